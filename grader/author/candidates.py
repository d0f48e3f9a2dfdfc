"""Datasets found on the way to traps: what they tell, and which are worth going on from."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random

from grader.author.panel import Witness
from grader.author.trapfiles import sized
from grader.models import Outcome, Trap

_MOST_BASES = 10


class Budget:
    """The time that the search may take; remembers whether that ever said no."""

    def __init__(self, seconds: float) -> None:
        self._start = time.monotonic()
        self._seconds = seconds
        self._kept = 0.0
        self.over = False

    def left(self, part: float = 1.0) -> bool:
        """Whether there is time left, or left of this part of it."""
        left = self.spent() <= part * (self._seconds - self._kept)
        self.over = self.over or not left
        return left

    def spent(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._start

    def but(self, part: float) -> Budget:
        """Keep back the last part of the time."""
        self._kept = part * self._seconds
        return self

    def restore(self) -> None:
        """Give back what was kept."""
        self._kept = 0.0


@dataclass(slots=True)
class Found:
    """A dataset, the suspects that it tells or is to tell, and the pins that it breaks."""

    witness: Witness
    kills: frozenset[int]
    broken: frozenset[int] = frozenset()

    @property
    def rows(self) -> int:
        """How many rows or documents the dataset holds."""
        assert self.witness.dataset is not None
        return sized(self.witness.dataset)


class Bases:
    """Datasets worth varying: those that told something, and those with the richest results."""

    def __init__(self) -> None:
        self._telling: list[Trap] = []
        self._rich: list[tuple[int, Trap]] = []

    def add(self, witness: Witness, told: bool) -> None:
        """Keep a dataset that `told` something, or that is among the richest."""
        dataset = witness.dataset
        assert dataset is not None
        if told:
            self._telling.append(dataset)
        rich = richness(witness.expected)
        if len(self._rich) < _MOST_BASES or rich >= self._rich[-1][0]:
            # Of equals the newest stands first, so that the bases drift.
            self._rich.insert(0, (rich, dataset))
            self._rich.sort(key=lambda item: -item[0])
            del self._rich[_MOST_BASES:]

    def pick(self, number: int) -> Trap | None:
        """One of them, the same for a number; None where there is none yet."""
        random = Random(number)
        rich = [dataset for _, dataset in self._rich]
        one, other = (self._telling, rich) if random.random() < 0.5 else (rich, self._telling)
        source = one or other
        return random.choice(source) if source else None


def richness(expected: Outcome) -> int:
    """How much there is to see in a result: rows and different values, of which few are enough."""
    tables = [expected.result, *(state.content for state in expected.state.values())]
    rows = [row for table in tables if table is not None for row in table.rows]
    values = {repr(cell) for row in rows for cell in row}
    documents = [expected.documents, *expected.collections.values()]
    items = [item for one in documents if one is not None for item in one.items]
    return min(4 * len(rows) + len(values), 30) + min(4 * len(items), 30)
