"""The gate names what it declines, and lets nothing through that it cannot read."""

from __future__ import annotations

from typing import Any

import pytest

from grader.engines.mongomock.engine import Ending, open_database, run_certified
from grader.gate import (
    Certificate,
    Exercised,
    Feature,
    exercised,
    load_certificate,
    shape_of_documents,
)
from grader.models.command import Command

DATA: dict[str, list[dict[str, Any]]] = {
    "c": [{"_id": 1, "a": 1, "i": [{"p": 2}, {"p": 3}]}, {"_id": 2, "a": "x", "i": []}],
    "empty": [],
}


def run(command: Command) -> Any:
    shapes = {name: shape_of_documents(found) for name, found in DATA.items()}
    return run_certified(open_database(DATA), command, shapes, load_certificate("mongomock-ng"))


def aggregate(*stages: dict[str, Any]) -> Command:
    return Command("aggregate", "c", pipeline=stages)


@pytest.mark.parametrize(
    ("command", "operator"),
    [
        (Command("find", "c", {"$where": "this.a > 1"}), "$where"),
        (Command("find", "c", {"a": {"$near": [1, 2]}}), "$near (filter)"),
        (Command("find", "c", {"$text": {"$search": "x"}}), "$text"),
        (Command("find", "c", {"a": 1}, options={"collation": {"locale": "en"}}), "find"),
        (aggregate({"$sample": {"size": 1}}), "$sample"),
        (aggregate({"$bucketAuto": {"groupBy": "$a", "buckets": 2}}), "$bucketAuto"),
        (aggregate({"$project": {"r": {"$function": {"body": "", "args": []}}}}), "$function"),
        (aggregate({"$project": {"r": {"$rand": {}}}}), "$rand"),
        (aggregate({"$project": {"r": "$$NOW"}}), "$$NOW"),
        (aggregate({"$match": {}, "$limit": 1}), "stage"),
        (aggregate({"$lookup": {"from": "no", "as": "r", "pipeline": []}}), "$lookup"),
        (Command("updateOne", "c", {}, {"$currentDate": {"d": True}}), "$currentDate"),
        (Command("updateOne", "c", {}, {"$set": {"a": 1}, "$inc": {"a": 1}}), "update"),
        (
            Command(
                "updateOne",
                "c",
                {"_id": 1},
                {"$set": {"i.$[x].q": 1}},
                options={"arrayFilters": [{"x.p": 2, "y.p": 3}]},
            ),
            "arrayFilters",
        ),
        (Command("mapReduce", "c"), "mapReduce"),
        (Command("createIndex", "c", {"a": 1}), "createIndex"),
    ],
)
def test_what_is_declined_is_named(command: Command, operator: str) -> None:
    ran = run(command)
    assert ran.ending is Ending.DECLINED
    assert operator in {feature.operator for feature in ran.features}
    assert ran.message


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (
            aggregate({"$project": {"t": {"$sum": "$i.p"}}}),
            [{"_id": 1, "t": 5}, {"_id": 2, "t": 0}],
        ),
        (aggregate({"$match": {"a": 9}}, {"$count": "n"}), []),
        (Command("find", "c", {"a": {"$gte": None}}), []),
        (Command("findOne", "c", {"a": True}), None),
        (Command("countDocuments", "empty"), 0),
    ],
)
def test_what_learners_meet_comes_out_right(command: Command, expected: Any) -> None:
    assert run(command).value == expected


def test_an_error_that_is_due_is_told() -> None:
    ran = run(aggregate({"$project": {"r": {"$add": ["$a", 1]}}}))
    assert ran.ending is Ending.ERROR


def test_a_duplicate_key_is_an_error() -> None:
    assert run(Command("insertOne", "c", documents=[{"_id": 1}])).ending is Ending.ERROR


def test_nothing_is_told_of_an_error_that_a_server_may_never_meet() -> None:
    command = Command("findOne", "c", {"$expr": {"$gt": [{"$add": ["$a", 1]}, 0]}})
    assert run(command).ending is Ending.DECLINED


@pytest.mark.parametrize(
    "junk",
    [None, 1, "x", [], {}, [1], [{}], [[]], {"$": 1}, [{"$group": 1}], [{"$lookup": {"as": 1}}],
     [{"$project": {"a": {"$map": 1}}}], [{"$project": {"a": {"$switch": {"branches": 1}}}}],
     [{"$sort": 1}], [{"$facet": {"a": 1}}], [{"$bucket": {"boundaries": [1, "x"]}}],
     [{"$setWindowFields": {"output": {"a": 1}}}], [{"$unwind": {}}], [{"$unset": [1]}]],
)  # fmt: skip
def test_no_form_makes_the_gate_raise(junk: Any) -> None:
    shapes = {"c": shape_of_documents(DATA["c"])}
    exercised(
        Command("aggregate", "c", pipeline=junk if isinstance(junk, list) else [junk]), shapes
    )
    for filters in (junk, {"a": junk}, {"a": {"$in": junk}}, {"$or": junk}, {"a": {"$not": junk}}):
        exercised(Command("find", "c", filters), shapes)
    for update in (junk, {"$set": junk}, {"$push": {"i": junk}}, {"$pull": {"i": junk}}):
        exercised(Command("updateOne", "c", {}, update), shapes)


def test_what_the_walk_cannot_tell_is_never_certified() -> None:
    known = Feature("$x", "unknown operand")
    certificate = Certificate("e", frozenset({known}))
    assert certificate.declined(Exercised({known})) == (known,)


def test_a_certificate_reads_back_what_it_writes() -> None:
    certificate = load_certificate("mongomock-ng")
    assert Certificate.from_json(certificate.to_json()) == certificate
