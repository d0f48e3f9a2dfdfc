"""Diagnoses that need a look at the answer's commands: what kept documents out, or let them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from grader.compare.values import kind_of
from grader.feedback.document_context import DocumentContext, reached
from grader.feedback.document_fields import Fault
from grader.feedback.document_words import (
    counted_evidence,
    numeric,
    paired_evidence,
    without_indexes,
)
from grader.feedback.words import form, listed, some
from grader.models import ABSENT, Finding, TextLiteral

_NEAR_WHOLE = 1e-9


def text_compared(context: DocumentContext) -> Finding | None:
    """Nothing that belongs there came out, and a text is compared with what is none.

    Where the expected documents show the path, its values must be of the type that the text looks
    like; where they do not, a text of digits is no witness, as codes and numbers look alike.
    """
    missing = len(context.difference.missing)
    if not context.nothing and not (missing and missing >= len(context.expected)):
        return None
    for literal in context.facts.texts:
        if _borne_out(context, literal):
            what = {"date": "a date", "number": "a number", "id": "an ObjectId"}
            return Finding(
                f"text-compared-with-{literal.looks_like}",
                f"{literal.path} is compared with a text that looks like "
                f"{what[literal.looks_like]}, and nothing that belongs in {context.where} meets "
                "that: of which type are the values that are stored there?",
                {
                    "path": literal.path,
                    "text": literal.text,
                    **counted_evidence(context.difference.missing),
                },
            )
    return None


def _borne_out(context: DocumentContext, literal: TextLiteral) -> bool:
    kinds = {
        kind_of(value)
        for item in context.expected[:100]
        for value in reached(item, literal.path)
        if value is not None
    }
    if kinds:
        return literal.looks_like in kinds and "text" not in kinds
    return literal.looks_like != "number" or len(context.facts.compared) == 1


def unwind_drops_empty(context: DocumentContext) -> Finding | None:
    """Only documents are missing whose array is empty, and an `$unwind` drops those.

    The witness is a field that is empty, null, 0 or not there in nine of ten missing documents at
    least and in none that came.
    """
    if not (context.facts.unwound and context.only_lacking):
        return None
    missing = [item.item for item in context.lacking]
    if not all(isinstance(item, dict) for item in missing):
        return None
    names = dict.fromkeys(name for item in (*missing, *context.actual[:1000]) for name in item)
    for name in names:
        empty = sum(_empty(item.get(name, ABSENT)) for item in missing)
        if name == "_id" or 10 * empty < 9 * len(missing):
            continue
        if any(_empty(item.get(name, ABSENT)) for item in context.actual):
            continue
        count = len(missing)
        return Finding(
            "unwind-drops-empty",
            f"{context.things(count)} {form(count, 'is', 'are')} missing from {context.where}, "
            f"{form(count, 'one', 'all of them' if empty == count else 'nearly all of them')} with "
            f"nothing in {name}: what does unwinding make "
            "of an array without elements?",
            {
                "path": name,
                "unwound": list(context.facts.unwound),
                **counted_evidence(context.lacking),
            },
        )
    return None


def _empty(value: Any) -> bool:
    return value is ABSENT or value is None or value == [] or numeric(value) == 0


def elemmatch_needed(context: DocumentContext) -> Finding | None:
    """Too many documents, and several conditions on one array may each hold of another element."""
    if not context.only_surplus:
        return None
    items = [item.item for item in context.surplus]
    for path in context.facts.shared_arrays:
        shapes = [_array_at(item, path) for item in items]
        spread = path in context.facts.compared
        if False in shapes or (spread and None in shapes):
            continue
        return Finding(
            "elemmatch-needed",
            f"{context.things(len(items))} too many in {context.where}: must all conditions on "
            f"{path} hold of one and the same element, and do yours say so?",
            {"path": path, **counted_evidence(context.surplus)},
        )
    return None


def _array_at(item: Any, path: str) -> bool | None:
    """Whether a path leads through or to an array; None where the item does not show it."""
    value = item
    for step in path.split("."):
        if isinstance(value, list):
            return True
        if not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
    return isinstance(value, list)


def equals_null(context: DocumentContext) -> Finding | None:
    """Too many documents, without the field that is compared with null."""
    return _matches_missing(
        context,
        "equals-null-matches-missing",
        context.facts.null_paths,
        lambda values: not values,
        "to have null and not to have the field: does your comparison tell one from the other?",
    )


def negation(context: DocumentContext) -> Finding | None:
    """Too many documents, without the field of which a negated condition is asked."""
    return _matches_missing(
        context,
        "ne-matches-missing",
        context.facts.negated,
        lambda values: all(value is None for value in values),
        "is a field that is not there different from the value you compare it with?",
    )


def _matches_missing(
    context: DocumentContext,
    code: str,
    paths: Sequence[str],
    bears_out: Callable[[list[Any]], bool],
    question: str,
) -> Finding | None:
    if not context.only_surplus:
        return None
    extra = context.surplus
    for path in paths:
        if all(bears_out(reached(item.item, path)) for item in extra):
            return Finding(
                code,
                f"{context.things(len(extra))} too many in {context.where}, none with a value in "
                f"{path}: {question}",
                {"path": path, **counted_evidence(extra)},
            )
    return None


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


def match_after_group(context: DocumentContext, values: Sequence[Fault]) -> Finding | None:
    """Numbers over groups are too large or groups too many, and groups are filtered too late.

    What a filter should have kept out was counted, so no number is smaller than expected.
    """
    if not context.facts.match_after_group:
        return None
    if context.lacking and not context.surplus:
        return None
    grown = [_grown(path.expected, path.actual) for _, path in values]
    if not all(grown) or not (grown or context.only_surplus):
        return None
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in values))
    what = f"{listed(names)} {form(len(names), 'is', 'are')} too large" if names else (
        f"{context.things(len(context.surplus))} too many came out"
    )  # fmt: skip
    return Finding(
        "match-after-group",
        f"{what}: which documents are already in a group when your conditions look at it?",
        {
            "paths": names,
            **(
                paired_evidence([pair for pair, _ in values], [path for _, path in values])
                if values
                else counted_evidence(context.surplus)
            ),
        },
    )


def _grown(wanted: Any, given: Any) -> bool:
    one, other = numeric(wanted), numeric(given)
    return one is not None and other is not None and float(other) > float(one)


def multiplied(context: DocumentContext, values: Sequence[Fault]) -> Finding | None:
    """Numbers that are whole multiples of those expected, where the answer unwinds or looks up.

    An expected 0 does not grow and any whole number is a multiple of 1, so those tell nothing.
    """
    if not {"$unwind", "$lookup"} & set(context.facts.stages) or context.lacking:
        return None
    factors = []
    telling = 0
    for _, path in values:
        wanted, given = numeric(path.expected), numeric(path.actual)
        if not wanted or given is None:
            return None
        ratio = float(given) / float(wanted)
        if ratio < 1.5 or ratio > 1e6 or abs(ratio - round(ratio)) > ratio * _NEAR_WHOLE:
            return None
        telling += abs(wanted) != 1
        factors.append(round(ratio))
    if not telling:
        return None
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in values))
    times = f"{min(factors)}" if len(set(factors)) == 1 else f"{min(factors)} to {max(factors)}"
    return Finding(
        "fan-out",
        f"{listed([name or 'the value' for name in names])} {form(len(names), 'is', 'are')} "
        f"{times} times as large as expected: how often does each document take part in what you "
        "add up?",
        {
            "paths": names,
            "factors": [min(factors), max(factors)],
            **paired_evidence([pair for pair, _ in values], [path for _, path in values]),
        },
    )
