"""All findings about documents that differ, in the order in which a learner should hear them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.compare.document_order import sort_value
from grader.feedback.context import RESULT
from grader.feedback.document_causes import (
    document_compared,
    elemmatch_needed,
    equals_null,
    negation,
    text_compared,
    unwind_drops_empty,
)
from grader.feedback.document_context import DocumentContext
from grader.feedback.document_dates import date_boundary, perhaps_date_boundary
from grader.feedback.document_ends import (
    cut_short,
    repeated,
    sort_after_limit,
    sort_after_limit_inside,
    too_long,
)
from grader.feedback.document_fields import ORDER, VALUE, Fault, field_faults, field_finding
from grader.feedback.document_groups import (
    match_after_group,
    match_before_group,
    missing_in_arithmetic,
    multiplied,
)
from grader.feedback.document_words import MOST_FINDINGS, counted_evidence, shown
from grader.feedback.words import form, listed, opening, some
from grader.models import DocumentDifference, Finding, Form, MongoFacts, Policy

_FORMS = {
    Form.DOCUMENTS: "documents",
    Form.DOCUMENT: "one document",
    Form.VALUES: "a list of values",
    Form.VALUE: "one value",
    Form.CHANGE: "the outcome of a change",
}


def findings_of_documents(
    difference: DocumentDifference, policy: Policy, facts: MongoFacts
) -> tuple[Finding, ...]:
    """See `grader.feedback.explain_documents`."""
    return document_findings(DocumentContext(difference, policy, facts, RESULT))


def document_findings(context: DocumentContext) -> tuple[Finding, ...]:
    """Each code once, and only the first few."""
    found: dict[str, Finding] = {}
    for finding in _findings(context):
        found.setdefault(finding.code, finding)
    return tuple(found.values())[:MOST_FINDINGS]


def _findings(context: DocumentContext) -> Iterator[Finding]:
    if context.difference.forms is not None:
        yield _wrong_form(*context.difference.forms)
        return
    if context.difference.order is not None:
        yield _wrong_order(context)
        return
    compared = text_compared(context) or document_compared(context)
    if compared is not None:
        yield compared
    if context.expected and not context.actual:
        yield _empty_result(context)
        return

    diagnosed = False
    faults = field_faults(context)
    values = faults.by_code.get(VALUE, [])
    cause = _cause(context, values)
    if cause is not None:
        diagnosed = True
        yield cause
    for code in ORDER:
        if code in faults.by_code:
            diagnosed = True
            yield field_finding(context, code, faults)
    if values:
        diagnosed = True
        yield _cause_of_values(context, values) or field_finding(context, VALUE, faults)
        hint = perhaps_date_boundary(context, values)
        if hint is not None:
            yield hint
    if not diagnosed:
        yield from _other_fields(context)
    if cause is None and (context.lacking or context.surplus):
        yield general(context)


def _cause(context: DocumentContext, values: Sequence[Fault]) -> Finding | None:
    """Why documents are missing or too many, where the data bear out a reason."""
    if not (context.lacking or context.surplus):
        return None
    return (
        _copies(context)
        or unwind_drops_empty(context)
        or cut_short(context)
        or too_long(context)
        or match_before_group(context, values)
        or repeated(context)
        or date_boundary(context)
        or elemmatch_needed(context)
        or equals_null(context)
        or negation(context)
        or (sort_after_limit(context) if not context.pairs else None)
        or (match_after_group(context, ()) if not context.pairs else None)
    )


def _cause_of_values(context: DocumentContext, values: Sequence[Fault]) -> Finding | None:
    """Why values of the right documents differ, where the data bear out a reason."""
    return (
        multiplied(context, values)
        or sort_after_limit_inside(context, values)
        or match_after_group(context, values)
        or match_before_group(context, values)
        or date_boundary(context, values)
        or missing_in_arithmetic(context, values)
    )


def _wrong_form(wanted: Form, given: Form) -> Finding:
    return Finding(
        "wrong-form",
        f"Your answer gives {_FORMS[given]} where {_FORMS[wanted]} is asked for: "
        "what kind of thing does each method hand back?".replace("documents is", "documents are"),
        {"expected": str(wanted), "actual": str(given)},
    )


def _wrong_order(context: DocumentContext) -> Finding:
    order = context.difference.order
    assert order is not None
    keys = context.policy.order_by
    parted = [
        key
        for key in keys
        if not context.agree(sort_value(order.expected, key), sort_value(order.actual, key))
    ]
    key = parted[0] if parted else keys[0]
    why = "which of two neighbours should come first, and what decides a tie?"
    if not context.facts.sorts and context.facts.operation:
        why = "what decides in which order documents come when nothing is said about it?"
    return Finding(
        "wrong-order",
        f"The documents are the right ones, but from number {order.index + 1} on their order by "
        f"{key.column} is another than asked for: {why}",
        {
            "index": order.index,
            "key": str(key),
            "keys": [str(each) for each in keys],
            "expected": shown(order.expected),
            "actual": shown(order.actual),
        },
    )


def _empty_result(context: DocumentContext) -> Finding:
    count = len(context.expected)
    return Finding(
        "empty-result",
        f"{opening(context.where)} is empty, but {context.things(count)} "
        f"{form(count, 'belongs', 'belong')} there: can any document meet all of your conditions "
        "at once, and do the names and types in them match the data?",
        counted_evidence(context.difference.missing),
    )


def _copies(context: DocumentContext) -> Finding | None:
    """The set of documents is right, but some come more or less often than they should."""
    difference = context.difference
    if difference.missing or difference.extra or not difference.miscounted:
        return None
    counted = difference.miscounted
    times, rest = divmod(len(context.actual), len(context.expected))
    multiplying = {"$unwind", "$lookup"} & set(context.facts.stages)
    everything = sum(item.expected for item in counted) == len(context.expected)
    if multiplying and everything and all(item.actual > item.expected for item in counted):
        even = not rest and all(item.actual == times * item.expected for item in counted)
        often = f"{times} times as often as" if even else "more often than"
        return Finding(
            "duplicated-documents",
            f"Every document comes {often} it should: into how many does your answer turn one "
            "document, and what tells them apart?",
            {**({"factor": times} if even else {}), **counted_evidence(counted)},
        )
    more = sum(item.actual > item.expected for item in counted)
    noun = "value" if context.form is Form.VALUES else "document"
    often = {len(counted): "more often", 0: "less often"}.get(more, "another number of times")
    return Finding(
        "miscounted-documents",
        f"No {noun} of {context.where} is wrong, but "
        f"{some(len(counted))} of them {form(len(counted), 'comes', 'come')} {often} than asked "
        "for: can your answer reach the same one in more than one way, or take two for one?",
        counted_evidence(counted),
    )


def _other_fields(context: DocumentContext) -> Iterator[Finding]:
    """Fields that no document has, or that none should have, where nothing could be paired."""
    wanted, given = _names(context, context.expected), _names(context, context.actual)
    if not wanted or not given:
        return
    lost = [name for name in wanted if name not in given]
    found = [name for name in given if name not in wanted]
    if lost:
        yield Finding(
            "missing-field",
            f"No document of {context.where} has {listed(lost)}: which stage of your answer should "
            f"keep or make {form(len(lost), 'it', 'them')}?",
            {"paths": lost, "found": found},
        )
    if found:
        yield Finding(
            "extra-field",
            f"Documents of {context.where} have {listed(found)}, which no document should: what "
            f"keeps {form(len(found), 'it', 'them')} in?",
            {"paths": found},
        )


def _names(context: DocumentContext, items: Sequence[object]) -> list[str]:
    """The fields of all documents, in order."""
    names = dict.fromkeys(name for item in items if isinstance(item, dict) for name in item)
    return [name for name in names if name != "_id" or context.counts_id]


def general(context: DocumentContext) -> Finding:
    """What can be said when no cause is borne out by the data."""
    lacking, surplus = len(context.lacking), len(context.surplus)
    if not surplus:
        return Finding(
            "missing-documents",
            f"{context.things(lacking)} {form(lacking, 'is', 'are')} missing from {context.where}: "
            f"what in your answer shuts {form(lacking, 'it', 'them')} out?",
            counted_evidence(context.lacking),
        )
    if not lacking:
        return Finding(
            "extra-documents",
            f"{context.things(surplus)} too many in {context.where}: what should have kept "
            f"{form(surplus, 'it', 'them')} out?",
            counted_evidence(context.surplus),
        )
    return Finding(
        "different-documents",
        f"{context.things(lacking)} {form(lacking, 'is', 'are')} missing from {context.where} and "
        f"{surplus:,} {form(surplus, 'does', 'do')} not belong there: compare one of each, what "
        "sets them apart?",
        {
            "missing": counted_evidence(context.lacking),
            "extra": counted_evidence(context.surplus),
        },
    )
