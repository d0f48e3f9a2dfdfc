"""The tables beside their seed files: alike, and every difference found."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from grader.content import Library
from grader.errors import ContentProblem
from grader.servers.checksums import check_tables
from grader.servers.seedfile import read_seed

Connect = Callable[[str, str], psycopg.Connection[tuple[object, ...]]]
SEED = (
    'id,name,price,tags,config\n1,"",2.50,{a},"{""x"": 1}"\n2,,1.00,,\n3,"a, ""b""\nc",0.10,{},{}\n'
)
TABLE = (
    "CREATE TABLE things (id integer, name text, price numeric(6, 2), tags text[], config jsonb)"
)
ROWS = {
    "alike": "(1, '', 2.5, '{a}', '{\"x\":1}'), (2, NULL, 1, NULL, NULL), (3, E'a, \"b\"\\nc', 0.1, '{}', '{}')",
    "null for empty": "(1, NULL, 2.5, '{a}', '{\"x\":1}'), (2, NULL, 1, NULL, NULL), (3, E'a, \"b\"\\nc', 0.1, '{}', '{}')",
    "one row less": "(1, '', 2.5, '{a}', '{\"x\":1}'), (2, NULL, 1, NULL, NULL)",
    "one row twice": "(1, '', 2.5, '{a}', '{\"x\":1}'), (1, '', 2.5, '{a}', '{\"x\":1}'), (2, NULL, 1, NULL, NULL), (3, E'a, \"b\"\\nc', 0.1, '{}', '{}')",
    "another cent": "(1, '', 2.5, '{a}', '{\"x\":1}'), (2, NULL, 1.01, NULL, NULL), (3, E'a, \"b\"\\nc', 0.1, '{}', '{}')",
}


@pytest.mark.parametrize("dataset", ["shop", "lab"])
def test_every_table_holds_what_its_seed_file_holds(
    connect: Connect, library: Library, dataset: str
) -> None:
    """schemas/init/postgres.sh seeded this server, with a real psql."""
    checks = check_tables(connect("learner", dataset), dataset, library.seed_folder(dataset))
    assert {check.table for check in checks} == {
        table.name for table in library.schema(dataset).tables
    }
    for check in checks:
        assert check.same, check
        path = library.seed_folder(dataset) / f"{check.table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            assert check.rows == check.seed_rows == sum(1 for _ in csv.reader(file)) - 1


@pytest.mark.parametrize("case", ROWS)
def test_a_difference_is_found(connect: Connect, tmp_path: Path, case: str) -> None:
    (tmp_path / "things.csv").write_text(SEED, encoding="utf-8")
    connection = connect("grader", "dojo_scratch_7")
    connection.execute("BEGIN")
    connection.execute(TABLE.encode())
    connection.execute(f"INSERT INTO things VALUES {ROWS[case]}".encode())
    (check,) = check_tables(connection, "own", tmp_path)
    assert check.same == (case == "alike")
    assert check.seed_rows == 3


def test_a_missing_table_and_a_missing_column_are_not_the_same(
    connect: Connect, tmp_path: Path
) -> None:
    (tmp_path / "things.csv").write_text(SEED, encoding="utf-8")
    connection = connect("grader", "dojo_scratch_7")
    connection.execute("BEGIN")
    (missing,) = check_tables(connection, "own", tmp_path)
    connection.execute("CREATE TABLE things (id integer)")
    (narrow,) = check_tables(connection, "own", tmp_path)
    assert (missing.same, missing.rows) == (narrow.same, narrow.rows) == (False, None)


def test_a_seed_file_that_does_not_fit_its_table_is_named(connect: Connect, tmp_path: Path) -> None:
    (tmp_path / "things.csv").write_text("id\nmany\n", encoding="utf-8")
    connection = connect("grader", "dojo_scratch_7")
    connection.execute("BEGIN; CREATE TABLE things (id integer)")
    with pytest.raises(ContentProblem, match=r"things\.csv.*many"):
        check_tables(connection, "own", tmp_path)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [("1", "2")]),
        ('a,b\r\n"1",""\r\n', [("1", "")]),
        ("a,b\n,\n", [(None, None)]),
        ("a,b\n1,", [("1", None)]),
        ("a\nx", [("x",)]),
        ('a,b\n"x\n,y",z', [("x\n,y", "z")]),
        ("a,b\n", []),
    ],
)
def test_a_seed_file_is_read_as_copy_reads_it(
    tmp_path: Path, text: str, rows: list[tuple[str | None, ...]]
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    assert read_seed(path)[1] == rows


@pytest.mark.parametrize("text", ['a\n"x\n', "a,b\n1\n", 'a\nx"y\n'])
def test_a_broken_seed_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    with pytest.raises(ContentProblem, match=r"t\.csv"):
        read_seed(path)
