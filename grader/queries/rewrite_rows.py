"""Comparisons with arrays, and rows compared with rows."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import rewrite_arrays, rewrite_json, row_functions
from grader.queries.rewrite_logic import check_quotients
from grader.queries.rewriting import Node, declined
from grader.queries.typing_trees import Types


def _any(node: Node, types: Types) -> Node:
    """`= ANY (array)`: DuckDB takes a NULL array for an empty one."""
    inner = node.this.unnest()
    if isinstance(inner, (exp.Query, exp.Values, exp.Array)):
        return node
    if isinstance(inner, exp.Literal):
        raise declined("An array written as a string", node, types)
    comparison = node.parent
    if isinstance(comparison, exp.EQ) and types.of(inner).endswith("[]"):
        comparison.replace(rewrite_arrays.equals_any(comparison.this, inner))
        return node
    if isinstance(comparison, exp.Binary) and comparison.parent is not None:
        missing = exp.Is(this=inner.copy(), expression=exp.Null())
        comparison.replace(
            exp.Case(ifs=[exp.If(this=missing, true=exp.Null())], default=comparison.copy())
        )
    return node


def _lateral(node: Node, types: Types) -> Node:
    call_in = row_functions.call_of(node)
    return node if call_in is None else row_functions.in_from(node, call_in, types)


def _tuple_in(node: Node, types: Types) -> Node:
    """Rows in a list are compared part by part, as in `_tuple_comparison`."""
    left = node.this.unnest()
    if not isinstance(left, exp.Tuple) or not node.expressions:
        return node
    rows = [item.unnest() for item in node.expressions]
    if not all(isinstance(item, exp.Tuple) for item in rows):
        raise declined("Rows compared with other values", node, types)
    equal = [_tuple_comparison(exp.EQ(this=left.copy(), expression=row.copy()), types)
             for row in rows]  # fmt: skip
    return exp.paren(exp.or_(*equal))


def _tuple_comparison(node: Node, types: Types) -> Node:
    """Compare rows part by part: DuckDB takes NULL in rows for a value like any other."""
    if isinstance(node, (exp.EQ, exp.NEQ)) and "jsonb" in (
        types.of(node.this), types.of(node.expression)
    ):  # fmt: skip
        return rewrite_json.equal(node)
    left, right = node.this.unnest(), node.expression.unnest()
    if not isinstance(left, exp.Tuple) and not isinstance(right, exp.Tuple):
        if isinstance(node, (exp.EQ, exp.NEQ)):
            check_quotients(node, types)
        return node
    if not isinstance(left, exp.Tuple) or not isinstance(right, exp.Tuple):
        raise declined("A row compared with a subquery", node, types)
    pairs = list(zip(map(_whole, left.expressions), map(_whole, right.expressions), strict=True))
    if isinstance(node, (exp.EQ, exp.NEQ)):
        parts = [type(node)(this=a.copy(), expression=b.copy()) for a, b in pairs]
        return exp.paren(exp.and_(*parts) if isinstance(node, exp.EQ) else exp.or_(*parts))
    looser: dict[type[Node], type[Node]] = {exp.LTE: exp.LT, exp.GTE: exp.GT}
    strict = looser.get(type(node), type(node))
    last = pairs[-1]
    whole: Node = type(node)(this=last[0].copy(), expression=last[1].copy())
    for a, b in reversed(pairs[:-1]):
        equal = exp.and_(exp.EQ(this=a.copy(), expression=b.copy()), whole)
        whole = exp.or_(strict(this=a.copy(), expression=b.copy()), equal)
    return exp.paren(whole)


def _whole(part: Node) -> Node:
    """A part of a row, so that it stays one beside a comparison sign."""
    loose = isinstance(part, (exp.Binary, exp.Unary, exp.Predicate))
    return exp.paren(part) if loose and not isinstance(part, exp.Paren) else part


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Any: _any,
    exp.All: _any,
    exp.In: _tuple_in,
    exp.Lateral: _lateral,
    exp.EQ: _tuple_comparison,
    exp.NEQ: _tuple_comparison,
    exp.LT: _tuple_comparison,
    exp.GT: _tuple_comparison,
    exp.LTE: _tuple_comparison,
    exp.GTE: _tuple_comparison,
}
