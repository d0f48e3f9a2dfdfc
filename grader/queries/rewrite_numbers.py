"""Numbers and aggregates: what DuckDB would round, cut or type in another way."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries.pg_types import INTEGERS, MOMENTS
from grader.queries.rewriting import Node, call, cast, choose, declined, whole_number
from grader.queries.typing_trees import Types


def _sum(node: Node, types: Types) -> Node:
    """DuckDB sums any integers to a HUGEINT; PostgreSQL's types decide how a quotient is cut."""
    given = types.of(node)
    to = {"bigint": "BIGINT", "numeric": "DECIMAL(38,0)"}.get(given)
    argument = node.this.expressions[0] if isinstance(node.this, exp.Distinct) else node.this
    if to is None or types.of(argument) not in INTEGERS:
        return node
    top = node
    while isinstance(top.parent, (exp.Filter, exp.Window)) and top.arg_key == "this":
        top = top.parent
    if top is node:
        return cast(node, to, given)
    top.replace(cast(top, to, given))
    return node


def _within_group(node: Node, types: Types) -> Node:
    function = node.this
    order = node.args["expression"].expressions
    if len(order) != 1:
        raise declined("An ordered set by several keys", node, types)
    key = order[0].this
    if isinstance(function, exp.PercentileCont):
        if types.of(key) == "interval":
            raise declined("percentile_cont() of intervals", node, types)
        key.replace(cast(key, "DOUBLE", "double precision"))
    if isinstance(function, (exp.PercentileCont, exp.PercentileDisc)) and not (
        isinstance(function.this, (exp.Literal, exp.Cast))
    ):
        raise declined("A percentile that is not one constant", node, types)
    return node


def _round(node: Node, types: Types) -> Node:
    given = types.of(node.this)
    places = node.args.get("decimals")
    if places is not None:
        count = whole_number(places)
        if count is None:
            raise declined("round() to a number of places that is not constant", node, types)
        exact = cast(node.this, f"DECIMAL(38,{min(max(count, 0) + 8, 20)})", "numeric")
        new = call("round", exact, count)
        new.meta["type"] = "numeric"
        new.meta["scale"] = max(count, 0)
        return new
    return _one_place("round", node, given)


def _one_place(name: str, node: Node, given: str) -> Node:
    """round, ceil, floor and trunc of one argument."""
    if given == "numeric":
        new = call(name, cast(node.this, "DECIMAL(38,10)", "numeric"))
        new.meta["type"] = "numeric"
        return new
    if name == "round":
        new = call("round_even", cast(node.this, "DOUBLE", "double precision"), 0)
    else:
        new = call(name, cast(node.this, "DOUBLE", "double precision"))
    new.meta["type"] = "double precision"
    return new


def _ceil(node: Node, types: Types) -> Node:
    return _one_place("ceil", node, types.of(node.this))


def _floor(node: Node, types: Types) -> Node:
    return _one_place("floor", node, types.of(node.this))


def _trunc(node: Node, types: Types) -> Node:
    places = node.args.get("decimals")
    if places is None:
        return _one_place("trunc", node, types.of(node.this))
    count = whole_number(places)
    if count is None or count < 0:
        raise declined("trunc() to such a number of places", node, types)
    new = call("trunc", cast(node.this, f"DECIMAL(38,{min(count + 8, 20)})", "numeric"), count)
    new.meta["type"] = "numeric"
    new.meta["scale"] = count
    return new


def _sign(node: Node, types: Types) -> Node:
    return cast(node, "DOUBLE", types.of(node) or "double precision")


def _sqrt(node: Node, _: Types) -> Node:
    node.set("this", _not_below(node.this, exp.LT, "cannot take square root of a negative number"))
    return node


def _logarithm(node: Node, _: Types) -> Node:
    key = "expression" if node.args.get("expression") is not None else "this"
    node.set(key, _not_below(node.args[key], exp.LTE, "cannot take logarithm of zero or less"))
    return node


def _not_below(value: Node, test: type[exp.Binary], message: str) -> Node:
    """The value, which raises where PostgreSQL would and DuckDB gives a number that is none."""
    if isinstance(value, exp.Literal):
        return value
    zero = exp.Literal.number(0)
    low = test(this=exp.paren(value.copy()), expression=zero)
    return choose(low, call("error", message), value)


def _arithmetic(node: Node, types: Types) -> Node:
    left, right = types.of(node.this), types.of(node.expression)
    pair = (left, right)
    whole = any(item in INTEGERS for item in pair)
    scaled = isinstance(node, exp.Div) or (isinstance(node, exp.Mul) and not whole)
    if "interval" in pair and scaled:
        raise declined("Dividing or scaling an interval", node, types)
    moment = any(item in (*MOMENTS, "interval") for item in pair)
    if isinstance(node, (exp.Add, exp.Sub)) and moment and "unknown" in pair:
        raise declined("A date or interval written as a bare string here", node, types)
    if isinstance(node, exp.Add) and "time" in pair:
        raise declined("Adding to a time", node, types)
    return node


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Sum: _sum,
    exp.WithinGroup: _within_group,
    exp.Round: _round,
    exp.Ceil: _ceil,
    exp.Floor: _floor,
    exp.Trunc: _trunc,
    exp.Add: _arithmetic,
    exp.Sub: _arithmetic,
    exp.Mul: _arithmetic,
    exp.Div: _arithmetic,
    exp.Sign: _sign,
    exp.Sqrt: _sqrt,
    exp.Ln: _logarithm,
    exp.Log: _logarithm,
}
