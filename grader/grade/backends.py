"""How an answer gets to an engine: made ready, given its cases, its errors explained."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast
from urllib.parse import urlsplit

from grader.grade.datasets import Dataset
from grader.models import EngineName, Exercise, Finding, Kind, Limits, Trap
from grader.sandbox import (
    CaseRun,
    CaseSource,
    Sandbox,
    build_seeded,
    duckdb_tables,
    postgres_tables,
    seeded_path,
)

if TYPE_CHECKING:
    from grader.models import MongoFacts, QueryFacts
    from grader.queries import Prepared, Rejected

    Facts = QueryFacts | MongoFacts | None

Dialect = Literal["postgres", "duckdb"]

SHIPPED = "shipped"
"""The name of the case that runs on the seed data."""


class Ready(Protocol):
    """An answer that may run."""

    @property
    def text(self) -> str:
        """What the learner wrote."""

    @property
    def statements(self) -> tuple[str, ...]:
        """What the engine is given; see `Job`."""

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What to tell first where the answer turns out wrong."""

    def facts(self) -> Facts:
        """What the answer's text shows about its shape; worked out at each call."""


class Backend(Protocol):
    """What the pipeline asks of an engine's side.

    `server` names the program behind a live engine where it is not what the engine is called after.
    """

    engine: EngineName
    sandbox: Sandbox
    server: str

    def warm(self, data: Dataset) -> None:
        """Have the data opened in the background."""

    def prepare(self, text: str, data: Dataset, kind: Kind, limits: Limits) -> Ready | Rejected:
        """The answer ready to run, or the reasons why it will not."""

    def shipped(self, data: Dataset, *, private: bool) -> CaseSource:
        """The case of the seed data; `private` for answers that change it."""

    def case(self, data: Dataset, trap: Trap) -> CaseSource:
        """The case of a trap; tables or collections that it does not name are empty."""

    def relations(self, data: Dataset) -> Mapping[str, Path]:
        """The seed file of every table or collection."""

    def ended(self, runs: Sequence[CaseRun]) -> None:
        """Told how a job ended, before anything is made of it."""

    def planned(self, exercise: Exercise, data: Dataset) -> str:
        """The query whose plan is asked for, as the engine takes it; "" where there is none."""

    def explain(self, run: CaseRun, prepared: Ready) -> Finding:
        """The finding for an error that the engine raised."""


class OfflineBackend:
    """DuckDB posing as PostgreSQL, on a file seeded once."""

    engine = EngineName.DUCKDB
    server = ""

    def __init__(self, dialect: Dialect) -> None:
        self.sandbox = Sandbox("duckdb")
        self._dialect: Dialect = dialect
        self._built: dict[str, Path] = {}
        self._ddl: dict[tuple[str, ...], tuple[str, ...]] = {}

    def warm(self, data: Dataset) -> None:
        """See `Backend.warm`."""
        path = seeded_path(data.schema_path, data.seed)
        if path.exists():
            self.sandbox.warm(str(path))

    def prepare(self, text: str, data: Dataset, kind: Kind, limits: Limits) -> Prepared | Rejected:
        """See `Backend.prepare`."""
        from grader.queries import prepare  # brings in sqlglot, which is slow to load

        return prepare(
            text, data.schema, dialect=self._dialect, kind=kind, statements=limits.statements
        )

    def shipped(self, data: Dataset, *, private: bool) -> CaseSource:
        """See `Backend.shipped`; builds the file where it is not there. Raises ContentProblem."""
        path = self._built.get(data.name) or seeded_path(data.schema_path, data.seed)
        if not path.exists():
            path = build_seeded(self.sandbox, path, duckdb_tables(data.schema), data.tables)
        self._built[data.name] = path
        ddl = duckdb_tables(data.schema) if private else ()
        return CaseSource(SHIPPED, str(path), private=private, ddl=ddl)

    def case(self, data: Dataset, trap: Trap) -> CaseSource:
        """See `Backend.case`."""
        tables = (data.name, *(table.name for table in data.schema.tables))
        if tables not in self._ddl:
            self._ddl[tables] = tuple(duckdb_tables(data.schema))
        return CaseSource(trap.name, ddl=self._ddl[tables], tables=trap.tables)

    def relations(self, data: Dataset) -> Mapping[str, Path]:
        """See `Backend.relations`."""
        return data.tables

    def ended(self, runs: Sequence[CaseRun]) -> None:
        """See `Backend.ended`."""

    def planned(self, exercise: Exercise, data: Dataset) -> str:
        """See `Backend.planned`; the SQL track has none."""
        del exercise, data
        return ""

    def explain(self, run: CaseRun, prepared: Ready) -> Finding:
        """See `Backend.explain`."""
        from grader.queries.engine_errors import explain_error

        return explain_error(run.error_type, run.message, cast("Prepared", prepared))


class PostgresBackend:
    """A PostgreSQL server, seeded as docker-compose.yml does it.

    `url` is the server's for the role `grader`; answers run as the role `learner`.
    """

    engine = EngineName.POSTGRES
    server = ""

    def __init__(self, url: str, learner_url: str) -> None:
        self.sandbox = Sandbox("postgres", {"grader": url, "learner": learner_url})

    def warm(self, data: Dataset) -> None:
        """See `Backend.warm`."""
        self.sandbox.warm(data.name)

    def prepare(self, text: str, data: Dataset, kind: Kind, limits: Limits) -> Prepared | Rejected:
        """See `Backend.prepare`."""
        from grader.queries.server import prepare_for_server

        return prepare_for_server(text, data.schema, kind=kind, statements=limits.statements)

    def shipped(self, data: Dataset, *, private: bool) -> CaseSource:
        """See `Backend.shipped`."""
        if not private:
            return CaseSource(SHIPPED, data.name)
        absolute = {name: os.path.abspath(path) for name, path in data.tables.items()}  # noqa: PTH100
        ddl = postgres_tables(data.schema)
        return CaseSource(SHIPPED, data.name, private=True, ddl=ddl, files=absolute)

    def case(self, data: Dataset, trap: Trap) -> CaseSource:
        """See `Backend.case`."""
        return CaseSource(trap.name, ddl=postgres_tables(data.schema), tables=trap.tables)

    def relations(self, data: Dataset) -> Mapping[str, Path]:
        """See `Backend.relations`."""
        return data.tables

    def ended(self, runs: Sequence[CaseRun]) -> None:
        """See `Backend.ended`."""

    def planned(self, exercise: Exercise, data: Dataset) -> str:
        """See `Backend.planned`; the SQL track has none."""
        del exercise, data
        return ""

    def explain(self, run: CaseRun, prepared: Ready) -> Finding:
        """See `Backend.explain`."""
        from grader.queries.server import explain_server_error

        return explain_server_error(
            run.error_type, run.message, cast("Prepared", prepared), run.statement, run.position
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
