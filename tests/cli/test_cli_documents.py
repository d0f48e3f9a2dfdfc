"""The MongoDB track as the commands show it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]
SQL, MONGO = "sql/joins/lonely", "mongo/lookup/lonely"


@pytest.fixture
def course(tmp_path: Path) -> str:
    """A course of two exercises that ask the same."""
    answers = {SQL: (".sql", "SELECT 1;\n", ""), MONGO: (".mongodb.js", "db.orders.find()\n", f'twin = "{SQL}"\noffline = false\n')}  # fmt: skip
    for identifier, (suffix, solution, more) in answers.items():
        folder = tmp_path / "course" / "exercises" / identifier
        folder.mkdir(parents=True)
        (folder / "exercise.toml").write_text(
            'format = 1\ntitle = "Lonely"\ndataset = "shop"\nkind = "query"\nlevel = 1\n'
            f'topics = ["joins"]\n{more}'
        )
        (folder / "prompt.md").write_text("Who has no orders? In any order.\n")
        (folder / "hints.md").write_text("## a\nb\n## c\nd\n## e\nf\n")
        (folder / f"starter{suffix}").write_text("\n")
        (folder / f"solution{suffix}").write_text(solution)
        (folder / f"solution.2{suffix}").write_text(solution)
        (folder / "expected.json").write_text(
            '{"format": 1, "documents": {"form": "documents", "items": [{"a": 1}]}}'
            if suffix == ".mongodb.js"
            else '{"format": 1, "result": {"columns": [], "rows": []}}'
        )
    return str(tmp_path / "course")


def test_a_dataset_of_documents_is_shown_at_once(dojo: Dojo) -> None:
    done = dojo("schema", "telemetry", COLUMNS="80")
    assert done.returncode == 0, done.stderr
    assert "devices  What hangs on the walls" in done.stdout
    assert "coordinates  array of number" in done.stdout
    assert "dojo schema" not in done.stdout
    raw = json.loads(dojo("schema", "telemetry", "--json").stdout)
    assert raw["dataset"] == "telemetry"
    devices = raw["collections"][0]
    assert devices["name"] == "devices"
    assert devices["indexes"][0]["keys"] == {"gateway_id": 1}
    location = next(field for field in devices["fields"] if field["path"] == "location")
    assert location["fields"][0]["path"] == "location.site"


def test_a_dataset_of_both_says_where_the_other_is(dojo: Dojo) -> None:
    tables, documents = dojo("schema", "shop"), dojo("schema", "shop", "--mongo")
    assert tables.stdout.endswith("shop has documents too: dojo schema shop --mongo\n")
    assert documents.stdout.endswith("shop has tables too: dojo schema shop\n")
    assert "UNIQUE INDEX parent_name { parent_id: 1, name: 1 }" in documents.stdout
    assert "tables" in json.loads(dojo("schema", "shop", "--json").stdout)
    assert "collections" in json.loads(dojo("schema", "shop", "--mongo", "--json").stdout)
    assert dojo("schema", "--mongo").stdout.split() == ["lab", "shop", "telemetry"]


def test_a_broken_mongo_json_is_told(dojo: Dojo, tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "schemas" / "x").mkdir(parents=True)
    (tmp_path / "schemas" / "x" / "mongo.json").write_text('{"format": 1, "collections": []}')
    done = dojo("schema", "x", "--root", str(tmp_path))
    assert done.returncode == 2
    assert "mongo.json" in done.stderr
    assert "collections" in done.stderr


def test_an_exercise_names_its_twin_and_its_engines(dojo: Dojo, course: str) -> None:
    mongo = dojo("show", MONGO, "--root", course).stdout
    assert f"The same question in SQL: {SQL}" in mongo
    assert "answered in a .mongodb.js file · judged by mongodb alone (--live)" in mongo
    sql = dojo("show", SQL, "--root", course).stdout
    assert f"The same question in MongoDB: {MONGO}" in sql
    assert "judged by" not in sql
    raw = json.loads(dojo("show", MONGO, "--json", "--root", course).stdout)
    assert (raw["engines"], raw["twin"], raw["suffix"]) == (["mongodb"], SQL, ".mongodb.js")
    listed = json.loads(dojo("list", "--json", "--root", course).stdout)
    assert {item["id"]: item["engines"] for item in listed} == {
        SQL: ["duckdb", "postgres"],
        MONGO: ["mongodb"],
    }
    assert MONGO in dojo("list", "--track", "mongo", "--root", course).stdout


def test_the_solutions_are_told_apart_in_their_language(dojo: Dojo, course: str) -> None:
    for identifier, sign in ((MONGO, "//"), (SQL, "--")):
        done = dojo("solution", identifier, "--yes", "--root", course)
        assert f"{sign} solution 2 of 2" in done.stdout, done.stderr
