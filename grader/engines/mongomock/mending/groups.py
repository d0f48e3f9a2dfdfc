"""Accumulators: what $group and $bucket make of one group's values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from bson import Decimal128
from sentinels import NOTHING  # type: ignore[import-untyped]

from grader.engines.mongomock.mending.order import key

Values = Sequence[Any]


def _numbers(values: Values) -> list[Any]:
    found = [
        one
        for one in values
        if isinstance(one, (int, float, Decimal128)) and not isinstance(one, bool)
    ]
    if any(isinstance(one, Decimal128) for one in found):
        return [
            one.to_decimal() if isinstance(one, Decimal128) else Decimal(str(one)) for one in found
        ]
    return found


def _back(number: Any) -> Any:
    return Decimal128(number) if isinstance(number, Decimal) else number


def _sum(values: Values) -> Any:
    numbers = _numbers(values)
    if any(isinstance(one, float) for one in numbers):
        return math.fsum(numbers)
    return _back(sum(numbers))


def _mean(values: Values) -> Any:
    numbers = _numbers(values)
    if not numbers:
        return None
    total = math.fsum(numbers) if not isinstance(numbers[0], Decimal) else sum(numbers)
    return _back(total / len(numbers))


def _something(values: Values) -> list[Any]:
    return [one for one in values if one is not None and one is not NOTHING]


def _least(values: Values) -> Any:
    return min(_something(values), key=key, default=None)


def _greatest(values: Values) -> Any:
    return max(_something(values), key=key, default=None)


def _first(values: Values) -> Any:
    return None if not values or values[0] is NOTHING else values[0]


def _last(values: Values) -> Any:
    return None if not values or values[-1] is NOTHING else values[-1]


def _all(values: Values) -> list[Any]:
    return [one for one in values if one is not NOTHING]


def _set(values: Values) -> list[Any]:
    return list({key(one): one for one in reversed(_all(values))}.values())[::-1]


ACCUMULATE: dict[str, Callable[[Values], Any]] = {
    "$sum": _sum,
    "$avg": _mean,
    "$min": _least,
    "$max": _greatest,
    "$first": _first,
    "$last": _last,
    "$push": _all,
    "$addToSet": _set,
}


def accumulate(aggregate: Any) -> Callable[[Any, Iterable[Any], Any], dict[str, Any]]:
    """The engine's function over one group, with the accumulators above in place of its own."""
    theirs = aggregate._accumulate_group

    def over_group(fields: Any, documents: Iterable[Any], user_vars: Any) -> dict[str, Any]:
        listed = list(documents)
        result: dict[str, Any] = {}
        for field, value in fields.items():
            if field == "_id":
                continue
            name = next(iter(value))
            if name in ACCUMULATE and len(value) == 1:
                given = [
                    aggregate._parse_expression(value[name], one, user_vars=user_vars)
                    for one in listed
                ]
                result[field] = ACCUMULATE[name](given)
            else:
                result |= theirs({field: value}, listed, user_vars)
        return result

    return over_group
