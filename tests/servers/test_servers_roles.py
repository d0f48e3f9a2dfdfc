"""What the two roles may do, and within which limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from grader.content import Library

Connect = Callable[[str, str], psycopg.Connection[tuple[object, ...]]]
SETTINGS = {
    "default_transaction_read_only": "on",
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "5min",
    "idle_session_timeout": "2h",
    "temp_file_limit": "256MB",
    "TimeZone": "UTC",
}


@pytest.mark.parametrize("role", ["learner", "grader"])
@pytest.mark.parametrize("dataset", ["shop", "lab"])
def test_both_roles_read_every_table(
    connect: Connect, library: Library, role: str, dataset: str
) -> None:
    connection = connect(role, dataset)
    for table in library.schema(dataset).tables:
        count = connection.execute(
            SQL("SELECT count(*) FROM {}").format(Identifier(table.name))
        ).fetchone()
        lines = (library.seed_folder(dataset) / f"{table.name}.csv").read_bytes()
        assert count is not None
        assert count[0]
        assert lines


def test_learner_works_within_limits(connect: Connect) -> None:
    connection = connect("learner", "shop")
    for name, value in SETTINGS.items():
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
        assert row == (value,), name


def test_text_sorts_by_code_point(connect: Connect) -> None:
    """As it does offline."""
    rows = connect("learner", "shop").execute(
        "SELECT x FROM unnest(ARRAY['b', 'B', 'a', 'é', 'Z', '_', 'z']) AS t (x) ORDER BY x"
    )
    assert [row[0] for row in rows] == ["B", "Z", "_", "a", "b", "z", "é"]
    assert connect("learner", "lab").execute("SELECT upper('é')").fetchone() == ("É",)


def test_learner_may_use_what_a_reader_needs(connect: Connect) -> None:
    connection = connect("learner", "lab")
    for statement in (
        "EXPLAIN SELECT * FROM users",
        "SELECT * FROM information_schema.columns",
        "SELECT to_jsonb(u), generate_series(1, 2), current_user FROM users AS u",
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 9) TABLE n",
    ):
        connection.execute(statement.encode())


@pytest.mark.parametrize("attempt", ["DELETE FROM users", "CREATE TEMP TABLE mine (id integer)"])
def test_grader_leaves_the_datasets_alone(connect: Connect, attempt: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect("grader", "lab").execute(attempt.encode())


@pytest.mark.parametrize("right", ["rolsuper", "rolcreatedb", "rolcreaterole", "rolreplication"])
def test_neither_role_has_a_right_over_the_server(connect: Connect, right: str) -> None:
    rows = connect("grader", "shop").execute(
        SQL("SELECT {} FROM pg_roles WHERE rolname IN ('learner', 'grader')").format(
            Identifier(right)
        )
    )
    assert rows.fetchall() == [(False,), (False,)]


def test_grader_makes_a_private_copy_and_runs_an_answer_there_as_learner(connect: Connect) -> None:
    connection = connect("grader", "dojo_scratch_7")
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE public.orders (id integer); INSERT INTO orders VALUES (1)")
    connection.execute("GRANT SELECT ON orders TO learner; SET LOCAL ROLE learner")
    assert connection.execute("SELECT * FROM public.orders").fetchall() == [(1,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("DELETE FROM orders")
    connection.execute("ROLLBACK")
    assert connection.execute("SELECT to_regclass('public.orders')").fetchone() == (None,)


@pytest.mark.parametrize(
    "attempt",
    [
        "SELECT set_config('role', 'grader', true)",
        "SELECT query_to_xml('RESET ROLE', true, true, '')",
        "DO $$ BEGIN EXECUTE 'RESET ROLE'; END $$",
        "SELECT pg_advisory_lock(1)",
        "CREATE TABLE mine (id integer)",
        "CREATE TEMP TABLE mine (id integer)",
    ],
)
def test_an_answer_does_not_take_graders_role_back(connect: Connect, attempt: str) -> None:
    connection = connect("grader", "dojo_scratch_7")
    connection.execute("BEGIN; SET LOCAL ROLE learner")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(attempt.encode())


@pytest.mark.parametrize("name", ["roles", "lockdown", "grants", "scratch"])
def test_the_files_can_be_run_without_psql(root: Path, name: str) -> None:
    """No line is a command of psql's own; the passwords are its only variables."""
    text = (root / "schemas" / "init" / f"{name}.sql").read_text("utf-8")
    assert not [line for line in text.splitlines() if line.lstrip().startswith("\\")]
    rest = text.replace(":'learner_password'", "").replace(":'grader_password'", "")
    assert ":'" not in rest
    assert ':"' not in rest
