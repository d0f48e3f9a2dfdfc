"""Intervals: literals, arithmetic, aggregates and text, with months, days and time kept apart."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlglot import exp

from grader.queries import interval_text
from grader.queries.rewriting import Node, cast, declined
from grader.queries.stop import mistake
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types

SPLIT = (
    "{'m': datepart('year', v.a) * 12 + datepart('month', v.a), 'd': datepart('day', v.a), "
    "'t': datepart('hour', v.a) * 3600000000 + datepart('minute', v.a) * 60000000 "
    "+ datepart('microseconds', v.a)"
)
"""An interval's months, days and microseconds; the brace is left open for more."""

_put = (
    "to_months(CAST({m} AS INTEGER)) + to_days(CAST({d} AS INTEGER)) + "
    "to_microseconds(CAST({t} AS BIGINT))"
)


def literal(text: str, unit: str, node: Node, types: Types) -> Node:
    """An interval's literal in plain months, days and microseconds."""
    try:
        span = interval_text.read(text, unit)
    except ValueError:
        raise declined(f"The interval {text!r}", node, types) from None
    if span is None:
        message = f'invalid input syntax for type interval: "{text}"'
        raise mistake("cast", message, types.place(node), value=text, type="interval")
    shown = f"INTERVAL '{span.months} months {span.days} days {span.microseconds} microseconds'"
    return fill(shown, gives="interval")


def _interval(node: Node, types: Types) -> Node:
    value, unit = node.this, node.args.get("unit")
    if isinstance(value, exp.Cast):
        value = value.this
    start = value.meta.get("start")
    token = types.source.token_at(start) if start is not None else None
    if token is None or not re.fullmatch(r"'[^']*'", token.text):
        raise declined("This way of writing an interval", node, types)
    text = token.text.strip("'")
    word = unit.name.lower().rstrip("s") if unit is not None else ""
    if word and not text.strip().lstrip("+-").isdigit():
        raise declined("This way of writing an interval", node, types)
    return literal(text, word, node, types)


def scaled(value: Node, factor: Node, sign: str) -> Node:
    """An interval times or divided by a number, as PostgreSQL carries parts of months and days."""
    put = _put.format(
        m="x.m",
        d="x.d + trunc(x.r) + trunc(y.s / 86400.0)",
        t=f"round_even(w.t {sign} w.f + (y.s - trunc(y.s / 86400.0) * 86400.0) * 1000000.0, 0)",
    )
    body = (
        f"list_transform([{SPLIT}, 'f': v.b}}], lambda w: list_transform([{{"
        f"'m': trunc(w.m {sign} w.f), 'd': trunc(w.d {sign} w.f), "
        f"'r': round((w.m {sign} w.f - trunc(w.m {sign} w.f)) * 30.0, 6)}}], lambda x: "
        f"list_transform([{{'s': round((w.d {sign} w.f - x.d + x.r - trunc(x.r)) * 86400.0, 6)}}], "
        f"lambda y: {put})[1])[1])[1]"
    )
    if sign == "/":
        zero = "v.b = 0 AND v.a IS NOT NULL"
        body = f"CASE WHEN {zero} THEN error('division by zero') ELSE {body} END"
    return bound(body, value, cast(factor, "DOUBLE", "double precision"), gives="interval")


def total(node: Node, argument: Node, types: Types, *, mean: bool) -> Node:
    """sum() or avg() of intervals; `node` may stand in FILTER and OVER, which are kept."""
    if isinstance(node.this, exp.Distinct):
        raise declined("sum(DISTINCT …) of intervals", node, types)
    top = node
    while isinstance(top.parent, (exp.Filter, exp.Window)) and top.arg_key == "this":
        top = top.parent
    parts = []
    for letter in ("m", "d", "t"):
        part = fill(
            f"list_transform([{{{{'a': {{0}}}}}}], lambda v: "
            f"{SPLIT.replace('{', '{{')}}}}}.{letter})[1]",
            argument, gives="bigint",
        )  # fmt: skip
        parts.append(_again(top, node, exp.Sum(this=part)))
    text = _put.format(m="{0}", d="{1}", t="{2}")
    new = fill(text, *parts, gives="interval")
    if mean:
        count = _again(top, node, exp.Count(this=argument.copy()))
        new = scaled(new, count, "/")
    if top is node:
        return new
    top.replace(new)
    return node


def _again(top: Node, node: Node, new: Node) -> Node:
    """A copy of the whole aggregate, FILTER and OVER included, of another argument."""
    if top is node:
        return new
    copied = top.copy()
    inner = copied
    while isinstance(inner, (exp.Filter, exp.Window)) and isinstance(
        inner.this, (exp.Filter, exp.Window)
    ):
        inner = inner.this
    inner.set("this", new)
    return copied


def between_two(value: Node, fraction: Node, *, down: bool) -> Node:
    """percentile_cont() of intervals: between the two values next to the place asked for."""
    order = "DESC" if down else "ASC"
    values = fill(f"list({{0}} ORDER BY {{0}} {order}) FILTER ({{0}} IS NOT NULL)", value, gives="")
    place = fill("CAST({0} AS DOUBLE) * (len({1}) - 1)", fraction, values, gives="double precision")
    low = fill("{0}[CAST(floor({1}) AS BIGINT) + 1]", values, place, gives="interval")
    high = fill("{0}[CAST(ceil({1}) AS BIGINT) + 1]", values, place, gives="interval")
    rest = fill("{0} - floor({0})", place, gives="double precision")
    step = scaled(fill("{0} - {1}", high, low, gives="interval"), rest, "*")
    return fill("{0} + {1}", low, step, gives="interval")


