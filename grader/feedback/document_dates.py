"""Diagnoses of documents at an end of a range of dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from grader.compare.pairs import MOST_PAIRS
from grader.feedback.document_context import DocumentContext
from grader.feedback.document_fields import Fault
from grader.feedback.document_words import (
    counted_evidence,
    numeric,
    paired_evidence,
    without_indexes,
)
from grader.feedback.words import form, listed
from grader.models import DateLiteral, Finding, Form, steps_from

_DAY = timedelta(days=1)
_LITTLE = 0.1
"""The share of a number that the documents of a single day at a range's end may make up."""
_RANGES = ("$gt", "$gte", "$lt", "$lte")
_PAST_THE_DAY = ("$gt", "$lte")
"""Comparisons that put a day's first moment on the side where the other one puts its rest."""


def date_boundary(context: DocumentContext, values: Sequence[Fault] = ()) -> Finding | None:
    """All documents that differ lie at an end of a range of dates that the answer compares with.

    A field of dates shows it: those of the documents that differ are at the very moment of a
    constant, or of its day or the next to it, or stand for its month, and other documents are
    right. With `values` the documents that differ are those whose numbers or dates do.
    """
    differing = _differing(context, values)
    if not differing:
        return None
    for path in dict.fromkeys(date.path for date in _ranges(context)):
        ends = [date.moment for date in _ranges(context) if date.path == path]
        for name in dict.fromkeys(name for item in differing for name in item):
            found = [_moment(item.get(name)) for item in differing]
            others = [_moment(_field(item, name)) for item in context.expected]
            if _at_an_end(found, ends, [moment for moment in others if moment is not None]):
                return _boundary(context, path, ends, len(differing), values)
    return None


def _differing(context: DocumentContext, values: Sequence[Fault]) -> list[Mapping[str, Any]]:
    """The documents that differ in one way, or none."""
    whole = [item.item for item in (*context.lacking, *context.surplus)]
    if values:
        numbers = all(
            numeric(path.expected) is not None or isinstance(path.expected, datetime)
            for _, path in values
        )
        pairs = {pair.expected_index: pair for pair, _ in values}
        items = [pair.expected for pair in pairs.values()] if numbers else []
        if whole or len(items) >= MOST_PAIRS:
            return []
    else:
        items = [] if context.pairs else whole
    return items if all(isinstance(item, Mapping) for item in items) else []


def _ranges(context: DocumentContext) -> list[DateLiteral]:
    return [date for date in context.facts.dates if date.operator in _RANGES]


def _field(item: Any, name: str) -> Any:
    return item.get(name) if isinstance(item, Mapping) else None


def _moment(value: Any) -> datetime | None:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else None


def _at_an_end(
    found: Sequence[datetime | None], ends: Sequence[datetime], expected: Sequence[datetime]
) -> bool:
    """Whether all found moments are at an end and two expected ones are not."""
    days = {end.date() for end in ends}
    near = {near for day in days for near in steps_from(day, -_DAY, timedelta(0), _DAY)}
    tests: list[Callable[[datetime], bool]] = [
        set(ends).__contains__,
        lambda moment: moment.date() in days,
        lambda moment: moment.date() in near,
    ]
    if all(_first_of_month(moment) for moment in (*found, *expected)):
        months = {
            moment.date().replace(day=1)
            for end in ends
            for moment in steps_from(end, -_DAY, timedelta(0))
        }
        tests.append(lambda moment: moment.date() in months)
    return any(
        all(moment is not None and test(moment) for moment in found)
        and sum(not test(moment) for moment in expected) >= 2
        for test in tests
    )


def _first_of_month(moment: datetime | None) -> bool:
    return moment is not None and moment == datetime(moment.year, moment.month, 1)


def _boundary(
    context: DocumentContext,
    path: str,
    ends: Sequence[datetime],
    count: int,
    values: Sequence[Fault],
) -> Finding:
    which = {1: "The only document", 2: "Both documents"}.get(count, f"All {count:,} documents")
    pairs = list({pair.expected_index: pair for pair, _ in values}.values())
    return Finding(
        "date-boundary",
        f"{which} that {form(count, 'differs lies', 'differ lie')} at an end of the dates you "
        f"compare {path} with: does your range hold its first and last moment, and nothing beyond?",
        {
            "path": path,
            "dates": sorted({end.isoformat() for end in ends}),
            **(
                paired_evidence(pairs, [fault for _, fault in values])
                if values
                else counted_evidence((*context.lacking, *context.surplus))
            ),
        },
    )


def perhaps_date_boundary(context: DocumentContext, values: Sequence[Fault]) -> Finding | None:
    """Every number that differs is a little off to one side, and a range ends at midnight.

    A hint beside another finding, never a diagnosis of its own: other causes look the same.
    """
    ends = [
        date
        for date in _ranges(context)
        if date.operator in _PAST_THE_DAY and date.moment == _midnight(date.moment)
    ]
    if not ends or not values or context.form is not Form.DOCUMENTS:
        return None
    signs = {_little(path.expected, path.actual) for _, path in values}
    if len(signs) != 1 or 0 in signs:
        return None
    names = list(dict.fromkeys(without_indexes(path.path) for _, path in values))
    it = form(len(names), "it differs", "they differ")
    off = "large" if signs == {1} else "small"
    return Finding(
        "date-boundary",
        f"{listed(names)} {form(len(names), 'is', 'are')} a little too {off} wherever {it}: "
        f"of the day that you compare {ends[-1].path} with, which moments does your range hold?",
        {"paths": names, "dates": sorted({end.moment.isoformat() for end in ends})},
    )


def _midnight(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day)


def _little(wanted: Any, given: Any) -> int:
    """1 for a little more than wanted, -1 for a little less, else 0."""
    one, other = numeric(wanted), numeric(given)
    if one is None or other is None:
        return 0
    more = float(other) - float(one)
    if not 0 < abs(more) <= abs(float(one)) * _LITTLE:
        return 0
    return 1 if more > 0 else -1
