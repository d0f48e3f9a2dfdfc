"""What a query gave: typed columns and rows, and the state a changing statement left behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from grader.models.documents import Documents
from grader.models.values import Value, decode, encode

Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One output column: its name as the engine gave it, and its PostgreSQL type name."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Result:
    """A relation as it came out: columns in order, rows in order, duplicates kept.

    Each row has as many cells as there are columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The column names, in order."""
        return tuple(column.name for column in self.columns)

    def to_json(self) -> dict[str, object]:
        """The form kept in expected.json and passed between processes."""
        return {
            "columns": [{"name": column.name, "type": column.type} for column in self.columns],
            "rows": [[encode(cell) for cell in row] for row in self.rows],
        }

    @classmethod
    def from_json(cls, raw: Any) -> Result:
        """Read `to_json`'s form. Raises ValueError naming the row and column that do not fit."""
        columns = tuple(_column(item, place) for place, item in enumerate(_list(raw, "columns")))
        rows = []
        for place, cells in enumerate(_list(raw, "rows")):
            if not isinstance(cells, list) or len(cells) != len(columns):
                raise ValueError(f"rows[{place}] does not have {len(columns)} cells")
            row = []
            for column, cell in zip(columns, cells, strict=True):
                try:
                    row.append(decode(cell, column.type))
                except ValueError as problem:
                    raise ValueError(f"rows[{place}], column {column.name}: {problem}") from None
            rows.append(tuple(row))
        return cls(columns, tuple(rows))


@dataclass(frozen=True, slots=True)
class RelationState:
    """A table or view after the answer ran: `kind` is "table" or "view", or "" where it is gone."""

    kind: str
    content: Result | None

    def to_json(self) -> dict[str, object]:
        """The form kept in expected.json."""
        body = self.content.to_json() if self.content is not None else {}
        return {"kind": self.kind, **body}

    @classmethod
    def from_json(cls, raw: Any) -> RelationState:
        """Read `to_json`'s form. Raises ValueError where it does not fit."""
        if not isinstance(raw, dict) or not isinstance(raw.get("kind"), str):
            raise ValueError('a relation\'s state needs "kind": "table" or "view"')
        return cls(raw["kind"], Result.from_json(raw) if "columns" in raw else None)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a server runs a query: `scan` is "IXSCAN" or "COLLSCAN", `sorts` whether it sorts in
    memory, `fetches` whether it reads documents at all; then how many keys and documents it looks
    at and how many it returns.
    """

    scan: str
    sorts: bool
    fetches: bool
    keys: int
    documents: int
    returned: int

    def to_json(self) -> dict[str, object]:
        """The form kept in expected.json."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, raw: Any) -> Plan:
        """Read `to_json`'s form. Raises ValueError where it does not fit."""
        if not isinstance(raw, dict) or set(raw) != set(cls.__slots__):
            raise ValueError(f"a plan has {', '.join(cls.__slots__)}")
        return cls(**raw)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All an answer left on one dataset: the rows it returned, and the state of named relations.

    `result` is None where nothing was returned. `state` is empty for plain queries. In the MongoDB
    track `documents` stands for `result` and `collections`, the content of named collections, for
    `state`; `plan` is how a given query runs with the indexes that the answer made.
    """

    result: Result | None
    state: Mapping[str, RelationState] = field(default_factory=dict)
    documents: Documents | None = None
    collections: Mapping[str, Documents] = field(default_factory=dict)
    plan: Plan | None = None

    def to_json(self) -> dict[str, object]:
        """The form kept in expected.json and in traps."""
        raw: dict[str, object] = {}
        if self.result is not None:
            raw["result"] = self.result.to_json()
        if self.state:
            raw["state"] = {name: state.to_json() for name, state in self.state.items()}
        if self.documents is not None:
            raw["documents"] = self.documents.to_json()
        if self.collections:
            raw["collections"] = {
                name: content.to_json() for name, content in self.collections.items()
            }
        if self.plan is not None:
            raw["plan"] = self.plan.to_json()
        return raw

    @classmethod
    def from_json(cls, raw: Any) -> Outcome:
        """Read `to_json`'s form. Raises ValueError that names the place."""
        known = {"result", "state", "documents", "collections", "plan"}
        if not isinstance(raw, dict) or set(raw) - known - {"format"} or not set(raw) & known:
            raise ValueError(
                'must be an object with "result", "state" or both; in the MongoDB track with '
                '"documents", "collections" or "plan"'
            )
        return cls(
            result=_part(raw, "result", Result.from_json),
            state=_parts(raw, "state", RelationState.from_json),
            documents=_part(raw, "documents", Documents.from_json),
            collections=_parts(raw, "collections", Documents.from_json),
            plan=_part(raw, "plan", Plan.from_json),
        )


T = TypeVar("T")


def _part(raw: Mapping[str, Any], key: str, read: Callable[[Any], T]) -> T | None:
    if key not in raw:
        return None
    try:
        return read(raw[key])
    except ValueError as problem:
        raise ValueError(f"{key}: {problem}") from None


def _parts(raw: Mapping[str, Any], key: str, read: Callable[[Any], T]) -> dict[str, T]:
    parts = {}
    for name, item in (raw.get(key) or {}).items():
        try:
            parts[name] = read(item)
        except ValueError as problem:
            raise ValueError(f"{key}.{name}: {problem}") from None
    return parts


def _list(raw: Any, key: str) -> list[Any]:
    value = raw.get(key) if isinstance(raw, dict) else None
    if not isinstance(value, list):
        raise ValueError(f'"{key}" is not a list')
    return value


def _column(raw: Any, place: int) -> Column:
    if (
        not isinstance(raw, dict)
        or not isinstance(raw.get("name"), str)
        or not isinstance(raw.get("type"), str)
    ):
        raise ValueError(f'columns[{place}] needs a "name" and a "type"')
    return Column(raw["name"], raw["type"])
