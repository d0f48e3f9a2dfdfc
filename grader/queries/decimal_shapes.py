"""Decimals that meet in one column, CASE or list, and would lose places there.

PostgreSQL's numeric has any number of digits. DuckDB's decimals have 38: where two of different
sizes become one type, it keeps the digits before the point and cuts those behind it, so that
`coalesce(0.15, 0::numeric)` is 0 where the zero is a DECIMAL(38,0). Read here on the tree that is
about to be written: of which size everything is that meets, and casts where something would be cut.

https://duckdb.org/docs/stable/sql/data_types/numeric.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlglot import exp
from sqlglot.optimizer.scope import Scope, traverse_scope

from grader.queries.pg_types import INTEGERS
from grader.queries.rewriting import Node, cast, declined, whole_number
from grader.queries.templates import Template
from grader.queries.typing_trees import Types

_WIDTH = 38
_MOST_PLACES = 24
_DEEPEST = 40


class Shape(NamedTuple):
    """Digits before the point and behind it; `floating` where it is a double."""

    whole: int
    places: int
    floating: bool = False


_DOUBLE = Shape(0, 0, floating=True)
_NOTHING = Shape(0, 0)
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
_floating = (exp.Avg, exp.Sqrt, exp.Ln, exp.Exp, exp.Pow, exp.Stddev, exp.StddevPop,
             exp.StddevSamp, exp.Variance, exp.VariancePop)  # fmt: skip


def settle_decimals(tree: exp.Expr, types: Types) -> None:
    """Cast what would lose places where it meets other numbers; decline what is not known."""
    found = _Meetings(tree, types)
    for node in list(tree.walk(bfs=False))[::-1]:
        found.settle(node)


class _Meetings:
    def __init__(self, tree: exp.Expr, types: Types) -> None:
        self._tree = tree
        self._types = types
        self._scopes: dict[int, Scope] | None = None
        self._depth = 0
        self._outputs: dict[tuple[int, int], Shape | None] = {}

    def settle(self, node: Node) -> None:
        if isinstance(node, exp.SetOperation):
            self._settle_columns(node, [])
        elif isinstance(node, exp.In) and (query := _query_of(node)) is not None:
            self._settle_columns(query, [node.this])
        elif isinstance(node, exp.Binary) and isinstance(node.expression, (exp.Any, exp.All)):
            self._settle_any(node)
        elif isinstance(node, exp.Values):
            for column in zip(*self._rows(node), strict=False):
                self._settle_parts(node, column)
        elif isinstance(node, exp.Array) or self._types.of(node) == "numeric":
            parts = list(_parts(node))
            if len(parts) > 1:
                self._settle_parts(node, parts)
        else:
            self._check_arrays(node, _operands(node))

    def _settle_columns(self, query: Node, beside: list[Node]) -> None:
        """Settle what a query gives, where it stands beside a value or a row of them."""
        rows = [one.expressions if isinstance(one, exp.Tuple) else [one] for one in beside]
        rows += [row for branch in _branches(query) for row in self._rows(branch)]
        for column in zip(*rows, strict=False):
            self._settle_parts(query, column)

    def _settle_any(self, comparison: exp.Binary) -> None:
        inner = comparison.expression.this
        while isinstance(inner, (exp.Paren, exp.Subquery)):
            inner = inner.this
        if isinstance(inner, exp.Query):
            self._settle_columns(inner, [comparison.this])
        else:
            self._check_arrays(comparison, [comparison.this, inner])

    def _check_arrays(self, node: Node, operands: list[Node]) -> None:
        """Decline where arrays of numbers meet others, or numbers, of different precision."""
        kinds = [self._types.of(operand) for operand in operands]
        if "numeric[]" not in kinds:
            return
        meet = [
            operand
            for operand, kind in zip(operands, kinds, strict=True)
            if kind.removesuffix("[]") in (*INTEGERS, "numeric")
        ]
        if len(meet) > 1 and self._needed(node, [self._element(one) for one in meet]) is not None:
            raise declined("Arrays of numbers of different precision", node, self._types)

    def _element(self, node: Node) -> Shape | None:
        """The size of an array's elements, or of a number."""
        while isinstance(node, (exp.Paren, exp.Cast)) and self._types.of(node).endswith("[]"):
            node = node.this
        if isinstance(node, exp.ArrayAgg):
            return self.shape(node.this)
        if isinstance(node, exp.Array):
            return _together([_NOTHING, *(self.shape(part) for part in node.expressions)])
        return None if self._types.of(node).endswith("[]") else self.shape(node)

    def _rows(self, branch: Node) -> Iterator[list[Node]]:
        """What a SELECT gives, and every row of VALUES."""
        if isinstance(branch, exp.Select):
            source = branch.args.get("from_")
            alone = len(branch.selects) == 1 and not branch.args.get("joins")
            if branch.is_star and alone and source and isinstance(source.this, exp.Values):
                yield from self._rows(source.this)  # sqlglot makes this of a bare VALUES too
                return
            yield [one for item in branch.selects for one in self._types.behind(item)]
        elif isinstance(branch, exp.Values):
            for row in branch.expressions:
                yield row.expressions if isinstance(row, exp.Tuple) else [row]

    def _settle_parts(self, node: Node, parts: Iterable[Node]) -> None:
        meet = [part.this if isinstance(part, exp.Alias) else part for part in parts]
        if not any(self._types.of(part) == "numeric" for part in meet):
            return
        places = self._needed(node, [self.shape(part) for part in meet])
        if places is None:
            return
        for part in meet:
            if isinstance(part, exp.Null):
                continue
            if "behind" in part.meta:
                raise declined("Numbers of different precision behind *", node, self._types)
            new: Node = cast(part, f"DECIMAL({_WIDTH},{places})", "numeric")
            if isinstance(part, exp.Column) and isinstance(part.parent, exp.Select):
                new = exp.alias_(new, part.name, quoted=True)  # it gives the column its name
            part.replace(new)

    def _needed(self, node: Node, shapes: list[Shape | None]) -> int | None:
        """The places to give all that meets; None where nothing would be cut."""
        known = [shape for shape in shapes if shape is not None]
        if any(shape.floating for shape in known):
            return None
        whole = max((shape.whole for shape in known), default=0)
        places = max((shape.places for shape in known), default=0)
        unknown = len(shapes) - len(known)
        if unknown:
            if unknown > 1 or places or whole > _WIDTH - _MOST_PLACES:
                raise declined("Numbers of different precision in one place", node, self._types)
            return None
        if whole + places <= _WIDTH or all(shape.places <= _WIDTH - whole for shape in known):
            return None
        if places > _MOST_PLACES:
            raise declined("Numbers of so many places", node, self._types)
        return places

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
            return _NOTHING
        if isinstance(node, exp.Literal):
            return None if node.is_string else _of_literal(node.this)
        if isinstance(node, exp.Cast):
            return _of_cast(node.to)
        if isinstance(node, exp.Column):
            return self._of_column(node)
        if isinstance(node, _same):
            return self.shape(node.this or next(iter(node.expressions), None))
        if isinstance(node, exp.Subquery):
            return self._of_output(node.this, 0)
        given = self._types.of(node)
        if given in INTEGERS:
            return _WHOLE[given]
        if given == "double precision" or isinstance(node, (*_floating, exp.Div)):
            return _DOUBLE
        if isinstance(node, exp.Sum):
            inner = self.shape(node.this)
            if inner is None or inner.floating:
                return inner
            return Shape(_WIDTH - inner.places, inner.places)
        if isinstance(node, (exp.Add, exp.Sub, exp.Mul, exp.Mod)):
            return _of_operation(node, self.shape(node.this), self.shape(node.expression))
        if isinstance(node, exp.Anonymous):
            return self._of_call(node.name.lower(), node.expressions)
        if isinstance(node, Template):
            return _of_template(node)
        parts = list(_parts(node))
        return _together(self.shape(part) for part in parts) if parts else None

    def _of_call(self, name: str, arguments: list[Node]) -> Shape | None:
        if name in ("ceil", "floor") or (name in ("round", "trunc") and len(arguments) == 1):
            return Shape(_WIDTH, 0)
        if name in ("round", "trunc"):
            count = whole_number(arguments[1])
            return Shape(_WIDTH - max(count, 0), max(count, 0)) if count is not None else None
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
        return self._of_output(source, place) if source is not None else None

    def _of_output(self, query: Node | None, place: int) -> Shape | None:
        """The size of the column that a query gives at a place.

        What a recursive query adds to itself does not count: DuckDB gives its columns the types
        that they begin with.
        """
        key = (id(query), place)
        if key not in self._outputs:
            self._outputs[key] = _NOTHING
            self._outputs[key] = self._found_output(query, place)
        return self._outputs[key]

    def _found_output(self, query: Node | None, place: int) -> Shape | None:
        while isinstance(query, (exp.Subquery, exp.Paren, exp.CTE, exp.Lateral)):
            query = query.this
        if isinstance(query, exp.SetOperation):
            return _together(self._of_output(branch, place) for branch in _branches(query))
        if isinstance(query, exp.Values):
            return _together(self.shape(row.expressions[place]) for row in query.expressions)
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


