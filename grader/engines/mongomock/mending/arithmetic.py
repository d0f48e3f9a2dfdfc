"""Arithmetic: with numbers of the type that MongoDB gives, with Decimal128 and with dates.

https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from decimal import Context, Decimal
from typing import Any

from bson import Decimal128, Int64
from pymongo.errors import OperationFailure

from grader.engines.mongomock.mending.filters import is_long
from grader.engines.mongomock.mending.operators import Operator, nothing, one, some

Moment = datetime.datetime
_DIGITS = Context(prec=34)


def _number(name: str, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal128)):
        raise OperationFailure(f"{name} only supports numeric types")
    return value


def _alike(numbers: list[Any]) -> list[Any]:
    """All as Decimals where one is; a double as a server makes it one, of 15 digits."""
    if not any(isinstance(number, Decimal128) for number in numbers):
        return numbers
    return [
        number.to_decimal() if isinstance(number, Decimal128)
        else Decimal(f"{number:.14e}") if isinstance(number, float)
        else Decimal(number)
        for number in numbers
    ]  # fmt: skip


def _typed(result: Any, operands: list[Any]) -> Any:
    """A long where an operand is one."""
    if isinstance(result, Decimal):
        return Decimal128(result)
    if isinstance(result, int):
        if abs(result) >= 2**63:
            raise NotImplementedError("whole numbers beyond 64 bits")
        if any(is_long(operand) for operand in operands):
            return Int64(result)
    return result


def _shifted(moment: Moment, milliseconds: Any) -> Moment:
    if not isinstance(milliseconds, int) and milliseconds != int(milliseconds):
        raise NotImplementedError("a date and a fraction of a millisecond")
    return moment + datetime.timedelta(milliseconds=int(milliseconds))


def _of_all(name: str, step: Callable[[Any, Any], Any]) -> Operator:
    def operate(parser: Any, value: Any) -> Any:
        listed = value if isinstance(value, list) else [value]
        given = [parser.parse(part) for part in listed]
        if not given:
            raise NotImplementedError(f"{name} of nothing")
        if any(nothing(part) for part in given):
            return None
        dates = [part for part in given if isinstance(part, Moment)]
        rest = [_number(name, part) for part in given if not isinstance(part, Moment)]
        if dates and (name != "$add" or len(dates) > 1):
            raise OperationFailure(f"{name} only supports one date, and $add alone does")
        first, *others = _alike(rest) or [0]
        for other in others:
            first = step(first, other)
        return _shifted(dates[0], first) if dates else _typed(first, rest)

    return operate


def _subtract(parser: Any, value: Any) -> Any:
    left, right = some(parser, "$subtract", value, 2, 2)
    if nothing(left) or nothing(right):
        return None
    if isinstance(left, Moment):
        if isinstance(right, Moment):
            return Int64((left - right) // datetime.timedelta(milliseconds=1))
        return _shifted(left, -_number("$subtract", right))
    one_, other = _alike([_number("$subtract", left), _number("$subtract", right)])
    both_decimal = isinstance(one_, Decimal)
    return _typed(_DIGITS.subtract(one_, other) if both_decimal else one_ - other, [left, right])


def _of_two(name: str, calculate: Callable[[Any, Any], Any]) -> Operator:
    def operate(parser: Any, value: Any) -> Any:
        given = some(parser, name, value, 2, 2)
        if any(nothing(part) for part in given):
            return None
        left, right = _alike([_number(name, part) for part in given])
        return _typed(calculate(left, right), given)

    return operate


def _sum(left: Any, right: Any) -> Any:
    return _DIGITS.add(left, right) if isinstance(left, Decimal) else left + right


def _product(left: Any, right: Any) -> Any:
    return _DIGITS.multiply(left, right) if isinstance(left, Decimal) else left * right


def _divided(left: Any, right: Any) -> Any:
    if not right:
        raise OperationFailure("can't $divide by zero")
    return _DIGITS.divide(left, right) if isinstance(left, Decimal) else left / right


def _remainder(left: Any, right: Any) -> Any:
    """With the sign of the dividend."""
    if not right:
        raise OperationFailure("can't $mod by zero")
    if isinstance(left, int) and isinstance(right, int):
        return abs(left) % abs(right) * (-1 if left < 0 else 1)
    return _DIGITS.remainder(left, right) if isinstance(left, Decimal) else math.fmod(left, right)


def _power(left: Any, right: Any) -> Any:
    if isinstance(left, Decimal):
        raise NotImplementedError("$pow of Decimal128")
    if not left and right < 0:
        raise OperationFailure("$pow cannot take a base of 0 and a negative exponent")
    if isinstance(left, int) and isinstance(right, int) and right >= 0:
        return left**right if right < 64 or left in (-1, 0, 1) else float(left) ** right
    result = float(left) ** right
    if isinstance(result, complex):
        raise NotImplementedError("$pow that gives no real number")
    return result


def _rounded(name: str, way: Callable[[Any], int]) -> Operator:
    def operate(parser: Any, value: Any) -> Any:
        if isinstance(value, list) and len(value) != 1:
            raise NotImplementedError(f"{name} to a place")
        given = one(parser, value)
        if nothing(given):
            return None
        number = _number(name, given)
        if isinstance(number, Decimal128):
            return Decimal128(Decimal(way(number.to_decimal())))
        if isinstance(number, float):
            return float(way(number)) if math.isfinite(number) else number
        return number

    return operate


ARITHMETIC: dict[str, Operator] = {
    "$add": _of_all("$add", _sum),
    "$multiply": _of_all("$multiply", _product),
    "$subtract": _subtract,
    "$divide": _of_two("$divide", _divided),
    "$mod": _of_two("$mod", _remainder),
    "$pow": _of_two("$pow", _power),
    "$floor": _rounded("$floor", math.floor),
    "$ceil": _rounded("$ceil", math.ceil),
}
