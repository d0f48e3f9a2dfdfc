"""Of which size numbers are as DuckDB will have them: digits before the point and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlglot import exp
from sqlglot.optimizer.scope import Scope, traverse_scope

from grader.queries.pg_types import INTEGERS
from grader.queries.rewriting import Node, whole_number
from grader.queries.templates import Template
from grader.queries.typing_trees import Types

WIDTH = 38
_DEEPEST = 40


class Shape(NamedTuple):
    """Digits before the point and behind it; `floating` where it is a double.

    A double is `loose` where it was worked out of others and PostgreSQL has a numeric: its last
    digits are not PostgreSQL's.
    """

    whole: int
    places: int
    floating: bool = False
    loose: bool = False


_DOUBLE = Shape(0, 0, floating=True)
_LOOSE = Shape(0, 0, floating=True, loose=True)
NOTHING = Shape(0, 0)
_WHOLE = {"smallint": Shape(5, 0), "integer": Shape(10, 0), "bigint": Shape(19, 0)}
_CASTS = {
    exp.DType.TINYINT: Shape(3, 0), exp.DType.SMALLINT: Shape(5, 0), exp.DType.INT: Shape(10, 0),
    exp.DType.BIGINT: Shape(19, 0), exp.DType.DOUBLE: _DOUBLE, exp.DType.FLOAT: _DOUBLE,
}  # fmt: skip
_same = (
    exp.Paren, exp.Alias, exp.Filter, exp.Window, exp.Distinct, exp.Order, exp.Ordered, exp.Neg,
    exp.Abs, exp.Min, exp.Max, exp.Lag, exp.Lead, exp.FirstValue, exp.LastValue, exp.NthValue,
    exp.AnyValue, exp.Nullif, exp.IgnoreNulls, exp.RespectNulls,
)  # fmt: skip
_floating = (exp.Sqrt, exp.Ln, exp.Exp, exp.Pow, exp.Stddev, exp.StddevPop,
             exp.StddevSamp, exp.Variance, exp.VariancePop)  # fmt: skip


class Shapes:
    """Reads the sizes of numbers in a tree that is about to be written in DuckDB's dialect."""

    def __init__(self, tree: exp.Expr, types: Types) -> None:
        self._tree = tree
        self._types = types
        self._scopes: dict[int, Scope] | None = None
        self._depth = 0
        self._outputs: dict[tuple[int, int], Shape | None] = {}

    def shape(self, node: Node | None) -> Shape | None:
        """The size of a number as DuckDB will have it; None where it is not known."""
        if node is None or self._depth > _DEEPEST:
            return None
        self._depth += 1
        try:
            return self._shape(node)
        finally:
            self._depth -= 1

    def _shape(self, node: Node) -> Shape | None:
        if isinstance(node, exp.Null):
            return NOTHING
        if isinstance(node, exp.Literal):
            return None if node.is_string else _of_literal(node.this)
        if isinstance(node, exp.Cast):
            return _of_cast(node.to)
        if isinstance(node, exp.Column):
            return self._of_column(node)
        if isinstance(node, _same):
            return self.shape(node.this or next(iter(node.expressions), None))
        if isinstance(node, exp.Subquery):
            return self.of_output(node.this, 0)
        given = self._types.of(node)
        if given in INTEGERS:
            return _WHOLE[given]
        if given == "double precision" or isinstance(node, _floating):
            return _DOUBLE
        if isinstance(node, exp.Div):
            operands = (self.shape(node.this), self.shape(node.expression))
            return _LOOSE if any(one and one.floating for one in operands) else _DOUBLE
        if isinstance(node, (exp.Avg, exp.Sum)):
            inner = self.shape(node.this)
            if inner is not None and inner.floating:
                return _LOOSE
            if isinstance(node, exp.Avg):
                return _DOUBLE
            if inner is None:
                return None
            return Shape(WIDTH - inner.places, inner.places)
        if isinstance(node, (exp.Add, exp.Sub, exp.Mul, exp.Mod)):
            return _of_operation(node, self.shape(node.this), self.shape(node.expression))
        if isinstance(node, exp.Anonymous):
            return self._of_call(node.name.lower(), node.expressions)
        if isinstance(node, Template):
            return _of_template(node)
        parts = list(parts_of(node))
        return together(self.shape(part) for part in parts) if parts else None

    def _of_call(self, name: str, arguments: list[Node]) -> Shape | None:
        if name in ("ceil", "floor") or (name in ("round", "trunc") and len(arguments) == 1):
            return Shape(WIDTH, 0)
        if name in ("round", "trunc"):
            count = whole_number(arguments[1])
            return Shape(WIDTH - max(count, 0), max(count, 0)) if count is not None else None
        if name == "mod":
            return _of_operation(exp.Mod(), *map(self.shape, arguments))
        return None

    def _of_column(self, column: exp.Column) -> Shape | None:
        given = self._types.of(column)
        if given in INTEGERS:
            return _WHOLE[given]
        if given == "double precision":
            return _DOUBLE
        if size := self._types.size(column):
            return Shape(size[0] - size[1], size[1])
        source, place = self._source(column)
        return self.of_output(source, place) if source is not None else None

    def of_output(self, query: Node | None, place: int) -> Shape | None:
        """The size of the column that a query gives at a place.

        What a recursive query adds to itself does not count: DuckDB gives its columns the types
        that they begin with.
        """
        key = (id(query), place)
        if key not in self._outputs:
            self._outputs[key] = NOTHING
            self._outputs[key] = self._found_output(query, place)
        return self._outputs[key]

    def _found_output(self, query: Node | None, place: int) -> Shape | None:
        while isinstance(query, (exp.Subquery, exp.Paren, exp.CTE, exp.Lateral)):
            query = query.this
        if isinstance(query, exp.SetOperation):
            return together(self.of_output(branch, place) for branch in branches(query))
        if isinstance(query, exp.Values):
            return together(self.shape(row.expressions[place]) for row in query.expressions)
        if not isinstance(query, exp.Select) or any(
            item.is_star for item in query.selects[: place + 1]
        ):
            return None
        return self.shape(query.selects[place]) if place < len(query.selects) else None

    def _source(self, column: exp.Column) -> tuple[Node | None, int]:
        """The query that a column is of, and at which place of its outputs it stands."""
        scope = self._scope_of(column)
        while scope is not None:
            for name, source in scope.sources.items():
                if column.table and name.lower() != column.table.lower():
                    continue
                query = source.expression if isinstance(source, Scope) else None
                names = _names(query)
                if column.name.lower() in names:
                    return query, names.index(column.name.lower())
            scope = scope.parent
        return None, 0

    def _scope_of(self, node: Node) -> Scope | None:
        if self._scopes is None:
            self._scopes = {id(scope.expression): scope for scope in traverse_scope(self._tree)}
        around = node.find_ancestor(exp.Query)
        return self._scopes.get(id(around)) if around is not None else None


