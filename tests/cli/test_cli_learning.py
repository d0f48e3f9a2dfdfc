"""A learner's way through an exercise, with the real command."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]
slug = "sql/joins/customers-without-orders"


@pytest.fixture
def answer(tmp_path: Path, dojo: Dojo) -> Path:
    """A workspace with the exercise's answer begun; gives the answer's file."""
    assert dojo("init").returncode == 0
    assert dojo("show", slug).returncode == 0
    return tmp_path / "answers" / f"{slug}.sql"


def solution(root: Path, exercise: str = slug) -> str:
    return (root / "exercises" / exercise / "solution.sql").read_text()


def wrong(root: Path) -> str:
    return next(iter(sorted((root / "exercises" / slug / "wrong").glob("*.sql")))).read_text()


def log(tmp_path: Path) -> list[dict[str, object]]:
    lines = (tmp_path / ".dojo" / "attempts.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_without_a_workspace_the_bare_command_says_how_to_begin(dojo: Dojo) -> None:
    done = dojo()
    assert done.returncode == 0
    assert "dojo init" in done.stdout
    assert done.stderr == ""


def test_the_whole_way(dojo: Dojo, tmp_path: Path, root: Path, answer: Path) -> None:
    """Begin, fail, take a hint, pass, and be told what is next."""
    assert answer.read_text() == (root / "exercises" / slug / "starter.sql").read_text()
    answer.write_text(wrong(root))
    first = dojo("check", slug)
    assert first.returncode == 1
    assert first.stdout.startswith("✗ Wrong")
    assert "Hint on your last attempt" in dojo("hint").stdout
    assert "Hint 1 of 3" in dojo("hint").stdout + dojo("hint").stdout
    assert f"Next: {slug}" in dojo().stdout
    answer.write_text(solution(root))
    second = dojo("check")
    assert second.returncode == 0, second.stdout + second.stderr
    assert second.stdout.startswith("✓ Correct")
    assert "Next: sql/" in second.stdout
    items = {item["id"]: item for item in json.loads(dojo("list", "--json").stdout)}
    assert items[slug]["state"] == "done"
    assert [(entry["event"], entry.get("verdict")) for entry in log(tmp_path)] == [
        ("attempt", "wrong"),
        ("hint", None),
        ("hint", None),
        ("hint", None),
        ("attempt", "correct"),
    ]


def test_check_begins_a_missing_answer_and_does_not_count_the_starter_as_an_attempt(
    dojo: Dojo, tmp_path: Path
) -> None:
    dojo("init")
    done = dojo("check", slug)
    assert done.returncode == 1
    assert f"begun: answers/{slug}.sql" in done.stderr
    assert log(tmp_path) == []


def test_the_last_hint_comes_again_and_all_shows_the_ladder(dojo: Dojo) -> None:
    dojo("init")
    steps = [json.loads(dojo("hint", slug, "--json").stdout)["hints"][0]["step"] for _ in range(5)]
    assert steps == [1, 2, 3, 3, 3]
    assert len(json.loads(dojo("hint", slug, "--all", "--json").stdout)["hints"]) == 3


def test_a_solution_is_not_shown_unasked(dojo: Dojo, root: Path, answer: Path) -> None:
    refused = dojo("solution", slug, text="y\n")
    assert refused.returncode == 2
    assert refused.stdout == ""
    shown = dojo("solution", slug, "--yes")
    assert shown.returncode == 0
    assert solution(root).strip() in shown.stdout
    answer.write_text(solution(root))
    assert dojo("check", slug).returncode == 0
    assert dojo("solution", slug).returncode == 0


def test_a_reset_tells_where_the_old_answer_went(
    dojo: Dojo, tmp_path: Path, root: Path, answer: Path
) -> None:
    answer.write_text("my answer")
    told = json.loads(dojo("reset", slug, "--json").stdout)
    assert Path(told["old"]).read_text() == "my answer"
    assert Path(told["old"]).is_relative_to(tmp_path / ".dojo" / "old")
    assert answer.read_text() == (root / "exercises" / slug / "starter.sql").read_text()


def test_a_file_or_standard_input_is_graded_without_a_workspace(
    dojo: Dojo, tmp_path: Path, root: Path
) -> None:
    (tmp_path / "mine.sql").write_text(solution(root))
    assert dojo("check", slug, "--file", "mine.sql").returncode == 0
    assert dojo("check", slug, "--file", "-", text=wrong(root)).returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.sql"]


def test_grading_another_file_leaves_progress_and_answer_alone(
    dojo: Dojo, tmp_path: Path, root: Path, answer: Path
) -> None:
    before = answer.read_text()
    assert dojo("check", slug, "--file", "-", text=solution(root)).returncode == 0
    assert log(tmp_path) == []
    assert answer.read_text() == before


def test_run_shows_rows_and_grades_nothing(dojo: Dojo, tmp_path: Path, answer: Path) -> None:
    answer.write_text("SELECT 1 AS one, NULL AS nothing, '' AS empty")
    done = dojo("run", slug)
    assert done.returncode == 0
    assert "NULL" in done.stdout
    assert "''" in done.stdout
    assert log(tmp_path) == []
    raw = json.loads(dojo("run", "--file", "-", "--dataset", "shop", "--json", text="SELECT 1 AS x").stdout)  # fmt: skip
    assert raw["verdict"] == "ran"
    assert raw["result"]["rows"] == [[1]]


def test_a_workspace_is_found_from_below(dojo: Dojo, answer: Path) -> None:
    done = dojo("check", slug, cwd=answer.parent)
    assert "customers-without-orders.sql" in done.stderr
    assert not (answer.parent / "answers").exists()


def test_another_root_before_or_after_the_command(dojo: Dojo, tmp_path: Path, root: Path) -> None:
    """A teacher's folder takes the place of the shipped one."""
    course = tmp_path / "course"
    target = course / "exercises" / slug
    target.parent.mkdir(parents=True)
    for name in ("schemas", "seed_data"):
        (course / name).symlink_to(root / name)
    target.symlink_to(root / "exercises" / slug)
    for arguments in (
        ("--root", "course", "list", "--json"),
        ("list", "--root", "course", "--json"),
    ):
        assert [item["id"] for item in json.loads(dojo(*arguments).stdout)] == [slug]
    assert (
        dojo("check", slug, "--file", "-", "--root", "course", text=solution(root)).returncode == 0
    )


def test_the_list_can_be_narrowed(dojo: Dojo) -> None:
    everything = json.loads(dojo("list", "--json").stdout)
    assert all(
        set(item)
        == {"id", "track", "title", "dataset", "kind", "level", "topics", "engines", "state"}
        for item in everything
    )
    joins = json.loads(dojo("list", "--topic", "joins", "--json").stdout)
    assert 0 < len(joins) < len(everything)
    assert json.loads(dojo("list", "--state", "done", "--json").stdout) == []
    assert json.loads(dojo("list", "--track", "mongo", "--json").stdout) == [
        item for item in everything if item["track"] == "mongo"
    ]


def test_a_schema_and_the_doctor_report(dojo: Dojo) -> None:
    tables = json.loads(dojo("schema", "shop", "--json").stdout)["tables"]
    assert {"customers", "orders"} <= {table["name"] for table in tables}
    assert (
        "orders.customer_id -> customers.customer_id" in dojo("schema", "shop", COLUMNS="80").stdout
    )
    assert dojo("schema").stdout.split() == ["lab", "shop", "telemetry"]
    doctor = dojo("doctor", "--json")
    assert doctor.returncode == 0, doctor.stdout
    assert json.loads(doctor.stdout)["ok"] is True
