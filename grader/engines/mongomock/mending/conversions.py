"""Conversions between types: what parses, what fails, and what $convert gives instead.

https://www.mongodb.com/docs/manual/reference/operator/aggregation/convert/
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from bson import Decimal128, ObjectId
from pymongo.errors import OperationFailure

from grader.engines.mongomock.mending import dates
from grader.engines.mongomock.mending.operators import OPERATORS, Operator, nothing, one

Moment = datetime.datetime
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_RARE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
_SIGNS = {"Y": r"(?P<Y>\d{4})", "m": r"(?P<m>\d{2})", "d": r"(?P<d>\d{2})", "H": r"(?P<H>\d{2})",
          "M": r"(?P<M>\d{2})", "S": r"(?P<S>\d{2})", "L": r"(?P<L>\d{3})", "%": "%"}  # fmt: skip


def _parsed(text: str) -> str:
    if _RARE.fullmatch(text):
        raise NotImplementedError("text that says NaN or Infinity, as a number")
    if not _NUMBER.fullmatch(text):
        raise OperationFailure(f"Failed to parse number {text!r} in $convert with no onError value")
    return text


def _double(parser: Any, value: Any) -> Any:
    given = one(parser, value)
    if nothing(given):
        return None
    if isinstance(given, str):
        return float(_parsed(given))
    if isinstance(given, (bool, int, float)):
        return float(given)
    if isinstance(given, Decimal128):
        return float(given.to_decimal())
    if isinstance(given, Moment):
        return float((given - Moment(1970, 1, 1)) // datetime.timedelta(milliseconds=1))
    raise OperationFailure("Unsupported conversion to double")


def _decimal(parser: Any, value: Any) -> Any:
    given = one(parser, value)
    if nothing(given):
        return None
    if isinstance(given, str):
        return Decimal128(_parsed(given))
    if isinstance(given, (bool, int)):
        return Decimal128(Decimal(int(given)))
    if isinstance(given, float):  # 15 digits, as a server keeps them
        return Decimal128(Decimal(f"{given:.14e}" if given else "0"))
    if isinstance(given, Decimal128):
        return given
    raise NotImplementedError(f"$toDecimal of {type(given).__name__}")


def _object_id(parser: Any, value: Any) -> Any:
    given = one(parser, value)
    if nothing(given):
        return None
    if isinstance(given, ObjectId):
        return given
    if isinstance(given, str) and ObjectId.is_valid(given):
        return ObjectId(given)
    raise OperationFailure("Failed to parse objectId in $convert with no onError value")


_TO: Mapping[str, Operator] = {
    "double": _double,
    "decimal": _decimal,
    "int": OPERATORS["$toInt"],
    "long": OPERATORS["$toLong"],
    "string": OPERATORS["$toString"],
    "bool": OPERATORS["$toBool"],
    "date": dates.OPERATORS["$toDate"],
    "objectId": _object_id,
}


def _convert(parser: Any, value: Any) -> Any:
    known = {"input", "to", "onError", "onNull"}
    if not isinstance(value, Mapping) or not {"input", "to"} <= set(value) <= known:
        raise OperationFailure("$convert needs input and to")
    given, to = parser.parse(value["input"]), parser.parse(value["to"])
    if to not in _TO:
        raise NotImplementedError(f"$convert to {to!r}")
    if nothing(given):
        return parser.parse(value["onNull"]) if "onNull" in value else None
    try:
        return _TO[to](parser, {"$literal": given})
    except OperationFailure:
        if "onError" not in value:
            raise
        return parser.parse(value["onError"])


def from_text(theirs: Callable[[str, Any], Any]) -> Operator:
    """$dateFromString; the engine's own where there is no format."""

    def date_from_string(parser: Any, value: Any) -> Any:
        if not isinstance(value, Mapping) or "format" not in value:
            return theirs(parser, value)
        if not set(value) <= {"dateString", "format", "onError", "onNull"}:
            raise NotImplementedError("$dateFromString with a format in a time zone")
        text, form = parser.parse(value.get("dateString")), parser.parse(value["format"])
        if nothing(text):
            return parser.parse(value["onNull"]) if "onNull" in value else None
        if nothing(form):
            return None
        found = _read(text, form)
        if found is not None:
            return found
        if "onError" not in value:
            raise OperationFailure(f"Error parsing date string {text!r}")
        return parser.parse(value["onError"])

    return date_from_string


def _read(text: Any, form: str) -> Moment | None:
    """A date as a format says, None where it does not fit; a looser fit is the server's affair."""
    if not isinstance(text, str):
        return None
    signs = re.findall(r"%(.)", form)
    if not {"Y", "m", "d"} <= set(signs) or set(signs) - set(_SIGNS):
        raise NotImplementedError("a format without year, month and day, or with rare signs")
    pattern = "".join(
        _SIGNS[part[1]] if part.startswith("%") else re.escape(part)
        for part in re.findall(r"%.|[^%]+", form)
    )
    fitted = re.fullmatch(pattern, text, re.ASCII)
    if fitted is None:
        if re.fullmatch(re.sub(r"\\d\{\d\}", r"\\d+", pattern), text.strip(), re.ASCII):
            raise NotImplementedError("a date of fewer digits than its format")
        return None
    part = {name: int(digits) for name, digits in fitted.groupdict().items()}
    try:
        return Moment(part["Y"], part["m"], part["d"], part.get("H", 0), part.get("M", 0),
                      part.get("S", 0), part.get("L", 0) * 1000)  # fmt: skip
    except ValueError as problem:
        raise NotImplementedError("a date that is on no calendar") from problem


CONVERSIONS: dict[str, Operator] = {
    "$toDouble": _double,
    "$toDecimal": _decimal,
    "$toObjectId": _object_id,
    "$convert": _convert,
}
