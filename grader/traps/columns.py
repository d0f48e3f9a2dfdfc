"""Column types: reading a cell in JSON form into a comparable value, and writing it back.

Values are those of `grader.models.decode`, brought to what PostgreSQL would store: a numeric is
rounded to its scale, a `char(n)` loses the blanks at its end, a timestamptz is in UTC.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from grader.models import Value, decode, encode
from grader.traps.problems import UnknownRule

_INTEGERS = {"smallint": 15, "integer": 31, "bigint": 63}
_SAME = {
    "serial": "integer", "bigserial": "bigint", "smallserial": "smallint", "varchar": "text",
    "char": "text", "bpchar": "text", "character": "text", "float": "double precision",
    "jsonb": "json", "uuid": "uuid",
}  # fmt: skip
KINDS = (
    "smallint", "integer", "bigint", "numeric", "real", "double precision", "text", "boolean",
    "date", "timestamp", "timestamptz", "time", "json", "uuid",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A column's type taken apart: `kind` is one of `KINDS`, an array's is its element's.

    `limits` are the numbers in parentheses: precision and scale, or a length.
    """

    kind: str
    limits: tuple[int, ...] = ()
    array: bool = False
    padded: bool = False
    """A `char(n)`, for which blanks at the end do not count."""

    @property
    def comparison(self) -> str:
        """The type's name in comparisons: "array" for every array."""
        return "array" if self.array else self.kind

    @property
    def scale(self) -> int | None:
        """Decimal places that a numeric column keeps, None where it keeps all."""
        if self.kind != "numeric" or not self.limits:
            return None
        return self.limits[1] if len(self.limits) > 1 else 0

    def read(self, raw: object) -> Value:
        """The value of a cell in JSON form. Raises ValueError where it does not fit."""
        if raw is None:
            return None
        if not self.array:
            return self._element(raw)
        if not isinstance(raw, list):
            raise ValueError(f"{raw!r} is not a list")
        return tuple(None if item is None else self._element(item) for item in raw)

    def write(self, value: Value) -> Any:
        """The JSON form of a value of this type, which `read` gives back."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value.isoformat(sep=" ")
        return encode(value)

    def _element(self, raw: object) -> Value:
        value = _readers[self.kind](self, raw)
        if isinstance(value, str) and self.limits and len(value.rstrip()) > self.limits[0]:
            raise ValueError(f"{raw!r} is longer than {self.limits[0]} characters")
        return value


@lru_cache(maxsize=512)
def column_type(text: str) -> ColumnType:
    """Take a type's text apart, such as `numeric(10,2)` or `text[]`. Raises UnknownRule."""
    base, _, dimensions = text.partition("[")
    word, _, size = base.partition("(")
    name = word.strip()
    kind = _SAME.get(name, name)
    if kind not in KINDS or dimensions.count("[") > 0:
        raise UnknownRule(text, text, "values of this type are not known here")
    limits = tuple(int(part) for part in size.rstrip(") ").split(",") if part.strip())
    padded = name in ("char", "bpchar", "character")
    if name in ("char", "character") and not limits:
        limits = (1,)
    return ColumnType(kind, limits, bool(dimensions), padded)


def _integer(kind: ColumnType, raw: object) -> Value:
    value = decode(raw, "integer")
    assert isinstance(value, int)
    bits = _INTEGERS[kind.kind]
    if not -(2**bits) <= value < 2**bits:
        raise ValueError(f"{value} is out of range for {kind.kind}")
    return value


def _numeric(kind: ColumnType, raw: object) -> Value:
    value = decode(repr(raw) if isinstance(raw, float) else raw, "numeric")
    assert isinstance(value, Decimal)
    scale = kind.scale
    if scale is None or value.is_nan():
        return value
    if not value.is_finite():
        raise ValueError(f"{raw!r} does not fit numeric{kind.limits}")
    rounded = value.quantize(Decimal(1).scaleb(-scale), ROUND_HALF_UP)
    if abs(rounded) >= Decimal(10) ** (kind.limits[0] - scale):
        raise ValueError(f"{raw!r} does not fit numeric{kind.limits}")
    return rounded


def _double(kind: ColumnType, raw: object) -> Value:
    value = decode(raw, "double precision")
    assert isinstance(value, float)
    if kind.kind == "real" and math.isfinite(value):
        import struct

        try:
            return float(struct.unpack("f", struct.pack("f", value))[0])
        except OverflowError:
            raise ValueError(f"{raw!r} is out of range for real") from None
    return value


def _text(kind: ColumnType, raw: object) -> Value:
    value = decode(raw, "text")
    assert isinstance(value, str)
    if "\0" in value:
        raise ValueError("text cannot hold the character NUL")
    return value.rstrip(" ") if kind.padded else value


def _moment(kind: ColumnType, raw: object) -> Value:
    value = decode(raw, kind.kind)
    if not isinstance(value, datetime):
        raise ValueError(f"{raw!r} is a moment that made data does not hold")
    if kind.limits and kind.limits[0] < 6 and value.microsecond % 10 ** (6 - kind.limits[0]):
        raise ValueError(f"{raw!r} has more decimal places than {kind.limits[0]}")
    if kind.kind == "timestamp":
        return value.replace(tzinfo=None)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _day(_: ColumnType, raw: object) -> Value:
    value = decode(raw, "date")
    if not isinstance(value, date):
        raise ValueError(f"{raw!r} is a moment that made data does not hold")
    return value


def _clock(_: ColumnType, raw: object) -> Value:
    value = decode(raw, "time")
    if not isinstance(value, time):
        raise ValueError(f"{raw!r} is a moment that made data does not hold")
    return value


def _uuid(_: ColumnType, raw: object) -> Value:
    if not isinstance(raw, str):
        raise ValueError(f"{raw!r} is no uuid")
    return str(UUID(raw))


def _plain(kind: ColumnType, raw: object) -> Value:
    return decode(raw, kind.kind)


_readers: dict[str, Callable[[ColumnType, object], Value]] = {
    "smallint": _integer, "integer": _integer, "bigint": _integer, "numeric": _numeric,
    "real": _double, "double precision": _double, "text": _text, "boolean": _plain, "date": _day,
    "timestamp": _moment, "timestamptz": _moment, "time": _clock,
    "json": _plain, "uuid": _uuid,
}  # fmt: skip
