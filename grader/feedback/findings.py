"""All findings about one difference, in the order in which a learner should hear them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from grader.compare import compare
from grader.feedback.causes import date_boundary, inner_join, perhaps_date_boundary, wrong_group
from grader.feedback.cells import cell_findings, tally
from grader.feedback.columns import column_findings
from grader.feedback.context import Context
from grader.feedback.counts import (
    limit,
    lost_duplicates,
    missing_distinct,
    no_rows,
    rows_not_expected,
)
from grader.feedback.fanout import fan_out
from grader.feedback.words import cells, form, listed, pair_evidence, row_evidence, rows
from grader.models import Difference, Finding, Policy, Result

MOST_FINDINGS = 5


def all_findings(context: Context) -> tuple[Finding, ...]:
    """Columns first, then rows, then their order; each code once."""
    found: dict[str, Finding] = {}
    for finding in chain(column_findings(context), _row_findings(context)):
        found.setdefault(finding.code, finding)
    return tuple(found.values())[:MOST_FINDINGS]


def _row_findings(context: Context) -> Iterator[Finding]:
    difference = context.difference
    if difference.aligned is None:
        return
    if difference.rows_agree:
        yield from _order_findings(context)
        return
    if difference.columns.clashes:
        rest = _without_clashes(difference, context.policy)
        if rest is not None:
            yield from _row_findings(replace(context, difference=rest))
        return
    emptiness = no_rows(context) or rows_not_expected(context)
    if emptiness is not None:
        yield emptiness
        return

    by_cell = tally(context)
    about_cells = cell_findings(context, by_cell) if context.mostly_paired else []
    explained = context.all_paired and not by_cell.values_differ
    specific: list[Finding | None] = [
        fan_out(context) or missing_distinct(context),
        lost_duplicates(context),
        inner_join(context),
        *(about_cells if explained else ()),
        date_boundary(context),
        limit(context),
    ]
    diagnosed = [finding for finding in specific if finding is not None]
    if not diagnosed:
        diagnosed = [wrong_group(context, by_cell) or _general(context)]
    yield from diagnosed
    if not explained and context.identified:
        yield from about_cells
    hint = perhaps_date_boundary(context) if diagnosed[0].code != "fan-out" else None
    if hint is not None:
        yield hint


def _without_clashes(difference: Difference, policy: Policy) -> Difference | None:
    """How the rows differ in the columns whose types agree; those of other types differ anyway."""
    clashing = {clash.column for clash in difference.columns.clashes}
    kept = [place for place, name in enumerate(difference.expected.names) if name not in clashing]
    aligned = difference.aligned
    if aligned is None or not kept:
        return None
    columns = tuple(difference.expected.columns[place] for place in kept)
    one, other = (
        Result(columns, tuple(tuple(row[place] for place in kept) for row in result.rows))
        for result in (difference.expected, aligned)
    )
    return compare(one, other, replace(policy, order_by=()))


def _order_findings(context: Context) -> Iterator[Finding]:
    order = context.difference.order
    if order is None:
        return
    keys = [str(key) for key in context.policy.order_by]
    yield Finding(
        "row-order",
        f"The rows are the right ones, but from row {order.index + 1} on their order by "
        f"{listed([key.column for key in context.policy.order_by])} is another than asked for: "
        "which of two neighbours should come first, and what decides a tie?",
        {
            "index": order.index,
            "keys": keys,
            "expected": cells(order.expected),
            "actual": cells(order.actual),
        },
    )


def _general(context: Context) -> Finding:
    """What can be said when no cause is borne out by the data."""
    lacking, surplus = len(context.lacking), len(context.surplus)
    if not surplus:
        return Finding(
            "missing-rows",
            f"{rows(lacking)} {form(lacking, 'is', 'are')} missing from {context.where}: what in "
            f"your answer shuts {form(lacking, 'it', 'them')} out?",
            row_evidence(context.lacking),
        )
    if not lacking:
        return Finding(
            "extra-rows",
            f"{rows(surplus)} too many in {context.where}: what should have kept "
            f"{form(surplus, 'it', 'them')} out?",
            row_evidence(context.surplus),
        )
    if context.all_paired and context.identified:
        places = {place for pair in context.pairs for place in pair.columns}
        names = context.places(places)
        return Finding(
            "wrong-values",
            f"{context.differing(places)}: how does {form(lacking, 'the value', 'each value')} "
            "come about?",
            {"columns": names, **pair_evidence(context.pairs)},
        )
    return Finding(
        "different-rows",
        f"{rows(lacking)} {form(lacking, 'is', 'are')} missing from {context.where} and "
        f"{surplus:,} {form(surplus, 'does', 'do')} not belong there: compare one of each, what "
        "sets them apart?",
        {"missing": row_evidence(context.lacking), "extra": row_evidence(context.surplus)},
    )