def text_of(value: Node) -> Node:
    """An interval as PostgreSQL writes it: 1 year 2 mons -3 days +04:05:06.7."""

    def part(count: str, word: str, sign: str) -> str:
        return (
            f"CASE WHEN {count} <> 0 THEN {sign}CAST({count} AS VARCHAR) || "
            f"CASE WHEN {count} = 1 THEN ' {word}' ELSE ' {word}s' END END"
        )

    clock = (
        "printf('%02d:%02d:%02d', abs(w.t) // 3600000000, abs(w.t) // 60000000 % 60, "
        "abs(w.t) // 1000000 % 60) || CASE WHEN w.t % 1000000 <> 0 "
        "THEN rtrim(printf('.%06d', abs(w.t) % 1000000), '0') ELSE '' END"
    )
    plus = "CASE WHEN w.m < 0 AND w.d > 0 THEN '+' ELSE '' END || "
    sign = (
        "CASE WHEN w.t < 0 THEN '-' WHEN w.d < 0 OR (w.d = 0 AND w.m < 0) THEN '+' ELSE '' END || "
    )
    body = (
        f"list_transform([{SPLIT}}}], lambda w: concat_ws(' ', {part('(w.m // 12)', 'year', '')}, "
        f"{part('(w.m % 12)', 'mon', '')}, {part('w.d', 'day', plus)}, "
        f"CASE WHEN w.t <> 0 OR (w.m = 0 AND w.d = 0) THEN {sign}{clock} END))[1]"
    )
    return bound(f"CASE WHEN v.a IS NOT NULL THEN {body} END", value, gives="text")


def _justified(steps: Callable[[], str]) -> Callable[[Node, Types], Node]:
    def rule(node: Node, types: Types) -> Node:
        if len(node.expressions) != 1:
            raise declined("This call", node, types)
        return bound(steps(), node.expressions[0], gives="interval")

    return rule


def _steps(first: str, then: str) -> str:
    """Fold one field into the next (`first`), and where their signs differ carry once (`then`)."""
    put = _put.format(m="y.m", d="y.d", t="y.t")
    return (
        f"list_transform([{SPLIT}}}], lambda w: list_transform([{first}], lambda x: "
        f"list_transform([{then}], lambda y: {put})[1])[1])[1]"
    )


def _carry(big: str, small: str) -> str:
    """What is taken from the bigger field where the two have different signs."""
    return (
        f"CASE WHEN x.{big} > 0 AND x.{small} < 0 THEN 1 "
        f"WHEN x.{big} < 0 AND x.{small} > 0 THEN -1 ELSE 0 END"
    )


def _hours() -> str:
    carry = _carry("d", "t")
    return _steps(
        "{'m': w.m, 'd': w.d + w.t // 86400000000, 't': w.t % 86400000000}",
        f"{{'m': x.m, 'd': x.d - {carry}, 't': x.t + 86400000000 * ({carry})}}",
    )


def _days() -> str:
    carry = _carry("m", "d")
    return _steps(
        "{'m': w.m + w.d // 30, 'd': w.d % 30, 't': w.t}",
        f"{{'m': x.m - {carry}, 'd': x.d + 30 * ({carry}), 't': x.t}}",
    )


def _both() -> str:
    months = (
        "CASE WHEN x.m > 0 AND (x.d < 0 OR (x.d = 0 AND x.t < 0)) THEN 1 "
        "WHEN x.m < 0 AND (x.d > 0 OR (x.d = 0 AND x.t > 0)) THEN -1 ELSE 0 END"
    )
    days = f"(x.d + 30 * ({months}))"
    carry = (
        f"CASE WHEN {days} > 0 AND x.t < 0 THEN 1 WHEN {days} < 0 AND x.t > 0 THEN -1 ELSE 0 END"
    )
    return _steps(
        "{'m': w.m + (w.d + w.t // 86400000000) // 30, 'd': (w.d + w.t // 86400000000) % 30, "
        "'t': w.t % 86400000000}",
        f"{{'m': x.m - {months}, 'd': {days} - {carry}, 't': x.t + 86400000000 * ({carry})}}",
    )


_fields = ("years", "months", "weeks", "days", "hours", "mins", "secs")


def _make_interval(node: Node, _: Types) -> Node:
    given: dict[str, Node] = {}
    for at, item in enumerate(node.expressions):
        if isinstance(item, (exp.PropertyEQ, exp.Kwarg)):
            given[item.this.name.lower()] = item.expression
        else:
            given[_fields[at]] = item
    zero = exp.Literal.number(0)
    values = [given.get(name, zero) for name in _fields]
    text = _put.format(
        m="({0}) * 12 + ({1})",
        d="({2}) * 7 + ({3})",
        t="CAST({4} AS BIGINT) * 3600000000 + CAST({5} AS BIGINT) * 60000000 "
        "+ round_even(CAST({6} AS DOUBLE) * 1000000, 0)",
    )
    return fill(text, *values, gives="interval")


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {exp.Interval: _interval}

NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "justify_hours": _justified(_hours),
    "justify_days": _justified(_days),
    "justify_interval": _justified(_both),
    "make_interval": _make_interval,
}
"""Functions that sqlglot keeps by their name."""
