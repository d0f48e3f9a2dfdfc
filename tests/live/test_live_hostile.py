"""Hostile answers on the live server: the shared data stays the same to the byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import EngineName, Exercise, Kind, Limits, Track, Verdict

HOSTILE = (Path(__file__).parents[1] / "grade" / "hostile.sql").read_text(encoding="utf-8")
ANSWERS = [block.partition("\n")[2].strip() for block in HOSTILE.split("--: ")[1:]]
"""Answers that no engine may run to their end."""

CHANGES = [
    "DELETE FROM payments",
    "DELETE FROM payments WHERE status = 'failed'",
    "UPDATE payments SET amount = amount + 1",
    "UPDATE payments SET amount = 0",
    "UPDATE public.payments SET method = 'card'",
    "INSERT INTO payments SELECT payment_id + 100000, order_id, method, amount, status, "
    "attempted_at, paid_at FROM payments",
    "INSERT INTO payments VALUES (1, 1001, 'card', 1, 'failed', '2024-01-01', NULL)",
    "UPDATE customers SET full_name = 'nobody'",
    "DELETE FROM customers",
    "DELETE FROM reviews",
    "UPDATE payments SET order_id = -1",
    "INSERT INTO payments (payment_id) VALUES (NULL)",
    "UPDATE orders SET status = 'cancelled' FROM generate_series(1, 1000)",
    "MERGE INTO payments AS p USING orders AS o ON p.order_id = o.order_id "
    "WHEN MATCHED THEN DELETE",
    "DELETE FROM payments USING generate_series(1, 100000000) AS g(i)",
]
"""Answers that change as much as they can, allowed where data is to be changed."""


@pytest.fixture(scope="module")
def query(library: Library) -> Exercise:
    plain = library.load("sql/joins/customers-without-orders")
    return replace(plain, limits=replace(Limits(), seconds=1.0))


@pytest.fixture(scope="module")
def change(library: Library) -> Exercise:
    plain = library.load("sql/changes/delete-failed-payments")
    return replace(plain, limits=replace(Limits(), seconds=1.0))


def admin(url: str, database: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url, dbname=database, autocommit=True)


def checksums(url: str) -> dict[str, str]:
    """A digest of every byte of every table, its physical order included."""
    found: dict[str, str] = {}
    for database in ("shop", "lab"):
        with admin(url, database) as connection:
            tables = connection.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r' "
                "AND relnamespace = 'public'::regnamespace ORDER BY 1"
            ).fetchall()
            for (table,) in tables:
                rows = connection.execute(
                    f"SELECT ctid::text, t::text FROM public.{table} AS t ORDER BY ctid"
                )
                found[f"{database}.{table}"] = hashlib.sha256(
                    repr(rows.fetchall()).encode()
                ).hexdigest()
    return found


def scratch_relations(url: str) -> list[object]:
    left: list[object] = []
    for number in range(8):
        with admin(url, f"dojo_scratch_{number}") as connection:
            left += connection.execute(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            ).fetchall()
    return left


def jobs(query: Exercise, change: Exercise) -> Iterator[tuple[Exercise, str]]:
    for sql in ANSWERS:
        yield query, sql
        yield change, sql
    for sql in CHANGES * 2:
        yield change, sql


def test_two_hundred_hostile_answers_change_nothing(
    library: Library, postgres_url: str, query: Exercise, change: Exercise
) -> None:
    """Some run at the same time; none is judged correct; nothing stays behind anywhere."""
    before = checksums(postgres_url)
    work = list(jobs(query, change))
    assert len(work) >= 200

    def grade(share: list[tuple[Exercise, str]]) -> list[Verdict]:
        with Grader(library, EngineName.POSTGRES) as grader:
            return [grader.grade(exercise, sql.encode()).verdict for exercise, sql in share]

    with ThreadPoolExecutor(4) as pool:
        verdicts = [
            verdict
            for share in pool.map(grade, [work[n::4] for n in range(4)])
            for verdict in share
        ]
    assert Verdict.CORRECT not in verdicts[: len(ANSWERS)]
    assert Verdict.BROKEN not in verdicts
    assert checksums(postgres_url) == before
    assert scratch_relations(postgres_url) == []


def test_a_copy_is_gone_after_a_kill(library: Library, postgres_url: str, change: Exercise) -> None:
    """The child is killed in the middle of a change; the server takes everything back."""
    before = checksums(postgres_url)
    slow = replace(change, limits=replace(Limits(), seconds=30.0))
    with Grader(library, EngineName.POSTGRES) as grader:
        grader.grade(change, b"DELETE FROM payments")
        sandbox = grader._backend(Track.SQL).sandbox
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(
                grader.grade, slow, b"DELETE FROM payments USING generate_series(1, 1000000000)"
            )
            child = sandbox._alive()._process
            try:
                running.result(timeout=2)
            except TimeoutError:
                child.kill()
            assert running.result(timeout=20).feedback[0].code == "engine-crash"
        assert grader.grade(change, change.solutions[0].encode()).verdict is Verdict.CORRECT
    assert checksums(postgres_url) == before
    assert scratch_relations(postgres_url) == []


def test_a_qualified_name_means_the_trap_too(library: Library, live_grader: Grader) -> None:
    exercise = library.load("sql/joins/customers-without-orders")
    solution = exercise.solutions[0]
    qualified = solution.replace("FROM customers", "FROM public.customers").replace(
        "FROM orders", "FROM public.orders"
    )
    assert qualified != solution
    report = live_grader.grade(exercise, qualified.encode())
    assert [case.name for case in report.cases][1:] == [trap.name for trap in exercise.traps]
    assert {case.verdict for case in report.cases} == {Verdict.CORRECT}


def test_an_error_is_told_in_the_servers_words_at_its_place(live_grader: Grader) -> None:
    run = live_grader.run("shop", b"SELECT full_name,\n       custmer_id\nFROM customers")
    finding = run.findings[0]
    assert (finding.code, finding.suggestion) == ("unknown-column", "customer_id")
    assert finding.message == 'column "custmer_id" does not exist'
    assert finding.place is not None
    assert (finding.place.line, finding.place.column, finding.place.length) == (2, 8, 10)


def test_values_come_back_as_they_do_offline(live_grader: Grader, grader: Grader) -> None:
    sql = (
        b"SELECT 1, 2.50, 0.1::double precision, 'x', true, DATE '2024-02-29', "
        b"TIMESTAMP '2024-02-29 23:59:59.5', INTERVAL '1 mon 2 days 03:04:05', NULL, ARRAY['a', NULL]"
    )
    live, offline = live_grader.run("shop", sql), grader.run("shop", sql)
    assert live.result is not None
    assert offline.verdict is Verdict.UNSUPPORTED or offline.result is not None
    if offline.result is not None:
        assert live.result.rows == offline.result.rows


def test_a_view_and_its_rows_are_read_back(live_grader: Grader) -> None:
    run = live_grader.run(
        "shop",
        b"CREATE VIEW many AS SELECT customer_id, count(*) AS n FROM orders GROUP BY 1",
        Kind.DEFINE,
    )
    assert run.verdict is Verdict.CORRECT
    assert run.state["many"].kind == "view"
