"""Where to look: the clause at fault is named in the report, and its place in the answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Dojo

from grader.content import Library
from grader.grade import Grader

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


def test_a_correct_answer_gets_no_hint(library: Library, grader: Grader) -> None:
    exercise = library.load("sql/joins/products-per-category")
    for text in exercise.solutions:
        report = grader.grade(exercise, text.encode())
        assert grader.where_to_look(exercise, report) is None


def test_the_command_tells_it_last(dojo: Dojo, root: Path) -> None:
    identifier = "sql/joins/products-per-category"
    answer = root / "exercises" / identifier / "wrong" / "count-star.sql"
    done = dojo("check", identifier, "--json", "--file", str(answer))
    feedback = json.loads(done.stdout)["feedback"]
    assert feedback[-1]["code"] == "look-here"
    assert feedback[0]["code"] != "look-here"
