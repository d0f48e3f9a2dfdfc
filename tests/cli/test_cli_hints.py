"""`dojo hint`: from the evidence of the last attempt to the written ladder, one step each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Dojo

SQL = "sql/joins/products-per-category"
MONGO = "mongo/find/lightest-products"
SUFFIX = {"sql": "sql", "mongo": "mongodb.js"}
CASES = [
    # exercise, wrong answer, clause or stage, its words, what kind of thing is off, line, what stands there
    (SQL, "inner-join", "from", "FROM", "join-kind", 9, "JOIN product_categories"),
    (SQL, "count-star", "select", "SELECT", "item-column", 6, "count(*)"),
    (MONGO, "heaviest", "sort", "the sort", "key-direction", 5, "weight_kg"),
    ("mongo/group/monthly-revenue", "cancelled-too", "$match", "stage 1, $match", "condition-missing",
     0, "$match"),
]  # fmt: skip


def begun(dojo: Dojo, tmp_path: Path, exercise: str) -> Path:
    """A workspace with the exercise's answer begun; gives the answer's file."""
    assert dojo("init").returncode == 0
    assert dojo("show", exercise).returncode == 0
    return tmp_path / "answers" / f"{exercise}.{SUFFIX[exercise.partition('/')[0]]}"


def wrong(root: Path, exercise: str, name: str) -> str:
    suffix = SUFFIX[exercise.partition("/")[0]]
    return (root / "exercises" / exercise / "wrong" / f"{name}.{suffix}").read_text("utf-8")


def steps(dojo: Dojo, exercise: str, count: int) -> list[str | int]:
    """What each further `dojo hint` tells: a code, or the number of a written step."""
    found: list[str | int] = []
    for _ in range(count):
        (one,) = hint(dojo, exercise)
        found.append(one.get("code", one["step"]))
    return found


def hint(dojo: Dojo, exercise: str, *options: str) -> list[dict[str, Any]]:
    done = dojo("hint", exercise, "--json", *options)
    assert done.returncode == 0, done.stderr
    hints: list[dict[str, Any]] = json.loads(done.stdout)["hints"]
    return hints


@pytest.mark.parametrize(("exercise", "name", "clause", "words", "kind", "line", "there"), CASES)
def test_after_a_wrong_attempt_first_where_then_what_kind_then_the_ladder(
    dojo: Dojo, tmp_path: Path, root: Path, exercise: str, name: str, clause: str, words: str,
    kind: str, line: int, there: str,
) -> None:  # fmt: skip
    answer = begun(dojo, tmp_path, exercise)
    text = wrong(root, exercise, name)
    answer.write_text(text, encoding="utf-8")
    assert dojo("check", exercise, "--no-counterexample").returncode == 1
    (where,), (closer,) = hint(dojo, exercise), hint(dojo, exercise)
    for one, code in ((where, "look-here"), (closer, "look-closer")):
        assert (one["step"], one["code"]) == (0, code)
        assert one["evidence"]["clauses"] == [clause]
        assert words in one["text"]
        assert not line or one["line"] == line
        assert text.splitlines()[one["line"] - 1][one["column"] - 1 :].startswith(there)
    assert closer["evidence"]["kind"] == kind
    assert steps(dojo, exercise, 4) == [1, 2, 3, 3]


def test_what_check_told_is_not_told_again(dojo: Dojo, tmp_path: Path, root: Path) -> None:
    answer = begun(dojo, tmp_path, SQL)
    answer.write_text(wrong(root, SQL, "inner-join"))
    checked = json.loads(dojo("check", SQL, "--json").stdout)
    told = "look-here" in [finding["code"] for finding in checked["feedback"]]
    assert steps(dojo, SQL, 3) == (
        ["look-closer", 1, 2] if told else ["look-here", "look-closer", 1]
    )


def test_a_hint_shows_the_line_that_was_graded(dojo: Dojo, tmp_path: Path, root: Path) -> None:
    """Whatever the file holds by now."""
    answer = begun(dojo, tmp_path, MONGO)
    answer.write_text(wrong(root, MONGO, "heaviest"))
    dojo("check", MONGO, "--no-counterexample")
    answer.write_text("db.products.find()")
    shown = dojo("hint", MONGO).stdout
    assert shown.startswith("Hint on your last attempt")
    assert "Look at the sort: nothing else keeps your answer from being right." in shown
    line, carets = shown.splitlines()[2:4]
    assert line.index("weight_kg") == carets.index("^")


def test_a_new_attempt_brings_its_own_hints_and_the_ladder_goes_on(
    dojo: Dojo, tmp_path: Path, root: Path
) -> None:
    answer = begun(dojo, tmp_path, SQL)
    assert steps(dojo, SQL, 1) == [1]
    for name, following in (("inner-join", 2), ("count-star", 3)):
        answer.write_text(wrong(root, SQL, name))
        dojo("check", SQL, "--no-counterexample")
        assert steps(dojo, SQL, 3) == ["look-here", "look-closer", following]
    assert dojo("reset", SQL).returncode == 0
    assert steps(dojo, SQL, 4) == [1, 2, 3, 3]


@pytest.mark.parametrize("exercise", [SQL, MONGO])
def test_a_correct_attempt_is_told_nothing_of(
    dojo: Dojo, tmp_path: Path, root: Path, exercise: str
) -> None:
    answer = begun(dojo, tmp_path, exercise)
    suffix = SUFFIX[exercise.partition("/")[0]]
    answer.write_text(next(iter((root / "exercises" / exercise / "wrong").iterdir())).read_text())
    dojo("check", exercise, "--no-counterexample")
    answer.write_text((root / "exercises" / exercise / f"solution.{suffix}").read_text())
    assert dojo("check", exercise).returncode == 0
    assert steps(dojo, exercise, 4) == [1, 2, 3, 3]


def test_an_attempt_that_failed_otherwise_has_the_ladder_alone(dojo: Dojo, tmp_path: Path) -> None:
    answer = begun(dojo, tmp_path, SQL)
    answer.write_text("SELECT nothing FROM nowhere")
    assert dojo("check", SQL).returncode == 1
    assert steps(dojo, SQL, 2) == [1, 2]


def test_all_hints_at_once_are_not_counted(dojo: Dojo, tmp_path: Path, root: Path) -> None:
    answer = begun(dojo, tmp_path, SQL)
    answer.write_text(wrong(root, SQL, "inner-join"))
    dojo("check", SQL, "--no-counterexample")
    codes = [one.get("code", one["step"]) for one in hint(dojo, SQL, "--all")]
    assert codes == ["look-here", "look-closer", 1, 2, 3]
    assert steps(dojo, SQL, 1) == ["look-here"]


def test_a_server_that_is_gone_leaves_the_ladder(dojo: Dojo, tmp_path: Path, root: Path) -> None:
    begun(dojo, tmp_path, SQL)
    entry = {"at": "2026-01-01T00:00:00+00:00", "exercise": SQL, "event": "attempt",
             "engine": "postgres", "verdict": "wrong", "codes": [],
             "answer": wrong(root, SQL, "inner-join")}  # fmt: skip
    (tmp_path / ".dojo" / "attempts.jsonl").write_text(json.dumps(entry) + "\n")
    done = dojo("hint", SQL, DOJO_POSTGRES_URL="postgresql://learner@127.0.0.1:1/x")
    assert done.returncode == 0
    assert done.stdout.startswith("Hint 1 of 3")
    assert "cannot be reached" in done.stderr
