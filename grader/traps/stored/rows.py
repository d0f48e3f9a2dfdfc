"""Parts of stored tables: rows that values name or that stand side by side, with what keys bind."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from grader.models import Schema, Table, TableRows
from grader.traps.problems import UnknownRule
from grader.traps.rules import read_rows

_CELL = re.compile(r'("(?:[^"]|"")*"|[^,\n"]*)(,|\r?\n|$)')
_ITEM = re.compile(r'("(?:[^"\\]|\\.)*")|([^,]+)')
_INTEGERS = re.compile(r"(?i)(big|small)?int(eger)?\b|(big|small)?serial")
_FLOATS = re.compile(r"(?i)double|real|float")
_RUN = 24
_NAMED = 12
_REFERRING = 40

Chosen = dict[str, set[int]]
"""Places of rows, by table."""


def row_parts(
    schema: Schema,
    texts: Mapping[str, str],
    wanted: Sequence[Mapping[str, Any]],
    count: int,
    seed: int,
) -> Iterator[dict[str, TableRows]]:
    """Parts of the tables whose CSV `texts` gives; all that these refer to must be among them.

    First, for each of `wanted` (cells by column name), the rows that hold most of its cells; then
    `count` runs of rows, each with rows that refer to them and all that they refer
    to: keys, unique columns and checks hold as in the whole. None where a type is not known.
    """
    stored = _Stored(schema, texts)
    if not stored.readable:
        return
    for cells in wanted:
        if start := stored.holding(cells):
            yield stored.part(start)
    rng = random.Random(seed)
    for _ in range(count):
        if start := stored.run(rng):
            yield stored.part(start)


class _Stored:
    """The rows of some tables, read when asked for."""

    def __init__(self, schema: Schema, texts: Mapping[str, str]) -> None:
        self._tables = {table.name: table for table in schema.tables if table.name in texts}
        self._texts = texts
        self._known: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}

    @cached_property
    def _rows(self) -> dict[str, TableRows]:
        return {name: _read(table, self._texts[name]) for name, table in self._tables.items()}

    @cached_property
    def _referring(self) -> dict[tuple[str, int], dict[tuple[Any, ...], list[int]]]:
        """For each foreign key of a table: the rows by what they refer to."""
        found = {}
        for name, table in self._tables.items():
            for number, key in enumerate(table.foreign_keys):
                rows: dict[tuple[Any, ...], list[int]] = {}
                for at, value in enumerate(self._values(name, key.columns)):
                    if None not in value:
                        rows.setdefault(value, []).append(at)
                found[name, number] = rows
        return found

    @property
    def readable(self) -> bool:
        """Whether every cell is a value of its column's type here, as it is to the engine."""
        try:
            return not any(
                read_rows(self._tables[name], rows)[1] for name, rows in self._rows.items()
            )
        except (ValueError, UnknownRule):
            return False

    def holding(self, cells: Mapping[str, Any]) -> Chosen:
        """In each table the first rows with the most cells of these, by name and value."""
        start: Chosen = {}
        for name, rows in self._rows.items():
            places = [
                (at, str(cells[column]))
                for at, column in enumerate(rows.columns)
                if cells.get(column) is not None
            ]
            scores = [sum(str(row[at]) == cell for at, cell in places) for row in rows.rows]
            best = max(scores, default=0)
            if best:
                start[name] = set([at for at, score in enumerate(scores) if score == best][:_NAMED])
        return start

    def run(self, rng: random.Random) -> Chosen:
        """Rows one after the other in one table: of all, or of those that share a row's cell."""
        names = [name for name, rows in self._rows.items() if rows.rows]
        if not names:
            return {}
        name = rng.choice(names)
        rows = self._rows[name].rows
        first = rng.randrange(len(rows))
        places = range(first, len(rows))
        if rng.random() < 0.5:
            column = rng.randrange(len(rows[first]))
            alike = [at for at in places if rows[at][column] == rows[first][column]]
            return {name: set(alike[:_RUN])}
        return {name: set(places[:_RUN])}

    def part(self, start: Chosen) -> dict[str, TableRows]:
        """These rows, some that refer to them, and all that any of them refers to."""
        chosen = {name: set(places) for name, places in start.items()}
        for name in self._tables:
            self._add_referring(chosen, name)
        while self._add_referred(chosen):
            pass
        return {
            name: TableRows(
                self._rows[name].columns,
                tuple(self._rows[name].rows[at] for at in sorted(chosen[name])),
            )
            for name in self._tables
            if chosen.get(name)
        }

    def _add_referring(self, chosen: Chosen, name: str) -> None:
        for number, key in enumerate(self._tables[name].foreign_keys):
            mine = chosen.setdefault(name, set())
            rows = self._referring[name, number]
            for value in self._chosen_values(chosen, key.table, key.references):
                for at in rows.get(value, ()):
                    if len(mine) >= _REFERRING:
                        return
                    mine.add(at)

    def _add_referred(self, chosen: Chosen) -> bool:
        added = False
        for name, table in self._tables.items():
            for key in table.foreign_keys:
                there = self._places[key.table, key.references]
                mine = chosen.setdefault(key.table, set())
                for value in self._chosen_values(chosen, name, key.columns):
                    at = there.get(value)
                    if at is not None and at not in mine:
                        mine.add(at)
                        added = True
        return added

    @cached_property
    def _places(self) -> dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], int]]:
        """For the key of each table that is referred to: the place of the row."""
        found: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], int]] = {}
        for table in self._tables.values():
            for key in table.foreign_keys:
                target = (key.table, key.references)
                if target not in found:
                    found[target] = {value: at for at, value in enumerate(self._values(*target))}
        return found

    def _chosen_values(
        self, chosen: Chosen, name: str, columns: tuple[str, ...]
    ) -> Iterator[tuple[Any, ...]]:
        values = self._values(name, columns)
        return (values[at] for at in sorted(chosen.get(name, ())) if None not in values[at])

    def _values(self, name: str, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        """The cells of some columns of every row; of a column that is not stored, NULL."""
        if (name, columns) not in self._known:
            rows = self._rows[name]
            places = [rows.columns.index(one) if one in rows.columns else -1 for one in columns]
            self._known[name, columns] = [
                tuple(None if place < 0 else row[place] for place in places) for row in rows.rows
            ]
        return self._known[name, columns]


def _read(table: Table, text: str) -> TableRows:
    """A table's CSV, its first line the names; an empty cell is NULL, `""` the empty string."""
    lines = _lines(text)
    header = [str(cell) for cell in next(lines, [])]
    kinds = {column.name: column.type for column in table.columns}
    readers = [kinds.get(name, "text") for name in header]
    return TableRows(
        tuple(header),
        tuple(
            tuple(_cell(cell, kind) for cell, kind in zip(line, readers, strict=False))
            for line in lines
        ),
    )


def _lines(text: str) -> Iterator[list[str | None]]:
    line: list[str | None] = []
    at = 0
    while at < len(text):
        found = _CELL.match(text, at)
        if found is None:  # no CSV: the loader of the data will say so
            return
        raw, end = found.groups()
        quoted = raw.startswith('"')
        line.append(raw[1:-1].replace('""', '"') if quoted else raw or None)
        at = found.end()
        if end != ",":
            yield line
            line = []


def _cell(raw: str | None, kind: str) -> Any:
    if raw is None:
        return None
    if kind.endswith("[]"):
        items = _ITEM.findall(raw[1:-1]) if raw != "{}" else []
        return [_cell(_item(quoted, plain), kind[:-2]) for quoted, plain in items]
    if _INTEGERS.match(kind):
        return int(raw)
    if _FLOATS.match(kind):
        return float(raw)
    if kind.lower().startswith("bool"):
        return raw in ("t", "true")
    return raw


def _item(quoted: str, plain: str) -> str | None:
    """An item of an array as PostgreSQL writes it."""
    if quoted:
        return re.sub(r"\\(.)", r"\1", quoted[1:-1])
    return None if plain.upper() == "NULL" else plain
