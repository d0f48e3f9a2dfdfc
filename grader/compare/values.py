"""When two values of documents agree: numbers by value, documents by field, the rest by kind."""

from __future__ import annotations

import math
import re
import uuid
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Any

from grader.compare.cells import (
    FALSE,
    NAN,
    NUMBER,
    TRUE,
    Mark,
    Number,
    as_float,
    close,
    skeleton,
)

OBJECT, ARRAY, BYTES, REGEX, OTHER = map(Mark, ("object", "array", "bytes", "regex", "other"))

_BINARY_UUID = 4


@dataclass(slots=True)
class Unordered:
    """The paths at which arrays are bags, as a tree: whether here, and which fields lead on.

    Indexes are no part of a path, so an array's elements share the array's own node.
    """

    here: bool = False
    below: dict[str, Unordered] = field(default_factory=dict)


def unordered_tree(paths: Iterable[str]) -> Unordered | None:
    """The tree of some dotted paths, "" being the item itself; None where there are none."""
    root: Unordered | None = None
    for path in paths:
        node = root = root or Unordered()
        for name in path.split(".") if path else ():
            node = node.below.setdefault(name, Unordered())
        node.here = True
    return root


def canonical(value: Any, bags: Unordered | None = None) -> Hashable:
    """A form in which Python's `==` and `hash` say whether two values agree exactly.

    int, long, double and Decimal128 are one family; booleans are none of them, and NaN equals
    itself. A document's fields come in any order, and so do the elements of an array that `bags`
    names.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value  # type: ignore[no-any-return]
    if kind is dict:
        return _document(value, bags)
    if kind is list:
        return _array(value, bags)
    found = _KINDS.get(kind)
    return found(value) if found is not None else _rare(value, bags)


def _document(value: Mapping[str, Any], bags: Unordered | None) -> Hashable:
    if bags is not None and bags.below:
        below = bags.below
        pairs = [(name, canonical(item, below.get(name))) for name, item in value.items()]
    else:
        pairs = [
            (name, item if type(item) in _PLAIN else canonical(item))
            for name, item in value.items()
        ]
    pairs.sort(key=_name)
    return (OBJECT, *pairs)


def _array(value: Iterable[Any], bags: Unordered | None) -> Hashable:
    items = [canonical(item, bags) for item in value]
    if bags is not None and bags.here:
        items.sort(key=bag_place)
    return (ARRAY, *items)


def _name(pair: tuple[str, Hashable]) -> str:
    return pair[0]


def bag_place(key: Hashable) -> tuple[str, tuple[float, ...], tuple[Number, ...]]:
    """Where a canonical value stands among others of its bag: beside those it may agree with.

    Numbers count by their first digits before they count in full, so that noise in one does not
    outweigh another.
    """
    numbers: list[Number] = []
    form = skeleton(key, numbers)
    return repr(form), tuple(float(f"{as_float(one):.6g}") for one in numbers), tuple(numbers)


def _inexact(value: float | Decimal) -> Hashable:
    return NAN if math.isnan(value) else value


def _decimal(value: Any) -> Hashable:
    return _exact(value.bid)


@lru_cache(maxsize=10_000)
def _exact(code: bytes) -> Hashable:
    """The number of a Decimal128, which bson takes apart digit by digit."""
    from bson.decimal128 import Decimal128

    exact = Decimal128.from_bid(code).to_decimal()
    return NAN if exact.is_nan() else exact


def _itself(value: Hashable) -> Hashable:
    return value


def _moment(value: datetime) -> Hashable:
    return value if value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)


_PLAIN = frozenset({NoneType, int, str})
_KINDS: dict[type, Callable[[Any], Hashable]] = {
    bool: lambda value: TRUE if value else FALSE,
    float: _inexact,
    Decimal: _inexact,
    datetime: _moment,
    bytes: lambda value: (BYTES, "0", value),
    uuid.UUID: lambda value: (BYTES, str(_BINARY_UUID), value.bytes),
}

_SUBCLASSED: dict[type, Callable[[Any], Hashable]] = {
    int: int,
    float: lambda value: _inexact(float(value)),
    str: str,
    datetime: _moment,
}


def _rare(value: Any, bags: Unordered | None) -> Hashable:
    """A value of one of bson's own types, or of a subclass of a common one."""
    import bson

    if bson.ObjectId not in _KINDS:
        _KINDS.update({bson.ObjectId: _itself, bson.Int64: int, bson.Decimal128: _decimal})
        return canonical(value, bags)
    if isinstance(value, bson.Binary):
        return BYTES, str(value.subtype), bytes(value)
    if isinstance(value, (bson.Regex, re.Pattern)):
        return REGEX, value.pattern, str(value.flags & ~re.UNICODE)
    if isinstance(value, bson.Code):
        return OTHER, "code", str(value), canonical(value.scope)
    if isinstance(value, bson.DBRef):
        return OTHER, "reference", canonical(value.as_doc())
    if isinstance(value, (bson.Timestamp, bson.MinKey, bson.MaxKey)):
        return OTHER, type(value).__name__, repr(value)
    if isinstance(value, Mapping):
        return _document(value, bags)
    if isinstance(value, (list, tuple)):
        return _array(value, bags)
    for kind, found in _SUBCLASSED.items():
        if isinstance(value, kind):
            return found(value)
    return OTHER, type(value).__name__, repr(value)


def agree_values(one: Any, other: Any, tolerance: float, bags: Unordered | None = None) -> bool:
    """Whether two values of documents agree; numbers within the tolerance if one is a float."""
    return agree_keys(canonical(one, bags), canonical(other, bags), tolerance)


def agree_keys(one: Hashable, other: Hashable, tolerance: float) -> bool:
    """Whether two canonical values agree."""
    if one == other:
        return True
    numbers: list[Number] = []
    others: list[Number] = []
    return skeleton(one, numbers) == skeleton(other, others) and all(
        close(a, b, tolerance) for a, b in zip(numbers, others, strict=True)
    )


def has_float(key: Hashable) -> bool:
    """Whether a canonical value holds a number that is compared within the tolerance."""
    if isinstance(key, tuple):
        return any(has_float(part) for part in key)
    return type(key) is float


def kind_of(value: Any) -> str:
    """The family of a value's type: `number`, `text`, `document` and so on.

    Values of different families never agree.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "text" if type(value).__name__ != "Code" else "code"
    if isinstance(value, Mapping):
        return "document"
    if isinstance(value, (list, tuple)):
        return "array"
    if isinstance(value, datetime):
        return "date"
    if skeleton(canonical(value), []) in (NUMBER, NAN):
        return "number"
    if isinstance(value, (bytes, uuid.UUID)):
        return "binary"
    return _NAMES.get(type(value).__name__, type(value).__name__.lower())


_NAMES = {"ObjectId": "id", "Pattern": "regex"}
