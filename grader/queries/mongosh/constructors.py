"""The values that the shell writes as calls: `ISODate("…")`, `ObjectId("…")`, `NumberLong(5)`, …"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from grader.queries.mongosh import arithmetic, dates
from grader.queries.mongosh.datum import Datum, leaf
from grader.queries.mongosh.text import Span, Text

_INT64 = range(-(2**63), 2**63)
_regex_flags = "ims"


class _Problem(Exception):
    """Why a value cannot be made; `refused` where it is not the learner's error."""

    def __init__(self, message: str, code: str = "wrong-value", suggestion: str = "") -> None:
        super().__init__(message)
        self.code, self.suggestion = code, suggestion


def construct(text: Text, name: str, arguments: tuple[Datum, ...], span: Span) -> Datum:
    """The value of `name(arguments)`, which stands at `span`."""
    make, fewest, most = CONSTRUCTORS[name]
    try:
        if len(arguments) > most:
            raise _Problem(f"{name} takes {_count(most)}, not {len(arguments)}.")
        if len(arguments) < fewest:
            raise _Problem(*_missing(name))
        value = make(*(argument.value for argument in arguments))
    except _Problem as problem:
        report = text.refused if problem.code == "not-deterministic" else text.mistake
        raise report(problem.code, str(problem), span, problem.suggestion) from None
    return leaf(value, *span)


def _count(number: int) -> str:
    return ("nothing", "one value", "two values")[number] if number < 3 else f"{number} values"


def _missing(name: str) -> tuple[str, str]:
    if name in ("ISODate", "Date"):
        message = 'The present moment is another at each run; give it: ISODate("2024-05-01").'
        return message, "not-deterministic"
    if name in ("ObjectId", "UUID", "Timestamp"):
        return f"{name}() makes another value at each run; say which one.", "not-deterministic"
    return f"{name} needs a value in its parentheses.", "wrong-value"


def _iso_date(value: Any) -> Any:
    moment = dates.from_text(value) if isinstance(value, str) else value
    if moment is None or isinstance(moment, (bool, int, float, dict, list)):
        raise _Problem('ISODate takes text such as "2024-05-01" or "2024-05-01T10:30:00Z".')
    return moment


def _date(*values: Any) -> Any:
    first = values[0]
    moment = None
    if len(values) > 1:
        if all(map(arithmetic.is_number, values)):
            moment = dates.from_parts([float(value) for value in values])
    elif isinstance(first, str):
        moment = dates.from_text(first, short=True)
    elif arithmetic.is_number(first):
        moment = dates.from_milliseconds(first)
    elif type(first).__name__ == "datetime":
        moment = first
    if moment is None:
        raise _Problem('This is no date; write it as new Date("2024-05-01T10:30:00Z").')
    return moment


def _utc(*values: Any) -> Any:
    if not all(map(arithmetic.is_number, values)):
        raise _Problem("Date.UTC takes numbers: year, month from 0, day, hour, minute, second.")
    moment = _date(*values) if len(values) > 1 else _date(*values, 0)
    return arithmetic.from_number(float(dates.milliseconds(moment)))


def _object_id(value: Any) -> Any:
    from bson import ObjectId

    if isinstance(value, ObjectId):
        return value
    if not (isinstance(value, str) and re.fullmatch("[0-9a-fA-F]{24}", value)):
        raise _Problem("ObjectId takes 24 hexadecimal digits in quotes.")
    return ObjectId(value)


def _whole(value: Any, name: str) -> int:
    """A whole number from a number or its text."""
    if isinstance(value, str) and re.fullmatch(r"\s*[+-]?\d{1,25}\s*", value, re.ASCII):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and value == value and abs(value) < 2**63:
        return int(value)
    raise _Problem(f"{name} takes a whole number.")


def _int32(value: Any) -> int:
    number = _whole(value, "NumberInt")
    if number not in arithmetic.INT32:
        message = "This number does not fit into 32 bits; use NumberLong."
        raise _Problem(message, suggestion="NumberLong")
    return number


def _int64(value: Any) -> Any:
    from bson import Int64

    number = _whole(value, "NumberLong")
    if number not in _INT64:
        message = "This number does not fit into 64 bits; use NumberDecimal."
        raise _Problem(message, suggestion="NumberDecimal")
    return Int64(number)


def _big_int(value: Any) -> Any:
    digits = str(value).replace("_", "")
    return _int64(str(int(digits, 0)) if re.fullmatch(r"0[xobXOB][\da-fA-F]+", digits) else digits)


def _double(value: Any) -> float:
    if arithmetic.is_number(value):
        return float(value)
    if isinstance(value, str) and re.fullmatch(
        r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", value, re.ASCII
    ):
        return float(value)
    if isinstance(value, str) and value in ("NaN", "Infinity", "-Infinity"):
        return float(value)
    raise _Problem("Double takes a number.")


