"""Expressions of a rule as Python functions over a row, with SQL's NULL (None) and types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from grader.traps.columns import column_type

Row = Sequence[Any]
Function = Callable[[Row], Any]

RANKS = {"smallint": 0, "integer": 0, "bigint": 0, "numeric": 1, "real": 2, "double precision": 2}
"""Numbers, by what they turn into beside one another: integer, numeric, double."""
_MOMENTS = {"date": 0, "timestamp": 1, "timestamptz": 2}


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a rule: its value for a row, its type, and the places of columns it reads.

    `kind` is a type's name, "array", "unknown" for a string constant whose type its surroundings
    decide, or "null". `constant` says that the value is the same for every row, `place` is set
    where the term is a bare column.
    """

    value: Function
    kind: str
    columns: frozenset[int] = frozenset()
    constant: bool = False
    place: int | None = None
    element: str = field(default="")
    """The kind of an array's elements."""


class NotRead(Exception):
    """A part of a rule that has no meaning here; the text says why."""


def constant(value: Any, kind: str, element: str = "") -> Term:
    """A term that is the same for every row."""
    return Term(lambda _: value, kind, constant=True, element=element)


def derived(kind: str, function: Callable[..., Any], *parts: Term, element: str = "") -> Term:
    """A function of terms that is NULL where one of them is."""
    columns = frozenset[int]().union(*(part.columns for part in parts))
    fixed = all(part.constant for part in parts)
    if len(parts) == 1:
        (first,) = (part.value for part in parts)

        def one(row: Row) -> Any:
            value = first(row)
            return None if value is None else function(value)

        return Term(one, kind, columns, fixed, element=element)
    if len(parts) == 2:
        left, right = (part.value for part in parts)

        def two(row: Row) -> Any:
            a = left(row)
            if a is None:
                return None
            b = right(row)
            return None if b is None else function(a, b)

        return Term(two, kind, columns, fixed, element=element)
    values = [part.value for part in parts]

    def many(row: Row) -> Any:
        found = [value(row) for value in values]
        return None if None in found else function(*found)

    return Term(many, kind, columns, fixed, element=element)


def strict(term: Term, kind: str) -> Term:
    """The term as a value of this kind: constants are read, numbers and moments widened.

    Raises NotRead where the two do not go together.
    """
    if term.kind in (kind, "null"):
        return term
    if term.kind == "unknown":
        raw = term.value(())
        try:
            return constant(read_constant(raw, kind), kind)
        except ValueError as problem:
            raise NotRead(str(problem)) from None
    if term.kind in RANKS and kind in RANKS:
        if RANKS[kind] == 2 and RANKS[term.kind] == 1:
            return _like(term, derived(kind, float, term))
        if RANKS[kind] == 1 and RANKS[term.kind] == 2:
            raise NotRead("a double where a numeric is needed")
        return term
    if term.kind in _MOMENTS and kind in _MOMENTS and _MOMENTS[term.kind] < _MOMENTS[kind]:
        zone = UTC if kind == "timestamptz" else None
        return _like(term, derived(kind, lambda value: _midnight(value, zone), term))
    raise NotRead(f"{term.kind} beside {kind}")


def common(left: Term, right: Term) -> tuple[Term, Term, str]:
    """Two terms as values of one kind, in which they compare."""
    kind = wider(left.kind, right.kind)
    return strict(left, kind), strict(right, kind), kind


def wider(left: str, right: str) -> str:
    """The kind in which values of two kinds compare."""
    if left in ("unknown", "null"):
        return right if right not in ("unknown", "null") else "text"
    if right in ("unknown", "null"):
        return left
    for ranks in (RANKS, _MOMENTS):
        if left in ranks and right in ranks:
            return left if ranks[left] >= ranks[right] else right
    if left != right:
        raise NotRead(f"{left} beside {right}")
    return left


def read_constant(raw: object, kind: str) -> Any:
    """A string constant as a value of this kind. Raises ValueError."""
    if kind in ("text", "unknown"):
        return raw
    text = str(raw).strip()
    if kind in ("smallint", "integer", "bigint"):
        return int(text)
    if kind in ("real", "double precision"):
        return float(text)
    if kind == "boolean":
        words = {"t": True, "true": True, "f": False, "false": False}
        if text.lower() not in words:
            raise ValueError(f"{text!r} is no boolean")
        return words[text.lower()]
    return column_type(kind).read(text)


def compared(value: Any) -> Any:
    """A value as it counts in comparisons with itself: for keys of sets."""
    return float(value) if isinstance(value, Decimal) and value.is_nan() else value


def _midnight(value: Any, zone: Any) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=zone)
    assert isinstance(value, date)
    return datetime(value.year, value.month, value.day, tzinfo=zone)


def _like(old: Term, new: Term) -> Term:
    """A widened column is still that column, for who looks for values of it."""
    return Term(new.value, new.kind, new.columns, new.constant, old.place, new.element)
