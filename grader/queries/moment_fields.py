"""extract(), date_part() and date_trunc(): which fields a type has, and their SQL in DuckDB."""

from __future__ import annotations

from sqlglot import exp

from grader.queries.rewriting import Node, declined
from grader.queries.stop import mistake
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types

_spellings = {
    "microseconds": "microsecond us usec usecs usecond useconds microsecon",
    "milliseconds": "millisecond ms msec msecs mseconds millisecon",
    "second": "s sec secs seconds",
    "minute": "m min mins minutes",
    "hour": "h hr hrs hours",
    "day": "d days",
    "week": "w weeks",
    "month": "mon mons months",
    "quarter": "qtr",
    "year": "y yr yrs years",
    "decade": "dec decs decades",
    "century": "c cent centuries",
    "millennium": "mil mils millennia",
    "dow": "", "doy": "", "isodow": "", "isoyear": "", "epoch": "", "julian": "",
    "timezone": "", "timezone_hour": "", "timezone_minute": "",
}  # fmt: skip
_fields = {word: field for field, words in _spellings.items() for word in (field, *words.split())}
_clock = ("microseconds", "milliseconds", "second", "minute", "hour")
_zones = ("timezone", "timezone_hour", "timezone_minute")
_calendar = {
    "day": "day({0})", "month": "month({0})", "year": "year({0})", "quarter": "quarter({0})",
    "week": "weekofyear({0})", "dow": "dayofweek({0})", "isodow": "isodow({0})",
    "doy": "dayofyear({0})", "isoyear": "isoyear({0})", "decade": "year({0}) // 10",
    "century": "(year({0}) + 99) // 100", "millennium": "(year({0}) + 999) // 1000",
    "hour": "hour({0})", "minute": "minute({0})",
}  # fmt: skip
_MICROS = "CAST(datepart('microseconds', {0}) AS DECIMAL(18,0))"
_seconds = {
    "microseconds": _MICROS,
    "milliseconds": f"CAST({_MICROS} / 1000 AS DECIMAL(18,3))",
    "second": f"CAST({_MICROS} / 1000000 AS DECIMAL(18,6))",
}
_of_interval = {
    "day": "datepart('day', {0})", "hour": "datepart('hour', {0})",
    "minute": "datepart('minute', {0})", "month": "datepart('month', {0})",
    "year": "datepart('year', {0})", "quarter": "datepart('month', {0}) // 3 + 1",
    "decade": "datepart('year', {0}) // 10", "century": "datepart('year', {0}) // 100",
    "millennium": "datepart('year', {0}) // 1000", "week": "datepart('day', {0}) // 7",
}  # fmt: skip
_shown = {
    "timestamp": "timestamp without time zone", "timestamptz": "timestamp with time zone",
    "time": "time without time zone",
}  # fmt: skip


def _unit_error(word: str, given: str, node: Node, types: Types) -> Exception:
    what = "not supported" if word.lower() in _fields else "not recognized"
    message = f'unit "{word.lower()}" {what} for type {_shown.get(given, given)}'
    return mistake("runtime", message, types.place(node), unit=word.lower(), type=given)


def extract(word: str, value: Node, given: str, node: Node, types: Types) -> Node:
    """Give what a field of a value is, as numeric."""
    field = _fields.get(word.lower(), "")
    if given not in ("date", "timestamp", "timestamptz", "interval", "time"):
        raise declined(f"extract({word.lower()}) of this", node, types)
    if not field or not _has(given, field):
        raise _unit_error(word, given, node, types)
    if field == "epoch":
        return _epoch(value, given)
    if field in _zones:
        return fill(
            "CASE WHEN {0} IS NOT NULL THEN CAST(0 AS DECIMAL(18,0)) END", value, gives="numeric"
        )
    if field == "julian":
        if given != "date":
            raise declined("extract(julian) of a timestamp", node, types)
        text = "CAST(datediff('day', DATE '2000-01-01', {0}) + 2451545 AS DECIMAL(18,0))"
        return fill(text, value, gives="numeric")
    if field in _seconds:
        new = fill(_seconds[field], value, gives="numeric")
        new.meta["scale"] = {"microseconds": 0, "milliseconds": 3, "second": 6}[field]
        return new
    table = _of_interval if given == "interval" else _calendar
    new = fill(f"CAST({table[field]} AS DECIMAL(18,0))", value, gives="numeric")
    new.meta["scale"] = 0
    return new