def _branches(node: Node) -> list[Node]:
    """The SELECTs and VALUES of a set operation, in order."""
    if isinstance(node, exp.SetOperation):
        return [*_branches(node.this), *_branches(node.expression)]
    if isinstance(node, (exp.Subquery, exp.Paren)):
        return _branches(node.this)
    return [node]


def _parts(node: Node) -> Iterator[Node]:
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


def _query_of(test: exp.In) -> Node | None:
    """The query or VALUES in which IN looks; None where it is a list."""
    first = next(iter(test.expressions), None)
    return first if isinstance(first, (exp.Values, exp.Select)) else test.args.get("query")


def _operands(node: Node) -> list[Node]:
    """What a function or an operator works on."""
    if isinstance(node, exp.Binary):
        return [node.this, node.expression]
    if node.meta.get("type") == "bigint[]":
        return []  # the ordinality of arrays that stand side by side
    if isinstance(node, (Template, exp.Anonymous)):
        return node.expressions
    return [node.this, *node.expressions] if isinstance(node, exp.Func) and node.this else []


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
        return _DOUBLE
    if isinstance(node, exp.Mul):
        places = left.places + right.places
        whole = left.whole + right.whole
    else:
        places = max(left.places, right.places)
        whole = max(left.whole, right.whole) + 1
    return Shape(max(min(whole, _WIDTH - places), 0), places)


def _together(shapes: Iterable[Shape | None]) -> Shape | None:
    """The size of what may be any of them, nothing cut."""
    known = list(shapes)
    if not known or any(shape is None for shape in known):
        return None
    sure = [shape for shape in known if shape is not None]
    if any(shape.floating for shape in sure):
        return _DOUBLE
    places = max(shape.places for shape in sure)
    return Shape(min(max(shape.whole for shape in sure), _WIDTH - places), places)
