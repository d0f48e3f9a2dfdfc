"""Every exercise on both engines: the same verdicts and the same codes."""

from __future__ import annotations

import pytest

from grader.author import check_exercise
from grader.content import Library, default_root
from grader.grade import Grader
from grader.models import Track, Verdict

LIBRARY = Library(default_root())


def of(track: Track) -> list[str]:
    """The ids of a track."""
    return [one for one in LIBRARY.ids() if one.startswith(f"{track}/")]


@pytest.mark.parametrize("identifier", LIBRARY.ids())
def test_solutions_and_wrong_answers_are_judged_as_pinned_offline(
    library: Library, grader: Grader, identifier: str
) -> None:
    assert check_exercise(library, grader, identifier).problems == ()


@pytest.mark.parametrize("identifier", of(Track.SQL))
def test_solutions_and_wrong_answers_are_judged_as_pinned_on_postgres(
    library: Library, live_grader: Grader, identifier: str
) -> None:
    assert check_exercise(library, live_grader, identifier).problems == ()


@pytest.mark.parametrize("identifier", of(Track.MONGO))
def test_solutions_and_wrong_answers_are_judged_as_pinned_on_mongodb(
    library: Library, live_grader: Grader, mongo_url: str, identifier: str
) -> None:
    assert mongo_url
    assert check_exercise(library, live_grader, identifier).problems == ()


def test_eighteen_exercises_can_be_done_offline_with_mongomock_alone(
    library: Library, grader: Grader
) -> None:
    """Every solution is judged there, and correct."""
    done = [
        one
        for one in map(library.load, of(Track.MONGO))
        if all(
            grader.grade(one, text.encode()).verdict is Verdict.CORRECT for text in one.solutions
        )
    ]
    assert len(done) >= 18


def test_few_wrong_answers_cannot_be_judged_offline(library: Library, grader: Grader) -> None:
    """Declining is honest, and no use to a learner: it may happen to one in twenty."""
    answers = [(one, wrong) for one in map(library.load, of(Track.MONGO)) if one.offline
               for wrong in one.wrong_answers]  # fmt: skip
    declined = [
        wrong.path.name
        for one, wrong in answers
        if grader.grade(one, wrong.text.encode()).verdict is Verdict.UNSUPPORTED
    ]
    assert len(declined) <= len(answers) / 20, declined
