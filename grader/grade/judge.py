"""From what an answer left on one dataset to the verdict on that case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from grader.compare import compare
from grader.models import (
    CaseReport,
    Exercise,
    Finding,
    Limits,
    Outcome,
    Policy,
    QueryFacts,
    RelationState,
    Track,
    Verdict,
)
from grader.sandbox import CaseRun, Status

if TYPE_CHECKING:
    from grader.models import MongoFacts

    Facts = QueryFacts | MongoFacts | None

_LIMITS = {
    Status.TIMEOUT: (
        Verdict.TIMEOUT, "time-limit",
        "the answer did not finish within {seconds:g} seconds and was stopped: {endless}",
    ),
    Status.ROW_LIMIT: (
        Verdict.ERROR, "row-limit",
        "the result is too large: reading stopped after {rows:,} rows{wanted}",
    ),
    Status.MEMORY_LIMIT: (
        Verdict.ERROR, "memory-limit",
        "the answer needed more than {memory} MB of memory and was stopped: {large}",
    ),
    Status.CRASH: (
        Verdict.ERROR, "engine-crash",
        "the engine's process ended while it ran this answer; nothing else is harmed, and the next "
        "answer gets a fresh process",
    ),
}  # fmt: skip


_ASKED = {
    Track.SQL: {
        "endless": "is a join condition missing, or does a recursion never end?",
        "large": "is a join condition missing?",
    },
    Track.MONGO: dict.fromkeys(
        ("endless", "large"), "which stage makes so many documents, or such large ones, of few?"
    ),
}

_VERDICTS = {
    "not-offline": Verdict.UNSUPPORTED,
    "file-access": Verdict.REFUSED,
    "time-limit": Verdict.TIMEOUT,
}
"""The verdicts of errors that are not the learner's: what an engine raises can mean these too."""


def judge(
    exercise: Exercise,
    expected: Outcome,
    run: CaseRun,
    facts: Callable[[], Facts],
    explain_error: Callable[[CaseRun], Finding],
) -> CaseReport:
    """The verdict on one case. `facts` is called only where the result is wrong."""
    verdict, findings = run_findings(run, exercise.limits, explain_error, expected, exercise.track)
    if findings:
        return CaseReport(run.name, verdict, findings, expected=expected)
    actual = run.outcome or Outcome(None)
    if exercise.track is Track.MONGO:
        from grader.grade.judge_documents import judge_documents

        return judge_documents(
            exercise, expected, actual, run, lambda: cast("MongoFacts | None", facts())
        )
    sql_facts = cast("Callable[[], QueryFacts | None]", facts)
    if expected.result is not None:
        report = _judge_rows(exercise, expected, actual, run.name, sql_facts)
        if report is not None:
            return report
    report = None
    if exercise.state_relations:
        report = _judge_state(exercise, expected, actual, run, sql_facts)
    return report or CaseReport(run.name, Verdict.CORRECT, expected=expected, actual=actual)


def run_findings(
    run: CaseRun,
    limits: Limits,
    explain_error: Callable[[CaseRun], Finding],
    expected: Outcome | None,
    track: Track = Track.SQL,
) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict and the finding for a run that did not end well; `correct` and none if it did."""
    if run.status is Status.OK:
        return Verdict.CORRECT, ()
    if run.status is Status.BROKEN:
        message = f"the data of case {run.name} cannot be set up: {run.message}"
        return Verdict.BROKEN, (Finding("broken-exercise", message),)
    if run.status in (Status.ERROR, Status.DECLINED):
        finding = explain_error(run)
        return _VERDICTS.get(finding.code, Verdict.ERROR), (finding,)
    verdict, code, words = _LIMITS[run.status]
    count = _size(expected) if expected else 0
    wanted = f", where {count} {'is' if count == 1 else 'are'} expected" if count else ""
    message = words.format(
        seconds=limits.seconds,
        rows=limits.rows,
        memory=limits.memory // (1024 * 1024),
        wanted=wanted,
        **_ASKED[track],
    )
    return verdict, (Finding(code, message),)


def _size(expected: Outcome) -> int:
    if expected.documents is not None:
        return len(expected.documents.items)
    return len(expected.result.rows) if expected.result is not None else 0


def _judge_rows(
    exercise: Exercise,
    expected: Outcome,
    actual: Outcome,
    name: str,
    facts: Callable[[], QueryFacts | None],
) -> CaseReport | None:
    assert expected.result is not None
    if actual.result is None:
        finding = Finding(
            "no-rows", "the statement returned no rows; the exercise asks for rows to come back"
        )
        return CaseReport(name, Verdict.WRONG, (finding,), expected=expected, actual=actual)
    difference = compare(expected.result, actual.result, exercise.policy)
    if difference is None:
        return None
    from grader.feedback import explain  # only a wrong answer waits for it to load

    findings = explain(difference, exercise.policy, facts())
    return CaseReport(name, Verdict.WRONG, findings, difference, "", expected, actual)


def _judge_state(
    exercise: Exercise,
    expected: Outcome,
    actual: Outcome,
    run: CaseRun,
    facts: Callable[[], QueryFacts | None],
) -> CaseReport | None:
    from grader.feedback import explain_other_table, explain_state

    policy = Policy(tolerance=exercise.policy.tolerance)
    for relation, wanted in expected.state.items():
        found = actual.state.get(relation, RelationState("", None))
        difference = None
        if wanted.content is not None and found.content is not None:
            difference = compare(wanted.content, found.content, policy)
        if difference is None and wanted.kind == found.kind:
            continue
        findings = explain_state(
            relation, wanted, found, difference, facts(), untouched=relation not in run.changed
        )
        return CaseReport(run.name, Verdict.WRONG, findings, difference, relation, expected, actual)
    others = [name for name in run.changed if name not in expected.state]
    if others:
        finding = explain_other_table(others[0])
        return CaseReport(run.name, Verdict.WRONG, (finding,), expected=expected, actual=actual)
    return None
