"""Traps, the probe, the smallest counterexample and where to look, on the live servers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.content import Library
from grader.grade import Grader, probe
from grader.models import EngineName, Finding, Track, Verdict
from grader.servers import MongoServer
from grader.traps.documents import document_violations
from grader.traps.rules import violations

HELD_OUT = Path(__file__).parents[1] / "heldout" / "printed"
SOLVED = [
    "sql/select/failed-runs",
    "sql/joins/paid-in-full",
    "sql/changes/delete-failed-payments",
    "mongo/find/customers-in-portugal",
    "mongo/arrays/faint-door-sensor",
    "mongo/updates/shelves-at-the-harbour",
]
WRONG = [
    "sql/joins/products-per-category",
    "sql/joins/customers-without-orders",
    "sql/select/failed-runs",
    "sql/aggregation/monthly-revenue",
    "mongo/arrays/faint-door-sensor",
    "mongo/find/failed-runs",
    "mongo/lookup/products-without-reviews",
]


@pytest.fixture(scope="module")
def live(postgres_url: str, mongo_server: MongoServer, library: Library) -> Iterator[Grader]:
    """A live grader whose probe looks at all its datasets, however busy the machine is."""
    assert postgres_url
    assert mongo_server.url
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(probe, "SECONDS", 60.0)
        patch.setattr(probe, "WORK", 60.0)
        with Grader(library, live=True) as one:
            yield one


@pytest.mark.parametrize("identifier", SOLVED)
def test_a_solution_is_right_on_all_that_is_made_for_it(
    library: Library, live: Grader, identifier: str
) -> None:
    exercise = library.load(identifier)
    for solution in exercise.solutions:
        report = live.grade(exercise, solution.encode())
        assert report.verdict is Verdict.CORRECT, report.feedback
        assert report.engine in (EngineName.POSTGRES, EngineName.MONGODB)
        assert report.evidence is not None
        assert report.evidence.traps == len(exercise.traps)
        assert report.evidence.probes >= probe.DATASETS - 2


def printed() -> list[Path]:
    return sorted(HELD_OUT.rglob("*.sql"))[::4] + sorted(HELD_OUT.rglob("*.js"))[::4]


@pytest.mark.parametrize("answer", printed(), ids=lambda path: path.name)
def test_a_printed_result_is_caught(library: Library, live: Grader, answer: Path) -> None:
    topic, slug, _ = answer.name.split(".", 2)
    track = "sql" if answer.suffix == ".sql" else "mongo"
    report = live.grade(library.load(f"{track}/{topic}/{slug}"), answer.read_bytes())
    assert report.verdict in (Verdict.WRONG, Verdict.ERROR)
    assert report.cases[0].verdict is Verdict.CORRECT


@pytest.mark.parametrize("identifier", WRONG)
def test_the_counterexample_is_small_lawful_and_real(
    library: Library, live: Grader, identifier: str
) -> None:
    exercise = library.load(identifier)
    told = [
        one
        for one in exercise.wrong_answers
        if one.verdict == "wrong" and not re.match("column|field", one.code)
    ]
    assert told
    for wrong in told[:2]:
        report = live.grade(exercise, wrong.text.encode())
        assert report.verdict is Verdict.WRONG
        found = live.counterexample(exercise, report, 20)
        assert found is not None, wrong.path
        assert 0 <= found.rows <= 8
        if exercise.track is Track.SQL:
            broken = len(violations(library.schema(exercise.dataset), found.dataset.tables))
        else:
            text = library.mongo_path(exercise.dataset).read_text("utf-8")
            layout = json.loads(text)["collections"]
            broken = len(document_violations(layout, found.dataset.collections))
        assert broken == 0
        trial = live.trial(exercise)
        ready = [trial.ready(text) for text in (exercise.solutions[0], wrong.text)]
        expected, run = trial.runs([one for one in ready if one is not None], found.dataset)
        assert not trial.same(expected, run)


def test_where_to_look_is_the_same_as_offline(
    library: Library, live: Grader, grader: Grader
) -> None:
    exercise = library.load("sql/joins/products-per-category")
    found: dict[str, list[Finding | None]] = {}
    for one in (live, grader):
        for wrong in exercise.wrong_answers:
            report = one.grade(exercise, wrong.text.encode())
            found.setdefault(wrong.path.name, []).append(one.where_to_look(exercise, report, 20))
    assert all(first == second for first, second in found.values())
    assert any(first is not None for first, _ in found.values())
