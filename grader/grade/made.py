"""Datasets made for one exercise and one answer, salted with the constants of both."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from grader.models import CaseReport, Kind, Outcome, Schema, TableRows, Track, Trap

if TYPE_CHECKING:
    from grader.grade.datasets import Dataset
    from grader.grade.rivals import Rivals
    from grader.traps.documents.rules import Collections


_SHOWN = 3


class Maker(Protocol):
    """Makes small datasets that keep the rules of a schema, and makes them smaller.

    Every other one is salted with the constants of the references alone: the keys that an answer
    prints are not all that there is.

    `relations` are the tables or collections that the answers name, `needed` those and what keys
    bind to them; both are empty where it may be any. `columns` are the names of columns that the
    answers read, None where it may be any.
    """

    relations: tuple[str, ...]
    needed: tuple[str, ...]
    columns: frozenset[str] | None

    def dataset(self, seed: int, name: str) -> Trap:
        """One dataset, the same for a seed; `expected` is left open."""

    def stored(self, case: CaseReport, count: int, name: str) -> Iterator[Trap]:
        """Small parts of the shipped data: what the rows that differ name, then `count` others."""

    def smaller(
        self, dataset: Trap, still: Callable[[Trap], bool], budget: Callable[[], bool]
    ) -> Trap:
        """The smallest dataset found for which `still` holds, by removing and plainer values."""


def make_maker(data: Dataset, rivals: Rivals) -> Maker:
    """What makes datasets on which an answer and the references may part.

    Raises UnknownRule, Unfillable where the rules of the tables or collections cannot be kept.
    """
    if rivals.exercise.track is Track.SQL:
        return TableMaker(data, rivals)
    return DocumentMaker(data, rivals)


def seed_of(text: str) -> int:
    """Where the seeds of an answer begin: the same for the same text."""
    return zlib.crc32(text.encode("utf-8", "replace"))


class TableMaker:
    """See `Maker`; for SQL."""

    def __init__(self, data: Dataset, rivals: Rivals) -> None:
        from grader.traps.data import Generator
        from grader.traps.salting import used_by

        self._data = data
        self._schema = data.schema
        exercise = rivals.exercise
        used = used_by((rivals.answer.text, *exercise.solutions), data.schema)
        own = used_by(exercise.solutions, data.schema)
        salts = (used.salt,) if used.salt == own.salt else (used.salt, own.salt)
        self._generators = [Generator(data.schema, salt, used.tables) for salt in salts]
        changes = exercise.kind is not Kind.QUERY
        self.relations = used.tables if used.whole else ()
        self.needed = _with_keys(data.schema, self.relations, changes)
        self.columns: frozenset[str] | None = used.columns if not changes else None

    def dataset(self, seed: int, name: str) -> Trap:
        """See `Maker.dataset`."""
        generator = self._generators[_coin(seed) % len(self._generators)]
        return Trap(name, "", generator.dataset(seed), Outcome(None))

    def stored(self, case: CaseReport, count: int, name: str) -> Iterator[Trap]:
        """See `Maker.stored`."""
        from grader.traps.stored import row_parts

        names = self.needed or tuple(self._data.tables)
        texts = {table: self._data.tables[table].read_text("utf-8") for table in names}
        for tables in row_parts(self._schema, texts, _differing_rows(case), count, len(texts)):
            yield Trap(name, "", tables, Outcome(None))

    def smaller(
        self, dataset: Trap, still: Callable[[Trap], bool], budget: Callable[[], bool]
    ) -> Trap:
        """See `Maker.smaller`."""
        from grader.traps.shrink import shrink

        def trap(tables: dict[str, TableRows]) -> Trap:
            return Trap(dataset.name, dataset.why, dict(tables), Outcome(None))

        found = shrink(
            self._schema, dataset.tables, lambda tables: still(trap(dict(tables))), budget=budget
        )
        return trap(dict(found))


def _coin(seed: int) -> int:
    """0 or 1, without a bond to the shape that a seed stands for."""
    return zlib.crc32(str(seed).encode()) & 1


def _with_keys(schema: Schema, tables: Sequence[str], changes: bool) -> tuple[str, ...]:
    """The tables, those that they refer to, and for changes those that refer to them."""
    kept = set(tables)
    if changes:
        kept |= {
            table.name
            for table in schema.tables
            if any(key.table in tables for key in table.foreign_keys)
        }
    while True:
        more = {
            key.table for table in schema.tables if table.name in kept for key in table.foreign_keys
        }
        if more <= kept:
            return tuple(table.name for table in schema.tables if table.name in kept)
        kept |= more


class DocumentMaker:
    """See `Maker`; for MongoDB."""

    def __init__(self, data: Dataset, rivals: Rivals) -> None:
        from grader.traps.documents import generate_documents
        from grader.traps.documents.salting import salted_commands

        self._data = data
        self._layout = json.loads(data.mongo_path.read_text(encoding="utf-8"))["collections"]
        answers = [rivals.answer, *([rivals.first] if rivals.first else []), *rivals.others]
        statements = [statement for one in answers for statement in one.statements]
        salt, self.relations = salted_commands(statements, tuple(self._layout))
        own, _ = salted_commands(statements[len(rivals.answer.statements) :], tuple(self._layout))
        self._salts = (salt, own)
        self.needed = self.relations
        self.columns: frozenset[str] | None = None
        self._generate = generate_documents

    def dataset(self, seed: int, name: str) -> Trap:
        """See `Maker.dataset`."""
        salt = self._salts[_coin(seed)]
        made = self._generate(self._layout, salt, seed=seed, collections=self.relations)
        return Trap(name, "", {}, Outcome(None), made)

    def stored(self, case: CaseReport, count: int, name: str) -> Iterator[Trap]:
        """See `Maker.stored`."""
        from grader.traps.stored import document_parts

        texts = {one: self._data.collections[one].read_text("utf-8") for one in self.relations}
        for items in document_parts(texts, _differing_items(case), count, len(texts)):
            yield Trap(name, "", {}, Outcome(None), items)

    def smaller(
        self, dataset: Trap, still: Callable[[Trap], bool], budget: Callable[[], bool]
    ) -> Trap:
        """See `Maker.smaller`."""
        from grader.traps.documents import dangling_references, shrink_documents

        def trap(items: Collections) -> Trap:
            kept = {name: tuple(documents) for name, documents in items.items()}
            return Trap(dataset.name, dataset.why, {}, Outcome(None), kept)

        dangling = dangling_references(self._layout, dataset.collections)
        found = shrink_documents(
            self._layout,
            dataset.collections,
            lambda items: (
                dangling_references(self._layout, items) <= dangling and still(trap(items))
            ),
            budget=budget,
        )
        return trap(found)


def _differing_rows(case: CaseReport) -> list[dict[str, Any]]:
    """Some rows of each side that the other lacks, by the names of the columns."""
    difference = case.difference
    if difference is None:
        return []
    names = [column.name for column in difference.expected.columns]
    sides = (difference.missing, difference.extra, difference.miscounted)
    rows = [one.row for side in sides for one in side[:_SHOWN]]
    return [dict(zip(names, row, strict=False)) for row in rows]


def _differing_items(case: CaseReport) -> list[Any]:
    difference = case.document_difference
    if difference is None:
        return []
    sides = (difference.missing, difference.extra, difference.miscounted)
    return [one.item for side in sides for one in side[:_SHOWN]]
