"""Intervals that DuckDB takes for one another.

It holds '1 month' and '30 days' for equal, as PostgreSQL does, but then works out only one of two
expressions that differ in nothing else: `d + interval '30 days'` beside `d + interval '1 month'`
gives the same moment. Such answers are declined.
"""

from __future__ import annotations

import re

from grader.queries.stop import not_offline

_INTERVAL = re.compile(r"INTERVAL '([^']*)'")
_PART = re.compile(r"(-?\d+) (months|days|microseconds)")
_MICROSECONDS = {"months": 2_592_000_000_000, "days": 86_400_000_000, "microseconds": 1}


def decline_twins(sql: str) -> None:
    """Decline where two constant intervals of DuckDB's text are as long, of other months."""
    seen: dict[int, int] = {}
    for text in _INTERVAL.findall(sql):
        parts = [(int(count), unit) for count, unit in _PART.findall(text)]
        total = sum(count * _MICROSECONDS[unit] for count, unit in parts)
        months = sum(count for count, unit in parts if unit == "months")
        if seen.setdefault(total, months) != months:
            raise not_offline("Two intervals as long as each other")
