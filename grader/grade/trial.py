"""Running many answers on many small datasets: to distil traps, to probe, to shrink, to hint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.compare import compare, compare_documents
from grader.grade.backends import Backend
from grader.grade.datasets import Dataset
from grader.grade.judge import judge
from grader.models import CaseReport, Exercise, Kind, Limits, Outcome, Policy, Track, Trap
from grader.sandbox import CaseRun, Job, Status

if TYPE_CHECKING:
    from grader.grade.backends import Ready


class Trial:
    """One exercise's answers on datasets of the caller's, on the engine of its track."""

    def __init__(self, backend: Backend, data: Dataset, exercise: Exercise) -> None:
        self.data = data
        self._backend = backend
        self._exercise = exercise
        self._keys = data.foreign_keys if exercise.track is Track.SQL else ()
        self._relations = exercise.state_relations if exercise.kind is not Kind.QUERY else ()

    def ready(self, text: str) -> Ready | None:
        """The answer ready to run, None where it would be rejected."""
        from grader.queries import Rejected

        exercise = self._exercise
        found = self._backend.prepare(text, self.data, exercise.kind, exercise.limits)
        return None if isinstance(found, Rejected) else found

    def runs(
        self, answers: Sequence[Ready], dataset: Trap | None, limits: Limits | None = None
    ) -> list[CaseRun]:
        """How each answer ends on a fresh copy of one dataset, a trap's tables or collections.

        None stands for the shipped data. Raises ContentProblem where that is at fault.
        """
        if not answers:
            return []
        if dataset is None:
            case = self._backend.shipped(self.data, private=bool(self._relations))
        else:
            case = self._backend.case(self.data, dataset)
        return self._backend.sandbox.survey(
            [
                Job(one.statements, (case,), limits or self._exercise.limits, self._relations,
                    self._keys)
                for one in answers
            ]
        )  # fmt: skip

    def many(
        self,
        answers: Sequence[Ready],
        datasets: Sequence[Trap],
        seconds: float,
        work: float,
        limits: Limits,
        part: Dataset | None = None,
    ) -> list[list[CaseRun]]:
        """How each answer ends on fresh copies of the datasets, as many as `seconds`, and `work`
        seconds of processor time, allow.

        With `part` no other tables are there than its own.
        """
        data = part or self.data
        cases = [self._backend.case(data, one) for one in datasets]
        keys = data.foreign_keys if self._keys else ()
        jobs = [Job(one.statements, (), limits, self._relations, keys) for one in answers]
        return self._backend.sandbox.survey_all(jobs, cases, seconds, work)

    def report(self, answer: Ready, expected: Outcome, run: CaseRun) -> CaseReport:
        """What a learner would be told of a run where `expected` was asked for."""
        backend = self._backend
        return judge(
            self._exercise,
            expected,
            run,
            answer.facts,
            lambda ended: backend.explain(ended, answer),
        )

    def same(self, expected: CaseRun, run: CaseRun) -> bool:
        """Whether both ended well and left the same, by the exercise's policy."""
        if expected.status is not Status.OK or run.status is not Status.OK:
            return False
        wanted, found = expected.outcome or Outcome(None), run.outcome or Outcome(None)
        return same_outcome(self._exercise, wanted, found, run.changed)


def same_outcome(
    exercise: Exercise, wanted: Outcome, found: Outcome, changed: Sequence[str] = ()
) -> bool:
    """Whether an outcome is the one wanted, by the exercise's policy: returned rows and state.

    Of a change the rows that come back count where the one wanted has columns.
    """
    if exercise.track is Track.MONGO:
        return _same_documents(exercise, wanted, found, changed)
    if wanted.result is not None and (exercise.kind is Kind.QUERY or wanted.result.columns):
        if found.result is None:
            return False
        if compare(wanted.result, found.result, exercise.policy) is not None:
            return False
    policy = Policy(tolerance=exercise.policy.tolerance)
    for name in exercise.state_relations:
        one, other = wanted.state.get(name), found.state.get(name)
        if one is None or other is None or one.kind != other.kind:
            if one is not other:
                return False
            continue
        if (one.content is None) != (other.content is None):
            return False
        if (
            one.content is not None
            and other.content is not None
            and (compare(one.content, other.content, policy) is not None)
        ):
            return False
    return all(name in exercise.state_relations for name in changed)


def _same_documents(
    exercise: Exercise, wanted: Outcome, found: Outcome, changed: Sequence[str]
) -> bool:
    counts = exercise.kind is Kind.QUERY or exercise.expected.documents is not None
    if counts and wanted.documents is not None:
        if found.documents is None:
            return False
        if compare_documents(wanted.documents, found.documents, exercise.policy) is not None:
            return False
    policy = replace(exercise.policy, order_by=(), round={})
    for name in exercise.state_relations:
        one, other = wanted.collections.get(name), found.collections.get(name)
        if one is None or other is None:
            if one is not other:
                return False
            continue
        if compare_documents(one, other, policy, state=True) is not None:
            return False
    return all(name in exercise.state_relations for name in changed)
