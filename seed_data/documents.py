"""What every `generate_documents.py` uses: reading the CSV files, writing Extended JSON.

A value that JSON has no word for is written as MongoDB's Extended JSON (version 2, relaxed) writes
it. Whole numbers are written as ints, as a JavaScript application would store them; `Long` and
`Decimal` keep their own type. Any reader then finds the same BSON types in a line.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

INT32_END = 2**31
FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])')


@dataclass(frozen=True)
class ObjectId:
    """A MongoDB object id."""

    hexadecimal: str


@dataclass(frozen=True)
class Long:
    """A 64-bit integer, however small."""

    value: int


Value = (
    None
    | bool
    | int
    | float
    | str
    | Decimal
    | datetime
    | ObjectId
    | Long
    | Sequence["Value"]
    | Mapping[str, "Value"]
)
Document = dict[str, Value]
Row = dict[str, str | None]


def object_id(when: datetime, machine: str, counter: int) -> ObjectId:
    """Make the object id a driver would make then: seconds, five bytes of machine, counter."""
    seconds = int(when.replace(tzinfo=UTC).timestamp())
    return ObjectId(f"{seconds:08x}{machine}{counter:06x}")


def number(text: str) -> int | float:
    """Read a decimal number, a whole one as int."""
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def moment(text: str) -> datetime:
    """Read a date or a timestamp; a date begins at midnight."""
    return datetime.fromisoformat(text)


def array(text: str) -> list[str]:
    """Read an array of plain words, `{a,b}`."""
    inside = text[1:-1]
    return inside.split(",") if inside else []


def read_table(folder: Path, table: str) -> list[Row]:
    """Read a table's CSV file, telling NULL (None) from the empty string."""
    text = (folder / f"{table}.csv").read_text(encoding="utf-8")
    header, *records = _records(text)
    names = [name or "" for name in header]
    return [dict(zip(names, record, strict=True)) for record in records]


def _records(text: str) -> Iterator[list[str | None]]:
    """Cut CSV into records. The module csv takes `""` and nothing at all for the same."""
    record: list[str | None] = []
    for found in FIELD.finditer(text):
        quoted, bare, mark = found.groups()
        record.append(bare or None if quoted is None else quoted.replace('""', '"'))
        if mark == "\n":
            yield record
            record = []


def needed(row: Row, column: str) -> str:
    """Take a column that is never NULL."""
    value = row[column]
    if value is None:
        raise ValueError(f"{column} is NULL in {row}")
    return value


def by_key(rows: Iterable[Row], column: str) -> dict[int, list[Row]]:
    """Group rows by an integer column, each group in the order of the rows."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(int(needed(row, column)), []).append(row)
    return groups


def extended(value: Value) -> object:
    """Turn a value into what the module json can write."""
    match value:
        case ObjectId():
            return {"$oid": value.hexadecimal}
        case Long():
            return {"$numberLong": str(value.value)}
        case Decimal():
            return {"$numberDecimal": str(value)}
        case datetime():
            return {"$date": f"{value.isoformat(timespec='auto')}Z"}
        case float() if math.isnan(value):
            return {"$numberDouble": "NaN"}
        case float() if value.is_integer():
            return {"$numberDouble": repr(value)}
        case int() if not -INT32_END <= value < INT32_END:
            return {"$numberLong": str(value)}
        case Mapping():
            return {key: extended(part) for key, part in value.items()}
        case list() | tuple():
            return [extended(part) for part in value]
    return value


def write_collection(folder: Path, collection: str, documents: Iterable[Document]) -> None:
    """Write one document a line."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = (
        json.dumps(extended(document), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        for document in documents
    )
    text = "".join(f"{line}\n" for line in lines)
    (folder / f"{collection}.jsonl").write_bytes(text.encode())
