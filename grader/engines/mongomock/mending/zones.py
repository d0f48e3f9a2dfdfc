"""Dates in a time zone: by its Olson name or its offset from UTC.

https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateTrunc/
"""

from __future__ import annotations

import datetime
import re
import zoneinfo
from collections.abc import Mapping
from functools import cache
from typing import Any

from pymongo.errors import OperationFailure

from grader.engines.mongomock.mending.operators import nothing

Moment = datetime.datetime
_OFFSET = re.compile(r"([+-])(\d\d)(?::?(\d\d))?")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SPANS = {"millisecond": 1, "second": 1000, "minute": 60_000, "hour": 3_600_000}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_START = Moment(2000, 1, 1)


@cache
def zone(name: str) -> datetime.tzinfo:
    """A time zone. One that this machine does not know may be known to a server: declined."""
    if found := _OFFSET.fullmatch(name):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return datetime.timezone(datetime.timedelta(minutes=int(f"{found[1]}{minutes}")))
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise NotImplementedError(f"the time zone {name}") from problem


def there(moment: Moment, where: datetime.tzinfo) -> Moment:
    """What the clocks of a zone show at a moment of UTC."""
    return moment.replace(tzinfo=datetime.UTC).astimezone(where).replace(tzinfo=None)


def back(local: Moment, where: datetime.tzinfo) -> Moment:
    """The moment of UTC at which a zone's clocks show this; the first, if they do so twice."""
    return local.replace(tzinfo=where).astimezone(datetime.UTC).replace(tzinfo=None)


def offset(moment: Moment, where: datetime.tzinfo) -> str:
    """How far a zone is from UTC, as %z shows it."""
    minutes = round((there(moment, where) - moment).total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def day_of_week(name: Any) -> int:
    """The number of a day of the week by its name or its first three letters, Monday is 0."""
    known = {form: at for at, day in enumerate(_DAYS) for form in (day, day[:3])}
    if not isinstance(name, str) or name.lower() not in known:
        raise OperationFailure("startOfWeek must be a day of the week")
    return known[name.lower()]


def truncated(parser: Any, value: Any) -> Any:
    """$dateTrunc: the start of the unit, or of so many of them since 2000, in the zone's time."""
    known = {"date", "unit", "binSize", "timezone", "startOfWeek"}
    if not isinstance(value, Mapping) or not {"date", "unit"} <= set(value) <= known:
        raise OperationFailure("$dateTrunc needs date and unit")
    given = {name: parser.parse(part) for name, part in value.items()}
    if any(nothing(one) for one in given.values()):
        return None
    moment, unit, size = given["date"], given["unit"], given.get("binSize", 1)
    if not isinstance(moment, Moment):
        raise OperationFailure("$dateTrunc requires a date")
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        raise OperationFailure("binSize must be a whole number above 0")
    where = zone(given.get("timezone", "UTC"))
    if unit in _SPANS:
        if size > 1 and "timezone" in given:
            raise NotImplementedError("$dateTrunc to several hours or less in a time zone")
        start, step = back(_START, where), datetime.timedelta(milliseconds=_SPANS[unit] * size)
        return start + (moment - start) // step * step
    local = there(moment, where)
    if unit in _MONTHS:
        months = (local.year - 2000) * 12 + local.month - 1
        months -= months % (_MONTHS[unit] * size)
        return back(Moment(2000 + months // 12, months % 12 + 1, 1), where)
    days = (local - _START).days
    if unit == "day":
        days -= days % size
    elif unit == "week" and size == 1:
        days -= (local.weekday() - day_of_week(given.get("startOfWeek", "sunday"))) % 7
    elif unit == "week":
        raise NotImplementedError("$dateTrunc to several weeks")
    else:
        raise OperationFailure(f"unknown time unit value: {unit}")
    return back(_START + datetime.timedelta(days=days), where)
