"""Turn a difference into findings: a stable code, the evidence, and one sentence that teaches.

No sentence names the clause that is missing; a code is only given where the data bear it out.
"""

from __future__ import annotations

from grader.feedback.context import RESULT, Context
from grader.feedback.findings import all_findings
from grader.feedback.state import explain_other_table, explain_state
from grader.models import Difference, Finding, Policy, QueryFacts

__all__ = ["explain", "explain_other_table", "explain_state"]


def explain(
    difference: Difference, policy: Policy, facts: QueryFacts | None
) -> tuple[Finding, ...]:
    """What to tell the learner about a result that differs, the most telling first; never empty.

    Without `facts` about the answer's text, nothing is said about its shape.
    """
    return all_findings(Context(difference, policy, facts or QueryFacts(), RESULT))
