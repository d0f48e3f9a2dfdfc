"""The live MongoDB engine itself, on a server: what it gives, where it runs, what it leaves."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from local_mongo import served
from mongo_jobs import (
    SHARED,
    copy_of,
    job,
    left_in_scratch,
    schema_text,
    seeds,
    shared_bytes,
    trap,
)
from pymongo import MongoClient

from grader.engines.base import CaseRun, CaseSource, Status
from grader.engines.mongodb.engine import MongoEngine
from grader.engines.mongodb.scratch import CLAIMS
from grader.models import Documents, Form
from grader.models.command import Command
from grader.servers import MongoServer


@pytest.fixture
def engine(mongo_server: MongoServer) -> Iterator[MongoEngine]:
    one = MongoEngine(mongo_server.url, mongo_server.learner_url)
    yield one
    one.close()


def told(run: CaseRun) -> Documents:
    """What a run that must have gone well gave."""
    assert run.status is Status.OK, (run.error_type, run.message)
    assert run.outcome is not None
    assert run.outcome.documents is not None
    return run.outcome.documents


ORDERS = seeds("shop", "orders")
BY_ID = {order["_id"]: order for order in ORDERS}

READS = {
    "find": (
        Command("find", "orders", {"customer_id": 4}, options={"projection": {"total": 1}, "sort": {"_id": -1}, "skip": 1, "limit": 2}),
        Form.DOCUMENTS,
        [{"_id": o["_id"], "total": o["total"]} for o in sorted(ORDERS, key=lambda o: -o["_id"]) if o["customer_id"] == 4][1:3],
    ),
    "findOne": (Command("findOne", "orders", {"_id": 1001}, options={"projection": {"status": 1}}), Form.DOCUMENT, [{"_id": 1001, "status": BY_ID[1001]["status"]}]),
    "findOne with a sort": (Command("findOne", "orders", options={"projection": {"_id": 1}, "sort": {"_id": -1}}), Form.DOCUMENT, [{"_id": max(BY_ID)}]),
    "findOne without a match": (Command("findOne", "orders", {"_id": -1}), Form.DOCUMENT, [None]),
    "aggregate": (
        Command("aggregate", "orders", pipeline=[{"$group": {"_id": None, "n": {"$sum": 1}}}]),
        Form.DOCUMENTS,
        [{"_id": None, "n": len(ORDERS)}],
    ),
    "lookup": (
        Command("aggregate", "orders", pipeline=[
            {"$match": {"_id": 1001}},
            {"$lookup": {"from": "customers", "localField": "customer_id", "foreignField": "_id", "as": "c"}},
            {"$project": {"n": {"$size": "$c"}}},
        ]),
        Form.DOCUMENTS,
        [{"_id": 1001, "n": 1}],
    ),
    "distinct": (Command("distinct", "orders", {"_id": {"$lt": 1010}}, key="status"), Form.VALUES, sorted({o["status"] for o in ORDERS if o["_id"] < 1010})),
    "countDocuments": (Command("countDocuments", "orders", {"customer_id": 4}, options={"limit": 2}), Form.VALUE, [2]),
    "estimatedDocumentCount": (Command("estimatedDocumentCount", "orders"), Form.VALUE, [len(ORDERS)]),
    "collation": (Command("countDocuments", "orders", {"status": "DELIVERED"}, options={"collation": {"locale": "en", "strength": 2}}), Form.VALUE, [sum(o["status"] == "delivered" for o in ORDERS)]),
    "let": (Command("find", "orders", {"$expr": {"$eq": ["$_id", "$$wanted"]}}, options={"let": {"wanted": 1001}, "projection": {"_id": 1}}), Form.DOCUMENTS, [{"_id": 1001}]),
    "hint": (Command("find", "orders", {"_id": 1001}, options={"hint": {"_id": 1}, "projection": {"_id": 1}, "batchSize": 5, "maxTimeMS": 1}), Form.DOCUMENTS, [{"_id": 1001}]),
}  # fmt: skip


@pytest.mark.parametrize("name", READS)
def test_a_read_gives_its_form_and_values(engine: MongoEngine, name: str) -> None:
    command, form, items = READS[name]
    got = told(engine.run(job(command), SHARED))
    assert (got.form, list(got.items)) == (form, items)


START: list[dict[str, Any]] = [{"_id": 1, "n": 1, "tags": ["a"]}, {"_id": 2, "n": 5}, {"_id": 3}]
OK = {"acknowledged": True}
CHANGES: dict[str, tuple[Command, Any, dict[Any, Any]]] = {
    "insertOne": (Command("insertOne", "t", documents=[{"_id": 9, "n": 0}]), {**OK, "insertedId": 9}, {9: {"n": 0}}),
    "insertMany": (Command("insertMany", "t", documents=[{"_id": 8}, {"_id": 9}]), {**OK, "insertedIds": {"0": 8, "1": 9}}, {8: {}, 9: {}}),
    "updateOne": (Command("updateOne", "t", {"_id": 1}, {"$inc": {"n": 1}}), {**OK, "matchedCount": 1, "modifiedCount": 1, "upsertedCount": 0}, {1: {"n": 2, "tags": ["a"]}}),
    "updateMany": (Command("updateMany", "t", {}, {"$set": {"n": 5}}), {**OK, "matchedCount": 3, "modifiedCount": 2, "upsertedCount": 0}, {1: {"n": 5, "tags": ["a"]}, 3: {"n": 5}}),
    "by a pipeline": (Command("updateMany", "t", {"_id": 3}, [{"$set": {"n": {"$add": ["$_id", 1]}}}]), {**OK, "matchedCount": 1, "modifiedCount": 1, "upsertedCount": 0}, {3: {"n": 4}}),
    "arrayFilters": (Command("updateOne", "t", {"_id": 1}, {"$set": {"tags.$[x]": "b"}}, options={"arrayFilters": [{"x": "a"}]}), {**OK, "matchedCount": 1, "modifiedCount": 1, "upsertedCount": 0}, {1: {"n": 1, "tags": ["b"]}}),
    "upsert": (Command("updateOne", "t", {"_id": 7}, {"$set": {"n": 1}}, options={"upsert": True}), {**OK, "matchedCount": 0, "modifiedCount": 0, "upsertedCount": 1, "upsertedId": 7}, {7: {"n": 1}}),
    "upsert that matches": (Command("updateOne", "t", {"_id": 2}, {"$set": {"n": 1}}, options={"upsert": True}), {**OK, "matchedCount": 1, "modifiedCount": 1, "upsertedCount": 0}, {2: {"n": 1}}),
    "upsert of null": (Command("replaceOne", "t", {"_id": None}, {"n": 1}, options={"upsert": True}), {**OK, "matchedCount": 0, "modifiedCount": 0, "upsertedCount": 1, "upsertedId": None}, {None: {"n": 1}}),
    "replaceOne": (Command("replaceOne", "t", {"_id": 1}, {"m": 2}), {**OK, "matchedCount": 1, "modifiedCount": 1, "upsertedCount": 0}, {1: {"m": 2}}),
    "deleteOne": (Command("deleteOne", "t", {"n": {"$exists": True}}), {**OK, "deletedCount": 1}, {1: None}),
    "deleteMany": (Command("deleteMany", "t", {"n": {"$exists": True}}), {**OK, "deletedCount": 2}, {1: None, 2: None}),
    "nothing": (Command("deleteMany", "t", {"n": 99}), {**OK, "deletedCount": 0}, {}),
    "findOneAndUpdate": (Command("findOneAndUpdate", "t", {"_id": 2}, {"$inc": {"n": 1}}), {"_id": 2, "n": 5}, {2: {"n": 6}}),
    "findOneAndUpdate, after": (Command("findOneAndUpdate", "t", {"n": {"$gt": 0}}, {"$inc": {"n": 1}}, options={"returnDocument": "after", "sort": {"n": -1}, "projection": {"_id": 0}}), {"n": 6}, {2: {"n": 6}}),
    "findOneAndReplace": (Command("findOneAndReplace", "t", {"_id": 3}, {"m": 1}, options={"returnNewDocument": True}), {"_id": 3, "m": 1}, {3: {"m": 1}}),
    "findOneAndDelete": (Command("findOneAndDelete", "t", {"_id": 3}), {"_id": 3}, {3: None}),
    "findOneAndDelete of none": (Command("findOneAndDelete", "t", {"_id": 4}), None, {}),
    "bulkWrite": (
        Command("bulkWrite", "t", commands=(
            Command("insertOne", "t", documents=[{"_id": 9}]),
            Command("updateMany", "t", {"_id": {"$lte": 2}}, {"$set": {"n": 5}}),
            Command("updateOne", "t", {"_id": 7}, {"$set": {"n": 0}}, options={"upsert": True}),
            Command("deleteOne", "t", {"_id": 3}),
        )),
        {**OK, "insertedCount": 1, "insertedIds": {"0": 9}, "matchedCount": 2, "modifiedCount": 1, "deletedCount": 1, "upsertedCount": 1, "upsertedIds": {"2": 7}},
        {1: {"n": 5, "tags": ["a"]}, 3: None, 7: {"n": 0}, 9: {}},
    ),
}  # fmt: skip
"""A command, what it must give, and the documents that differ afterwards, None for those gone."""


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_tells_what_it_did_and_leaves_it(engine: MongoEngine, name: str) -> None:
    command, answer, differs = CHANGES[name]
    run = engine.run(job(command, relations=("t", "u")), trap(t=START, u=[{"_id": 1}]))
    documents = told(run)
    assert documents.items == (answer,)
    assert documents.form is (Form.DOCUMENT if "And" in command.verb else Form.CHANGE)
    assert run.outcome is not None
    expected: dict[Any, Any] = {row["_id"]: row for row in START}
    expected.update(
        {key: row if row is None else {"_id": key, **row} for key, row in differs.items()}
    )
    left = {row["_id"]: row for row in run.outcome.collections["t"].items}
    assert left == {key: row for key, row in expected.items() if row is not None}
    assert run.outcome.collections["u"].items == ({"_id": 1},)
    assert run.changed == (("t",) if differs else ())


def test_an_index_gives_its_name_and_changes_no_content(engine: MongoEngine) -> None:
    run = engine.run(
        job(
            Command("createIndex", "t", {"n": 1, "m": -1}, options={"unique": False}),
            relations=("t",),
        ),
        trap(t=START),
    )
    assert told(run) == Documents(Form.VALUE, ("n_1_m_-1",))
    assert run.changed == ()


def test_a_new_collection_is_told_of(engine: MongoEngine) -> None:
    stages: list[dict[str, Any]] = [{"$match": {"n": 5}}, {"$merge": {"into": "fresh"}}]
    run = engine.run(
        job(Command("aggregate", "t", pipeline=stages), relations=("t",)), trap(t=START)
    )
    assert told(run).items == ()
    assert run.outcome is not None
    assert run.outcome.collections["fresh"].items == ({"_id": 2, "n": 5},)
    assert run.changed == ("fresh",)


def test_commands_run_in_order_and_the_failing_one_is_named(engine: MongoEngine) -> None:
    first = Command("updateOne", "t", {"_id": 1}, {"$set": {"n": 7}})
    read = Command("find", "t", {"n": 7})
    assert told(engine.run(job(first, read), trap(t=START))).items == (
        {"_id": 1, "n": 7, "tags": ["a"]},
    )
    bad = engine.run(
        job(first, Command("updateOne", "t", {"_id": 1}, {"$inc": {"tags": 1}}), read),
        trap(t=START),
    )
    assert (bad.status, bad.statement, bad.error_type) == (Status.ERROR, 1, "TypeMismatch")


def test_a_private_copy_holds_the_seed_data_and_the_rules(
    engine: MongoEngine, mongo_server: MongoServer
) -> None:
    before = shared_bytes(mongo_server.url)
    work = job(Command("deleteMany", "reviews", {"rating": 1}), relations=("reviews",))
    run = engine.run(work, copy_of("shop"))
    ones = sum(review["rating"] == 1 for review in seeds("shop", "reviews"))
    assert told(run).items == ({"acknowledged": True, "deletedCount": ones},)
    assert run.changed == ("reviews",)
    bad = engine.run(
        job(Command("insertOne", "reviews", documents=[{"_id": 1}]), relations=("reviews",)),
        copy_of("shop"),
    )
    assert (bad.status, bad.error_type) == (Status.ERROR, "DocumentValidationFailure")
    assert "rating" in bad.message
    copy = seeds("shop", "reviews")[0]
    twice = engine.run(
        job(Command("insertOne", "reviews", documents=[copy]), relations=("reviews",)),
        copy_of("shop"),
    )
    assert (twice.status, twice.error_type) == (Status.ERROR, "DuplicateKey")
    engine.finish()
    assert shared_bytes(mongo_server.url) == before
    assert left_in_scratch(mongo_server.url) == []


def test_a_trap_has_its_own_documents_and_nothing_else(
    engine: MongoEngine, mongo_server: MongoServer
) -> None:
    stages: list[dict[str, Any]] = [
        {
            "$lookup": {
                "from": "customers",
                "localField": "customer_id",
                "foreignField": "_id",
                "as": "c",
            }
        }
    ]
    case = trap(schema_text("lab"), users=[])
    assert told(engine.run(job(Command("find", "users")), case)).items == ()
    own = trap(orders=[{"_id": 1, "customer_id": 2, "at": datetime(2024, 2, 29), "big": 2**40}])
    got = told(engine.run(job(Command("aggregate", "orders", pipeline=stages)), own)).items
    assert got == (
        {"_id": 1, "customer_id": 2, "at": datetime(2024, 2, 29), "big": 2**40, "c": []},
    )
    engine.finish()
    assert left_in_scratch(mongo_server.url) == []


def test_a_trap_that_breaks_a_rule_is_the_exercises_fault(
    engine: MongoEngine, mongo_server: MongoServer
) -> None:
    run = engine.run(
        job(Command("find", "users")), trap(schema_text("lab"), users=[{"_id": "not a number"}])
    )
    assert (run.status, run.statement) == (Status.BROKEN, 0)
    assert "validation" in run.message
    assert left_in_scratch(mongo_server.url) == []


@pytest.mark.parametrize(
    "command",
    [
        Command("deleteMany", "orders"),
        Command("insertOne", "orders", documents=[{"_id": 1}]),
        Command("aggregate", "orders", pipeline=[{"$limit": 1}, {"$out": "mine"}]),
        Command("aggregate", "orders", pipeline=[{"$limit": 1}, {"$merge": {"into": "mine"}}]),
        Command("createIndex", "orders", {"total": 1}),
    ],
)
def test_nothing_changes_the_shared_data(
    engine: MongoEngine, mongo_server: MongoServer, command: Command
) -> None:
    before = shared_bytes(mongo_server.url)
    run = engine.run(job(command), SHARED)
    assert (run.status, run.error_type) == (Status.ERROR, "Unauthorized")
    assert shared_bytes(mongo_server.url) == before


@pytest.mark.parametrize("name", [CLAIMS, "dojo.claims"])
def test_the_claims_cannot_be_named(
    engine: MongoEngine, mongo_server: MongoServer, name: str
) -> None:
    assert engine.run(job(Command("deleteMany", name)), trap(t=[])).status is Status.BROKEN
    stages: list[dict[str, Any]] = [{"$lookup": {"from": name, "pipeline": [], "as": "x"}}]
    assert (
        engine.run(job(Command("aggregate", "t", pipeline=stages)), trap(t=[])).status
        is Status.BROKEN
    )
    assert left_in_scratch(mongo_server.url) == []


@pytest.mark.parametrize(
    ("command", "limits"),
    [
        (Command("find", "orders"), {"rows": len(ORDERS) - 1}),
        (Command("find", "orders"), {"bytes": 100_000}),
        (Command("aggregate", "orders", pipeline=[{"$project": {"t": "$total"}}]), {"rows": 10}),
        (Command("distinct", "orders", key="_id"), {"rows": 10}),
        (Command("distinct", "orders", key="_id"), {"bytes": 1000}),
        (Command("findOne", "orders"), {"bytes": 50}),
    ],
)
def test_a_result_beyond_the_caps_is_not_read(
    engine: MongoEngine, command: Command, limits: dict[str, Any]
) -> None:
    assert engine.run(job(command, **limits), SHARED).status is Status.ROW_LIMIT
    assert told(engine.run(job(command), SHARED))


def test_a_result_at_the_cap_is_read(engine: MongoEngine) -> None:
    assert len(
        told(engine.run(job(Command("find", "orders"), rows=len(ORDERS)), SHARED)).items
    ) == len(ORDERS)


SLOW = Command("aggregate", "orders", pipeline=[
    {"$lookup": {"from": "orders", "pipeline": [{"$match": {"$expr": {"$gt": ["$total", -1]}}}], "as": "o"}},
    {"$unwind": "$o"},
    {"$group": {"_id": {"$mod": ["$o.customer_id", 7]}, "n": {"$sum": {"$sqrt": "$o.total"}}}},
])  # fmt: skip
"""Seconds of work on any server."""


def test_a_slow_answer_ends_at_its_limit(engine: MongoEngine) -> None:
    started = time.monotonic()
    assert engine.run(job(SLOW, seconds=0.5), SHARED).status is Status.TIMEOUT
    assert time.monotonic() - started < 2
    assert told(engine.run(job(Command("countDocuments", "orders"), seconds=30), SHARED)).items == (
        len(ORDERS),
    )


def test_an_interrupted_answer_is_a_timeout(engine: MongoEngine, mongo_server: MongoServer) -> None:
    """MongoDB stops at once; a server that does not heed the order is left at the deadline."""
    timer = threading.Timer(0.5, engine.interrupt)
    timer.start()
    started = time.monotonic()
    run = engine.run(job(SLOW, seconds=3), SHARED)
    timer.join()
    assert run.status is Status.TIMEOUT
    assert time.monotonic() - started < (2 if not mongo_server.name else 4.5)


ERRORS = [
    (Command("aggregate", "orders", pipeline=[{"$grup": {}}]), "40324", "$grup"),
    (Command("find", "orders", {"total": {"$gtt": 1}}), "BadValue", "$gtt"),
    (Command("aggregate", "orders", pipeline=[{"$project": {"x": {"$divide": ["$status", 2]}}}]), "TypeMismatch", "$divide"),
    (Command("find", "orders", {"$expr": {"$foo": 1}}), "", "$foo"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "kind", "part"), ERRORS)
def test_an_error_has_the_servers_name_and_words(
    engine: MongoEngine, command: Command, kind: str, part: str
) -> None:
    run = engine.run(job(command), SHARED)
    assert run.status is Status.ERROR
    assert run.error_type
    assert kind in run.error_type
    assert part in run.message
    assert "full error" not in run.message


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (Command("updateOne", "t", {}, {"n": 1}), "ValueError"),
        (Command("replaceOne", "t", {}, {"$set": {"n": 1}}), "ValueError"),
        (Command("insertOne", "t", documents=[{"n": 2**70}]), "OverflowError"),
        (Command("find", "t", options={"sort": {"n": 1}, "limit": "many"}), "TypeError"),
    ],
)
def test_a_command_that_cannot_be_sent_is_the_answers_error(
    engine: MongoEngine, command: Command, kind: str
) -> None:
    try:
        work = job(command)
    except OverflowError:
        pytest.skip("it cannot be written as Extended JSON either")
    run = engine.run(work, trap(t=START))
    assert (run.status, run.error_type) == (Status.ERROR, kind)


def test_no_server_is_told_with_its_address_and_no_password() -> None:
    url = "mongodb://grader:secret@127.0.0.1:9/?directConnection=true"
    engine = MongoEngine(url, url)
    for case in (SHARED, trap(t=START)):
        run = engine.run(job(Command("find", "t")), case)
        assert run.status is Status.UNREACHABLE
        assert "grader@127.0.0.1:9" in run.message
        assert "secret" not in run.message
    engine.interrupt()
    engine.close()


def test_a_server_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    count = job(Command("countDocuments", "orders"))
    with ThreadPoolExecutor(1) as pool:
        with served(tmp_path / "data") as url:
            port = int(url.partition("127.0.0.1:")[2].partition("/")[0])
            with MongoClient[dict[str, Any]](url) as client:
                client.shop.orders.insert_many([{"_id": n, "total": n} for n in range(1500)])
            engine = MongoEngine(url, url)
            assert told(engine.run(count, SHARED)).items == (1500,)
            running = pool.submit(engine.run, job(SLOW, seconds=8), SHARED)
            time.sleep(0.5)
        assert running.result().status is Status.UNREACHABLE
    assert engine.run(count, SHARED).status is Status.UNREACHABLE
    with served(tmp_path / "data", port=port):
        assert told(engine.run(count, SHARED)).items == (1500,)
        engine.close()


def test_missing_seed_data_is_told_with_what_to_do(engine: MongoEngine) -> None:
    run = engine.run(job(Command("find", "t")), CaseSource("shipped", "nothing_here"))
    assert run.status is Status.UNREACHABLE
    assert "nothing_here" in run.message
    assert "dojo up" in run.message


def test_the_plan_of_a_query_is_told_or_its_lack(
    engine: MongoEngine, mongo_server: MongoServer
) -> None:
    index = Command("createIndex", "orders", {"customer_id": 1, "total": -1})
    query = Command("find", "orders", {"customer_id": 4}, options={"sort": {"total": -1}})
    run = engine.run(job(index, planned=query, relations=("orders",)), copy_of("shop"))
    if mongo_server.name:
        assert (run.status, run.error_type) == (Status.ERROR, "NoPlan")
        assert "secantusdb" in run.message
        return
    assert told(run).items == ("customer_id_1_total_-1",)
    assert run.outcome is not None
    assert run.outcome.plan is not None
    count = sum(order["customer_id"] == 4 for order in ORDERS)
    assert (run.outcome.plan.scan, run.outcome.plan.sorts, run.outcome.plan.keys) == (
        "IXSCAN",
        False,
        count,
    )
