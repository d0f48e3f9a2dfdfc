"""The way out of reading an answer: what was found and the verdict that follows from it."""

from __future__ import annotations

from grader.models import Finding, Place, Verdict


class Stop(Exception):
    """Raised inside `grader.queries` only; `prepare` turns it into a `Rejected`."""

    def __init__(
        self,
        verdict: Verdict,
        code: str,
        message: str,
        place: Place | None = None,
        suggestion: str = "",
        **evidence: object,
    ) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.finding = Finding(code, message, evidence, place, suggestion)


def mistake(
    code: str, message: str, place: Place | None = None, suggestion: str = "", **evidence: object
) -> Stop:
    """What PostgreSQL itself would not accept."""
    return Stop(Verdict.ERROR, code, message, place, suggestion, **evidence)


def refused(code: str, message: str, place: Place | None = None, **evidence: object) -> Stop:
    """What the sandbox will not run."""
    return Stop(Verdict.REFUSED, code, message, place, "", **evidence)


def not_offline(what: str, place: Place | None = None, **evidence: object) -> Stop:
    """What PostgreSQL accepts and the offline engine cannot judge faithfully.

    `what` names it, as the beginning of a sentence.
    """
    message = f"{what} cannot be judged offline; check this answer with --live."
    return Stop(Verdict.UNSUPPORTED, "not-offline", message, place, "", **evidence)
