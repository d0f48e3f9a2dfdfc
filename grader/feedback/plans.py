"""Findings about how a server runs a query with the indexes that an answer made."""

from __future__ import annotations

from collections.abc import Iterator

from grader.models import Finding, Plan

_RANKS = ("COLLSCAN", "IXSCAN")
_SHARE = 1.2
_SOME = 5
"""Keys and documents that a plan may look at beyond those expected: a share, and a few."""


def findings_of_plan(expected: Plan, actual: Plan) -> tuple[Finding, ...]:
    """See `grader.feedback.explain_plan`."""
    evidence = {"expected": expected.to_json(), "actual": actual.to_json()}
    return tuple(Finding(code, message, evidence) for code, message in _findings(expected, actual))


def _findings(expected: Plan, actual: Plan) -> Iterator[tuple[str, str]]:
    if _rank(actual) < _rank(expected):
        yield (
            "collection-scan",
            f"The query still reads the whole collection, {actual.documents:,} documents for "
            f"{actual.returned:,} found: which field does it ask for first?",
        )
    if actual.sorts and not expected.sorts:
        yield (
            "sort-in-memory",
            "The query finds its documents by an index and sorts them afterwards: in which order "
            "do the entries of your index stand once the conditions hold?"
            if _rank(actual)
            else "The query sorts its documents in memory: what could hold them in that order "
            "already?",
        )
    keys, documents = _limit(expected.keys), _limit(expected.documents)
    if _rank(actual) == _rank(expected) and (actual.keys > keys or actual.documents > documents):
        what, seen = (
            ("entries of the index", actual.keys)
            if actual.keys > keys
            else ("documents", actual.documents)
        )
        yield (
            "examines-too-much",
            f"The query looks at {seen:,} {what} to find {actual.returned:,}: which of its "
            "conditions does your index leave to be checked afterwards, and in which order do "
            "equality and range stand in it?",
        )
    if actual.fetches and not expected.fetches:
        yield (
            "not-covered",
            "The query reads its documents though everything it gives back could stand in the "
            "index: which field does it have to look up there?",
        )


def _rank(plan: Plan) -> int:
    return _RANKS.index(plan.scan) if plan.scan in _RANKS else len(_RANKS)


def _limit(count: int) -> float:
    return _SHARE * count + _SOME
