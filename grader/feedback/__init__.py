"""Turn a difference into findings: a stable code, the evidence, and one sentence that teaches.

No sentence names the clause that is missing; a code is only given where the data bear it out.
"""

from __future__ import annotations

from grader.feedback.context import RESULT, Context
from grader.feedback.findings import all_findings
from grader.feedback.state import explain_other_table, explain_state
from grader.models import (
    Difference,
    DocumentDifference,
    Finding,
    MongoFacts,
    Plan,
    Policy,
    QueryFacts,
)

__all__ = [
    "explain",
    "explain_collection",
    "explain_documents",
    "explain_other_collection",
    "explain_other_table",
    "explain_plan",
    "explain_state",
]


def explain(
    difference: Difference, policy: Policy, facts: QueryFacts | None
) -> tuple[Finding, ...]:
    """What to tell the learner about a result that differs, the most telling first; never empty.

    Without `facts` about the answer's text, nothing is said about its shape.
    """
    return all_findings(Context(difference, policy, facts or QueryFacts(), RESULT))


def explain_documents(
    difference: DocumentDifference, policy: Policy, facts: MongoFacts | None
) -> tuple[Finding, ...]:
    """What to tell the learner about documents that differ, the most telling first; never empty.

    Without `facts` about the answer's commands, nothing is said about its shape.
    """
    from grader.feedback.documents import findings_of_documents  # SQL never waits for it

    return findings_of_documents(difference, policy, facts or MongoFacts())


def explain_collection(
    name: str, difference: DocumentDifference, facts: MongoFacts | None, *, untouched: bool
) -> tuple[Finding, ...]:
    """What to tell the learner about a collection whose content is not the one expected.

    `untouched` says that the answer left the collection as it was. Every finding's evidence names
    the collection; never empty.
    """
    from grader.feedback.collection_state import findings_of_collection

    return findings_of_collection(name, difference, facts or MongoFacts(), untouched)


def explain_other_collection(name: str) -> Finding:
    """What to tell the learner about a collection that should have been left alone."""
    return Finding(
        "other-collection-changed",
        f"Your answer also changed {name}, which should stay as it was: "
        "which documents does it reach besides those meant?",
        {"collection": name},
    )


def explain_plan(expected: Plan, actual: Plan) -> tuple[Finding, ...]:
    """What to tell the learner about a plan that is worse than the one expected.

    Empty where it is as good: it scans as well, sorts and fetches only where that one does, and
    looks at hardly more keys and documents.
    """
    from grader.feedback.plans import findings_of_plan

    return findings_of_plan(expected, actual)
