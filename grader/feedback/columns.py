"""Findings about the output columns: missing, extra, misnamed, out of order, of another type."""

from __future__ import annotations

from collections.abc import Iterator

from grader.feedback.context import Context
from grader.feedback.words import form, listed, opening
from grader.models import Finding


def column_findings(context: Context) -> Iterator[Finding]:
    """One finding for each way in which the columns differ."""
    columns = context.difference.columns
    expected, actual = context.difference.expected.names, context.difference.actual.names
    both: dict[str, object] = {"expected": list(expected), "actual": list(actual)}
    counts = (
        f"{opening(context.where)} has {_columns(len(actual))} where {len(expected)} "
        f"{form(len(expected), 'is', 'are')} asked for"
    )
    if columns.missing:
        count = len(columns.missing)
        yield Finding(
            "column-missing",
            f"{counts}, and {listed(columns.missing)} {form(count, 'is', 'are')} not there: "
            "compare your list of columns with the one in the prompt.",
            {"columns": list(columns.missing), **both},
        )
    if columns.extra:
        yield Finding(
            "column-extra",
            f"{counts}: did anybody ask for {listed(columns.extra)}?",
            {"columns": list(columns.extra), **both},
        )
    if columns.renamed:
        place, wanted, given = columns.renamed[0]
        yield Finding(
            "column-name",
            f"Column {place + 1} is called {given} where the prompt calls it {wanted}"
            f"{_more(len(columns.renamed) - 1)}: what gives an output column its name?",
            {
                "columns": [
                    {"position": place, "expected": wanted, "actual": given}
                    for place, wanted, given in columns.renamed
                ]
            },
        )
    if columns.reordered:
        yield Finding(
            "column-order",
            f"The columns of {context.where} stand in another order than in the prompt: "
            "what decides which column comes first?",
            both,
        )
    if columns.clashes:
        first = columns.clashes[0]
        yield Finding(
            "column-type",
            f"{first.column} is of type {first.actual} where {first.expected} is asked for"
            f"{_more(len(columns.clashes) - 1)}: "
            "values that look alike on screen need not be of one kind.",
            {
                "columns": [
                    {"column": clash.column, "expected": clash.expected, "actual": clash.actual}
                    for clash in columns.clashes
                ]
            },
        )


def _columns(count: int) -> str:
    return f"{count} {form(count, 'column', 'columns')}"


def _more(count: int) -> str:
    return f" ({count} more {form(count, 'differs', 'differ')} likewise)" if count else ""
