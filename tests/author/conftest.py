"""The course that exercises are made in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from author.bench import CITIES, ID, SCHEMA, write_exercise
from grader.content import Library
from grader.grade import Grader


def make_course(root: Path) -> Library:
    """The dataset `tiny` in a folder, and nothing to practise on it yet."""
    schemas, seeds = root / "schemas" / "tiny", root / "seed_data" / "tiny"
    for folder in (schemas, seeds, root / "exercises"):
        folder.mkdir(parents=True)
    (schemas / "mongo.json").write_text(json.dumps(SCHEMA), "utf-8")
    (seeds / "cities.jsonl").write_text(
        "".join(json.dumps(city) + "\n" for city in CITIES), "utf-8"
    )
    (seeds / "log.jsonl").write_text("", "utf-8")
    return Library(root)


@pytest.fixture
def course(tmp_path: Path) -> Library:
    """A course of its own for a test."""
    return make_course(tmp_path)


@pytest.fixture(scope="package")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grader]:
    """One warm offline grader on the dataset that all those courses share."""
    with Grader(make_course(tmp_path_factory.mktemp("course"))) as one:
        yield one


@pytest.fixture
def write(course: Library) -> Callable[..., Path]:
    """Writes a sound exercise of the course; see `write_exercise`."""
    return lambda identifier=ID, **files: write_exercise(course.root, identifier, **files)
