"""What the rules that change sqlglot's tree are written with."""

from __future__ import annotations

from functools import cache

from sqlglot import exp

from grader.queries.stop import Stop, not_offline
from grader.queries.typing_trees import Types

Node = exp.Expr


def call(name: str, *arguments: Node | str | int) -> Node:
    """A call written exactly so."""
    return exp.Anonymous(this=name, expressions=[wrap(item) for item in arguments])


def wrap(item: Node | str | int) -> Node:
    """A copy of a node, or the literal for a text or whole number."""
    if isinstance(item, str):
        return exp.Literal.string(item)
    if isinstance(item, int):
        return exp.Literal.number(item) if item >= 0 else exp.Neg(this=exp.Literal.number(-item))
    return item.copy()


def cast(node: Node, to: str, type_name: str) -> Node:
    """A cast to a type of DuckDB's; `type_name` is what PostgreSQL calls the outcome."""
    new = exp.Cast(this=node.copy(), to=_type(to).copy())
    new.meta["type"] = type_name
    return new


@cache
def _type(name: str) -> exp.DataType:
    return exp.DataType.build(name, dialect="duckdb")


def declined(what: str, node: Node, types: Types) -> Stop:
    """The way out for what cannot be kept, at the node's place."""
    return not_offline(what, types.place(node))


def whole_number(node: Node | None) -> int | None:
    """The value of a constant whole number, else None."""
    negative = isinstance(node, exp.Neg)
    inner = node.this if isinstance(node, exp.Neg) else node
    if isinstance(inner, exp.Literal) and not inner.is_string and inner.this.isdigit():
        return -int(inner.this) if negative else int(inner.this)
    return None


def choose(condition: Node, then: Node | int, otherwise: Node) -> Node:
    """CASE WHEN condition THEN … ELSE … END."""
    return exp.Case(ifs=[exp.If(this=condition.copy(), true=wrap(then))], default=otherwise.copy())
