"""A constant that was read from the learner's text, with the place of each of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MAX_SIZE = 100_000
"""The most values and characters that one constant may hold, after variables are put in."""

MAX_DEPTH = 90
"""How deeply documents and arrays may be nested; MongoDB itself stops at 100."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a document: its name's place and its value."""

    name: str
    start: int
    end: int
    datum: Datum


@dataclass(frozen=True, slots=True)
class Datum:
    """A value from `start` to `end` in the text, in characters.

    `fields` is there for documents, `items` for arrays, and `value` holds the same as plain data.
    """

    value: Any
    start: int
    end: int
    fields: Mapping[str, Field] | None = None
    items: tuple[Datum, ...] | None = None
    size: int = 1
    depth: int = 0

    def field(self, name: str) -> Field | None:
        """The field of that name, if this is a document that has it."""
        return self.fields.get(name) if self.fields is not None else None

    def children(self) -> Iterator[tuple[str | int, Datum]]:
        """What is inside, by field name or index."""
        if self.fields is not None:
            for name, entry in self.fields.items():
                yield name, entry.datum
        elif self.items is not None:
            yield from enumerate(self.items)

    @property
    def kind(self) -> str:
        """What it is, in a learner's words."""
        if self.fields is not None:
            return "a document"
        if self.items is not None:
            return "an array"
        value = self.value
        if value is None:
            return "null"
        names = {bool: "true or false", str: "a string", int: "a number", float: "a number"}
        names |= {"Int64": "a number", "Decimal128": "a number", "datetime": "a date"}  # type: ignore[dict-item]
        found = names.get(type(value)) or names.get(type(value).__name__)  # type: ignore[call-overload]
        return str(found or f"a value of type {type(value).__name__}")

    @property
    def is_number(self) -> bool:
        """Whether it is a number of any type."""
        return self.kind == "a number"


def leaf(value: Any, start: int, end: int) -> Datum:
    """A value without parts."""
    return Datum(value, start, end, size=1 + (len(value) if isinstance(value, str) else 0))


def array(items: tuple[Datum, ...], start: int, end: int) -> Datum:
    """An array of values."""
    size, depth = _measure(items)
    return Datum([item.value for item in items], start, end, None, items, size, depth)


def document(fields: Mapping[str, Field], start: int, end: int) -> Datum:
    """A document, its fields in JavaScript's order: whole numbers first, by size."""
    if any(_is_index(name) for name in fields):
        ordered = sorted(fields, key=lambda name: (0, int(name)) if _is_index(name) else (1, 0))
        fields = {name: fields[name] for name in ordered}
    size, depth = _measure(tuple(entry.datum for entry in fields.values()))
    size += sum(map(len, fields))
    value = {name: entry.datum.value for name, entry in fields.items()}
    return Datum(value, start, end, fields, None, size, depth)


def _measure(parts: tuple[Datum, ...]) -> tuple[int, int]:
    return 1 + sum(part.size for part in parts), 1 + max((part.depth for part in parts), default=0)


def _is_index(name: str) -> bool:
    """Whether JavaScript takes a property's name for an array index."""
    if not (name.isascii() and name.isdigit() and len(name) < 11):
        return False
    return str(int(name)) == name and int(name) < 2**32 - 1
