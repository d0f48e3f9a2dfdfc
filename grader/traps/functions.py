"""The functions and operators that rules may use, besides comparisons and logic."""

from __future__ import annotations

import calendar
import json
import math
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from grader.models import Json
from grader.traps.terms import RANKS, NotRead, Row, Term, constant, derived, strict, wider

if TYPE_CHECKING:
    from sqlglot import exp

Compile = Callable[["exp.Expression"], Term]

_TEXT: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "Length": ("integer", len),
    "Lower": ("text", str.lower),
    "Upper": ("text", str.upper),
    "Initcap": ("text", str.title),
    "Reverse": ("text", lambda text: text[::-1]),
}
_JSON_KINDS = {dict: "object", list: "array", str: "string", bool: "boolean", int: "number",
               float: "number", type(None): "null"}  # fmt: skip
_FIELDS: dict[str, Callable[[Any], int]] = {
    "YEAR": lambda moment: moment.year,
    "MONTH": lambda moment: moment.month,
    "DAY": lambda moment: moment.day,
    "DOW": lambda moment: moment.isoweekday() % 7,
    "ISODOW": lambda moment: moment.isoweekday(),
    "DOY": lambda moment: moment.timetuple().tm_yday,
    "QUARTER": lambda moment: (moment.month + 2) // 3,
    "HOUR": lambda moment: moment.hour if isinstance(moment, datetime) else 0,
    "MINUTE": lambda moment: moment.minute if isinstance(moment, datetime) else 0,
}
_STEPS = {
    "MICROSECOND": timedelta(microseconds=1), "MILLISECOND": timedelta(milliseconds=1),
    "SECOND": timedelta(seconds=1), "MINUTE": timedelta(minutes=1), "HOUR": timedelta(hours=1),
    "DAY": timedelta(days=1), "WEEK": timedelta(weeks=1),
}  # fmt: skip
_MONTHS = {"MONTH": 1, "YEAR": 12}


def call(node: exp.Expression, compiled: Compile) -> Term:
    """A function call or an operator as a term. Raises NotRead where it is not known."""
    name = type(node).__name__
    if name in _TEXT:
        kind, function = _TEXT[name]
        return derived(kind, function, strict(compiled(node.this), "text"))
    if name in _OPERATORS:
        return _OPERATORS[name](node, compiled)
    if name == "Anonymous" and (known := _NAMED.get(str(node.this).upper())):
        return known([compiled(part) for part in node.expressions])
    raise NotRead(f"{node.sql(dialect='postgres')} is not known")


def _numbers(name: str) -> Callable[[exp.Expression, Compile], Term]:
    def build(node: exp.Expression, compiled: Compile) -> Term:
        left, right = compiled(node.this), compiled(node.expression)
        if "interval" in (left.kind, right.kind):
            return _shifted(name, left, right)
        if left.kind == right.kind == "date" and name == "Sub":
            return derived("integer", lambda a, b: (a - b).days, left, right)
        if left.kind == "date" and right.kind in RANKS:
            sign = 1 if name == "Add" else -1
            return derived("date", lambda day, n: day + timedelta(days=sign * n), left, right)
        kind = wider(left.kind, right.kind)
        if kind not in RANKS:
            raise NotRead(f"{name} of {kind}")
        left, right = strict(left, kind), strict(right, kind)
        whole = RANKS[kind] == 0
        functions: dict[str, Callable[[Any, Any], Any]] = {
            "Add": lambda a, b: a + b,
            "Sub": lambda a, b: a - b,
            "Mul": lambda a, b: a * b,
            "Div": _quotient if whole else _ratio,
            "Mod": lambda a, b: a - b * _quotient(a, b) if whole else a % b,
        }
        return derived(kind, functions[name], left, right)

    return build


def _quotient(a: int, b: int) -> int:
    whole = abs(a) // abs(b)
    return whole if (a < 0) == (b < 0) else -whole


def _ratio(a: Any, b: Any) -> Any:
    return Decimal(a) / Decimal(b) if isinstance(a, Decimal) or isinstance(b, Decimal) else a / b


def _shifted(name: str, left: Term, right: Term) -> Term:
    """A moment and an interval: (months, time)."""
    if left.kind == "interval" and name == "Add":
        left, right = right, left
    if left.kind not in ("date", "timestamp", "timestamptz") or name not in ("Add", "Sub"):
        raise NotRead(f"{name} of {left.kind} and {right.kind}")
    left = strict(left, "timestamp") if left.kind == "date" else left
    sign = 1 if name == "Add" else -1

    def shift(moment: datetime, step: tuple[int, timedelta]) -> datetime:
        place = moment.year * 12 + moment.month - 1 + sign * step[0]
        year, month = divmod(place, 12)
        day = min(moment.day, calendar.monthrange(year, month + 1)[1])
        return moment.replace(year=year, month=month + 1, day=day) + sign * step[1]

    return derived(left.kind, shift, left, right)


def _interval(node: exp.Expression, _: Compile) -> Term:
    unit = str(node.args.get("unit") or "").upper().rstrip("S")
    try:
        count = int(node.this.name)
    except (AttributeError, ValueError):
        raise NotRead(f"the interval {node.sql(dialect='postgres')}") from None
    if unit in _MONTHS:
        return constant((count * _MONTHS[unit], timedelta()), "interval")
    if unit not in _STEPS:
        raise NotRead(f"the interval {node.sql(dialect='postgres')}")
    return constant((0, count * _STEPS[unit]), "interval")


def _negative(node: exp.Expression, compiled: Compile) -> Term:
    inner = compiled(node.this)
    if inner.kind not in RANKS:
        raise NotRead(f"minus of {inner.kind}")
    return derived(inner.kind, lambda value: -value, inner)


