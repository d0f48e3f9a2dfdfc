"""Accumulators: what $group and $bucket make of one group's values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Context, Decimal
from functools import partial, reduce
from typing import Any

from bson import Decimal128, Int64
from pymongo.errors import OperationFailure
from sentinels import NOTHING  # type: ignore[import-untyped]

from grader.engines.mongomock.mending.filters import is_long, sort_candidates
from grader.engines.mongomock.mending.operators import n_of
from grader.engines.mongomock.mending.order import Key, key

Values = Sequence[Any]
_DIGITS = Context(prec=34)


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


def _total(numbers: list[Any]) -> Any:
    """The sum; of decimals with the digits that Decimal128 has."""
    if numbers and isinstance(numbers[0], Decimal):
        return reduce(_DIGITS.add, numbers)
    return sum(numbers)


def _sum(values: Values) -> Any:
    numbers = _numbers(values)
    if any(isinstance(one, float) for one in numbers):
        return math.fsum(numbers)
    total = _total(numbers)
    long = isinstance(total, int) and any(is_long(one) for one in numbers)
    return Int64(total) if long else _back(total)


def _mean(values: Values) -> Any:
    numbers = _numbers(values)
    if not numbers:
        return None
    if isinstance(numbers[0], Decimal):
        return Decimal128(_DIGITS.divide(_total(numbers), Decimal(len(numbers))))
    return math.fsum(numbers) / len(numbers)


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


_ORDERED = {"$top", "$bottom", "$topN", "$bottomN"}
_N_OF = {"$firstN", "$lastN", "$minN", "$maxN"}


def _some_of(
    name: str, options: Any, documents: list[Any], value_of: Callable[[Any, Any], Any]
) -> Any:
    """Some of a group's values: by an order of their own, as they come, or the extremes."""
    many = name.endswith("N")
    need = {"sortBy", "output"} if name in _ORDERED else {"input"}
    if not isinstance(options, Mapping) or set(options) != need | ({"n"} if many else set()):
        raise OperationFailure(f"{name} needs {', '.join(sorted(need))}")
    if name in _ORDERED:
        documents = in_order(documents, options["sortBy"])
    output = options["output" if name in _ORDERED else "input"]
    values = [value_of(output, one) for one in documents]
    values = [None if one is NOTHING else one for one in values]
    if not many:
        return values[0 if name == "$top" else -1]
    number = value_of(options["n"], {})
    return n_of(_AS_N.get(name, name), values, number)


_AS_N = {"$topN": "$firstN", "$bottomN": "$lastN"}


def in_order(documents: Iterable[Any], keys: Mapping[str, Any]) -> list[Any]:
    """By the least of an array's elements upwards, by the greatest downwards."""
    ordered = list(documents)
    for path, way in reversed(list(keys.items())):
        if way not in (1, -1):
            raise OperationFailure("$sort key ordering must be 1 or -1")
        end = min if way == 1 else max
        ordered.sort(key=partial(_end_of, path, end), reverse=way == -1)
    return ordered


def _end_of(path: str, end: Callable[[list[Key]], Key], document: Any) -> Key:
    return end(sort_candidates(path, document))


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
            if name in _ORDERED | _N_OF and len(value) == 1:
                result[field] = _some_of(
                    name,
                    value[name],
                    listed,
                    partial(aggregate._parse_expression, user_vars=user_vars),
                )
            elif name in ACCUMULATE and len(value) == 1:
                given = [
                    aggregate._parse_expression(value[name], one, user_vars=user_vars)
                    for one in listed
                ]
                result[field] = ACCUMULATE[name](given)
            else:
                result |= theirs({field: value}, listed, user_vars)
        return result

    return over_group
