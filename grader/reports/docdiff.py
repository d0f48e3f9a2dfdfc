"""Two documents that differ, merged field by field: what stands beside what, what is folded."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grader.models import ABSENT, DocumentPair, PathDifference, PathFault
from grader.reports.folding import brief, cut
from grader.reports.mongosh import beginning, key, quoted

widest = 40
"""Columns that a value takes beside another at most."""
_alike_kept = {0: 5, 1: 2}
"""Fields alike that are shown at each depth to tell which document it is; deeper ones: 1."""
_searched = 50_000
"""Characters of a value in which the first difference is looked for."""
_signs = {PathFault.MISSING: "-", PathFault.EXTRA: "+"}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field on both sides.

    `sign` is "=" alike, "~" changed, "-" missing, "+" extra, " " part of the frame around
    differing fields, and "…" a fold. `label` is the field's name with its colon; `left` and
    `right` are the texts of the values.
    """

    sign: str
    depth: int
    label: str
    left: str
    right: str


def field_lines(pair: DocumentPair) -> list[FieldLine]:
    """The lines of two items that differ at some of their paths."""
    below: dict[str, set[str]] = {}
    for fault in pair.paths:
        parts = fault.path.split(".") if fault.path else []
        for count, name in enumerate(parts):
            below.setdefault(".".join(parts[:count]), set()).add(name)
    faults = _Faults({fault.path: fault for fault in pair.paths}, below)
    return list(_walk("", "", pair.expected, pair.actual, faults, 0))


@dataclass(frozen=True, slots=True)
class _Faults:
    """The differences by path; and below which fields or elements of a path there are any."""

    at: Mapping[str, PathDifference]
    below: Mapping[str, Collection[str]]


def _walk(
    path: str, label: str, expected: Any, actual: Any, faults: _Faults, depth: int
) -> Iterator[FieldLine]:
    named = isinstance(expected, Mapping) and isinstance(actual, Mapping)
    listed = isinstance(expected, list) and isinstance(actual, list)
    if path in faults.below and (named or listed):
        yield FieldLine(" ", depth, label, "{" if named else "[", "{" if named else "[")
        yield from _inside(path, expected, actual, faults, depth + 1)
        yield FieldLine(" ", depth, "", "}" if named else "]", "}" if named else "]")
        return
    fault = faults.at.get(path)
    if fault is None:
        yield FieldLine("=", depth, label, brief(expected, widest), brief(actual, widest))
        return
    left, right = differing(expected, actual, widest)
    yield FieldLine(_signs.get(fault.fault, "~"), depth, label, left, right)


def _inside(
    path: str, expected: Any, actual: Any, faults: _Faults, depth: int
) -> Iterator[FieldLine]:
    """The lines of the fields or elements; of those alike only the first few."""
    named = isinstance(expected, Mapping)
    touched = faults.below[path]
    names: Collection[Any] = (
        dict.fromkeys((*expected, *actual)) if named else range(max(len(expected), len(actual)))
    )
    alike = [
        name for name in names if str(name) not in touched and _counts(path, name, expected, actual)
    ]
    keep = _alike_kept.get(depth - 1, 1) if named else 0
    hidden = len(alike) - keep if len(alike) > keep + 1 else 0
    shown = set(alike[:keep] if hidden else alike)
    for name in names:
        if name in shown or str(name) in touched:
            inner = f"{path}.{name}" if path else str(name)
            label = f"{key(name) if named else name}: "
            left, right = _at(expected, name), _at(actual, name)
            yield from _walk(inner, label, left, right, faults, depth)
    if hidden:
        words = f"{hidden:,} more {'field' if named else 'element'}s alike"
        yield FieldLine("…", depth, "", words, words)


def _at(side: Any, name: Any) -> Any:
    if isinstance(side, Mapping):
        return side.get(name, ABSENT)
    return side[name] if name < len(side) else ABSENT


def _counts(path: str, name: Any, expected: Any, actual: Any) -> bool:
    """Whether what is no fault is alike: it is not on one side only, nor a differing `_id`."""
    left, right = _at(expected, name), _at(actual, name)
    if path == "" and name == "_id" and left != right:
        return False
    return left is not ABSENT and right is not ABSENT


def differing(expected: Any, actual: Any, room: int) -> tuple[str, str]:
    """The texts of two values, cut so that the first difference is in sight."""
    if isinstance(expected, str) and isinstance(actual, str) and not _absent(expected, actual):
        start = _start(expected, actual, room)
        left, right = (_from(text, start, room) for text in (expected, actual))
        return cut(left, room), cut(right, room)
    left, right = (beginning(value, _searched)[0] for value in (expected, actual))
    if max(len(left), len(right)) <= room:
        return left, right
    start = _start(left, right, room)
    left, right = (f"…{text[start:]}" if 0 < start < len(text) else text for text in (left, right))
    return cut(left, room), cut(right, room)


def _from(text: str, start: int, room: int) -> str:
    """The text in quotes; what stands before `start` is left out, and what nobody will see."""
    shown = quoted(text[start : start + 2 * room])
    return f"…{shown[1:]}" if start else shown


def _start(left: str, right: str, room: int) -> int:
    """Where to begin so that the first difference is in sight; 0 where it is without that."""
    if max(len(left), len(right)) <= room - 2:
        return 0
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if left[:middle] == right[:middle] else (low, middle - 1)
    return low - room // 4 if low > room // 2 else 0


def _absent(*values: Any) -> bool:
    return any(value is ABSENT for value in values)
