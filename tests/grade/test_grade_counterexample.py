"""The smallest counterexample: small, lawful, real, and the same every time."""

from __future__ import annotations

import json
import statistics

import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import (
    Counterexample,
    Exercise,
    Kind,
    Outcome,
    Report,
    Track,
    Trap,
    Verdict,
    WrongAnswer,
)
from grader.sandbox import Status
from grader.traps.documents import document_violations
from grader.traps.rules import violations

EVERY = 5
SECONDS = 3.0
"""More than a learner waits, so that a busy machine finds the same."""

Found = tuple[Exercise, WrongAnswer, Report, Counterexample]


@pytest.fixture(scope="module")
def looked_for(library: Library, grader: Grader) -> tuple[int, list[Found]]:
    """How many wrong answers need data to show it, and what was found for them."""
    found: list[Found] = []
    count = 0
    wrong = [
        (exercise, answer)
        for identifier in library.ids()
        if (exercise := library.load(identifier)).track is Track.SQL
        for answer in exercise.wrong_answers
        if answer.verdict == "wrong" and not answer.code.startswith("column-")
    ]
    for exercise, answer in wrong[::EVERY]:
        report = grader.grade(exercise, answer.text.encode())
        count += 1
        smallest = grader.counterexample(exercise, report, SECONDS)
        if smallest is not None:
            found.append((exercise, answer, report, smallest))
    return count, found


def test_most_wrong_answers_have_a_small_one(looked_for: tuple[int, list[Found]]) -> None:
    count, found = looked_for
    rows = sorted(one.rows for _, _, _, one in found)
    assert len(found) >= 0.7 * count
    assert statistics.median(rows) <= 3
    assert rows[int(0.95 * (len(rows) - 1))] <= 8


def test_they_keep_every_rule(library: Library, looked_for: tuple[int, list[Found]]) -> None:
    for exercise, _, _, smallest in looked_for[1]:
        assert violations(library.schema(exercise.dataset), smallest.dataset.tables) == ()


def test_they_are_real(grader: Grader, looked_for: tuple[int, list[Found]]) -> None:
    for exercise, answer, report, smallest in looked_for[1]:
        trial = grader.trial(exercise)
        mine = trial.ready(answer.text)
        references = [trial.ready(text) for text in exercise.solutions]
        ready = [one for one in (mine, *references) if one is not None]
        run, *expected = trial.runs(ready, smallest.dataset)
        assert all(trial.same(expected[0], one) for one in expected)
        assert run.status is Status.OK
        assert not trial.same(expected[0], run), answer.path
        assert smallest.case.verdict is Verdict.WRONG
        assert smallest.case.findings
        assert report.feedback[0].code == answer.code
        if exercise.kind is Kind.QUERY:
            assert smallest.case.actual == run.outcome
            assert smallest.case.expected == expected[0].outcome


def test_they_can_be_told_as_json(looked_for: tuple[int, list[Found]]) -> None:
    for _, _, _, smallest in looked_for[1]:
        raw = json.loads(json.dumps(smallest.to_json()))
        assert {"tables", "rows", "source", "verdict", "expected", "actual"} <= set(raw)
        shown = [name for name in raw["tables"] if name not in raw.get("beside", ())]
        assert raw["rows"] == sum(len(raw["tables"][name]["rows"]) for name in shown)


def test_no_row_of_one_can_go(grader: Grader, library: Library) -> None:
    exercise = library.load("sql/joins/customers-without-orders")
    answer = next(one for one in exercise.wrong_answers if one.verdict == "wrong")
    smallest = _of(grader, exercise, answer)
    trial = grader.trial(exercise)
    ready = [trial.ready(text) for text in (exercise.solutions[0], answer.text)]
    known = [one for one in ready if one is not None]
    assert smallest.rows > 0
    schema = library.schema(exercise.dataset)
    for name, content in smallest.dataset.tables.items():
        for at in range(len(content.rows)):
            rows = content.rows[:at] + content.rows[at + 1 :]
            tables = {**smallest.dataset.tables, name: type(content)(content.columns, rows)}
            if not violations(schema, tables):
                expected, run = trial.runs(known, Trap("less", "", tables, Outcome(None)))
                assert trial.same(expected, run)


@pytest.mark.parametrize("identifier", ["sql/joins/paid-in-full", "sql/select/failed-runs"])
def test_it_is_the_same_every_time(library: Library, identifier: str) -> None:
    exercise = library.load(identifier)
    answer = next(one for one in exercise.wrong_answers if one.verdict == "wrong")
    found = []
    for _ in range(2):
        with Grader(library) as grader:
            found.append(_of(grader, exercise, answer))
    assert found[0] == found[1]


def test_errors_that_need_data_have_one(grader: Grader, library: Library) -> None:
    exercise = library.load("sql/machine-learning/confusion-matrix")
    answer = next(one for one in exercise.wrong_answers if one.code == "division-by-zero")
    smallest = _of(grader, exercise, answer)
    assert smallest.case.actual is None
    assert smallest.case.findings[0].code == "division-by-zero"
    assert "error" in smallest.to_json()


def test_nothing_is_looked_for_where_no_data_is_needed(grader: Grader, library: Library) -> None:
    exercise = library.load("sql/select/failed-runs")
    for text in ("SELEC", "SELECT nothing FROM training_runs", exercise.solutions[0], "SELECT 1"):
        report = grader.grade(exercise, text.encode())
        assert grader.counterexample(exercise, report, SECONDS) is None


def test_collections_have_one_too(grader: Grader, library: Library) -> None:
    exercise = library.load("mongo/find/failed-runs")
    layout = json.loads(library.mongo_path(exercise.dataset).read_text())["collections"]
    found = 0
    for answer in exercise.wrong_answers:
        report = grader.grade(exercise, answer.text.encode())
        smallest = grader.counterexample(exercise, report, SECONDS)
        if smallest is not None:
            found += 1
            assert smallest.rows <= 3
            assert document_violations(layout, smallest.dataset.collections) == ()
            assert "collections" in smallest.to_json()
    assert found >= 2


def _of(grader: Grader, exercise: Exercise, answer: WrongAnswer) -> Counterexample:
    report = grader.grade(exercise, answer.text.encode())
    found = grader.counterexample(exercise, report, 30.0)
    assert found is not None
    return found
