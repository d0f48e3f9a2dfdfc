"""Two documents that differ, merged field by field: what stands beside what, what is folded."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.models import ABSENT, DocumentPair, PathDifference, PathFault
from grader.reports.folding import brief, cut
from grader.reports.mongosh import key, written

widest = 40
"""Columns that a value takes beside another at most."""
_alike_kept = {0: 5, 1: 2}
"""Fields alike that are shown at each depth to tell which document it is; deeper ones: 1."""
_signs = {PathFault.MISSING: "-", PathFault.EXTRA: "+"}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field on both sides.

    `sign` is "=" alike, "~" changed, "-" missing, "+" extra, " " part of the frame around
    differing fields, and "…" a fold. `label` is the field's name with its colon; `left` and
    `right` are the texts of the values, None where that side has nothing to show.
    """

    sign: str
    depth: int
    label: str
    left: str | None
    right: str | None


def field_lines(pair: DocumentPair) -> list[FieldLine]:
    """The lines of two items that differ at some of their paths."""
    faults = {fault.path: fault for fault in pair.paths}
    above = {""} if any(faults) else set()
    for path in faults:
        parts = path.split(".")
        above.update(".".join(parts[:count]) for count in range(1, len(parts)))
    return list(_walk("", "", pair.expected, pair.actual, _Faults(faults, above), 0))


@dataclass(frozen=True, slots=True)
class _Faults:
    """The differences by path, and the paths that have differences below them."""

    at: Mapping[str, PathDifference]
    above: Collection[str]

    def touch(self, path: str) -> bool:
        return path in self.at or path in self.above


def _walk(
    path: str,
    label: str,
    expected: Any,
    actual: Any,
    faults: _Faults,
    depth: int,
) -> Iterator[FieldLine]:
    inside = f"{path}." if path else ""
    named = isinstance(expected, Mapping) and isinstance(actual, Mapping)
    listed = isinstance(expected, list) and isinstance(actual, list)
    if path in faults.above and (named or listed):
        yield FieldLine(" ", depth, label, "{" if named else "[", "{" if named else "[")
        children = list(_children(inside, expected, actual))
        yield from _folded(children, faults, depth, named)
        yield FieldLine(" ", depth, "", "}" if named else "]", "}" if named else "]")
        return
    fault = faults.at.get(path)
    if fault is None:
        left, right = (
            None if value is ABSENT else brief(value, widest) for value in (expected, actual)
        )
        yield FieldLine("=", depth, label, left, right)
        return
    left, right = differing(expected, actual, widest)
    yield FieldLine(_signs.get(fault.fault, "~"), depth, label, left, right)


def _children(inside: str, expected: Any, actual: Any) -> Iterator[tuple[str, str, Any, Any]]:
    """Path, label and the two values of each field or element."""
    if isinstance(expected, Mapping):
        for name in dict.fromkeys((*expected, *actual)):
            yield (
                f"{inside}{name}", f"{key(name)}: ",
                expected.get(name, ABSENT), actual.get(name, ABSENT),
            )  # fmt: skip
        return
    for place in range(max(len(expected), len(actual))):
        left, right = (side[place] if place < len(side) else ABSENT for side in (expected, actual))
        yield f"{inside}{place}", f"{place}: ", left, right


def _folded(
    children: Sequence[tuple[str, str, Any, Any]],
    faults: _Faults,
    depth: int,
    named: bool,
) -> Iterator[FieldLine]:
    """The lines of the children; of those alike only the first few."""
    children = [child for child in children if not _ignored(child, faults)]
    alike = {path for path, *_ in children if not faults.touch(path)}
    keep = _alike_kept.get(depth, 1) if named else 0
    hide = len(alike) > keep + 1
    seen = hidden = 0
    for path, label, expected, actual in children:
        if path in alike:
            seen += 1
            if hide and seen > keep:
                hidden += 1
                continue
        yield from _walk(path, label, expected, actual, faults, depth + 1)
    if hidden:
        noun = "field" if named else "element"
        words = f"{hidden:,} more {noun}s alike"
        yield FieldLine("…", depth + 1, "", words, words)


def _ignored(child: tuple[str, str, Any, Any], faults: _Faults) -> bool:
    """Whether a field does not count: no fault, and on one side only or a differing `_id`."""
    path, _, expected, actual = child
    if faults.touch(path):
        return False
    return (expected is ABSENT) != (actual is ABSENT) or (path == "_id" and expected != actual)


def differing(expected: Any, actual: Any, room: int) -> tuple[str, str]:
    """The texts of two values, cut so that the first difference is in sight."""
    left, right = written(expected), written(actual)
    if max(len(left), len(right)) <= room:
        return left, right
    common = 0
    for mine, theirs in zip(left, right, strict=False):
        if mine != theirs:
            break
        common += 1
    if common > room // 2:
        start = common - room // 4
        left, right = (f"…{text[start:]}" if len(text) > start else text for text in (left, right))
    return cut(left, room), cut(right, room)
