"""Answers written by hand, without a look at how traps are made: none that is wrong may pass.

A file is named after its exercise, `<topic>.<slug>.<name>`, its track after its ending. The answers in
`sql` and `mongo` have a plausible fault, `why:` in their first line says which, and those in
`printed` print what the shipped data gives instead of computing it. Those in `equivalent` are correct.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import Report, Verdict

HERE = Path(__file__).parent
FAILING = {Verdict.WRONG, Verdict.ERROR}


def answers(folder: str) -> list[str]:
    files = (HERE / folder).rglob("*.*")
    return sorted(str(file.relative_to(HERE)) for file in files if file.suffix in {".sql", ".js"})


def identifier(answer: str) -> str:
    """The exercise that an answer is to."""
    topic, slug, _, ending = Path(answer).name.split(".", 3)
    return f"{'sql' if ending == 'sql' else 'mongo'}/{topic}/{slug}"


def graded(grader: Grader, library: Library, answer: str) -> Report:
    return grader.grade(library.load(identifier(answer)), (HERE / answer).read_bytes())


WRONG = answers("sql") + answers("mongo") + answers("printed")


@pytest.fixture(scope="module")
def stored(library: Library) -> Iterator[Grader]:
    """A grader without the probe, which depends on how fast the machine is."""
    with Grader(library, probe=False) as one:
        yield one


@pytest.mark.parametrize("answer", WRONG)
def test_a_subtly_wrong_answer_is_told(stored: Grader, library: Library, answer: str) -> None:
    assert graded(stored, library, answer).verdict in FAILING


@pytest.mark.parametrize("answer", answers("equivalent"))
def test_an_unusual_answer_is_correct(grader: Grader, library: Library, answer: str) -> None:
    report = graded(grader, library, answer)
    assert report.verdict is Verdict.CORRECT, report.feedback


@pytest.mark.parametrize("answer", WRONG)
def test_a_wrong_answer_says_why(answer: str) -> None:
    first = (HERE / answer).read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith(("-- why: ", "// why: "))


def test_every_exercise_that_is_judged_offline_has_two_wrong_answers(library: Library) -> None:
    exercises = [library.load(name) for name in library.ids()]
    told = Counter(map(identifier, answers("sql") + answers("mongo")))
    assert told.keys() <= {exercise.id for exercise in exercises}
    assert not [e.id for e in exercises if e.offline and told[e.id] < 2]
