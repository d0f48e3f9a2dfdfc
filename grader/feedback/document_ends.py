"""Diagnoses of a list that ends too early or too late, or whose documents were cut off wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grader.compare import compare_documents
from grader.compare.values import canonical
from grader.feedback.document_context import DocumentContext
from grader.feedback.document_fields import Fault
from grader.feedback.document_words import counted_evidence, paired_evidence, without_indexes
from grader.feedback.words import form, listed, some
from grader.models import Finding

_ROUND = 5


def cut_short(context: DocumentContext) -> Finding | None:
    """The right documents, as many as the answer's own limit lets through."""
    limit = context.facts.limit
    if context.pairs or not (context.only_lacking and 0 != limit == len(context.actual)):
        return None
    return Finding(
        "limit",
        f"{context.where[0].upper()}{context.where[1:]} ends after "
        f"{context.things(len(context.actual))}, right so far, but "
        f"{context.things(len(context.expected))} belong there: who asked to stop so early?",
        {"limit": limit, **counted_evidence(context.difference.missing)},
    )


def too_long(context: DocumentContext) -> Finding | None:
    """The right documents in the right order, and then more.

    The answer's own limit, or a round number of documents, shows that a limit was asked for: more
    also follow where a bound on the sort key is wrong.
    """
    if context.pairs or not (context.only_surplus and context.policy.order_by and context.expected):
        return None
    difference = context.difference
    wanted, given = len(context.expected), len(context.actual)
    if context.facts.limit is None and wanted % _ROUND:
        return None
    head = replace(difference.actual, items=context.actual[:wanted])
    if compare_documents(difference.expected, head, context.policy, state=context.state):
        return None
    return Finding(
        "limit",
        f"The first {context.things(wanted)} {form(wanted, 'is', 'are')} right, then "
        f"{given - wanted:,} more {form(given - wanted, 'follows', 'follow')}: where should the "
        "list end?",
        {
            "expected": wanted,
            "actual": given,
            "index": wanted,
            **counted_evidence(difference.extra),
        },
    )


def sort_after_limit(context: DocumentContext) -> Finding | None:
    """As many documents as asked for, but others, and they were cut off before they were sorted."""
    if not context.facts.sort_after_limit or not (context.lacking and context.surplus):
        return None
    if len(context.expected) != len(context.actual):
        return None
    return Finding(
        "sort-after-limit",
        f"{context.where[0].upper()}{context.where[1:]} has as many documents as asked for, but "
        f"{some(len(context.surplus))} of them should not be among the first: of which "
        "documents does your answer keep the first ones, and how are they sorted then?",
        {
            "missing": counted_evidence(context.lacking),
            "extra": counted_evidence(context.surplus),
        },
    )


def sort_after_limit_inside(context: DocumentContext, values: Sequence[Fault]) -> Finding | None:
    """Only what a lookup kept differs, and that was cut off before it was sorted."""
    names = {without_indexes(path.path).split(".")[0] for _, path in values}
    if not values or not names <= set(context.facts.limited_lookups):
        return None
    pairs = list({pair.expected_index: pair for pair, _ in values}.values())
    kept = sorted(names)
    return Finding(
        "sort-after-limit",
        f"{listed(kept)} {form(len(kept), 'holds', 'hold')} another document than asked for in "
        f"{context.paired(len(pairs))}: of which documents does your answer keep the first ones, "
        "and how are they sorted then?",
        {"paths": kept, **paired_evidence(pairs, [path for _, path in values])},
    )


def repeated(context: DocumentContext) -> Finding | None:
    """Documents too many, each of a thing that came already, where the answer multiplies.

    The witness is a field of which each expected document has a value of its own.
    """
    if not (context.only_surplus and {"$unwind", "$lookup"} & set(context.facts.stages)):
        return None
    items = [item.item for item in context.surplus]
    if len(context.expected) < 2 or not all(
        isinstance(item, dict) for item in (*items, *context.expected)
    ):
        return None
    for name in sorted(context.expected[0], key=lambda name: not name.endswith("id")):
        if name == "_id" and not context.counts_id:
            continue
        own = {canonical(item[name]) for item in context.expected if name in item}
        if len(own) != len(context.expected):
            continue
        if not all(name in item and canonical(item[name]) in own for item in items):
            continue
        count = len(items)
        return Finding(
            "duplicated-documents",
            f"{context.things(count)} too many in {context.where}, each with a {name} that comes "
            "there already: into how many does your answer turn one document, and which of them is "
            "asked for?",
            {"path": name, **counted_evidence(context.surplus)},
        )
    return None
