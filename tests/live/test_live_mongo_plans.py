"""Plans read from explain documents of the manual's shapes, and from a server's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pymongo import MongoClient

from grader.engines.mongodb.plans import NoPlan, explained, plan_of, read_plan
from grader.models import Plan
from grader.models.command import Command
from grader.servers import MongoServer

IXSCAN = {
    "stage": "IXSCAN",
    "keyPattern": {"a": 1},
    "indexName": "a_1",
    "isMultiKey": False,
    "direction": "forward",
}
FETCHED = {"stage": "FETCH", "inputStage": IXSCAN}
COLLSCAN = {"stage": "COLLSCAN", "direction": "forward", "filter": {"a": {"$eq": 1}}}


def stats(returned: int, keys: int, documents: int) -> dict[str, Any]:
    return {"executionSuccess": True, "nReturned": returned, "executionTimeMillis": 0,
            "totalKeysExamined": keys, "totalDocsExamined": documents,
            "executionStages": {"stage": "MOCK", "nReturned": returned}}  # fmt: skip


def find(tree: dict[str, Any], *counts: int) -> dict[str, Any]:
    """The classic engine's explain of a find."""
    return {
        "explainVersion": "1",
        "queryPlanner": {
            "namespace": "shop.t",
            "winningPlan": {"isCached": False, **tree},
            "rejectedPlans": [],
        },
        "executionStats": stats(*counts),
        "ok": 1.0,
    }


def slots(tree: dict[str, Any], *counts: int) -> dict[str, Any]:
    """The slot-based engine's: the tree stands under queryPlan."""
    told = find({}, *counts)
    told["explainVersion"] = "2"
    told["queryPlanner"]["winningPlan"] = {
        "isCached": False,
        "queryPlan": tree,
        "slotBasedPlan": {"slots": "$$RESULT=s5", "stages": "[2] nlj inner [] []"},
    }
    return told


def stages(first: dict[str, Any], *rest: dict[str, Any]) -> dict[str, Any]:
    """An aggregation's: what the pipeline could not hand to the planner follows the cursor."""
    cursor = {"$cursor": {"queryPlanner": first["queryPlanner"], "executionStats": first["executionStats"]},
              "nReturned": first["executionStats"]["nReturned"], "executionTimeMillisEstimate": 0}  # fmt: skip
    return {"explainVersion": "1", "stages": [cursor, *rest], "ok": 1.0}


