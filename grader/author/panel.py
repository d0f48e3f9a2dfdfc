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
    """All suspects of one exercise. Places in `suspects` stand for them.

    `declined` are those that the engine did not judge on some dataset, `judged` those that it did
    on some.
    """

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
        self.declined: set[int] = set()
        self.judged: set[int] = set()

    def witness(self, dataset: Trap | None) -> Witness | None:
        """What the reference gives, None for a trap on which it fails.

        Raises ContentProblem for shipped data on which it fails.
        """
        run = self._trial.runs(self._solutions[:1], dataset)[0]
        if run.status is Status.OK:
            return Witness(dataset, run, recorded_outcome(self._exercise, run))
        if dataset is not None:
            return None
        raise ContentProblem(
            self._exercise.folder, f"on the shipped data the solution ends with {run.status}",
            run.message,
        )  # fmt: skip

    def confront(
        self, dataset: Trap, places: Sequence[int]
    ) -> tuple[Witness, frozenset[int]] | None:
        """What the reference gives, and the suspects among `places` that give something else.

        None where the reference fails.
        """
        limits = replace(self._exercise.limits, seconds=SECONDS)
        answers = [self._solutions[0], *(self.suspects[place].ready for place in places)]
        run, *others = self._trial.runs(answers, dataset, limits)
        if run.status is not Status.OK:
            return None
        witness = Witness(dataset, run, recorded_outcome(self._exercise, run))
        return witness, self._differing(witness, places, others)

    def decided(self, witness: Witness) -> bool:
        """Whether the dataset leaves no doubt about what is right.

        It does where the solutions disagree, or where the reference gives something else when the
        rows are stored in the opposite order.
        """
        assert witness.dataset is not None
        others = self._trial.runs(self._solutions[1:], witness.dataset)
        if not all(self._trial.same(witness.run, other) for other in others):
            return False
        turned = self._trial.runs(self._solutions[:1], _reversed(witness.dataset))[0]
        return self._trial.same(witness.run, turned)

    def killed(self, witness: Witness, places: Sequence[int]) -> frozenset[int]:
        """The suspects among `places` that show themselves: other results, errors, no end."""
        return self._differing(witness, places, self._run(witness, places))

    def broken_pins(self, witness: Witness) -> frozenset[int]:
        """The wrong answers that, with this dataset as a trap, no longer get their pinned code.

        They are where it is the smallest case on which they fail.
        """
        broken = set()
        for place, run in zip(self._pinned, self._run(witness, self._pinned), strict=True):
            report = self._report(place, witness, run)
            # Of cases of one size the first by name is shown, so a new one may come before all.
            shown = self._shown([report, *self._bases.get(place, ())])
            if shown is report and not _as_pinned(report, self.suspects[place]):
                broken.add(place)
        return frozenset(broken)

    def as_pinned(self, witness: Witness) -> frozenset[int]:
        """The wrong answers that get their pinned code on this dataset."""
        found = set()
        for place, run in zip(self._pinned, self._run(witness, self._pinned), strict=True):
            if _as_pinned(self._report(place, witness, run), self.suspects[place]):
                found.add(place)
        return frozenset(found)

    def learn(self, witness: Witness) -> None:
        """Count a dataset that stays whatever else is kept, for `broken_pins`."""
        for place, run in zip(self._pinned, self._run(witness, self._pinned), strict=True):
            self._bases.setdefault(place, []).append(self._report(place, witness, run))

    @property
    def _pinned(self) -> range:
        return range(self.mutants, len(self.suspects))

    def _differing(
        self, witness: Witness, places: Sequence[int], runs: Sequence[CaseRun]
    ) -> frozenset[int]:
        differing = set()
        for place, run in zip(places, runs, strict=True):
            if run.status is Status.DECLINED:
                self.declined.add(place)
            elif run.status is not Status.BROKEN:
                self.judged.add(place)
                if not self._trial.same(witness.run, run):
                    differing.add(place)
        return frozenset(differing)

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


def _as_pinned(report: CaseReport, suspect: Suspect) -> bool:
    """Whether a wrong answer gets its code; the notes on its text are told before the rest."""
    wrong = suspect.wrong
    if wrong is None:
        return True
    notes = suspect.ready.notes if report.verdict is Verdict.WRONG else ()
    findings = (*notes, *report.findings)
    code = findings[0].code if findings else ""
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
