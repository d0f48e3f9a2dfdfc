"""Filling a database from mongo.json and Extended JSON: what schemas/init/mongo.js does, in Python.

The types are strict: a whole number becomes a 32-bit integer where it fits, `$numberDecimal` a
Decimal128, `$date` a UTC date.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from bson.json_util import JSONOptions, loads

_OPTIONS = JSONOptions(tz_aware=False)
_BATCH = 1000


def read_schema(text: str) -> dict[str, Any]:
    """The collections of a mongo.json: for each its `validator` and `indexes`, where it has them.

    Raises ValueError where it is no JSON.
    """
    collections = json.loads(text).get("collections") or {}
    return {
        name: {key: _extended(body[key]) for key in ("validator", "indexes") if key in body}
        for name, body in collections.items()
    }


def read_documents(text: str) -> list[Any]:
    """A list of documents in Extended JSON. Raises ValueError where it is none."""
    found: list[Any] = loads(text, json_options=_OPTIONS)
    return found


def read_lines(path: Path) -> list[Any]:
    """The documents of a .jsonl file, one a line. Raises OSError, ValueError naming the line."""
    state = path.stat()
    return _read_lines(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _read_lines(path: Path, *_: int) -> list[Any]:
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                found.append(loads(line, json_options=_OPTIONS))
            except (ValueError, TypeError) as problem:
                raise ValueError(f"{path.name}, line {number}: {problem}") from None
    return found


def fill(
    database: Any,
    schema: Mapping[str, Any],
    documents: Mapping[str, Sequence[Mapping[str, Any]]],
) -> None:
    """Make the collections with their validators and indexes, then insert the documents.

    Raises what PyMongo raises, such as for a document that its collection's validator refuses.
    """
    for name, body in schema.items():
        validator = body.get("validator")
        database.create_collection(name, **({"validator": validator} if validator else {}))
        for index in body.get("indexes", ()):
            options = {key: value for key, value in index.items() if key != "keys"}
            database[name].create_index(list(index["keys"].items()), **options)
    for name, rows in documents.items():
        for batch in _batches(rows):
            database[name].insert_many(batch)


def _batches(rows: Sequence[Mapping[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    """Copies, because PyMongo adds a missing `_id` to what it inserts."""
    for start in range(0, len(rows), _BATCH):
        yield [dict(row) for row in rows[start : start + _BATCH]]


def _extended(value: Any) -> Any:
    return loads(json.dumps(value), json_options=_OPTIONS)
