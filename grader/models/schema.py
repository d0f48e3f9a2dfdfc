"""A dataset's schema as data: tables, columns and the rules between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table. `type` is PostgreSQL's spelling, such as `numeric(10,2)` or `text[]`."""

    name: str
    type: str
    not_null: bool = False
    default: str | None = None
    """The DEFAULT's SQL text, or None."""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values, where none is NULL, stand in another table's key."""

    name: str
    columns: tuple[str, ...]
    table: str
    """The table referred to."""
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A CHECK constraint; `sql` is its predicate in PostgreSQL's SQL."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with all its rules. `primary_key` is empty where there is none."""

    name: str
    columns: tuple[TableColumn, ...]
    primary_key: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[Check, ...] = ()
    comment: str = ""

    def column(self, name: str) -> TableColumn | None:
        """The column of that exact name, or None."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables of a dataset, in an order in which each stands after those it refers to."""

    dataset: str
    tables: tuple[Table, ...] = field(default_factory=tuple)

    def table(self, name: str) -> Table | None:
        """The table of that exact name, or None."""
        return next((table for table in self.tables if table.name == name), None)

    def to_json(self) -> dict[str, Any]:
        """The form kept in caches."""
        return asdict(self)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Schema:
        """Read `to_json`'s form. Raises KeyError or TypeError where it is another."""
        return cls(raw["dataset"], tuple(_table(table) for table in raw["tables"]))


def _table(raw: Mapping[str, Any]) -> Table:
    return Table(
        name=raw["name"],
        columns=tuple(TableColumn(**column) for column in raw["columns"]),
        primary_key=tuple(raw["primary_key"]),
        unique=tuple(tuple(columns) for columns in raw["unique"]),
        foreign_keys=tuple(
            ForeignKey(key["name"], tuple(key["columns"]), key["table"], tuple(key["references"]))
            for key in raw["foreign_keys"]
        ),
        checks=tuple(Check(**check) for check in raw["checks"]),
        comment=raw["comment"],
    )
