"""Dates, times, intervals and their formats, and steps into JSON."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import formats
from grader.queries.pg_types import MOMENTS
from grader.queries.rewriting import Node, call, cast, declined
from grader.queries.typing_trees import Types
from grader.queries.words import words

_fields = words(
    "YEAR MONTH DAY HOUR MINUTE SECOND DOW DAYOFWEEK ISODOW DOY DAYOFYEAR WEEK QUARTER ISOYEAR "
    "EPOCH CENTURY DECADE MICROSECONDS"
)
_units = words("MICROSECONDS MILLISECONDS SECOND MINUTE HOUR DAY WEEK MONTH QUARTER YEAR DECADE")


def _extract(node: Node, types: Types) -> Node:
    field = node.name.upper()
    if field not in _fields:
        raise declined(f"extract({field.lower()})", node, types)
    value = node.expression
    if field == "EPOCH":
        return node
    if field == "SECOND":
        micro = exp.Extract(this=exp.var("MICROSECONDS"), expression=value.copy())
        micro.meta["type"] = "numeric"
        new: Node = exp.paren(
            exp.Div(this=cast(micro, "DECIMAL(18,0)", "numeric"),
                    expression=exp.Literal.number(1000000))
        )  # fmt: skip
        new.meta["type"] = "numeric"
        return new
    if isinstance(node.parent, exp.Cast) and node.parent.meta.get("type"):
        return node
    return cast(node, "DECIMAL(18,0)", "numeric")


def _date_trunc(node: Node, types: Types) -> Node:
    unit = node.args.get("unit")
    name = unit.name.upper() if unit is not None else ""
    given = types.of(node.this)
    if name.rstrip("S") not in {item.rstrip("S") for item in _units} or node.args.get("zone"):
        raise declined("This date_trunc()", node, types)
    new = call("date_trunc", name.lower(), node.this)
    if given == "date":
        return cast(cast(new, "TIMESTAMP", "timestamp"), "TIMESTAMPTZ", "timestamptz")
    if given not in ("timestamp", "timestamptz"):
        raise declined("date_trunc() of this", node, types)
    new.meta["type"] = given
    return new


def _to_char(node: Node, types: Types) -> Node:
    value, pattern = node.expressions
    given = types.of(value)
    if given not in MOMENTS or not isinstance(pattern, exp.Literal):
        raise declined("to_char() of this", node, types)
    found = formats.pieces(pattern.this)
    if found is None:
        raise declined(f"The format {pattern.this!r}", node, types)
    parts: list[Node] = []
    for text, width, around in found:
        if around == "quarter":
            parts.append(cast(call("quarter", value), "TEXT", "text"))
            continue
        if around == "weekday":
            day = exp.Add(this=call("dayofweek", value), expression=exp.Literal.number(1))
            parts.append(cast(day, "TEXT", "text"))
            continue
        part = call("strftime", value, text)
        if around:
            part = call(around, part)
        if width:
            part = call("rpad", part, width, " ")
        parts.append(part)
    if not parts:
        raise declined("An empty format", node, types)
    whole = parts[0]
    for part in parts[1:]:
        whole = exp.DPipe(this=whole, expression=part)
    new = exp.paren(whole) if len(parts) > 1 else whole
    new.meta["type"] = "text"
    return new


def _parse_moment(node: Node, types: Types) -> Node:
    if len(node.expressions) == 1:
        return node
    value, pattern = node.expressions
    text = formats.strptime(pattern.this) if isinstance(pattern, exp.Literal) else None
    if text is None:
        raise declined("This format", node, types)
    parsed = call("strptime", value, text)
    if node.name.lower() == "to_date":
        return cast(parsed, "DATE", "date")
    return cast(parsed, "TIMESTAMPTZ", "timestamptz")


def _date_part(node: Node, types: Types) -> Node:
    field, value = node.expressions
    if not isinstance(field, exp.Literal):
        raise declined("date_part() of a field that is not constant", node, types)
    whole = exp.Extract(this=exp.var(field.this.upper()), expression=value.copy())
    return cast(_extract(whole, types), "DOUBLE", "double precision")


def _make_interval(node: Node, types: Types) -> Node:
    given = {key: value for key, value in node.args.items() if value is not None}
    names = {"year": "to_years", "month": "to_months", "week": "to_weeks", "day": "to_days",
             "hour": "to_hours", "minute": "to_minutes", "second": "to_seconds"}  # fmt: skip
    if len(given) != 1 or next(iter(given)) not in names:
        raise declined("make_interval() with these arguments", node, types)
    ((key, value),) = given.items()
    if isinstance(value, (exp.PropertyEQ, exp.Kwarg)):
        value = value.expression
    new = call(names[key], value)
    new.meta["type"] = "interval"
    return new


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


def _json_step(node: Node, types: Types) -> Node:
    path = node.expression
    if isinstance(path, exp.Literal) and not path.is_string:
        return node
    if isinstance(path, exp.JSONPath):
        steps = path.expressions[1:]
        for step in steps:
            key = step.this
            plain = isinstance(key, int) or (
                isinstance(key, str) and key.isidentifier() and isinstance(step, exp.JSONPathKey)
            )
            if not plain:
                raise declined("This JSON key", node, types)
        return node
    raise declined("A JSON key that is not constant", node, types)


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Extract: _extract,
    exp.MakeInterval: _make_interval,
    exp.TimestampTrunc: _date_trunc,
    exp.DateTrunc: _date_trunc,
    exp.JSONExtract: _json_step,
    exp.JSONExtractScalar: _json_step,
}

NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "to_char": _to_char,
    "to_date": _parse_moment,
    "to_timestamp": _parse_moment,
    "date_part": _date_part,
    "mod": _mod,
    "every": _renamed("bool_and"),
    "octet_length": _renamed("strlen"),
}
"""Functions that sqlglot keeps by their name."""
