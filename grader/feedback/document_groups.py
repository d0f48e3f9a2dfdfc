"""Diagnoses of numbers over groups: what went into them, and when conditions were asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import ge, gt, le, lt
from typing import Any

from grader.feedback.document_context import DocumentContext
from grader.feedback.document_fields import Fault
from grader.feedback.document_words import (
    counted_evidence,
    numeric,
    paired_evidence,
    without_indexes,
)
from grader.feedback.words import form, listed
from grader.models import Accumulator, EarlyCondition, Finding

_NEAR_WHOLE = 1e-9
_LESS_THAN_ONE = 0.25
_MEETS: dict[str, Callable[[float, float], bool]] = {
    "$gt": gt, "$gte": ge, "$lt": lt, "$lte": le,
}  # fmt: skip
_WITHIN = ("$avg", "$min", "$max", "$first", "$last")
"""What these give lies among the values of single documents."""


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


def match_before_group(context: DocumentContext, values: Sequence[Fault]) -> Finding | None:
    """A bound that is meant for the groups was asked of single documents.

    Every expected group meets it, and the numbers of one show that a document in it does not.
    """
    if context.surplus or not (context.lacking or values):
        return None
    if not all(_grown(path.actual, path.expected) for _, path in values):
        return None
    for early in context.facts.early_conditions:
        for made in context.facts.accumulators:
            if made.path == early.path and made.operator == "$sum" and (
                _meant_for_groups(context, early, made)
            ):  # fmt: skip
                return _asked_too_early(context, early, values)
    return None


def _meant_for_groups(context: DocumentContext, early: EarlyCondition, made: Accumulator) -> bool:
    meets = _MEETS[early.operator]
    sums = [_number(item, made.name) for item in context.expected]
    if not sums or not all(total is not None and meets(total, early.bound) for total in sums):
        return False
    for other in context.facts.accumulators:
        for item, total in zip(context.expected, sums, strict=True):
            shown = _number(item, other.name)
            if shown is None or total is None:
                continue
            if other.counts and shown > 0 and not meets(total / shown, early.bound):
                return True
            within = other.operator in _WITHIN and other.path == early.path
            if within and not meets(shown, early.bound):
                return True
    return False


def _asked_too_early(
    context: DocumentContext, early: EarlyCondition, values: Sequence[Fault]
) -> Finding:
    count = len(context.lacking)
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in values))
    what = (
        f"{context.things(count)} {form(count, 'is', 'are')} missing from {context.where}"
        if count
        else f"{listed(names)} {form(len(names), 'is', 'are')} too small"
    )
    return Finding(
        "match-before-group",
        f"{what}: you ask each single document whether its {early.path} is within your bound; "
        "should it be asked of one document, or of all of a group together?",
        {
            "path": early.path,
            "bound": early.bound,
            **(
                counted_evidence(context.lacking)
                if count
                else paired_evidence([pair for pair, _ in values], [path for _, path in values])
            ),
        },
    )


def _number(item: Any, name: str) -> float | None:
    found = numeric(item.get(name)) if isinstance(item, Mapping) else None
    return None if found is None else float(found)


def missing_in_arithmetic(context: DocumentContext, values: Sequence[Fault]) -> Finding | None:
    """Sums over arithmetic are too small while the same groups' other numbers are right.

    So the right documents were grouped, and what some of them give is nothing.
    """
    made = {each.name: each for each in context.facts.accumulators}
    names = list(dict.fromkeys(path.path for _, path in values))
    if context.state or not names or not all(
        name in made and made[name].unguarded for name in names
    ):  # fmt: skip
        return None
    sums = [name for name in names if made[name].operator == "$sum"]
    if not sums or not all(
        _grown(path.actual, path.expected) for _, path in values if path.path in sums
    ):
        return None
    right = [each for each in made.values() if each.name not in names and not each.unguarded]
    if not any(_number(pair.expected, each.name) for pair, _ in values for each in right):
        return None
    pairs = list({pair.expected_index: pair for pair, _ in values}.values())
    if _all_counted(made.values(), [pair.actual for pair in pairs]):
        return None
    return Finding(
        "missing-in-arithmetic",
        f"{listed(sums)} {form(len(sums), 'is', 'are')} too small in {context.paired(len(pairs))} "
        f"though {right[0].name} agrees: what does your arithmetic give for a document that "
        "lacks one of the fields in it?",
        {"paths": names, **paired_evidence(pairs, [path for _, path in values])},
    )


def _all_counted(made: Collection[Accumulator], items: Sequence[Any]) -> bool:
    """Whether averages show that every document of a group gave a number."""
    names = {
        what: [each.name for each in made if each.operator == what and each.unguarded]
        for what in ("$sum", "$avg")
    }
    direct = [each for each in made if each.unguarded and not each.path]
    counts = [each.name for each in made if each.counts]
    if not (names["$sum"] and names["$avg"] and counts and len(direct) > 1):
        return False
    for item in items:
        total, mean = _number(item, names["$sum"][0]), _number(item, names["$avg"][0])
        count = _number(item, counts[0])
        if not total or not mean or not count or abs(total / mean - count) > _LESS_THAN_ONE:
            return False
    return True


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
