"""The constants of a query, and the columns they are held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal

import sqlglot
from sqlglot import exp

from grader.models import Schema
from grader.traps.names import Names

Sort = Literal["number", "text", "date", "timestamp", "interval", "pattern", "boolean"]

_date = re.compile(r"\d{4}-\d{2}-\d{2}")
_timestamp = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?")
_compares = (
    exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.NullSafeEQ, exp.NullSafeNEQ,
    exp.Like, exp.ILike, exp.Between, exp.In, exp.Coalesce, exp.Nullif, exp.Is,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Constant:
    """One constant as it is written. `value` is a number's digits, a text, an ISO date or
    timestamp, an interval (`6 DAYS`) or a LIKE pattern.

    `table` and `column` name the table's column it is held against, also through aliases and
    WITH queries; both are "" where it is held against none.
    """

    sort: Sort
    value: str
    table: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Constants:
    """All constants of a query, each once, in the order of the text."""

    items: tuple[Constant, ...] = field(default_factory=tuple)

    def of(self, sort: Sort) -> tuple[str, ...]:
        """The values of one sort, each once."""
        return tuple(dict.fromkeys(item.value for item in self.items if item.sort == sort))

    def against(self, table: str, column: str) -> tuple[Constant, ...]:
        """What one column is held against."""
        return tuple(item for item in self.items if (item.table, item.column) == (table, column))


def constants_of(sql: str, schema: Schema | None = None) -> Constants:
    """The constants of a statement in PostgreSQL's SQL.

    Without a schema, a column is found only where its table is named by it or alone in FROM.
    Raises sqlglot.errors.ParseError where the statement cannot be read.
    """
    return constants_in(sqlglot.parse_one(sql, dialect="postgres"), schema)


def constants_in(tree: exp.Expr, schema: Schema | None = None) -> Constants:
    """`constants_of` a statement that was read already."""
    names = Names(tree, schema or Schema(""))
    found: dict[Constant, None] = {}
    for node in tree.find_all(exp.Literal, exp.Boolean, bfs=False):
        sort = _sort(node)
        if sort is None:
            continue
        column = next(_columns(node), None)
        table, name = _behind(column, names, schema is not None) if column else ("", "")
        found[Constant(sort, _value(node, sort), table, name)] = None
    return Constants(tuple(found))


def _sort(node: exp.Expr) -> Sort | None:
    parent = node.parent
    if isinstance(parent, (exp.Group, exp.Ordered, exp.DataTypeParam)):
        return None
    if isinstance(parent, exp.Select) and isinstance(parent.parent, exp.Exists):
        return None
    if isinstance(node, exp.Boolean):
        return "boolean"
    if isinstance(parent, exp.Interval):
        return "interval"
    if isinstance(parent, (exp.Like, exp.ILike)) and node.arg_key == "expression":
        return "pattern"
    if not node.is_string:
        return "number"
    if _date.fullmatch(node.this):
        return "date"
    return "timestamp" if _timestamp.fullmatch(node.this) else "text"


def _value(node: exp.Expr, sort: Sort) -> str:
    if sort == "boolean":
        return "true" if node.this else "false"
    if sort == "interval" and node.parent is not None:
        unit = node.parent.args.get("unit")
        return f"{node.this} {unit.name}" if unit is not None else str(node.this)
    if sort == "number":
        try:
            number = Decimal(node.this)
        except InvalidOperation:
            return str(node.this)
        return format(-number if isinstance(node.parent, exp.Neg) else number, "f")
    return str(node.this)


def _columns(node: exp.Expr) -> Iterator[exp.Column]:
    """The columns on the other side of the comparison that a constant stands in."""
    child, parent = node, node.parent
    while isinstance(parent, (exp.Cast, exp.Neg, exp.Paren, exp.Tuple, exp.Array, exp.Any)):
        child, parent = parent, parent.parent
    if not isinstance(parent, _compares):
        return
    for other in parent.iter_expressions():
        if other is not child:
            yield from other.find_all(exp.Column)


def _behind(column: exp.Column, names: Names, known_schema: bool) -> tuple[str, str]:
    known = names.resolve(column)
    if known is not None and known.table:
        return known.table, known.column
    if known_schema:
        return "", ""
    level = names.level(column)
    relations = names.relations(level) if level is not None else ()
    owners = [item for item in relations if column.table in ("", item.name)]
    if level is None or len(owners) != 1:
        return "", ""
    source = next(
        (item for item in level.find_all(exp.Table) if item.alias_or_name == owners[0].name), None
    )
    ctes = {cte.alias for cte in names.tree.find_all(exp.CTE)}
    return (source.name, column.name) if source and source.name not in ctes else ("", "")
