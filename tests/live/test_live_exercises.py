"""Every exercise on both engines: the same verdicts and the same codes."""

from __future__ import annotations

import pytest

from grader.author import check_exercise
from grader.content import Library, default_root
from grader.grade import Grader

LIBRARY = Library(default_root())


@pytest.mark.parametrize("identifier", LIBRARY.ids())
def test_solutions_and_wrong_answers_are_judged_as_pinned_offline(
    library: Library, grader: Grader, identifier: str
) -> None:
    assert check_exercise(library, grader, identifier).problems == ()


@pytest.mark.parametrize("identifier", LIBRARY.ids())
def test_solutions_and_wrong_answers_are_judged_as_pinned_live(
    library: Library, live_grader: Grader, identifier: str
) -> None:
    assert check_exercise(library, live_grader, identifier).problems == ()
