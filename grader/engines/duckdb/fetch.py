"""From a DuckDB cursor to a typed `Result`, within caps on rows and bytes."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

from grader.engines.base import TooMuch
from grader.models import Column, FarMoment, Interval, Json, Result, Value, decode

_TYPES = {
    "BOOLEAN": "boolean",
    "TINYINT": "integer",
    "SMALLINT": "integer",
    "INTEGER": "integer",
    "UTINYINT": "integer",
    "USMALLINT": "integer",
    "UINTEGER": "bigint",
    "BIGINT": "bigint",
    "UBIGINT": "bigint",
    "HUGEINT": "bigint",
    "UHUGEINT": "bigint",
    "FLOAT": "double precision",
    "DOUBLE": "double precision",
    "VARCHAR": "text",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp",
    "TIMESTAMP_NS": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
    "TIME": "time",
    "INTERVAL": "interval",
    "JSON": "json",
    "UUID": "text",
    '"NULL"': "unknown",
    "NULL": "unknown",
}
_AS_TEXT = ("interval", "timestamptz")
_INTERVAL_PART = re.compile(r"(-?\d+) (year|month|day)s?")
_INTERVAL_CLOCK = re.compile(r"(-?)(\d+):(\d\d):(\d\d)(?:\.(\d+))?$")
_BATCH = 1000


def column_type(duckdb_type: str) -> str:
    """PostgreSQL's name for a DuckDB type; nested types PostgreSQL lacks count as json."""
    if duckdb_type.endswith("[]"):
        return column_type(duckdb_type[:-2]) + "[]"
    if duckdb_type.startswith("DECIMAL"):
        return "numeric"
    if duckdb_type.startswith("ENUM"):
        return "text"
    if duckdb_type.startswith(("STRUCT", "MAP", "UNION")):
        return "json"
    return _TYPES.get(duckdb_type, "text")


def needs_text(types: list[str]) -> bool:
    """Whether a column's values reach Python whole only as text (months of an interval, zones)."""
    return any(name.removesuffix("[]") in _AS_TEXT for name in types)


def as_text_query(sql: str, types: list[str]) -> str:
    """The query again, with the columns that need it cast to text and their order kept."""
    names = [f"c{place}" for place in range(len(types))]
    picked = [
        f"CAST({name} AS VARCHAR{'[]' if kind.endswith('[]') else ''})"
        if kind.removesuffix("[]") in _AS_TEXT
        else name
        for name, kind in zip(names, types, strict=True)
    ]
    return f"SELECT {', '.join(picked)} FROM ({sql}\n) AS answer({', '.join(names)})"


def fetch(cursor: Any, columns: tuple[Column, ...], max_rows: int, max_bytes: int) -> Result:
    """Read all rows. Raises TooMuch where there are more than `max_rows` or `max_bytes`."""
    rows: list[tuple[Value, ...]] = []
    size = 0
    types = [column.type for column in columns]
    while batch := cursor.fetchmany(_BATCH):
        for raw in batch:
            rows.append(tuple(map(_value, raw, types)))
            size += sum(len(cell) if isinstance(cell, str) else 16 for cell in raw)
        if len(rows) > max_rows or size > max_bytes:
            raise TooMuch
    return Result(columns, tuple(rows))


def _value(raw: Any, type_name: str) -> Value:
    if raw is None:
        return None
    if type_name.endswith("[]"):
        return tuple(_value(item, type_name[:-2]) for item in raw)
    if type_name == "json":
        return Json.parse(raw) if isinstance(raw, str) else Json.of(_plain(raw))
    if type_name == "interval":
        return _interval(raw)
    if isinstance(raw, (uuid.UUID, bytes, bytearray)):
        return str(raw) if isinstance(raw, uuid.UUID) else "\\x" + raw.hex()
    if type_name in ("text", "unknown"):
        return raw if isinstance(raw, str) else str(raw)
    if type_name in ("date", "timestamp", "timestamptz", "time") and isinstance(raw, str):
        return _moment(raw, type_name)
    value: Value = raw
    return value


def _moment(raw: str, type_name: str) -> Value:
    """A moment that came as text: one with a zone, or one that Python's types do not reach."""
    text, before_christ, _ = raw.partition(" (BC)")
    if before_christ:
        return FarMoment(text + raw.removeprefix(text + before_christ) + " BC")
    return decode(text, type_name)


def _plain(raw: Any) -> Any:
    """A nested DuckDB value as plain JSON."""
    if isinstance(raw, dict):
        return {str(key): _plain(item) for key, item in raw.items()}
    if isinstance(raw, (list, tuple)):
        return [_plain(item) for item in raw]
    return raw if raw is None or isinstance(raw, (bool, int, float, str)) else str(raw)


def _interval(raw: Any) -> Interval:
    if isinstance(raw, timedelta):
        return Interval(0, raw.days, raw.seconds * 1_000_000 + raw.microseconds)
    counts = {"year": 0, "month": 0, "day": 0}
    for number, unit in _INTERVAL_PART.findall(raw):
        counts[unit] += int(number)
    micros = 0
    if clock := _INTERVAL_CLOCK.search(raw):
        sign, hours, minutes, seconds, fraction = clock.groups()
        micros = (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1_000_000
        micros += int((fraction or "").ljust(6, "0")[:6])
        micros = -micros if sign else micros
    return Interval(counts["year"] * 12 + counts["month"], counts["day"], micros)
