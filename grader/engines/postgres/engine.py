"""PostgreSQL, any server, running one answer on one case at a time.

A plain query on the seed data runs as the role `learner`, in a read-only transaction. Everything
else (a trap, an answer that changes data) runs on a private copy: in a scratch database, inside a
transaction that makes the tables, fills them, runs the answer as `learner`, and is always rolled
back. A name qualified with `public` holds there too, nobody else sees the copy, and the server
itself removes it when the connection ends, however that happens.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy
from sqlalchemy.exc import SQLAlchemyError

from grader.engines.base import CaseRun, CaseSource, Job, Status
from grader.engines.postgres.answers import run_answer
from grader.engines.postgres.failures import first_line, is_unreachable
from grader.engines.postgres.fetch import register_loaders

SCRATCH_DATABASES = 8
"""Databases `dojo_scratch_0` … in which private copies are made, one at a time in each."""

_OPTIONS = (
    "-c intervalstyle=postgres -c datestyle=ISO -c timezone=UTC -c extra_float_digits=1 "
    "-c client_min_messages=error -c lock_timeout=5s -c search_path=public"
)
_LOCK = 0x646F6A6F
_SCRATCH_SECONDS = 20.0

Connection = psycopg.Connection[Any]


class PostgresEngine:
    """The live engine; keeps its connections between answers.

    `grader` and `learner` are URLs of the server for these two roles, without a database.
    """

    stops = True

    def __init__(self, grader: str, learner: str) -> None:
        self._urls = {"grader": grader, "learner": learner}
        self._pools: dict[tuple[str, str], sqlalchemy.Engine] = {}
        self._current: Connection | None = None
        self._copy: contextlib.ExitStack | None = None
        self._copy_key: tuple[object, ...] = ()
        self._copy_connection: Connection | None = None

    def warm(self, database: str) -> None:
        """Open the connection that a coming job will need; failures wait for the job."""
        with (
            contextlib.suppress(SQLAlchemyError, psycopg.Error),
            self._connected("learner", database),
        ):
            return

    def run(self, job: Job, case: CaseSource) -> CaseRun:
        """Run the job on one case; see `Engine.run`."""
        started = time.perf_counter()
        try:
            with self._session(job, case) as connection:
                self._current = connection
                try:
                    ended = run_answer(connection, job, case)
                finally:
                    self._current = None
        except (SQLAlchemyError, psycopg.Error, OSError, _Busy) as problem:
            ended = _not_set_up(case, problem)
        if ended.status is not Status.OK:
            self.finish()
        return replace(ended, seconds=time.perf_counter() - started)

    def finish(self) -> None:
        """Roll back the private copy that the job's cases shared."""
        stack, self._copy, self._copy_connection = self._copy, None, None
        if stack is not None:
            with contextlib.suppress(SQLAlchemyError, psycopg.Error):
                stack.close()

    def interrupt(self) -> None:
        """Have the server cancel the running statement; it ends with `timeout`."""
        current = self._current
        if current is not None:
            with contextlib.suppress(psycopg.Error):
                current.cancel_safe(timeout=1.0)

    def close(self) -> None:
        """Close all connections."""
        self.finish()
        for pool in self._pools.values():
            pool.dispose()
        self._pools.clear()

    @contextlib.contextmanager
    def _session(self, job: Job, case: CaseSource) -> Iterator[Connection]:
        if case.database and not case.private:
            with self._connected("learner", case.database) as connection:
                connection.execute("BEGIN READ ONLY")
                _limit(connection, job.limits.seconds)
                try:
                    yield connection
                finally:
                    _leave(connection)
            return
        connection = self._private_copy(case)
        connection.execute("SAVEPOINT filled")
        try:
            _fill(connection, case)
            connection.execute("GRANT SELECT, INSERT, UPDATE, DELETE, REFERENCES ON ALL TABLES "
                               "IN SCHEMA public TO learner")  # fmt: skip
            connection.execute("SET LOCAL ROLE learner")
            _limit(connection, job.limits.seconds)
            yield connection
        finally:
            with contextlib.suppress(psycopg.OperationalError):
                connection.execute("ROLLBACK TO SAVEPOINT filled")

    def _private_copy(self, case: CaseSource) -> Connection:
        """A transaction with the case's empty tables, kept for the job's further cases."""
        if self._copy_connection is not None and self._copy_key == case.ddl:
            return self._copy_connection
        self.finish()
        stack = contextlib.ExitStack()
        try:
            connection = stack.enter_context(self._scratch())
            connection.execute("GRANT USAGE, CREATE ON SCHEMA public TO learner")
            for statement in case.ddl:
                connection.execute(statement.encode())
        except BaseException:
            stack.close()
            raise
        self._copy, self._copy_key, self._copy_connection = stack, case.ddl, connection
        return connection

    @contextlib.contextmanager
    def _scratch(self) -> Iterator[Connection]:
        """A transaction in a scratch database that no other grader uses now, rolled back."""
        end = time.monotonic() + _SCRATCH_SECONDS
        number = 0
        while True:
            with self._connected("grader", f"dojo_scratch_{number % SCRATCH_DATABASES}") as found:
                found.execute("BEGIN")
                try:
                    row = found.execute(
                        "SELECT pg_try_advisory_xact_lock(%s::bigint)", [_LOCK]
                    ).fetchone()
                    if row is not None and row[0]:
                        yield found
                        return
                finally:
                    _leave(found)
            number += 1
            if time.monotonic() > end:
                raise _Busy
            if number % SCRATCH_DATABASES == 0:
                time.sleep(0.05)

    @contextlib.contextmanager
    def _connected(self, role: str, database: str) -> Iterator[Connection]:
        key = (role, database)
        if key not in self._pools:
            url = sqlalchemy.make_url(self._urls[role]).set(
                drivername="postgresql+psycopg", database=database
            )
            self._pools[key] = sqlalchemy.create_engine(
                url,
                pool_size=1,
                pool_pre_ping=True,
                connect_args={"options": _OPTIONS, "autocommit": True, "connect_timeout": 5,
                              "prepare_threshold": None, "application_name": "query-dojo"},
            )  # fmt: skip
        pooled = self._pools[key].raw_connection()
        try:
            driver = pooled.driver_connection
            assert isinstance(driver, psycopg.Connection)
            register_loaders(driver)
            yield driver
        except (psycopg.OperationalError, psycopg.InterfaceError):
            pooled.invalidate()
            raise
        finally:
            pooled.close()


