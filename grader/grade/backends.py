"""How an answer gets to an engine: made ready, given its cases, its errors explained."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol
from urllib.parse import urlsplit

from grader.content import Library
from grader.models import EngineName, Exercise, Finding, ForeignKey, Kind, Schema
from grader.sandbox import (
    CaseRun,
    CaseSource,
    Sandbox,
    build_seeded,
    cached_schema,
    duckdb_tables,
    postgres_tables,
    seeded_path,
)

if TYPE_CHECKING:
    from grader.queries import Prepared, Rejected

Dialect = Literal["postgres", "duckdb"]

SHIPPED = "shipped"
"""The name of the case that runs on the seed data."""


class Dataset:
    """One dataset of a library: its schema and its files. Raises ContentProblem, UsageProblem."""

    def __init__(self, library: Library, name: str) -> None:
        self.name = name
        self.schema_path = library.schema_path(name)
        self.seed = library.seed_folder(name)
        self._library = library

    @cached_property
    def schema(self) -> Schema:
        """The schema, parsed when first asked for."""
        return cached_schema(self.schema_path, lambda: self._library.schema(self.name))

    @cached_property
    def foreign_keys(self) -> tuple[tuple[str, ForeignKey], ...]:
        """Each foreign key with the table it stands in."""
        tables = self.schema.tables
        return tuple((table.name, key) for table in tables for key in table.foreign_keys)


class Backend(Protocol):
    """What the pipeline asks of an engine's side."""

    engine: EngineName
    sandbox: Sandbox

    def warm(self, data: Dataset) -> None:
        """Have the data opened in the background."""

    def prepare(self, text: str, data: Dataset, kind: Kind, statements: int) -> Prepared | Rejected:
        """The answer ready to run, or the reasons why it will not."""

    def shipped(self, data: Dataset, *, private: bool) -> CaseSource:
        """The case of the seed data; `private` for answers that change it."""

    def traps(self, data: Dataset, exercise: Exercise) -> list[CaseSource]:
        """One case for each trap; tables a trap does not name are empty."""

    def explain(self, run: CaseRun, prepared: Prepared) -> Finding:
        """The finding for an error that the engine raised."""


class OfflineBackend:
    """DuckDB posing as PostgreSQL, on a file seeded once."""

    engine = EngineName.DUCKDB

    def __init__(self, dialect: Dialect) -> None:
        self.sandbox = Sandbox("duckdb")
        self._dialect: Dialect = dialect
        self._built: dict[str, Path] = {}

    def warm(self, data: Dataset) -> None:
        """See `Backend.warm`."""
        path = seeded_path(data.schema_path, data.seed)
        if path.exists():
            self.sandbox.warm(str(path))

    def prepare(self, text: str, data: Dataset, kind: Kind, statements: int) -> Prepared | Rejected:
        """See `Backend.prepare`."""
        from grader.queries import prepare  # brings in sqlglot, which is slow to load

        return prepare(text, data.schema, dialect=self._dialect, kind=kind, statements=statements)

    def shipped(self, data: Dataset, *, private: bool) -> CaseSource:
        """See `Backend.shipped`; builds the file where it is not there. Raises ContentProblem."""
        path = self._built.get(data.name) or seeded_path(data.schema_path, data.seed)
        if not path.exists():
            tables = [table.name for table in data.schema.tables]
            ddl = duckdb_tables(data.schema)
            path = build_seeded(self.sandbox, path, ddl, tables, data.seed)
        self._built[data.name] = path
        ddl = duckdb_tables(data.schema) if private else ()
        return CaseSource(SHIPPED, str(path), private=private, ddl=ddl)

    def traps(self, data: Dataset, exercise: Exercise) -> list[CaseSource]:
        """See `Backend.traps`."""
        if not exercise.traps:
            return []
        ddl = duckdb_tables(data.schema)
        return [CaseSource(trap.name, ddl=ddl, tables=trap.tables) for trap in exercise.traps]

    def explain(self, run: CaseRun, prepared: Prepared) -> Finding:
        """See `Backend.explain`."""
        from grader.queries.engine_errors import explain_error

        return explain_error(run.error_type, run.message, prepared)


class PostgresBackend:
    """A PostgreSQL server, seeded as docker-compose.yml does it.

    `url` is the server's for the role `grader`; answers run as the role `learner`.
    """

    engine = EngineName.POSTGRES

    def __init__(self, url: str, learner_url: str) -> None:
        self.sandbox = Sandbox("postgres", {"grader": url, "learner": learner_url})

    def warm(self, data: Dataset) -> None:
        """See `Backend.warm`."""
        self.sandbox.warm(data.name)

    def prepare(self, text: str, data: Dataset, kind: Kind, statements: int) -> Prepared | Rejected:
        """See `Backend.prepare`."""
        from grader.queries.server import prepare_for_server

        return prepare_for_server(text, data.schema, kind=kind, statements=statements)

    def shipped(self, data: Dataset, *, private: bool) -> CaseSource:
        """See `Backend.shipped`."""
        if not private:
            return CaseSource(SHIPPED, data.name)
        files = {table.name: str(data.seed / f"{table.name}.csv") for table in data.schema.tables}
        absolute = {name: os.path.abspath(path) for name, path in files.items()}  # noqa: PTH100
        ddl = postgres_tables(data.schema)
        return CaseSource(SHIPPED, data.name, private=True, ddl=ddl, files=absolute)

    def traps(self, data: Dataset, exercise: Exercise) -> list[CaseSource]:
        """See `Backend.traps`."""
        if not exercise.traps:
            return []
        ddl = postgres_tables(data.schema)
        return [CaseSource(trap.name, ddl=ddl, tables=trap.tables) for trap in exercise.traps]

    def explain(self, run: CaseRun, prepared: Prepared) -> Finding:
        """See `Backend.explain`."""
        from grader.queries.server import explain_server_error

        return explain_server_error(
            run.error_type, run.message, prepared, run.statement, run.position
        )


def live_postgres(root: Path) -> PostgresBackend:
    """The server that `DOJO_POSTGRES_URL` names, else the one docker-compose.yml opens.

    Raises UsageProblem where the variable holds no such address.
    """
    from grader.servers import postgres_url, read_settings, with_user

    settings = read_settings(root)
    url = postgres_url(settings)
    if not urlsplit(url).username:
        url = with_user(url, "grader", settings.grader_password)
    return PostgresBackend(url, with_user(url, "learner", settings.learner_password))
