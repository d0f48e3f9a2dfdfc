"""PostgreSQL's interval literals, as it reads them: months, days and microseconds kept apart.

https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple


class Span(NamedTuple):
    """An interval's three fields."""

    months: int
    days: int
    microseconds: int


_DAY = 86_400_000_000
_units = {
    name: unit
    for unit, names in {
        "microsecond": "us usec usecs usecond useconds microsecon microsecond microseconds",
        "millisecond": "ms msec msecs mseconds millisecon millisecond milliseconds",
        "second": "s sec secs second seconds",
        "minute": "m min mins minute minutes",
        "hour": "h hr hrs hour hours",
        "day": "d day days",
        "week": "w week weeks",
        "month": "mon mons month months",
        "year": "y yr yrs year years",
        "decade": "dec decs decade decades",
        "century": "c cent century centuries",
        "millennium": "mil mils millennia millennium",
    }.items()
    for name in names.split()
}
_micros = {
    "microsecond": 1, "millisecond": 1000, "second": 1_000_000, "minute": 60_000_000,
    "hour": 3_600_000_000,
}  # fmt: skip
_years = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_field = re.compile(
    r"""\s*(?:
        (?P<clock>[+-]?\s*\d+:\d{1,2}(?::\d{1,2}(?:\.\d*)?)?)
        |(?P<years>[+-]?\s*\d+-\d+)(?![\d.])
        |(?P<number>[+-]?\s*(?:\d+(?:\.\d*)?|\.\d+))\s*(?P<unit>[A-Za-z]+)?
        |(?P<word>@|[A-Za-z]+)
    )""",
    re.VERBOSE,
)
_odd = re.compile(r"infinity|[+-]\s*\.|[a-z][+-]\d|PT$|P$|\d\s*ago", re.IGNORECASE)
_iso = re.compile(
    r"P(?=.)(?:(-?[\d.]+)Y)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)W)?(?:(-?[\d.]+)D)?"
    r"(?:T(?=.)(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?)?"
)
_iso_units = ("year", "month", "week", "day", "hour", "minute", "second")


def read(text: str, unit: str = "") -> Span | None:
    """The interval a text stands for, or None where PostgreSQL takes it for none.

    `unit` is what a number without one counts (`interval '90' minute`). Raises ValueError for the
    rare forms that are not read here.
    """
    plain = text.strip().replace(",", " ")
    if _odd.search(plain):
        raise ValueError(text)
    if plain[:1] == "P":
        return _read_iso(plain)
    total = _Total()
    position, ago = 0, False
    while position < len(plain):
        match = _field.match(plain, position)
        if match is None or ago:
            return None
        position = match.end()
        if not _take(match, total, unit, plain[position:]):
            word = (match.group("word") or "").lower()
            if word == "ago":
                ago = True
            elif word != "@" or match.start() != 0:
                return None
    small = {"second", "millisecond", "microsecond"} & total.seen
    if len(small) > 1 or ("bare" in total.seen and len(total.seen) > 2):
        raise ValueError(text)
    if not total.seen:
        return None
    span = total.span()
    return Span(-span.months, -span.days, -span.microseconds) if ago else span


class _Total:
    """Adds up the fields of a literal; `seen` are the units met, `closed` is set by `1-2` and
    `04:05`, behind which fractions are read in ways of their own.
    """

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.months = self.days = self.microseconds = 0
        self.closed = False

    def add(self, number: Fraction, unit: str) -> bool:
        """Add a count of a unit; False where that unit was there before."""
        if self.closed and (number.denominator > 1 or unit in _years):
            raise ValueError(unit)
        if unit == "microsecond" and number.denominator > 1:
            raise ValueError(unit)
        if unit in self.seen:
            return False
        self.seen.add(unit)
        whole = int(number)
        rest = number - whole
        if unit in _micros:
            self.microseconds += round(number * _micros[unit])
        elif unit in ("day", "week"):
            size = 7 if unit == "week" else 1
            self.days += whole * size
            self._days(rest * size)
        elif unit == "month":
            self.months += whole
            self._days(rest * 30)
        else:
            self.months += whole * _years[unit] * 12 + round(rest * _years[unit] * 12)
        return True

    def _days(self, number: Fraction) -> None:
        self.days += int(number)
        self.microseconds += round((number - int(number)) * _DAY)

    def span(self) -> Span:
        return Span(self.months, self.days, self.microseconds)


def _number(text: str) -> Fraction:
    return Fraction(re.sub(r"\s", "", text).removesuffix("."))


def _take(match: re.Match[str], total: _Total, unit: str, rest: str) -> bool:
    """Add one field; False where it is none or comes a second time."""
    if match.group("clock"):
        return _clock(match.group("clock"), total)
    if match.group("years"):
        sign = -1 if match.group("years").startswith("-") else 1
        years, months = match.group("years").lstrip("+- ").split("-")
        if int(months) > 11:
            return False
        if total.seen:
            raise ValueError(match.group())
        total.seen |= set(_years) | {"month"}
        total.closed = True
        total.months += sign * (int(years) * 12 + int(months))
        return True
    if match.group("number") is None:
        return False
    number = _number(match.group("number"))
    named = match.group("unit")
    if named is None:
        if re.match(r"\s*[+-]?\s*\d+:\d", rest):
            return total.add(number, "day")
        total.seen.add("bare")
        return total.add(number, unit or "second")
    known = _units.get(named.lower())
    return known is not None and total.add(number, known)


def _clock(text: str, total: _Total) -> bool:
    sign = -1 if text.startswith("-") else 1
    parts = text.lstrip("+- ").split(":")
    if {"hour", "minute", "second"} & total.seen:
        return False
    total.seen |= {"hour", "minute", "second"}
    total.closed = True
    if len(parts) == 2 and "." in parts[1]:
        raise ValueError(text)
    hours, minutes, seconds = (
        int(parts[0]),
        int(parts[1]),
        _number(parts[2] if len(parts) > 2 else "0"),
    )
    if minutes > 59 or seconds >= 60:
        return False
    total.microseconds += sign * round(((hours * 60 + minutes) * 60 + seconds) * 1_000_000)
    return True


def _read_iso(text: str) -> Span | None:
    match = _iso.fullmatch(text)
    if match is None:
        if re.match(r"P\d+(-|$)|P\d{8}|.*T\d+:", text):
            raise ValueError(text)
        return None
    total = _Total()
    for value, unit in zip(match.groups(), _iso_units, strict=True):
        if value is not None:
            total.add(_number(value), unit)
    return total.span()
