"""The list of PostgreSQL's functions is what a real PostgreSQL has."""

from __future__ import annotations

import subprocess

from grader.queries import functions


def test_the_names_are_those_of_pg_proc(postgres: str, psql_program: str) -> None:
    asked = "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace"
    done = subprocess.run(
        [psql_program, postgres, "-X", "-At", "-c", asked],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(functions.known()) == set(done.stdout.split())


def test_every_function_taken_offline_is_one_of_postgresqls_and_harmless() -> None:
    assert set(functions.known()) >= functions.OFFLINE
    assert [name for name in sorted(functions.OFFLINE) if functions.hostile(name)] == []


def test_aggregates_are_told_from_other_functions() -> None:
    assert all(map(functions.is_aggregate, ("sum", "count", "string_agg", "mode", "every")))
    assert not any(map(functions.is_aggregate, ("lower", "row_number", "generate_series")))
