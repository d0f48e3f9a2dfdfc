"""What is known of data without reading it twice: the kinds of value each path may hold.

A `Shape` never says too little: a kind that a value may have is in it. That is what the gate rests
on, so every way of making one errs on the side of more kinds.
"""

from __future__ import annotations

import datetime
import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

NUMBERS = frozenset({"int", "long", "double", "bigint", "nan", "decimal"})
NOTHING = frozenset({"missing", "null"})
SCALARS = frozenset(
    {"null", "bool", "int", "double", "decimal", "string", "unicode", "date", "oid", "binary"}
)
_BIG = 2**53


@dataclass(frozen=True, slots=True)
class Shape:
    """The kinds of value that may stand at a place.

    `item` is what arrays here may hold, `fields` what objects here may: a field that is not named
    in `fields` is missing, unless the object is `open`, of which nothing is known.
    """

    kinds: frozenset[str] = frozenset()
    item: Shape | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    open: bool = False

    def without(self, *kinds: str) -> Shape:
        """The same, with some kinds ruled out."""
        return Shape(self.kinds - set(kinds), self.item, self.fields, self.open)

    def also(self, *kinds: str) -> Shape:
        """The same, with more kinds possible."""
        return Shape(self.kinds | set(kinds), self.item, self.fields, self.open)

    def to_json(self) -> dict[str, Any]:
        """The form in which shapes are kept."""
        raw: dict[str, Any] = {"kinds": sorted(self.kinds)}
        if self.item is not None:
            raw["item"] = self.item.to_json()
        if self.fields:
            raw["fields"] = {name: shape.to_json() for name, shape in self.fields.items()}
        if self.open:
            raw["open"] = True
        return raw

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Shape:
        """Read `to_json`'s form."""
        return cls(
            frozenset(raw["kinds"]),
            cls.from_json(raw["item"]) if "item" in raw else None,
            {name: cls.from_json(shape) for name, shape in raw.get("fields", {}).items()},
            raw.get("open", False),
        )

    @property
    def elements(self) -> Shape:
        """What an array here may hold."""
        return self.item if self.item is not None else NEVER

    def get(self, name: str) -> Shape:
        """A field of the objects here, `missing` where a value here is no object."""
        found = NEVER
        if "object" in self.kinds:
            found = self.fields.get(name, UNKNOWN if self.open else MISSING)
        return found if self.kinds <= {"object"} and self.kinds else join([found, MISSING])

    def put(self, name: str, value: Shape) -> Shape:
        """Objects here with a field of this shape; one that is only missing is taken away."""
        fields = {**self.fields, name: value}
        if value.kinds == {"missing"} and not self.open:
            del fields[name]
        return Shape(self.kinds, self.item, fields, self.open)


NEVER = Shape()
MISSING = Shape(frozenset({"missing"}))
NULL = Shape(frozenset({"null"}))
BOOL = Shape(frozenset({"bool"}))
INT = Shape(frozenset({"int", "long"}))
NUMBER = Shape(frozenset({"int", "long", "double"}))
STRING = Shape(frozenset({"string"}))
DATE = Shape(frozenset({"date"}))
UNKNOWN = Shape(frozenset({"unknown"}))
OBJECT = Shape(frozenset({"object"}))


def array_of(item: Shape, empty: bool = True) -> Shape:
    """An array whose elements have this shape; a missing element stands as null."""
    if "missing" in item.kinds:
        item = item.without("missing").also("null")
    kinds = ({"array"} if item.kinds else set()) | ({"empty"} if empty else set())
    return Shape(frozenset(kinds or {"empty"}), item)


def object_of(fields: Mapping[str, Shape]) -> Shape:
    """An object with these fields."""
    kept = {name: shape for name, shape in fields.items() if shape.kinds != {"missing"}}
    return Shape(frozenset({"object"}), None, kept)


