"""What `dojo doctor` finds."""

from __future__ import annotations

from dataclasses import dataclass

from grader.errors import DojoError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: "ok", "note" (worth knowing) or "problem"."""

    name: str
    status: str
    detail: str


def problem_found(name: str, problem: DojoError, status: str = "problem") -> Finding:
    """A failure as a finding, with the way out."""
    fix = f" ({problem.fix})" if problem.fix else ""
    return Finding(name, status, f"{problem.title}: {problem.message}{fix}")
