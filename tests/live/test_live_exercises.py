"""Every exercise on both engines: the same verdicts and the same codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from grader.author import Checked, check_exercise
from grader.content import Library, default_root
from grader.grade import Grader
from grader.models import Track

LIBRARY = Library(default_root())


def of(track: Track) -> list[str]:
    """The ids of a track."""
    return [one for one in LIBRARY.ids() if one.startswith(f"{track}/")]


Checker = Callable[[str], Checked]


@pytest.fixture(scope="module")
def checked(library: Library, grader: Grader) -> Checker:
    """What the author's check says offline, asked once an exercise."""
    return cache(lambda identifier: check_exercise(library, grader, identifier))


@pytest.mark.parametrize("identifier", LIBRARY.ids())
def test_solutions_and_wrong_answers_are_judged_as_pinned_offline(
    checked: Checker, identifier: str
) -> None:
    assert checked(identifier).problems == ()


@pytest.mark.parametrize("identifier", of(Track.SQL))
def test_solutions_and_wrong_answers_are_judged_as_pinned_on_postgres(
    library: Library, live_grader: Grader, identifier: str
) -> None:
    assert check_exercise(library, live_grader, identifier).problems == ()


@pytest.mark.parametrize("identifier", of(Track.MONGO))
def test_solutions_and_wrong_answers_are_judged_as_pinned_on_mongodb(
    library: Library, live_grader: Grader, identifier: str
) -> None:
    assert check_exercise(library, live_grader, identifier).problems == ()


def test_eighteen_exercises_can_be_done_offline_with_mongomock_alone(checked: Checker) -> None:
    """Their solutions are all judged there, and correct."""
    found = [checked(one) for one in of(Track.MONGO) if LIBRARY.summary(one).offline]
    assert sum(not one.problems for one in found) >= 18


def test_few_wrong_answers_cannot_be_judged_offline(checked: Checker) -> None:
    """Declining is honest, and no use to a learner: it may happen to one in twenty."""
    found = [checked(one) for one in of(Track.MONGO) if LIBRARY.summary(one).offline]
    declined = sum(int(note.split()[0]) for one in found for note in one.notes)
    assert declined <= sum(one.wrong_answers for one in found) / 20