SHAPES = {
    "an index, then documents": (find(FETCHED, 3, 3, 3), Plan("IXSCAN", False, True, 3, 3, 3)),
    "every document": (find(COLLSCAN, 3, 0, 50), Plan("COLLSCAN", False, True, 0, 50, 3)),
    "a sort in memory": (find({"stage": "SORT", "sortPattern": {"b": 1}, "inputStage": FETCHED}, 3, 3, 3), Plan("IXSCAN", True, True, 3, 3, 3)),
    "a covered query": (find({"stage": "PROJECTION_COVERED", "transformBy": {"a": 1, "_id": 0}, "inputStage": IXSCAN}, 3, 3, 0), Plan("IXSCAN", False, False, 3, 0, 3)),
    "a projection, skip and limit": (
        find({"stage": "LIMIT", "limitAmount": 2, "inputStage": {"stage": "PROJECTION_SIMPLE", "inputStage": {"stage": "SKIP", "inputStage": FETCHED}}}, 2, 3, 3),
        Plan("IXSCAN", False, True, 3, 3, 2),
    ),
    "an $or of two indexes": (
        find({"stage": "SUBPLAN", "inputStage": {"stage": "FETCH", "inputStage": {"stage": "OR", "inputStages": [IXSCAN, IXSCAN]}}}, 4, 4, 4),
        Plan("IXSCAN", False, True, 4, 4, 4),
    ),
    "an $or with one index": (
        find({"stage": "OR", "inputStages": [FETCHED, COLLSCAN]}, 4, 2, 50),
        Plan("COLLSCAN", False, True, 2, 50, 4),
    ),
    "a merge of sorted scans": (
        find({"stage": "FETCH", "inputStage": {"stage": "SORT_MERGE", "sortPattern": {"b": 1}, "inputStages": [IXSCAN, IXSCAN]}}, 4, 5, 4),
        Plan("IXSCAN", False, True, 5, 4, 4),
    ),
    "by _id, before 8.0": (find({"stage": "IDHACK"}, 1, 1, 1), Plan("IXSCAN", False, True, 1, 1, 1)),
    "by _id, from 8.0": (find({"stage": "EXPRESS_IXSCAN", "keyPattern": "{ _id: 1 }", "indexName": "_id_"}, 1, 1, 1), Plan("IXSCAN", False, True, 1, 1, 1)),
    "by a unique key, covered": (find({"stage": "EXPRESS_IXSCAN", "indexName": "a_1", "projectionCovered": True}, 1, 1, 0), Plan("IXSCAN", False, False, 1, 0, 1)),
    "a clustered collection": (find({"stage": "CLUSTERED_IXSCAN"}, 2, 0, 2), Plan("IXSCAN", False, True, 0, 2, 2)),
    "no such collection": (find({"stage": "EOF"}, 0, 0, 0), Plan("COLLSCAN", False, False, 0, 0, 0)),
    "the slot-based engine": (slots({"stage": "SORT", "planNodeId": 3, "inputStage": {"stage": "COLLSCAN", "planNodeId": 1}}, 3, 0, 9), Plan("COLLSCAN", True, True, 0, 9, 3)),
    "the slot-based engine's group": (slots({"stage": "GROUP", "planNodeId": 3, "inputStage": FETCHED}, 2, 9, 9), Plan("IXSCAN", False, True, 9, 9, 2)),
    "an aggregation handed over whole": (find({"stage": "PROJECTION_DEFAULT", "inputStage": FETCHED}, 5, 5, 5), Plan("IXSCAN", False, True, 5, 5, 5)),
    "an aggregation's stages": (
        stages(find({"stage": "PROJECTION_COVERED", "inputStage": IXSCAN}, 9, 9, 0), {"$group": {"_id": "$a"}, "nReturned": 2, "executionTimeMillisEstimate": 0}),
        Plan("IXSCAN", False, False, 9, 0, 2),
    ),
    "a sort behind a group": (
        stages(find(COLLSCAN, 9, 0, 9), {"$group": {"_id": "$a"}, "nReturned": 2}, {"$sort": {"sortKey": {"n": -1}}, "nReturned": 2}),
        Plan("COLLSCAN", True, True, 0, 9, 2),
    ),
    "a join by an index": (
        stages(find(FETCHED, 2, 2, 2), {"$lookup": {"from": "u"}, "totalDocsExamined": 4, "totalKeysExamined": 4, "collectionScans": 0, "indexesUsed": ["_id_"], "nReturned": 2}),
        Plan("IXSCAN", False, True, 6, 6, 2),
    ),
    "a join without one": (
        stages(find(FETCHED, 2, 2, 2), {"$lookup": {"from": "u"}, "totalDocsExamined": 40, "totalKeysExamined": 0, "collectionScans": 2, "indexesUsed": [], "nReturned": 2}),
        Plan("COLLSCAN", False, True, 2, 42, 2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_a_documented_shape_is_read(name: str) -> None:
    told, plan = SHAPES[name]
    assert read_plan(told) == plan


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"ok": 1.0},
        {"queryPlanner": {"winningPlan": {}}, "executionStats": stats(1, 1, 1)},
        {"queryPlanner": {"winningPlan": COLLSCAN}},
        {"queryPlanner": {"winningPlan": {"stage": "SHARD_MERGE", "shards": []}}, "shards": {}},
        {"stages": [{"$match": {}}], "ok": 1.0},
    ],
)
def test_another_shape_is_no_plan(told: dict[str, Any]) -> None:
    with pytest.raises(NoPlan):
        read_plan(told)


@pytest.fixture
def database(mongo_server: MongoServer) -> Iterator[Any]:
    """A scratch database of the server with a few documents and an index."""
    from grader.engines.mongodb.scratch import Scratch

    with MongoClient[dict[str, Any]](mongo_server.url) as client:
        scratch = Scratch.claim(client, 60)
        scratch.database.t.insert_many([{"_id": n, "a": n % 5, "b": n} for n in range(50)])
        scratch.database.t.create_index({"a": 1})
        yield scratch.database
        scratch.release()


PLANNED = [
    (Command("find", "t", {"a": 3}), Plan("IXSCAN", False, True, 10, 10, 10)),
    (Command("find", "t", {"b": 3}), Plan("COLLSCAN", False, True, 0, 50, 1)),
    (Command("find", "t", {"a": 3}, options={"sort": {"b": -1}}), Plan("IXSCAN", True, True, 10, 10, 10)),
    (Command("aggregate", "t", pipeline=[{"$match": {"a": 3}}, {"$project": {"b": 1}}]), Plan("IXSCAN", False, True, 10, 10, 10)),
]  # fmt: skip


@pytest.mark.parametrize(("command", "plan"), PLANNED)
def test_a_servers_own_explain_is_read(database: Any, command: Command, plan: Plan) -> None:
    """These plans are the same in secantusdb."""
    assert explained(database, command) == plan


def test_only_mongodbs_plans_are_believed(database: Any) -> None:
    server = database.client.server_info()
    if "secantusVersion" in server:
        with pytest.raises(NoPlan, match="secantusdb"):
            plan_of(database, PLANNED[0][0])
    else:
        assert plan_of(database, PLANNED[0][0]) == PLANNED[0][1]


def test_only_queries_have_a_plan(database: Any) -> None:
    with pytest.raises(NoPlan, match="distinct"):
        explained(database, Command("distinct", "t", key="a"))
