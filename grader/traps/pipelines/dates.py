"""Mutants of expressions on dates: units, formats, time zones, ends of a span."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from grader.traps.pipelines.edits import Edit, exchanged, renamed
from grader.traps.pipelines.statement import Spot, Statement

_units = ("year", "quarter", "month", "week", "day", "hour", "minute", "second")
_parts = ("$year", "$month", "$dayOfMonth", "$dayOfWeek", "$dayOfYear", "$week", "$isoWeek",
          "$isoWeekYear", "$isoDayOfWeek", "$hour", "$minute", "$second")  # fmt: skip
_formats = {"%G": "%Y", "%V": "%U", "%Y": "%G", "%m": "%d", "%d": "%m", "%H": "%M", "%j": "%d",
            "%U": "%V", "%u": "%w"}  # fmt: skip
_zoned = frozenset(
    ("$dateToString", "$dateTrunc", "$dateDiff", "$dateAdd", "$dateSubtract", "$dateToParts")
)


def _named(statement: Statement) -> Iterator[Spot]:
    """The named arguments of operators on dates."""
    for spot, name, value in statement.operators():
        if name.startswith("$date") and isinstance(value, dict):
            yield Spot((*spot.path, name), value, spot.clause, spot.fields)


def date_unit(statement: Statement) -> Iterator[Edit]:
    """Each unit for each other; the week from another day."""
    for spot in _named(statement):
        for unit in _units if isinstance(spot.value.get("unit"), str) else ():
            if unit != spot.value["unit"]:
                yield spot.put("unit", unit)
        if spot.value.get("unit") == "week":
            if "startOfWeek" in spot.value:
                yield spot.drop("startOfWeek")
            for day in ("monday", "sunday", "saturday"):
                if day != spot.value.get("startOfWeek"):
                    yield spot.put("startOfWeek", day)


def date_format(statement: Statement) -> Iterator[Edit]:
    """A letter of a format for its neighbour, or no format."""
    for spot in _named(statement):
        text = spot.value.get("format")
        if isinstance(text, str):
            for old, new in _formats.items():
                if old in text:
                    yield spot.put("format", text.replace(old, new))
            yield spot.drop("format")


def timezone(statement: Statement) -> Iterator[Edit]:
    """The time zone left out, another, or one where there was none."""
    for spot in _named(statement):
        if "timezone" in spot.value:
            yield spot.drop("timezone")
        elif spot.path[-1] not in _zoned:
            continue
        for zone in ("Europe/London", "+01:00", "America/New_York"):
            if zone != spot.value.get("timezone"):
                yield spot.put("timezone", zone)
    for spot, name, value in statement.operators(*_parts):
        if isinstance(value, str):
            yield spot.swap({name: {"date": value, "timezone": "+01:00"}})
        elif isinstance(value, dict) and "timezone" in value:
            yield spot.swap({name: value["date"]}, "the time zone was dropped")


def date_span(statement: Statement) -> Iterator[Edit]:
    """Start and end of a span exchanged; adding for subtracting."""
    for spot in _named(statement):
        if spot.path[-1] == "$dateDiff":
            yield spot.change(
                "startDate and endDate were exchanged",
                lambda value: exchanged(value, "startDate", "endDate"),
            )
    for spot, name, _ in statement.operators("$dateAdd", "$dateSubtract"):
        other = "$dateSubtract" if name == "$dateAdd" else "$dateAdd"
        yield spot.change(f"{name} became {other}", partial(renamed, old=name, new=other))


def date_part(statement: Statement) -> Iterator[Edit]:
    """A part of a date for another."""
    for spot, name, _ in statement.operators(*_parts):
        for other in _parts:
            if other != name:
                yield spot.change(f"{name} became {other}", partial(renamed, old=name, new=other))


def _to(old: str, new: str) -> Any:
    return partial(renamed, old=old, new=new)


operators = {
    "date-unit": date_unit,
    "date-format": date_format,
    "timezone": timezone,
    "date-span": date_span,
    "date-part": date_part,
}
