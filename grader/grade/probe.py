"""The probe: does an answer that is right on all stored datasets stay right on others?

Data made at random, salted with the constants of the answer and of the references, finds answers
that print what the shipped data asks for, and boundaries that no trap has.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from grader.errors import DojoError
from grader.grade.made import Maker, make_maker, seed_of
from grader.grade.rivals import Parting, Rivals
from grader.models import Exercise, Trap

if TYPE_CHECKING:
    from grader.grade.datasets import Dataset

PROBE = "probe"
"""The name of the case."""

DATASETS = 24
SECONDS = 0.3
WORK = 0.1
"""What the runs on all datasets may take, in time of the clock and of the engine's processor; the
last one begun is finished.
"""

_CONFIRMED = 3


class Probe:
    """The datasets for one answer, made in the background from the start."""

    def __init__(self, rivals: Rivals, data: Dataset) -> None:
        self.rivals = rivals
        self._data = data
        self._maker: Maker | None = None
        self._datasets: list[Trap] = []
        self._failed: Exception | None = None
        self._thread = threading.Thread(target=self._prepare, daemon=True)
        self._thread.start()

    @property
    def maker(self) -> Maker | None:
        """What makes datasets for this answer; None where the rules of the data are beyond it."""
        self._finish()
        return self._maker

    @property
    def datasets(self) -> list[Trap]:
        """The first datasets."""
        self._finish()
        return self._datasets

    def more(self, count: int) -> list[Trap]:
        """Further datasets than the first."""
        if self.maker is None:
            return []
        start = seed_of(self.rivals.answer.text) + DATASETS
        return [self.maker.dataset(start + at, PROBE) for at in range(count)]

    def of(self, exercise: Exercise, answer: str) -> bool:
        """Whether it is for this answer to this exercise."""
        return self.rivals.exercise == exercise and self.rivals.answer.text == answer

    def look(self) -> tuple[Parting | None, int]:
        """Where the answer is wrong, confirmed, and how many datasets were tried."""
        suspects, tried = self.rivals.suspects(self.datasets, SECONDS, WORK)
        for dataset in suspects[:_CONFIRMED]:
            found = self.rivals.confirmed(dataset)
            if found is not None:
                return found, tried
        return None, tried - len(suspects)

    def _prepare(self) -> None:
        rivals = self.rivals
        try:
            if rivals.first is None:
                return
            maker = make_maker(self._data, rivals)
            rivals.reading(maker)
            start = seed_of(rivals.answer.text)
            self._datasets = [maker.dataset(start + at, PROBE) for at in range(DATASETS)]
            self._maker = maker
        except DojoError:  # a rule of the data that the makers cannot keep
            self._datasets = []
        except Exception as problem:  # a thread has nobody to tell
            self._failed = problem

    def _finish(self) -> None:
        self._thread.join()
        if self._failed is not None:
            raise self._failed
