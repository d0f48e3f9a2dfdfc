"""A dataset's schema as CREATE TABLE statements, for either SQL engine.

For DuckDB foreign keys are left out: it checks them row by row where PostgreSQL checks them when
the statement ends, so that engine looks for orphans itself after each statement.
"""

from __future__ import annotations

from collections.abc import Callable

from grader.models import ForeignKey, Schema, Table


def duckdb_tables(schema: Schema) -> tuple[str, ...]:
    """One CREATE TABLE a table, in the schema's order, in DuckDB's types."""
    return tuple(_create(table, _duckdb_type, foreign_keys=False) for table in schema.tables)


def postgres_tables(schema: Schema) -> tuple[str, ...]:
    """One CREATE TABLE a table, in the schema's order, with every rule."""
    return tuple(_create(table, str, foreign_keys=True) for table in schema.tables)


def quote(name: str) -> str:
    """An identifier, quoted."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """A JSON value as an SQL literal, for typed columns of an INSERT."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    return "'" + str(value).replace("'", "''") + "'"


def orphans(table: str, key: ForeignKey) -> str:
    """A query for one row of `table` whose foreign key refers to nothing."""
    present = " AND ".join(f"c.{quote(column)} IS NOT NULL" for column in key.columns)
    same = " AND ".join(
        f"p.{quote(there)} = c.{quote(here)}"
        for here, there in zip(key.columns, key.references, strict=True)
    )
    columns = ", ".join(f"c.{quote(column)}" for column in key.columns)
    return (
        f"SELECT {columns} FROM {quote(table)} c WHERE {present} AND NOT EXISTS "
        f"(SELECT 1 FROM {quote(key.table)} p WHERE {same}) LIMIT 1"
    )


def _create(table: Table, spell: Callable[[str], str], *, foreign_keys: bool) -> str:
    parts = []
    for column in table.columns:
        text = f"{quote(column.name)} {spell(column.type)}"
        if column.default is not None:
            text += f" DEFAULT {column.default}"
        if column.not_null:
            text += " NOT NULL"
        parts.append(text)
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({_list(table.primary_key)})")
    parts += [f"UNIQUE ({_list(columns)})" for columns in table.unique]
    parts += [f"CONSTRAINT {quote(check.name)} CHECK ({check.sql})" for check in table.checks]
    if foreign_keys:
        parts += [
            f"CONSTRAINT {quote(key.name)} FOREIGN KEY ({_list(key.columns)}) "
            f"REFERENCES {quote(key.table)} ({_list(key.references)})"
            for key in table.foreign_keys
        ]
    return f"CREATE TABLE {quote(table.name)} ({', '.join(parts)})"


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(quote(name) for name in names)


def _duckdb_type(name: str) -> str:
    return "JSON" if name == "jsonb" else name.replace("jsonb", "JSON")
