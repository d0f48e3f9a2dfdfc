"""Compare rows as bags: every row counts as often as it comes, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from grader.compare.cells import Key, canonical_rows
from grader.models import CountedRow, Json, Row


@dataclass(frozen=True, slots=True)
class BagDifference:
    """Falsy where the bags agree.

    `missing` and `extra` are (index of the row's first copy, number of copies).
    """

    missing: tuple[tuple[int, int], ...] = ()
    extra: tuple[tuple[int, int], ...] = ()
    miscounted: tuple[CountedRow, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.miscounted)


def compare_bags(expected: Sequence[Row], actual: Sequence[Row], tolerance: float) -> BagDifference:
    """How two sequences of rows of equal width differ as bags.

    Rows that agree exactly are counted off by hash; only where some are left over and a column
    holds floats are those matched within the tolerance.
    """
    expected_keys, actual_keys = canonical_rows(expected), canonical_rows(actual)
    if expected_keys == actual_keys:
        return BagDifference()
    wanted, given = Counter(expected_keys), Counter(actual_keys)
    short, over = wanted - given, given - wanted
    if short and over:
        fuzzy = _fuzzy_columns(expected) | _fuzzy_columns(actual)
        if fuzzy:
            from grader.compare.near import match_near  # exact results never need it

            short, over = match_near(wanted, given, sorted(fuzzy), tolerance)
    if not short and not over:
        return BagDifference()

    first_expected, first_actual = _first_places(expected_keys), _first_places(actual_keys)
    missing, extra, miscounted = [], [], []
    for key, count in short.items():
        place, copies = first_expected[key], wanted[key]
        if count == copies:
            missing.append((place, copies))
        else:
            miscounted.append((place, CountedRow(expected[place], copies, copies - count)))
    for key, count in over.items():
        place, copies = first_actual[key], given[key]
        if count == copies:
            extra.append((place, copies))
        else:
            miscounted.append((place, CountedRow(actual[place], copies - count, copies)))
    return BagDifference(
        tuple(sorted(missing)),
        tuple(sorted(extra)),
        tuple(row for _, row in sorted(miscounted, key=lambda item: item[0])),
    )


def _first_places(keys: Sequence[Key]) -> dict[Key, int]:
    return {key: place for place, key in reversed(list(enumerate(keys)))}


def _fuzzy_columns(rows: Sequence[Row]) -> frozenset[int]:
    """The columns in which two cells may agree without being equal."""
    inexact = {float, tuple, Json}
    return frozenset(
        place
        for place, cells in enumerate(zip(*rows, strict=True))
        if not inexact.isdisjoint(map(type, cells))
    )
