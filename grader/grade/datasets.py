"""One dataset of a library, as the pipeline uses it: its schema and its files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from grader.content import Library
from grader.models import ForeignKey, Schema
from grader.sandbox import cached_schema


class Dataset:
    """One dataset: tables, collections or both. Its parts raise ContentProblem, UsageProblem."""

    def __init__(self, library: Library, name: str) -> None:
        self.name = name
        self._library = library

    @cached_property
    def seed(self) -> Path:
        """The folder of the seed files."""
        return self._library.seed_folder(self.name)

    @cached_property
    def schema_path(self) -> Path:
        """The file of the tables."""
        return self._library.schema_path(self.name)

    @cached_property
    def schema(self) -> Schema:
        """The tables, parsed when first asked for."""
        return cached_schema(self.schema_path, lambda: self._library.schema(self.name))

    @cached_property
    def tables(self) -> dict[str, Path]:
        """The CSV file of each table."""
        return {table.name: self.seed / f"{table.name}.csv" for table in self.schema.tables}

    @cached_property
    def foreign_keys(self) -> tuple[tuple[str, ForeignKey], ...]:
        """Each foreign key with the table it stands in."""
        tables = self.schema.tables
        return tuple((table.name, key) for table in tables for key in table.foreign_keys)

    def part(self, tables: Collection[str]) -> Dataset:
        """The same with fewer tables, for small datasets; `tables` refer to no others."""
        part = Dataset(self._library, self.name)
        kept = tuple(table for table in self.schema.tables if table.name in tables)
        part.__dict__["schema"] = replace(self.schema, tables=kept)
        return part

    @cached_property
    def mongo_path(self) -> Path:
        """The file of the collections' rules."""
        return self._library.mongo_path(self.name)

    @cached_property
    def collection_names(self) -> tuple[str, ...]:
        """The collections that the rules name; there need be no seed data."""
        return self._library.collection_names(self.name)

    @cached_property
    def collections(self) -> dict[str, Path]:
        """The JSON-lines file of each collection."""
        return dict(self._library.seed_documents(self.name))
