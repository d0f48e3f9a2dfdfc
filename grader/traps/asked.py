"""What statements ask of data: the tables they read, and the constants to salt it with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import sqlglot
from sqlglot import exp

from grader.models import Schema, Value
from grader.traps.columns import column_type
from grader.traps.constants import Constant, constants_of
from grader.traps.data import Salt
from grader.traps.problems import UnknownRule
from grader.traps.salting import value_of

_START = datetime(2024, 3, 1, 12)
"""Where intervals are laid on a calendar when no statement names a day."""

_DAYS = {"DAY": 1, "WEEK": 7, "MONTH": 30, "YEAR": 365}
_SECONDS = {"HOUR": 3600, "MINUTE": 60, "SECOND": 1}
_MOST_MOMENTS = 6


def tables_of(statements: Iterable[str], schema: Schema) -> tuple[str, ...]:
    """The tables that any of the statements names, in the schema's order."""
    named: set[str] = set()
    for text in statements:
        tree = sqlglot.parse_one(text, dialect="postgres")
        named.update(table.name.lower() for table in tree.find_all(exp.Table))
    return tuple(table.name for table in schema.tables if table.name.lower() in named)


def salt_of(statements: Iterable[str], schema: Schema) -> Salt:
    """The constants of all statements, those held against a column with that column.

    Intervals give moments that lie that far before and after the days the statements name.
    """
    found = dict.fromkeys(item for text in statements for item in constants_of(text, schema).items)
    columns: dict[tuple[str, str], dict[Value, None]] = defaultdict(dict)
    free: dict[str, dict[Any, None]] = defaultdict(dict)
    for item in found:
        value = value_of(item)
        if value is None:
            continue
        if item.table and _fits(item, value, schema):
            columns[item.table, item.column][value] = None
        else:
            free[_family(value)][value] = None
    days = [*free["dates"], *free["timestamps"]]
    for values in columns.values():
        days += [value for value in values if isinstance(value, date)]
    for moment in _moments([item.value for item in found if item.sort == "interval"], days):
        free["timestamps"][moment] = None
    return Salt(
        {place: tuple(values) for place, values in columns.items()},
        tuple(free["numbers"]),
        tuple(free["texts"]),
        tuple(free["dates"]),
        tuple(free["timestamps"]),
    )


def _fits(item: Constant, value: Any, schema: Schema) -> bool:
    table = schema.table(item.table)
    column = table.column(item.column) if table else None
    if column is None:
        return False
    try:
        kind = column_type(column.type).kind
    except UnknownRule:
        return False
    if isinstance(value, date):
        return kind in ("date", "timestamp", "timestamptz")
    return (kind in ("text", "uuid", "json")) == isinstance(value, str)


def _family(value: Any) -> str:
    if isinstance(value, datetime):
        return "timestamps"
    if isinstance(value, date):
        return "dates"
    return "texts" if isinstance(value, str) else "numbers"


def _moments(intervals: Iterable[str], days: Iterable[date]) -> Iterator[datetime]:
    """Moments one interval apart, from the days that are named or from a fixed one."""
    starts = [
        (day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)).replace(
            tzinfo=None
        )
        for day in days
    ] or [_START]
    for text in intervals:
        step = _step(text)
        if step is None:
            continue
        for start in starts[:_MOST_MOMENTS]:
            yield start
            with suppress(OverflowError):
                yield start + step
                yield start - step


def _step(text: str) -> timedelta | None:
    words = text.split()
    try:
        count = int(words[0])
    except (ValueError, IndexError):
        return None
    unit = words[1].upper().rstrip("S") if len(words) > 1 else "DAY"
    if unit in _DAYS:
        return timedelta(days=count * _DAYS[unit])
    return timedelta(seconds=count * _SECONDS[unit]) if unit in _SECONDS else None
