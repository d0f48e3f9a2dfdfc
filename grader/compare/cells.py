"""When two cells agree: numbers by value, everything else by its own kind."""

from __future__ import annotations

import json
import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from types import NoneType

from grader.models import Interval, Json, Row, Value

Number = int | float | Decimal
Key = tuple[Hashable, ...]
"""A row in canonical form: equal keys mean that the rows agree exactly."""

NEAR_ZERO = 1e-12
"""The absolute difference below which floats agree whatever their size (0.0 and 1e-17)."""

_DAY = 24 * 60 * 60 * 1_000_000


class Mark:
    """A value equal only to itself."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<{self.name}>"


TRUE, FALSE, NAN, NUMBER = Mark("true"), Mark("false"), Mark("NaN"), Mark("number")


@dataclass(frozen=True, slots=True)
class Tagged:
    """Canonical parts that must not equal the same parts of another kind."""

    kind: str
    items: tuple[Hashable, ...]


def canonical(cell: Value) -> Hashable:
    """A form in which Python's `==` and `hash` say whether two cells agree exactly.

    Booleans leave the numbers (True == 1 in Python), NaN equals itself, intervals compare by
    length as PostgreSQL's `=` does (a month is 30 days), JSON by content.
    """
    if cell is True:
        return TRUE
    if cell is False:
        return FALSE
    if isinstance(cell, float):
        return NAN if math.isnan(cell) else cell
    if isinstance(cell, Decimal):
        return NAN if cell.is_nan() else cell
    if isinstance(cell, tuple):
        return tuple(canonical(item) for item in cell)
    if isinstance(cell, Interval):
        days = cell.months * 30 + cell.days
        return Tagged("interval", (days * _DAY + cell.microseconds,))
    if isinstance(cell, Json):
        return Tagged("json", (_json(json.loads(cell.text)),))
    return cell


_PLAIN = frozenset({NoneType, int, str, date, datetime, time})
_NUMBERS = frozenset({float, Decimal})


def canonical_rows(rows: Sequence[Row]) -> list[Key]:
    """The rows as keys. Columns of plain values, the usual case, are taken as they are."""
    columns: list[Sequence[Hashable]] = list(zip(*rows, strict=True))
    changed = False
    for place, cells in enumerate(columns):
        rest = set(map(type, cells)) - _PLAIN
        if not rest or (rest <= _NUMBERS and not any(cell != cell for cell in cells)):
            continue
        columns[place] = [canonical(cell) for cell in cells]  # type: ignore[arg-type]
        changed = True
    return list(zip(*columns, strict=True)) if changed else list(rows)


def number(cell: object) -> Number | None:
    """The cell if it is a number that is not NaN, else None; a boolean is no number."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, Decimal)):
        return None
    return None if cell != cell else cell


def close(one: Number, other: Number, tolerance: float) -> bool:
    """Whether two numbers agree: exactly where both are exact, else within the tolerance."""
    if one == other:
        return True
    if not isinstance(one, float) and not isinstance(other, float):
        return False
    left, right = as_float(one), as_float(other)
    if math.isinf(left) or math.isinf(right):
        return False
    return math.isclose(left, right, rel_tol=tolerance, abs_tol=near_zero(tolerance))


def near_zero(tolerance: float) -> float:
    """The absolute floor that goes with a relative tolerance; none where that is 0."""
    return min(tolerance, NEAR_ZERO)


def as_float(value: Number) -> float:
    """The nearest float; infinite where there is none."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def agree(one: Value, other: Value, tolerance: float) -> bool:
    """Whether two cells agree."""
    left, right = number(one), number(other)
    if left is not None and right is not None:
        return close(left, right, tolerance)
    if left is not None or right is not None:
        return False
    first, second = canonical(one), canonical(other)
    if first == second:
        return True
    numbers: list[Number] = []
    others: list[Number] = []
    return skeleton(first, numbers) == skeleton(second, others) and all(
        close(a, b, tolerance) for a, b in zip(numbers, others, strict=True)
    )


def skeleton(part: Hashable, numbers: list[Number]) -> Hashable:
    """A canonical part with every number taken out; the numbers are appended to the list.

    Two parts agree where their skeletons are equal and their numbers agree one by one.
    """
    value = number(part)
    if value is not None:
        numbers.append(value)
        return NUMBER
    if isinstance(part, tuple):
        return tuple(skeleton(item, numbers) for item in part)
    if isinstance(part, Tagged):
        return Tagged(part.kind, tuple(skeleton(item, numbers) for item in part.items))
    return part


def _json(value: object) -> Hashable:
    if isinstance(value, dict):
        pairs = sorted(value.items())
        return Tagged("object", tuple((name, _json(item)) for name, item in pairs))
    if isinstance(value, list):
        return Tagged("array", tuple(_json(item) for item in value))
    if isinstance(value, (bool, float)):
        return canonical(value)
    if value is None or isinstance(value, (int, str)):
        return value
    raise TypeError(f"{type(value).__name__} is no part of JSON")
