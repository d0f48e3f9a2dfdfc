"""$round and $trunc: to a place, of numbers of every type.

https://www.mongodb.com/docs/manual/reference/operator/aggregation/round/
"""

from __future__ import annotations

import math
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from bson import Decimal128
from pymongo.errors import OperationFailure

from grader.engines.mongomock.mending.operators import Operator, nothing

_DIGITS = Context(prec=34)
_FEWEST, _MOST = -20, 100


def _to_place(name: str, way: str) -> Operator:
    def operate(parser: Any, value: Any) -> Any:
        listed = value if isinstance(value, list) else [value]
        if not 1 <= len(listed) <= 2:
            raise OperationFailure(f"Expression {name} takes 1 or 2 arguments")
        given = [parser.parse(part) for part in listed]
        if any(nothing(one) for one in given):
            return None
        number, place = given[0], given[1] if len(given) == 2 else 0
        if isinstance(number, bool) or not isinstance(number, (int, float, Decimal128)):
            raise OperationFailure(f"{name} only supports numeric types")
        if isinstance(place, bool) or not isinstance(place, (int, float)) or place != int(place):
            raise OperationFailure(f"the place of {name} must be a whole number")
        if not _FEWEST <= place <= _MOST:
            raise OperationFailure(f"the place of {name} must lie between -20 and 100")
        return _rounded(number, int(place), way)

    return operate


def _rounded(number: Any, place: int, way: str) -> Any:
    unit = Decimal(1).scaleb(-place)
    if isinstance(number, Decimal128):
        exact = number.to_decimal()
        if not exact.is_finite():
            return number
        return Decimal128(exact.quantize(unit, way, _DIGITS))
    if isinstance(number, float):
        if not math.isfinite(number):
            return number
        # a server takes the double at 34 digits, and so has no half where there is none
        return float(_DIGITS.create_decimal_from_float(number).quantize(unit, way))
    if place >= 0:
        return number
    return type(number)(Decimal(number).quantize(unit, way))


ROUNDING: dict[str, Operator] = {
    "$round": _to_place("$round", ROUND_HALF_EVEN),
    "$trunc": _to_place("$trunc", ROUND_DOWN),
}
