"""Find, for each missing row, the extra row that was probably meant to be it."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

from grader.compare.cells import agree, canonical, number
from grader.models import Result, Row, RowPair, Value

MOST_PAIRS = 1_000
"""Missing rows for which a partner is looked for, from the first on."""

_MOST_CANDIDATES = 32
_KEPT_CANDIDATES = 8
_MOST_KEY_COLUMNS = 5
_MEASURES = ("numeric", "real", "double precision")

Soft = tuple[Hashable, ...]
_Scored = tuple[float, int, int, int]
"""(minus the likeness, distance of the indices, place in `missing`, place in `extra`)."""


def pair_rows(
    expected: Result,
    aligned: Result,
    missing: Sequence[int],
    extra: Sequence[int],
    tolerance: float,
) -> tuple[RowPair, ...]:
    """Pairs of a missing and an extra row that agree in at least one telling cell.

    `missing` and `extra` are rows' indices. A cell tells the more, the more values its column
    has; most where no two expected rows share one, less where it is a measure, and a trifle less
    in later columns than in earlier ones.
    Texts that differ only in case or blanks count nearly as equal. Rows of a single column, and
    the only rows of both results, pair without any cell agreeing.
    """
    if not missing or not extra:
        return ()
    if len(expected.rows) == len(aligned.rows) == 1:
        found = [(0, 0)]
    elif len(expected.columns) == 1:
        found = _pair_single_cells(expected, aligned, missing[:MOST_PAIRS], extra)
    else:
        missing = missing[:MOST_PAIRS]
        found = _pair_by_key(expected, aligned, missing, extra)
        lefts = sorted(set(range(len(missing))) - {left for left, _ in found})
        rights = sorted(set(range(len(extra))) - {right for _, right in found})
        if lefts and rights:
            finder = _Finder.of(
                expected,
                aligned,
                [missing[left] for left in lefts],
                [extra[right] for right in rights],
                tolerance,
            )
            rest = _choose(finder.candidates())
            found += [(lefts[left], rights[right]) for left, right in rest]
    pairs = [(missing[left], extra[right]) for left, right in found]
    return tuple(
        _pair(expected.rows[left], aligned.rows[right], left, right, tolerance)
        for left, right in sorted(pairs)
    )


def _pair(one: Row, other: Row, left: int, right: int, tolerance: float) -> RowPair:
    differing = tuple(
        place
        for place, (wanted, given) in enumerate(zip(one, other, strict=True))
        if not agree(wanted, given, tolerance)
    )
    return RowPair(one, other, differing, left, right)


@dataclass(frozen=True, slots=True)
class _Finder:
    """What is needed to rank the extra rows by their likeness to a missing one."""

    missing: Sequence[int]
    extra: Sequence[int]
    missing_rows: list[Row]
    extra_rows: list[Row]
    missing_soft: list[Soft]
    extra_soft: list[Soft]
    weights: list[float]
    index: list[dict[Hashable, list[int]]]
    tolerance: float

    @classmethod
    def of(
        cls,
        expected: Result,
        aligned: Result,
        missing: Sequence[int],
        extra: Sequence[int],
        tolerance: float,
    ) -> _Finder:
        missing_rows = [expected.rows[place] for place in missing]
        extra_rows = [aligned.rows[place] for place in extra]
        missing_soft = [tuple(map(_soft, row)) for row in missing_rows]
        extra_soft = [tuple(map(_soft, row)) for row in extra_rows]
        index: list[dict[Hashable, list[int]]] = [defaultdict(list) for _ in expected.columns]
        for place, row in enumerate(extra_soft):
            for column, cell in enumerate(row):
                if cell is not None:
                    index[column][cell].append(place)
        weights = [
            _weight(expected, column, cells)
            for column, cells in enumerate(zip(*missing_soft, *extra_soft, strict=True))
        ]
        return cls(
            missing,
            extra,
            missing_rows,
            extra_rows,
            missing_soft,
            extra_soft,
            weights,
            index,
            tolerance,
        )

    def candidates(self) -> list[_Scored]:
        """The likeliest partners of all missing rows."""
        found: list[_Scored] = []
        for left in range(len(self.missing)):
            scored = [
                (-self._likeness(left, right), self._distance(left, right), left, right)
                for right in self._sharing(left)
            ]
            found.extend(item for item in heapq.nsmallest(_KEPT_CANDIDATES, scored) if item[0] < 0)
        return found

    def _sharing(self, left: int) -> set[int]:
        """Extra rows that share a cell; of a cell that very many share, the nearest by index."""
        lists = [
            self.index[column].get(cell, [])
            for column, cell in enumerate(self.missing_soft[left])
            if cell is not None
        ]
        found = {place for places in lists if len(places) <= _MOST_CANDIDATES for place in places}
        if not found:
            for places in lists:
                middle = bisect_left(places, self.missing[left], key=self.extra.__getitem__)
                start = max(0, min(middle - _MOST_CANDIDATES // 2, len(places) - _MOST_CANDIDATES))
                found.update(places[start : start + _MOST_CANDIDATES])
        return found

    def _likeness(self, left: int, right: int) -> float:
        one, other = self.missing_soft[left], self.extra_soft[right]
        score = 0.0
        for column, weight in enumerate(self.weights):
            wanted = self.missing_rows[left][column]
            given = self.extra_rows[right][column]
            if wanted is None or given is None:
                continue
            if one[column] == other[column]:
                score += weight if wanted == given else weight * 0.9
            elif isinstance(wanted, float) and agree(wanted, given, self.tolerance):
                score += weight
        return score

    def _distance(self, left: int, right: int) -> int:
        return abs(self.missing[left] - self.extra[right])


def _pair_by_key(
    expected: Result, aligned: Result, missing: Sequence[int], extra: Sequence[int]
) -> list[tuple[int, int]]:
    """Pair by the first few columns, measures aside, that tell the rows apart on both sides.

    Only where at least half of the missing rows find the row of their key.
    """
    plain = [place for place, column in enumerate(expected.columns) if column.type not in _MEASURES]
    for size in (1, 2, 3):
        for key in combinations(plain[:_MOST_KEY_COLUMNS], size):
            if len(key) == len(expected.columns) or not (
                _unique(expected, key) and _unique(aligned, key)
            ):
                continue
            places = {_key(aligned.rows[place], key): right for right, place in enumerate(extra)}
            found = [
                (left, places[wanted])
                for left, place in enumerate(missing)
                if (wanted := _key(expected.rows[place], key)) in places and None not in wanted
            ]
            if 2 * len(found) >= len(missing):
                return found
    return []


def _key(row: Row, places: tuple[int, ...]) -> Soft:
    return tuple(_soft(row[place]) for place in places)


def _unique(result: Result, places: tuple[int, ...]) -> bool:
    return len({_key(row, places) for row in result.rows}) == len(result.rows)


def _choose(candidates: list[_Scored]) -> list[tuple[int, int]]:
    """The best pairs first, no row twice."""
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for _, _, left, right in sorted(candidates):
        if left not in chosen and right not in used:
            chosen[left] = right
            used.add(right)
    return sorted(chosen.items())


def _pair_single_cells(
    expected: Result, aligned: Result, missing: Sequence[int], extra: Sequence[int]
) -> list[tuple[int, int]]:
    """Texts alike but for case and blanks first; the rest by size or place, if equally many."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for right, place in enumerate(extra):
        alike[_soft(aligned.rows[place][0])].append(right)
    found: dict[int, int] = {}
    for left, place in enumerate(missing):
        partners = alike.get(_soft(expected.rows[place][0]))
        if partners:
            found[left] = partners.pop(0)
    taken = set(found.values())
    lefts = [left for left in range(len(missing)) if left not in found]
    rights = [right for right in range(len(extra)) if right not in taken]
    if len(lefts) == len(rights):
        lefts.sort(key=lambda left: _size(expected.rows[missing[left]][0]))
        rights.sort(key=lambda right: _size(aligned.rows[extra[right]][0]))
        found.update(zip(lefts, rights, strict=True))
    return sorted(found.items())


def _size(cell: Value) -> float:
    value = number(cell)
    return 0.0 if value is None else float(value)


def _soft(cell: Value) -> Hashable:
    """A cell as one would recognise it: case and blanks aside."""
    if isinstance(cell, str):
        return " ".join(cell.split()).casefold() or None
    return canonical(cell)


def _weight(expected: Result, column: int, cells: Sequence[Hashable]) -> float:
    """How much agreement in this column tells; a key tells more than all other columns."""
    width = len(expected.columns)
    weight = math.log2(1 + len(set(cells))) * (1 + 0.01 * (width - column) / width)
    if expected.columns[column].type in _MEASURES:
        return weight / 2
    is_key = len({row[column] for row in expected.rows}) == len(expected.rows)
    return weight * width if is_key else weight
