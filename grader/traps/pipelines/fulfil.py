"""What a condition of a filter says of one value, as MongoDB compares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from grader.models.documents import ABSENT
from grader.traps.documents.validators import NUMBERS, bson_type, comparable


def operators_of(condition: Any) -> Iterator[tuple[str, Any]]:
    """A condition on one field as operators, those inside $not too."""
    if isinstance(condition, Mapping) and next(iter(condition), "").startswith("$"):
        for name, operand in condition.items():
            if name == "$not":
                yield from operators_of(operand)
            else:
                yield name, operand
    elif type(condition).__name__ == "Regex":
        yield "$regex", condition
    else:
        yield "$eq", condition


def fulfils(condition: Any, value: Any) -> bool:
    """Whether a value, ABSENT for a missing field, fulfils a condition whose operators are known.

    Arrays and documents are no such values.
    """
    if isinstance(condition, Mapping) and next(iter(condition), "").startswith("$"):
        return all(
            not fulfils(operand, value) if name == "$not" else TESTS[name](operand, value)
            for name, operand in condition.items()
        )
    return _pattern(condition, value) if type(condition).__name__ == "Regex" else _equal(
        condition, value
    )  # fmt: skip


def _equal(operand: Any, value: Any) -> bool:
    if value is ABSENT or value is None:
        return operand is None
    return operand is not None and bool(comparable(operand) == comparable(value))


def _ordered(test: Callable[[Any, Any], bool], *, equal: bool) -> Callable[[Any, Any], bool]:
    def ordered(operand: Any, value: Any) -> bool:
        if operand is None or value is None or value is ABSENT:
            return equal and operand is None and (value is None or value is ABSENT)
        one, other = comparable(value), comparable(operand)
        return one[0] == other[0] and test(one[1], other[1])

    return ordered


def _of_type(operand: Any, value: Any) -> bool:
    if value is ABSENT:
        return False
    kind = bson_type(value)
    return ("number" if kind in NUMBERS else kind) in listed(operand)


def listed(operand: Any) -> list[Any]:
    """The types that `$type` names."""
    return operand if isinstance(operand, list) else [operand]


def _pattern(operand: Any, value: Any) -> bool:
    if not isinstance(value, str) or value is ABSENT:
        return False
    return re.search(operand.pattern, value, operand.flags) is not None


TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "$eq": _equal,
    "$ne": lambda operand, value: not _equal(operand, value),
    "$gt": _ordered(lambda one, other: one > other, equal=False),
    "$gte": _ordered(lambda one, other: one >= other, equal=True),
    "$lt": _ordered(lambda one, other: one < other, equal=False),
    "$lte": _ordered(lambda one, other: one <= other, equal=True),
    "$in": lambda operand, value: any(_equal(one, value) for one in operand),
    "$nin": lambda operand, value: not any(_equal(one, value) for one in operand),
    "$exists": lambda operand, value: (value is not ABSENT) is bool(operand),
    "$type": _of_type,
    "$regex": _pattern,
}
