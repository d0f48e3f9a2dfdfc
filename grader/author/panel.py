"""A reference and its suspects, put before datasets together: who shows himself on which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.author.record import recorded_outcome
from grader.content import ANSWER_SUFFIX
from grader.errors import ContentProblem
from grader.models import CaseReport, Exercise, Kind, Limits, Outcome, Report, Trap, Verdict
from grader.sandbox import CaseRun, Status

if TYPE_CHECKING:
    from grader.author.material import MutantLike
    from grader.grade import Trial
    from grader.grade.backends import Ready
    from grader.models import WrongAnswer

SECONDS = 2.0
"""What one suspect may take on one dataset; one that takes longer has shown itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Suspect:
    """A mutant, or with `wrong` a wrong answer of the exercise.

    `equivalent` is the reason for which its author holds it to be right, "" where there is none.
    """

    operator: str
    text: str
    what: str
    ready: Ready
    equivalent: str = ""
    wrong: WrongAnswer | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """What the reference gives on one dataset; `dataset` is None for the shipped data."""

    dataset: Trap | None
    run: CaseRun
    expected: Outcome


class Panel:
    """All suspects of one exercise. Places in `suspects` stand for them."""

    def __init__(
        self,
        trial: Trial,
        exercise: Exercise,
        mutants: Iterable[MutantLike],
        reasons: dict[tuple[str, str], str],
    ) -> None:
        """Make everything ready to run. Raises ContentProblem where the reference is rejected."""
        self._trial = trial
        self._exercise = exercise
        self._solutions = [self._solution(number) for number in range(len(exercise.solutions))]
        self.suspects: list[Suspect] = []
        for one in mutants:
            ready = trial.ready(one.text)
            if ready is not None:
                reason = reasons.get((one.operator, one.text), "")
                self.suspects.append(Suspect(one.operator, one.text, one.what, ready, reason))
        self.mutants = len(self.suspects)
        for wrong in exercise.wrong_answers:
            ready = trial.ready(wrong.text)
            if ready is not None:
                name = wrong.path.name.removesuffix(ANSWER_SUFFIX[exercise.track])
                what = f"the slip is {name.replace('-', ' ')}"
                self.suspects.append(Suspect("wrong-answer", wrong.text, what, ready, wrong=wrong))
        self._bases: dict[int, list[CaseReport]] = {}

    def witness(self, dataset: Trap | None) -> Witness | None:
        """What the reference gives; None where the dataset leaves that open.

        It does where the solutions disagree, or where the reference gives something else when the
        rows are stored in the opposite order. Raises ContentProblem for shipped data on which the
        reference fails.
        """
        answers = self._solutions if dataset is not None else self._solutions[:1]
        run, *others = self._trial.runs(answers, dataset)
        if run.status is not Status.OK:
            if dataset is None:
                raise ContentProblem(
                    self._exercise.folder, f"on the shipped data the solution ends with {run.status}",
                    run.message,
                )  # fmt: skip
            return None
        if not all(self._trial.same(run, other) for other in others):
            return None
        if dataset is not None:
            other = self._trial.runs(answers[:1], _reversed(dataset))[0]
            if not self._trial.same(run, other):
                return None
        return Witness(dataset, run, recorded_outcome(self._exercise, run))

    def killed(self, witness: Witness, places: Sequence[int]) -> frozenset[int]:
        """The suspects among `places` that show themselves: other results, errors, no end."""
        runs = self._run(witness, places)
        return frozenset(
            place
            for place, run in zip(places, runs, strict=True)
            if run.status is not Status.BROKEN and not self._trial.same(witness.run, run)
        )

    def pins_hold(self, witness: Witness) -> bool:
        """Whether a trap of this dataset leaves what the wrong answers are told as it is pinned."""
        places = [at for at, one in enumerate(self.suspects) if one.wrong is not None]
        for place, run in zip(places, self._run(witness, places), strict=True):
            report = self._report(place, witness, run)
            shown = self._shown([*self._bases.get(place, ()), report])
            wrong = self.suspects[place].wrong
            if shown is report and wrong is not None and not _as_pinned(report, wrong):
                return False
        return True

    def learn(self, witness: Witness) -> None:
        """Count a dataset that stays whatever else is kept, for `pins_hold`."""
        places = [at for at, one in enumerate(self.suspects) if one.wrong is not None]
        for place, run in zip(places, self._run(witness, places), strict=True):
            self._bases.setdefault(place, []).append(self._report(place, witness, run))

    def _solution(self, number: int) -> Ready:
        ready = self._trial.ready(self._exercise.solutions[number])
        if ready is None:
            name = f"solution{f'.{number + 1}' if number else ''}"
            path = self._exercise.folder / f"{name}{ANSWER_SUFFIX[self._exercise.track]}"
            raise ContentProblem(path, "would be refused", "`dojo check` with it says why")
        return ready

    def _run(self, witness: Witness, places: Sequence[int]) -> list[CaseRun]:
        limits = replace(self._exercise.limits, seconds=SECONDS)
        if self._exercise.kind is Kind.QUERY:
            limits = _just_enough(limits, witness.expected)
        return self._trial.runs(
            [self.suspects[place].ready for place in places], witness.dataset, limits
        )

    def _report(self, place: int, witness: Witness, run: CaseRun) -> CaseReport:
        return self._trial.report(self.suspects[place].ready, witness.expected, run)

    def _shown(self, cases: Sequence[CaseReport]) -> CaseReport | None:
        return Report(self._exercise.id, "", Verdict.WRONG, (), tuple(cases), 0.0).failing_case


def _just_enough(limits: Limits, expected: Outcome) -> Limits:
    """Twice the rows that are right, so that a product of tables is not read to its end."""
    rows = len(expected.result.rows) if expected.result is not None else 0
    return replace(limits, rows=min(limits.rows, 2 * rows + 200))


def _as_pinned(report: CaseReport, wrong: WrongAnswer) -> bool:
    code = report.findings[0].code if report.findings else ""
    return (report.verdict.value, code) == (wrong.verdict, wrong.code)


def _reversed(dataset: Trap) -> Trap:
    """The same rows or documents, stored the other way round."""
    return replace(
        dataset,
        tables={
            name: replace(content, rows=content.rows[::-1])
            for name, content in dataset.tables.items()
        },
        collections={name: rows[::-1] for name, rows in dataset.collections.items()},
    )
