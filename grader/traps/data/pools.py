"""The values that a column may take: the salt's, those its rules speak of, and plain ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from grader.models import Json, Table
from grader.traps.columns import ColumnType
from grader.traps.data.salt import Salt, around, itself
from grader.traps.predicates import Predicate

_WORDS: dict[str, tuple[str, ...]] = {
    "mail": ("ada@example.com", "ben@example.com", "cleo@example.com", "Ada@example.com",
              "dan@example.com", "eva@example.com", "finn@example.com", "gus@example.com"),
    "name": ("Ada", "Ben", "Cleo", "ada", "Dan", "Eva", "Finn", "Gus", "Ada "),
    "country": ("DE", "FR", "PT", "US", "GB", "AT", "JP", "NO"),
    "city": ("Jena", "Porto", "Bath", "Graz", "Oslo", "Lyon", "Cork", "Nara"),
    "phone": ("030 1", "", "030 2", "+1 5", "0301", "5", "6", "7"),
    "": ("a", "b", "c", "A", "ab", "d", "e", "f", "g", ""),
}  # fmt: skip
_INTEGERS = (1, 2, 3, 5, 0, 10, 4, 100, -1, 6, 7, 8, 9)
_DECIMALS = ("1", "2.50", "10", "0", "9.99", "100", "0.5", "0.1", "-1", "20", "3")
_DOUBLES = (0.5, 1.0, 2.0, 0.0, 0.25, 10.0, 0.1, -1.0, 3.0)
_DAYS = (date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 1),
         date(2023, 12, 31), date(2024, 1, 1), date(2024, 6, 15), date(2025, 1, 1),
         date(2023, 6, 15), date(2024, 2, 28))  # fmt: skip
_HOURS = ((0, 0, 0), (9, 0, 0), (23, 59, 59), (12, 30, 0))
_TIMES = (time(9), time(0), time(12, 30), time(23, 59, 59))
_UUIDS = tuple(f"00000000-0000-4000-8000-{number:012d}" for number in range(1, 10))
_JSONS: tuple[Any, ...] = (
    {}, {"a": 1}, {"a": None}, {"a": "1"}, {"b": [1, 2]}, {"a": 2, "b": True}, [], [1], "a", None,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pool:
    """Values that keep the rules of one column alone; none is NULL, none stands there twice.

    `exact` are the salt's own values, those of the column where there are any; `salted` are they
    and their neighbours.
    """

    exact: tuple[Any, ...]
    salted: tuple[Any, ...]
    plain: tuple[Any, ...]

    @property
    def all(self) -> tuple[Any, ...]:
        """Both kinds."""
        return self.salted + tuple(value for value in self.plain if value not in self.salted)


def pool(
    table: Table, place: int, kind: ColumnType, rules: Sequence[Predicate], salt: Salt, key: bool
) -> Pool:
    """The pool of a table's column. A `key` takes only the salt that names its column."""
    column = table.columns[place]
    mine = salt.columns.get((table.name, column.name), ())
    free = () if key else salt.free(kind)
    element = ColumnType(kind.kind, kind.limits) if kind.array else kind
    spoken = [value for rule in rules for value in rule.notes.nearby.get(place, ())]
    texts = [text for rule in rules for text in rule.notes.texts.get(place, ())]
    salted: list[Any] = [one for value in (*mine, *free) for one in around(value, element)]
    exact = [one for value in (mine or free) for one in itself(value, element)]
    plain = [one for value in spoken for one in around(value, element)]
    plain += texts
    plain += plain_values(column.name, element, kind.limits)
    if kind.array:
        whole = [value for value in mine if isinstance(value, tuple)]
        inner = [one for value in whole for one in value if one is not None]
        exact = whole
        salted = whole + list(_arrays(_fitting(element, (*inner, *salted))[:4]))
        plain = list(_arrays(_fitting(element, plain)[:4]))
    alone = [rule for rule in rules if rule.columns == {place}]
    scratch: list[Any] = [None] * len(table.columns)

    def legal(values: Iterable[Any]) -> tuple[Any, ...]:
        found = []
        for value in _fitting(kind, values):
            scratch[place] = value
            if all(rule.holds(scratch) for rule in alone):
                found.append(value)
        return tuple(found)

    return Pool(legal(exact), legal(salted), legal(plain))


def fitting(kind: ColumnType, value: Any) -> Any:
    """The value as the column would store it, None where it does not fit."""
    try:
        return kind.read(kind.write(value))
    except (ValueError, OverflowError, ArithmeticError):
        return None


def _fitting(kind: ColumnType, values: Iterable[Any]) -> list[Any]:
    """The values that fit the type, each once; true is not 1."""
    found: dict[tuple[type, Any], Any] = {}
    for value in values:
        fit = fitting(kind, value)
        if fit is not None:
            found.setdefault((type(fit), fit), fit)
    return list(found.values())


def _arrays(items: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    yield ()
    for number, item in enumerate(items):
        other = items[number - 1]
        yield from ((item,), (other, item), (item, item), (item, other))


def plain_values(name: str, kind: ColumnType, limits: tuple[int, ...] = ()) -> list[Any]:
    """Values without a meaning; words fit a column of that name."""
    if kind.kind in ("smallint", "integer", "bigint"):
        return [2024, 2023, 2025, *_INTEGERS] if "year" in name else list(_INTEGERS)
    if kind.kind == "numeric":
        small = [Decimal(1).scaleb(-(kind.scale or 0)) * count for count in (1, 2, 5)]
        return [*map(Decimal, _DECIMALS), *small]
    if kind.kind in ("real", "double precision"):
        return list(_DOUBLES)
    if kind.kind == "text":
        words = next(words for hint, words in _WORDS.items() if hint in name)
        numbers = [str(number) for number in range(10)]
        return [*words, *_WORDS[""], *(["x" * limits[0]] if limits else []), *numbers]
    if kind.kind == "boolean":
        return [True, False]
    if kind.kind == "date":
        return list(_DAYS)
    if kind.kind in ("timestamp", "timestamptz"):
        zone = UTC if kind.kind == "timestamptz" else None
        return [
            datetime(day.year, day.month, day.day, *_HOURS[number % 4], tzinfo=zone)
            for number, day in enumerate(_DAYS)
        ]
    if kind.kind == "json":
        return [Json.of(value) for value in _JSONS]
    return list(_TIMES) if kind.kind == "time" else list(_UUIDS)