def _rounding(function: Callable[[Any], int]) -> Callable[[exp.Expression, Compile], Term]:
    def build(node: exp.Expression, compiled: Compile) -> Term:
        inner = compiled(node.this)
        if inner.kind not in RANKS:
            raise NotRead(f"rounding of {inner.kind}")
        kind = "double precision" if RANKS[inner.kind] == 2 else "numeric"
        to = float if kind == "double precision" else Decimal
        return derived(kind, lambda value: to(function(value)), inner)

    return build


def _absolute(node: exp.Expression, compiled: Compile) -> Term:
    inner = compiled(node.this)
    return derived(inner.kind, abs, inner)


def _trim(node: exp.Expression, compiled: Compile) -> Term:
    chars = node.args.get("expression")
    strip = chars.name if chars is not None else " "
    position = str(node.args.get("position") or "BOTH").upper()
    how = {"LEADING": str.lstrip, "TRAILING": str.rstrip}.get(position, str.strip)
    return derived("text", lambda text: how(text, strip), strict(compiled(node.this), "text"))


def _joined(node: exp.Expression, compiled: Compile) -> Term:
    left, right = (strict(compiled(part), "text") for part in (node.this, node.expression))
    return derived("text", lambda a, b: a + b, left, right)


def _found(node: exp.Expression, compiled: Compile) -> Term:
    text = strict(compiled(node.this), "text")
    part = strict(compiled(node.args["substr"]), "text")
    return derived("integer", lambda a, b: a.find(b) + 1, text, part)


def _extract(node: exp.Expression, compiled: Compile) -> Term:
    field = _FIELDS.get(str(node.this).upper())
    moment = compiled(node.expression)
    if field is None or moment.kind not in ("date", "timestamp", "timestamptz"):
        raise NotRead(node.sql(dialect="postgres"))
    return derived("numeric", lambda value: Decimal(field(value)), moment)


def _truncated(node: exp.Expression, compiled: Compile) -> Term:
    unit = str(node.args["unit"]).upper()
    moment = compiled(node.this)
    if moment.kind == "date":
        moment = strict(moment, "timestamptz")
    places = ("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")
    if unit not in places or moment.kind not in ("timestamp", "timestamptz"):
        raise NotRead(node.sql(dialect="postgres"))
    cleared: dict[str, int] = {"microsecond": 0}
    for place in places[places.index(unit) + 1 :]:
        cleared[place.lower()] = 1 if place in ("MONTH", "DAY") else 0
    return derived(moment.kind, lambda value: value.replace(**cleared), moment)


def _first(parts: list[Term]) -> Term:
    kind = "null"
    for part in parts:
        kind = wider(kind, part.kind)
    terms = [strict(part, kind) for part in parts]

    def coalesce(row: Row) -> Any:
        return next((value for term in terms if (value := term.value(row)) is not None), None)

    columns = frozenset[int]().union(*(term.columns for term in terms))
    return Term(coalesce, kind, columns, all(term.constant for term in terms))


def _extreme(function: Callable[[list[Any]], Any]) -> Callable[[exp.Expression, Compile], Term]:
    def build(node: exp.Expression, compiled: Compile) -> Term:
        parts = [compiled(part) for part in (node.this, *node.expressions)]
        kind = "null"
        for part in parts:
            kind = wider(kind, part.kind)
        terms = [strict(part, kind) for part in parts]

        def extreme(row: Row) -> Any:
            values = [value for term in terms if (value := term.value(row)) is not None]
            return function(values) if values else None

        return Term(extreme, kind, frozenset[int]().union(*(term.columns for term in terms)))

    return build


def _counted(null: bool) -> Callable[[list[Term]], Term]:
    def build(parts: list[Term]) -> Term:
        values = [part.value for part in parts]
        columns = frozenset[int]().union(*(part.columns for part in parts))
        return Term(lambda row: sum((f(row) is None) == null for f in values), "integer", columns)

    return build


def _array_size(node: exp.Expression, compiled: Compile) -> Term:
    dimension = node.args.get("expression")
    if dimension is not None and dimension.name != "1":
        raise NotRead("a dimension other than the first")
    return derived("integer", lambda items: len(items) or None, compiled(node.this))


def _json_kind(parts: list[Term]) -> Term:
    def kind(value: Json) -> str:
        return _JSON_KINDS[type(json.loads(value.text))]

    return derived("text", kind, *parts)


_NAMED: dict[str, Callable[[list[Term]], Term]] = {
    "CARDINALITY": lambda parts: derived("integer", len, *parts),
    "NUM_NONNULLS": _counted(False),
    "NUM_NULLS": _counted(True),
    "JSONB_TYPEOF": _json_kind,
    "JSON_TYPEOF": _json_kind,
}
_OPERATORS: dict[str, Callable[[exp.Expression, Compile], Term]] = {
    **{name: _numbers(name) for name in ("Add", "Sub", "Mul", "Div", "Mod")},
    "Neg": _negative,
    "Abs": _absolute,
    "Floor": _rounding(math.floor),
    "Ceil": _rounding(math.ceil),
    "Trim": _trim,
    "DPipe": _joined,
    "StrPosition": _found,
    "Extract": _extract,
    "TimestampTrunc": _truncated,
    "DateTrunc": _truncated,
    "Interval": _interval,
    "ArraySize": _array_size,
    "Coalesce": lambda node, compiled: _first(
        [compiled(part) for part in (node.this, *node.expressions)]
    ),
    "Greatest": _extreme(max),
    "Least": _extreme(min),
}
