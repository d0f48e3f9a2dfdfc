"""Mutants of constants: numbers, texts, dates, booleans, regular expressions."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from grader.models import steps_from
from grader.traps.pipelines.edits import Edit
from grader.traps.pipelines.statement import Spot, Statement


def _is_number(value: Any) -> bool:
    if type(value) is float:
        return math.isfinite(value)
    return type(value) is int or type(value).__name__ == "Int64"


def number(statement: Statement) -> Iterator[Edit]:
    """A number one less or more; a fraction also by one in its last place."""
    for spot in statement.all("constant"):
        if not _is_number(spot.value) or isinstance(spot.value, bool):
            continue
        steps: list[float] = [1]
        if isinstance(spot.value, float) and spot.value % 1:
            steps.append(10.0 ** -len(repr(spot.value).partition(".")[2]))
        for step in steps:
            for other in (spot.value - step, spot.value + step):
                yield spot.swap(_like(spot.value, other))
        if spot.value > 0:
            yield spot.swap(_like(spot.value, -spot.value))


def _like(value: Any, other: Any) -> Any:
    return round(other, 10) if isinstance(value, float) else type(value)(other)


def text(statement: Statement) -> Iterator[Edit]:
    """A text in the other case, cut short, empty, or with a blank behind it."""
    for spot in statement.all("constant"):
        value = spot.value
        if isinstance(value, str):
            others = (value.swapcase(), value.title(), value[:-1], "", f"{value} ")
            for other in dict.fromkeys(others):
                if other != value and not other.startswith("$"):
                    yield spot.swap(other)


def text_as_pattern(statement: Statement) -> Iterator[Edit]:
    """A text as a pattern: anywhere, without regard to case."""
    from bson.regex import Regex

    for spot in statement.all("condition"):
        if isinstance(spot.value, str) and spot.value:
            yield spot.swap(Regex(spot.value))
            yield spot.swap(Regex(f"^{spot.value}$", "i"))


def number_as_text(statement: Statement) -> Iterator[Edit]:
    """A number, a date or a boolean as a text, and a text of digits as a number."""
    for spot in statement.all("constant"):
        value = spot.value
        if _is_number(value) or isinstance(value, bool):
            yield spot.swap(str(value).lower())
        elif isinstance(value, str) and value.isdecimal():
            yield spot.swap(int(value))
        elif isinstance(value, datetime):
            yield spot.swap(f"{value:%Y-%m-%d}")


def boolean(statement: Statement) -> Iterator[Edit]:
    """`true` for false and back."""
    for spot in statement.all("constant"):
        if isinstance(spot.value, bool):
            yield spot.swap(not spot.value)


def null_constant(statement: Statement) -> Iterator[Edit]:
    """`null` as 0, as the empty text or as false."""
    for spot in statement.all("constant"):
        if spot.value is None:
            for other in (0, "", False):
                yield spot.swap(other)


def item_dropped(statement: Statement) -> Iterator[Edit]:
    """An element or a field of a constant left out."""
    for spot in statement.all("constant"):
        if isinstance(spot.value, (list, dict)):
            for step in (
                list(spot.value) if isinstance(spot.value, dict) else range(len(spot.value))
            ):
                yield spot.drop(step)


def moment(statement: Statement) -> Iterator[Edit]:
    """A date one day, one second or one year off; at midnight also the last moment before."""
    for spot in statement.all("constant"):
        if isinstance(spot.value, datetime):
            yield from _moments(spot)


def _moments(spot: Spot) -> Iterator[Edit]:
    for step in (timedelta(days=1), timedelta(seconds=1), timedelta(hours=1)):
        yield from map(spot.swap, steps_from(spot.value, -step, step))
    for year in (-1, 1):
        try:
            yield spot.swap(spot.value.replace(year=spot.value.year + year))
        except ValueError:
            continue


def range_end(statement: Statement) -> Iterator[Edit]:
    """The end of a half-open range of dates taken in, as itself or as the day or second before."""
    for spot in statement.all("operands"):
        end = spot.value.get("$lt")
        if isinstance(end, datetime) and "$lte" not in spot.value:
            rest = {key: item for key, item in spot.value.items() if key != "$lt"}
            for last in steps_from(end, timedelta(), -timedelta(days=1), -timedelta(seconds=1)):
                yield spot.swap({**rest, "$lte": last})


def pattern(statement: Statement) -> Iterator[Edit]:
    """A regular expression with an anchor or an option more or less, or its backslashes lost."""
    from bson.regex import Regex

    spots = [spot for role in ("constant", "value") for spot in statement.all(role)]
    for spot in spots:
        if type(spot.value).__name__ == "Regex":
            for new, flags in _patterns(spot.value.pattern, spot.value.flags):
                yield spot.swap(Regex(new, flags))
    for spot in statement.all("operands"):
        found = spot.value.get("$regex")
        if isinstance(found, str):
            for new, _ in _patterns(found, 0):
                yield spot.put("$regex", new)
            ignoring = "i" in spot.value.get("$options", "")
            yield spot.put("$options", "" if ignoring else "i")


def _patterns(old: str, flags: int) -> Iterator[tuple[str, int]]:
    import re

    yield (old[1:] if old.startswith("^") else f"^{old}"), flags
    yield (old[:-1] if old.endswith("$") else f"{old}$"), flags
    yield old, flags ^ re.IGNORECASE
    if "\\" in old:
        yield old.replace("\\", ""), flags


operators = {
    "number": number,
    "text": text,
    "text-as-pattern": text_as_pattern,
    "number-as-text": number_as_text,
    "boolean": boolean,
    "null-constant": null_constant,
    "item-dropped": item_dropped,
    "date": moment,
    "range-end": range_end,
    "pattern": pattern,
}
