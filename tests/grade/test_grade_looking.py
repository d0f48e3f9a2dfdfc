"""Where to look: the clause at fault is named in the report, and its place in the answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Dojo

from grader.content import Library
from grader.grade import Grader
from grader.models import Verdict

CASES = [
    ("sql/joins/products-per-category", "count-star", "select", "count(*)"),
    ("sql/joins/products-per-category", "inner-join", "from", "JOIN product_categories"),
    ("sql/joins/products-per-category", "grouped-by-name", "group-by", "GROUP BY"),
]


@pytest.mark.parametrize(("identifier", "name", "clause", "words"), CASES)
def test_the_clause_at_fault_is_named_and_pointed_at(
    library: Library, grader: Grader, identifier: str, name: str, clause: str, words: str
) -> None:
    exercise = library.load(identifier)
    answer = next(one.text for one in exercise.wrong_answers if one.path.stem == name)
    found = grader.where_to_look(exercise, grader.grade(exercise, answer.encode()), seconds=30)
    assert found is not None
    assert found.evidence["clauses"] == [clause]
    assert found.place is not None
    line = answer.splitlines()[found.place.line - 1][found.place.column - 1 :]
    assert line.startswith(words)


MONGO = [
    # exercise, wrong answer, what is told and where
    ("mongo/group/monthly-revenue", "cancelled-too", "Look at stage 1, $match:", "$match"),
    ("mongo/group/good-customers", "match-before-group", "Look at stage 1, $match: it is the first", "$match"),
    ("mongo/group/good-customers", "cancelled-too", "Look at $match before stage 1, $group:", "$group"),
    ("mongo/facet/gift-search", "count-in-an-array", "Look at $unwind behind stage 2, $facet:", "$facet"),
    ("mongo/find/most-helpful-reviews", "no-limit", "Look at the limit:", "find"),
    ("mongo/find/lightest-products", "keys-the-wrong-way-round", "Look at the sort:", "{ name: 1"),
    ("mongo/find/parcels-to-bath", "flattened", "Look at the projection:", "{ placed_at"),
    ("mongo/find/customers-in-portugal", "small-letters", "Look at the filter:", "country"),
    ("mongo/updates/days-over-the-plan", "last-day-forgotten", "Look at stage 1 of the update, $set:", "days"),
    ("mongo/updates/insured-devices", "pushed", "Look at the update:", "{ $push"),
    ("mongo/updates/register-a-thermometer", "no-upsert", "Look at the option upsert:", "updateOne"),
    ("mongo/updates/shelves-at-the-harbour", "one-product", "Look at the method updateOne:", "updateOne"),
]  # fmt: skip


@pytest.mark.parametrize(("identifier", "name", "words", "there"), MONGO)
def test_a_stage_or_argument_is_called_what_a_learner_calls_it(
    library: Library, grader: Grader, identifier: str, name: str, words: str, there: str
) -> None:
    exercise = library.load(identifier)
    file = f"{name}.mongodb.js"
    answer = next(one.text for one in exercise.wrong_answers if one.path.name == file)
    found = grader.where_to_look(exercise, grader.grade(exercise, answer.encode()), seconds=30)
    assert found is not None
    assert found.message.startswith(words)
    assert found.place is not None
    line = answer.splitlines()[found.place.line - 1][found.place.column - 1 :]
    assert line.startswith(there)


HELDOUT = Path(__file__).parents[1] / "heldout" / "equivalent"
CORRECT = [
    ("/".join((file.parent.name, *file.name.split(".")[:2])), file)
    for file in sorted(HELDOUT.rglob("*.*.*"))
]


@pytest.mark.parametrize(("identifier", "file"), CORRECT, ids=[file.name for _, file in CORRECT])
def test_a_correct_answer_of_another_shape_gets_no_hint(
    library: Library, grader: Grader, identifier: str, file: Path
) -> None:
    exercise = library.load(identifier)
    report = grader.grade(exercise, file.read_bytes())
    assert report.verdict is Verdict.CORRECT
    assert grader.look(exercise, report, 30) is None


def test_no_solution_gets_a_hint(library: Library, grader: Grader) -> None:
    exercises = [library.load(identifier) for identifier in library.ids()]
    several = [one for one in exercises if len(one.solutions) > 1 and one.offline]
    assert len(several) > 10
    for exercise in several:
        for text in exercise.solutions[1:]:
            report = grader.grade(exercise, text.encode())
            assert grader.look(exercise, report, 30) is None, exercise.id


def test_no_time_no_hint(library: Library, grader: Grader) -> None:
    exercise = library.load("mongo/group/monthly-revenue")
    answer = exercise.wrong_answers[0].text
    report = grader.grade(exercise, answer.encode())
    assert report.verdict is Verdict.WRONG
    assert grader.look(exercise, report, 0) is None


@pytest.mark.parametrize(
    ("identifier", "name", "other"),
    [
        ("mongo/find/lightest-products", "heaviest.mongodb.js", "sqlglot"),
        ("sql/joins/products-per-category", "inner-join.sql", "tree_sitter"),
    ],
)
def test_no_check_waits_for_the_other_tracks_reader(
    dojo: Dojo, root: Path, identifier: str, name: str, other: str
) -> None:
    answer = root / "exercises" / identifier / "wrong" / name
    done = dojo("check", identifier, "--file", str(answer), PYTHONPROFILEIMPORTTIME="1")
    assert "Look at" in done.stdout
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "grader.grade.looking" in loaded
    assert other not in loaded


def test_the_command_tells_it_last(dojo: Dojo, root: Path) -> None:
    identifier = "sql/joins/products-per-category"
    answer = root / "exercises" / identifier / "wrong" / "count-star.sql"
    done = dojo("check", identifier, "--json", "--file", str(answer))
    feedback = json.loads(done.stdout)["feedback"]
    assert feedback[-1]["code"] == "look-here"
    assert feedback[0]["code"] != "look-here"
