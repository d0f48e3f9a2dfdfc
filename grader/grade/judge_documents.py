"""From what the commands of a MongoDB answer left on one dataset to the verdict on that case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from grader.compare import compare_documents
from grader.models import (
    CaseReport,
    Documents,
    Exercise,
    Finding,
    Form,
    Outcome,
    Policy,
    Verdict,
)
from grader.sandbox import CaseRun

if TYPE_CHECKING:
    from grader.models import MongoFacts

_NOTHING = Documents(Form.DOCUMENTS, ())
Facts = Callable[[], "MongoFacts | None"]


def judge_documents(
    exercise: Exercise, expected: Outcome, actual: Outcome, run: CaseRun, facts: Facts
) -> CaseReport:
    """The verdict on one case: what came back, then what the collections hold, then the plan."""
    report = None
    if expected.documents is not None:
        report = _judge_returned(exercise, expected, actual, run.name, facts)
    if report is None and expected.collections:
        report = _judge_collections(exercise, expected, actual, run, facts)
    if report is None and expected.plan is not None:
        report = _judge_plan(expected, actual, run.name)
    return report or CaseReport(run.name, Verdict.CORRECT, expected=expected, actual=actual)


def _judge_returned(
    exercise: Exercise, expected: Outcome, actual: Outcome, name: str, facts: Facts
) -> CaseReport | None:
    assert expected.documents is not None
    found = actual.documents or _NOTHING
    difference = compare_documents(expected.documents, found, exercise.policy)
    if difference is None:
        return None
    from grader.feedback import explain_documents  # only a wrong answer waits for it to load

    findings = explain_documents(difference, exercise.policy, facts())
    return CaseReport(name, Verdict.WRONG, findings, None, "", expected, actual, difference)


def _judge_collections(
    exercise: Exercise, expected: Outcome, actual: Outcome, run: CaseRun, facts: Facts
) -> CaseReport | None:
    from grader.feedback import explain_collection, explain_other_collection

    policy = Policy(
        tolerance=exercise.policy.tolerance,
        id=exercise.policy.id,
        unordered=exercise.policy.unordered,
    )
    for name, wanted in expected.collections.items():
        found = actual.collections.get(name, _NOTHING)
        difference = compare_documents(wanted, found, policy, state=True)
        if difference is None:
            continue
        untouched = name not in run.changed
        findings = explain_collection(name, difference, facts(), untouched=untouched)
        return CaseReport(
            run.name, Verdict.WRONG, findings, None, name, expected, actual, difference
        )
    others = [name for name in run.changed if name not in expected.collections]
    if others:
        finding = explain_other_collection(others[0])
        return CaseReport(run.name, Verdict.WRONG, (finding,), expected=expected, actual=actual)
    return None


def _judge_plan(expected: Outcome, actual: Outcome, name: str) -> CaseReport | None:
    from grader.feedback import explain_plan

    assert expected.plan is not None
    if actual.plan is None:
        finding = Finding("no-plan", "the server told no plan for the query of this exercise")
        return CaseReport(name, Verdict.UNSUPPORTED, (finding,), expected=expected, actual=actual)
    findings = explain_plan(expected.plan, actual.plan)
    if not findings:
        return None
    return CaseReport(name, Verdict.WRONG, findings, expected=expected, actual=actual)
