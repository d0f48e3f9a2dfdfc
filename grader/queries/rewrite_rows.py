"""Functions in FROM, arrays, and rows compared with rows."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries.pg_types import INTEGERS, MOMENTS
from grader.queries.rewriting import Node, call, cast, declined, whole_number
from grader.queries.typing_trees import Types


def _array_length(node: Node, types: Types) -> Node:
    if node.expressions or whole_number(node.args.get("expression")) not in (None, 1):
        raise declined("array_length() of another dimension", node, types)
    return exp.Nullif(this=call("len", node.this), expression=exp.Literal.number(0))


def _generate_series(node: Node, types: Types) -> Node:
    """In FROM, PostgreSQL names the column after the alias, and dates become timestamps."""
    start, end, step = node.args.get("start"), node.args.get("end"), node.args.get("step")
    kinds = [types.of(start), types.of(end)]
    moments = any(kind in MOMENTS for kind in kinds)
    if not moments and not all(
        kind in INTEGERS for kind in (*kinds, *([types.of(step)] if step is not None else []))
    ):
        raise declined("generate_series() of this", node, types)
    if moments:
        both = "TIMESTAMP" if set(kinds) == {"timestamp"} else "TIMESTAMPTZ"
        if "unknown" in kinds or "" in kinds or step is None:
            raise declined("generate_series() of this", node, types)
        start, end = (_moment(item, kind, both) for item, kind in
                      ((start, kinds[0]), (end, kinds[1])))  # fmt: skip
    arguments = [item for item in (start, end, step) if item is not None]
    series = call("generate_series", *arguments)
    return series if isinstance(node.parent, exp.Table) else call("unnest", series)


def _moment(node: Node | None, kind: str, to: str) -> Node:
    assert node is not None
    if kind == "date":
        node = cast(node, "TIMESTAMP", "timestamp")
    return cast(node, to, to.lower()) if kind != to.lower() else node


def _table(node: Node, _: Types) -> Node:
    """A function in FROM: its column is named as the alias where that names no columns."""
    inner = node.this
    if isinstance(inner, exp.Identifier):
        return node
    alias = node.args.get("alias")
    name = str(inner.this) if isinstance(inner, exp.Anonymous) else "generate_series"
    if alias is None:
        alias = exp.TableAlias(this=exp.to_identifier(name))
        node.set("alias", alias)
    if not alias.columns:
        alias.set("columns", [alias.this.copy()])
    return node


def _unnest(node: Node, types: Types) -> Node:
    if len(node.expressions) > 1:
        raise declined("unnest() of several arrays", node, types)
    if isinstance(node.parent, exp.Lateral):
        raise declined("LATERAL unnest(), which needs no LATERAL,", node, types)
    if not isinstance(node.parent, (exp.From, exp.Join, exp.Lateral)):
        return node
    alias = node.args.get("alias")
    if alias is None:
        alias = exp.TableAlias(this=exp.to_identifier("unnest"))
        node.set("alias", alias)
    if alias.this is not None and not alias.columns:
        alias.set("columns", [alias.this.copy()])
    return node


def _any(node: Node, types: Types) -> Node:
    """`= ANY (array)`: DuckDB takes a NULL array for an empty one."""
    inner = node.this.unnest()
    if isinstance(inner, (exp.Query, exp.Subquery, exp.Array)):
        return node
    if isinstance(inner, exp.Literal):
        raise declined("An array written as a string", node, types)
    comparison = node.parent
    if isinstance(comparison, exp.Binary) and comparison.parent is not None:
        missing = exp.Is(this=inner.copy(), expression=exp.Null())
        comparison.replace(
            exp.Case(ifs=[exp.If(this=missing, true=exp.Null())], default=comparison.copy())
        )
    return node


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
    left, right = node.this.unnest(), node.expression.unnest()
    if not isinstance(left, exp.Tuple) and not isinstance(right, exp.Tuple):
        return node
    if not isinstance(left, exp.Tuple) or not isinstance(right, exp.Tuple):
        raise declined("A row compared with a subquery", node, types)
    pairs = list(zip(left.expressions, right.expressions, strict=True))
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


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Any: _any,
    exp.All: _any,
    exp.In: _tuple_in,
    exp.ExplodingGenerateSeries: _generate_series,
    exp.ArraySize: _array_length,
    exp.GenerateSeries: _generate_series,
    exp.Table: _table,
    exp.Unnest: _unnest,
    exp.EQ: _tuple_comparison,
    exp.NEQ: _tuple_comparison,
    exp.LT: _tuple_comparison,
    exp.GT: _tuple_comparison,
    exp.LTE: _tuple_comparison,
    exp.GTE: _tuple_comparison,
}
