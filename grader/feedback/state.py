"""Findings about a table or view as an answer left it."""

from __future__ import annotations

from dataclasses import replace

from grader.feedback.context import Context
from grader.feedback.findings import MOST_FINDINGS, all_findings
from grader.models import Difference, Finding, Policy, QueryFacts, RelationState


def explain_state(
    relation: str,
    expected: RelationState,
    actual: RelationState | None,
    difference: Difference | None,
    facts: QueryFacts | None,
    untouched: bool,
) -> tuple[Finding, ...]:
    """What to tell the learner about a relation whose state is not the one expected.

    `actual` is None, or its kind "", where the relation is not there; `difference` is that of the
    contents, None where they agree or could not be compared; `untouched` says that the answer
    left the relation as it was. Every finding's evidence names the relation. Empty only where
    the state is right.
    """
    found: list[Finding] = []
    given = actual.kind if actual is not None else ""
    if expected.kind and not given:
        found.append(
            Finding(
                "relation-missing",
                f"There is no {expected.kind} {relation} after your answer ran: "
                "did it make one, under that very name, and leave it in place?",
                {"expected": expected.kind},
            )
        )
    elif given and not expected.kind:
        found.append(
            Finding(
                "relation-untouched" if untouched else "relation-kind",
                f"The {given} {relation} is still there after your answer ran, "
                "though it should be gone.",
                {"expected": "", "actual": given},
            )
        )
    elif given != expected.kind:
        found.append(
            Finding(
                "relation-kind",
                f"{relation} is a {given} where a {expected.kind} is asked for: which of the two "
                "keeps rows of its own, and which looks them up every time?",
                {"expected": expected.kind, "actual": given},
            )
        )
    elif untouched and difference is not None:
        found.append(
            Finding(
                "relation-untouched",
                f"The {given} {relation} is as it was before your answer ran: "
                "which of its rows do your conditions reach?",
                {"actual": given},
            )
        )
    if difference is not None and given and expected.kind:
        where = f"the {given} {relation}"
        context = Context(difference, Policy(), facts or QueryFacts(), where)
        found.extend(all_findings(context))
    return tuple(
        replace(finding, evidence={"relation": relation, **finding.evidence})
        for finding in found[:MOST_FINDINGS]
    )


def explain_other_table(relation: str) -> Finding:
    """What to tell the learner about a table that the answer changed and should have left alone."""
    return Finding(
        "other-table-changed",
        f"Your answer also changed {relation}, which should stay as it was: "
        "which rows does it reach besides those meant?",
        {"relation": relation},
    )
