"""Where to look: the first clause or stage of a wrong answer that can no longer be right.

The answer is run again with one clause taken from a reference; see `grader.traps.clauses`. It runs
on small datasets first, and on all stored data where it is right there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.feedback import look
from grader.grade.trial import Trial, same_outcome
from grader.models import Exercise, Finding, Outcome, Report, Track, Trap, Verdict
from grader.sandbox import CaseRun, Status
from grader.traps.clauses import Hybrid, PipelineHybrid, first_faulty

if TYPE_CHECKING:
    from grader.grade.backends import Ready
    from grader.models import Schema
    from grader.queries.mongosh import Script

WHERE = "look-here"
KIND = "look-closer"
_SECONDS = 3.0
_SMALL = 0.3
"""What the shipped data, and what a small dataset may take: one that runs out of time costs more,
as the sandbox starts anew.
"""
_MADE = 0.3
"""What the runs on all datasets made for the answer may take."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where to look, and the next step: what kind of thing is off there, never what is due."""

    where: Finding
    kind: Finding


def find_where_to_look(
    exercise: Exercise,
    report: Report,
    schema: Schema | None,
    trial: Trial,
    grade: Callable[[Exercise, bytes], Report],
    budget: Callable[[], bool],
    made: Made | None = None,
) -> Look | None:
    """None where no clause was found to mend the answer.

    `schema` is that of an exercise in SQL; `grade` grades a text on all stored data; once `budget`
    says False no more is tried, and nothing is said. With `made` a mended answer has to be right
    on those datasets as well.
    """
    if report.verdict is not Verdict.WRONG:
        return None
    limits = replace(exercise.limits, seconds=min(_SECONDS, exercise.limits.seconds))
    brief = replace(exercise, limits=limits)
    tiny = _Tiny(trial, exercise, _small_cases(exercise, report), made)

    def right(texts: Sequence[str]) -> list[bool]:
        hopeful = tiny.right(texts) if budget() else ()
        found: list[bool] = []
        for text, good in zip(texts, hopeful, strict=False):
            good = good and budget() and grade(brief, text.encode()).verdict is Verdict.CORRECT
            found.append(good)
            if good or not budget():
                break
        return found

    found = first_faulty(_hybrids(exercise, report.answer, schema), right)
    return _look(found) if found is not None else None


@dataclass(frozen=True, slots=True)
class Made:
    """Datasets made for the answer, and the reference that says what comes out of them."""

    datasets: Sequence[Trap]
    reference: Ready


def _small_cases(exercise: Exercise, report: Report) -> list[tuple[Trap, Outcome]]:
    """The small datasets whose outcome is known: first those on which the answer is wrong."""
    cases = [(trap, trap.expected) for trap in exercise.traps]
    wrong = {case.name for case in report.cases if case.verdict is not Verdict.CORRECT}
    cases.sort(key=lambda case: (case[0].name not in wrong, case[0].size))
    shown, failing = report.counterexample, report.failing_case
    if shown is not None and shown.case.expected is not None:
        cases.insert(0, (shown.dataset, shown.case.expected))
    elif failing is not None and failing.dataset is not None and failing.expected is not None:
        cases.insert(0, (failing.dataset, failing.expected))
    return cases


class _Tiny:
    """Answers run on small datasets, before the shipped data takes its time."""

    def __init__(
        self,
        trial: Trial,
        exercise: Exercise,
        cases: Sequence[tuple[Trap, Outcome]],
        made: Made | None,
    ) -> None:
        self._trial, self._exercise = trial, exercise
        self._cases, self._made = cases, made
        self._limits = replace(exercise.limits, seconds=min(_SMALL, exercise.limits.seconds))

    def right(self, texts: Sequence[str]) -> list[bool]:
        """Of each text whether it is right on all of them."""
        ready = {text: self._trial.ready(text) for text in texts}
        left = {text: one for text, one in ready.items() if one is not None}
        for dataset, expected in self._cases:
            runs = self._trial.runs(list(left.values()), dataset, self._limits)
            good = [run.status is Status.OK and self._as(expected, run) for run in runs]
            left = {text: left[text] for text, fine in zip(left, good, strict=True) if fine}
        if self._made is not None and left:
            left = self._as_reference(self._made, left)
        return [text in left for text in texts]

    def _as(self, expected: Outcome, run: CaseRun) -> bool:
        return same_outcome(self._exercise, expected, run.outcome or Outcome(None), run.changed)

    def _as_reference(self, made: Made, left: dict[str, Ready]) -> dict[str, Ready]:
        """Those that do as the reference does on the datasets made."""
        answers = [made.reference, *left.values()]
        parted = set()
        for expected, *runs in self._trial.many(answers, made.datasets, _MADE, _MADE, self._limits):
            if expected.status is Status.OK:
                parted |= {
                    text
                    for text, run in zip(left, runs, strict=True)
                    if run.status in (Status.OK, Status.ERROR)
                    and not self._trial.same(expected, run)
                }
        return {text: one for text, one in left.items() if text not in parted}


def _hybrids(exercise: Exercise, answer: str, schema: Schema | None) -> Sequence[Hybrid]:
    if exercise.track is Track.SQL:
        from grader.traps.clauses import hybrids  # a check of the other track never waits for it

        assert schema is not None
        return hybrids(answer, exercise.solutions, schema, exercise.kind)
    from grader.queries.mongosh import parse
    from grader.queries.stop import Stop
    from grader.traps.clauses import pipeline_hybrids

    scripts: list[Script] = []
    for text in (answer, *exercise.solutions):
        with suppress(Stop):
            scripts.append(parse(text))
    return pipeline_hybrids(scripts[0], scripts[1:]) if scripts else ()


def _look(found: Hybrid) -> Look:
    name, alone = _name(found), len(found.clauses) == 1
    evidence: dict[str, object] = {"clauses": list(found.clauses)}
    if isinstance(found, PipelineHybrid) and found.spot is not None:
        evidence["stage"] = found.spot.number
        if found.spot.side:
            evidence["side"] = found.spot.side
    where = Finding(WHERE, look.where(name, alone=alone), evidence, found.place)
    kind = look.what_kind(name, found.kind)
    return Look(where, Finding(KIND, kind, {**evidence, "kind": found.kind}, found.place))


def _name(found: Hybrid) -> str:
    """The first of its clauses as a learner knows it."""
    clause = found.clauses[0]
    if not isinstance(found, PipelineHybrid):
        return look.clause_name(clause)
    spot = found.spot
    if spot is not None:
        return look.stage_name(clause, spot.argument, spot.number, spot.stage, spot.side)
    if clause.startswith("$"):  # the pipeline is empty
        return look.argument_name("pipeline", method=False)
    return look.argument_name(clause, method=found.kind == "method")
