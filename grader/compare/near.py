"""Match rows that agree only within the tolerance: as many as can be matched, one to one.

Agreement within a tolerance is not transitive, so sorting both sides and comparing in step would
be wrong. Rows are nodes with as many copies as they come; a maximum matching is found by
augmenting paths, starting from the rows that agree exactly.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from grader.compare.cells import Key, Number, as_float, close, near_zero, skeleton

_MOST_STEPS = 3_000_000
"""Comparisons of two rows within one bucket before matching ends, so that no answer, however
contrived, holds the grader up. An honest result of 20,000 rows needs some ten thousand.
"""


@dataclass(slots=True)
class _Node:
    key: Key
    numbers: tuple[Number, ...]
    spare: int
    """Copies not matched yet."""


@dataclass(slots=True)
class _Bucket:
    """Rows that agree in all but their numbers."""

    expected: list[_Node] = field(default_factory=list)
    actual: list[_Node] = field(default_factory=list)


def match_near(
    expected: Counter[Key], actual: Counter[Key], fuzzy: Sequence[int], tolerance: float
) -> tuple[Counter[Key], Counter[Key]]:
    """The copies of expected and of actual rows that stay unmatched.

    `fuzzy` are the columns whose numbers may agree within the tolerance.
    """
    buckets: dict[Hashable, _Bucket] = defaultdict(_Bucket)
    for key, copies in expected.items():
        form, numbers = _split(key, fuzzy)
        spare = max(0, copies - actual[key])
        buckets[form].expected.append(_Node(key, numbers, spare))
    for key, copies in actual.items():
        form, numbers = _split(key, fuzzy)
        spare = max(0, copies - expected[key])
        buckets[form].actual.append(_Node(key, numbers, spare))

    short: Counter[Key] = Counter()
    over: Counter[Key] = Counter()
    for bucket in buckets.values():
        if _unmatched(bucket.expected) and _unmatched(bucket.actual):
            _match(bucket, expected, actual, tolerance)
        for node in bucket.expected:
            if node.spare:
                short[node.key] = node.spare
        for node in bucket.actual:
            if node.spare:
                over[node.key] = node.spare
    return short, over


def _match(bucket: _Bucket, expected: Counter[Key], actual: Counter[Key], tolerance: float) -> None:
    """Match the bucket's rows; the copies left over stay in the nodes' `spare`."""
    if len(bucket.expected) == len(bucket.actual) == 1:
        one, other = bucket.expected[0], bucket.actual[0]
        if _near(one, other, tolerance):
            amount = min(one.spare, other.spare)
            one.spare -= amount
            other.spare -= amount
    else:
        _Matching(bucket, expected, actual, tolerance).run()


def _unmatched(nodes: list[_Node]) -> bool:
    return any(node.spare for node in nodes)


def _near(one: _Node, other: _Node, tolerance: float) -> bool:
    return all(close(a, b, tolerance) for a, b in zip(one.numbers, other.numbers, strict=True))


def _split(key: Key, fuzzy: Sequence[int]) -> tuple[Hashable, tuple[Number, ...]]:
    numbers: list[Number] = []
    form = list(key)
    for place in fuzzy:
        form[place] = skeleton(form[place], numbers)
    return tuple(form), tuple(numbers)


class _Matching:
    """One bucket's matching; `flow[j]` says how many copies of actual row j each expected row
    has taken.
    """

    def __init__(
        self, bucket: _Bucket, expected: Counter[Key], actual: Counter[Key], tolerance: float
    ) -> None:
        self._tolerance = tolerance
        self._left = bucket.expected
        self._lead = _most_telling(bucket.actual)
        self._right = sorted(bucket.actual, key=self._position)
        self._positions = [self._position(node) for node in self._right]
        place = {node.key: index for index, node in enumerate(self._left)}
        self._flow: list[dict[int, int]] = [{} for _ in self._right]
        for index, node in enumerate(self._right):
            if node.key in place:
                self._flow[index][place[node.key]] = min(expected[node.key], actual[node.key])
        self._near: dict[int, list[int]] = {}
        self._closed: set[int] = set()
        self._steps = 0

    def run(self) -> None:
        """Match until no more can be matched; what stays is left in the nodes' `spare`."""
        for index, node in enumerate(self._left):
            while node.spare and self._augment(index):
                pass

    def _augment(self, start: int) -> bool:
        reached_from: dict[int, int] = {}
        taken_by: dict[int, int] = {}
        queue = [start]
        for left in queue:
            for right in self._neighbours(left):
                if right in reached_from or right in self._closed:
                    continue
                reached_from[right] = left
                if self._right[right].spare:
                    self._shift(start, right, reached_from, taken_by)
                    return True
                for other in self._flow[right]:
                    if other != start and other not in taken_by:
                        taken_by[other] = right
                        queue.append(other)
        # Nothing beyond these rows is free, and no later path can change that.
        self._closed.update(reached_from)
        return False

    def _shift(
        self, start: int, end: int, reached_from: dict[int, int], taken_by: dict[int, int]
    ) -> None:
        """Move as many copies as fit along the path that was found from `end` back to `start`."""
        path = [(reached_from[end], end)]
        while path[-1][0] != start:
            right = taken_by[path[-1][0]]
            path.append((reached_from[right], right))
        released = [(left, taken_by[left]) for left, _ in path[:-1]]
        amount = min(
            self._left[start].spare,
            self._right[end].spare,
            *(self._flow[right][left] for left, right in released),
        )
        for left, right in released:
            self._flow[right][left] -= amount
            if not self._flow[right][left]:
                del self._flow[right][left]
        for left, right in path:
            self._flow[right][left] = self._flow[right].get(left, 0) + amount
        self._left[start].spare -= amount
        self._right[end].spare -= amount

    def _neighbours(self, left: int) -> list[int]:
        if left not in self._near:
            node = self._left[left]
            low, high = self._window(self._position(node))
            self._steps += high - low
            if self._steps > _MOST_STEPS:
                high = low
            self._near[left] = [
                right
                for right in range(low, high)
                if _near(node, self._right[right], self._tolerance)
            ]
        return self._near[left]

    def _position(self, node: _Node) -> float:
        return as_float(node.numbers[self._lead]) if node.numbers else 0.0

    def _window(self, value: float) -> tuple[int, int]:
        """The span of `_right` that holds every row near this value, and few others."""
        if not math.isfinite(value) or self._tolerance >= 0.5:
            return 0, len(self._right)
        reach = abs(value) * self._tolerance / (1 - self._tolerance)
        reach = max(reach, near_zero(self._tolerance)) * 1.001 + math.ulp(value)
        return (
            bisect_left(self._positions, value - reach),
            bisect_right(self._positions, value + reach),
        )


def _most_telling(nodes: list[_Node]) -> int:
    """Which of the rows' numbers has the most different values."""
    columns = list(zip(*(node.numbers for node in nodes), strict=True))
    return max(range(len(columns)), key=lambda place: len(set(columns[place])), default=0)
