"""Decimals that meet in one column, CASE, list or comparison, and would lose places there.

PostgreSQL's numeric has any number of digits. DuckDB's decimals have 38: where two of different
sizes become one type, it keeps the digits before the point and cuts those behind it, so that
`coalesce(0.15, 0::numeric)` is 0 where the zero is a DECIMAL(38,0). What meets is cast to a type
with places enough on the tree that is about to be written; where that cannot be, it is declined.

https://duckdb.org/docs/stable/sql/data_types/numeric.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlglot import exp

from grader.queries.decimal_shapes import (
    NOTHING,
    WIDTH,
    Shape,
    Shapes,
    branches,
    parts_of,
    together,
)
from grader.queries.pg_types import INTEGERS
from grader.queries.rewriting import Node, cast, declined
from grader.queries.templates import Template
from grader.queries.typing_trees import Types

_MOST_PLACES = 24
_equalities = (exp.EQ, exp.NEQ, exp.NullSafeEQ, exp.NullSafeNEQ)


def settle_decimals(tree: exp.Expr, types: Types) -> None:
    """Cast what would lose places where it meets other numbers; decline what is not known."""
    found = _Meetings(tree, types)
    for node in list(tree.walk(bfs=False))[::-1]:
        found.settle(node)


class _Meetings:
    def __init__(self, tree: exp.Expr, types: Types) -> None:
        self._types = types
        self._shapes = Shapes(tree, types)

    def settle(self, node: Node) -> None:
        if isinstance(node, _equalities):
            self._check_equal(node)
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
            parts = list(parts_of(node))
            if len(parts) > 1:
                self._settle_parts(node, parts)
        else:
            self._check_arrays(node, _operands(node))

    def _check_equal(self, comparison: Node) -> None:
        for side in (comparison.this, comparison.expression):
            if self._types.of(side) == "numeric":
                shape = self._shapes.shape(side)
                if shape is not None and shape.loose:
                    what = "A numeric worked out of quotients that must be equal to something"
                    raise declined(what, comparison, self._types)

    def _settle_columns(self, query: Node, beside: list[Node]) -> None:
        """Settle what a query gives, where it stands beside a value or a row of them."""
        rows = [one.expressions if isinstance(one, exp.Tuple) else [one] for one in beside]
        rows += [row for branch in branches(query) for row in self._rows(branch)]
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
            return self._shapes.shape(node.this)
        if isinstance(node, exp.Array):
            first = next(iter(node.expressions), None)
            if isinstance(first, exp.Query):
                return self._shapes.of_output(first, 0)
            return together([NOTHING, *(self._shapes.shape(part) for part in node.expressions)])
        return None if self._types.of(node).endswith("[]") else self._shapes.shape(node)

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
        places = self._needed(node, [self._shapes.shape(part) for part in meet])
        if places is None:
            return
        for part in meet:
            if isinstance(part, exp.Null):
                continue
            if "behind" in part.meta:
                raise declined("Numbers of different precision behind *", node, self._types)
            new: Node = cast(part, f"DECIMAL({WIDTH},{places})", "numeric")
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
            if unknown > 1 or places or whole > WIDTH - _MOST_PLACES:
                raise declined("Numbers of different precision in one place", node, self._types)
            return None
        if whole + places <= WIDTH or all(shape.places <= WIDTH - whole for shape in known):
            return None
        if places > _MOST_PLACES:
            raise declined("Numbers of so many places", node, self._types)
        return places


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
