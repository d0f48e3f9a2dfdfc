"""Simpler values for a column, from the simplest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from grader.models import Json
from grader.traps.columns import ColumnType

_FIRST = datetime(2024, 1, 1)


def alike(values: Sequence[Any], kind: ColumnType) -> Iterator[list[Any]]:
    """One value for all rows: plain ones first, then those that stand there."""
    for value in (nth(0, kind), zero(kind)):
        if value is not None:
            yield [value] * len(values)
    seen: list[Any] = []
    for value in values:
        if value is not None and value not in seen:
            seen.append(value)
    for value in seen:
        yield [value] * len(values)


def numbered(values: Sequence[Any], kind: ColumnType) -> list[Any] | None:
    """The first, second, third plain value instead; order, ties and NULLs stay as they are.

    None for types without such an order.
    """
    if kind.array or kind.kind in ("boolean", "json"):
        return None
    places = {value: at for at, value in enumerate(sorted({v for v in values if v is not None}))}
    if kind.kind == "text" and len(places) > 26:
        return None
    return [None if value is None else nth(places[value], kind) for value in values]


def zero(kind: ColumnType) -> Any:
    """Zero, the empty text and the like, None where there is none."""
    if kind.array:
        return ()
    if kind.kind in ("smallint", "integer", "bigint"):
        return 0
    if kind.kind == "numeric":
        return kind.read("0")
    if kind.kind in ("real", "double precision"):
        return 0.0
    return {"text": "", "boolean": True}.get(kind.kind)


def nth(number: int, kind: ColumnType) -> Any:
    """The plain value at a place (from 0) in the type's order; None for arrays' like."""
    if kind.array:
        return None
    if kind.kind in ("smallint", "integer", "bigint"):
        return number + 1
    if kind.kind == "numeric":
        try:
            return kind.read(str(Decimal(number + 1)))
        except ValueError:
            return None
    if kind.kind in ("real", "double precision"):
        return float(number + 1)
    if kind.kind == "text":
        return chr(ord("a") + number % 26)
    if kind.kind == "boolean":
        return False
    if kind.kind == "date":
        return _FIRST.date() + timedelta(days=number)
    if kind.kind == "timestamp":
        return _FIRST + timedelta(days=number)
    if kind.kind == "timestamptz":
        return (_FIRST + timedelta(days=number)).replace(tzinfo=UTC)
    if kind.kind == "time":
        return time(number % 24)
    if kind.kind == "json":
        return Json.of({})
    return f"00000000-0000-4000-8000-{number + 1:012d}"
