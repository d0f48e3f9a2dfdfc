"""Dates: parts of nothing, formats, and differences that count boundaries."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from bson import Int64, ObjectId
from pymongo.errors import OperationFailure

from grader.engines.mongomock.mending.operators import Operator, nothing, one
from grader.engines.mongomock.mending.zones import day_of_week, offset, there, truncated, zone

Moment = datetime.datetime
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SPANS = {"millisecond": 1, "second": 1000, "minute": 60_000, "hour": 3_600_000, "day": 86_400_000}
_EPOCH = Moment(1970, 1, 1)
_SIGNS = {"Y": "%Y", "m": "%m", "d": "%d", "H": "%H", "M": "%M", "S": "%S", "j": "%j", "G": "%G",
          "V": "%V", "u": "%u", "b": "%b", "B": "%B", "%": "%%"}  # fmt: skip


def _moment(value: Any) -> Moment:
    if not isinstance(value, Moment):
        raise OperationFailure(f"can't convert from {type(value).__name__} to Date")
    return value


def _part(which: Any) -> Operator:
    def part(parser: Any, value: Any) -> Any:
        named = isinstance(value, Mapping) and {"date"} <= set(value) <= {"date", "timezone"}
        given = one(parser, value["date"] if named else value)
        where = parser.parse(value["timezone"]) if named and "timezone" in value else "UTC"
        if nothing(given) or nothing(where):
            return None
        return which(there(_moment(given), zone(where)))

    return part


def _formatted(parser: Any, value: Any) -> Any:
    known = {"date", "format", "onNull", "timezone"}
    if not isinstance(value, Mapping) or not {"date"} <= set(value) <= known:
        raise OperationFailure("$dateToString needs a date")
    if "timezone" in value and "format" not in value:
        raise NotImplementedError("$dateToString in a time zone without a format")
    given, name = parser.parse(value["date"]), parser.parse(value.get("timezone", "UTC"))
    if nothing(given):
        return parser.parse(value["onNull"]) if "onNull" in value else None
    if nothing(name):
        return None
    moment, where = _moment(given), zone(name)
    local = there(moment, where)
    form = parser.parse(value.get("format", "%Y-%m-%dT%H:%M:%S.%LZ"))

    def shown(sign: re.Match[str]) -> str:
        if sign[1] == "L":
            return f"{local.microsecond // 1000:03}"
        if sign[1] == "z":
            return offset(moment, where)
        if sign[1] not in _SIGNS:
            raise NotImplementedError(f"%{sign[1]} in a date's format")
        return local.strftime(_SIGNS[sign[1]])

    return re.sub(r"%(.)", shown, form)


def _difference(parser: Any, value: Any) -> Any:
    found = _boundaries(parser, value)
    return None if found is None else Int64(found)


def _boundaries(parser: Any, value: Any) -> int | None:
    """How many boundaries of a unit lie between two dates."""
    need, more = {"startDate", "endDate", "unit"}, {"timezone", "startOfWeek"}
    if not isinstance(value, Mapping) or not need <= set(value) <= need | more:
        raise OperationFailure("$dateDiff needs startDate, endDate and unit")
    given = {name: parser.parse(part) for name, part in value.items()}
    if any(nothing(part) for part in given.values()):
        return None
    start, end, unit = _moment(given["startDate"]), _moment(given["endDate"]), given["unit"]
    if unit in _SPANS and unit != "day":
        if "timezone" in given:
            raise NotImplementedError("$dateDiff of hours or less in a time zone")
        return _milliseconds(end) // _SPANS[unit] - _milliseconds(start) // _SPANS[unit]
    where = zone(given.get("timezone", "UTC"))
    start, end = there(start, where), there(end, where)
    if unit in _MONTHS:
        return _month(end, _MONTHS[unit]) - _month(start, _MONTHS[unit])
    if unit == "week":
        first = day_of_week(given.get("startOfWeek", "sunday"))
        return (_day(end) - first) // 7 - (_day(start) - first) // 7
    if unit != "day":
        raise OperationFailure(f"unknown time unit value: {unit}")
    return _day(end) - _day(start)


def _month(moment: Any, number: int) -> int:
    given = _moment(moment)
    return (given.year * 12 + given.month - 1) // number


def _day(moment: Any) -> int:
    """Days since a Monday."""
    return (_moment(moment) - Moment(1969, 12, 29)).days


def _milliseconds(moment: Any) -> int:
    return (_moment(moment) - _EPOCH) // datetime.timedelta(milliseconds=1)


def _date(parser: Any, value: Any) -> Any:
    given = one(parser, value)
    if nothing(given):
        return None
    if isinstance(given, Moment):
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return _EPOCH + datetime.timedelta(milliseconds=given)
    if isinstance(given, ObjectId):
        return given.generation_time.replace(tzinfo=None)
    if isinstance(given, str):
        try:
            found = Moment.fromisoformat(given)
        except ValueError as problem:
            raise OperationFailure(f"Error parsing date string {given!r}") from problem
        return found.astimezone(datetime.UTC).replace(tzinfo=None) if found.tzinfo else found
    raise NotImplementedError(f"$toDate of {type(given).__name__}")


OPERATORS: dict[str, Operator] = {
    "$year": _part(lambda moment: moment.year),
    "$month": _part(lambda moment: moment.month),
    "$dayOfMonth": _part(lambda moment: moment.day),
    "$dayOfYear": _part(lambda moment: moment.timetuple().tm_yday),
    "$dayOfWeek": _part(lambda moment: moment.isoweekday() % 7 + 1),
    "$week": _part(lambda moment: int(moment.strftime("%U"))),
    "$hour": _part(lambda moment: moment.hour),
    "$minute": _part(lambda moment: moment.minute),
    "$second": _part(lambda moment: moment.second),
    "$millisecond": _part(lambda moment: moment.microsecond // 1000),
    "$isoWeek": _part(lambda moment: moment.isocalendar().week),
    "$isoWeekYear": _part(lambda moment: moment.isocalendar().year),
    "$isoDayOfWeek": _part(lambda moment: moment.isoweekday()),
    "$dateToString": _formatted,
    "$dateDiff": _difference,
    "$dateTrunc": truncated,
    "$toDate": _date,
}
