"""Remarks on what MongoDB accepts and hardly anyone means come first where the answer is wrong."""

from __future__ import annotations

import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import Verdict


@pytest.fixture
def answer(library: Library) -> str:
    """A correct answer whose filter begins with a brace."""
    text = library.load("mongo/find/customers-in-portugal").solutions[0]
    assert 'country: "PT"' in text
    return text


@pytest.mark.parametrize(
    ("before", "after", "verdict", "codes"),
    [
        ("", "", Verdict.CORRECT, []),
        ('country: "ES", ', "", Verdict.CORRECT, []),
        ("", ', country: "XX"', Verdict.WRONG, ["repeated-field", "empty-result"]),
        ("", ', city: "XX"', Verdict.WRONG, ["empty-result"]),
    ],
)
def test_remarks(
    library: Library, grader: Grader, answer: str, before: str, after: str, verdict: Verdict,
    codes: list[str],
) -> None:  # fmt: skip
    """A key written twice is told of first, and only where the answer is wrong."""
    text = answer.replace('country: "PT"', f'{before}country: "PT"{after}', 1)
    report = grader.grade(library.load("mongo/find/customers-in-portugal"), text.encode())
    assert (report.verdict, [finding.code for finding in report.feedback]) == (verdict, codes)
    assert all(finding.place for finding in report.feedback if finding.code == "repeated-field")
