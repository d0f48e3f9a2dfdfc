"""Hostile MongoDB answers: nothing is read, written, left running or changed, offline and live."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_mongo import ANSWERS, GENERATED, all_answers
from processes import children, listing

from grader.content import Library
from grader.grade import Grader
from grader.models import Exercise, Limits, Report, Verdict


@pytest.fixture(scope="module")
def exercise(library: Library) -> Exercise:
    """An exercise with a short time limit, so that endless answers end soon."""
    plain = library.load("mongo/find/customers-in-portugal")
    return replace(plain, limits=replace(Limits(), seconds=1.0))


@pytest.fixture(scope="module")
def offline(grader: Grader, exercise: Exercise, own_cache: Path) -> Iterator[list[Report]]:
    """Grade all hostile answers once, and demand that the world is as it was before."""
    assert grader.grade(exercise, exercise.solutions[0].encode()).verdict is Verdict.CORRECT
    before = snapshot(own_cache)
    yield [grader.grade(exercise, text.encode()) for text in all_answers()]
    assert grader.grade(exercise, exercise.solutions[0].encode()).verdict is Verdict.CORRECT
    assert snapshot(own_cache) == before


def snapshot(cache: Path) -> dict[str, object]:
    """What a hostile answer could have touched."""
    databases = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in cache.glob("*.bson")}
    folders = {str(one): listing(one) for one in (Path.cwd(), Path.home())}
    return {"databases": databases, "files": folders, "children": children(os.getpid())}


def test_there_are_fifty_of_them() -> None:
    assert len(ANSWERS) >= 50


@pytest.mark.parametrize("place", range(len(ANSWERS)), ids=[text[:50] for _, text in ANSWERS])
def test_a_hostile_answer_gets_a_verdict_and_a_sentence(offline: list[Report], place: int) -> None:
    verdicts, text = ANSWERS[place]
    assert offline[place].verdict.value in verdicts, (text, offline[place].feedback)
    assert offline[place].feedback[0].message


@pytest.mark.parametrize("place", range(len(GENERATED)))
def test_a_huge_answer_does_too(offline: list[Report], place: int) -> None:
    report = offline[len(ANSWERS) + place]
    assert report.verdict not in (Verdict.CORRECT, Verdict.BROKEN)
    assert report.feedback[0].message
