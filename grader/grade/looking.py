"""Where to look: the first clause or stage of a wrong answer that can no longer be right.

The answer is run again with one clause taken from a reference; see `grader.traps.clauses`. It runs
on the smallest case that it fails first, and on all stored data where it is right there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.feedback import look
from grader.grade.trial import Trial, same_outcome
from grader.models import Exercise, Finding, Outcome, Report, Track, Trap, Verdict
from grader.sandbox import Status
from grader.traps.clauses import Hybrid, PipelineHybrid, first_faulty, hybrids, pipeline_hybrids

if TYPE_CHECKING:
    from grader.models import Schema
    from grader.queries.mongosh import Script

WHERE = "look-here"
KIND = "look-closer"
_SECONDS = 1.0
_SMALL = 0.3
"""What the shipped data, and what a small dataset may take: longer, and it is no help."""


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
) -> Look | None:
    """None where no clause was found to mend the answer.

    `schema` is that of an exercise in SQL; `grade` grades a text on all stored data; once `budget`
    says False no more is tried, and nothing is said.
    """
    if report.verdict is not Verdict.WRONG:
        return None
    limits = replace(exercise.limits, seconds=min(_SECONDS, exercise.limits.seconds))
    brief = replace(exercise, limits=limits)
    small = _smallest(exercise, report)

    def right(texts: Sequence[str]) -> list[bool]:
        found: list[bool] = []
        if not budget():
            return found
        for text, hopeful in zip(texts, _hopeful(trial, brief, small, texts), strict=False):
            good = hopeful and budget() and grade(brief, text.encode()).verdict is Verdict.CORRECT
            found.append(good)
            if good or not budget():
                break
        return found

    found = first_faulty(_hybrids(exercise, report.answer, schema), right)
    return _look(found) if found is not None else None


def _smallest(exercise: Exercise, report: Report) -> tuple[Trap, Outcome] | None:
    """The smallest known dataset on which the answer is wrong, and what should come out."""
    shown, failing = report.counterexample, report.failing_case
    if shown is not None and shown.case.expected is not None:
        return shown.dataset, shown.case.expected
    if failing is None or failing.expected is None:
        return None
    if failing.dataset is not None:
        return failing.dataset, failing.expected
    traps = [trap for trap in exercise.traps if trap.name == failing.name]
    return (traps[0], failing.expected) if traps else None


def _hopeful(
    trial: Trial, exercise: Exercise, small: tuple[Trap, Outcome] | None, texts: Sequence[str]
) -> Iterator[bool]:
    """Of each text whether it is right on the small dataset; True without one."""
    if small is None:
        yield from (True for _ in texts)
        return
    dataset, expected = small
    ready = [trial.ready(text) for text in texts]
    some = [one for one in ready if one is not None]
    limits = replace(exercise.limits, seconds=min(_SMALL, exercise.limits.seconds))
    runs = iter(trial.runs(some, dataset, limits))
    for one in ready:
        run = next(runs) if one is not None else None
        yield (
            run is not None
            and run.status is Status.OK
            and same_outcome(exercise, expected, run.outcome or Outcome(None), run.changed)
        )


def _hybrids(exercise: Exercise, answer: str, schema: Schema | None) -> Sequence[Hybrid]:
    if exercise.track is Track.SQL:
        assert schema is not None
        return hybrids(answer, exercise.solutions, schema, exercise.kind)
    from grader.queries.mongosh import parse
    from grader.queries.stop import Stop

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
