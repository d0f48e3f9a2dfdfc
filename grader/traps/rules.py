"""Whether a small database keeps every rule of its schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from grader.models import Schema, Table, TableRows
from grader.traps.columns import ColumnType
from grader.traps.predicates import column_types, predicates
from grader.traps.problems import UnknownRule
from grader.traps.terms import compared

Cells = list[Any]
"""A row's values, one for each column of the table, in the table's order."""


class Rule(StrEnum):
    """The kinds of rules."""

    TABLE = "table"
    """The table, or one of its columns, is not in the schema."""
    TYPE = "type"
    NOT_NULL = "not null"
    PRIMARY_KEY = "primary key"
    UNIQUE = "unique"
    FOREIGN_KEY = "foreign key"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Violation:
    """One row that breaks one rule. `row` counts from 0, None where the table itself is wrong."""

    table: str
    rule: Rule
    row: int | None
    message: str


def violations(schema: Schema, tables: Mapping[str, TableRows]) -> tuple[Violation, ...]:
    """All rules that the data breaks, by table in the schema's order; none: it can be loaded.

    Tables left out are empty; columns left out are NULL or take their default. Raises UnknownRule
    where a rule, type or default of a table that holds rows cannot be evaluated here.
    """
    found = [
        Violation(name, Rule.TABLE, None, f"there is no table {name}")
        for name in tables
        if schema.table(name) is None
    ]
    contents: dict[str, list[Cells]] = {}
    for table in schema.tables:
        if table.name in tables:
            cells, wrong = read_rows(table, tables[table.name])
            contents[table.name] = cells
            found += wrong
    if found:
        return tuple(found)
    for table in schema.tables:
        if contents.get(table.name):
            found += broken_rules(schema, table, contents)
    return tuple(found)


def read_rows(table: Table, content: TableRows) -> tuple[list[Cells], list[Violation]]:
    """A table's rows as values in the table's order of columns, and cells that do not fit.

    Raises UnknownRule for a type or a default that is not known.
    """
    places = {column.name: place for place, column in enumerate(table.columns)}
    unknown = [name for name in content.columns if name not in places]
    if unknown or len(set(content.columns)) != len(content.columns):
        message = f"{table.name} has no column {unknown[0]}" if unknown else "a column twice"
        return [], [Violation(table.name, Rule.TABLE, None, message)]
    if not content.rows:
        return [], []
    types = column_types(table)
    given = [places[name] for name in content.columns]
    start = defaults(table, types, frozenset(given))
    rows, wrong = [], []
    for number, row in enumerate(content.rows):
        cells = list(start)
        if len(row) != len(given):
            message = f"{len(row)} cells for {len(given)} columns"
            wrong.append(Violation(table.name, Rule.TABLE, number, message))
            continue
        for place, raw in zip(given, row, strict=True):
            if raw is not None:
                try:
                    cells[place] = types[place].read(raw)
                except ValueError as problem:
                    text = f"{table.columns[place].name}: {problem}"
                    wrong.append(Violation(table.name, Rule.TYPE, number, text))
            else:
                cells[place] = None
        rows.append(cells)
    return rows, wrong


def defaults(table: Table, types: Sequence[ColumnType], given: frozenset[int]) -> Cells:
    """What the columns hold that are not `given`: their constant default, or NULL."""
    cells: Cells = []
    for place, (column, kind) in enumerate(zip(table.columns, types, strict=True)):
        value = None
        if column.default is not None and place not in given:
            value = default_value(table.name, column.default, kind)
        cells.append(value)
    return cells


@lru_cache(maxsize=256)
def default_value(owner: str, text: str, kind: ColumnType) -> Any:
    """The value of a constant DEFAULT. Raises UnknownRule for one that is computed."""
    from sqlglot import exp, parse_one
    from sqlglot.errors import SqlglotError

    try:
        node = parse_one(text, read="postgres")
    except SqlglotError as problem:
        raise UnknownRule(owner, f"DEFAULT {text}", str(problem)) from None
    while isinstance(node, (exp.Cast, exp.Paren)):
        node = node.this
    raw: object = None
    if isinstance(node, exp.Null):
        return None
    if isinstance(node, exp.Boolean):
        raw = node.this
    elif isinstance(node, exp.Literal) or (
        isinstance(node, exp.Neg) and isinstance(node.this, exp.Literal)
    ):
        raw = node.sql() if not isinstance(node, exp.Literal) else node.name
        whole = kind.kind in ("smallint", "integer", "bigint")
        if whole or kind.kind in ("real", "double precision"):
            raw = int(raw) if whole else float(raw)
    elif not (isinstance(node, exp.Array) and not node.expressions and kind.array):
        raise UnknownRule(owner, f"DEFAULT {text}", "it is no constant")
    else:
        raw = []
    try:
        return kind.read([] if kind.array and raw == "{}" else raw)
    except ValueError as problem:
        raise UnknownRule(owner, f"DEFAULT {text}", str(problem)) from None


def broken_rules(
    schema: Schema, table: Table, contents: Mapping[str, Sequence[Cells]]
) -> Iterator[Violation]:
    """The rules that rows of one table break, given all tables' values."""
    rows = contents[table.name]
    checks = predicates(table)
    needed = [place for place, column in enumerate(table.columns) if column.not_null]
    for number, row in enumerate(rows):
        for place in needed:
            if row[place] is None:
                text = f"{table.columns[place].name} is NULL"
                yield Violation(table.name, Rule.NOT_NULL, number, text)
        for check in checks:
            if not check.holds(row):
                yield Violation(table.name, Rule.CHECK, number, f"{check.name}: {check.sql}")
    if table.primary_key:
        yield from _repeated(table, table.primary_key, Rule.PRIMARY_KEY, rows)
    for columns in table.unique:
        yield from _repeated(table, columns, Rule.UNIQUE, rows)
    for key in table.foreign_keys:
        parent = schema.table(key.table)
        targets = contents.get(key.table, ())
        there = places_of(parent, key.references) if parent is not None else ()
        known = {key_of(row, there) for row in targets}
        here = places_of(table, key.columns)
        for number, row in enumerate(rows):
            value = key_of(row, here)
            if None not in value and value not in known:
                text = f"{key.name}: {', '.join(key.columns)} = {value} is not in {key.table}"
                yield Violation(table.name, Rule.FOREIGN_KEY, number, text)


def places_of(table: Table, columns: Sequence[str]) -> tuple[int, ...]:
    """Where columns stand in a table's rows."""
    names = [column.name for column in table.columns]
    return tuple(names.index(column) for column in columns)


def key_of(row: Sequence[Any], places: Sequence[int]) -> tuple[Any, ...]:
    """The values at these places, as they count in keys."""
    return tuple(compared(row[place]) for place in places)


def _repeated(
    table: Table, columns: Sequence[str], rule: Rule, rows: Sequence[Cells]
) -> Iterator[Violation]:
    places = places_of(table, columns)
    seen: set[tuple[Any, ...]] = set()
    for number, row in enumerate(rows):
        value = key_of(row, places)
        if None in value:
            continue
        if value in seen:
            yield Violation(
                table.name, rule, number, f"{', '.join(columns)} = {value} stands there twice"
            )
        seen.add(value)
