"""Dates and times: fields, truncation, age, construction, and what is added to them."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import moment_fields
from grader.queries.pg_types import MOMENTS
from grader.queries.rewriting import Node, call, cast, declined
from grader.queries.templates import bound, fill
from grader.queries.text_casts import from_text
from grader.queries.typing_trees import Types


def _extract(node: Node, types: Types) -> Node:
    word = node.this.name if isinstance(node.this, exp.Literal) else node.name
    known = {"DAYOFWEEK": "dow", "DAYOFYEAR": "doy", "DAYOFWEEKISO": "isodow"}
    value = node.expression
    return moment_fields.extract(known.get(word.upper(), word), value, types.of(value), node, types)


def _date_part(node: Node, types: Types) -> Node:
    field, value = node.expressions
    word = moment_fields.constant_word(field)
    if word is None:
        raise declined("date_part() of a field that is not constant", node, types)
    if types.of(value) == "date":  # which it takes as midnight, and extract() does not
        value = cast(value, "TIMESTAMP", "timestamp")
    found = moment_fields.extract(word, value, types.of(value), node, types)
    return cast(found, "DOUBLE", "double precision")


def _date_trunc(node: Node, types: Types) -> Node:
    if len(node.expressions) != 2:
        raise declined("date_trunc() in a time zone", node, types)
    field, value = node.expressions
    word = moment_fields.constant_word(field)
    if word is None:
        raise declined("date_trunc() to a unit that is not constant", node, types)
    return moment_fields.truncate(word, value, types.of(value), node, types)


def _age(node: Node, types: Types) -> Node:
    parts = node.expressions
    kinds = [types.of(item) for item in parts]
    if not all(kind in MOMENTS for kind in kinds):
        raise declined("age() of this", node, types)
    plain = [cast(item, "TIMESTAMP", "timestamp") for item in parts]
    if len(plain) == 1:
        return fill("age(CAST(current_date AS TIMESTAMP), {0})", plain[0], gives="interval")
    return fill("age({0}, {1})", *plain, gives="interval")


def _date_bin(node: Node, types: Types) -> Node:
    """Whole strides from an origin; PostgreSQL takes no months here."""
    stride, value, origin = node.expressions
    given = types.of(node)
    micros = (
        "(datepart('day', v.a) * 86400000000 + datepart('hour', v.a) * 3600000000 "
        "+ datepart('minute', v.a) * 60000000 + datepart('microseconds', v.a))"
    )
    gap = "(epoch_us(v.b) - epoch_us(v.c))"
    text = (
        "CASE WHEN datepart('year', v.a) <> 0 OR datepart('month', v.a) <> 0 "
        "THEN error('timestamps cannot be binned into intervals containing months or years') "
        f"WHEN {micros} <= 0 THEN error('stride must be greater than zero') "
        f"ELSE v.c + to_microseconds({gap} - (({gap} % {micros}) + {micros}) % {micros}) END"
    )
    to = "TIMESTAMPTZ" if given == "timestamptz" else "TIMESTAMP"
    return bound(text, stride, cast(value, to, given), cast(origin, to, given), gives=given)


def _make_time(node: Node, _: Types) -> Node:
    hour, minute, second = node.expressions
    return fill("make_time({0}, {1}, CAST({2} AS DOUBLE))", hour, minute, second, gives="time")


def _make_timestamp(node: Node, types: Types) -> Node:
    places = ", ".join(f"{{{at}}}" for at in range(5))
    gives = "timestamptz" if node.name.lower().endswith("tz") else "timestamp"
    if len(node.expressions) != 6:
        raise declined("make_timestamptz() in a time zone", node, types)
    text = f"make_timestamp({places}, CAST({{5}} AS DOUBLE))"
    if gives == "timestamptz":
        text = f"CAST({text} AS TIMESTAMPTZ)"
    return fill(text, *node.expressions, gives=gives)


def _make_date(node: Node, _: Types) -> Node:
    return fill("make_date({0}, {1}, {2})", *node.expressions, gives="date")


def _date_of(node: Node, types: Types) -> Node:
    """date(timestamp): the cast written as a call."""
    value = node.expressions[0]
    made = from_text(value, "date") if types.of(value) == "text" else None
    if made is not None:
        return made
    if types.of(value) not in MOMENTS:
        raise declined("date() of this", node, types)
    return cast(value, "DATE", "date")


def _isfinite(node: Node, types: Types) -> Node:
    if types.of(node.expressions[0]) == "interval":
        return fill("{0} IS NOT NULL OR NULL", node.expressions[0], gives="boolean")
    return fill("isfinite({0})", node.expressions[0], gives="boolean")


def _moved(sign: str) -> Callable[[Node, Types], Node]:
    def rule(node: Node, types: Types) -> Node:
        if len(node.expressions) != 2:
            raise declined("This in a time zone", node, types)
        moment = cast(node.expressions[0], "TIMESTAMPTZ", "timestamptz")
        return fill(f"{{0}} {sign} {{1}}", moment, node.expressions[1], gives="timestamptz")

    return rule


def _at_zone(node: Node, types: Types) -> Node:
    """AT TIME ZONE: a date is a timestamp with time zone first."""
    value, zone = node.this, node.args["zone"]
    return _in_zone(value, zone, node, types)


def _timezone(node: Node, types: Types) -> Node:
    if len(node.expressions) != 2:
        raise declined("AT LOCAL", node, types)
    zone, value = node.expressions
    return _in_zone(value, zone, node, types)


def _in_zone(value: Node, zone: Node, node: Node, types: Types) -> Node:
    given = types.of(value)
    if given not in MOMENTS or types.of(zone) not in ("text", "unknown"):
        raise declined("AT TIME ZONE of this", node, types)
    if given == "date":
        value = cast(value, "TIMESTAMPTZ", "timestamptz")
    gives = "timestamptz" if given == "timestamp" else "timestamp"
    return fill("{0} AT TIME ZONE {1}", value, zone, gives=gives)


def _overlaps(node: Node, types: Types) -> Node:
    """(start, end) OVERLAPS (start, end); an end may be a length, and any may be NULL."""
    sides = [side.unnest() for side in (node.this, node.expression)]
    if not all(isinstance(side, exp.Tuple) and len(side.expressions) == 2 for side in sides):
        raise declined("This OVERLAPS", node, types)
    parts: list[Node] = []
    for side in sides:
        start, end = side.expressions
        for item in (start, end):
            if types.of(item) not in (*MOMENTS, "interval", "unknown"):
                raise declined("OVERLAPS of this", node, types)
        if types.of(end) == "interval":
            end = fill("{0} + {1}", cast(start, "TIMESTAMP", "timestamp"), end, gives="timestamp")
        parts += [cast(start, "TIMESTAMP", "timestamp"), cast(end, "TIMESTAMP", "timestamp")]
    ordered = (
        "{{'s': CASE WHEN v.{0} IS NULL OR v.{0} > v.{1} THEN v.{1} ELSE v.{0} END, "
        "'e': CASE WHEN v.{0} IS NULL THEN NULL WHEN v.{0} > v.{1} THEN v.{0} ELSE v.{1} END}}"
    )
    first, second = ordered.format("a", "b"), ordered.format("c", "d")
    text = (
        f"list_transform([{{'x': {first}, 'y': {second}}}], lambda w: CASE "
        "WHEN w.x.s IS NULL OR w.y.s IS NULL THEN NULL "
        "WHEN w.x.s > w.y.s THEN CASE WHEN w.y.e IS NULL THEN NULL WHEN w.x.s < w.y.e THEN true "
        "WHEN w.x.e IS NULL THEN NULL ELSE false END "
        "WHEN w.x.s < w.y.s THEN CASE WHEN w.x.e IS NULL THEN NULL WHEN w.y.s < w.x.e THEN true "
        "WHEN w.y.e IS NULL THEN NULL ELSE false END "
        "ELSE CASE WHEN w.x.e IS NULL OR w.y.e IS NULL THEN NULL ELSE true END END)[1]"
    )
    return bound(text, *parts, gives="boolean")


def _renamed(name: str) -> Callable[[Node, Types], Node]:
    def rename(node: Node, _: Types) -> Node:
        new = call(name, *node.expressions)
        new.meta.update(node.meta)
        return new

    return rename


def _mod(node: Node, types: Types) -> Node:
    new = call("mod", *node.expressions)
    new.meta["type"] = types.of(node)
    return new


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.AtTimeZone: _at_zone,
    exp.Extract: _extract,
    exp.Overlaps: _overlaps,
}

NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "age": _age,
    "date": _date_of,
    "date_add": _moved("+"),
    "date_bin": _date_bin,
    "date_part": _date_part,
    "date_subtract": _moved("-"),
    "date_trunc": _date_trunc,
    "every": _renamed("bool_and"),
    "isfinite": _isfinite,
    "make_date": _make_date,
    "make_time": _make_time,
    "make_timestamp": _make_timestamp,
    "make_timestamptz": _make_timestamp,
    "mod": _mod,
    "octet_length": _renamed("strlen"),
    "timezone": _timezone,
}
"""Functions that sqlglot keeps by their name."""
