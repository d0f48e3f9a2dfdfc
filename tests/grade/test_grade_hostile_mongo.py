"""Hostile MongoDB answers: nothing is read, written, left running or changed, offline and live."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_grade_hostile import children

from grader.content import Library
from grader.grade import Grader
from grader.models import EngineName, Exercise, Kind, Limits, Report, Verdict

BLOCKS = (Path(__file__).parent / "hostile.mongodb.js").read_text("utf-8").split("//: ")[1:]
ANSWERS = [
    (verdicts.split(), text.strip()) for verdicts, _, text in (b.partition("\n") for b in BLOCKS)
]
"""Pairs of the verdicts that are fine, and the answer."""

GENERATED = [
    "db.orders.find(" + "[" * 5_000 + "]" * 5_000 + ")",
    "db.orders.find({a: " * 3_000 + "1" + "})" * 3_000,
    "db.orders.find({$and: [" * 400 + "{a: 1}" + "]})" * 400,
    "db.orders.find({a: '" + "x" * 4_000_000 + "'})",
    "db.orders.find({a: {$in: [" + "1, " * 400_000 + "1]}})",
    "db.orders.aggregate([" + "{$set: {a: 1}}, " * 5_000 + "])",
    "//" + "*" * 1_000_000,
    "db.orders.find({a: /" + "(a+)+" * 2_000 + "$/})",
]


@pytest.fixture(scope="module")
def exercise(library: Library) -> Exercise:
    """An exercise with a short time limit, so that endless answers end soon."""
    plain = library.load("mongo/find/customers-in-portugal")
    return replace(plain, limits=replace(Limits(), seconds=1.0))


def all_answers() -> list[str]:
    return [*(text for _, text in ANSWERS), *GENERATED]


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
    folders = {
        str(one): sorted(item.name for item in one.iterdir()) for one in (Path.cwd(), Path.home())
    }
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


def fingerprints(url: str) -> dict[str, Any]:
    """A digest of every collection of every database on a server."""
    from pymongo import MongoClient

    client: MongoClient[dict[str, Any]] = MongoClient(url)
    with client:
        found = {}
        for name in client.list_database_names():
            for collection in client[name].list_collection_names():
                digest = hashlib.sha256()
                for document in client[name][collection].find().sort("_id", 1):
                    digest.update(repr(document).encode())
                found[f"{name}.{collection}"] = digest.hexdigest()
        return found


def test_on_a_server_nothing_changes_and_nothing_stays(
    library: Library, mongo_url: str, exercise: Exercise
) -> None:
    """The same answers, and those that change data under an exercise that lets them."""
    with Grader(library, EngineName.MONGODB) as live:
        solution = exercise.solutions[0].encode()
        assert live.grade(exercise, solution).verdict is Verdict.CORRECT
        before = {n: d for n, d in fingerprints(mongo_url).items() if "scratch" not in n}
        for place, text in enumerate(all_answers()):
            report = live.grade(exercise, text.encode())
            assert report.verdict is not Verdict.BROKEN, text
            if place < len(ANSWERS):
                assert report.verdict.value in ANSWERS[place][0], (text, report.feedback)
        for text in CHANGES:
            live.run("shop", text.encode(), Kind.CHANGE, exercise.track)
        assert live.grade(exercise, solution).verdict is Verdict.CORRECT
        assert {n: d for n, d in fingerprints(mongo_url).items() if "scratch" not in n} == before
        assert not [
            name for name in fingerprints(mongo_url) if "scratch" in name and "shop" in name
        ]


CHANGES = [
    "db.orders.deleteMany({})",
    "db.orders.updateMany({}, { $set: { status: 'stolen' } })",
    "db.customers.updateMany({}, { $unset: { full_name: '' } })",
    "db.customers.replaceOne({ _id: 1 }, { x: 1 })",
    "db.reviews.insertMany([{ _id: 1 }, { _id: 2 }])",
    "db.products.bulkWrite([{ deleteMany: { filter: {} } }])",
    "db.anything.insertOne({ a: 1 })",
]
