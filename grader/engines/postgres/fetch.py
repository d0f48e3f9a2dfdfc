"""From PostgreSQL cursors to a typed `Result`, within caps on rows and bytes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from grader.engines.base import TooMuch
from grader.models import Column, FarMoment, Interval, Json, Result, Value

if TYPE_CHECKING:
    import psycopg
    from psycopg.abc import Loader

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
_INTERVAL_PART = re.compile(r"([+-]?\d+) (year|mon|day)s?")
_INTERVAL_CLOCK = re.compile(r"([+-]?)(\d+):(\d\d):(\d\d)(?:\.(\d+))?$")
_BATCH = 1000


def register_loaders(connection: psycopg.Connection[Any]) -> None:
    """Have what Python's types do not hold reach us whole; see the session options for its form.

    Intervals and JSON come as text, moments that Python cannot tell as a `FarMoment`.
    """
    from psycopg.types.string import TextLoader

    for name in ("interval", "json", "jsonb"):
        connection.adapters.register_loader(name, TextLoader)
    for name, loader in _far_loaders().items():
        connection.adapters.register_loader(name, loader)


@cache
def _far_loaders() -> dict[str, type[Loader]]:
    from psycopg import DataError
    from psycopg.adapt import Loader
    from psycopg.types import datetime

    def far(base: type[Loader]) -> type[Loader]:
        class Far(Loader):
            def __init__(self, oid: int, context: Any = None) -> None:
                super().__init__(oid, context)
                self._load = base(oid, context).load

            def load(self, data: Any) -> Any:
                try:
                    return self._load(data)
                except DataError:
                    return FarMoment(bytes(data).decode())

        return Far

    return {
        "date": far(datetime.DateLoader),
        "time": far(datetime.TimeLoader),
        "timestamp": far(datetime.TimestampLoader),
        "timestamptz": far(datetime.TimestamptzLoader),
    }


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
        inner = type_name[:-2]
        return tuple(_value(item, type_name if isinstance(item, list) else inner) for item in raw)
    if type_name == "json":
        return Json.parse(raw)
    if type_name == "interval":
        return interval(raw)
    if type_name in ("text", "unknown"):
        return raw if isinstance(raw, str) else str(raw)
    value: Value = raw
    return value


def interval(text: str) -> Interval:
    """Read an interval as PostgreSQL writes it, such as `1 year 2 mons -3 days +04:05:06.7`."""
    counts = {"year": 0, "mon": 0, "day": 0}
    for number, unit in _INTERVAL_PART.findall(text):
        counts[unit] += int(number)
    micros = 0
    if clock := _INTERVAL_CLOCK.search(text):
        sign, hours, minutes, seconds, fraction = clock.groups()
        micros = (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1_000_000
        micros += int((fraction or "").ljust(6, "0"))
        micros = -micros if sign == "-" else micros
    return Interval(counts["year"] * 12 + counts["mon"], counts["day"], micros)
