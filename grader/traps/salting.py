"""From the constants of queries to the salt of datasets, and which tables queries read."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from grader.models import Schema
from grader.traps.constants import Constant, constants_in
from grader.traps.data.salt import Salt


def salted(texts: Iterable[str], schema: Schema) -> tuple[Salt, tuple[str, ...]]:
    """The constants of statements in PostgreSQL's SQL, and the schema's tables they name, in the
    schema's order. What cannot be read adds nothing.
    """
    found: dict[Constant, None] = {}
    named: set[str] = set()
    for text in texts:
        with contextlib.suppress(SqlglotError, RecursionError):
            for tree in sqlglot.parse(text, dialect="postgres"):
                if tree is not None:
                    found.update(dict.fromkeys(constants_in(tree, schema).items))
                    named.update(table.name for table in tree.find_all(exp.Table))
    return salt_of(found), tuple(one.name for one in schema.tables if one.name in named)


def salt_of(constants: Iterable[Constant]) -> Salt:
    """The values of constants, by the columns they are held against."""
    columns: dict[tuple[str, str], list[Any]] = {}
    free: dict[str, list[Any]] = {}
    for one in constants:
        value = _value(one)
        if value is None:
            continue
        if one.table:
            columns.setdefault((one.table, one.column), []).append(value)
        else:
            free.setdefault("text" if one.sort == "pattern" else one.sort, []).append(value)
    return Salt(
        {place: tuple(values) for place, values in columns.items()},
        tuple(free.get("number", ())),
        tuple(free.get("text", ())),
        tuple(free.get("date", ())),
        tuple(free.get("timestamp", ())),
    )


def _value(one: Constant) -> Any:
    """The constant as a value, None where data cannot hold it."""
    try:
        if one.sort == "number":
            number = Decimal(one.value)
            return int(number) if number == number.to_integral_value() else number
        if one.sort == "date":
            return date.fromisoformat(one.value)
        if one.sort == "timestamp":
            return datetime.fromisoformat(one.value)
    except (ValueError, InvalidOperation):
        return None
    return one.value if one.sort in ("text", "pattern") else None
