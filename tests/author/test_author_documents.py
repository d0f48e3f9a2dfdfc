"""Mutants and distilled traps of a MongoDB exercise that has validators, a solution and no data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from author.bench import LARGE, SCHEMA
from grader.author import distil, judge_mutants
from grader.content import Library
from grader.errors import UsageProblem
from grader.grade import Grader
from grader.traps.documents import document_violations

ID = "mongo/find/large-cities"
SETTINGS = """format = 1
title = "Large cities"
dataset = "tiny"
kind = "query"
level = 1
topics = ["find"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The one exercise of a course without seed data."""
    schema = tmp_path / "schemas" / "tiny" / "mongo.json"
    schema.parent.mkdir(parents=True)
    schema.write_text(json.dumps(SCHEMA), "utf-8")
    folder = tmp_path / "exercises" / ID
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text(SETTINGS, "utf-8")
    (folder / "solution.mongodb.js").write_text(LARGE, "utf-8")
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


def test_traps_come_from_validators_and_a_solution_alone(
    course: Library, own_grader: Grader
) -> None:
    """Every mutant that is wrong dies, the documents keep the rules."""
    before = judge_mutants(course, own_grader, ID)
    assert before.killed == 0
    assert len(before.survivors) >= 30

    found = distil(course, own_grader, ID, seconds=25)
    after = judge_mutants(course, own_grader, ID)

    assert after.killed >= 0.8 * len(after.mutants), [one.text for one in after.survivors]
    edge = [one for one in after.mutants if "people: { $gte: 100 }" in one.text]
    assert edge
    assert not set(edge) & set(after.survivors)
    exercise = course.load(ID, recorded=False)
    assert [trap.name for trap in exercise.traps] == sorted(found.traps)
    assert 2 <= len(exercise.traps) <= 12
    for trap in exercise.traps:
        assert document_violations(SCHEMA["collections"], trap.collections) == ()  # type: ignore[arg-type]
        assert all(len(documents) <= 8 for documents in trap.collections.values())
        kept = json.loads((course.folder(ID) / "traps" / f"{trap.name}.json").read_text("utf-8"))
        assert kept["expected"]["documents"]["form"] == "documents"


def test_the_same_seed_gives_the_same_files(
    folder: Path, course: Library, own_grader: Grader
) -> None:
    """Once what is left is explained, so that the search ends before its time."""
    solution = "db.cities.find({ people: 7 }, { _id: 0, name: 1 }).limit(1)\n"
    (folder / "solution.mongodb.js").write_text(solution, "utf-8")
    found = distil(course, own_grader, ID, seconds=20)
    entries = "".join(
        f"[[mutant]]\noperator = {json.dumps(one.operator)}\ntext = {json.dumps(one.text)}\n"
        'reason = "for the test"\n'
        for one in found.survivors
    )
    (folder / "equivalent.toml").write_text(f"format = 1\n{entries}", "utf-8")
    kept = []
    for seed in (0, 7, 0):
        again = distil(course, own_grader, ID, seed=seed, seconds=90)
        assert again.complete
        traps = (folder / "traps").iterdir()
        kept.append({path.name: path.read_bytes() for path in traps})
    assert kept[0] == kept[2]
    assert kept[0]


def test_what_the_engine_does_not_judge_is_left_out(
    folder: Path, course: Library, own_grader: Grader
) -> None:
    """An answer that fails on a server, or that is beyond the offline engine, is not said to die."""
    text = "db.cities.aggregate([{ $project: { n: { $add: ['$people', 1] }, name: 1 } }])\n"
    (folder / "solution.mongodb.js").write_text(text, "utf-8")
    distil(course, own_grader, ID, seconds=10)
    judged = judge_mutants(course, own_grader, ID)
    assert judged.declined
    assert not set(judged.declined) & set(judged.mutants)
    assert len(judged.mutants) == judged.killed + len(judged.survivors)


def test_the_command_tells_what_kills_and_what_survives(
    dojo: Callable[..., Any], folder: Path
) -> None:
    """Each mutant by name; a survivor makes the command end with 1."""
    root = str(folder.parents[3])
    traps = folder / "traps"
    traps.mkdir()
    trap = {"format": 1, "why": "One is large.",
            "collections": {"cities": [{"_id": 1, "name": "Oslo", "people": 700}]}}  # fmt: skip
    (traps / "one.json").write_text(json.dumps(trap), "utf-8")
    ended = dojo("author", "mutants", ID, "--root", root)
    assert ended.returncode == 1
    assert "one" in ended.stdout
    assert "survives" in ended.stdout
    counted = dojo("author", "mutants", "--all", "--json", "--root", root)
    (entry,) = json.loads(counted.stdout)
    assert entry["by"] == {"one": entry["killed"]}
    assert entry["killed"] > 0
    assert entry["mutants"] == entry["killed"] + entry["survivors"]


def test_an_exercise_that_only_a_server_judges_has_none(
    folder: Path, course: Library, own_grader: Grader
) -> None:
    """It is named, and --all leaves it out."""
    (folder / "exercise.toml").write_text(SETTINGS + "offline = false\n", "utf-8")
    with pytest.raises(UsageProblem, match="only a server"):
        judge_mutants(course, own_grader, ID)
