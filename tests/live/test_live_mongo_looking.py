"""Where to look, found on a MongoDB server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.content import Library
from grader.grade import Grader

CASES = [
    ("mongo/group/best-sellers", "cancelled-too", ["$match"], "$match before stage 1, $unwind"),
    ("mongo/find/lightest-products", "heaviest", ["sort"], "the sort"),
    ("mongo/updates/shelves-at-the-harbour", "more-than-ten", ["arrayFilters"], "arrayFilters"),
]


@pytest.fixture(scope="module")
def server_grader(library: Library, mongo_url: str) -> Iterator[Grader]:
    assert mongo_url
    with Grader(library, live=True) as one:
        yield one


@pytest.mark.parametrize(("identifier", "name", "clauses", "words"), CASES)
def test_what_is_at_fault_is_named(
    library: Library, server_grader: Grader, identifier: str, name: str, clauses: list[str],
    words: str,
) -> None:  # fmt: skip
    exercise = library.load(identifier)
    file = f"{name}.mongodb.js"
    answer = next(one.text for one in exercise.wrong_answers if one.path.name == file)
    report = server_grader.grade(exercise, answer.encode())
    found = server_grader.where_to_look(exercise, report, seconds=30)
    assert found is not None
    assert found.evidence["clauses"] == clauses
    assert words in found.message


@pytest.mark.parametrize(
    "identifier", ["mongo/group/monthly-revenue", "mongo/updates/days-over-the-plan"]
)
def test_no_solution_gets_a_hint(library: Library, server_grader: Grader, identifier: str) -> None:
    exercise = library.load(identifier)
    for text in exercise.solutions:
        report = server_grader.grade(exercise, text.encode())
        assert server_grader.where_to_look(exercise, report, seconds=30) is None