def _has(given: str, field: str) -> bool:
    if given == "date":
        return field not in (*_clock, *_zones)
    if given == "timestamp":
        return field not in _zones
    if given == "interval":
        return field in _of_interval or field in _seconds or field == "epoch"
    if given == "time":
        return field in _clock or field == "epoch"
    return True


def _epoch(value: Node, given: str) -> Node:
    if given == "date":
        return fill("CAST(epoch({0}) AS DECIMAL(18,0))", value, gives="numeric")
    if given == "interval":
        text = (
            "CAST((datepart('year', v.a) * 31557600000000 + datepart('month', v.a) * "
            "2592000000000 + "
            "datepart('day', v.a) * 86400000000 + datepart('hour', v.a) * 3600000000 + "
            "datepart('minute', v.a) * 60000000 + datepart('microseconds', v.a)) "
            "/ CAST(1000000 AS DECIMAL(18,0)) AS DECIMAL(38,6))"
        )
        new = bound(text, value, gives="numeric")
    elif given == "time":
        new = fill("CAST(epoch({0}) AS DECIMAL(38,6))", value, gives="numeric")
    else:
        new = fill(
            "CAST(CAST(epoch_us({0}) AS DECIMAL(20,0)) / 1000000 AS DECIMAL(38,6))",
            value,
            gives="numeric",
        )
    new.meta["scale"] = 6
    return new


_truncated = ("microseconds", "milliseconds", "second", "minute", "hour", "day", "week", "month",
              "quarter", "year", "decade", "century", "millennium")  # fmt: skip


def truncate(word: str, value: Node, given: str, node: Node, types: Types) -> Node:
    """Cut a moment down to a unit; a date becomes a timestamp with time zone."""
    gives = "timestamptz" if given == "date" else given
    field = _fields.get(word.lower(), "")
    if field not in _truncated or (given == "interval" and field == "week"):
        if given not in ("date", "timestamp", "timestamptz", "interval"):
            raise declined("date_trunc() of this", node, types)
        raise _unit_error(word, gives, node, types)
    if given == "interval":
        return _truncate_interval(field, value)
    if given not in ("date", "timestamp", "timestamptz"):
        raise declined("date_trunc() of this", node, types)
    if field in ("century", "millennium"):
        size = 100 if field == "century" else 1000
        first = f"make_timestamp((year({{0}}) - 1) // {size} * {size} + 1, 1, 1, 0, 0, 0.0)"
    else:
        first = f"date_trunc('{field}', {{0}})"
    if given == "date":
        return fill(f"CAST(CAST({first} AS TIMESTAMP) AS TIMESTAMPTZ)", value, gives=gives)
    if field in ("century", "millennium") and given == "timestamptz":
        first = f"CAST({first} AS TIMESTAMPTZ)"
    return fill(first, value, gives=gives)


def _truncate_interval(field: str, value: Node) -> Node:
    if field in ("century", "millennium", "decade"):
        size = {"decade": 120, "century": 1200, "millennium": 12000}[field]
        text = (
            f"to_months(CAST((datepart('year', v.a) * 12 + datepart('month', v.a)) // {size} "
            f"* {size} AS INTEGER))"
        )
        return bound(text, value, gives="interval")
    return fill(f"date_trunc('{field}', {{0}})", value, gives="interval")


def constant_word(node: Node) -> str | None:
    """The field's name where it is a constant."""
    inner = node.unnest()
    if isinstance(inner, exp.Cast) and isinstance(inner.this, exp.Literal):
        inner = inner.this
    return str(inner.this) if isinstance(inner, exp.Literal) and inner.is_string else None