class _Busy(Exception):
    """All scratch databases are in use by other graders."""


def _limit(connection: Connection, seconds: float) -> None:
    connection.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}".encode())


def _leave(connection: Connection) -> None:
    """Leave nothing of the answer behind: no transaction, setting, lock, cursor or temp table."""
    with contextlib.suppress(psycopg.OperationalError):
        connection.execute("ROLLBACK")
        connection.execute("DISCARD ALL")


def _fill(connection: Connection, case: CaseSource) -> None:
    for table, path in case.files.items():
        columns = _header(Path(path))
        sql = f"COPY {_quote(table)} ({columns}) FROM STDIN (FORMAT csv, HEADER true)"
        with connection.cursor() as cursor, cursor.copy(sql.encode()) as copy:
            copy.write(Path(path).read_bytes())
    for table, content in case.tables.items():
        if content.rows:
            names = ", ".join(map(_quote, content.columns))
            marks = ", ".join(["%s"] * len(content.columns))
            with connection.cursor() as cursor:
                cursor.executemany(
                    f"INSERT INTO {_quote(table)} ({names}) VALUES ({marks})".encode(),
                    [tuple(map(_parameter, row)) for row in content.rows],
                )


def _parameter(value: Any) -> Any:
    """JSON values go as text of unknown type, which PostgreSQL reads as the column's type."""
    if isinstance(value, list):
        return [_parameter(item) for item in value]
    return value if value is None or isinstance(value, (str, bool)) else str(value)


def _not_set_up(case: CaseSource, problem: Exception) -> CaseRun:
    if isinstance(problem, _Busy):
        message = "all scratch databases are busy with other answers"
        return CaseRun(case.name, Status.UNREACHABLE, None, "Busy", message)
    cause = problem.__cause__ if isinstance(problem, SQLAlchemyError) else problem
    status = Status.UNREACHABLE if is_unreachable(cause) else Status.BROKEN
    return CaseRun(case.name, status, None, type(problem).__name__, first_line(cause or problem))


def _header(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return ", ".join(_quote(name.strip('"')) for name in file.readline().strip().split(","))


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
