"""The course that exercises are made in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from author.bench import CITIES, ID, SCHEMA, write_exercise
from grader.content import Library


@pytest.fixture
def course(tmp_path: Path) -> Library:
    """The dataset `tiny` and nothing to practise on it yet."""
    schemas, seeds = tmp_path / "schemas" / "tiny", tmp_path / "seed_data" / "tiny"
    for folder in (schemas, seeds, tmp_path / "exercises"):
        folder.mkdir(parents=True)
    (schemas / "mongo.json").write_text(json.dumps(SCHEMA), "utf-8")
    (seeds / "cities.jsonl").write_text(
        "".join(json.dumps(city) + "\n" for city in CITIES), "utf-8"
    )
    (seeds / "log.jsonl").write_text("", "utf-8")
    return Library(tmp_path)


@pytest.fixture
def write(course: Library) -> Callable[..., Path]:
    """Writes a sound exercise of the course; see `write_exercise`."""
    return lambda identifier=ID, **files: write_exercise(course.root, identifier, **files)
