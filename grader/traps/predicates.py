"""CHECK predicates as Python functions over a row, by SQL's three-valued logic.

A predicate that holds something not known here raises `UnknownRule`; nothing is passed over.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from grader.models import Check, Table
from grader.traps import functions
from grader.traps.columns import ColumnType, column_type
from grader.traps.comparisons import COMPARISONS, CONDITIONS, compared
from grader.traps.notes import Notes
from grader.traps.problems import UnknownRule
from grader.traps.terms import (
    RANKS,
    Function,
    NotRead,
    Row,
    Term,
    constant,
    derived,
    strict,
    wider,
)

if TYPE_CHECKING:
    from sqlglot import exp


@dataclass(frozen=True, slots=True)
class Predicate:
    """One CHECK, ready to be asked. `columns` are the places of the columns it reads."""

    name: str
    sql: str
    columns: frozenset[int]
    value: Function
    notes: Notes

    def holds(self, row: Row) -> bool:
        """Whether the row keeps the rule: true or NULL. What PostgreSQL fails on breaks it."""
        try:
            return self.value(row) is not False
        except (ArithmeticError, ValueError):
            return False


def column_types(table: Table) -> tuple[ColumnType, ...]:
    """The types of a table's columns. Raises UnknownRule that names the column."""
    found = []
    for column in table.columns:
        try:
            found.append(column_type(column.type))
        except UnknownRule as problem:
            rule = f"{column.name} {column.type}"
            raise UnknownRule(table.name, rule, "values of this type are not known") from problem
    return tuple(found)


@lru_cache(maxsize=256)
def predicates(table: Table) -> tuple[Predicate, ...]:
    """All CHECKs of a table. Raises UnknownRule for the first that cannot be evaluated."""
    types = column_types(table)
    return tuple(_predicate(table, types, check) for check in table.checks)


def _predicate(table: Table, types: Sequence[ColumnType], check: Check) -> Predicate:
    from sqlglot import parse_one
    from sqlglot.errors import SqlglotError

    compiler = _Compiler(table, types)
    try:
        tree: Any = parse_one(check.sql, read="postgres")
        term = strict(compiler.compile(tree), "boolean")
    except (NotRead, SqlglotError) as problem:
        raise UnknownRule(table.name, check.sql, str(problem)) from None
    return Predicate(check.name, check.sql, term.columns, term.value, compiler.notes)


