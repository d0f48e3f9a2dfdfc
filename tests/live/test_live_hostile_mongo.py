"""Hostile MongoDB answers on a server: nothing changes there, and nothing stays."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hostile_mongo import ANSWERS, HEAVY, all_answers
from mongo_jobs import left_in_scratch

from grader.content import Library
from grader.grade import Grader
from grader.models import EngineName, Kind, Limits, Track, Verdict

CHANGES = [
    "db.orders.deleteMany({})",
    "db.orders.updateMany({}, { $set: { status: 'stolen' } })",
    "db.customers.updateMany({}, { $unset: { full_name: '' } })",
    "db.customers.replaceOne({ _id: 1 }, { x: 1 })",
    "db.reviews.insertMany([{ _id: 1 }, { _id: 2 }])",
    "db.products.bulkWrite([{ deleteMany: { filter: {} } }])",
    "db.anything.insertOne({ a: 1 })",
]


def fingerprints(url: str) -> dict[str, Any]:
    """A digest of every collection of every database on a server."""
    from pymongo import MongoClient

    found = {}
    client: MongoClient[dict[str, Any]] = MongoClient(url)
    with client:
        for name in client.list_database_names():
            for collection in client[name].list_collection_names():
                digest = hashlib.sha256()
                for document in client[name][collection].find().sort("_id", 1):
                    digest.update(repr(document).encode())
                found[f"{name}.{collection}"] = digest.hexdigest()
    return found


def kept(url: str) -> dict[str, Any]:
    """Those of the databases that no grader makes for a while."""
    return {name: digest for name, digest in fingerprints(url).items() if "scratch" not in name}


def test_on_a_server_nothing_changes_and_nothing_stays(
    library: Library, mongo_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same answers, and those that change data under an exercise that lets them."""
    monkeypatch.setenv("DOJO_MONGO_URL", mongo_url)
    plain = library.load("mongo/find/customers-in-portugal")
    exercise = replace(plain, limits=replace(Limits(), seconds=1.0))
    solution = exercise.solutions[0].encode()
    with Grader(library, EngineName.MONGODB) as live:
        assert live.grade(exercise, solution).verdict is Verdict.CORRECT
        before, left = kept(mongo_url), set(left_in_scratch(mongo_url))
        for text in CHANGES:
            ran = live.run("shop", text.encode(), Kind.CHANGE, Track.MONGO)
            assert ran.verdict in (Verdict.CORRECT, Verdict.ERROR), (text, ran.findings)
        for place, text in enumerate(all_answers()):
            if text in HEAVY:
                continue
            report = live.grade(exercise, text.encode())
            assert report.verdict is not Verdict.BROKEN, text
            if place < len(ANSWERS):
                assert report.verdict.value in ANSWERS[place][0], (text, report.feedback)
        assert live.grade(exercise, solution).verdict is Verdict.CORRECT
    assert kept(mongo_url) == before
    assert set(left_in_scratch(mongo_url)) <= left


def test_a_server_of_our_own_is_replaced_when_an_answer_is_too_much_for_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOJO_MONGO_URL", raising=False)
    plain = library.load("mongo/find/customers-in-portugal")
    exercise = replace(plain, limits=replace(Limits(), seconds=1.0))
    solution = exercise.solutions[0].encode()
    with Grader(library, EngineName.MONGODB) as live:
        for text in HEAVY:
            assert live.grade(exercise, text.encode()).verdict is not Verdict.CORRECT
            assert live.grade(plain, solution).verdict is Verdict.CORRECT
