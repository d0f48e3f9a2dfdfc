"""A small database while it is made smaller: rows go with what refers to them, rules stay kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.models import ForeignKey, Schema, Table, TableRows
from grader.traps.columns import ColumnType
from grader.traps.predicates import column_types
from grader.traps.problems import UnknownRule
from grader.traps.rules import broken_rules, default_value, key_of, places_of, read_rows

Rows = tuple[tuple[Any, ...], ...]
State = dict[str, Rows]
"""The rows of each table that has any, as values for all of its columns."""
Place = tuple[str, int]
"""A table and the place of a row in it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key, with the places of its columns on both sides."""

    table: str
    key: ForeignKey
    here: tuple[int, ...]
    there: tuple[int, ...]


class Database:
    """What is known of the tables, and the steps from one state to a smaller one."""

    def __init__(self, schema: Schema, names: Collection[str]) -> None:
        self._schema = schema
        self.tables: dict[str, Table] = {
            table.name: table for table in schema.tables if table.name in names
        }
        self.types: dict[str, tuple[ColumnType, ...]] = {
            name: column_types(table) for name, table in self.tables.items()
        }
        self.links = [
            Link(name, key, places_of(table, key.columns), self._there(key))
            for name, table in self.tables.items()
            for key in table.foreign_keys
            if key.table in self.tables
        ]
        self._defaults = {name: self._constants(table) for name, table in self.tables.items()}

    def read(self, tables: Mapping[str, TableRows]) -> State:
        """The state of a dataset. Raises ValueError for cells that do not fit, UnknownRule."""
        state = {}
        for name, table in self.tables.items():
            rows, wrong = read_rows(table, tables[name])
            if wrong:
                raise ValueError(wrong[0].message)
            if rows:
                state[name] = tuple(map(tuple, rows))
        return state

    def write(self, state: State) -> dict[str, TableRows]:
        """The state as tables; columns that hold nothing but their default are left out."""
        written = {}
        for name, table in self.tables.items():
            rows = state.get(name)
            if not rows:
                continue
            kept = [
                place
                for place in range(len(table.columns))
                if any(row[place] != self._defaults[name][place] for row in rows)
            ] or [0]
            types = self.types[name]
            written[name] = TableRows(
                tuple(table.columns[place].name for place in kept),
                tuple(
                    tuple(
                        None if row[place] is None else types[place].write(row[place])
                        for place in kept
                    )
                    for row in rows
                ),
            )
        return written

    def without(self, state: State, places: Collection[Place]) -> State:
        """The state without these rows and all that refer to them, however far away."""
        gone = set(places)
        left = {
            name: tuple(row for at, row in enumerate(rows) if (name, at) not in gone)
            for name, rows in state.items()
        }
        changed = True
        while changed:
            changed = False
            for link in self.links:
                rows = left.get(link.table, ())
                if not rows:
                    continue
                known = {key_of(row, link.there) for row in left.get(link.key.table, ())}
                kept = tuple(row for row in rows if _refers(row, link, known))
                if len(kept) != len(rows):
                    left[link.table] = kept
                    changed = True
        return {name: rows for name, rows in left.items() if rows}

    def repointed(self, state: State, place: Place) -> State | None:
        """The state without one row, those that refer to it now refer to another or to nothing.

        None where nothing refers to it, or where the rules do not let them.
        """
        name, at = place
        row = state[name][at]
        left = {**state, name: state[name][:at] + state[name][at + 1 :]}
        touched = False
        for link in self.links:
            if link.key.table != name or not left.get(link.table):
                continue
            lost = key_of(row, link.there)
            others = [key_of(other, link.there) for other in left[name]]
            rows = []
            for number, other in enumerate(left[link.table]):
                if key_of(other, link.here) != lost or lost in others:
                    rows.append(other)
                    continue
                touched = True
                near = others[:number] if link.table == name else others
                changed = self._refer(other, link, near[0] if near else None)
                if changed is None:
                    return None
                rows.append(changed)
            left[link.table] = tuple(rows)
        smaller = {other: rows for other, rows in left.items() if rows}
        return smaller if touched and self.legal(smaller, smaller) else None

    def legal(self, state: State, names: Collection[str]) -> bool:
        """Whether these tables of the state keep their rules."""
        contents = {name: [list(row) for row in rows] for name, rows in state.items()}
        return not any(
            any(True for _ in broken_rules(self._schema, self.tables[name], contents))
            for name in names
            if name in contents
        )

    def default(self, name: str, place: int) -> Any:
        """What a column holds where it is left out; `MISSING` where it cannot be left out."""
        return self._defaults[name][place]

    def loose_columns(self, state: State) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Columns that may change alone, and foreign keys that may be NULL, of tables with rows."""
        referred = {(link.key.table, place) for link in self.links for place in link.there}
        for name in state:
            table = self.tables[name]
            keyed = {
                place for link in self.links if link.table == name for place in link.here
            } | set(places_of(table, table.primary_key))
            for place in range(len(table.columns)):
                if place not in keyed and (name, place) not in referred:
                    yield name, (place,)
        for link in self.links:
            if link.table in state:
                columns = self.tables[link.table].columns
                free = tuple(place for place in link.here if not columns[place].not_null)
                if free:
                    yield link.table, free

    def ids(self) -> Iterator[Place]:
        """The columns that are a whole primary key and refer to nothing."""
        for name, table in self.tables.items():
            places = places_of(table, table.primary_key)
            mine = [link for link in self.links if link.table == name]
            if len(places) == 1 and not any(places[0] in link.here for link in mine):
                yield name, places[0]

    def followers(self, name: str, place: int) -> list[Place]:
        """A column and all columns that refer to it, however far away."""
        found = [(name, place)]
        for table, at in found:
            for link in self.links:
                if link.key.table == table and at in link.there:
                    one = (link.table, link.here[link.there.index(at)])
                    if one not in found:
                        found.append(one)
        return found

    def _there(self, key: ForeignKey) -> tuple[int, ...]:
        return places_of(self.tables[key.table], key.references)

    def _refer(
        self, row: tuple[Any, ...], link: Link, key: tuple[Any, ...] | None
    ) -> tuple[Any, ...] | None:
        cells = list(row)
        columns = self.tables[link.table].columns
        for number, place in enumerate(link.here):
            if key is None and columns[place].not_null:
                continue
            cells[place] = None if key is None else key[number]
        changed = tuple(cells)
        return changed if changed != row else None

    def _constants(self, table: Table) -> list[Any]:
        found: list[Any] = []
        for column, kind in zip(table.columns, self.types[table.name], strict=True):
            value: Any = MISSING if column.not_null else None
            if column.default is not None:
                try:
                    value = default_value(table.name, column.default, kind)
                except UnknownRule:
                    value = MISSING
            found.append(value)
        return found


MISSING: Any = object()


def changed(state: State, name: str, place: int, values: Sequence[Any]) -> State:
    """The state with other values in one column."""
    rows = tuple(
        (*row[:place], value, *row[place + 1 :])
        for row, value in zip(state[name], values, strict=True)
    )
    return {**state, name: rows}


def _refers(row: tuple[Any, ...], link: Link, known: Collection[tuple[Any, ...]]) -> bool:
    key = key_of(row, link.here)
    return None in key or key in known
