"""From the constants of queries to the salt of datasets, and which tables queries read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from grader.models import Schema, Value, steps_from
from grader.traps.columns import column_type
from grader.traps.constants import Constant, constants_in
from grader.traps.data.salt import Salt
from grader.traps.problems import UnknownRule

_START = datetime(2024, 3, 1, 12)
"""Where intervals are laid on a calendar when no statement names a day."""

_DAYS = {"DAY": 1, "WEEK": 7, "MONTH": 30, "YEAR": 365}
_SECONDS = {"HOUR": 3600, "MINUTE": 60, "SECOND": 1}
_MOST_MOMENTS = 6


@dataclass(frozen=True, slots=True)
class Used:
    """What statements use of a schema: the salt of their constants, the tables they name in the
    schema's order, and the names of columns, None where it may be any (`*`, whole rows).

    `whole` is false where one of them could not be read.
    """

    salt: Salt
    tables: tuple[str, ...]
    columns: frozenset[str] | None
    whole: bool


def used_by(texts: Iterable[str], schema: Schema) -> Used:
    """What statements in PostgreSQL's SQL use. What cannot be read adds nothing."""
    found: dict[Constant, None] = {}
    named: set[str] = set()
    columns: set[str] = set()
    whole = plain = True
    for text in texts:
        try:
            trees = [tree for tree in sqlglot.parse(text, dialect="postgres") if tree is not None]
        except (SqlglotError, RecursionError):
            whole = False
            continue
        for tree in trees:
            found.update(dict.fromkeys(constants_in(tree, schema).items))
            relations = {name for one in tree.find_all(exp.Table) for name in (one.name, one.alias)}
            named.update(one.name.lower() for one in tree.find_all(exp.Table))
            mine = {one.name for one in tree.find_all(exp.Column, exp.Identifier)}
            columns |= mine
            stars = any(not isinstance(one.parent, exp.Count) for one in tree.find_all(exp.Star))
            rows = any(one.name in relations for one in tree.find_all(exp.Column))
            natural = any(one.args.get("method") for one in tree.find_all(exp.Join))
            plain &= isinstance(tree, exp.Query) and not (stars or rows or natural)
    tables = tuple(one.name for one in schema.tables if one.name.lower() in named)
    known = frozenset(columns) if whole and plain else None
    return Used(salt_of(found, schema), tables, known, whole)


def salt_of(constants: Iterable[Constant], schema: Schema) -> Salt:
    """The values of constants; those held against a column that can hold them, with that column.

    Intervals give moments that lie that far before and after the days that are named.
    """
    found = tuple(constants)
    columns: dict[tuple[str, str], dict[Value, None]] = {}
    free: dict[str, dict[Any, None]] = {}
    for one in found:
        value = value_of(one)
        if value is None:
            continue
        if one.table and _fits(one, value, schema):
            columns.setdefault((one.table, one.column), {})[value] = None
        else:
            free.setdefault(_family(value), {})[value] = None
    days = [*free.get("dates", ()), *free.get("timestamps", ())]
    for values in columns.values():
        days += [value for value in values if isinstance(value, date)]
    for moment in _moments([one.value for one in found if one.sort == "interval"], days):
        free.setdefault("timestamps", {})[moment] = None
    return Salt(
        {place: tuple(values) for place, values in columns.items()},
        tuple(free.get("numbers", ())),
        tuple(free.get("texts", ())),
        tuple(free.get("dates", ())),
        tuple(free.get("timestamps", ())),
    )


def value_of(one: Constant) -> Any:
    """The constant as a value, None where data cannot hold it."""
    try:
        if one.sort == "number":
            number = Decimal(one.value)
            return int(number) if number == number.to_integral_value() else number
        if one.sort == "date":
            return date.fromisoformat(one.value)
        if one.sort == "timestamp":
            return datetime.fromisoformat(one.value)
    except (ValueError, InvalidOperation):
        return None
    return one.value if one.sort in ("text", "pattern") else None


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
            yield from steps_from(start, timedelta(0), step, -step)


def _step(text: str) -> timedelta | None:
    words = text.split()
    try:
        count = int(words[0])
    except (ValueError, IndexError):
        return None
    unit = words[1].upper().rstrip("S") if len(words) > 1 else "DAY"
    try:
        if unit in _DAYS:
            return timedelta(days=count * _DAYS[unit])
        return timedelta(seconds=count * _SECONDS[unit]) if unit in _SECONDS else None
    except OverflowError:
        return None
