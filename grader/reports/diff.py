"""A difference as the lines of a diff: which rows stand side by side, and which are folded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from grader.models import Difference, Row, Value

shown_changes = 12
"""At most so many differing rows are shown; the rest is counted."""
_extras_kept = 4
"""So many of them are kept for extra rows, however many are missing."""
_context = ((3, 2), (6, 1))
"""Up to so many differing rows, so many rows alike are shown before and after each; else none."""


@dataclass(frozen=True, slots=True)
class DiffLine:
    """Rows side by side.

    `sign` is "=" alike, "~" changed in `columns`, "-" missing (`actual` is None) or too few copies,
    "+" extra (`expected` is None) or too many copies, and "…" a fold. `copies` is the number of
    copies expected and given, where those differ. `place` is the row's place from 1, where order
    counts. A fold has `folded` rows alike or, where `signs` is not empty, hidden changes per sign.
    """

    sign: str
    expected: Row | None = None
    actual: Row | None = None
    columns: frozenset[int] = frozenset()
    copies: tuple[int, int] | None = None
    place: int | None = None
    folded: int = 0
    signs: tuple[tuple[str, int], ...] = ()


def row_lines(difference: Difference) -> list[DiffLine]:
    """The lines for rows that differ as bags, folded. Needs `difference.aligned`."""
    return _fold(list(_bag_lines(difference)))


def order_lines(difference: Difference) -> list[DiffLine]:
    """The lines around the first place at which the order parts. Needs `difference.order`."""
    assert difference.order is not None
    aligned = difference.aligned or difference.actual
    first = difference.order.index
    start = max(0, first - 2)
    pairs = list(zip(difference.expected.rows, aligned.rows, strict=False))
    lines = [DiffLine("…", folded=start)] if start else []
    for index, (expected, actual) in enumerate(pairs[start : first + 6], start=start):
        sign = "~" if index >= first and changed_columns(expected, actual) else "="
        lines.append(DiffLine(sign, expected, actual, place=index + 1))
    later = sum(bool(changed_columns(*pair)) for pair in pairs[first + 6 :])
    if later:
        lines.append(DiffLine("…", signs=(("~", later),)))
    return lines


def changed_columns(expected: Row, actual: Row) -> frozenset[int]:
    """The positions at which two rows differ; floats that are as good as equal do not."""
    cells = zip(expected, actual, strict=True)
    return frozenset(place for place, (left, right) in enumerate(cells) if not _alike(left, right))


def _bag_lines(difference: Difference) -> Iterator[DiffLine]:
    assert difference.aligned is not None
    pairs = {pair.expected_index: pair for pair in difference.pairs}
    paired = {pair.actual_index for pair in difference.pairs}
    missing = {_key(counted.row) for counted in difference.missing}
    extra = {_key(counted.row) for counted in difference.extra}
    miscounted = {_key(counted.row): counted for counted in difference.miscounted}
    seen: set[object] = set()
    for index, row in enumerate(difference.expected.rows):
        key = _key(row)
        if index in pairs:
            pair = pairs[index]
            yield DiffLine("~", pair.expected, pair.actual, frozenset(pair.columns))
        elif key in missing:
            yield DiffLine("-", row)
        elif key not in miscounted:
            yield DiffLine("=", row, row)
        elif key not in seen:
            seen.add(key)
            counted = miscounted[key]
            sign = "+" if counted.actual > counted.expected else "-"
            copies = (counted.expected, counted.actual)
            yield DiffLine(sign, row, row, copies=copies)
    for index, row in enumerate(difference.aligned.rows):
        if index not in paired and _key(row) in extra:
            yield DiffLine("+", None, row)


def _fold(lines: list[DiffLine]) -> list[DiffLine]:
    changed = [place for place, line in enumerate(lines) if line.sign != "="]
    only_extra = [place for place in changed if lines[place].expected is None]
    other = [place for place in changed if lines[place].expected is not None]
    kept = min(len(only_extra), max(_extras_kept, shown_changes - len(other)))
    shown = {*other[: shown_changes - kept], *only_extra[:kept]}
    context = next((rows for most, rows in _context if len(shown) <= most), 0)
    near = {place + step for place in shown for step in range(-context, context + 1)}
    near -= set(changed) - shown
    folded: list[DiffLine] = []
    alike: list[DiffLine] = []
    for place, line in enumerate(lines):
        if place in near:
            folded += [*_alike_lines(alike), line]
            alike = []
        elif line.sign == "=":
            alike.append(line)
    folded += _alike_lines(alike)
    hidden = _count(lines[place].sign for place in changed if place not in shown)
    if hidden:
        folded.append(DiffLine("…", signs=hidden))
    return folded


def _alike_lines(lines: list[DiffLine]) -> list[DiffLine]:
    """A fold for rows alike; one alone takes no more room than its fold."""
    return [DiffLine("…", folded=len(lines))] if len(lines) > 1 else lines


def _count(signs: Iterable[str]) -> tuple[tuple[str, int], ...]:
    listed = list(signs)
    return tuple((sign, listed.count(sign)) for sign in "~-+" if sign in listed)


def _alike(left: Value, right: Value) -> bool:
    if isinstance(left, float) or isinstance(right, float):
        numbers = (int, float, Decimal)
        if isinstance(left, numbers) and isinstance(right, numbers):
            return _key((left,)) == _key((right,)) or math.isclose(left, right)
    return _key((left,)) == _key((right,))


def _key(row: Row) -> tuple[object, ...]:
    # NaN is unequal to itself, and True would equal 1.
    return tuple(
        (type(cell).__name__, str(cell)) if isinstance(cell, bool) or cell != cell else cell
        for cell in row
    )
