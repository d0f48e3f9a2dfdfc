"""DuckDB, locked down, running one answer on one case at a time.

Names resolve in schema `public`, as in PostgreSQL.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import duckdb

from grader.engines.base import CaseRun, CaseSource, Job, Status, TooMuch
from grader.engines.ddl import orphans, quote
from grader.engines.duckdb.documents import order_json_keys
from grader.engines.duckdb.fetch import as_text_query, column_type, fetch, needs_text
from grader.engines.duckdb.loading import connect, copied, copy_statement, insert, load, named
from grader.models import Column, ForeignKey, Limits, Outcome, RelationState, Result

_KEPT = 4
"""Databases of empty tables that are kept: those of traps, and those of made datasets."""

_LOADED = 32
"""Traps that are kept loaded: those of a few exercises."""

K = TypeVar("K")


_Loaded = tuple[tuple[str, ...], int, str]
"""What tells one loaded trap from another: its tables, the memory limit, its rows in writing."""


class ForeignKeyViolation(Exception):
    """A statement ended with a foreign key that refers to nothing, or took away what one needs."""


class DuckDBEngine:
    """The offline engine. One instance serves many jobs, one after the other."""

    stops = True

    def __init__(self) -> None:
        self._shared: dict[tuple[str, int], duckdb.DuckDBPyConnection] = {}
        self._spare: duckdb.DuckDBPyConnection | None = None
        self._copies: dict[tuple[str, int], duckdb.DuckDBPyConnection] = {}
        self._empty: dict[tuple[tuple[str, ...], int], duckdb.DuckDBPyConnection] = {}
        self._seen: set[_Loaded] = set()
        self._loaded: dict[_Loaded, str] = {}
        self._current: duckdb.DuckDBPyConnection | None = None

    def warm(self, database: str) -> None:
        """Open a seeded database ahead of the job that reads it."""
        with contextlib.suppress(duckdb.Error):
            self._open_shared(database, Limits().memory)
            self._spare = self._spare or connect(":memory:", Limits().memory)

    def run(self, job: Job, case: CaseSource) -> CaseRun:
        """Run the job on one case; see `Engine.run`."""
        started = time.perf_counter()
        try:
            with self._session(job, case, stored=True) as connection:
                self._current = connection
                try:
                    ended = self._run(connection, job, case)
                finally:
                    self._current = None
        except (duckdb.Error, OSError) as problem:
            ended = CaseRun(case.name, Status.BROKEN, None, type(problem).__name__, str(problem))
        return _timed(ended, time.perf_counter() - started)

    def survey(self, jobs: Sequence[Job], case: CaseSource) -> Iterator[CaseRun]:
        """See `Surveyor`: the case is loaded again only where an answer changed it or failed."""
        waiting = list(jobs)
        before: dict[str, object] | None = None
        while waiting:
            try:
                with self._session(waiting[0], case) as connection:
                    self._current = connection
                    while waiting:
                        job = waiting.pop(0)
                        if before is None and job.relations:
                            before = _fingerprints(connection)
                        ended = self._run(connection, job, case, before)
                        yield ended
                        if job.relations or ended.status is not Status.OK:
                            break
            except (duckdb.Error, OSError) as problem:
                yield CaseRun(case.name, Status.BROKEN, None, type(problem).__name__, str(problem))
                waiting = waiting[1:]
            finally:
                self._current = None

    def finish(self) -> None:
        """Nothing is kept from case to case but empty tables."""

    def interrupt(self) -> None:
        """Stop the running statement; it ends with `timeout`."""
        current = self._current
        if current is not None:
            current.interrupt()

    def build(self, target: str, ddl: Sequence[str], files: Mapping[str, str]) -> None:
        """Write a seeded database file at `target`; the caller moves it into place.

        CSV files follow PostgreSQL's COPY: an unquoted empty field is NULL, `""` the empty string.
        """
        with duckdb.connect(target) as connection:
            connection.execute("CREATE SCHEMA public")
            connection.execute("USE public")
            for statement in ddl:
                connection.execute(statement)
            for table, file in files.items():
                connection.execute(copy_statement(connection, table, Path(file)))
                order_json_keys(connection, table)
            connection.execute("CHECKPOINT")

    def close(self) -> None:
        """Close all connections; private copies go with them."""
        self._forget()

    @contextlib.contextmanager
    def _session(
        self, job: Job, case: CaseSource, *, stored: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        if case.database and not case.private:
            with self._open_shared(case.database, job.limits.memory).cursor() as cursor:
                cursor.execute("USE public")
                yield cursor
        elif case.database:
            yield from self._on_copy(job, case)
        elif stored and not job.relations:
            yield from self._on_stored(job, case)
        else:
            yield from self._on_trap(job, case)

    def _on_copy(self, job: Job, case: CaseSource) -> Iterator[duckdb.DuckDBPyConnection]:
        """A copy of a seeded database in memory, in a transaction that is always rolled back."""
        key = (case.database, job.limits.memory)
        if key not in self._copies:
            self._drop(self._copies)
            self._copies[key] = copied(case, job.limits.memory)
        yield from self._rolled_back(self._copies, key, case)

    def _on_trap(self, job: Job, case: CaseSource) -> Iterator[duckdb.DuckDBPyConnection]:
        """The case's tables in memory, in a transaction that is always rolled back."""
        self._tables_of(job, case)
        yield from self._rolled_back(self._empty, (case.ddl, job.limits.memory), case)

    def _on_stored(self, job: Job, case: CaseSource) -> Iterator[duckdb.DuckDBPyConnection]:
        """A trap for a query: the second time that it comes it stays loaded, for the third."""
        key = (case.ddl, job.limits.memory, repr(case.tables))
        if key not in self._seen:
            self._seen.add(key)
            yield from self._on_trap(job, named(case, job))
            return
        tables = self._tables_of(job, case)
        if key not in self._loaded:
            if len(self._loaded) >= _LOADED:
                self._drop(self._empty)
                tables = self._tables_of(job, case)
            self._loaded[key] = load(tables, f"stored_{len(self._loaded)}", case)
        yield from self._rolled_back(self._empty, key[:2], None, self._loaded[key])

    def _tables_of(self, job: Job, case: CaseSource) -> duckdb.DuckDBPyConnection:
        """The database with the case's tables, empty."""
        key = (case.ddl, job.limits.memory)
        if key not in self._empty:
            if len(self._empty) >= _KEPT:
                self._drop(self._empty)
            self._empty[key] = self._make_empty(case.ddl, job.limits.memory)
        return self._empty[key]

    def _rolled_back(
        self,
        kept: dict[K, duckdb.DuckDBPyConnection],
        key: K,
        case: CaseSource | None,
        catalog: str = "",
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction in a database that is kept from case to case, or in one attached to it.

        Where an answer has ended the transaction, which no answer that was read first can, the
        database is thrown away.
        """
        with kept[key].cursor() as cursor:
            cursor.execute(f"USE {catalog}.public" if catalog else "USE public")
            cursor.execute("BEGIN")
            try:
                if case is not None:
                    insert(cursor, case)
                yield cursor
            finally:
                try:
                    cursor.execute("ROLLBACK")
                except duckdb.Error:
                    self._drop(kept)

    def _drop(self, kept: dict[K, duckdb.DuckDBPyConnection]) -> None:
        for connection in kept.values():
            connection.close()
        kept.clear()
        if not self._empty:
            self._loaded.clear()
            self._seen.clear()

    def _make_empty(self, ddl: Sequence[str], memory: int) -> duckdb.DuckDBPyConnection:
        """An in-memory database with these tables, its configuration locked."""
        connection, self._spare = self._spare, None
        if connection is None or memory != Limits().memory:
            connection = connect(":memory:", memory)
        connection.execute("CREATE SCHEMA public")
        connection.execute("USE public")
        for statement in ddl:
            connection.execute(statement)
        connection.execute("SET lock_configuration = true")
        return connection

    def _forget(self) -> None:
        """Close every connection; the next job opens its own."""
        self._drop(self._shared)
        self._drop(self._copies)
        self._drop(self._empty)

    def _open_shared(self, database: str, memory: int) -> duckdb.DuckDBPyConnection:
        key = (database, memory)
        if key not in self._shared:
            for other in [item for item in self._shared if item[0] == database]:
                self._shared.pop(other).close()
            connection = connect(database, memory, read_only=True)
            connection.execute("SET lock_configuration = true")
            self._shared[key] = connection
        return self._shared[key]

    def _run(
        self,
        connection: duckdb.DuckDBPyConnection,
        job: Job,
        case: CaseSource,
        before: Mapping[str, object] | None = None,
    ) -> CaseRun:
        """Run the job; `before` are the fingerprints of the case's data where they are known."""
        if before is None:
            before = _fingerprints(connection) if job.relations else {}
        after = before
        result: Result | None = None
        place = 0
        try:
            for place, statement in enumerate(job.statements):  # noqa: B007
                result = _execute(connection, statement, job) or result
                if job.relations:
                    after = _fingerprints(connection)
                    _check_foreign_keys(connection, job.foreign_keys, before, after)
            names = {*job.relations, *(after.keys() - before.keys())}
            state = {name: _state(connection, name, job) for name in sorted(names)}
        except duckdb.InterruptException as problem:
            return _failed(case, Status.TIMEOUT, problem, place)
        except TooMuch as problem:
            return _failed(case, Status.ROW_LIMIT, problem, place)
        except (duckdb.OutOfMemoryException, MemoryError) as problem:
            return _failed(case, Status.MEMORY_LIMIT, problem, place)
        except duckdb.FatalException as problem:
            self._forget()
            return _failed(case, Status.CRASH, problem, place)
        except (duckdb.Error, ForeignKeyViolation, ValueError, OverflowError) as problem:
            return _failed(case, Status.ERROR, problem, place)
        changed = sorted(
            name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
        )
        return CaseRun(case.name, Status.OK, Outcome(result, state), changed=tuple(changed))


def _execute(connection: duckdb.DuckDBPyConnection, statement: str, job: Job) -> Result | None:
    cursor = connection.execute(statement)
    description = cursor.description or []
    names = [entry[0] for entry in description]
    if names in (["Count"], ["Success"], []) and not _selects(statement):
        cursor.fetchall()
        return None
    types = [column_type(str(entry[1])) for entry in description]
    if needs_text(types) and not job.relations:
        cursor = connection.execute(as_text_query(statement, types))
    columns = tuple(Column(name, kind) for name, kind in zip(names, types, strict=True))
    return fetch(cursor, columns, job.limits.rows, job.limits.bytes)


def _selects(statement: str) -> bool:
    """Whether a statement only reads; others answer with DuckDB's own `Count` column."""
    kind = duckdb.extract_statements(statement)[0].type
    return kind == duckdb.StatementType.SELECT


def _state(connection: duckdb.DuckDBPyConnection, name: str, job: Job) -> RelationState:
    found = connection.execute(
        "SELECT table_type FROM information_schema.tables "
        "WHERE table_schema = 'public' AND table_name = ?",
        [name],
    ).fetchone()
    if found is None:
        return RelationState("", None)
    content = _execute(connection, f"SELECT * FROM {quote(name)}", job)
    return RelationState("view" if found[0] == "VIEW" else "table", content)


def _fingerprints(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """Every relation's row count and a sum over row hashes, to see what an answer changed."""
    names = connection.execute(
        "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'public'"
    ).fetchall()
    return {
        name: "view" if kind == "VIEW" else _fingerprint(connection, name) for name, kind in names
    }


def _fingerprint(connection: duckdb.DuckDBPyConnection, table: str) -> object:
    sql = f"SELECT count(*), sum(hash(t)) FROM {quote(table)} AS t"
    return connection.execute(sql).fetchone()


def _check_foreign_keys(
    connection: duckdb.DuckDBPyConnection,
    keys: Sequence[tuple[str, ForeignKey]],
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    """Raise ForeignKeyViolation in PostgreSQL's words where a key refers to nothing.

    Only keys of which one side changed are looked at.
    """
    # A row that refers to itself goes with its table: the other tables speak first.
    for table, key in sorted(keys, key=lambda item: item[0] == item[1].table):
        if all(before.get(name) == after.get(name) for name in (table, key.table)):
            continue
        if connection.execute(orphans(table, key)).fetchone() is None:
            continue
        rule = f'violates foreign key constraint "{key.name}"'
        if after.get(table) == before.get(table):
            raise ForeignKeyViolation(
                f'update or delete on table "{key.table}" {rule} on table "{table}"'
            )
        raise ForeignKeyViolation(f'insert or update on table "{table}" {rule}')


def _failed(case: CaseSource, status: Status, problem: BaseException, place: int) -> CaseRun:
    return CaseRun(case.name, status, None, type(problem).__name__, str(problem), place)


def _timed(run: CaseRun, seconds: float) -> CaseRun:
    return replace(run, seconds=seconds)
