"""Mutants of constants: numbers, texts, dates, intervals, places to round to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, timedelta
from decimal import Decimal

from sqlglot import exp

from grader.models import steps_from
from grader.traps.mutants.edits import Edit, Statement, show, swap

_moment = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")
_units = {
    "SECOND": "MINUTE", "MINUTE": "HOUR", "HOUR": "DAY", "DAY": "WEEK", "WEEK": "DAY",
    "MONTH": "DAY", "QUARTER": "MONTH", "YEAR": "MONTH",
}  # fmt: skip
_DAY = timedelta(days=1)


def number(statement: Statement) -> Iterator[Edit]:
    """A number one more and one less in its last place."""
    for node in statement.all(exp.Literal):
        if node.is_string or not _is_value(node):
            continue
        try:
            value = Decimal(node.this)
        except ArithmeticError:
            continue
        step = Decimal(1).scaleb(value.as_tuple().exponent)  # type: ignore[arg-type]
        for new in (value + step, value - step):
            yield swap(node, _number(new))


def text(statement: Statement) -> Iterator[Edit]:
    """A text in another letter case, without its end, or empty."""
    for node in statement.all(exp.Literal):
        if not node.is_string or not _is_value(node) or _moment.fullmatch(node.this):
            continue
        if isinstance(node.parent, (exp.Cast, exp.Interval, exp.Like, exp.ILike)):
            continue
        value = node.this
        for new in dict.fromkeys((value.capitalize(), value.upper(), value[:-1], value + " ")):
            if new not in (value, ""):
                yield swap(node, exp.Literal.string(new))


def other_text(statement: Statement) -> Iterator[Edit]:
    """A text replaced by another that the column's CHECK allows."""
    for node in statement.all(exp.EQ, exp.NEQ, exp.In):
        column = node.this
        if not isinstance(column, exp.Column) or not (known := statement.names.resolve(column)):
            continue
        items = node.expressions if isinstance(node, exp.In) else [node.expression]
        mine = {item.this for item in items if isinstance(item, exp.Literal)}
        allowed = [
            value for value in _allowed(statement, known.table, known.column) if value not in mine
        ]
        for item in items:
            for value in allowed[:2] if isinstance(item, exp.Literal) and item.is_string else ():
                yield swap(item, exp.Literal.string(value))


def moment(statement: Statement) -> Iterator[Edit]:
    """A date a day earlier or later, at the start of its month, or a month or year on."""
    for node in statement.all(exp.Literal):
        if not node.is_string or not _moment.fullmatch(node.this):
            continue
        try:
            at = datetime.fromisoformat(node.this)
        except ValueError:
            continue
        day = len(node.this) == 10
        others = [*steps_from(at, _DAY, -_DAY)]
        if not day:
            others += steps_from(at, timedelta(seconds=1), -timedelta(seconds=1))
        others.append(at.replace(day=1))
        for later in steps_from(at.replace(day=1), timedelta(days=32)):
            next_month = later.replace(day=1)
            others += [next_month, next_month - _DAY]
        others.append(_year_on(at))
        for other in dict.fromkeys(others):
            if other != at:
                shown = other.date().isoformat() if day else other.isoformat(" ")
                yield swap(node, exp.Literal.string(shown))


def moment_with_time(statement: Statement) -> Iterator[Edit]:
    """The last second of the day before, in place of a day's start (23:59:59 as an end)."""
    for node in statement.all(exp.LT):
        side = node.expression
        literal = side.this if isinstance(side, exp.Cast) else side
        if not (isinstance(literal, exp.Literal) and literal.is_string):
            continue
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", literal.this):
            try:
                day_named = date.fromisoformat(literal.this)
            except ValueError:
                continue
            for before in steps_from(day_named, -_DAY):
                end = exp.cast(exp.Literal.string(f"{before} 23:59:59"), "timestamp")
                yield swap(node, exp.LTE(this=node.this.copy(), expression=end))
                day = exp.cast(exp.Literal.string(str(before)), "date")
                yield swap(node, exp.LTE(this=node.this.copy(), expression=day))


def interval(statement: Statement) -> Iterator[Edit]:
    """An interval one unit longer or shorter, or of another unit."""
    for node in statement.all(exp.Interval):
        amount, unit = node.this, node.args.get("unit")
        if not isinstance(amount, exp.Literal) or not amount.this.lstrip("-").isdigit():
            continue
        count = int(amount.this)
        for new in (count + 1, count - 1):
            if new:
                changed = node.copy()
                changed.set("this", exp.Literal.string(str(new)))
                yield swap(node, changed)
        name = unit.name.upper().removesuffix("S") if unit is not None else ""
        if name in _units:
            changed = node.copy()
            changed.set("unit", exp.var(_units[name]))
            yield swap(node, changed)


def rounding(statement: Statement) -> Iterator[Edit]:
    """ROUND to one place more or less, dropped, or TRUNC for it."""
    for node in statement.all(exp.Round):
        places = node.args.get("decimals")
        yield swap(node, node.this.copy(), f"{show(node)} lost its ROUND")
        if isinstance(places, exp.Literal):
            changed = node.copy()
            changed.set("decimals", None)
            yield swap(node, changed, f"{show(node)} lost its places")
        cut = exp.func("TRUNC", node.this.copy(), *([places.copy()] if places else []))
        yield swap(node, cut)


def _is_value(node: exp.Literal) -> bool:
    """False for an ordinal in GROUP BY or ORDER BY, and for the 1 of SELECT 1 in EXISTS."""
    parent = node.parent
    if isinstance(parent, (exp.Group, exp.Ordered, exp.Interval, exp.DataTypeParam)):
        return False
    return not (isinstance(parent, exp.Select) and isinstance(parent.parent, exp.Exists))


def _number(value: Decimal) -> exp.Expr:
    literal = exp.Literal.number(format(abs(value), "f"))
    return exp.Neg(this=literal) if value < 0 else literal


def _year_on(at: datetime) -> datetime:
    year = min(at.year + 1, MAXYEAR)
    try:
        return at.replace(year=year)
    except ValueError:  # 29 February
        return at.replace(year=year, day=28)


def _allowed(statement: Statement, table: str, column: str) -> list[str]:
    """The texts that a CHECK lists for a column."""
    found = statement.schema.table(table)
    listed = re.compile(rf"\b{re.escape(column)}\s+IN\s*\(([^)]*)\)", re.IGNORECASE)
    for check in found.checks if found is not None else ():
        if match := listed.search(check.sql):
            return re.findall(r"'([^']*)'", match.group(1))
    return []


operators = {
    "number": number,
    "text": text,
    "other-text": other_text,
    "moment": moment,
    "end-of-day": moment_with_time,
    "interval": interval,
    "rounding": rounding,
}
