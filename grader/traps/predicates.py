"""CHECK predicates as Python functions over a row, by SQL's three-valued logic.

A predicate that holds something not known here raises `UnknownRule`; nothing is passed over.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from grader.models import Check, Table
from grader.traps import functions, patterns
from grader.traps.columns import ColumnType, column_type
from grader.traps.problems import UnknownRule
from grader.traps.terms import (
    RANKS,
    Function,
    NotRead,
    Row,
    Term,
    common,
    constant,
    derived,
    read_constant,
    strict,
    wider,
)

if TYPE_CHECKING:
    from sqlglot import exp

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "EQ": operator.eq, "NEQ": operator.ne, "LT": operator.lt, "LTE": operator.le,
    "GT": operator.gt, "GTE": operator.ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Predicate:
    """One CHECK, ready to be asked.

    `columns` are the places of the columns it reads. `nearby` holds, for places of columns,
    constants that the rule compares them with; `hints` functions that give, for a place, a value
    of the other side of a comparison with it; `texts` are texts that a pattern takes.
    """

    name: str
    sql: str
    columns: frozenset[int]
    value: Function
    nearby: dict[int, list[Any]] = field(default_factory=dict)
    hints: dict[int, list[Term]] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)

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
    return Predicate(
        check.name, check.sql, term.columns, term.value,
        compiler.nearby, compiler.hints, compiler.texts,
    )  # fmt: skip


class _Compiler:
    """Compiles one predicate, and notes what values its columns are compared with."""

    def __init__(self, table: Table, types: Sequence[ColumnType]) -> None:
        self._table = table
        self._types = types
        self._places = {column.name: place for place, column in enumerate(table.columns)}
        self.nearby: dict[int, list[Any]] = {}
        self.hints: dict[int, list[Term]] = {}
        self.texts: dict[int, list[str]] = {}

    def compile(self, node: exp.Expression) -> Term:
        """A part of the predicate. Raises NotRead."""
        term = self._compile(node)
        if node.args.get("negate"):
            return derived("boolean", operator.not_, strict(term, "boolean"))
        return term

    def _compile(self, node: exp.Expression) -> Term:
        name = type(node).__name__
        if name in _COMPARISONS:
            return self._comparison(node, name)
        method = getattr(self, f"_{name.lower()}", None)
        if method is not None:
            term = method(node)
            assert isinstance(term, Term)
            return term
        term = functions.call(node, self.compile)
        self._note_texts(node, term)
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

    def _comparison(self, node: exp.Expression, name: str) -> Term:
        kind = type(node.args["expression"]).__name__
        if kind in ("Any", "All") or self._is_all(node.args["expression"]):
            return self._quantified(node, name)
        left, right = self.compile(node.this), self.compile(node.args["expression"])
        left, right, shared = common(left, right)
        if name not in ("EQ", "NEQ"):
            self._ordered(shared)
        self._note(left, right)
        self._note(right, left)
        self._note_year(node.this, right)
        self._note_year(node.args["expression"], left)
        return derived("boolean", _operator(name, shared), left, right)

    @staticmethod
    def _ordered(kind: str) -> None:
        """Texts are in the order of code points, as in all databases of the sandbox."""
        if kind in ("json", "array", "interval"):
            raise NotRead(f"the order of {kind} values is not known here")

    @staticmethod
    def _is_all(node: exp.Expression) -> bool:
        return type(node).__name__ == "Anonymous" and str(node.this).upper() == "ALL"

    def _quantified(self, node: exp.Expression, name: str) -> Term:
        """`x = ANY (array)`, `x <> ALL (array)`."""
        inner = node.args["expression"]
        every = self._is_all(inner) or type(inner).__name__ == "All"
        items = self.compile(inner.expressions[0] if self._is_all(inner) else inner.this)
        if items.kind != "array":
            raise NotRead(f"{inner.sql(dialect='postgres')} is no array")
        left = self.compile(node.this)
        kind = wider(left.kind, items.element)
        if name not in ("EQ", "NEQ"):
            self._ordered(kind)
        left = strict(left, kind)
        compare = _operator(name, kind)
        if items.constant and left.place is not None:
            self.nearby.setdefault(left.place, []).extend(items.value(()))

        def quantified(row: Row) -> bool | None:
            value, among = left.value(row), items.value(row)
            if among is None:
                return None
            found = [None if value is None or one is None else compare(value, one) for one in among]
            if (not every) in found:
                return not every
            return None if None in found else every

        return Term(quantified, "boolean", left.columns | items.columns)

    def _array(self, node: exp.Array) -> Term:
        parts = [self.compile(part) for part in node.expressions]
        kind = "null"
        for part in parts:
            kind = wider(kind, part.kind)
        terms = [strict(part, kind) for part in parts]
        columns = frozenset[int]().union(*(term.columns for term in terms))
        values = [term.value for term in terms]
        fixed = all(term.constant for term in terms)
        return Term(lambda row: tuple(value(row) for value in values), "array", columns, fixed,
                    element=kind)  # fmt: skip

    def _between(self, node: exp.Between) -> Term:
        if node.args.get("symmetric"):
            raise NotRead("BETWEEN SYMMETRIC")
        value = self.compile(node.this)
        kind = value.kind
        bounds = [self.compile(node.args[which]) for which in ("low", "high")]
        for bound in bounds:
            kind = wider(kind, bound.kind)
        self._ordered(kind)
        inner, low, high = (strict(term, kind) for term in (value, *bounds))
        for bound in (low, high):
            self._note(inner, bound)
            self._note(bound, inner)
        above = derived("boolean", _operator("GTE", kind), inner, low)
        below = derived("boolean", _operator("LTE", kind), inner, high)
        first, second = above.value, below.value

        def between(row: Row) -> bool | None:
            a, b = first(row), second(row)
            if a is False or b is False:
                return False
            return None if a is None or b is None else True

        return Term(between, "boolean", above.columns | below.columns)

    def _in(self, node: exp.In) -> Term:
        if node.args.get("query") is not None or not node.expressions:
            raise NotRead("IN with a query")
        value = self.compile(node.this)
        kind = value.kind
        listed = [self.compile(part) for part in node.expressions]
        for part in listed:
            kind = wider(kind, part.kind)
        inner = strict(value, kind)
        parts = [strict(part, kind) for part in listed]
        for part in parts:
            self._note(inner, part)
        columns = inner.columns.union(*(part.columns for part in parts))
        read = inner.value
        if all(part.constant for part in parts):
            constants = [part.value(()) for part in parts]
            among = frozenset(one for one in constants if one is not None)
            missing = None if None in constants else False

            def listed_in(row: Row) -> Any:
                found = read(row)
                return None if found is None else found in among or missing

            return Term(listed_in, "boolean", columns)
        values = [part.value for part in parts]

        def is_in(row: Row) -> Any:
            found = read(row)
            if found is None:
                return None
            others = [value(row) for value in values]
            return True if found in others else None if None in others else False

        return Term(is_in, "boolean", columns)

    def _nullsafeeq(self, node: exp.Expression) -> Term:
        left, right, _ = common(self.compile(node.this), self.compile(node.args["expression"]))
        self._note(left, right)
        self._note(right, left)
        first, second = left.value, right.value
        columns = left.columns | right.columns
        return Term(lambda row: bool(first(row) == second(row)), "boolean", columns)

    def _nullsafeneq(self, node: exp.Expression) -> Term:
        return derived("boolean", operator.not_, self._nullsafeeq(node))

    def _escape(self, node: exp.Expression) -> Term:
        return self._pattern(node.this, node.args["expression"].name)

    def _like(self, node: exp.Expression) -> Term:
        return self._pattern(node)

    def _ilike(self, node: exp.Expression) -> Term:
        return self._pattern(node)

    def _regexplike(self, node: exp.Expression) -> Term:
        return self._pattern(node)

    def _regexpilike(self, node: exp.Expression) -> Term:
        return self._pattern(node)

    def _pattern(self, node: exp.Expression, escape: str = "\\") -> Term:
        text = strict(self.compile(node.this), "text")
        pattern = strict(self.compile(node.args["expression"]), "text")
        if not pattern.constant:
            raise NotRead("a pattern that is no constant")
        name, source = type(node).__name__, pattern.value(())
        folded = name.endswith("ILike")
        try:
            if name.startswith("Regexp"):
                search = patterns.regex(source, folded=folded).search
                from random import Random

                matching = patterns.regex_texts(source, Random(source), 12)
            elif name in ("Like", "ILike"):
                search = patterns.like(source, escape, folded=folded).fullmatch
                matching = list(patterns.like_texts(source))
            else:
                raise NotRead(node.sql(dialect="postgres"))
        except ValueError as problem:
            raise NotRead(str(problem)) from None
        for place in text.columns:
            self.texts.setdefault(place, []).extend(matching)
        return derived("boolean", lambda value: search(value) is not None, text)

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

    def _note(self, column: Term, other: Term) -> None:
        """Remember what a bare column is compared with, to make values of it."""
        if column.place is None or column.place in other.columns:
            return
        if other.constant:
            value = other.value(())
            if value is not None:
                self.nearby.setdefault(column.place, []).append(value)
        else:
            self.hints.setdefault(column.place, []).append(other)

    def _note_year(self, node: exp.Expression, other: Term) -> None:
        """A day of the year that a column's is compared with."""
        if type(node).__name__ != "Extract" or str(node.this).upper() != "YEAR":
            return
        inner = self.compile(node.args["expression"])
        if inner.place is not None:
            day = derived("date", lambda year: date(int(year), 1, 1), other)
            self._note(inner, day)

    def _note_texts(self, node: exp.Expression, term: Term) -> None:
        """Constants beside a column inside a function: texts that hold them may be wanted."""
        from sqlglot import exp as nodes

        for literal in node.find_all(nodes.Literal):
            if literal.is_string and literal.name:
                for place in term.columns:
                    name = literal.name
                    self.texts.setdefault(place, []).extend((name, f"a{name}b", f"x{name}y"))


def _operator(name: str, kind: str) -> Callable[[Any, Any], bool]:
    """A comparison; NaN equals itself and is greater than all numbers, as in PostgreSQL."""
    compare = _COMPARISONS[name]
    if RANKS.get(kind, 0) == 0:
        return compare

    def numbers(a: Any, b: Any) -> bool:
        if a == a and b == b:
            return compare(a, b)
        return compare((a != a, 0), (b != b, 0))

    return numbers


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


__all__ = ["Predicate", "column_types", "predicates", "read_constant"]
