"""Diagnoses from how many rows, or copies of rows, came out."""

from __future__ import annotations

from grader.compare import compare
from grader.feedback.context import Context
from grader.feedback.words import MOST_ROWS, cells, form, opening, row_evidence, rows, some
from grader.models import Finding, Result


def no_rows(context: Context) -> Finding | None:
    """Nothing came out where rows are expected."""
    if context.actual or not context.expected:
        return None
    question = "can any row meet all of your conditions at once?"
    if context.facts.not_in_subquery:
        question = "what does NOT IN say once its list holds a NULL?"
    elif context.facts.inner_join:
        question = "does any row pass all of your joins and conditions?"
    count = len(context.expected)
    return Finding(
        "no-rows",
        f"{opening(context.where)} is empty, but {rows(count)} {form(count, 'belongs', 'belong')} "
        f"there: {question}",
        row_evidence(context.lacking),
    )


def rows_not_expected(context: Context) -> Finding | None:
    """Rows came out where none are expected."""
    if context.expected or not context.actual:
        return None
    count = len(context.actual)
    return Finding(
        "rows-not-expected",
        f"{opening(context.where)} has {rows(count)} where none "
        f"{form(count, 'belongs', 'belong')}: what should have kept "
        f"{form(count, 'it', 'them')} out?",
        row_evidence(context.surplus),
    )


def missing_distinct(context: Context) -> Finding | None:
    """The set of rows is right, some come more often than they should."""
    if not context.surplus or context.lacking or context.difference.extra:
        return None
    count = len(context.surplus)
    question = "can your answer reach the same row in more than one way?"
    if "union all" in context.facts.set_operations:
        question = "what becomes of a row that both halves of your answer hold?"
    return Finding(
        "missing-distinct",
        f"No row of {context.where} is wrong, but {some(count)} of them "
        f"{form(count, 'comes', 'come')} "
        f"more often than asked for: {question}",
        row_evidence(context.surplus),
    )


def lost_duplicates(context: Context) -> Finding | None:
    """The set of rows is right, some come less often than they should."""
    if not context.lacking or context.surplus or context.difference.missing:
        return None
    question = "which part of your answer takes equal rows for one?"
    if context.facts.distinct:
        question = "what does DISTINCT make of two different things that look the same here?"
    elif {"union", "intersect", "except"} & set(context.facts.set_operations):
        question = "what does your set operation do with equal rows?"
    return Finding(
        "lost-duplicates",
        f"No row of {context.where} is wrong, but {some(len(context.lacking))} of them should "
        f"come more often: {question}",
        row_evidence(context.lacking),
    )


def limit(context: Context) -> Finding | None:
    """The right rows, cut short by the answer's own LIMIT or going on too long."""
    if not context.actual or not context.expected:
        return None
    if context.lacking and not context.surplus and context.facts.limit == len(context.actual):
        return _cut_short(context)
    if context.surplus and not context.lacking and context.policy.order_by:
        return _too_long(context)
    return None


def _cut_short(context: Context) -> Finding:
    wanted, given = len(context.expected), len(context.actual)
    return Finding(
        "limit",
        f"{opening(context.where)} ends after {rows(given)}, right so far, but "
        f"{rows(wanted)} belong there: who asked to stop so early?",
        {"expected": wanted, "actual": given, **row_evidence(context.lacking)},
    )


def _too_long(context: Context) -> Finding | None:
    expected = context.difference.expected
    wanted, given = len(expected.rows), len(context.actual)
    head = Result(expected.columns, context.actual[:wanted])
    if compare(expected, head, context.policy) is not None:
        return None
    return Finding(
        "limit",
        f"The first {rows(wanted)} {form(wanted, 'is', 'are')} right, then {given - wanted:,} more "
        f"{form(given - wanted, 'follows', 'follow')}: where should the list end?",
        {
            "expected": wanted,
            "actual": given,
            "count": given - wanted,
            "index": wanted,
            "rows": [cells(row) for row in context.actual[wanted : wanted + MOST_ROWS]],
        },
    )
