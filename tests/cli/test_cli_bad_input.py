"""Bad input through the real `dojo` command: a clear message, the right exit code, no traceback."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]

ID = "sql/joins/customers-without-orders"


@dataclass
class Bad:
    """An answer file's bytes, and what must come of them: exit code, verdict, code, words."""

    name: str
    answer: bytes
    exit_code: int
    verdict: str
    code: str
    words: str = ""


BAD = [
    Bad("empty answer", b"", 1, "error", "empty-answer"),
    Bad("blank answer", b" \n\t\n", 1, "error", "empty-answer"),
    Bad("comment only", b"-- nothing yet\n/* still nothing */", 1, "error", "empty-answer"),
    Bad("semicolon only", b";", 1, "error", "empty-answer"),
    Bad("two statements", b"SELECT 1;\nSELECT 2;", 1, "error", "several-statements"),
    Bad("syntax error", b"SELECT customer_id FORM customers", 1, "error", "syntax", "customers"),
    Bad("unclosed quote", b"SELECT 'x FROM customers", 1, "error", "syntax", "unterminated"),
    Bad("unclosed bracket", b"SELECT (1 FROM customers", 1, "error", "syntax"),
    Bad("binary file", bytes(range(256)) * 8, 1, "refused", "not-text"),
    Bad("nul byte", b"SELECT 1\0", 1, "refused", "not-text"),
    Bad("latin-1 file", "SELECT 'caf\xe9'".encode("latin-1"), 1, "refused", "not-text", "UTF-8"),
    Bad("utf-16 file", "SELECT 1".encode("utf-16"), 1, "refused", "not-text"),
    Bad("5 MB file", b"-- " + b"x" * 5_000_000 + b"\nSELECT 1", 1, "refused", "too-long"),
    Bad("unknown column", b"SELECT custmer_id FROM customers", 1, "error", "unknown-column", "customer_id"),
    Bad("unknown table", b"SELECT * FROM custmers", 1, "error", "unknown-table", "customers"),
    Bad("unknown function", b"SELECT lenght(full_name) FROM customers", 1, "error", "unknown-function", "length"),
    Bad("alias in WHERE", b"SELECT customer_id AS c FROM customers WHERE c = 1", 1, "error", "unknown-column"),
    Bad("ungrouped column", b"SELECT country, full_name, count(*) FROM customers GROUP BY country", 1, "error", "ungrouped-column"),
    Bad("division by zero", b"SELECT 1 / (customer_id - customer_id) FROM customers", 1, "error", "division-by-zero"),
    Bad("text as number", b"SELECT CAST(full_name AS integer) FROM customers", 1, "error", "cast"),
    Bad("too many rows", b"SELECT * FROM generate_series(1, 10000000)", 1, "error", "row-limit"),
    Bad("endless recursion", b"WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT count(*) FROM r", 4, "timeout", "time-limit"),
    Bad("reads a file", b"SELECT * FROM read_csv('/etc/passwd')", 1, "refused", "file-access"),
    Bad("COPY", b"COPY customers TO '/tmp/x.csv'", 1, "refused", "file-access"),
    Bad("ATTACH", b"ATTACH '/tmp/x.db'", 1, "refused", "file-access"),
    Bad("INSTALL", b"INSTALL httpfs", 1, "refused", "file-access"),
    Bad("PRAGMA", b"PRAGMA database_list", 1, "refused", "setting"),
    Bad("SET", b"SET memory_limit = '1TB'", 1, "refused", "setting"),
    Bad("getenv", b"SELECT getenv('HOME')", 1, "refused", "function-not-allowed"),
    Bad("DROP TABLE", b"DROP TABLE customers", 1, "refused", "statement-not-allowed"),
    Bad("UPDATE in a query exercise", b"UPDATE customers SET country = 'XX'", 1, "refused", "wrong-statement"),
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=[bad.name for bad in BAD])
def test_a_bad_answer_gets_a_verdict_and_an_exit_code(dojo: Dojo, tmp_path: Path, bad: Bad) -> None:
    path = tmp_path / "answer.sql"
    path.write_bytes(bad.answer)
    done = dojo("check", ID, "--file", str(path), "--json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["verdict"]) == (bad.exit_code, bad.verdict)
    assert report["feedback"][0]["code"] == bad.code
    assert bad.words in json.dumps(report["feedback"][0])
    assert done.stderr == ""
    shown = dojo("check", ID, "--file", str(path))
    assert shown.returncode == bad.exit_code
    assert "Traceback" not in shown.stdout + shown.stderr


USAGE: list[tuple[str, list[str], int, str]] = [
    ("no such exercise", ["check", "nonsense"], 2, "no such exercise"),
    ("nearest exercise", ["check", "customers-wihtout-orders", "--file", "-"], 2, "did you mean"),
    ("ambiguous id", ["check", "joins"], 2, "fits"),
    ("no such file", ["check", ID, "--file", "missing.sql"], 2, "missing.sql"),
    ("a folder as file", ["check", ID, "--file", "."], 2, "folder"),
    ("no such command", ["chek"], 2, "did you mean `check`"),
    ("no such option", ["check", "--fiel", "x"], 2, "--fiel"),
    ("no such dataset", ["schema", "shopp"], 2, "shop"),
    ("no such engine", ["check", ID, "--engine", "oracle"], 2, "oracle"),
    ("a root without exercises", ["list", "--root", "."], 2, "exercises"),
    ("no workspace", ["check"], 2, "dojo init"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "words"), [case[1:] for case in USAGE], ids=[case[0] for case in USAGE]
)
def test_a_wrong_call_says_what_is_wrong(
    dojo: Dojo, arguments: list[str], code: int, words: str
) -> None:
    done = dojo(*arguments, text="SELECT 1")
    assert done.returncode == code
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@pytest.fixture
def course(root: Path, tmp_path: Path) -> Path:
    """A course of one exercise that a test may break."""
    folder = tmp_path / "course"
    for name in (f"exercises/{ID}", "schemas/shop", "seed_data/shop"):
        shutil.copytree(root / name, folder / name)
    return folder


def _missing_seed(course: Path) -> None:
    (course / "seed_data/shop/orders.csv").unlink()


def _seed_that_does_not_fit(course: Path) -> None:
    path = course / "seed_data/shop/orders.csv"
    path.write_text(path.read_text().replace("2023-07-01 00:00:00", "yesterday", 1))


def _misspelt_key(course: Path) -> None:
    path = course / "exercises" / ID / "exercise.toml"
    path.write_text(path.read_text().replace("title", "titel", 1))


def _expected_that_does_not_fit(course: Path) -> None:
    path = course / "exercises" / ID / "expected.json"
    raw = json.loads(path.read_text())
    raw["result"]["rows"][0].append(1)
    path.write_text(json.dumps(raw))


def _broken_schema(course: Path) -> None:
    (course / "schemas/shop/postgres.sql").write_text("CREATE TABEL x (a int);")


BROKEN = [
    (_missing_seed, "orders.csv"),
    (_seed_that_does_not_fit, "yesterday"),
    (_misspelt_key, "titel"),
    (_expected_that_does_not_fit, "rows[0]"),
    (_broken_schema, "postgres.sql"),
]


@pytest.mark.parametrize(
    ("breaking", "words"), BROKEN, ids=[case[0].__name__[1:] for case in BROKEN]
)
def test_a_broken_course_does_not_blame_the_learner(
    dojo: Dojo, course: Path, breaking: Callable[[Path], None], words: str
) -> None:
    breaking(course)
    done = dojo("check", ID, "--root", str(course), "--file", "-", "--json", text="SELECT 1 AS x")
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert report["verdict"] == "broken"
    assert words in json.dumps(report, ensure_ascii=False)
    assert "Traceback" not in done.stderr
