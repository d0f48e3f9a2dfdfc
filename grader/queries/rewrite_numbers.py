"""Numbers and aggregates: what DuckDB would round, cut or type in another way."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlglot import exp

from grader.queries import rewrite_intervals, rewrite_json
from grader.queries.pg_types import INTEGERS, MOMENTS
from grader.queries.rewriting import Node, call, cast, choose, declined, whole_number
from grader.queries.templates import fill
from grader.queries.typing_trees import Types


def _sum(node: Node, types: Types) -> Node:
    """DuckDB sums any integers to a HUGEINT; PostgreSQL's types decide how a quotient is cut."""
    given = types.of(node)
    to = {"bigint": "BIGINT", "numeric": "DECIMAL(38,0)"}.get(given)
    argument = node.this.expressions[0] if isinstance(node.this, exp.Distinct) else node.this
    if given == "interval":
        return rewrite_intervals.total(node, argument, types, mean=False)
    if given == "double precision" and _huge(types):
        top = node
        while isinstance(top.parent, (exp.Filter, exp.Window)) and top.arg_key == "this":
            top = top.parent
        if top is node:
            return _checked(node)
        top.replace(_checked(top))
        return node
    if to is None or types.of(argument) not in INTEGERS:
        return node
    top = node
    while isinstance(top.parent, (exp.Filter, exp.Window)) and top.arg_key == "this":
        top = top.parent
    if top is node:
        return cast(node, to, given)
    top.replace(cast(top, to, given))
    return node


def _avg(node: Node, types: Types) -> Node:
    if types.of(node) != "interval":
        return node
    argument = node.this.expressions[0] if isinstance(node.this, exp.Distinct) else node.this
    return rewrite_intervals.total(node, argument, types, mean=True)


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
        new.meta["scale"] = 0
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
    if count is None:
        raise declined("trunc() to a number of places that is not constant", node, types)
    if count < 0:
        exact = cast(node.this, "DECIMAL(38,10)", "numeric")
        whole = cast(call("trunc", exact), "DECIMAL(38,0)", "numeric")
        new = fill(f"{{0}} - {{0}} % {10**-count}", whole, gives="numeric")
        new.meta["scale"] = 0
        return new
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
    if left == "jsonb" and isinstance(node, exp.Sub):
        return rewrite_json.removed(node, types)
    whole = any(item in INTEGERS for item in pair)
    if "interval" in pair and isinstance(node, (exp.Mul, exp.Div)):
        value, factor = node.this, node.expression
        if left != "interval":
            value, factor = factor, value
        if whole and isinstance(node, exp.Mul):
            return node
        return rewrite_intervals.scaled(value, factor, "/" if isinstance(node, exp.Div) else "*")
    moment = any(item in (*MOMENTS, "interval") for item in pair)
    if isinstance(node, (exp.Add, exp.Sub)) and moment and "unknown" in pair:
        raise declined("A date or interval written as a bare string here", node, types)
    if pair == ("time", "time") and isinstance(node, exp.Sub):
        micros = "to_microseconds(epoch_us({0}) - epoch_us({1}))"
        return fill(micros, node.this, node.expression, gives="interval")
    for side, given, other in (("this", left, right), ("expression", right, left)):
        if given in INTEGERS and other == "date" and not isinstance(node.args[side], exp.Literal):
            # generate_series() gives BIGINTs there, which DuckDB does not add to dates
            node.set(side, cast(node.args[side], "INTEGER", "integer"))
            return node
    if "time" in pair and "date" not in pair and "interval" not in pair:
        raise declined("Adding to a time", node, types)
    if types.of(node) == "double precision" and _huge(types) and not _inside(node):
        return _checked(node)
    return node


def _huge(types: Types) -> bool:
    """Whether the answer writes numbers so large that doubles may overflow."""
    return re.search(r"\d[eE]\+?\d{3}|\d{100}", types.source.text) is not None


def _inside(node: Node) -> bool:
    around = node.parent
    while isinstance(around, (exp.Paren, exp.Neg)):
        around = around.parent
    return isinstance(around, (exp.Add, exp.Sub, exp.Mul, exp.Div))


def _checked(node: Node) -> Node:
    failed = "error('value out of range: overflow')"
    text = f"CASE WHEN isinf({{0}}) THEN {failed} ELSE {{0}} END"
    return fill(text, node, gives="double precision")


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Avg: _avg,
    exp.Sum: _sum,
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
