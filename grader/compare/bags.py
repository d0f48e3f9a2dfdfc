"""Compare rows as bags: every row counts as often as it comes, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
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


@dataclass(frozen=True, slots=True)
class KeyDifference:
    """How two bags of keys differ: (place of the key's first copy, expected and actual copies).

    `missing` keys did not come at all, `extra` ones should not have come, the rest came in other
    numbers; the places of `fewer` are those of the expected keys, of `more` those of the actual.
    """

    missing: tuple[tuple[int, int, int], ...]
    extra: tuple[tuple[int, int, int], ...]
    fewer: tuple[tuple[int, int, int], ...]
    more: tuple[tuple[int, int, int], ...]


def compare_bags(expected: Sequence[Row], actual: Sequence[Row], tolerance: float) -> BagDifference:
    """How two sequences of rows of equal width differ as bags."""
    found = compare_keys(
        canonical_rows(expected),
        canonical_rows(actual),
        lambda: sorted(_fuzzy_columns(expected) | _fuzzy_columns(actual)),
        tolerance,
    )
    if found is None:
        return BagDifference()
    miscounted = [
        (place, CountedRow(rows[place], wanted, given))
        for rows, items in ((expected, found.fewer), (actual, found.more))
        for place, wanted, given in items
    ]
    return BagDifference(
        tuple((place, copies) for place, copies, _ in found.missing),
        tuple((place, copies) for place, _, copies in found.extra),
        tuple(row for _, row in sorted(miscounted, key=lambda item: item[0])),
    )


def compare_keys(
    expected: Sequence[Key],
    actual: Sequence[Key],
    fuzzy: Callable[[], Sequence[int]],
    tolerance: float,
) -> KeyDifference | None:
    """How two sequences of keys differ as bags, or None where they agree.

    Keys that agree exactly are counted off by hash; only where some are left over on both sides
    are they matched within the tolerance, in the places that `fuzzy` then names.
    """
    if expected == actual:
        return None
    wanted, given = Counter(expected), Counter(actual)
    short, over = wanted - given, given - wanted
    if short and over:
        places = fuzzy()
        if places:
            from grader.compare.near import match_near  # exact results never need it

            short, over = match_near(wanted, given, places, tolerance)
    if not short and not over:
        return None

    first_expected, first_actual = _first_places(expected), _first_places(actual)
    lacking = sorted(
        (first_expected[key], wanted[key], wanted[key] - count) for key, count in short.items()
    )
    surplus = sorted(
        (first_actual[key], given[key] - count, given[key]) for key, count in over.items()
    )
    return KeyDifference(
        missing=tuple(item for item in lacking if not item[2]),
        extra=tuple(item for item in surplus if not item[1]),
        fewer=tuple(item for item in lacking if item[2]),
        more=tuple(item for item in surplus if item[1]),
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
