"""Diagnoses that need a look at the answer's text: lost partners, range ends, wrong groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from grader.compare import number
from grader.compare.cells import as_float
from grader.compare.pairs import MOST_PAIRS
from grader.feedback.cells import VALUE, Tally
from grader.feedback.context import Context
from grader.feedback.words import form, listed, pair_evidence, row_evidence, rows
from grader.models import Finding, Row, Value, steps_from

_DAY = timedelta(days=1)
_AGGREGATES = {"sum", "avg", "count", "min", "max"}
_LITTLE = 0.1
"""The share of a number that the rows of a single day at a range's end may make up."""


def inner_join(context: Context) -> Finding | None:
    """Rows without a partner are missing, and only those.

    The witness is a column that is 0 or NULL in all missing rows and in none that came.
    """
    facts = context.facts
    if not (facts.inner_join or facts.filtered_outer_join):
        return None
    missing = context.difference.missing
    if not missing or context.surplus or context.difference.miscounted or not context.actual:
        return None
    if facts.limit == len(context.actual):
        return None
    for place, name in enumerate(context.names):
        if not all(_without_partner(item.row[place]) for item in missing):
            continue
        if any(_without_partner(row[place]) for row in context.actual):
            continue
        count = len(missing)
        question = "does a row without a partner survive your join?"
        if facts.filtered_outer_join and not facts.inner_join:
            question = "does a row that the outer join kept survive your conditions?"
        return Finding(
            "inner-join",
            f"{rows(count)} {form(count, 'is', 'are')} missing from {context.where}, "
            f"{form(count, 'one', 'all of them')} with nothing in {name}: {question}",
            {"columns": [name], **row_evidence(missing)},
        )
    return None


def _without_partner(cell: Value) -> bool:
    return cell is None or number(cell) == 0


def date_boundary(context: Context) -> Finding | None:
    """All rows that differ lie at an end of a range of dates in the answer's text.

    A column of dates shows it: the rows that differ are of the day of a constant or the next to
    it (or, where the column holds months, of its month), and rows of other days are right.
    """
    days = {_day(constant) for constant in context.facts.dates}
    differing = [item.row for item in (*context.lacking, *context.surplus)]
    if not days or not differing:
        return None
    for place, family in enumerate(context.families):
        if family not in ("date", "timestamp", "timestamptz"):
            continue
        found = [cell for row in differing if isinstance(cell := row[place], date)]
        if len(found) == len(differing) and _at_an_end(
            [_day(cell) for cell in found], days, _days_of(context.expected, place)
        ):
            count = len(differing)
            return Finding(
                "date-boundary",
                f"{_all_rows(count)} that "
                f"{form(count, 'differs lies', 'differ lie')} at an end of the dates you "
                f"compare {context.names[place]} with: does your range hold its first and last "
                "moment, and nothing beyond?",
                {
                    "columns": [context.names[place]],
                    "dates": sorted(day.isoformat() for day in days),
                    **row_evidence((*context.lacking, *context.surplus)),
                },
            )
    return None


def _all_rows(count: int) -> str:
    return {1: "The only row", 2: "Both rows"}.get(count, f"All {count:,} rows")


def _at_an_end(found: Sequence[date], ends: set[date], expected: set[date]) -> bool:
    """Whether all found days are at an end and two expected days are not."""
    near = {day for end in ends for day in steps_from(end, -_DAY, timedelta(0), _DAY)}
    tests: list[Callable[[date], bool]] = [ends.__contains__, near.__contains__]
    if all(day.day == 1 for day in expected) and all(day.day == 1 for day in found):
        months = {
            day.replace(day=1) for end in ends for day in steps_from(end, -_DAY, timedelta(0))
        }
        tests.append(months.__contains__)
    return any(
        all(test(day) for day in found) and sum(not test(day) for day in expected) >= 2
        for test in tests
    )


def _days_of(expected: Sequence[Row], place: int) -> set[date]:
    return {_day(cell) for row in expected if isinstance(cell := row[place], date)}


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def perhaps_date_boundary(context: Context) -> Finding | None:
    """Every number that differs is a little too small and the answer uses BETWEEN with dates.

    A hint beside another finding, never a diagnosis of its own: other causes look the same.
    """
    if not (context.facts.between and context.facts.dates and context.all_paired):
        return None
    for pair in context.pairs:
        for place in pair.columns:
            wanted, given = number(pair.expected[place]), number(pair.actual[place])
            if wanted is None or given is None:
                return None
            lost = as_float(wanted) - as_float(given)
            if not 0 < lost <= abs(as_float(wanted)) * _LITTLE:
                return None
    names = context.places(place for pair in context.pairs for place in pair.columns)
    return Finding(
        "date-boundary",
        f"{listed(names)} {form(len(names), 'is', 'are')} a little too small wherever "
        f"{form(len(names), 'it differs', 'they differ')}: at which moment of its last day does "
        "your BETWEEN end?",
        {"columns": names, "dates": sorted({_day(day).isoformat() for day in context.facts.dates})},
    )


def wrong_group(context: Context, found: Tally) -> Finding | None:
    """Numbers over groups or windows differ while the rows' other cells agree."""
    if not (context.facts.group_by or _AGGREGATES & set(context.facts.windows)):
        return None
    if not (context.difference.missing and context.difference.extra):
        return None
    return _other_groups(context) or _other_numbers(context, found)


def _other_groups(context: Context) -> Finding | None:
    """The same things are told of, but one side takes apart what the other adds up."""
    if not context.facts.group_by or len(context.expected) == len(context.actual):
        return None
    keys = [place for place, family in enumerate(context.families) if family != "number"]
    if not keys or len(keys) == len(context.names):
        return None
    wanted = {tuple(row[place] for place in keys) for row in context.expected}
    given = {tuple(row[place] for place in keys) for row in context.actual}
    if wanted != given or len(wanted) not in (len(context.expected), len(context.actual)):
        return None
    names = context.places(keys)
    return Finding(
        "wrong-group",
        f"{rows(len(context.actual))} came out where {len(context.expected):,} "
        f"{form(len(context.expected), 'belongs', 'belong')}, with the same {listed(names)}: "
        "what makes two rows fall into one group?",
        {
            "columns": names,
            "groups": {"expected": len(context.expected), "actual": len(context.actual)},
            **row_evidence(context.difference.extra),
        },
    )


def _other_numbers(context: Context, found: Tally) -> Finding | None:
    paired = len(context.pairs) == min(len(context.difference.missing), MOST_PAIRS)
    if not (paired and context.identified and found.values_differ):
        return None
    places = found.columns(VALUE)
    if any(context.families[place] != "number" for place in places):
        return None
    names = context.places(places)
    return Finding(
        "wrong-group",
        f"{context.differing(places)}: from which rows is each of these numbers made?",
        {"columns": names, **pair_evidence(context.pairs)},
    )
