"""Mutants and distilled traps, on a small course that has a schema and a solution and no data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.author import check_exercise, distil, judge_mutants
from grader.content import Library
from grader.grade import Grader
from grader.traps.rules import violations

ID = "sql/joins/cheap-books"
SCHEMA = """
CREATE TABLE authors (
    author_id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT authors_pkey PRIMARY KEY (author_id)
);
CREATE TABLE books (
    book_id integer NOT NULL,
    author_id integer NOT NULL,
    price integer,
    CONSTRAINT books_pkey PRIMARY KEY (book_id),
    CONSTRAINT books_author_id_fkey FOREIGN KEY (author_id) REFERENCES authors (author_id)
);
"""
SETTINGS = """format = 1
title = "Cheap books"
dataset = "library"
kind = "query"
level = 1
topics = ["joins"]
"""
SOLUTION = """SELECT a.name, b.book_id
FROM authors AS a JOIN books AS b ON b.author_id = a.author_id
WHERE b.price < 10;
"""
OWN = {
    "format": 1,
    "why": "Nobody wrote anything.",
    "tables": {"authors": {"columns": ["author_id", "name"], "rows": [[1, "Ada"]]}},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The one exercise of a course without seed data."""
    schema = tmp_path / "schemas" / "library" / "postgres.sql"
    schema.parent.mkdir(parents=True)
    schema.write_text(SCHEMA, "utf-8")
    folder = tmp_path / "exercises" / ID
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text(SETTINGS, "utf-8")
    (folder / "solution.sql").write_text(SOLUTION, "utf-8")
    return folder


@pytest.fixture
def course(folder: Path) -> Library:
    """The course of the exercise."""
    return Library(folder.parents[3])


@pytest.fixture
def own_grader(course: Library) -> Iterator[Grader]:
    """A grader of the course."""
    with Grader(course) as one:
        yield one


def files(folder: Path) -> dict[str, bytes]:
    """The traps of an exercise."""
    return {path.name: path.read_bytes() for path in (folder / "traps").iterdir()}


def test_traps_come_from_a_schema_and_a_solution_alone(course: Library, own_grader: Grader) -> None:
    """No data and no expected result: every mutant that is wrong dies, the rules hold."""
    before = judge_mutants(course, own_grader, ID)
    assert before.killed == 0
    assert len(before.mutants) >= 15

    found = distil(course, own_grader, ID, seconds=15)
    after = judge_mutants(course, own_grader, ID)

    assert after.killed >= 0.8 * len(after.mutants), [one.text for one in after.survivors]
    edge = [one for one in after.mutants if "b.price <= 10" in one.text]
    assert edge
    assert not set(edge) & set(after.survivors)
    exercise = course.load(ID, recorded=False)
    assert [trap.name for trap in exercise.traps] == sorted(found.traps)
    assert 1 <= len(exercise.traps) <= 12
    for trap in exercise.traps:
        assert violations(course.schema("library"), trap.tables) == ()
        assert all(len(content.rows) <= 8 for content in trap.tables.values())
        assert trap.why.startswith("Tells the right answer from those in which ")


def test_the_same_seed_gives_the_same_files(
    folder: Path, course: Library, own_grader: Grader
) -> None:
    """Also over the traps of a search before; those written by hand stay as they are."""
    own = folder / "traps" / "nobody.json"
    own.parent.mkdir()
    own.write_text(json.dumps(OWN), "utf-8")
    (folder / "solution.sql").write_text("SELECT name FROM authors WHERE author_id > 2;\n", "utf-8")
    _explain_survivors(folder, course, own_grader)
    first = distil(course, own_grader, ID)
    kept = files(folder)
    assert first.complete
    assert not first.survivors

    distil(course, own_grader, ID, seed=7)
    again = distil(course, own_grader, ID)

    assert files(folder) == kept
    assert again.complete
    assert json.loads(own.read_text("utf-8")) == OWN


def _explain_survivors(folder: Path, course: Library, grader: Grader) -> None:
    """Equivalents known beforehand let the search end before its time."""
    found = distil(course, grader, ID, seconds=15)
    entries = "".join(
        f"[[mutant]]\noperator = {json.dumps(one.operator)}\ntext = {json.dumps(one.text)}\n"
        'reason = "for the test"\n'
        for one in found.survivors
    )
    (folder / "equivalent.toml").write_text(f"format = 1\n{entries}", "utf-8")


def test_solutions_that_disagree_leave_a_dataset_out(
    folder: Path, course: Library, own_grader: Grader
) -> None:
    """A trap never decides what the author's own solutions leave open."""
    (folder / "solution.2.sql").write_text(SOLUTION.replace("< 10", "<= 10"), "utf-8")

    distil(course, own_grader, ID, seconds=8)

    for trap in course.load(ID, recorded=False).traps:
        prices = [row[-1] for row in trap.tables["books"].rows] if "books" in trap.tables else []
        assert 10 not in prices


FAULTS: dict[str, tuple[str, str]] = {
    "no mutant": (
        'format = 1\n[[mutant]]\noperator = "comparison"\ntext = "SELECT 1"\nreason = "x"\n',
        "equivalent.toml: no mutant of solution.sql by comparison reads 'SELECT 1'",
    ),
    "no reason": (
        'format = 1\n[[mutant]]\noperator = "comparison"\ntext = "SELECT 1"\n', "reason",
    ),
    "unknown key": ("format = 1\n[mutants]\n", "unknown key `mutants`"),
    "twice": (
        "format = 1\n" + '[[mutant]]\noperator = "a"\ntext = "b"\nreason = "c"\n' * 2,
        "stands there twice",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_the_check_tells_what_is_wrong_with_equivalents(
    fault: str, library: Library, tmp_path: Path
) -> None:
    """Stale entries and misspelt ones are problems of the exercise."""
    import shutil

    identifier = "sql/select/products-in-price-range"
    for part in ("schemas", "seed_data"):
        (tmp_path / part).symlink_to(library.root / part)
    copy = tmp_path / "exercises" / identifier
    shutil.copytree(library.folder(identifier), copy)
    text, told = FAULTS[fault]
    (copy / "equivalent.toml").write_text(text, "utf-8")
    other = Library(tmp_path)
    with Grader(other) as own:
        problems = check_exercise(other, own, identifier).problems
    assert [told in problem for problem in problems] == [True]


def test_the_command_counts_and_names_survivors(dojo: Callable[..., Any], folder: Path) -> None:
    """--json gives one entry an exercise; a survivor makes the command end with 1."""
    ended = dojo("author", "mutants", "--all", "--json", "--root", str(folder.parents[3]))
    (one,) = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert one["id"] == ID
    assert one["mutants"] == one["survivors"] >= 15
    assert (one["killed"], one["equivalent"]) == (0, 0)
    assert {item["operator"] for item in one["surviving"]} >= {"comparison", "join-kind"}
    assert ended.stderr.strip() == ID


def test_which_exercises_must_be_said(dojo: Callable[..., Any], folder: Path) -> None:
    """Neither ids nor --all, or both, is a mistake in usage."""
    for arguments in ((), (ID, "--all")):
        ended = dojo("author", "distil", *arguments, "--root", str(folder.parents[3]))
        assert ended.returncode == 2
        assert "which exercises?" in ended.stderr
