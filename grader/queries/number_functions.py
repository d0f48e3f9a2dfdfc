"""Functions on numbers that raise where DuckDB gives no number, and those that it lacks."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries.numeric_text import numeric_text
from grader.queries.pg_types import FLOATS, INTEGERS
from grader.queries.rewriting import Node, cast, declined
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types

_over = "error('value out of range: overflow')"
_under = "error('value out of range: underflow')"
_beyond = "error('This number cannot be judged offline')"


def _gives(node: Node, types: Types) -> str:
    return types.of(node) or "double precision"


def _exp(node: Node, types: Types) -> Node:
    gives = _gives(node, types)
    if gives == "numeric" and any(one.find(exp.Ln) for one in node.find_all(exp.Sum, exp.Avg)):
        # a product, whose short decimals PostgreSQL gets back and a double rarely does
        raise declined("exp() of a sum of logarithms of numerics", node, types)
    high, low = (_beyond, _beyond) if gives == "numeric" else (_over, _under)
    body = (
        f"CASE WHEN isinf(exp(v.a)) AND NOT isinf(v.a) THEN {high} "
        f"WHEN exp(v.a) = 0 AND NOT isinf(v.a) THEN {low} ELSE exp(v.a) END"
    )
    new = bound(body, cast(node.expressions[0], "DOUBLE", "double precision"), gives=gives)
    new.meta["double"] = True
    return new


def power(left: Node, right: Node, gives: str) -> Node:
    """Raise to a power."""
    high = _beyond if gives == "numeric" else _over
    body = (
        "CASE WHEN v.a = 0 AND v.b < 0 THEN error('zero raised to a negative power is undefined') "
        "WHEN v.a < 0 AND NOT isinf(v.b) AND v.b <> trunc(v.b) "
        "THEN error('a negative number raised to a non-integer power yields a complex result') "
        f"WHEN isinf(power(v.a, v.b)) AND NOT isinf(v.a) AND NOT isinf(v.b) THEN {high} "
        "WHEN power(v.a, v.b) = 0 AND v.a <> 0 AND NOT isinf(v.a) AND NOT isinf(v.b) "
        f"THEN {_under if high == _over else _beyond} ELSE power(v.a, v.b) END"
    )
    double = "double precision"
    new = bound(body, cast(left, "DOUBLE", double), cast(right, "DOUBLE", double), gives=gives)
    new.meta["double"] = True
    return new


def _power(node: Node, types: Types) -> Node:
    left, right = node.expressions
    return power(left, right, _gives(node, types))


def _caret(node: Node, types: Types) -> Node:
    return power(node.this, node.expression, _gives(node, types))


def _within_one(name: str) -> Callable[[Node, Types], Node]:
    def rule(node: Node, _: Types) -> Node:
        body = f"CASE WHEN abs(v.a) > 1 THEN error('input is out of range') ELSE {name}(v.a) END"
        return bound(
            body, cast(node.expressions[0], "DOUBLE", "double precision"), gives="double precision"
        )

    return rule


def _width_bucket(node: Node, types: Types) -> Node:
    if len(node.expressions) == 2:
        body = "CAST(len(list_filter(v.b, lambda e: e <= v.a)) AS INTEGER)"
        text = f"CASE WHEN v.a IS NOT NULL AND v.b IS NOT NULL THEN {body} END"
        return bound(text, *node.expressions, gives="integer")
    kinds = [types.of(item) for item in node.expressions[:3]]
    double = any(kind in FLOATS for kind in kinds)
    to = "DOUBLE" if double else "DECIMAL(30,8)"
    parts = [cast(item, to, "") for item in node.expressions[:3]]
    count = cast(node.expressions[3], "INTEGER", "integer")
    inside = "1 + CAST(floor((v.a - v.b) * v.d / (v.c - v.b)) AS INTEGER)"
    if not double:
        inside = (
            "1 + CAST(floor(CAST(v.a - v.b AS DECIMAL(26,8)) * CAST(v.d AS DECIMAL(10,0)) / "
            "(v.c - v.b)) AS INTEGER)"
        )
    body = (
        "CASE WHEN v.a IS NULL OR v.b IS NULL OR v.c IS NULL OR v.d IS NULL THEN NULL "
        "WHEN v.d <= 0 THEN error('count must be greater than zero') "
        "WHEN v.b = v.c THEN error('lower bound cannot equal upper bound') "
        "WHEN v.b < v.c THEN CASE WHEN v.a < v.b THEN 0 WHEN v.a >= v.c THEN v.d + 1 "
        f"ELSE {inside} END "
        "ELSE CASE WHEN v.a > v.b THEN 0 WHEN v.a <= v.c THEN v.d + 1 "
        f"ELSE {inside} END END"
    )
    return bound(f"CAST({body} AS INTEGER)", *parts, count, gives="integer")


def _factorial(node: Node, _: Types) -> Node:
    body = (
        "CASE WHEN v.a < 0 THEN error('factorial of a negative number is undefined') "
        f"WHEN v.a > 33 THEN {_beyond} ELSE factorial(CAST(v.a AS INTEGER)) END"
    )
    return bound(f"CAST({body} AS DECIMAL(38,0))", node.expressions[0], gives="numeric")


def _div(node: Node, _: Types) -> Node:
    body = (
        "CASE WHEN v.b = 0 AND v.a IS NOT NULL THEN error('division by zero') "
        "ELSE CAST((v.a - v.a % v.b) / v.b AS DECIMAL(38,0)) END"
    )
    left, right = (cast(item, "DECIMAL(30,8)", "numeric") for item in node.expressions)
    return bound(body, left, right, gives="numeric")


def _scale(node: Node, types: Types) -> Node:
    value = node.expressions[0]
    text = numeric_text(value, types)
    part = "split_part(v.a, '.', 2)"
    part = f"rtrim({part}, '0')" if node.name.lower() == "min_scale" else part
    return bound(
        f"CASE WHEN v.a IS NOT NULL THEN CAST(length({part}) AS INTEGER) END", text, gives="integer"
    )


def _trim_scale(node: Node, types: Types) -> Node:
    value = node.expressions[0]
    around = node.parent
    if isinstance(around, exp.Cast) and around.to.is_type("text", "varchar"):
        text = numeric_text(value, types)
        trimmed = "CASE WHEN contains(v.a, '.') THEN rtrim(rtrim(v.a, '0'), '.') ELSE v.a END"
        return bound(trimmed, text, gives="text")
    return fill("{0}", value, gives="numeric")


def _regression(node: Node, _: Types) -> Node:
    """NULL where one side never varies, of which DuckDB makes NaN."""
    top = node
    while isinstance(top.parent, (exp.Filter, exp.Window)) and top.arg_key == "this":
        top = top.parent
    new = fill("CASE WHEN NOT isnan({0}) THEN {0} END", top, gives="double precision")
    if top is node:
        return new
    top.replace(new)
    return node


def _cast_first(node: Node, types: Types) -> Node:
    """gcd() and lcm() of numerics stay numeric in DuckDB only as whole numbers."""
    if any(types.of(item) not in INTEGERS for item in node.expressions):
        raise declined(f"{node.name.lower()}() of this", node, types)
    gives = _gives(node, types)
    return cast(
        fill(f"{node.name.lower()}({{0}}, {{1}})", *node.expressions, gives=gives), gives, gives
    )


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Pow: _caret,
    exp.Corr: _regression,
    exp.RegrSlope: _regression,
    exp.RegrIntercept: _regression,
    exp.RegrR2: _regression,
}

NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "acos": _within_one("acos"),
    "asin": _within_one("asin"),
    "div": _div,
    "exp": _exp,
    "factorial": _factorial,
    "gcd": _cast_first,
    "lcm": _cast_first,
    "min_scale": _scale,
    "pow": _power,
    "power": _power,
    "scale": _scale,
    "trim_scale": _trim_scale,
    "width_bucket": _width_bucket,
}
"""Functions that sqlglot keeps by their name."""
