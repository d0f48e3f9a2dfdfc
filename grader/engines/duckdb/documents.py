"""JSON documents with their keys in jsonb's order, which DuckDB does not change."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import duckdb

from grader.engines.ddl import quote
from grader.models.jsonb import canonical


def ordered(cell: object) -> object:
    """A cell of a JSON column, its keys in jsonb's order."""
    if not isinstance(cell, str):
        return cell
    try:
        return canonical(cell)
    except (ValueError, LookupError):
        return cell


def json_places(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> Collection[int]:
    """Which of the columns are JSON; the table is asked only where a cell may be a document."""
    if not any(isinstance(cell, str) and cell[:1] in ("{", "[") for row in rows for cell in row):
        return ()
    names = _json_columns(connection, table)
    return [at for at, name in enumerate(columns) if name in names]


def order_json_keys(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Bring the documents of a filled table into jsonb's order."""
    for name in _json_columns(connection, table):
        column = quote(name)
        found = connection.execute(
            f"SELECT DISTINCT CAST({column} AS VARCHAR) FROM {quote(table)} WHERE {column} IS "
            f"NOT NULL"
        ).fetchall()
        changed = [(str(ordered(text)), text) for (text,) in found if ordered(text) != text]
        if changed:
            connection.executemany(
                f"UPDATE {quote(table)} SET {column} = ? WHERE CAST({column} AS VARCHAR) = ?",
                changed,
            )


def _json_columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    cursor = connection.execute(f"SELECT * FROM {quote(table)} LIMIT 0")
    return [entry[0] for entry in cursor.description or [] if str(entry[1]) == "JSON"]
