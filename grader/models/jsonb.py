"""JSON text as PostgreSQL's jsonb orders it."""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal
from typing import Any


class _Number:
    """A number as it was written."""

    def __init__(self, text: str) -> None:
        self.text = text


def canonical(text: str) -> str:
    """The text with its keys in jsonb's order (short ones first) and no blanks between its parts.

    Raises ValueError where it is no JSON, LookupError where the offline engine would change it.
    """
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_Number, parse_int=_Number)
    except RecursionError:
        raise LookupError(text) from None
    if "\\u0000" in text:
        raise LookupError(text)
    return write(value)


def _refuse(_: str) -> None:
    raise ValueError


def write(value: Any) -> str:
    """A decoded JSON value, its keys in jsonb's order."""
    if isinstance(value, _Number):
        return _number(value.text)
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: (len(pair[0].encode()), pair[0].encode()))
        return "{" + ",".join(f"{quoted(key)}:{write(item)}" for key, item in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    return quoted(value)


def quoted(value: object) -> str:
    """A scalar as JSON text."""
    return json.dumps(value, ensure_ascii=False)


def _number(text: str) -> str:
    """A number that the offline engine would not write in another way."""
    if re.fullmatch(r"-?\d+", text):
        if len(text) > 18:
            raise LookupError(text)
        return "0" if text == "-0" else text
    value = float(text)
    plain = f"{Decimal(text):f}"
    if "e" in text.lower() and not re.fullmatch(r"-?\d+", plain):
        raise LookupError(text)
    if math.isinf(value) or len(plain) > 16:
        raise LookupError(text)
    if re.fullmatch(r"-?\d+", plain):
        return plain
    if repr(value) != plain or abs(value) < 0.0001:
        raise LookupError(text)
    return plain
