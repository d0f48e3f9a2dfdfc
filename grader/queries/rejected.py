"""An answer that does not run."""

from __future__ import annotations

from dataclasses import dataclass

from grader.models import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Rejected:
    """An answer that does not run: what to tell the learner, and the verdict."""

    verdict: Verdict
    findings: tuple[Finding, ...]
