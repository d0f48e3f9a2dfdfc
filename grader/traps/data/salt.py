"""Constants that data is salted with, and what lies close to them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from grader.models import Json, Value, steps_from
from grader.traps.columns import ColumnType
from grader.traps.patterns import like_texts


@dataclass(frozen=True, slots=True)
class Salt:
    """Values that answers look for, as Python values of `grader.models.Value`.

    `columns` holds those compared with one column, by (table, column); the others go into every
    column of their family that is no key. A text with % or _ counts as a LIKE pattern too.
    """

    columns: Mapping[tuple[str, str], tuple[Value, ...]] = field(default_factory=dict)
    numbers: tuple[int | float | Decimal, ...] = ()
    texts: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    timestamps: tuple[datetime, ...] = ()

    def free(self, kind: ColumnType) -> tuple[Value, ...]:
        """The values without a column that a column of this type may take."""
        if kind.kind == "text":
            return self.texts
        if kind.kind in ("date", "timestamp", "timestamptz"):
            return (*self.dates, *self.timestamps)
        return self.numbers if kind.kind in _NUMBERS else ()


_NUMBERS = ("smallint", "integer", "bigint", "numeric", "real", "double precision")
_DAY = timedelta(days=1)


def around(value: Any, kind: ColumnType) -> Iterator[Any]:
    """The value as one of the column's type, and its neighbours, itself first.

    Values that do not turn into the type give nothing. Neighbours may fail the type's limits.
    """
    if kind.kind in _NUMBERS:
        yield from _numbers(value, kind)
    elif kind.kind == "text":
        if isinstance(value, str):
            yield from _texts(value)
    elif kind.kind == "date":
        if isinstance(value, date):
            yield from _days(value.date() if isinstance(value, datetime) else value)
    elif kind.kind in ("timestamp", "timestamptz"):
        if isinstance(value, date):
            zone = UTC if kind.kind == "timestamptz" else None
            yield from (moment.replace(tzinfo=zone) for moment in _moments(value))
    elif kind.kind == "boolean":
        yield from (True, False)
    elif kind.kind == "json":
        if isinstance(value, Json):
            yield value
    elif isinstance(value, str) or kind.kind == "time":
        yield value


def itself(value: Any, kind: ColumnType) -> list[Any]:
    """The value as one of the column's type; of a LIKE pattern, texts that match it."""
    if isinstance(value, str) and kind.kind == "text" and ("%" in value or "_" in value):
        return [value, *list(like_texts(value))[:2]]
    return list(islice(around(value, kind), 1))


def _numbers(value: Any, kind: ColumnType) -> Iterator[Any]:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return
    if value != value or abs(value) in (float("inf"), Decimal("Infinity")):
        return
    if kind.kind in ("real", "double precision"):
        try:
            base = float(value)
        except OverflowError:
            return
        yield from (base, base + 1, base - 1, base + 0.5, base - 0.5)
    elif kind.kind == "numeric":
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        step = Decimal(1).scaleb(-(kind.scale if kind.scale is not None else 2))
        yield from (exact, exact + step, exact - step, exact + 1, exact - 1)
    else:
        whole = int(value)
        yield from (whole, whole + 1, whole - 1)


def _texts(text: str) -> Iterator[str]:
    yield text
    if "%" in text or "_" in text:
        yield from like_texts(text)
    if text:
        yield text.swapcase()
        yield text[:-1]
        yield text + " "
        yield " " + text
        yield text + "x"
        yield text.upper()
        yield text.lower()
    yield ""


def _days(day: date) -> Iterator[date]:
    yield from steps_from(day, timedelta(0), -_DAY, _DAY)
    yield _month_end(day)
    yield from steps_from(_month_end(day), _DAY)


def _moments(value: date) -> Iterator[datetime]:
    second, instant = timedelta(seconds=1), timedelta(microseconds=1)
    if not isinstance(value, datetime):
        start = datetime(value.year, value.month, value.day)
        noon = timedelta(hours=12)
        yield from steps_from(start, timedelta(0), noon, _DAY - instant, _DAY, -second, -instant)
        return
    moment = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    yield from steps_from(moment, timedelta(0), -instant, instant, -second, second, -_DAY, _DAY)
    yield moment.replace(hour=0, minute=0, second=0, microsecond=0)
    last = _month_end(moment)
    yield datetime(last.year, last.month, last.day, 23, 59, 59)


def _month_end(day: date) -> date:
    return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
