"""From PostgreSQL cursors to a typed `Result`, within caps on rows and bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from grader.engines.base import TooMuch
from grader.models import Column, Interval, Json, Result, Value

if TYPE_CHECKING:
    import psycopg

_TYPES = {
    "bool": "boolean",
    "int2": "integer",
    "int4": "integer",
    "int8": "bigint",
    "oid": "bigint",
    "numeric": "numeric",
    "float4": "double precision",
    "float8": "double precision",
    "date": "date",
    "timestamp": "timestamp",
    "timestamptz": "timestamptz",
    "time": "time",
    "interval": "interval",
    "json": "json",
    "jsonb": "json",
    "unknown": "unknown",
}
_ISO_INTERVAL = re.compile(r"(-?[\d.]+)([YMDHS])")
_BATCH = 1000


def register_text(connection: psycopg.Connection[Any]) -> None:
    """Have intervals and JSON reach us whole, as text; see the session options for their form."""
    from psycopg.types.string import TextLoader

    for name in ("interval", "json", "jsonb"):
        connection.adapters.register_loader(name, TextLoader)


def columns_of(cursor: psycopg.Cursor[Any]) -> tuple[Column, ...]:
    """The output columns with their type names; types we do not know count as text."""
    registry = cursor.connection.adapters.types
    columns = []
    for entry in cursor.description or []:
        info = registry.get(entry.type_code)
        name = _TYPES.get(info.name, "text") if info is not None else "text"
        is_array = info is not None and info.array_oid == entry.type_code
        columns.append(Column(entry.name, f"{name}[]" if is_array else name))
    return tuple(columns)


class Reader:
    """Collects rows batch by batch. Raises TooMuch where a cap is passed."""

    def __init__(self, max_rows: int, max_bytes: int) -> None:
        self._max_rows = max_rows
        self._max_bytes = max_bytes
        self._columns: tuple[Column, ...] = ()
        self._rows: list[tuple[Value, ...]] = []
        self._bytes = 0

    def read(self, cursor: psycopg.Cursor[Any]) -> int:
        """Take all rows that the cursor has now; gives their number."""
        self._columns = self._columns or columns_of(cursor)
        types = [column.type for column in self._columns]
        batch = cursor.fetchall()
        for raw in batch:
            self._rows.append(tuple(map(_value, raw, types)))
            self._bytes += sum(len(cell) if isinstance(cell, str) else 16 for cell in raw)
        if len(self._rows) > self._max_rows or self._bytes > self._max_bytes:
            raise TooMuch
        return len(batch)

    def batch(self) -> int:
        """How many rows to ask for next, so that one batch stays near a megabyte."""
        if not self._rows:
            return 1
        return max(1, min(_BATCH, 1_000_000 * len(self._rows) // max(1, self._bytes)))

    def result(self) -> Result:
        """All that was read."""
        return Result(self._columns, tuple(self._rows))


def _value(raw: Any, type_name: str) -> Value:
    if raw is None:
        return None
    if type_name.endswith("[]"):
        return tuple(_value(item, type_name[:-2]) for item in raw)
    if type_name == "json":
        return Json.parse(raw)
    if type_name == "interval":
        return interval(raw)
    if type_name in ("text", "unknown"):
        return raw if isinstance(raw, str) else str(raw)
    value: Value = raw
    return value


def interval(text: str) -> Interval:
    """Read an interval in ISO 8601 form, such as `P1Y2M3DT4H5M6.7S`."""
    months = days = 0
    micros = 0.0
    date_part, _, time_part = text.lstrip("P").partition("T")
    for number, unit in _ISO_INTERVAL.findall(date_part):
        if unit == "D":
            days += int(number)
        else:
            months += int(number) * (12 if unit == "Y" else 1)
    for number, unit in _ISO_INTERVAL.findall(time_part):
        micros += float(number) * {"H": 3_600_000_000, "M": 60_000_000, "S": 1_000_000}[unit]
    return Interval(months, days, round(micros))
