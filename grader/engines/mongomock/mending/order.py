"""BSON's order and equality of values.

https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Any

from bson import Decimal128, ObjectId, Regex
from sentinels import NOTHING  # type: ignore[import-untyped]

Key = tuple[Any, ...]
MISSING_KEY: Key = (4,)
_NAN: Key = (10, 0, 0)


def key(value: Any) -> Key:
    """What a value is ordered by, and told apart by: equal values have equal keys."""
    if value is NOTHING:
        return MISSING_KEY
    if value is None:
        return (5,)
    if isinstance(value, bool):
        return (40, value)
    if isinstance(value, Decimal128):
        number = value.to_decimal()
        return _NAN if number.is_nan() else (10, 1, number)
    if isinstance(value, (int, float)):
        return _NAN if isinstance(value, float) and math.isnan(value) else (10, 1, value)
    if isinstance(value, str):
        return (15, value)
    if isinstance(value, Mapping):
        return (20, tuple((key(part)[0], name, key(part)) for name, part in value.items()))
    if isinstance(value, (list, tuple)):
        return (25, tuple(key(part) for part in value))
    if isinstance(value, bytes):
        return (30, len(value), getattr(value, "subtype", 0), bytes(value))
    if isinstance(value, ObjectId):
        return (35, value.binary)
    if isinstance(value, datetime.datetime):
        return (45, value.replace(tzinfo=None))
    if isinstance(value, Regex) or hasattr(value, "pattern"):
        return (50, str(value.pattern), int(value.flags))
    raise NotImplementedError(f"values of type {type(value).__name__} are not compared")


def rank(value: Any) -> int:
    """The place of a value's type among all types; only values of one rank compare in a filter."""
    return int(key(value)[0])


def equal(one: Any, other: Any) -> bool:
    """Whether two values are the same to MongoDB: 1 and 1.0 are, 1 and true are not."""
    return key(one) == key(other)
