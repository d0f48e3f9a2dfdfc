"""Which fields documents have behind a stage, as far as its text tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Fields = frozenset[str]

_nothing: Fields = frozenset()


def under(fields: Fields, name: str) -> Fields:
    """The fields inside a field, without its name in front."""
    start = f"{name}."
    return frozenset(item.removeprefix(start) for item in fields if item.startswith(start))


def fields_after(
    stage: Mapping[str, Any], fields: Fields, collections: Mapping[str, frozenset[str] | None]
) -> Fields:
    """The fields behind one stage; empty where its text does not tell."""
    name, value = next(iter(stage.items()))
    match name:
        case "$group":
            return frozenset(value) | _keys_of_id(value.get("_id"))
        case "$bucket" | "$bucketAuto":
            return frozenset(("_id", *value.get("output", ("count",))))
        case "$facet":
            return frozenset(value)
        case "$count":
            return frozenset((value,))
        case "$sortByCount":
            return frozenset(("_id", "count"))
        case "$project":
            return _projected(value, fields)
        case "$addFields" | "$set":
            return fields | frozenset(value)
        case "$setWindowFields":
            return fields | frozenset(value["output"])
        case "$lookup" | "$graphLookup":
            inner = collections.get(value.get("from", ""), None) or _nothing
            return fields | {value["as"]} | _within(value["as"], inner)
        case "$unset":
            return fields - frozenset((value,) if isinstance(value, str) else value)
        case "$replaceRoot" | "$replaceWith":
            root = value.get("newRoot") if name == "$replaceRoot" else value
            return under(fields, root[1:]) if isinstance(root, str) else _nothing
        case _:
            return fields


def _keys_of_id(key: Any) -> Fields:
    if isinstance(key, dict) and not next(iter(key), "$").startswith("$"):
        return _within("_id", key)
    return _nothing


def _within(name: str, inner: Iterable[str]) -> Fields:
    return frozenset(f"{name}.{item}" for item in inner)


def _projected(value: Mapping[str, Any], fields: Fields) -> Fields:
    kept = [key for key, item in value.items() if key != "_id" and item not in (0, False)]
    if not kept and any(key != "_id" for key in value):
        return fields - frozenset(value)
    if value.get("_id", 1) not in (0, False):
        kept.append("_id")
    inner = (item for item in fields if any(item.startswith(f"{key}.") for key in kept))
    return frozenset((*kept, *inner))
