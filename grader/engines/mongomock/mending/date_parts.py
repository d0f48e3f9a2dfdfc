"""$dateFromParts and $dateToParts.

https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateFromParts/
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from pymongo.errors import OperationFailure

from grader.engines.mongomock.mending.operators import Operator, nothing
from grader.engines.mongomock.mending.zones import back, there, zone

Moment = datetime.datetime
_CLOCK = {"hour": 0, "minute": 0, "second": 0, "millisecond": 0}
_DAYS = {"year": None, "month": 1, "day": 1}
_ISO_DAYS = {"isoWeekYear": None, "isoWeek": 1, "isoDayOfWeek": 1}


def _from_parts(parser: Any, value: Any) -> Any:
    days = _ISO_DAYS if isinstance(value, Mapping) and "isoWeekYear" in value else _DAYS
    known = {**days, **_CLOCK}
    if not isinstance(value, Mapping) or not {next(iter(days))} <= set(value) <= {
        *known, "timezone"
    }:  # fmt: skip
        raise OperationFailure("$dateFromParts needs a year and the parts that go with it")
    given = {name: parser.parse(part) for name, part in value.items()}
    if any(nothing(part) for part in given.values()):
        return None
    where = zone(given.pop("timezone", "UTC"))
    parts = {name: _whole(name, given.get(name, usual)) for name, usual in known.items()}
    first, second, third = (parts[name] for name in days)
    if not 1 <= first <= 9999:
        raise NotImplementedError("$dateFromParts beyond the years 1 to 9999")
    try:
        if days is _DAYS:
            month = first * 12 + second - 1
            start = Moment(month // 12, month % 12 + 1, 1) + datetime.timedelta(days=third - 1)
        else:
            monday = Moment.fromisocalendar(first, 1, 1)
            start = monday + datetime.timedelta(weeks=second - 1, days=third - 1)
        clock = datetime.timedelta(**{f"{name}s": parts[name] for name in _CLOCK})
        return back(start + clock, where)
    except (ValueError, OverflowError) as problem:
        raise NotImplementedError("$dateFromParts beyond the years 1 to 9999") from problem


def _whole(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value):
        raise OperationFailure(f"{name} of $dateFromParts must be a whole number")
    return int(value)


def _to_parts(parser: Any, value: Any) -> Any:
    if not isinstance(value, Mapping) or not {"date"} <= set(value) <= {
        "date", "timezone", "iso8601"
    }:  # fmt: skip
        raise OperationFailure("$dateToParts needs a date")
    given = {name: parser.parse(part) for name, part in value.items()}
    if any(nothing(part) for part in given.values()):
        return None
    if not isinstance(given["date"], Moment) or not isinstance(given.get("iso8601", False), bool):
        raise OperationFailure("$dateToParts needs a date, and true or false for iso8601")
    local = there(given["date"], zone(given.get("timezone", "UTC")))
    days: dict[str, int] = {"year": local.year, "month": local.month, "day": local.day}
    if given.get("iso8601", False):
        days = dict(zip(_ISO_DAYS, local.isocalendar(), strict=True))
    return {
        **days, "hour": local.hour, "minute": local.minute, "second": local.second,
        "millisecond": local.microsecond // 1000,
    }  # fmt: skip


DATE_PARTS: dict[str, Operator] = {"$dateFromParts": _from_parts, "$dateToParts": _to_parts}
