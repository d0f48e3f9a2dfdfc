"""Dates as the shell reads them; all are UTC, whatever the machine's own time zone."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

EPOCH = datetime(1970, 1, 1)

_iso = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})"
    r"(?:[Tt ](?P<hour>\d{2})(?::?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<part>\d+))?)?)?"
    r"\s?(?P<zone>[Zz]|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)
_short = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?", re.ASCII)


def from_text(text: str, *, short: bool = False) -> datetime | None:
    """The date that an ISO 8601 text names, or None.

    A text without a time zone is UTC. `short` takes a year or a month for its first day too.
    """
    found = (_short.fullmatch(text) if short else None) or _iso.fullmatch(text)
    if found is None:
        return None
    part = found.groupdict()
    zone = part.get("zone") or "Z"
    offset = timedelta()
    if zone not in "Zz":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        offset = -offset if zone[0] == "-" else offset
    hour = int(part.get("hour") or 0)
    try:
        moment = datetime(
            int(part["year"]),
            int(part["month"] or 1),
            int(part.get("day") or 1),
            0 if hour == 24 else hour,
            int(part.get("minute") or 0),
            int(part.get("second") or 0),
            int((part.get("part") or "0")[:3].ljust(3, "0")) * 1000,
        )
        if hour == 24:
            moment += timedelta(days=1)
        return moment - offset
    except (ValueError, OverflowError):
        return None


def from_milliseconds(count: float) -> datetime | None:
    """The date so many milliseconds after 1970, or None where no year from 1 to 9999 holds it."""
    try:
        return EPOCH + timedelta(milliseconds=math.trunc(count))
    except (ValueError, OverflowError):
        return None


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970."""
    return (moment - EPOCH) // timedelta(milliseconds=1)


def from_parts(parts: Sequence[float]) -> datetime | None:
    """The date of year, month from 0, day, hour, minute, second and millisecond.

    As in JavaScript, a part may be beyond its range: month 12 is next year's January.
    """
    if not all(math.isfinite(part) and abs(part) < 1e15 for part in parts):
        return None
    numbers = [math.trunc(part) for part in parts]
    year, month, day, hour, minute, second, part = [*numbers, *[0, 0, 1, 0, 0, 0, 0][len(parts) :]]
    year = year + 1900 if 0 <= year <= 99 else year
    try:
        first = datetime(year + month // 12, month % 12 + 1, 1)
        return first + timedelta(
            days=day - 1, hours=hour, minutes=minute, seconds=second, milliseconds=part
        )
    except (ValueError, OverflowError):
        return None
