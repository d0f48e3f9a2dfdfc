"""An answer against the reference solutions on datasets of the caller's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.grade.judge import judge
from grader.grade.trial import Trial
from grader.models import CaseReport, EngineName, Exercise, Kind, Outcome, Track, Trap
from grader.sandbox import CaseRun, Status

if TYPE_CHECKING:
    from grader.grade.backends import Backend, Ready
    from grader.grade.datasets import Dataset
    from grader.grade.made import Maker

_SECONDS = 1.0
"""What one run on a small dataset may take: one that takes longer is no evidence."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A dataset on which the answer is wrong: what the reference leaves, how the answer ends."""

    dataset: Trap
    expected: CaseRun
    run: CaseRun


class Rivals:
    """One answer and the reference solutions of its exercise, ready to run.

    Only what all references agree on counts; where one fails or runs too long nothing does. An
    error of the answer counts, running out of time or memory does not.
    """

    def __init__(self, trial: Trial, backend: Backend, exercise: Exercise, answer: Ready) -> None:
        self.trial = trial
        self.exercise = exercise
        self.answer = answer
        self._backend = backend
        self._limits = replace(exercise.limits, seconds=min(_SECONDS, exercise.limits.seconds))
        # The offline engine's tables know no foreign keys, and a query reads what it names.
        self._lean = backend.engine is EngineName.DUCKDB and exercise.kind is Kind.QUERY
        self._used: frozenset[str] = frozenset()
        self._columns: frozenset[str] | None = None
        self._part_of: Dataset | None = None
        self._known: dict[object, Parting | None] = {}
        self._first: Ready | None = None
        self._others: list[Ready] | None = None

    def reading(self, maker: Maker) -> None:
        """Told what the answers read, so that nothing else need be there."""
        if self.exercise.track is Track.SQL and maker.relations:
            self._used = frozenset(maker.relations)
            self._columns = maker.columns
            # Where traps ran before, all tables are there already, and more cost a query nothing.
            if not (self._lean and self.exercise.traps):
                self._part_of = self.trial.data.part(maker.needed)

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

    def suspects(
        self, datasets: Sequence[Trap], seconds: float, work: float
    ) -> tuple[list[Trap], int]:
        """The datasets on which the answer and the reference part, and how many were looked at
        within `seconds` and `work` seconds of processor time.
        """
        if self.first is None:
            return [], 0
        runs = self._many([self.first, self.answer], datasets, seconds, work)
        found = [
            dataset
            for dataset, (expected, run) in zip(datasets, runs, strict=False)
            if self._parted(expected, run)
        ]
        return found, len(runs)

    def part(self, dataset: Trap) -> Parting | None:
        """What each does on a dataset where the answer and the reference part, else None."""
        if self.first is None:
            return None
        seen = self._seen(dataset)
        if seen not in self._known:
            runs = self._runs([self.first, self.answer], dataset)
            parted = runs is not None and self._parted(*runs)
            self._known[seen] = Parting(dataset, *runs) if runs and parted else None
        found = self._known[seen]
        return replace(found, dataset=dataset) if found is not None else None

    def confirmed(self, dataset: Trap) -> Parting | None:
        """`part`, seen twice, with all references at one."""
        if self.first is None:
            return None
        runs = self._runs([self.first, self.answer, *self.others, self.first, self.answer], dataset)
        if runs is None:
            return None
        expected, run, *others, again, repeated = runs
        agreed = all(self.trial.same(expected, one) for one in (*others, again))
        if not agreed or not self._parted(expected, run) or not self._repeated(run, repeated):
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
        found = self._many(answers, [dataset], _SECONDS, _SECONDS)
        return found[0] if found else None

    def _many(
        self, answers: Sequence[Ready], datasets: Sequence[Trap], seconds: float, work: float
    ) -> list[list[CaseRun]]:
        if self._lean and self._used:
            datasets = [self._read(one) for one in datasets]
        return self.trial.many(answers, datasets, seconds, work, self._limits, self._part_of)

    def _read(self, dataset: Trap) -> Trap:
        """The dataset without the rows that are there for foreign keys alone."""
        kept = {name: rows for name, rows in dataset.tables.items() if name in self._used}
        return replace(dataset, tables=kept)

    def _seen(self, dataset: Trap) -> object:
        """What of a dataset the answers can see: the same where nothing else differs."""
        if self.exercise.track is Track.MONGO:
            return repr(dataset.collections)
        seen = []
        for name, content in sorted(dataset.tables.items()):
            if not content.rows or (self._lean and self._used and name not in self._used):
                continue
            columns = [
                (column, tuple(row[at] for row in content.rows))
                for at, column in enumerate(content.columns)
                if self._columns is None or column in self._columns
            ]
            seen.append((name, len(content.rows), tuple(sorted(columns, key=lambda one: one[0]))))
        return repr(seen)

    def _parted(self, expected: CaseRun, run: CaseRun) -> bool:
        if expected.status is not Status.OK:
            return False
        if run.status is Status.ERROR:
            return not _engine_trouble(run)
        return run.status is Status.OK and not self.trial.same(expected, run)

    def _repeated(self, run: CaseRun, again: CaseRun) -> bool:
        if run.status is not again.status or run.error_type != again.error_type:
            return False
        return run.status is Status.ERROR or self.trial.same(run, again)


def _engine_trouble(run: CaseRun) -> bool:
    """Whether an error says more of the engine than of the answer.

    DuckDB 2.0 fails on a DELETE whose USING finds a row twice, if the row is of this transaction.
    """
    return run.error_type == "InternalException" or "Failed to delete all rows" in run.message