def _decimal(value: Any) -> Any:
    import decimal

    from bson import Decimal128

    if isinstance(value, Decimal128):
        return value
    text = arithmetic.number_text(float(value)) if arithmetic.is_number(value) else value
    if type(value).__name__ == "Int64":
        text = str(value)
    shape = r"[+-]?((\d+\.?\d*|\.\d+)([eE][+-]?\d{1,9})?|NaN|Inf(inity)?)"
    if not (isinstance(text, str) and re.fullmatch(shape, text, re.ASCII | re.IGNORECASE)):
        raise _Problem('NumberDecimal takes a number in quotes, such as NumberDecimal("9.99").')
    try:
        return Decimal128(text)
    except (decimal.DecimalException, ValueError, OverflowError):
        raise _Problem("A decimal has at most 34 digits, and this one has more.") from None


def _timestamp(seconds: Any, increment: Any = None) -> Any:
    from bson import Timestamp

    if isinstance(seconds, dict) and set(seconds) == {"t", "i"} and increment is None:
        seconds, increment = seconds["t"], seconds["i"]
    parts = (seconds, increment)
    if not all(arithmetic.is_number(part) and 0 <= part < 2**32 for part in parts):
        raise _Problem(
            "Timestamp takes seconds since 1970 and a counter: Timestamp(1700000000, 1)."
        )
    return Timestamp(int(seconds), int(increment))


def _uuid(value: Any) -> Any:
    import uuid

    from bson.binary import Binary

    digits = value.replace("-", "") if isinstance(value, str) else ""
    if not re.fullmatch("[0-9a-fA-F]{32}", digits):
        raise _Problem(
            'UUID takes 32 hexadecimal digits, as in "01234567-89ab-4cde-8f01-23456789abcd".'
        )
    return Binary.from_uuid(uuid.UUID(digits))


def _bin_data(subtype: Any, content: Any) -> Any:
    import base64
    import binascii

    from bson.binary import Binary

    if not (type(subtype) is int and subtype in range(256) and isinstance(content, str)):
        raise _Problem("BinData takes a subtype from 0 to 255 and base64 text.")
    try:
        return Binary(base64.b64decode(content.encode("ascii"), validate=True), subtype)
    except (binascii.Error, UnicodeEncodeError):
        raise _Problem("The second value of BinData is base64 text, and this is none.") from None


def _hex_data(subtype: Any, content: Any) -> Any:
    from bson.binary import Binary

    if not (type(subtype) is int and subtype in range(256) and isinstance(content, str)):
        raise _Problem("HexData takes a subtype from 0 to 255 and hexadecimal text.")
    if not re.fullmatch("([0-9a-fA-F]{2})*", content):
        raise _Problem("The second value of HexData is hexadecimal text, and this is none.")
    return Binary(bytes.fromhex(content), subtype)


def _regex(pattern: Any, flags: Any = "") -> Any:
    from bson import Regex

    if not (isinstance(pattern, str) and isinstance(flags, str)) or "\0" in pattern:
        raise _Problem("A regular expression takes its pattern and flags as strings.")
    wrong = next((flag for flag in flags if flag not in _regex_flags + "u"), "")
    if wrong == "g":
        message = "The flag g says nothing in MongoDB, which looks for one match; leave it out."
        raise _Problem(message)
    if wrong or len(set(flags)) != len(flags):
        raise _Problem(
            f"The flags {flags} are not known; i, m and s are. For x write $regex and $options."
        )
    return Regex(pattern, "".join(sorted(flags.replace("u", ""))))


def _min_key() -> Any:
    from bson import MinKey

    return MinKey()


def _max_key() -> Any:
    from bson import MaxKey

    return MaxKey()


CONSTRUCTORS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "ISODate": (_iso_date, 1, 1),
    "Date": (_date, 1, 7),
    "Date.UTC": (_utc, 1, 7),
    "ObjectId": (_object_id, 1, 1),
    "NumberInt": (_int32, 1, 1),
    "Int32": (_int32, 1, 1),
    "NumberLong": (_int64, 1, 1),
    "Long": (_int64, 1, 1),
    "Long.fromString": (_int64, 1, 1),
    "Long.fromNumber": (_int64, 1, 1),
    "BigInt": (_big_int, 1, 1),
    "Double": (_double, 1, 1),
    "NumberDecimal": (_decimal, 1, 1),
    "Decimal128": (_decimal, 1, 1),
    "Decimal128.fromString": (_decimal, 1, 1),
    "Timestamp": (_timestamp, 1, 2),
    "UUID": (_uuid, 1, 1),
    "BinData": (_bin_data, 2, 2),
    "HexData": (_hex_data, 2, 2),
    "RegExp": (_regex, 1, 2),
    "MinKey": (_min_key, 0, 0),
    "MaxKey": (_max_key, 0, 0),
}
"""What may be called in a value: how it is made, the fewest and the most arguments."""
