"""The probe: answers that read the shipped result off are caught, correct ones stay correct."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.content import Library
from grader.grade import Grader, probe
from grader.models import Exercise, Verdict
from grader.sandbox import Status

_printed = re.split(
    r"^-- (\S+) (\w+)\n",
    (Path(__file__).parent / "printed.sql").read_text(encoding="utf-8"),
    flags=re.MULTILINE,
)[1:]
PRINTED = list(zip(_printed[::3], _printed[1::3], _printed[2::3], strict=True))


@pytest.fixture(scope="module")
def patient(library: Library) -> Iterator[Grader]:
    """A grader whose probe looks at all its datasets, however busy the machine is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(probe, "SECONDS", 60.0)
        patch.setattr(probe, "WORK", 60.0)
        with Grader(library) as one:
            yield one


@pytest.mark.parametrize(
    ("identifier", "sort", "answer"), PRINTED, ids=[f"{one[0]}-{one[1]}" for one in PRINTED]
)
def test_answers_that_print_the_shipped_result_are_wrong(
    library: Library, patient: Grader, identifier: str, sort: str, answer: str
) -> None:
    exercise = library.load(identifier)
    report = patient.grade(exercise, answer.encode())
    verdicts = {case.name: case.verdict for case in report.cases}
    assert verdicts["shipped"] is Verdict.CORRECT, sort
    assert report.verdict is Verdict.WRONG, (sort, report.evidence)
    assert report.feedback
    failing = report.failing_case
    assert failing is not None
    assert failing.name != "shipped"
    if failing.name == "probe":
        assert failing.dataset is not None
        assert report.evidence is None


def test_thirty_answers_are_printed() -> None:
    assert len(PRINTED) >= 30
    assert {sort for _, sort, _ in PRINTED} == {"values", "keys", "case"}


@pytest.mark.parametrize(
    "identifier",
    [
        "sql/select/failed-runs",
        "sql/joins/customers-without-orders",
        "sql/retention/weekly-cohorts",
        "sql/changes/delete-failed-payments",
        "mongo/find/customers-in-portugal",
    ],
)
def test_solutions_stay_correct(library: Library, patient: Grader, identifier: str) -> None:
    exercise = library.load(identifier)
    for solution in exercise.solutions:
        report = patient.grade(exercise, solution.encode())
        assert report.verdict is Verdict.CORRECT, report.feedback
        assert report.evidence is not None
        assert report.evidence.traps == len(exercise.traps)
        assert report.evidence.probes >= probe.DATASETS - 2


def test_errors_that_only_other_data_brings_are_told(library: Library, patient: Grader) -> None:
    exercise = library.load("sql/select/failed-runs")
    reference = exercise.solutions[0].strip().rstrip(";")
    answer = (
        f"SELECT p.* FROM ({reference}) AS p WHERE 1 / (SELECT count(*) FROM training_runs) >= 0"
    )
    report = patient.grade(exercise, answer.encode())
    assert report.verdict is Verdict.ERROR
    assert report.feedback[0].code == "division-by-zero"
    assert [case.name for case in report.cases][-1] == "probe"


def test_the_same_answer_meets_the_same_data(library: Library, patient: Grader) -> None:
    exercise, answer = _printed_one(library)
    first = patient.grade(exercise, answer).failing_case
    patient.close()
    second = patient.grade(exercise, answer).failing_case
    assert first is not None
    assert second is not None
    assert first.dataset == second.dataset
    assert first.findings == second.findings


def test_without_the_probe_nothing_is_made(library: Library) -> None:
    exercise = library.load("sql/aggregation/monthly-revenue")
    with Grader(library, probe=False) as grader:
        report = grader.grade(exercise, exercise.solutions[0].encode())
    assert report.verdict is Verdict.CORRECT
    assert report.evidence is not None
    assert report.evidence.probes == 0


def test_a_survey_ends_in_time(library: Library, patient: Grader) -> None:
    exercise = library.load("sql/joins/customers-without-orders")
    trial = patient.trial(exercise)
    answer = trial.ready(exercise.solutions[0])
    assert answer is not None
    traps = exercise.traps[:1] * 3
    runs = trial.many([answer, answer], traps, 60, 60, exercise.limits)
    assert [[run.status for run in one] for one in runs] == [[Status.OK] * 2] * 3
    assert trial.many([answer], traps, 0, 60, exercise.limits) == []
    assert trial.many([answer], traps, 60, 0, exercise.limits) == []


def _printed_one(library: Library) -> tuple[Exercise, bytes]:
    identifier, _, answer = next(one for one in PRINTED if one[1] == "values")
    return library.load(identifier), answer.encode()
