"""The dataset an answer runs on: its schema, and where its seeded database is kept."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from grader.content import Library
from grader.models import Exercise, ForeignKey, Schema
from grader.sandbox import CaseSource, Sandbox, build_seeded, create_statements, seeded_path

SHIPPED = "shipped"
"""The name of the case that runs on the seed data."""


class Dataset:
    """One dataset of a library, ready to make cases of."""

    def __init__(self, library: Library, name: str) -> None:
        self._schema_path = library.schema_path(name)
        self._seed = library.seed_folder(name)
        self._library = library
        self._path = seeded_path(self._schema_path, self._seed)
        self.name = name

    @cached_property
    def schema(self) -> Schema:
        """The schema, parsed when first asked for."""
        return self._library.schema(self.name)

    @cached_property
    def ddl(self) -> tuple[str, ...]:
        """The schema as the engine's CREATE TABLE statements."""
        return create_statements(self.schema)

    @cached_property
    def foreign_keys(self) -> tuple[tuple[str, ForeignKey], ...]:
        """Each foreign key with the table it stands in."""
        return tuple(
            (table.name, key) for table in self.schema.tables for key in table.foreign_keys
        )

    def warm(self, sandbox: Sandbox) -> None:
        """Have the sandbox open the seeded database, if it is already there."""
        if self._path.exists():
            sandbox.warm(str(self._path))

    def database(self, sandbox: Sandbox) -> Path:
        """The seeded database, built first where it is not there. Raises ContentProblem."""
        if not self._path.exists():
            tables = [table.name for table in self.schema.tables]
            self._path = build_seeded(sandbox, self._path, self.ddl, tables, self._seed)
        return self._path

    def shipped(self, sandbox: Sandbox, *, private: bool) -> CaseSource:
        """The case of the seed data; `private` for answers that change it."""
        return CaseSource(SHIPPED, str(self.database(sandbox)), private=private)

    def traps(self, exercise: Exercise) -> list[CaseSource]:
        """One case for each of the exercise's traps; tables a trap does not name are empty."""
        return [CaseSource(trap.name, ddl=self.ddl, tables=trap.tables) for trap in exercise.traps]
