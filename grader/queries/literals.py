"""What a bare string means once its type is known: PostgreSQL's own input forms.

`canonical` gives the form that every engine reads alike.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from decimal import Decimal

from grader.models import jsonb
from grader.queries import array_text, interval_text
from grader.queries.moments import moment

INVALID = 'invalid input syntax for type {type}: "{text}"'
_space = " \t\n\r\f\v"
_whole = re.compile(
    r"([+-]?)(\d+(?:_\d+)*|0[xX](?:_?[\dA-Fa-f])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)"
)
_number = re.compile(r"[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+)?")
_double = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_no_number = re.compile(r"nan|[+-]?inf(?:inity)?", re.IGNORECASE)
_bits = {"smallint": 15, "integer": 31, "bigint": 63}
_words = {True: ("true", "yes", "on", "1"), False: ("false", "no", "off", "0")}


class Bad(Exception):
    """A text that PostgreSQL does not read as a value of the type, in its words."""


class Undecided(Exception):
    """A text that PostgreSQL may read; this module does not say as what."""


def canonical(text: str, type_name: str) -> str:
    """The value a text has as this type, written plainly; raises `Bad` or `Undecided`."""
    reader = _array if type_name.endswith("[]") else _readers.get(type_name)
    if reader is None:
        return text
    return reader(text, type_name)


def bad(text: str, type_name: str) -> Bad:
    """PostgreSQL's words for a text that does not read as this type."""
    shown = {"timestamptz": "timestamp with time zone", "jsonb": "json"}.get(type_name, type_name)
    return Bad(INVALID.format(type=shown, text=text))


def _boolean(text: str, type_name: str) -> str:
    word = text.strip(_space).lower()
    for value, names in _words.items():
        for name in names:
            least = 2 if name in ("on", "off") else 1
            if name.startswith(word) and len(word) >= least:
                return str(value).lower()
    raise bad(text, type_name)


def _integer(text: str, type_name: str) -> str:
    match = _whole.fullmatch(text.strip(_space))
    if match is None:
        raise bad(text, type_name)
    digits = match.group(2).replace("_", "")
    base = {"x": 16, "o": 8, "b": 2}.get(digits[1:2].lower(), 10)
    value = int(digits[2:] if base != 10 else digits, base)
    value = -value if match.group(1) == "-" else value
    if not -(2 ** _bits[type_name]) <= value < 2 ** _bits[type_name]:
        raise Bad(f'value "{text}" is out of range for type {type_name}')
    return str(value)


def _numeric(text: str, type_name: str) -> str:
    plain = text.strip(_space)
    if _no_number.fullmatch(plain) or re.match(r"[+-]?0[xXoObB]", plain):
        raise Undecided
    if not _number.fullmatch(plain):
        raise bad(text, type_name)
    value = Decimal(plain.replace("_", ""))
    if abs(value.adjusted()) > 37 and value:
        raise Undecided
    return f"{value:f}"


def _floating(text: str, type_name: str) -> str:
    plain = text.strip(_space)
    if _no_number.fullmatch(plain):
        return plain
    if not _double.fullmatch(plain):
        raise bad(text, type_name)
    value = float(plain)
    if math.isinf(value) or (value == 0 and re.search(r"[1-9]", plain.lower().partition("e")[0])):
        raise Bad(f'"{text}" is out of range for type {type_name}')
    return plain


def _moment(text: str, type_name: str) -> str:
    try:
        found = moment(text, type_name)
    except OverflowError:
        raise Bad(f'date/time field value out of range: "{text}"') from None
    except ValueError:
        shown = {"timestamptz": "timestamp with time zone"}.get(type_name, type_name)
        raise Bad(INVALID.format(type=shown, text=text)) from None
    if found is None:
        raise Undecided
    return found


def _json(text: str, type_name: str) -> str:
    try:
        json.loads(text, parse_constant=_refuse)
    except ValueError:
        raise Bad(f"invalid input syntax for type {type_name}") from None
    except RecursionError:
        raise Undecided from None
    return text


def _jsonb(text: str, _: str) -> str:
    _json(text, "json")
    try:
        return jsonb.canonical(text)
    except LookupError:
        raise Undecided from None


def _refuse(_: str) -> None:
    raise ValueError


def _interval(text: str, type_name: str) -> str:
    try:
        span = interval_text.read(text)
    except ValueError:
        raise Undecided from None
    if span is None:
        raise bad(text, type_name)
    return f"{span.months} months {span.days} days {span.microseconds} microseconds"


def _array(text: str, type_name: str) -> str:
    try:
        found = array_text.elements(text)
    except ValueError:
        raise Bad(f'malformed array literal: "{text}"') from None
    if found is None or type_name[:-2] not in array_text.WRITABLE:
        raise Undecided
    for item in found:
        if item is not None:
            canonical(item, type_name[:-2])
    return text


_readers: dict[str, Callable[[str, str], str]] = {
    "boolean": _boolean,
    "smallint": _integer,
    "integer": _integer,
    "bigint": _integer,
    "numeric": _numeric,
    "real": _floating,
    "double precision": _floating,
    "date": _moment,
    "timestamp": _moment,
    "timestamptz": _moment,
    "time": _moment,
    "json": _json,
    "jsonb": _jsonb,
    "interval": _interval,
}