class _Compiler:
    """Compiles one predicate, and notes what values its columns are compared with."""

    def __init__(self, table: Table, types: Sequence[ColumnType]) -> None:
        self._table = table
        self._types = types
        self._places = {column.name: place for place, column in enumerate(table.columns)}
        self.notes = Notes()

    def compile(self, node: exp.Expression) -> Term:
        """A part of the predicate. Raises NotRead."""
        term = self._compile(node)
        if node.args.get("negate"):
            return derived("boolean", operator.not_, strict(term, "boolean"))
        return term

    def _compile(self, node: exp.Expression) -> Term:
        name = type(node).__name__
        if name in COMPARISONS or name in CONDITIONS:
            return compared(node, self.compile, self.notes)
        method = getattr(self, f"_{name.lower()}", None)
        if method is not None:
            term = method(node)
            assert isinstance(term, Term)
            return term
        term = functions.call(node, self.compile)
        self.notes.constants(node, term)
        return term

    def _paren(self, node: exp.Expression) -> Term:
        return self.compile(node.this)

    def _collate(self, node: exp.Expression) -> Term:
        return self.compile(node.this)

    def _column(self, node: exp.Column) -> Term:
        place = self._places.get(node.name)
        if place is None:
            raise NotRead(f"{node.name} is no column of {self._table.name}")
        kind = self._types[place]
        return Term(
            operator.itemgetter(place), kind.comparison, frozenset({place}), place=place,
            element=kind.kind if kind.array else "",
        )  # fmt: skip

    def _literal(self, node: exp.Literal) -> Term:
        if node.is_string:
            return constant(node.name, "unknown")
        text = node.name
        return constant(int(text), "integer") if text.isdigit() else constant(
            Decimal(text), "numeric"
        )  # fmt: skip

    def _boolean(self, node: exp.Boolean) -> Term:
        return constant(node.this, "boolean")

    def _null(self, _: exp.Null) -> Term:
        return constant(None, "null")

    def _and(self, node: exp.And) -> Term:
        return self._logic(node, False)

    def _or(self, node: exp.Or) -> Term:
        return self._logic(node, True)

    def _logic(self, node: exp.Expression, decides: bool) -> Term:
        left, right = (
            strict(self.compile(part), "boolean") for part in (node.this, node.args["expression"])
        )
        first, second = left.value, right.value

        def logic(row: Row) -> Any:
            a = first(row)
            if a is decides:
                return decides
            b = second(row)
            if b is decides:
                return decides
            return None if a is None or b is None else not decides

        return Term(logic, "boolean", left.columns | right.columns, left.constant & right.constant)

    def _not(self, node: exp.Not) -> Term:
        return derived("boolean", operator.not_, strict(self.compile(node.this), "boolean"))

    def _is(self, node: exp.Is) -> Term:
        inner = self.compile(node.this)
        value = inner.value
        wanted = node.expression
        if type(wanted).__name__ == "Null":
            if inner.kind == "tuple":
                raise NotRead("IS NULL of a row")
            return Term(lambda row: value(row) is None, "boolean", inner.columns)
        if type(wanted).__name__ == "Boolean":
            strict(inner, "boolean")
            truth = wanted.this
            return Term(lambda row: value(row) is truth, "boolean", inner.columns)
        raise NotRead(node.sql(dialect="postgres"))

    def _case(self, node: exp.Case) -> Term:
        if node.this is not None:
            raise NotRead("CASE with an operand")
        whens = [strict(self.compile(part.this), "boolean") for part in node.args["ifs"]]
        thens = [self.compile(part.args["true"]) for part in node.args["ifs"]]
        other = node.args.get("default")
        thens.append(self.compile(other) if other is not None else constant(None, "null"))
        kind = "null"
        for part in thens:
            kind = wider(kind, part.kind)
        thens = [strict(part, kind) for part in thens]

        def case(row: Row) -> Any:
            for when, then in zip(whens, thens, strict=False):
                if when.value(row):
                    return then.value(row)
            return thens[-1].value(row)

        return Term(case, kind, frozenset[int]().union(*(t.columns for t in (*whens, *thens))))

    def _cast(self, node: exp.Cast) -> Term:
        inner = self.compile(node.this)
        kind = _cast_kind(node)
        if inner.kind == "unknown" or inner.kind == kind:
            return strict(inner, kind)
        if inner.kind in RANKS and kind in RANKS:
            return derived(kind, _rounded if RANKS[kind] == 0 else _widened[RANKS[kind]], inner)
        if kind == "date" and inner.kind in ("timestamp", "timestamptz"):
            return derived("date", lambda moment: moment.date(), inner)
        if kind == "text" and RANKS.get(inner.kind) == 0:
            return derived("text", str, inner)
        if inner.kind == "boolean" and kind == "integer":
            return derived("integer", int, inner)
        return strict(inner, kind)


def _rounded(value: Any) -> int:
    """A number as an integer: a numeric's half goes away from zero, a double's to the even one."""
    return int(value.quantize(0, ROUND_HALF_UP)) if isinstance(value, Decimal) else round(value)


_widened: dict[int, Callable[[Any], Any]] = {1: Decimal, 2: float}


def _cast_kind(node: exp.Cast) -> str:
    name = str(node.args["to"].sql(dialect="postgres")).lower()
    names = {"int": "integer", "decimal": "numeric", "varchar": "text"}
    try:
        kind = column_type(names.get(name, name))
    except UnknownRule:
        raise NotRead(f"the type {name}") from None
    if kind.limits:
        raise NotRead(f"a cast to {name}, which may cut or round")
    return kind.comparison
