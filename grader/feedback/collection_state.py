"""Findings about a collection as an answer left it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from grader.compare.values import canonical
from grader.feedback.document_causes import text_compared
from grader.feedback.document_context import DocumentContext
from grader.feedback.document_fields import Fault
from grader.feedback.document_words import (
    MOST_FINDINGS,
    counted_evidence,
    numeric,
    paired_evidence,
    things,
    without_indexes,
)
from grader.feedback.documents import document_findings
from grader.feedback.words import form, listed
from grader.models import (
    DocumentDifference,
    FieldChange,
    Finding,
    MongoFacts,
    PathDifference,
    PathFault,
    Policy,
)

_TOO_FEW, _TOO_MANY = "not reached", "reached"


def findings_of_collection(
    name: str, difference: DocumentDifference, facts: MongoFacts, untouched: bool
) -> tuple[Finding, ...]:
    """See `grader.feedback.explain_collection`."""
    context = DocumentContext(
        difference, Policy(id=True), facts, f"the collection {name}", state=True
    )
    found: dict[str, Finding] = {}
    for finding in _findings(context, name, untouched):
        found.setdefault(finding.code, finding)
    return tuple(
        replace(finding, evidence={"collection": name, **finding.evidence})
        for finding in list(found.values())[:MOST_FINDINGS]
    )


def _findings(context: DocumentContext, name: str, untouched: bool) -> Iterator[Finding]:
    if untouched:
        yield from _untouched(context, name)
        return
    explained = [
        finding
        for finding in (_reach(context), _whole_replaced(context), _push_duplicates(context))
        if finding is not None
    ]
    yield from explained
    if not explained:
        yield from document_findings(context)


def _untouched(context: DocumentContext, name: str) -> Iterator[Finding]:
    difference, facts = context.difference, context.facts
    compared = _text_compared(context)
    if compared is not None:
        yield compared
    if facts.updates and not facts.upsert and difference.missing and not difference.extra:
        count = len(difference.missing)
        yield Finding(
            "no-upsert",
            f"{name} is as it was before your answer ran, and {things(count)} "
            f"{form(count, 'that should be there is', 'that should be there are')} not: what does "
            "an update do when it finds no document?",
            counted_evidence(difference.missing),
        )
        return
    yield Finding(
        "not-changed",
        f"{name} is as it was before your answer ran: which of its documents do your conditions "
        "reach?",
        paired_evidence(context.pairs)
        if context.pairs
        else counted_evidence((*difference.missing, *difference.extra)),
    )


def _text_compared(context: DocumentContext) -> Finding | None:
    """As in a result, but the documents themselves show the types of what is compared."""
    paths = {path for item in context.expected[:100] if isinstance(item, dict) for path in item}
    texts = tuple(text for text in context.facts.texts if text.path.split(".")[0] in paths)
    emptied = replace(
        context.difference, actual=replace(context.difference.actual, items=()), pairs=()
    )
    return text_compared(
        replace(context, difference=emptied, facts=replace(context.facts, texts=texts))
    )


def _reach(context: DocumentContext) -> Finding | None:
    """Whether the answer's change reached too few documents, or too many."""
    found = _reach_of_update(context) or _reach_of_delete(context)
    if found is None:
        return None
    reach, count, evidence = found
    what = f"{context.paired(count)} of {context.where}"
    gone = context.facts.deletes and not context.facts.updates
    it = form(count, "it", "them")
    if reach == _TOO_MANY:
        become = (
            form(count, "is", "are") + " gone" if gone else form(count, "was", "were") + " changed"
        )
        return Finding(
            "too-many-changed",
            f"{what} {become} that should have stayed: what tells {it} from those meant?",
            evidence,
        )
    become = "gone" if gone else "changed"
    if context.facts.changes_one:
        return Finding(
            "only-first-changed",
            f"{what} should have {become} too: how many of those that meet the conditions does "
            "your method take?",
            evidence,
        )
    return Finding(
        "not-changed",
        f"{what} should have {become} and did not: what in your conditions shuts {it} out?",
        evidence,
    )


Reach = tuple[str, int, dict[str, object]]
"""Too few or too many, how many documents, and the evidence."""


def _reach_of_delete(context: DocumentContext) -> Reach | None:
    difference, facts = context.difference, context.facts
    if not facts.deletes or facts.updates or difference.miscounted:
        return None
    if difference.extra and not difference.missing:
        return _TOO_FEW, len(difference.extra), counted_evidence(difference.extra)
    if difference.missing and not difference.extra:
        return _TOO_MANY, len(difference.missing), counted_evidence(difference.missing)
    return None


