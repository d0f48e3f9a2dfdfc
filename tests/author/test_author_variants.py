"""variants.toml: what the verdict says of the traps' worth, and when it is left out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Dojo

from grader.author import check_exercise
from grader.content import VARIANTS, Library, write_variants
from grader.errors import ContentProblem
from grader.grade import Grader
from grader.models import Variants

ID = "sql/joins/products-per-category"


@pytest.fixture
def course(tmp_path: Path, root: Path) -> Path:
    """A course with one exercise of ours."""
    shutil.copytree(root / "exercises" / ID, tmp_path / "exercises" / ID)
    for part in ("schemas", "seed_data"):
        shutil.copytree(root / part / "shop", tmp_path / part / "shop")
    (tmp_path / "exercises" / ID / VARIANTS).unlink(missing_ok=True)
    return tmp_path


def problems(course: Path) -> list[str]:
    library = Library(course)
    with Grader(library, probe=False) as grader:
        told = check_exercise(library, grader, ID).problems
    return [one for one in told if VARIANTS in one]


def test_the_verdict_tells_of_them_until_a_trap_changes(course: Path, dojo: Dojo) -> None:
    folder = course / "exercises" / ID
    recorded = dojo("author", "mutants", "--record", "--root", str(course), ID)
    assert recorded.returncode == 0, recorded.stderr
    variants = Library(course).load(ID).variants
    assert variants is not None
    assert variants.killed == variants.wrong > 30
    assert problems(course) == []

    command = ("check", ID, "--root", str(course), "--file", str(folder / "solution.sql"))
    told = f"which {variants.wrong} of {variants.wrong} wrong variants do not survive"
    assert told in " ".join(dojo(*command).stdout.split())
    raw = json.loads(dojo(*command, "--json").stdout)
    assert raw["evidence"]["variants"] == {"killed": variants.wrong, "wrong": variants.wrong}

    trap = next((folder / "traps").glob("*.json"))
    trap.rename(trap.with_name("other.json"))
    assert Library(course).load(ID).variants is None
    assert "variants do not survive" not in dojo(*command).stdout
    assert "--record" in problems(course)[0]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('format = 1\nkilled = 3\nwrong = 2\nof = ""\n', "killed"),
        ('format = 1\nkilled = 1\nwrong = 2\nof = ""\nkiled = 2\n', "kiled"),
        ("format = 1\nkilled = 1\nwrong = 2\n", "of"),
        ('killed = 1\nwrong = 2\nof = ""\n', "format"),
    ],
)
def test_a_file_that_does_not_fit_is_told(course: Path, text: str, part: str) -> None:
    (course / "exercises" / ID / VARIANTS).write_text(text, "utf-8")
    with pytest.raises(ContentProblem, match=part) as raised:
        Library(course).load(ID)
    assert VARIANTS in str(raised.value)


def test_another_solution_makes_it_stale(course: Path) -> None:
    folder = course / "exercises" / ID
    write_variants(folder, (folder / "solution.sql").read_text("utf-8"), Variants(5, 7))
    assert Library(course).load(ID).variants == Variants(5, 7)
    with (folder / "solution.sql").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert Library(course).load(ID).variants is None
