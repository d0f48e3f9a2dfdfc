"""Reading a dataset's `mongo.json` into its collections.

The file holds `{"format": 1, "collections": {name: {comment, validator, indexes, fields}}}`:
`validator` is `{"$jsonSchema": …}` as MongoDB reads it, `indexes` are `{keys, name, …options}`, and
`fields` says in words what stands at a path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.content.fields import Fields, closest
from grader.content.files import read_json
from grader.errors import ContentProblem
from grader.models import from_extended
from grader.models.collections import Collection, Field, Index

BSON_TYPES = (
    "double", "string", "object", "array", "binData", "undefined", "objectId", "bool", "date",
    "null", "regex", "dbPointer", "javascript", "symbol", "javascriptWithScope", "int",
    "timestamp", "long", "decimal", "minKey", "maxKey", "number",
)  # fmt: skip
_JSON_TYPES = {"boolean": "bool", **{n: n for n in ("string", "object", "array", "number", "null")}}
_SHOWN = (
    "bsonType", "type", "required", "properties", "items", "enum", "minimum", "maximum",
    "minItems", "maxItems", "pattern", "additionalProperties", "description", "title",
)  # fmt: skip
_OTHER = (
    "minLength", "maxLength", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum",
    "multipleOf", "minProperties", "maxProperties", "patternProperties", "dependencies",
    "additionalItems", "allOf", "anyOf", "oneOf", "not",
)  # fmt: skip


def read_collections(path: Path) -> tuple[Collection, ...]:
    """The collections of the file, in its order. Raises ContentProblem naming the key."""
    top = Fields(path, read_json(path), ("format", "collections"))
    found = top.table("collections")
    if not found:
        raise top.problem("collections", "names no collection")
    return tuple(_collection(top, name, raw) for name, raw in found.items())


def _collection(top: Fields, name: str, raw: Any) -> Collection:
    prefix = f"collections.{name}"
    keys = _inside(top, prefix, raw, ("comment", "validator", "indexes", "fields"))
    validator = _inside(top, f"{prefix}.validator", keys.table("validator"), ("$jsonSchema",))
    root = _field(top, f"{validator.prefix}$jsonSchema", "", "", validator.table("$jsonSchema"))
    root = replace(root, types=root.types or ("object",))
    for place, words in keys.table("fields").items():
        if not isinstance(words, str) or not words.strip():
            raise keys.problem("fields", f"{place} must have a text")
        root = _commented(keys, root, place, place.split("."), words)
    indexes = raw.get("indexes", [])
    if not isinstance(indexes, list):
        raise keys.problem("indexes", "must be a list")
    return Collection(
        name,
        root.fields,
        tuple(_index(top, f"{prefix}.indexes.{n}", item) for n, item in enumerate(indexes)),
        keys.text("comment") if keys.has("comment") else "",
    )


def _field(
    top: Fields, prefix: str, name: str, path: str, raw: Any, required: bool = False
) -> Field:
    """A field from its JSON schema, which stands at `prefix` in the file."""
    keys = _inside(top, prefix, raw, _SHOWN + _OTHER)
    needed = keys.texts("required", ())
    parts = keys.table("properties")
    here = f"{path}." if path else ""
    inner = [
        _field(top, f"{prefix}.properties.{part}", part, here + part, rules, part in needed)
        for part, rules in parts.items()
    ]
    inner += [Field(part, here + part, required=True) for part in needed if part not in parts]
    items, others = raw.get("items"), raw.get("additionalProperties")
    return Field(
        name,
        path,
        types=_types(keys, raw),
        required=required,
        allowed=_allowed(keys, raw),
        low=_number(keys, "minimum"),
        high=_number(keys, "maximum"),
        fewest=keys.integer("minItems", 0, 10**9) if keys.has("minItems") else None,
        most=keys.integer("maxItems", 0, 10**9) if keys.has("maxItems") else None,
        pattern=keys.text("pattern") if keys.has("pattern") else "",
        rules=tuple(rule for rule in _OTHER if rule in raw)
        + (("additionalProperties",) if others is False else ()),
        comment=keys.text("description") if keys.has("description") else "",
        fields=tuple(inner),
        items=_field(top, f"{prefix}.items", "", path, items) if items is not None else None,
        others=_field(top, f"{prefix}.additionalProperties", "*", f"{here}*", others)
        if isinstance(others, Mapping)
        else None,
    )


def _types(keys: Fields, raw: Mapping[str, Any]) -> tuple[str, ...]:
    if "bsonType" not in raw and "type" not in raw:
        return ()
    key = "bsonType" if "bsonType" in raw else "type"
    known = {name: name for name in BSON_TYPES} if key == "bsonType" else _JSON_TYPES
    named = raw[key] if isinstance(raw[key], list) else [raw[key]]
    for name in named:
        if name not in known:
            near = closest(name, list(known), 1) if isinstance(name, str) else []
            fix = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
            raise keys.problem(key, f"{name!r} is no BSON type", fix)
    return tuple(known[name] for name in named)


def _allowed(keys: Fields, raw: Mapping[str, Any]) -> tuple[Any, ...]:
    values = raw.get("enum", [])
    if not isinstance(values, list) or ("enum" in raw and not values):
        raise keys.problem("enum", "must be a list of values")
    return tuple(_plain(keys, "enum", value) for value in values)


def _number(keys: Fields, key: str) -> float | None:
    if not keys.has(key):
        return None
    value = keys.number(key, float("-inf"), float("inf"))
    return int(value) if value.is_integer() else value


def _plain(keys: Fields, key: str, value: Any) -> Any:
    """A value that may be Extended JSON; only then is the codec loaded."""
    if not isinstance(value, (dict, list)):
        return value
    try:
        return from_extended(value)
    except ValueError as problem:
        raise keys.problem(key, str(problem)) from None


def _index(top: Fields, prefix: str, raw: Any) -> Index:
    options = tuple(raw) if isinstance(raw, Mapping) else ()
    keys = _inside(top, prefix, raw, options)
    parts = keys.table("keys")
    for part, how in parts.items():
        if isinstance(how, bool) or not isinstance(how, (int, str)) or not how:
            raise keys.problem(f"keys.{part}", f"{how!r} is not 1, -1 or a kind of index")
    if not parts:
        raise keys.problem("keys", "names no field", 'write {"keys": {"field": 1}, "name": "…"}')
    shown = ("keys", "name", "unique", "partialFilterExpression")
    return Index(
        keys.text("name"),
        tuple(parts.items()),
        keys.boolean("unique") or False,
        keys.table("partialFilterExpression"),
        {option: raw[option] for option in options if option not in shown},
    )


def _commented(keys: Fields, parent: Field, place: str, names: list[str], words: str) -> Field:
    """The field with `words` at the path below it. A path that no validator rules on is added,
    as fields of a document without `properties` may be named by words alone.
    """
    inner = parent
    while inner.items is not None and not inner.fields:
        inner = inner.items
    if inner is not parent:
        below = _commented(keys, inner, place, names, words)
        return _with_items(parent, below)
    found = next((item for item in parent.fields if item.name == names[0]), None)
    bare = parent.path != "" and not any(item.types or item.allowed for item in parent.fields)
    if found is None and not bare:
        known = [item.name for item in parent.fields]
        near = closest(names[0], known, 1)
        fix = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
        raise keys.problem("fields", f"{place} is no path of the validator", fix)
    here = f"{parent.path}." if parent.path else ""
    field = found or Field(names[0], here + names[0])
    if names[1:]:
        field = _commented(keys, field, place, names[1:], words)
    else:
        field = replace(field, comment=words)
    if found is None:
        return replace(parent, fields=(*parent.fields, field))
    return replace(
        parent, fields=tuple(field if item.name == names[0] else item for item in parent.fields)
    )


def _with_items(parent: Field, inner: Field) -> Field:
    """The array with other innermost elements."""
    assert parent.items is not None
    deeper = parent.items
    if deeper.items is not None and not deeper.fields:
        return replace(parent, items=_with_items(deeper, inner))
    return replace(parent, items=inner)


def _inside(top: Fields, prefix: str, raw: Any, known: tuple[str, ...]) -> Fields:
    """The mapping at `prefix`. Raises ContentProblem where it is none, or has an unknown key."""
    if not isinstance(raw, Mapping):
        raise ContentProblem(top.path, f"key `{prefix}`: must be an object, not {raw!r}")
    return Fields(top.path, raw, known, f"{prefix}.")
