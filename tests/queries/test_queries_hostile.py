"""Answers that must not run, in both dialects, and what the learner hears."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from grader.models import Kind, Schema, Verdict
from grader.queries import Prepared, Rejected, prepare

FOLDER = Path(__file__).parent
Dialect = Literal["postgres", "duckdb"]


def _cases() -> list[tuple[Dialect, str, str, str]]:
    cases: list[tuple[Dialect, str, str, str]] = []
    for line in (FOLDER / "hostile.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, answer = line.split(" | ", 1)
        verdict, code, dialects = head.split()
        if "p" in dialects:
            cases.append(("postgres", verdict, code, answer))
        if "d" in dialects:
            cases.append(("duckdb", verdict, code, answer))
    return cases


@pytest.mark.parametrize(("dialect", "verdict", "code", "answer"), _cases())
def test_a_hostile_answer_is_turned_away(
    schema: Schema, dialect: Dialect, verdict: str, code: str, answer: str
) -> None:
    found = prepare(answer, schema, dialect=dialect)
    assert isinstance(found, Rejected)
    assert (found.verdict, found.findings[0].code) == (Verdict(verdict), code)
    assert found.findings[0].message


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("answer", ["DROP TABLE orders", "SET x = 1", "COPY orders TO 'x'"])
def test_no_kind_of_exercise_takes_these(schema: Schema, kind: Kind, answer: str) -> None:
    assert isinstance(prepare(answer, schema, kind=kind), Rejected)


def test_changes_are_taken_where_they_are_asked_for(schema: Schema) -> None:
    for dialect in ("postgres", "duckdb"):
        for answer in ("DELETE FROM staff", "UPDATE staff SET name = 'x' RETURNING id"):
            found = prepare(answer, schema, dialect=dialect, kind=Kind.CHANGE)
            assert isinstance(found, Prepared)


def test_tables_are_made_only_where_they_are_asked_for(schema: Schema) -> None:
    answer = "CREATE TABLE big AS SELECT id FROM orders"
    for dialect in ("postgres", "duckdb"):
        assert isinstance(prepare(answer, schema, dialect=dialect, kind=Kind.DEFINE), Prepared)
        assert isinstance(prepare(answer, schema, dialect=dialect, kind=Kind.CHANGE), Rejected)


@pytest.mark.parametrize(
    "answer",
    [
        "CREATE TEMP TABLE x (a int)",
        "CREATE TABLE x (a int DEFAULT pg_sleep(1))",
        "CREATE TABLE x (a text CHECK (a <> pg_read_file('x')))",
        "CREATE VIEW v AS SELECT pg_read_file('x')",
        "CREATE TABLE other.x (a int)",
        "CREATE TABLE x (a serial)",
        "CREATE TABLE x (LIKE customers)",
        "CREATE TABLE x AS SELECT 1 WITH NO DATA",
        "CREATE MATERIALIZED VIEW v AS SELECT 1",
        "CREATE UNLOGGED TABLE x (a int)",
        "CREATE TABLE x (a int) PARTITION BY RANGE (a)",
    ],
)
def test_definitions_that_are_not_taken(schema: Schema, answer: str) -> None:
    assert isinstance(prepare(answer, schema, kind=Kind.DEFINE), Rejected)
