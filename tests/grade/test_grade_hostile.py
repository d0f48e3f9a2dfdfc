"""Hostile answers: whatever is sent, nothing is read, written, left running or changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from processes import children, listing

from grader.content import Library
from grader.grade import Grader
from grader.models import Exercise, Limits, Report, Verdict
from grader.sandbox import Job, Sandbox, Status

BLOCKS = (Path(__file__).parent / "hostile.sql").read_text(encoding="utf-8").split("--: ")[1:]
ANSWERS = [
    (verdicts.split(), sql.strip()) for verdicts, _, sql in (b.partition("\n") for b in BLOCKS)
]
"""Pairs of the verdicts that are fine, and the answer."""


@pytest.fixture(scope="module")
def exercise(library: Library) -> Exercise:
    """An exercise with a short time limit, so that endless answers end soon."""
    plain = library.load("sql/joins/customers-without-orders")
    return replace(plain, limits=replace(Limits(), seconds=1.0))


@pytest.fixture(scope="module")
def world(
    grader: Grader, exercise: Exercise, own_cache: Path, root: Path
) -> Iterator[list[Report]]:
    """Grade all hostile answers once, and demand that the world is as it was before."""
    assert grader.grade(exercise, exercise.solutions[0].encode()).verdict is Verdict.CORRECT
    before = snapshot(own_cache, root)
    yield [grader.grade(exercise, sql.encode()) for _, sql in ANSWERS]
    assert snapshot(own_cache, root) == before
    assert grader.grade(exercise, exercise.solutions[0].encode()).verdict is Verdict.CORRECT


def snapshot(cache: Path, root: Path) -> dict[str, object]:
    """What a hostile answer could have touched."""
    folders = [cache, Path.cwd(), Path.home(), root / "seed_data", root / "schemas"]
    return {
        "databases": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in cache.glob("*.duckdb")
        },
        "files": {str(folder): listing(folder) for folder in folders},
        "traces": sorted(str(path) for path in Path("/tmp").glob("dojo-hostile*")),
        "children": children(os.getpid()),
    }


def test_there_are_sixty_of_them() -> None:
    assert len(ANSWERS) >= 60


@pytest.mark.parametrize("place", range(len(ANSWERS)), ids=[sql[:50] for _, sql in ANSWERS])
def test_a_hostile_answer_gets_a_verdict_and_a_sentence(world: list[Report], place: int) -> None:
    verdicts, sql = ANSWERS[place]
    report = world[place]
    assert report.verdict.value in verdicts, (sql, report.feedback)
    assert report.feedback[0].message


PROBES = [sql for _, sql in ANSWERS if any(word in sql for word in ("read_", "'/", "TO '", "ATTACH", "INSTALL", "LOAD", "glob", "getenv", "SET memory", "SET GLOBAL", "SET enable", "PRAGMA memory"))]  # fmt: skip


@pytest.mark.parametrize("sql", PROBES)
def test_the_engine_holds_by_itself(grader: Grader, exercise: Exercise, sql: str) -> None:
    """The second wall: the same answers sent straight to the engine, past the reading of them."""
    case = grader._backend(exercise.track).shipped(grader._dataset(exercise.dataset), private=True)
    limits = replace(Limits(), seconds=1.0)
    with Sandbox("duckdb") as sandbox:
        assert sandbox.run(Job(("SELECT 1",), (case,), limits))[0].status is Status.OK
        run = sandbox.run(Job((sql,), (case,), limits))[0]
    assert run.status is not Status.OK
    assert not list(Path("/tmp").glob("dojo-hostile*"))
