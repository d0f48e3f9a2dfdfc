"""Offline MongoDB never lies on the conformance cases, and the certificate is what they justify."""

from __future__ import annotations

from collections import Counter

import pytest
from mongo_conformance.cases import Case, load
from mongo_conformance.engines import in_memory, offline
from mongo_conformance.learn import Played, cross_validate, learn, play_all, unexplained
from mongo_conformance.play import Open, Outcome, play

from grader.gate import load_certificate

CASES = load()


@pytest.fixture(scope="module")
def engine() -> Open:
    return offline()


@pytest.fixture(scope="module")
def played(engine: Open) -> list[Played]:
    return play_all(CASES, engine)


@pytest.fixture(scope="module")
def gated(engine: Open) -> list[Outcome]:
    certificate = load_certificate("mongomock-ng")
    return [play(case, engine, certificate)[0] for case in CASES]


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    assert len(CASES) >= 500
    names = Counter((case.group, case.name) for case in CASES)
    assert [name for name, count in names.items() if count > 1] == []


def test_offline_is_never_silently_wrong(gated: list[Outcome]) -> None:
    lies = {Outcome.WRONG, Outcome.FALSE_ERROR}
    assert [
        f"{case.group}: {case.name}"
        for case, outcome in zip(CASES, gated, strict=True)
        if outcome in lies
    ] == []


def test_offline_is_right_on_most_cases_that_expect_a_value(gated: list[Outcome]) -> None:
    values = [outcome for case, outcome in zip(CASES, gated, strict=True) if not case.errs]
    assert values.count(Outcome.RIGHT) >= 0.9 * len(values)


def test_an_expected_error_never_gives_a_value(gated: list[Outcome]) -> None:
    errors = {outcome for case, outcome in zip(CASES, gated, strict=True) if case.errs}
    assert errors <= {Outcome.RAISED, Outcome.DECLINED}


def test_the_certificate_kept_is_the_one_the_cases_justify(played: list[Played]) -> None:
    made = learn("mongomock-ng", played)
    kept = load_certificate("mongomock-ng")
    assert (made.right, made.fails) == (kept.right, kept.fails), (
        "run python tests/conformance/conformance.py --certify"
    )


def test_every_wrong_case_has_a_feature_to_blame(played: list[Played]) -> None:
    assert [one.case.name for one in unexplained(played)] == []


def test_a_certificate_from_half_of_the_cases_holds_on_the_other_half(
    engine: Open, played: list[Played]
) -> None:
    validation = cross_validate("mongomock-ng", played, engine, rounds=4)
    assert validation.wrong == Counter()


def test_the_gate_makes_an_engine_without_our_handlers_honest() -> None:
    bare = in_memory("mongomock")
    certificate = learn("mongomock", play_all(CASES, bare))
    outcomes = [play(case, bare, certificate)[0] for case in CASES]
    assert Outcome.WRONG not in outcomes


@pytest.mark.parametrize(
    "case", [case for case in CASES if "live" in case.flags], ids=lambda case: case.name
)
def test_javascript_is_declined(case: Case, engine: Open) -> None:
    assert play(case, engine, load_certificate("mongomock-ng"))[0] is Outcome.DECLINED
