"""The offline MongoDB engine in its child process: what it runs, declines, refuses and outlives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from bson.json_util import dumps

from grader.models import Documents, Form, Kind, Limits
from grader.queries.mongosh import PreparedMongo, prepare_mongo
from grader.sandbox import CaseRun, CaseSource, Job, Sandbox, Status

RULES = json.dumps(
    {
        "collections": {
            "c": {
                "validator": {
                    "$jsonSchema": {
                        "required": ["n"],
                        "properties": {"n": {"bsonType": "number", "minimum": 0}},
                    }
                },
                "indexes": [{"keys": {"code": 1}, "name": "code", "unique": True}],
            }
        }
    }
)
DATA: dict[str, list[dict[str, Any]]] = {
    "c": [
        {"_id": 1, "n": 1, "code": "a"},
        {"_id": 2, "n": 2, "code": "b"},
        {"_id": 3, "n": 3, "code": "c"},
    ],
    "d": [{"_id": 1, "c_id": 2}],
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox("mongomock") as one:
        yield one


def statements(text: str) -> tuple[str, ...]:
    prepared = prepare_mongo(text, kind=Kind.DEFINE, most=9)
    assert isinstance(prepared, PreparedMongo), prepared
    return prepared.statements


def run(
    sandbox: Sandbox,
    text: str,
    *,
    relations: tuple[str, ...] = (),
    data: Mapping[str, Any] = DATA,
    limits: Limits | None = None,
) -> CaseRun:
    case = CaseSource(
        "tiny", private=True, ddl=(RULES,), documents={name: dumps(d) for name, d in data.items()}
    )
    return sandbox.run(Job(statements(text), (case,), limits or Limits(), relations))[0]


def returned(ended: CaseRun) -> Documents:
    assert ended.status is Status.OK, ended
    assert ended.outcome is not None
    assert ended.outcome.documents is not None
    return ended.outcome.documents


@pytest.mark.parametrize(
    ("text", "form", "items"),
    [
        ("db.c.find({n: {$gt: 1}}, {n: 1})", Form.DOCUMENTS, [{"_id": 2, "n": 2}, {"_id": 3, "n": 3}]),
        ("db.c.findOne({n: 3}, {_id: 0, n: 1})", Form.DOCUMENT, [{"n": 3}]),
        ("db.c.findOne({n: 9})", Form.DOCUMENT, [None]),
        ("db.c.countDocuments({n: {$lt: 3}})", Form.VALUE, [2]),
        ("db.c.find({n: {$lt: 3}}).count()", Form.VALUE, [2]),
        ("db.c.distinct('code', {n: {$ne: 2}})", Form.VALUES, ["a", "c"]),
        ("db.c.aggregate([{$group: {_id: null, t: {$sum: '$n'}}}])", Form.DOCUMENTS, [{"_id": None, "t": 6}]),
        ("db.d.aggregate([{$lookup: {from: 'c', localField: 'c_id', foreignField: '_id', as: 'x'}}])",
         Form.DOCUMENTS, [{"_id": 1, "c_id": 2, "x": [DATA["c"][1]]}]),
    ],
)  # fmt: skip
def test_what_a_command_gives(sandbox: Sandbox, text: str, form: Form, items: list[Any]) -> None:
    found = returned(run(sandbox, text))
    given = sorted(found.items) if form is Form.VALUES else list(found.items)
    assert (found.form, given) == (form, items)


def test_commands_run_one_after_the_other_and_the_last_is_the_answer(sandbox: Sandbox) -> None:
    text = "db.c.insertOne({_id: 4, n: 4, code: 'd'}); db.c.countDocuments({})"
    assert returned(run(sandbox, text)).items == (4,)


def test_what_a_change_leaves_is_told_and_gone_afterwards(sandbox: Sandbox) -> None:
    ended = run(sandbox, "db.c.updateMany({n: {$gt: 1}}, {$inc: {n: 10}})", relations=("c", "d"))
    assert ended.outcome is not None
    assert [item["n"] for item in ended.outcome.collections["c"].items] == [1, 12, 13]
    assert ended.outcome.collections["d"].items == tuple(DATA["d"])
    assert ended.changed == ("c",)
    assert returned(run(sandbox, "db.c.countDocuments({n: {$gt: 10}})")).items == (0,)


def test_a_bulk_write_is_its_parts_one_after_the_other(sandbox: Sandbox) -> None:
    text = """db.c.bulkWrite([
      {updateOne: {filter: {n: 1}, update: {$set: {n: 2}}}},
      {updateMany: {filter: {n: 2}, update: {$set: {n: 5}}}},
      {deleteOne: {filter: {n: 3}}}])"""
    ended = run(sandbox, text, relations=("c",))
    assert ended.outcome is not None
    assert [item["n"] for item in ended.outcome.collections["c"].items] == [5, 5]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("db.c.insertOne({_id: 1, n: 4, code: 'x'})", "DuplicateKey"),
        ("db.c.insertOne({_id: 9, n: 4, code: 'a'})", "DuplicateKey"),
        ("db.c.updateOne({_id: 1}, {$set: {code: 'b'}})", "DuplicateKey"),
        ("db.c.updateOne({_id: 1}, {$set: {n: -1}})", "DocumentValidationFailure"),
        ("db.c.updateOne({_id: 1}, {$unset: {n: 1}})", "DocumentValidationFailure"),
        ("db.c.insertOne({_id: 9, n: 'four'})", "DocumentValidationFailure"),
        ("db.c.bulkWrite([{insertOne: {document: {_id: 9, n: -4}}}])", "DocumentValidationFailure"),
    ],
)
def test_the_rules_of_a_collection_hold(sandbox: Sandbox, text: str, kind: str) -> None:
    ended = run(sandbox, text, relations=("c",))
    assert (ended.status, ended.error_type) == (Status.ERROR, kind)


@pytest.mark.parametrize(
    "text",
    [
        "db.c.find({$expr: {$eq: [{$rand: {}}, 1]}})",
        "db.c.find({n: {$type: 'minKey'}})",
        "db.c.createIndex({n: 1})",
        "db.c.updateMany({}, [{$set: {code: {$concat: ['$code', '!']}}}])",
        "db.c.find({}).min({n: 1}).hint({n: 1})",
    ],
)
def test_what_is_not_certified_is_declined_by_name(sandbox: Sandbox, text: str) -> None:
    ended = run(sandbox, text, relations=("c",))
    assert ended.status is Status.DECLINED
    assert ended.message


def test_an_answer_that_does_not_end_is_stopped_and_the_next_one_runs(sandbox: Sandbox) -> None:
    data = {"c": [{"_id": number, "n": number, "a": [1] * 40} for number in range(400)]}
    text = "db.c.aggregate([" + "{$unwind: '$a'}, {$set: {a: [1,1,1,1,1,1,1,1,1,1]}}," * 6 + "])"
    ended = run(sandbox, text, data=data, limits=replace(Limits(), seconds=0.5))
    assert ended.status in (Status.TIMEOUT, Status.MEMORY_LIMIT)
    assert returned(run(sandbox, "db.c.countDocuments({})")).items == (3,)


def test_memory_is_limited(sandbox: Sandbox) -> None:
    data = {"c": [{"_id": number, "n": "x" * 10_000} for number in range(300)]}
    stage = "{$lookup: {from: 'c', localField: 'zero', foreignField: 'zero', as: 'all'}}"
    text = f"db.c.aggregate([{stage}, {{$unwind: '$all'}}, {stage}])"
    ended = run(sandbox, text, data=data, limits=replace(Limits(), seconds=60))
    assert ended.status in (Status.MEMORY_LIMIT, Status.ROW_LIMIT, Status.CRASH, Status.DECLINED)
    assert returned(run(sandbox, "db.c.countDocuments({})")).items == (3,)


@pytest.mark.parametrize("limits", [Limits(rows=2), Limits(bytes=60)])
def test_results_are_capped(sandbox: Sandbox, limits: Limits) -> None:
    assert run(sandbox, "db.c.find()", limits=limits).status is Status.ROW_LIMIT
