"""Databases for DuckDB's answers: opened and locked, seeded, filled with a trap's rows.

Each connection has external access off, extensions not loadable, Python objects not visible, a
memory limit without spilling to disk, one thread (so that row order and float sums are the same
on every run) and its configuration locked before the answer runs. See
https://duckdb.org/docs/stable/operations_manual/securing_duckdb/
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb

from grader.engines.base import CaseSource, Job
from grader.engines.ddl import literal, quote
from grader.engines.duckdb.documents import json_places, ordered

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "integer_division": "true",
    "default_null_order": "nulls_last_on_asc_first_on_desc",
}


_OPEN: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": "true"}
"""For as long as a seeded database is copied; no answer runs meanwhile."""


def _config(memory: int) -> dict[str, str | bool | int | float | list[str]]:
    return {**_CONFIG, "memory_limit": f"{memory // (1024 * 1024)}MiB"}


def connect(path: str, memory: int, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection of its own; `memory` is its limit in bytes. What it reads is locked later."""
    connection = duckdb.connect(path, read_only=read_only, config=_config(memory))
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    return connection


def copied(case: CaseSource, memory: int) -> duckdb.DuckDBPyConnection:
    """The seeded database in memory, with its constraints; then locked like every other."""
    connection = duckdb.connect(":memory:", config={**_config(memory), **_OPEN})
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    connection.execute(f"ATTACH {literal(case.database)} AS seeded (READ_ONLY)")
    connection.execute("CREATE SCHEMA public")
    connection.execute("USE public")
    for statement in case.ddl:
        connection.execute(statement)
    for (table,) in connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'seeded'"
    ).fetchall():
        name = quote(table)
        connection.execute(f"INSERT INTO {name} SELECT * FROM seeded.public.{name}")
    connection.execute("DETACH seeded")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def load(connection: duckdb.DuckDBPyConnection, name: str, case: CaseSource) -> str:
    """The case's tables, filled, in a database in memory beside the one of the connection."""
    connection.execute(f"ATTACH ':memory:' AS {name}")
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {name}.public")
            cursor.execute(f"USE {name}.public")
            for statement in case.ddl:
                cursor.execute(statement)
            insert(cursor, case)
    except duckdb.Error:
        connection.execute(f"DETACH {name}")
        raise
    return name


def named(case: CaseSource, job: Job) -> CaseSource:
    """The case without tables that a query cannot read, as their names stand nowhere in it.

    Parents are often there for their keys alone, and DuckDB's tables here have no foreign keys.
    """
    text = "\n".join(job.statements).casefold()
    kept = {name: rows for name, rows in case.tables.items() if name.casefold() in text}
    return replace(case, tables=kept)


def insert(connection: duckdb.DuckDBPyConnection, case: CaseSource) -> None:
    """Put the case's rows into its tables, which are there and empty."""
    for table, content in case.tables.items():
        if not content.rows:
            continue
        names = ", ".join(quote(name) for name in content.columns)
        known = json_places(connection, table, content.columns, content.rows)
        rows = ", ".join(
            "("
            + ", ".join(
                literal(ordered(cell) if at in known else cell) for at, cell in enumerate(row)
            )
            + ")"
            for row in content.rows
        )
        connection.execute(f"INSERT INTO {quote(table)} ({names}) VALUES {rows}")


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return [name.strip().strip('"') for name in file.readline().rstrip("\n").split(",")]


def copy_statement(connection: duckdb.DuckDBPyConnection, table: str, file: Path) -> str:
    """An INSERT that reads a CSV file by PostgreSQL's rules; arrays are written `{a,b}` there."""
    names = _header(file)
    cursor = connection.execute(f"SELECT * FROM {quote(table)} LIMIT 0")
    known = {entry[0]: str(entry[1]) for entry in cursor.description or []}
    for name in names:
        if name not in known:
            raise duckdb.BinderException(f'{file.name}: table {table} has no column "{name}"')
    arrays = {name for name in names if known[name].endswith("[]")}
    kinds = ", ".join(
        f"{literal(name)}: {literal('VARCHAR' if name in arrays else known[name])}"
        for name in names
    )
    picked = ", ".join(
        f"CAST('[' || {quote(name)}[2:-2] || ']' AS {known[name]})"
        if name in arrays
        else quote(name)
        for name in names
    )
    return (
        f"INSERT INTO {quote(table)} ({', '.join(map(quote, names))}) SELECT {picked} "
        f"FROM read_csv({literal(str(file))}, header = true, auto_detect = false, delim = ',', "
        f"quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, "
        f"columns = {{{kinds}}})"
    )
