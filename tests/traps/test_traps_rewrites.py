"""Every rewriting of a reference is called correct: no other shape of a right answer is wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import Verdict
from traps.rewrites import Rewrite, rewrites_of


def _references() -> list[str]:
    library = Library(Path(__file__).parents[2])
    return [item for item in library.ids() if item.startswith("sql/")]


@cache
def _rewrites(identifier: str) -> tuple[Rewrite, ...]:
    library = Library(Path(__file__).parents[2])
    reference = (library.folder(identifier) / "solution.sql").read_text("utf-8")
    return rewrites_of(reference, library.schema(library.summary(identifier).dataset))


@pytest.mark.parametrize("identifier", _references())
def test_a_rewritten_reference_is_correct(
    library: Library, grader: Grader, identifier: str
) -> None:
    exercise = library.load(identifier)
    wrong = [
        (rewrite.rule, rewrite.text)
        for rewrite in _rewrites(identifier)
        if grader.grade(exercise, rewrite.text.encode()).verdict is not Verdict.CORRECT
    ]
    assert wrong == []


def test_the_references_have_many_rewritings() -> None:
    found = [rewrite for identifier in _references() for rewrite in _rewrites(identifier)]
    assert len({rewrite.text for rewrite in found}) >= 17 * len(_references())
    assert len({rewrite.rule for rewrite in found}) >= 35
