"""Dates and times of day in the many ways PostgreSQL lets them be written (DateStyle ISO, MDY)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

_months = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
_number_of = {
    **{name: at for at, name in enumerate(_months, 1)},
    **{name[:3]: at for at, name in enumerate(_months, 1)},
    "sept": 9,
}
_name = "(?P<name>" + "|".join(sorted(_number_of, key=len, reverse=True)) + r")\.?"
_weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_clock = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d{1,6}))?)?"
    r"(?:\s*(?P<half>am|pm))?"
    r"(?P<zone>\s*(?:z|utc|gmt|[+-]\d{1,2}(?::?\d{2})?))?",
    re.IGNORECASE,
)
_dates = [
    re.compile(_weekday + pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})",
        r"(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<year>\d{4})",
        _name + r"\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})\s+" + _name + r",?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})-" + _name + r"-(?P<year>\d{4})",
        r"(?P<year>\d{4})-" + _name + r"-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})\s+" + _name + r"\s+(?P<day>\d{1,2})",
    )
]
_span = re.compile(
    r"(?:[+-]?\d+\s*(?:year|month|week|day|hour|minute|second)s?\s*)+", re.IGNORECASE
)
_special = ("infinity", "now", "today", "tomorrow", "yesterday", "allballs", "epoch")


def moment(text: str, type_name: str) -> str | None:
    """The date, time or timestamp a text means, in ISO form; None where that is not decided here.

    Raises ValueError where PostgreSQL cannot read the text, and OverflowError where a part of it
    is out of range.
    """
    plain = text.strip(" \t\n\r\f\v")
    if plain.lower().lstrip("+-") in _special:
        return _by_name(plain.lower(), type_name)
    if not re.search(r"\d", plain):
        raise ValueError
    if type_name == "time":
        return _time(plain)
    if re.fullmatch(r"\d{1,4}(-\d{1,2})?", plain):
        raise ValueError
    if _span.fullmatch(plain):
        raise ValueError
    day, rest = _split(plain)
    if day is None:
        return None
    if not rest:
        return {"date": f"{day}", "timestamp": f"{day} 00:00:00"}.get(
            type_name, f"{day} 00:00:00+00"
        )
    match = _clock.fullmatch(rest)
    if match is None:
        if not re.search(r"\d", rest) and len(rest) > 5 and "/" not in rest:
            raise ValueError
        return None
    clock = _clock_of(match)
    if clock is None:
        return None
    if type_name == "date":
        return f"{day}"
    zone = _zone((match.group("zone") or "").strip())
    try:
        found = datetime(day.year, day.month, day.day) + clock
        if type_name == "timestamp":
            return f"{found}"
        return f"{found.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)}+00"
    except OverflowError:  # past the years that Python holds, not those of PostgreSQL
        return None


def _by_name(word: str, type_name: str) -> str | None:
    if word.lstrip("+-") == "infinity" and type_name != "time":
        return word.lstrip("+")
    if word == "allballs" and type_name == "time":
        return "00:00:00"
    if word == "epoch" and type_name != "time":
        return {"date": "1970-01-01", "timestamp": "1970-01-01 00:00:00"}.get(
            type_name, "1970-01-01 00:00:00+00"
        )
    return None


def _split(text: str) -> tuple[date | None, str]:
    for pattern in _dates:
        match = pattern.match(text)
        if match is None:
            continue
        rest = text[match.end() :]
        if rest and rest[0] not in " T\tt":
            continue
        parts = match.groupdict()
        month = _number_of[parts["name"].lower()] if "name" in parts else int(parts["month"])
        year, number = int(parts["year"]), int(parts["day"])
        if not year:
            raise OverflowError
        try:
            return date(year, month, number), rest.strip(" Tt")
        except ValueError:
            raise OverflowError from None
    return None, text


def _time(text: str) -> str | None:
    match = _clock.fullmatch(text)
    if match is None or match.group("zone"):
        return None
    clock = _clock_of(match)
    if clock is None or clock >= timedelta(days=1):
        return None
    return f"{(datetime.min + clock).time()}"


def _clock_of(match: re.Match[str]) -> timedelta | None:
    """The time since midnight; None for a leap second."""
    hour, minute, second = (int(match.group(part) or 0) for part in ("hour", "minute", "second"))
    half = (match.group("half") or "").lower()
    if half and hour > 12:
        raise OverflowError
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    micro = int((match.group("fraction") or "").ljust(6, "0"))
    if minute > 59 or second > 60 or hour > 24 or (hour == 24 and (minute or second or micro)):
        raise OverflowError
    if second == 60:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)


def _zone(text: str) -> timezone:
    match = re.fullmatch(r"([+-])(\d{1,2}):?(\d{2})?", text)
    if match is None:
        return UTC
    ahead = timedelta(hours=int(match.group(2)), minutes=int(match.group(3) or 0))
    if ahead > timedelta(hours=15, minutes=59):
        raise OverflowError
    return timezone(-ahead if match.group(1) == "-" else ahead)