def kind_of(value: Any) -> str:
    """The one kind that a value has."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        if abs(value) >= _BIG:
            return "bigint"
        return "int" if type(value) is int and -(2**31) <= value < 2**31 else "long"
    if isinstance(value, float):
        return "double" if math.isfinite(value) else "nan"
    if isinstance(value, str):
        return "string" if value.isascii() else "unicode"
    if isinstance(value, Mapping):
        return "object"
    if isinstance(value, (list, tuple)):
        return "array" if value else "empty"
    if isinstance(value, datetime.datetime):
        return "date"
    name = type(value).__name__
    return {
        "ObjectId": "oid",
        "Decimal128": "decimal",
        "Regex": "regex",
        "Pattern": "regex",
        "bytes": "binary",
        "Binary": "binary",
    }.get(name, "other")


def shape_of(value: Any) -> Shape:
    """The shape of one value."""
    kind = kind_of(value)
    if kind == "object":
        return object_of({str(name): shape_of(part) for name, part in value.items()})
    if kind == "array":
        return array_of(join(shape_of(part) for part in value), empty=False)
    return Shape(frozenset({kind}))


def shape_of_documents(documents: Iterable[Any]) -> Shape:
    """The shape that all documents of a collection have together."""
    return join(shape_of(document) for document in documents)


def join(shapes: Iterable[Shape]) -> Shape:
    """What holds of a value that has one of these shapes."""
    return functools.reduce(_join, shapes, NEVER)


def _join(one: Shape, other: Shape) -> Shape:
    if one is other or not other.kinds:
        return one
    if not one.kinds:
        return other
    item = (
        other.item
        if one.item is None
        else one.item
        if other.item is None
        else _join(one.item, other.item)
    )
    fields: dict[str, Shape] = {}
    has_one, has_other = "object" in one.kinds, "object" in other.kinds
    for name in (*one.fields, *(name for name in other.fields if name not in one.fields)):
        left = one.fields.get(name, UNKNOWN if one.open else MISSING) if has_one else NEVER
        right = other.fields.get(name, UNKNOWN if other.open else MISSING) if has_other else NEVER
        fields[name] = _join(left, right)
    return Shape(one.kinds | other.kinds, item, fields, one.open or other.open)


def fits(value: Shape, within: Shape) -> bool:
    """Whether everything that `value` allows is allowed by `within` too."""
    if "unknown" in within.kinds:
        return True
    if not value.kinds <= within.kinds:
        return False
    if "array" in value.kinds and not fits(value.elements, within.elements):
        return False
    if "object" not in value.kinds or within.open:
        return True
    names = {*value.fields, *within.fields}
    return all(
        fits(value.fields.get(name, MISSING), within.fields.get(name, MISSING)) for name in names
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What a dotted path leads to, and the ways by which it gets there."""

    shape: Shape
    ways: frozenset[str]


def follow(start: Shape, path: Sequence[str]) -> Found:
    """A path in an aggregation expression: arrays on the way give the array of what they hold."""
    if not path:
        return Found(start, frozenset())
    ways: set[str] = {"number in path"} if path[0].isdigit() else set()
    parts: list[Shape] = []
    if start.kinds & {"array", "empty"}:
        ways.add("through an array")
        inner = follow(start.elements, path) if start.elements.kinds else Found(NEVER, frozenset())
        ways |= {f"{way} in an array" for way in inner.ways if way.startswith("through an array")}
        ways |= {way for way in inner.ways if not way.startswith("through an array")}
        if "missing" in inner.shape.kinds:
            ways.add("missing in an array")
        parts.append(array_of(inner.shape.without("missing")))
    rest = start.without("array", "empty")
    if rest.kinds - {"object"}:
        ways |= {f"below {'nothing' if kind in NOTHING else 'a scalar'}"
                 for kind in rest.kinds - {"object"}}  # fmt: skip
        parts.append(MISSING)
    if "object" in rest.kinds:
        inner = follow(Shape(frozenset({"object"}), None, rest.fields, rest.open).get(path[0]),
                       path[1:])  # fmt: skip
        parts.append(inner.shape)
        ways |= inner.ways
        if len(path) > 1:
            ways.add("dotted")
    return Found(join(parts), frozenset(ways))
