"""From the constants of queries to the salt of datasets, and which tables queries read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from grader.models import Schema
from grader.traps.constants import Constant, constants_in
from grader.traps.data.salt import Salt


@dataclass(frozen=True, slots=True)
class Used:
    """What statements use of a schema: the salt of their constants, the tables they name in the
    schema's order, and the names of columns, None where it may be any (`*`, whole rows).

    `whole` is false where one of them could not be read.
    """

    salt: Salt
    tables: tuple[str, ...]
    columns: frozenset[str] | None
    whole: bool


def used_by(texts: Iterable[str], schema: Schema) -> Used:
    """What statements in PostgreSQL's SQL use. What cannot be read adds nothing."""
    found: dict[Constant, None] = {}
    named: set[str] = set()
    columns: set[str] = set()
    whole = plain = True
    for text in texts:
        try:
            trees = [tree for tree in sqlglot.parse(text, dialect="postgres") if tree is not None]
        except (SqlglotError, RecursionError):
            whole = False
            continue
        for tree in trees:
            found.update(dict.fromkeys(constants_in(tree, schema).items))
            relations = {name for one in tree.find_all(exp.Table) for name in (one.name, one.alias)}
            named |= relations
            mine = {one.name for one in tree.find_all(exp.Column, exp.Identifier)}
            columns |= mine
            stars = any(not isinstance(one.parent, exp.Count) for one in tree.find_all(exp.Star))
            rows = any(one.name in relations for one in tree.find_all(exp.Column))
            natural = any(one.args.get("method") for one in tree.find_all(exp.Join))
            plain &= isinstance(tree, exp.Query) and not (stars or rows or natural)
    tables = tuple(one.name for one in schema.tables if one.name in named)
    known = frozenset(columns) if whole and plain else None
    return Used(salt_of(found), tables, known, whole)


def salt_of(constants: Iterable[Constant]) -> Salt:
    """The values of constants, by the columns they are held against."""
    columns: dict[tuple[str, str], list[Any]] = {}
    free: dict[str, list[Any]] = {}
    for one in constants:
        value = value_of(one)
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


def value_of(one: Constant) -> Any:
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
