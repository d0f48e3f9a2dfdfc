"""Moments at the ends of what Python's types hold: years 1 to 9999."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TypeVar

Day = TypeVar("Day", bound=date)
"""A date or a datetime."""

_far = re.compile(
    r"-?infinity|24:00:00|\d{5,}-\d\d-\d\d[\d :.+-]*|\d{4,}-\d\d-\d\d[\d :.+-]* BC",
)


@dataclass(frozen=True, slots=True)
class FarMoment:
    """A date, timestamp or time that Python's types do not reach, as PostgreSQL writes it.

    These are infinity, -infinity, years before 1 (`0044-03-15 BC`) and after 9999, and 24:00:00.
    """

    text: str

    def __str__(self) -> str:
        return self.text


def read_moment(read: Callable[[str], date | time], text: str) -> date | time | FarMoment:
    """The moment that a text says; `read` takes those that Python's types hold.

    Raises ValueError where it is none.
    """
    return FarMoment(text) if _far.fullmatch(text) else read(text)


def steps_from(moment: Day, *steps: timedelta) -> Iterator[Day]:
    """The moments these steps away, without those that Python's types do not reach.

    A range without an end is often written as one to 9999-12-31.
    """
    for step in steps:
        try:
            yield moment + step
        except OverflowError:
            continue