def _reach_of_update(context: DocumentContext) -> Reach | None:
    """All that differs are fields the update names: as before it, or as behind it."""
    faults = list(context.faults())
    if not faults or context.lacking or context.surplus or not context.facts.changes:
        return None
    reaches = {_reach_at(context, path) for _, path in faults}
    if len(reaches) != 1:
        return None
    reach = reaches.pop()
    pairs = list({pair.expected_index: pair for pair, _ in faults}.values())
    return (reach, len(pairs), paired_evidence(pairs)) if reach else None


def _reach_at(context: DocumentContext, path: PathDifference) -> str:
    """Whether a field looks as if the update had not reached it, or had and should not; or ""."""
    for change in context.facts.changes:
        if without_indexes(path.path) == _plain(change.path):
            found = _looks(context, path, change)
            if found:
                return found
    return ""


def _plain(path: str) -> str:
    """A path of an update without indexes and positional operators."""
    return ".".join(step for step in path.split(".") if not step.isdigit() and "$" not in step)


def _looks(context: DocumentContext, path: PathDifference, change: FieldChange) -> str:
    wanted, given = path.expected, path.actual
    if change.operator == "$set":
        if context.agree(wanted, change.value):
            return _TOO_FEW
        return _TOO_MANY if context.agree(given, change.value) else ""
    if change.operator == "$unset":
        gone = path.fault in (PathFault.MISSING, PathFault.MISSING_FOR_NULL)
        kept = path.fault in (PathFault.EXTRA, PathFault.NULL_FOR_MISSING)
        return _TOO_MANY if gone else _TOO_FEW if kept else ""
    if path.fault is PathFault.LENGTH and isinstance(wanted, list) and isinstance(given, list):
        return _by_length(wanted, given, change)
    if change.operator in ("$inc", "$mul"):
        one, other, by = numeric(wanted), numeric(given), numeric(change.value)
        if one is None or other is None or by is None:
            return ""
        before, after = float(other), float(one)
        if context.agree(_step(before, change.operator, float(by)), after):
            return _TOO_FEW
        return _TOO_MANY if context.agree(_step(after, change.operator, float(by)), before) else ""
    return ""


def _step(value: float, operator: str, by: float) -> float:
    return value + by if operator == "$inc" else value * by


def _by_length(wanted: list[Any], given: list[Any], change: FieldChange) -> str:
    longer = len(given) > len(wanted)
    if change.operator == "$push" and _doubled(wanted, given):
        return ""
    if change.operator in ("$push", "$addToSet"):
        return _TOO_MANY if longer else _TOO_FEW
    if change.operator in ("$pull", "$pullAll", "$pop"):
        return _TOO_FEW if longer else _TOO_MANY
    return ""


def _whole_replaced(context: DocumentContext) -> Finding | None:
    """Fields are lost beside those that were to change, and the answer wrote a whole document."""
    lost = [
        (pair, path)
        for pair, path in context.faults()
        if path.fault in (PathFault.MISSING, PathFault.MISSING_FOR_NULL)
        and _replaced(context.facts, path)
    ]
    if not lost:
        return None
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in lost))
    return _of_faults(
        "whole-replaced",
        f"{listed(names)} {form(len(names), 'is', 'are')} gone from {context.where}: what becomes "
        "of the fields that you do not name when you write a document in another's place?",
        names,
        lost,
    )


def _replaced(facts: MongoFacts, path: PathDifference) -> bool:
    if facts.replaces:
        return True
    return any(
        change.operator == "$set"
        and isinstance(change.value, dict)
        and without_indexes(path.path).startswith(f"{_plain(change.path)}.")
        for change in facts.changes
    )


def _push_duplicates(context: DocumentContext) -> Finding | None:
    """An array holds a value twice that it should hold once, and the answer pushes to it."""
    pushed = {_plain(path) for path in context.facts.pushed}
    twice = [
        (pair, path)
        for pair, path in context.faults()
        if path.fault is PathFault.LENGTH
        and without_indexes(path.path) in pushed
        and _doubled(path.expected, path.actual)
    ]
    if not twice:
        return None
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in twice))
    return _of_faults(
        "push-duplicates",
        f"{listed(names)} {form(len(names), 'holds', 'hold')} a value twice in "
        f"{things(len(twice))} of {context.where}: what if the value you add is already there?",
        names,
        twice,
    )


def _doubled(wanted: list[Any], given: list[Any]) -> bool:
    """Whether all that is too much is there already."""
    one, other = (Counter(canonical(item) for item in side) for side in (wanted, given))
    surplus = other - one
    return bool(surplus) and not one - other and all(one[key] for key in surplus)


def _of_faults(code: str, message: str, names: list[str], faults: list[Fault]) -> Finding:
    pairs = list({pair.expected_index: pair for pair, _ in faults}.values())
    evidence = paired_evidence(pairs, [path for _, path in faults])
    return Finding(code, message, {"paths": names, **evidence})
