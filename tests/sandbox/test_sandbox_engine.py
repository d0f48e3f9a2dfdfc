"""The sandbox on real DuckDB: answers run under limits, and no answer harms the next."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from grader.content import Library, default_root
from grader.errors import ContentProblem
from grader.models import Interval, Json, Limits, Outcome, TableRows
from grader.sandbox import (
    CaseRun,
    CaseSource,
    Job,
    Sandbox,
    Status,
    build_seeded,
    duckdb_tables,
    seeded_path,
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox("duckdb") as one:
        yield one


@pytest.fixture(scope="module")
def shop(library: Library, sandbox: Sandbox) -> Path:
    schema, seed = library.schema("shop"), library.seed_folder("shop")
    seeds = {table.name: seed / f"{table.name}.csv" for table in schema.tables}
    target = seeded_path(library.schema_path("shop"), seed)
    return build_seeded(sandbox, target, duckdb_tables(schema), seeds)


def run(
    sandbox: Sandbox, database: Path, *sql: str, relations: tuple[str, ...] = (), **limits: float
) -> CaseRun:
    ddl = duckdb_tables(Library(default_root()).schema("shop")) if relations else ()
    case = CaseSource("shipped", str(database), private=bool(relations), ddl=ddl)
    job = Job(sql, (case,), replace(Limits(), **limits), relations)  # type: ignore[arg-type]
    return sandbox.run(job)[0]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


TYPED = [
    ("1", "integer", 1),
    ("9000000000", "bigint", 9_000_000_000),
    ("sum(1)", "bigint", 1),
    ("1.50", "numeric", Decimal("1.50")),
    ("CAST(0.5 AS DOUBLE)", "double precision", 0.5),
    ("'x'", "text", "x"),
    ("''", "text", ""),
    ("true", "boolean", True),
    ("INTERVAL '14 months 2 days 03:04:05.5'", "interval", Interval(14, 2, 11_045_500_000)),
    ("INTERVAL '-1 day'", "interval", Interval(0, -1, 0)),
    ("['a', NULL]", "text[]", ("a", None)),
    ('CAST(\'{"b": 1, "a": [2]}\' AS JSON)', "json", Json('{"a": [2], "b": 1}')),
]


@pytest.mark.parametrize(("sql", "type_name", "value"), TYPED, ids=[case[0] for case in TYPED])
def test_values_come_back_typed(
    sandbox: Sandbox, shop: Path, sql: str, type_name: str, value: object
) -> None:
    outcome = run(sandbox, shop, f"SELECT {sql} AS x, NULL AS n").outcome
    assert outcome is not None
    assert outcome.result is not None
    assert outcome.result.columns[0].type == type_name
    assert outcome.result.rows == ((value, None),)


def test_order_survives_the_reading_of_intervals(sandbox: Sandbox, shop: Path) -> None:
    sql = "SELECT i, i * INTERVAL '1 month' AS m FROM range(50) r(i) ORDER BY (i * 37) % 50"
    outcome = run(sandbox, shop, sql).outcome
    assert outcome is not None
    assert outcome.result is not None
    assert [row[0] for row in outcome.result.rows] == sorted(range(50), key=lambda i: i * 37 % 50)


def test_an_endless_answer_is_stopped_in_time(sandbox: Sandbox, shop: Path) -> None:
    started = time.monotonic()
    ended = run(
        sandbox, shop, "SELECT count(*) FROM range(10000000) a, range(10000000) b", seconds=0.5
    )
    assert ended.status is Status.TIMEOUT
    assert time.monotonic() - started < 5


def test_too_many_rows_are_not_kept(sandbox: Sandbox, shop: Path) -> None:
    assert run(sandbox, shop, "SELECT * FROM range(10000000)", rows=500).status is Status.ROW_LIMIT


def test_too_many_bytes_are_not_kept(sandbox: Sandbox, shop: Path) -> None:
    sql = "SELECT repeat('x', 1000000) FROM range(100)"
    assert run(sandbox, shop, sql).status is Status.ROW_LIMIT


def test_memory_is_capped(sandbox: Sandbox, shop: Path) -> None:
    ended = run(sandbox, shop, "SELECT list(range) FROM range(300000000)")
    assert ended.status is Status.MEMORY_LIMIT


def test_a_change_stays_on_its_private_copy(sandbox: Sandbox, shop: Path) -> None:
    before = digest(shop)
    ended = run(sandbox, shop, "DELETE FROM reviews", relations=("reviews",))
    assert ended.outcome is not None
    assert ended.changed == ("reviews",)
    left = ended.outcome.state["reviews"].content
    assert left is not None
    assert left.rows == ()
    assert digest(shop) == before


def test_a_plain_query_cannot_change_the_dataset(sandbox: Sandbox, shop: Path) -> None:
    before = digest(shop)
    assert run(sandbox, shop, "DELETE FROM reviews").status is Status.ERROR
    assert digest(shop) == before


def test_a_foreign_key_is_checked_when_the_statement_ends(
    sandbox: Sandbox, shop: Path, library: Library
) -> None:
    schema = library.schema("shop")
    keys = tuple((table.name, key) for table in schema.tables for key in table.foreign_keys)
    case = CaseSource("shipped", str(shop), private=True, ddl=duckdb_tables(schema))
    job = Job(
        ("DELETE FROM customers WHERE customer_id = 1",), (case,), Limits(), ("customers",), keys
    )
    ended = sandbox.run(job)[0]
    assert ended.status is Status.ERROR
    assert "violates foreign key constraint" in ended.message


def test_temporary_things_of_one_answer_are_gone_for_the_next(sandbox: Sandbox, shop: Path) -> None:
    run(sandbox, shop, "CREATE TEMP TABLE left_over AS SELECT 1")
    assert run(sandbox, shop, "SELECT * FROM left_over").status is Status.ERROR


def test_a_trap_starts_from_empty_tables(sandbox: Sandbox, library: Library) -> None:
    ddl = duckdb_tables(library.schema("shop"))
    rows = TableRows(("category_id", "parent_id", "name"), ((1, None, "it's"), (2, 1, "")))
    sql = "SELECT (SELECT count(*) FROM orders), name FROM categories ORDER BY category_id"
    cases = tuple(CaseSource(f"trap{n}", ddl=ddl, tables={"categories": rows}) for n in range(3))
    for ended in sandbox.run(Job((sql,), cases, Limits())):
        assert isinstance(ended.outcome, Outcome)
        assert ended.outcome.result is not None
        assert ended.outcome.result.rows == ((0, "it's"), (0, ""))


def test_a_trap_that_stays_loaded_is_the_same_each_time(sandbox: Sandbox, library: Library) -> None:
    """Also behind an answer that changes it, which no answer that was read first can."""
    ddl = duckdb_tables(library.schema("shop"))
    columns = ("category_id", "name", "parent_id")

    def rows(*sql: str, second: str = "Bags") -> list[object]:
        tables = {"categories": TableRows(columns, ((1, "All", None), (2, second, 1)))}
        job = Job(sql, (CaseSource("tiny", ddl=ddl, tables=tables),), Limits())
        (found,) = sandbox.run(job)
        result = found.outcome.result if found.outcome is not None else None
        return list(result.rows) if result is not None else [found.status]

    names = "SELECT name FROM Categories ORDER BY 1"
    for _ in range(4):
        assert rows(names) == [("All",), ("Bags",)]
    assert rows(names, second="Hats") == [("All",), ("Hats",)]
    for _ in range(3):
        rows("DELETE FROM categories")
        rows("CREATE TABLE more AS SELECT 1 AS x")
        assert rows("COMMIT", "DELETE FROM categories", "SELECT 1") == [(1,)]
        assert rows(names) == [("All",), ("Bags",)]
        assert rows(names, second="Hats") == [("All",), ("Hats",)]
        assert rows("SELECT * FROM more") == [Status.ERROR]
        assert rows("SELECT count(*) FROM products") == [(0,)]


def test_a_trap_that_breaks_the_schema_blames_nobody_else(
    sandbox: Sandbox, library: Library
) -> None:
    ddl = duckdb_tables(library.schema("shop"))
    rows = TableRows(("category_id", "name"), ((1, None),))
    broken = CaseSource("trap", ddl=ddl, tables={"categories": rows})
    for _ in range(4):
        job = Job(("SELECT name FROM categories",), (broken,), Limits())
        assert sandbox.run(job)[0].status is Status.BROKEN


def test_a_killed_child_is_a_verdict_and_the_next_answer_runs(sandbox: Sandbox, shop: Path) -> None:
    child = sandbox._alive()._process
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert run(sandbox, shop, "SELECT 1").status is Status.OK


def test_a_child_killed_in_the_middle_is_a_crash(shop: Path) -> None:
    with Sandbox("duckdb") as own:
        assert run(own, shop, "SELECT 1").status is Status.OK
        pid = own._alive()._process.pid
        subprocess.Popen(["/bin/sh", "-c", f"sleep 0.4; kill -9 {pid}"])
        ended = run(
            own, shop, "SELECT count(*) FROM range(10000000) a, range(10000000) b", seconds=5
        )
        assert ended.status is Status.CRASH
        assert run(own, shop, "SELECT 1").status is Status.OK


def test_the_child_ends_when_its_parent_is_killed(shop: Path) -> None:
    """No process outlives its limits, not even when the grader itself is killed."""
    script = (
        "import sys\n"
        "from grader.sandbox import *\n"
        "from grader.models import Limits\n"
        "s = Sandbox('duckdb'); job = Job(('SELECT 1',), (CaseSource('c', sys.argv[1]),), Limits())\n"
        "s.run(job); print(s._alive()._process.pid, flush=True)\n"
        "long = 'SELECT count(*) FROM range(10000000) a, range(10000000) b'\n"
        "s.run(Job((long,), (CaseSource('c', sys.argv[1]),), Limits(seconds=30)))\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(shop)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(0.5)
    parent.kill()
    parent.wait()
    end = time.monotonic() + 10
    while time.monotonic() < end and _runs(child):
        time.sleep(0.1)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_missing_seed_file_is_named(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(ContentProblem, match=r"users\.csv"):
        build_seeded(
            sandbox,
            tmp_path / "x.duckdb",
            ["CREATE TABLE users (id INT)"],
            {"users": tmp_path / "users.csv"},
        )


def test_seed_data_that_does_not_fit_is_named(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "users.csv").write_text("id\nmany\n")
    with pytest.raises(ContentProblem, match="many"):
        build_seeded(
            sandbox,
            tmp_path / "x.duckdb",
            ["CREATE TABLE users (id INT)"],
            {"users": tmp_path / "users.csv"},
        )


def test_null_and_the_empty_string_survive_the_seeding(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('a,b,c\n1,,{}\n2,"",\n3,"a ""q"", b","{x,y}"\n')
    ddl = ["CREATE TABLE t (a INT, b VARCHAR, c VARCHAR[])"]
    built = build_seeded(sandbox, tmp_path / "x.duckdb", ddl, {"t": tmp_path / "t.csv"})
    outcome = run(sandbox, built, "SELECT b, c FROM t ORDER BY a").outcome
    assert outcome is not None
    assert outcome.result is not None
    assert outcome.result.rows == ((None, ()), ("", None), ('a "q", b', ("x", "y")))


def test_a_cache_that_cannot_be_written_is_done_without(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n1\n")
    (tmp_path / "file").write_text("")
    built = build_seeded(
        sandbox,
        tmp_path / "file" / "x.duckdb",
        ["CREATE TABLE t (a INT)"],
        {"t": tmp_path / "t.csv"},
    )
    assert run(sandbox, built, "SELECT * FROM t").status is Status.OK
