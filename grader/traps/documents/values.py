"""Values of BSON types for a place in a document: the salt's, what its rules name, plain ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any

from grader.traps import patterns
from grader.traps.columns import ColumnType
from grader.traps.data.pools import plain_values
from grader.traps.data.salt import Salt, around, itself
from grader.traps.documents.validators import NUMBERS, faults, types_of

_KINDS = {
    "int": "integer", "long": "bigint", "double": "double precision", "decimal": "numeric",
    "string": "text", "bool": "boolean", "date": "timestamp",
}  # fmt: skip
_ODD = (0.126, 7.341)
"""With more places than amounts are rounded to."""
_PLAIN_TYPES = ("int", "string", "double", "bool")


def scalar_types(schema: Mapping[str, Any]) -> list[str]:
    """The types to choose from, without null; "number" turned into the types it stands for."""
    if "bsonType" not in schema:
        return [*_PLAIN_TYPES] if "enum" not in schema else []
    found = []
    for name in types_of(schema):
        if name == "number":
            found += ["double", "int"]
        elif name != "null":
            found.append(name)
    return found


@dataclass(frozen=True, slots=True)
class Scalars:
    """What a place may hold: values that answers compare it with, the same and their neighbours,
    those of the whole salt and their neighbours, plain ones.
    """

    exact: Sequence[Any]
    beside: Sequence[Any]
    salted: Sequence[Any]
    plain: Sequence[Any]


def scalars(
    path: str, kind: str, schema: Mapping[str, Any], salt: Salt, named: tuple[Any, ...]
) -> Scalars:
    """Values of one BSON type that keep the rules of their place."""
    if "enum" in schema:
        return Scalars([one for one in schema["enum"] if one in named], [], [], schema["enum"])
    if kind == "objectId":
        return Scalars([one for one in named if type(one).__name__ == "ObjectId"], [], [], [])
    if kind not in _KINDS:
        return Scalars([], [], [], [b"", b"a"] if kind == "binData" else [])
    column = ColumnType(_KINDS[kind])
    salted = [near for one in (*named, *salt.free(column)) for near in around(_bare(one), column)]
    moments = "date" in types_of(schema) or "pattern" in schema
    figures = any(one in types_of(schema) for one in ("number", *NUMBERS))
    loose = "bsonType" not in schema
    if kind == "string" and (moments or loose):
        salted += [one.isoformat(sep=" ") for one in salt.timestamps]
        salted += [_text(one) for one in (*salt.dates, *named) if isinstance(one, date)]
    if kind == "string" and (figures or loose):
        salted += [str(_bare(one)) for one in (*salt.numbers, *named) if not isinstance(one, str)]
    plain: list[Any] = []
    for name in ("minimum", "maximum"):
        if name in schema:
            plain += around(_bare(schema[name]), column)
    plain += plain_values(path.rpartition(".")[2], column)
    if kind in ("double", "decimal"):
        plain += _ODD
    if kind == "string":
        if moments and not loose:
            plain = ["2024-01-31", "2024-02-29 00:00:00", "2024-02-01 09:00:00", "2024-02-01"]
        elif figures and not loose:
            plain = ["1", "10", "9.99", "2.50", "n/a"]
        if "pattern" in schema:
            plain += patterns.regex_texts(schema["pattern"], Random(path), 6)
        plain += ["x" * size for size in (schema.get("minLength", 0), schema.get("maxLength", 0))]
    exact = [one for value in named for one in itself(_bare(value), column)]
    beside = [near for one in named for near in around(_bare(one), column)]
    return Scalars(*(list(_legal(one, kind, schema)) for one in (exact, beside, salted, plain)))


def _legal(values: list[Any], kind: str, schema: Mapping[str, Any]) -> Iterator[Any]:
    seen = set()
    for value in values:
        made = _made(value, kind)
        if made is None or repr(made) in seen or next(faults(schema, made), None):
            continue
        seen.add(repr(made))
        yield made


def _made(value: Any, kind: str) -> Any:
    """A value as PyMongo gives one of this type, None where it cannot be one."""
    if kind == "long":
        from bson import Int64

        return Int64(value) if -(2**63) <= value < 2**63 else None
    if kind == "int":
        return value if -(2**31) <= value < 2**31 else None
    if kind == "decimal":
        from bson import Decimal128

        try:
            return Decimal128(Decimal(str(value)))
        except ArithmeticError:  # more digits than it holds
            return None
    if kind == "date":
        return value.replace(microsecond=value.microsecond // 1000 * 1000)
    return value


def _bare(value: Any) -> Any:
    """BSON's own classes as Python's."""
    if type(value).__name__ == "Decimal128":
        return value.to_decimal()
    if type(value).__name__ == "Int64":
        return int(value)
    return value


def _text(value: Any) -> str:
    return value.isoformat(sep=" ") if isinstance(value, datetime) else str(value.isoformat())


def object_id(number: int) -> Any:
    """An ObjectId made on a day of 2024, the later the higher the number."""
    from bson import ObjectId

    seconds = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp()) + number * 86_400
    return ObjectId(f"{seconds:08x}{'0' * 10}{number:06x}")


__all__ = ["NUMBERS", "Scalars", "object_id", "scalar_types", "scalars"]
