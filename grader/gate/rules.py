"""The rules of a collection, checked where the engine has none: validators and unique indexes.

MongoDB's manual, "Schema Validation" and "Unique Indexes". What is not known for certain raises
`UnknownRule`; the gate then lets nothing through.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_INTEGERS = {"int", "long"}


class UnknownRule(Exception):
    """A rule that cannot be judged here, or a value of which the rule's outcome is not certain."""


def broken_rule(validator: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    """Which part of a validator a document breaks, as a sentence; "" where it keeps all."""
    for key, rule in validator.items():
        if key != "$jsonSchema":
            raise UnknownRule(f"a validator with {key}")
        if broken := _broken(rule, document, ""):
            return broken
    return ""


def repeated_key(
    index: Mapping[str, Any], documents: Iterable[Mapping[str, Any]]
) -> tuple[Any, ...] | None:
    """The first key that two documents share under a unique index, None where there is none."""
    seen: set[Any] = set()
    for document in documents:
        keys = index_keys(index, document)
        for key in keys:
            if key in seen:
                return key
        seen |= keys
    return None


def index_keys(index: Mapping[str, Any], document: Mapping[str, Any]) -> set[tuple[Any, ...]]:
    """The keys that a document has in an index; none where the index leaves it out."""
    if index.get("sparse") or "collation" in index:
        raise UnknownRule("a unique index with options")
    for path, rule in index.get("partialFilterExpression", {}).items():
        if rule != {"$exists": True}:
            raise UnknownRule("a partial index")
        if not list(_values(document, path.split("."))):
            return set()
    keys: set[tuple[Any, ...]] = {()}
    for path in index["keys"]:
        found = [_key(value) for value in _values(document, path.split("."))] or [None]
        keys = {(*key, value) for key in keys for value in found}
    return keys


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            if not isinstance(item, list):
                yield from _values(item, path)
    elif not path:
        yield value
    elif isinstance(value, Mapping) and path[0] in value:
        yield from _values(value[path[0]], path[1:])


def _key(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, datetime.datetime)):
        return (type(value).__name__, value)
    if isinstance(value, (int, float)):
        return ("number", value)
    if type(value).__name__ == "ObjectId":
        return ("oid", value)
    raise UnknownRule("a unique index over such values")


def _broken(rule: Mapping[str, Any], value: Any, path: str) -> str:
    for key, wanted in rule.items():
        check = _CHECKS.get(key)
        if check is None:
            if key in ("properties", "items", "description", "title", "additionalProperties"):
                continue
            raise UnknownRule(f"a validator with {key}")
        if not check(wanted, value):
            return f"{path or 'the document'} breaks the rule {key}"
    return _inside(rule, value, path)


def _inside(rule: Mapping[str, Any], value: Any, path: str) -> str:
    properties = rule.get("properties", {})
    if isinstance(value, Mapping):
        for name, part in value.items():
            where = f"{path}.{name}" if path else str(name)
            if name in properties:
                if broken := _broken(properties[name], part, where):
                    return broken
            elif rule.get("additionalProperties") is False:
                return f"{where} is a field that the validator does not know"
    if isinstance(value, list) and "items" in rule:
        for place, part in enumerate(value):
            if broken := _broken(rule["items"], part, f"{path}.{place}"):
                return broken
    return ""


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    for kind, name in (
        (bool, "bool"), (float, "double"), (str, "string"), (Mapping, "object"), (list, "array"),
        (datetime.datetime, "date"),
    ):  # fmt: skip
        if isinstance(value, kind):
            return name
    if isinstance(value, int):
        long = type(value) is not int or not -(2**31) <= value < 2**31
        return "long" if long else "int"
    return {"ObjectId": "objectId", "Decimal128": "decimal", "Binary": "binData"}.get(
        type(value).__name__, "other"
    )


def _has_type(wanted: Any, value: Any) -> bool:
    names = {wanted} if isinstance(wanted, str) else set(wanted)
    found = _type_of(value)
    if found == "other":
        raise UnknownRule("a value of a rare type")
    if found in names or ("number" in names and found in _INTEGERS | {"double", "decimal"}):
        return True
    if found in _INTEGERS and names & _INTEGERS:
        raise UnknownRule("whether a whole number is int or long")
    return False


def _number(value: Any) -> Any:
    return value.to_decimal() if type(value).__name__ == "Decimal128" else value


def _is_number(value: Any) -> bool:
    return _type_of(value) in _INTEGERS | {"double", "decimal"}


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(_number(one) == _number(other))


_CHECKS: Mapping[str, Any] = {
    "bsonType": _has_type,
    "required": lambda names, value: not isinstance(value, Mapping) or set(names) <= set(value),
    "enum": lambda allowed, value: any(_same(one, value) for one in allowed),
    "minimum": lambda low, value: not _is_number(value) or _number(value) >= _number(low),
    "maximum": lambda high, value: not _is_number(value) or _number(value) <= _number(high),
    "minItems": lambda low, value: not isinstance(value, list) or len(value) >= low,
    "maxItems": lambda high, value: not isinstance(value, list) or len(value) <= high,
    "pattern": lambda text, value: not isinstance(value, str) or bool(re.search(text, value)),
}
