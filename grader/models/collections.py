"""A document dataset's schema as data: collections, the fields of their documents, indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from grader.models.documents import to_extended


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a document, or the elements of an array (then `name` is "").

    `path` is dotted as a query writes it: the elements of an array have the array's own path.
    `types` are BSON type names as `bsonType` spells them; empty means that any type may stand
    there. `allowed` are the values that may stand there, empty where any may; `low` and `high`
    bound a number, `fewest` and `most` the elements of an array. `rules` names the validator's
    other keywords.
    """

    name: str
    path: str
    types: tuple[str, ...] = ()
    required: bool = False
    allowed: tuple[Any, ...] = ()
    low: float | None = None
    high: float | None = None
    fewest: int | None = None
    most: int | None = None
    pattern: str = ""
    rules: tuple[str, ...] = ()
    comment: str = ""
    fields: tuple[Field, ...] = ()
    """The fields of an embedded document."""
    items: Field | None = None
    """What the elements of an array are."""
    others: Field | None = None
    """What a field of any other name must be, where the validator says so."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index: its keys in order with their direction (1, -1) or kind ("text", "2dsphere").

    `partial` is the filter of a partial index; `options` are the index's other options.
    """

    name: str
    keys: tuple[tuple[str, int | str], ...]
    unique: bool = False
    partial: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection with the fields its validator names, in the file's order, and its indexes."""

    name: str
    fields: tuple[Field, ...]
    indexes: tuple[Index, ...] = ()
    comment: str = ""

    def paths(self) -> tuple[str, ...]:
        """Every field's dotted path, outer before inner."""
        return tuple(dict.fromkeys(found.path for found in _walk(self.fields)))

    def to_json(self) -> dict[str, Any]:
        """The form printed by `dojo schema --json`."""
        return {
            "name": self.name,
            "comment": self.comment,
            "fields": [_raw_field(found) for found in self.fields],
            "indexes": [{**asdict(index), "keys": dict(index.keys)} for index in self.indexes],
        }


def _raw_field(found: Field) -> dict[str, Any]:
    """The field without what it does not say; `name`, `path` and `types` always stand."""
    raw: dict[str, Any] = {"name": found.name, "path": found.path, "types": list(found.types)}
    if found.allowed:
        raw["allowed"] = [to_extended(value) for value in found.allowed]
    for name in ("required", "low", "high", "fewest", "most", "pattern", "rules", "comment"):
        value = getattr(found, name)
        if value not in (None, False, "", ()):
            raw[name] = list(value) if isinstance(value, tuple) else value
    if found.fields:
        raw["fields"] = [_raw_field(inner) for inner in found.fields]
    for name in ("items", "others"):
        inner = getattr(found, name)
        if inner is not None:
            raw[name] = _raw_field(inner)
    return raw


def _walk(fields: tuple[Field, ...]) -> Iterator[Field]:
    for found in fields:
        yield found
        inner = found
        while inner.items is not None:
            yield from _walk(inner.fields)
            inner = inner.items
        yield from _walk(inner.fields)