def _names(query: Node | None) -> list[str]:
    """The names of the columns that a source gives, in lower case."""
    if query is None:
        return []
    alias = query.args.get("alias") or (query.parent.args.get("alias") if query.parent else None)
    listed = [item.name.lower() for item in alias.columns] if alias is not None else []
    inner = query
    while isinstance(inner, (exp.SetOperation, exp.Subquery, exp.Lateral)):
        inner = inner.this
    own = inner.selects if isinstance(inner, exp.Select) else []
    return listed + [item.alias_or_name.lower() for item in own[len(listed) :]]


def branches(node: Node) -> list[Node]:
    """The SELECTs and VALUES of a set operation, in order."""
    if isinstance(node, exp.SetOperation):
        return [*branches(node.this), *branches(node.expression)]
    if isinstance(node, (exp.Subquery, exp.Paren)):
        return branches(node.this)
    return [node]


def parts_of(node: Node) -> Iterator[Node]:
    """The expressions of which a node gives one, or a list; no others."""
    if isinstance(node, exp.Case):
        yield from (item.args["true"] for item in node.args.get("ifs", []))
        if node.args.get("default") is not None:
            yield node.args["default"]
    elif isinstance(node, (exp.Coalesce, exp.Greatest, exp.Least)):
        yield from (node.this, *node.expressions)
    elif isinstance(node, exp.Array) and not isinstance(
        next(iter(node.expressions), None), exp.Query
    ):
        yield from node.expressions
    elif isinstance(node, (exp.Lag, exp.Lead)) and node.args.get("default") is not None:
        yield from (node.this, node.args["default"])


def _of_template(node: Node) -> Shape | None:
    if "double" in node.meta:
        return _DOUBLE
    size = node.meta.get("size") or node.this
    found = re.fullmatch(r"(?:CAST\(.* AS )?DECIMAL\((\d+), ?(\d+)\)\)?", size, re.DOTALL)
    return Shape(int(found[1]) - int(found[2]), int(found[2])) if found else None


def _of_literal(text: str) -> Shape:
    if "e" in text.lower():
        return _DOUBLE
    whole, _, behind = text.partition(".")
    return Shape(len(whole.lstrip("0")), len(behind))


def _of_cast(to: exp.DataType) -> Shape | None:
    if to.is_type(exp.DType.DECIMAL):
        sizes = [int(item.name) for item in to.expressions]
        width, places = (*sizes, 0)[:2] if sizes else (18, 3)
        return Shape(width - places, places)
    return _CASTS.get(to.this)


def _of_operation(node: Node, left: Shape | None, right: Shape | None) -> Shape | None:
    if left is None or right is None:
        return None
    if left.floating or right.floating:
        return _LOOSE
    if isinstance(node, exp.Mul):
        places = left.places + right.places
        whole = left.whole + right.whole
    else:
        places = max(left.places, right.places)
        whole = max(left.whole, right.whole) + 1
    return Shape(max(min(whole, WIDTH - places), 0), places)


def together(shapes: Iterable[Shape | None]) -> Shape | None:
    """The size of what may be any of them, nothing cut."""
    known = list(shapes)
    if not known or any(shape is None for shape in known):
        return None
    sure = [shape for shape in known if shape is not None]
    if any(shape.floating for shape in sure):
        return _LOOSE if any(shape.loose for shape in sure) else _DOUBLE
    places = max(shape.places for shape in sure)
    return Shape(min(max(shape.whole for shape in sure), WIDTH - places), places)
