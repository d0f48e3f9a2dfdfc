"""Whether a document keeps a `$jsonSchema`: the part of it that is known, and nothing passed over.

Keywords follow https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/: one that
speaks of a type says nothing of values of other types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from grader.traps import patterns
from grader.traps.problems import UnknownRule

Schema = Mapping[str, Any]

NUMBERS = ("int", "long", "double", "decimal")
TYPES = (
    *NUMBERS, "string", "object", "array", "bool", "null", "date", "objectId", "binData", "number",
)  # fmt: skip
_WORDS = ("title", "description", "$comment")


def check_schema(owner: str, schema: Schema) -> None:
    """Raise UnknownRule for a keyword or type that is not known, wherever it stands."""
    for name, content in schema.items():
        if name in _WORDS:
            continue
        if name not in _KEYWORDS:
            raise UnknownRule(owner, name, "the keyword is not known here")
        if name == "bsonType":
            for one in types_of(schema):
                if one not in TYPES:
                    raise UnknownRule(owner, f"bsonType: {one}", "the type is not known here")
        elif name == "pattern":
            try:
                patterns.regex(content)
            except ValueError as problem:
                raise UnknownRule(owner, f"pattern: {content}", str(problem)) from None
    if isinstance(schema.get("items", {}), list):
        raise UnknownRule(owner, "items", "a list of schemas is not known here")
    for part in _parts(schema):
        check_schema(owner, part)


def types_of(schema: Schema) -> tuple[str, ...]:
    """The types a schema allows; all where it names none."""
    named = schema.get("bsonType", TYPES)
    return (named,) if isinstance(named, str) else tuple(named)


def faults(schema: Schema, value: Any, path: str = "") -> Iterator[str]:
    """What a value breaks, each with its path. The schema has passed `check_schema`."""
    for name, content in schema.items():
        keyword = _KEYWORDS.get(name)
        if keyword is not None:
            yield from keyword(content, value, path, schema)


def bson_type(value: Any) -> str:
    """The BSON type of a value as PyMongo gives it. Raises ValueError for others."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        small = type(value) is int and -(2**31) <= value < 2**31
        return "int" if small else "long"
    for kind, name in ((float, "double"), (str, "string"), (datetime, "date"), (list, "array"),
                       (bytes, "binData")):  # fmt: skip
        if isinstance(value, kind):
            return name
    if isinstance(value, Mapping):
        return "object"
    name = {"Decimal128": "decimal", "ObjectId": "objectId"}.get(type(value).__name__, "")
    if not name:
        raise ValueError(f"{value!r} is of no type that is known here")
    return name


def comparable(value: Any) -> Any:
    """A value as it counts in comparisons for equality: numbers by value, whatever their type."""
    kind = bson_type(value)
    if kind in NUMBERS:
        number = value.to_decimal() if kind == "decimal" else Decimal(value)
        return ("number", "NaN" if number.is_nan() else number)
    if kind == "object":
        return ("object", tuple((name, comparable(item)) for name, item in value.items()))
    if kind == "array":
        return ("array", tuple(comparable(item) for item in value))
    return (kind, value)


def _parts(schema: Schema) -> Iterator[Schema]:
    yield from schema.get("properties", {}).values()
    for name in ("items", "additionalProperties", "not"):
        if isinstance(schema.get(name), Mapping):
            yield schema[name]
    for name in ("anyOf", "allOf", "oneOf"):
        yield from schema.get(name, ())


def _holds(schema: Schema, value: Any) -> bool:
    return next(faults(schema, value), None) is None


def _bson_type(content: Any, value: Any, path: str, schema: Schema) -> Iterator[str]:
    kind = bson_type(value)
    allowed = types_of(schema)
    if kind not in allowed and not (kind in NUMBERS and "number" in allowed):
        yield f"{path or 'the document'} is of type {kind}, not {content}"


def _required(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{_at(path, name)} is missing" for name in content if name not in value)


def _properties(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, schema in content.items():
            if name in value:
                yield from faults(schema, value[name], _at(path, name))


def _additional(content: Any, value: Any, path: str, schema: Schema) -> Iterator[str]:
    if not isinstance(value, Mapping) or content is True:
        return
    for name in value:
        if name not in schema.get("properties", {}):
            if content is False:
                yield f"{_at(path, name)} is not allowed"
            else:
                yield from faults(content, value[name], _at(path, name))


def _items(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(content, item, _at(path, str(number)))


def _enum(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
    if comparable(value) not in [comparable(one) for one in content]:
        yield f"{path} is {value!r}, none of {content}"


def _bound(
    compare: Callable[[Decimal, Decimal], bool], strict: str
) -> Callable[..., Iterator[str]]:
    def bound(content: Any, value: Any, path: str, schema: Schema) -> Iterator[str]:
        if bson_type(value) in NUMBERS:
            number, limit = comparable(value)[1], comparable(content)[1]
            if (
                number == "NaN"
                or compare(number, limit)
                or (number == limit and schema.get(strict))
            ):
                yield f"{path} is {value!r}, beyond {content}"

    return bound


def _size(kind: type, too: Callable[[int, int], bool]) -> Callable[..., Iterator[str]]:
    def size(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
        if isinstance(value, kind) and too(len(value), content):  # type: ignore[arg-type]
            yield f"{path} has the length {len(value)}, not within {content}"  # type: ignore[arg-type]

    return size


def _unique(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
    if content and isinstance(value, list) and len({comparable(v) for v in value}) < len(value):
        yield f"{path} holds a value twice"


def _pattern(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
    if isinstance(value, str) and not patterns.regex(content).search(value):
        yield f"{path} is {value!r}, which {content} does not match"


def _count(least: int, most: int | None) -> Callable[..., Iterator[str]]:
    def count(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
        kept = sum(_holds(part, value) for part in content)
        wanted = len(content) if least < 0 else least
        if kept < wanted or (most is not None and kept > most):
            yield f"{path or 'the document'} keeps {kept} of {len(content)} alternatives"

    return count


def _not(content: Any, value: Any, path: str, _: Schema) -> Iterator[str]:
    if _holds(content, value):
        yield f"{path or 'the document'} is what it must not be"


def _nothing(*_: Any) -> Iterator[str]:
    return iter(())


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


_KEYWORDS: dict[str, Callable[[Any, Any, str, Schema], Iterator[str]]] = {
    "bsonType": _bson_type,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
    "enum": _enum,
    "minimum": _bound(lambda number, limit: number < limit, "exclusiveMinimum"),
    "maximum": _bound(lambda number, limit: number > limit, "exclusiveMaximum"),
    "exclusiveMinimum": _nothing,
    "exclusiveMaximum": _nothing,
    "minItems": _size(list, lambda size, limit: size < limit),
    "maxItems": _size(list, lambda size, limit: size > limit),
    "minLength": _size(str, lambda size, limit: size < limit),
    "maxLength": _size(str, lambda size, limit: size > limit),
    "uniqueItems": _unique,
    "pattern": _pattern,
    "anyOf": _count(1, None),
    "oneOf": _count(1, 1),
    "allOf": _count(-1, None),
    "not": _not,
}
