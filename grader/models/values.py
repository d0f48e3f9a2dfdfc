"""The values a cell can hold, and how they are written to JSON and on screen.

A cell is None (NULL), bool, int, float, Decimal, str, date, datetime, time, FarMoment, Interval,
Json or a tuple of cells (an array). JSON keeps them apart by the column's type, see `encode` and
`decode`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from grader.models.moments import FarMoment, read_moment


@dataclass(frozen=True, slots=True)
class Interval:
    """A PostgreSQL interval: months, days and microseconds are kept apart, as PostgreSQL does."""

    months: int = 0
    days: int = 0
    microseconds: int = 0

    def __str__(self) -> str:
        parts = []
        years, months = divmod(abs(self.months), 12)
        sign = "-" if self.months < 0 else ""
        for count, word in ((years, "year"), (months, "mon")):
            if count:
                parts.append(f"{sign}{count} {word}{'s' if count != 1 or sign else ''}")
        if self.days:
            parts.append(f"{self.days} day{'s' if self.days != 1 else ''}")
        if self.microseconds or not parts:
            parts.append(_clock(self.microseconds))
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON value, kept as canonical text (sorted keys) so that equal values compare equal."""

    text: str

    @classmethod
    def of(cls, value: object) -> Json:
        """Wrap a decoded JSON value."""
        return cls(json.dumps(value, sort_keys=True, ensure_ascii=False))

    @classmethod
    def parse(cls, text: str) -> Json:
        """Wrap JSON text, whatever its spacing and key order."""
        return cls.of(json.loads(text))


type_names = (
    "integer", "bigint", "numeric", "double precision", "text", "boolean", "date", "timestamp",
    "timestamptz", "time", "interval", "json", "unknown",
)  # fmt: skip
"""The type names of columns, PostgreSQL's; an array's is its element's followed by `[]`."""

Value = (
    None
    | bool
    | int
    | float
    | Decimal
    | str
    | date
    | datetime
    | time
    | FarMoment
    | Interval
    | Json
    | tuple[Any, ...]
)


def family(type_name: str) -> str:
    """The family in which two types compare: all numbers are one family, other types stand alone.

    An array's family is its element's followed by `[]`.
    """
    if type_name.endswith("[]"):
        return family(type_name[:-2]) + "[]"
    if type_name in ("smallint", "integer", "bigint", "numeric", "real", "double precision"):
        return "number"
    return type_name


def encode(value: Value) -> object:
    """The JSON form of a cell; `decode` with the column's type gives it back.

    numeric is a string ("12.50"), a double that JSON lacks is "NaN", "Infinity" or "-Infinity",
    dates and times are ISO 8601 with a blank between them (or as PostgreSQL writes a FarMoment), an
    interval is a list
    [months, days, microseconds], JSON is its text, an array a list.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            return value.astimezone(UTC).isoformat(sep=" ")
        return value.isoformat(sep=" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f") if value.is_finite() else str(value)
    if isinstance(value, Interval):
        return [value.months, value.days, value.microseconds]
    if isinstance(value, (Json, FarMoment)):
        return value.text
    return [encode(item) for item in value]


def decode(raw: object, type_name: str) -> Value:
    """Read what `encode` wrote for a column of this type.

    Raises ValueError with a sentence that names the value and the type where they do not fit.
    """
    if raw is None:
        return None
    if type_name.endswith("[]"):
        if not isinstance(raw, list):
            raise ValueError(f"{raw!r} is not a list, which {type_name} needs")
        nested = type_name if type_name != "interval[]" else ""
        return tuple(
            decode(item, nested if nested and isinstance(item, list) else type_name[:-2])
            for item in raw
        )
    reader = _readers.get(type_name)
    if reader is None:
        raise ValueError(f"unknown type {type_name!r}")
    try:
        return reader(raw)
    except (TypeError, ValueError, InvalidOperation, KeyError):
        raise ValueError(f"{raw!r} is not a value of type {type_name}") from None


def show(value: Value) -> str:
    """One cell as text for a person, in PostgreSQL's way; NULL and the empty string differ."""
    if value is None:
        return "NULL"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "{" + ",".join(show(item) for item in value) + "}"
    if isinstance(value, Json):
        return value.text
    if isinstance(value, str):
        return value if value else "''"
    if isinstance(value, (date, time, datetime, Decimal)):
        return str(encode(value))
    return str(value)


def _clock(microseconds: int) -> str:
    sign = "-" if microseconds < 0 else ""
    seconds, fraction = divmod(abs(microseconds), 1_000_000)
    text = f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{text}.{fraction:06}".rstrip("0") if fraction else text


def _read_bool(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise TypeError
    return raw


def _read_int(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise TypeError
    return raw


def _read_float(raw: Any) -> float:
    if isinstance(raw, str) and raw in ("NaN", "Infinity", "-Infinity"):
        return float(raw)
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise TypeError
    return float(raw)


def _read_numeric(raw: Any) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, (str, int)):
        raise TypeError
    return Decimal(raw)


def _read_text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise TypeError
    return raw


def _read_json(raw: Any) -> Json:
    return Json.parse(_read_text(raw))


def _read_interval(raw: Any) -> Interval:
    months, days, microseconds = (_read_int(part) for part in raw)
    return Interval(months, days, microseconds)


_readers: dict[str, Callable[[Any], Value]] = {
    "boolean": _read_bool,
    "smallint": _read_int,
    "integer": _read_int,
    "bigint": _read_int,
    "numeric": _read_numeric,
    "real": _read_float,
    "double precision": _read_float,
    "text": _read_text,
    "unknown": _read_text,
    "date": lambda raw: read_moment(date.fromisoformat, _read_text(raw)),
    "timestamp": lambda raw: read_moment(datetime.fromisoformat, _read_text(raw)),
    "timestamptz": lambda raw: read_moment(datetime.fromisoformat, _read_text(raw)),
    "time": lambda raw: read_moment(time.fromisoformat, _read_text(raw)),
    "interval": _read_interval,
    "json": _read_json,
}
