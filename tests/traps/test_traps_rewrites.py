"""Every rewriting of a reference is called correct: no other shape of a right answer is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import Verdict
from traps.rewrites import Rewrite, rewrites_of


def _references() -> list[str]:
    library = Library(Path(__file__).parents[2])
    return [item for item in library.ids() if item.startswith("sql/")]


@pytest.fixture(scope="module")
def stored(library: Library) -> Iterator[Grader]:
    """A grader that makes no data."""
    with Grader(library, probe=False) as one:
        yield one


@cache
def _rewrites(identifier: str) -> tuple[Rewrite, ...]:
    library = Library(Path(__file__).parents[2])
    reference = (library.folder(identifier) / "solution.sql").read_text("utf-8")
    return rewrites_of(reference, library.schema(library.summary(identifier).dataset))


@pytest.mark.parametrize("identifier", _references())
def test_a_rewritten_reference_is_correct(
    library: Library, grader: Grader, stored: Grader, identifier: str
) -> None:
    """On all stored data; every other one on data made for it too, which takes its time."""
    exercise = library.load(identifier)
    wrong = [
        (rewrite.rule, rewrite.text)
        for judge, rewrite in zip(cycle((grader, stored)), _rewrites(identifier), strict=False)
        if judge.grade(exercise, rewrite.text.encode()).verdict is not Verdict.CORRECT
    ]
    assert wrong == []


def test_the_references_have_many_rewritings() -> None:
    found = [rewrite for identifier in _references() for rewrite in _rewrites(identifier)]
    assert len({rewrite.text for rewrite in found}) >= 17 * len(_references())
    assert len({rewrite.rule for rewrite in found}) >= 35
