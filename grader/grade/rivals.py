"""An answer against the reference solutions on datasets of the caller's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.grade.judge import judge
from grader.grade.trial import Trial, same_outcome
from grader.models import CaseReport, EngineName, Exercise, Kind, Limits, Outcome, Trap
from grader.sandbox import CaseRun, Status

if TYPE_CHECKING:
    from grader.grade.backends import Backend, Ready

_SECONDS = 0.5
"""What one run on a small dataset may take: one that takes longer is no evidence."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A dataset on which the answer is wrong: what the reference leaves, and how the answer ends."""

    dataset: Trap
    expected: CaseRun
    run: CaseRun


class Rivals:
    """One answer and the reference solutions of its exercise, ready to run.

    Only what all references agree on counts; where one fails or runs too long nothing does. An
    error of the answer counts, running out of time or memory does not. `relations` are the tables
    or collections that they read; set before the first dataset.
    """

    def __init__(self, trial: Trial, backend: Backend, exercise: Exercise, answer: Ready) -> None:
        self.trial = trial
        self.exercise = exercise
        self.answer = answer
        self._backend = backend
        self._limits = replace(exercise.limits, seconds=min(_SECONDS, exercise.limits.seconds))
        # The offline engine's tables know no foreign keys, and a query reads what it names.
        self._lean = backend.engine is EngineName.DUCKDB and exercise.kind is Kind.QUERY
        self.relations: tuple[str, ...] = ()
        self._first: Ready | None = None
        self._others: list[Ready] | None = None

    @property
    def first(self) -> Ready | None:
        """The reference; None where this engine does not take it."""
        if self._first is None:
            self._first = self.trial.ready(self.exercise.solutions[0])
        return self._first

    @property
    def others(self) -> list[Ready]:
        """The other solutions, as far as this engine takes them."""
        if self._others is None:
            ready = (self.trial.ready(text) for text in self.exercise.solutions[1:])
            self._others = [one for one in ready if one is not None]
        return self._others

    def suspects(self, datasets: Sequence[Trap], seconds: float) -> tuple[list[Trap], int]:
        """The datasets on which the answer and the reference part, and how many were looked at."""
        if self.first is None:
            return [], 0
        runs = self._many([self.first, self.answer], datasets, seconds)
        found = [
            dataset
            for dataset, (expected, run) in zip(datasets, runs, strict=False)
            if self._part(expected, run)
        ]
        return found, len(runs)

    def part(self, dataset: Trap) -> Parting | None:
        """What each does on a dataset where the answer and the reference part, else None."""
        if self.first is None:
            return None
        runs = self._runs([self.first, self.answer], dataset)
        if runs is None or not self._part(*runs):
            return None
        return Parting(dataset, *runs)

    def confirmed(self, dataset: Trap) -> Parting | None:
        """`part`, seen twice, with all references at one."""
        if self.first is None:
            return None
        runs = self._runs(
            [self.first, self.answer, *self.others, self.first, self.answer], dataset
        )
        if runs is None:
            return None
        expected, run, *others, again, repeated = runs
        agreed = all(self.trial.same(expected, one) for one in (*others, again))
        if not agreed or not self._part(expected, run) or not self._repeated(run, repeated):
            return None
        return Parting(dataset, expected, run)

    def judged(self, parting: Parting, name: str) -> CaseReport:
        """The case that the learner is told of."""
        run = replace(parting.run, name=name)
        report = judge(
            self.exercise,
            self.wanted(parting.expected.outcome or Outcome(None)),
            run,
            self.answer.facts,
            lambda ended: self._backend.explain(ended, self.answer),
        )
        return replace(report, dataset=parting.dataset)

    def wanted(self, outcome: Outcome) -> Outcome:
        """What counts of the reference's outcome: what counts of the recorded one."""
        recorded = self.exercise.expected
        query = self.exercise.kind is Kind.QUERY
        relations = () if query else self.exercise.state_relations
        return Outcome(
            outcome.result if query or recorded.result is not None else None,
            {name: kept for name, kept in outcome.state.items() if name in relations},
            outcome.documents if query or recorded.documents is not None else None,
            {name: kept for name, kept in outcome.collections.items() if name in relations},
        )

    def _runs(self, answers: Sequence[Ready], dataset: Trap) -> list[CaseRun] | None:
        """How each ends; None where the engine's process did."""
        found = self._many(answers, [dataset], float("inf"))
        return found[0] if found else None

    def _many(
        self, answers: Sequence[Ready], datasets: Sequence[Trap], seconds: float
    ) -> list[list[CaseRun]]:
        if self._lean:
            datasets = [self._read(one) for one in datasets]
        return self.trial.many(answers, datasets, seconds, self._limits)

    def _read(self, dataset: Trap) -> Trap:
        """The dataset without the rows that are there for foreign keys alone."""
        kept = {name: rows for name, rows in dataset.tables.items() if name in self.relations}
        return replace(dataset, tables=kept)

    def _part(self, expected: CaseRun, run: CaseRun) -> bool:
        if expected.status is not Status.OK:
            return False
        if run.status is Status.ERROR:
            return True
        return run.status is Status.OK and not self.trial.same(expected, run)

    def _repeated(self, run: CaseRun, again: CaseRun) -> bool:
        if run.status is not again.status or run.error_type != again.error_type:
            return False
        return run.status is Status.ERROR or self.trial.same(run, again)
