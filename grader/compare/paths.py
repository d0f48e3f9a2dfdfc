"""All places at which two documents differ, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from grader.compare.values import (
    Unordered,
    agree_keys,
    agree_values,
    bag_place,
    canonical,
    kind_of,
)
from grader.models.document_difference import PathDifference, PathFault
from grader.models.documents import ABSENT


def differing_paths(
    expected: Any, actual: Any, *, counts_id: bool, bags: Unordered | None, tolerance: float
) -> tuple[PathDifference, ...]:
    """The differences of two items, in the order of the expected item's fields."""
    skipped = () if counts_id else ("_id",)
    return tuple(_Walk(tolerance).differences("", expected, actual, bags, skipped))


@dataclass(frozen=True, slots=True)
class _Walk:
    tolerance: float

    def differences(
        self,
        path: str,
        expected: Any,
        actual: Any,
        bags: Unordered | None,
        skipped: tuple[str, ...] = (),
    ) -> Iterator[PathDifference]:
        if isinstance(expected, dict) and isinstance(actual, dict):
            yield from self._of_documents(path, expected, actual, bags, skipped)
        elif agree_values(expected, actual, self.tolerance, bags):
            return
        elif isinstance(expected, list) and isinstance(actual, list):
            yield from self._of_arrays(path, expected, actual, bags)
        elif kind_of(expected) != kind_of(actual):
            yield PathDifference(path, PathFault.TYPE, expected, actual)
        else:
            yield PathDifference(path, PathFault.VALUE, expected, actual)

    def _of_documents(
        self,
        path: str,
        expected: dict[str, Any],
        actual: dict[str, Any],
        bags: Unordered | None,
        skipped: tuple[str, ...],
    ) -> Iterator[PathDifference]:
        for name, value in expected.items():
            if name in skipped:
                continue
            place = _join(path, name)
            if name in actual:
                below = bags.below.get(name) if bags is not None else None
                yield from self.differences(place, value, actual[name], below)
            else:
                fault = PathFault.MISSING if value is not None else PathFault.MISSING_FOR_NULL
                yield PathDifference(place, fault, value, ABSENT)
        for name, value in actual.items():
            if name not in expected and name not in skipped:
                fault = PathFault.EXTRA if value is not None else PathFault.NULL_FOR_MISSING
                yield PathDifference(_join(path, name), fault, ABSENT, value)

    def _of_arrays(
        self, path: str, expected: list[Any], actual: list[Any], bags: Unordered | None
    ) -> Iterator[PathDifference]:
        if len(expected) != len(actual):
            yield PathDifference(path, PathFault.LENGTH, expected, actual)
        elif bags is not None and bags.here:
            for place, value, other in self._left_over(expected, actual, bags):
                yield from self.differences(_join(path, str(place)), value, other, bags)
        elif self._permuted(expected, actual, bags):
            yield PathDifference(path, PathFault.ORDER, expected, actual)
        else:
            for place, (value, other) in enumerate(zip(expected, actual, strict=True)):
                yield from self.differences(_join(path, str(place)), value, other, bags)

    def _permuted(
        self, expected: Sequence[Any], actual: Sequence[Any], bags: Unordered | None
    ) -> bool:
        one = sorted((canonical(item, bags) for item in expected), key=bag_place)
        other = sorted((canonical(item, bags) for item in actual), key=bag_place)
        return all(map(agree_keys, one, other, [self.tolerance] * len(one)))

    def _left_over(
        self, expected: Sequence[Any], actual: Sequence[Any], bags: Unordered
    ) -> Iterator[tuple[int, Any, Any]]:
        """What stays of two bags of equal size once equal elements are taken out, side by side."""
        wanted = [canonical(item, bags) for item in expected]
        given = [canonical(item, bags) for item in actual]
        over = Counter(given) - Counter(wanted)
        short = Counter(wanted) - Counter(given)
        ours = sorted(_take(wanted, short), key=lambda place: bag_place(wanted[place]))
        others = sorted(_take(given, over), key=lambda place: bag_place(given[place]))
        for place, other in sorted(zip(ours, others, strict=True)):
            yield place, expected[place], actual[other]


def _take(keys: Sequence[Any], left: Counter[Any]) -> Iterator[int]:
    for place, key in enumerate(keys):
        if left[key] > 0:
            left[key] -= 1
            yield place


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
