"""Window functions whose arguments DuckDB takes in another way."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries.pg_types import FLOATS, NUMBERS
from grader.queries.rewriting import Node, call, cast, choose, declined, whole_number
from grader.queries.stop import mistake
from grader.queries.typing_trees import Types


def _nth_value(node: Node, types: Types) -> Node:
    """DuckDB gives NULL for the zeroth value and those before."""
    place = node.args.get("offset")
    count = whole_number(place)
    message = "argument of nth_value must be greater than zero"
    if count is not None and count < 1:
        raise mistake("runtime", message, types.place(node))
    if count is None and place is not None:
        low = exp.LT(this=exp.paren(place.copy()), expression=exp.Literal.number(1))
        node.set("offset", choose(low, call("error", message), place))
    return node


def _neighbour(node: Node, types: Types) -> Node:
    """DuckDB turns the default into the value's type; PostgreSQL finds one for both."""
    default = node.args.get("default")
    if default is None:
        return node
    own, other = types.of(node.this), types.of(default)
    if own == other or other == "unknown":
        return node
    if own not in NUMBERS or other not in NUMBERS:
        raise declined("A default of another type than the value", node, types)
    if own in FLOATS or other in FLOATS:
        node.set("this", cast(node.this, "DOUBLE", "double precision"))
    elif "numeric" in (own, other):
        if own == "numeric":
            return node
        node.set("this", cast(node.this, "DECIMAL(38,10)", "numeric"))
    else:
        node.set("this", cast(node.this, "BIGINT", "bigint"))
    return node


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.NthValue: _nth_value,
    exp.Lag: _neighbour,
    exp.Lead: _neighbour,
}
