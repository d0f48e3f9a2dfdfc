"""Dates: parts of nothing, formats, and differences that count boundaries."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from pymongo.errors import OperationFailure

from grader.engines.mongomock.mending.operators import Operator, nothing, one

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
        if isinstance(value, Mapping) and "timezone" in value:
            raise NotImplementedError("a date's part in a time zone")
        named = isinstance(value, Mapping) and set(value) == {"date"}
        given = one(parser, value["date"] if named else value)
        return None if nothing(given) else which(_moment(given))

    return part


def _formatted(parser: Any, value: Any) -> Any:
    if not isinstance(value, Mapping) or not {"date"} <= set(value) <= {"date", "format", "onNull"}:
        raise NotImplementedError("$dateToString in a time zone")
    given = parser.parse(value["date"])
    if nothing(given):
        return parser.parse(value["onNull"]) if "onNull" in value else None
    moment = _moment(given)
    form = parser.parse(value.get("format", "%Y-%m-%dT%H:%M:%S.%LZ"))

    def shown(sign: re.Match[str]) -> str:
        if sign[1] == "L":
            return f"{moment.microsecond // 1000:03}"
        if sign[1] not in _SIGNS:
            raise NotImplementedError(f"%{sign[1]} in a date's format")
        return moment.strftime(_SIGNS[sign[1]])

    return re.sub(r"%(.)", shown, form)


def _difference(parser: Any, value: Any) -> Any:
    if not isinstance(value, Mapping) or set(value) != {"startDate", "endDate", "unit"}:
        raise NotImplementedError("$dateDiff in a time zone, or from a start of the week")
    start, end = parser.parse(value["startDate"]), parser.parse(value["endDate"])
    unit = parser.parse(value["unit"])
    if nothing(start) or nothing(end):
        return None
    if unit in _MONTHS:
        return _month(end, _MONTHS[unit]) - _month(start, _MONTHS[unit])
    if unit == "week":
        return _day(end) // 7 - _day(start) // 7
    if unit not in _SPANS:
        raise OperationFailure(f"unknown time unit value: {unit}")
    return _milliseconds(end) // _SPANS[unit] - _milliseconds(start) // _SPANS[unit]


def _month(moment: Any, number: int) -> int:
    given = _moment(moment)
    return (given.year * 12 + given.month - 1) // number


def _day(moment: Any) -> int:
    """Days since a Sunday."""
    return (_moment(moment) - Moment(1969, 12, 28)).days


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
    "$toDate": _date,
}
