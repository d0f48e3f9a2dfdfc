"""schemas/init/mongo.js in MongoDB's own shell: the same data as our loader's, and the two users.

The server behind the shell is secantusdb, or mongod where that is on PATH; with `DOJO_MONGO_URL`
the roles are tried on that server too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bson
import pytest
from bson import Int64, ObjectId
from local_mongo import Client, mongosh, seed_by_shell, served
from pymongo.errors import OperationFailure

from grader.content import default_root
from grader.engines.base import CaseSource, Job, Status
from grader.engines.mongodb.engine import MongoEngine
from grader.models import Limits
from grader.models.command import Command
from grader.servers import MongoServer, find_mongo, read_settings, with_user
from grader.servers.mongo_seed import missing_datasets, mongo_datasets, seed_mongo

DATASETS = mongo_datasets(default_root())


@dataclass(frozen=True)
class Seeded:
    """A data folder that mongosh has seeded, no server running on it, and what it held then."""

    folder: Path
    content: dict[str, dict[str, Any]]
    mark: dict[str, Any] | None
    missing: tuple[str, ...]
    order: dict[str, Any] | None


@pytest.fixture(scope="module")
def by_shell(tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    """What schemas/init/mongo.js makes in mongosh."""
    home = tmp_path_factory.mktemp("mongosh")
    mongosh(home)
    data = home / "data"
    data.mkdir()
    with served(data) as url:
        told = seed_by_shell(url, home)
        with Client(url) as client:
            found = Seeded(
                data,
                {name: content(client, name) for name in DATASETS},
                client.dojo_ready.seeded.find_one(),
                missing_datasets(client, [*DATASETS, "none"]),
                client.shop.orders.find_one({"_id": 1001}),
            )
    assert told.splitlines() == [f"dojo: database {name}" for name in DATASETS] + ["dojo: seeded"]
    return found


def content(client: Client, dataset: str) -> dict[str, Any]:
    """Every document as bytes, in order; the validators; the indexes."""
    database = client[dataset]
    found: dict[str, Any] = {}
    for entry in sorted(database.list_collections(), key=lambda entry: str(entry["name"])):
        name = entry["name"]
        indexes = sorted(
            json.dumps(index, sort_keys=True) for index in database[name].list_indexes()
        )
        found[name] = {
            "documents": [bson.encode(document) for document in database[name].find()],
            "validator": json.dumps(entry["options"].get("validator")),
            "indexes": indexes,
        }
    return found


def test_the_marks_say_what_is_there(by_shell: Seeded) -> None:
    assert by_shell.mark == {"_id": "seeded", "datasets": list(DATASETS)}
    assert by_shell.missing == ("none",)


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_shell_and_the_loader_make_the_same(
    by_shell: Seeded, dataset: str, tmp_path: Path
) -> None:
    """To the byte and in the same order."""
    with served(tmp_path) as url, Client(url) as client:
        seed_mongo(client, default_root(), [dataset])
        loaded = content(client, dataset)
    shell = by_shell.content[dataset]
    assert loaded.keys() == shell.keys() != set()
    for name, body in shell.items():
        assert loaded[name]["validator"] == body["validator"], name
        assert loaded[name]["indexes"] == body["indexes"], name
        assert loaded[name]["documents"] == body["documents"], name
        assert body["documents"], name


def test_a_seed_files_types_are_kept(by_shell: Seeded) -> None:
    """What the comparison of bytes rests on: the shell's own types are those of the files."""
    order = by_shell.order
    assert order is not None
    assert type(order["_id"]) is int
    assert type(order["shipping_fee"]) is float
    assert type(order["payments"][0]["amount"]) is bson.Decimal128
    assert not {type(value) for value in order.values()} & {Int64, ObjectId}


@pytest.fixture(scope="module")
def with_users(by_shell: Seeded) -> Iterator[MongoServer]:
    """The server that mongosh has seeded, asking for passwords from now on."""
    with served(by_shell.folder, "--auth") as url:
        yield find_mongo(read_settings(environment={"DOJO_MONGO_URL": url}), DATASETS)


@pytest.fixture(params=["own", "named"])
def guarded(request: pytest.FixtureRequest) -> MongoServer:
    """A server with users: one of our own, and the one that DOJO_MONGO_URL names."""
    if request.param == "own":
        own: MongoServer = request.getfixturevalue("with_users")
        return own
    url = os.environ.get("DOJO_MONGO_URL")
    server = find_mongo(read_settings(), DATASETS) if url else None
    if server is None or server.url == server.learner_url:
        pytest.skip("DOJO_MONGO_URL names no server with users")
    return server


def test_the_users_are_found(guarded: MongoServer) -> None:
    assert "//grader:" in guarded.url
    assert "//learner:" in guarded.learner_url


def refused(work: Any) -> bool:
    try:
        work()
    except OperationFailure as problem:
        return problem.code in (13, 18)
    return False


def test_the_learner_reads_and_does_nothing_else(guarded: MongoServer) -> None:
    with Client(guarded.learner_url) as client:
        for dataset in DATASETS:
            database = client[dataset]
            for name in database.list_collection_names():
                assert database[name].find_one() is not None
            assert refused(lambda database=database: database.orders.insert_one({}))
            assert refused(
                lambda database=database: database.orders.update_many({}, {"$set": {"x": 1}})
            )
            assert refused(lambda database=database: database.orders.delete_many({}))
            assert refused(lambda database=database: database.orders.create_index("x"))
            assert refused(lambda database=database: database.orders.drop())
            assert refused(lambda database=database: client.drop_database(database.name))
        orders = client.shop.orders
        for stage in (
            {"$out": "x"},
            {"$out": {"db": "dojo_scratch_0", "coll": "x"}},
            {"$merge": "x"},
        ):
            assert refused(lambda stage=stage: list(orders.aggregate([{"$limit": 1}, stage])))
        for name in ("dojo_scratch_0", "dojo_ready", "admin", "other"):
            assert refused(lambda name=name: client[name].t.insert_one({}))
            assert refused(lambda name=name: client[name].t.find_one())
        for command in (
            {"createUser": "x", "pwd": "x", "roles": []},
            {"usersInfo": 1},
            {"dropUser": "grader"},
        ):
            assert refused(lambda command=command: client.admin.command(command))


def test_the_grader_writes_into_the_scratch_databases_alone(guarded: MongoServer) -> None:
    with Client(guarded.url) as client:
        for name in (*DATASETS, "admin", "other", "dojo_scratch_8", "dojo_ready"):
            assert refused(lambda name=name: client[name].t.insert_one({}))
        assert refused(lambda: client.shop.orders.drop())
        assert refused(lambda: client.drop_database("shop"))
        assert refused(lambda: client.admin.command("createUser", "x", pwd="x", roles=[]))
        assert client.shop.orders.count_documents({}) > 0


def test_the_engine_works_with_the_two_users(guarded: MongoServer) -> None:
    engine = MongoEngine(guarded.url, guarded.learner_url)
    read = Job((Command("countDocuments", "orders").to_json(),), (), Limits())
    run = engine.run(read, CaseSource("shipped", "shop"))
    assert run.status is Status.OK, run
    rules = (default_root() / "schemas" / "lab" / "mongo.json").read_text(encoding="utf-8")
    change = Job(
        (Command("insertOne", "t", documents=[{"_id": 1}]).to_json(),), (), Limits(), ("t",)
    )
    run = engine.run(change, CaseSource("trap", ddl=(rules,), documents={"t": "[]"}))
    assert run.status is Status.OK, run
    assert run.changed == ("t",)
    engine.interrupt()
    engine.close()
    with Client(guarded.url) as client:
        for number in range(8):
            names = client[f"dojo_scratch_{number}"].list_collection_names()
            assert set(names) <= {"dojo.claims"}


@pytest.mark.parametrize("who", ["grader", "learner"])
def test_a_wrong_password_is_told_with_what_to_do(with_users: MongoServer, who: str) -> None:
    wrong = with_user(with_users.url, who, "wrong")
    urls = (wrong, with_users.learner_url) if who == "grader" else (with_users.url, wrong)
    engine = MongoEngine(*urls)
    case = (
        CaseSource("trap", documents={"t": "[]"})
        if who == "grader"
        else CaseSource("shipped", "shop")
    )
    run = engine.run(Job((Command("find", "t").to_json(),), (), Limits()), case)
    engine.close()
    assert run.status is Status.UNREACHABLE
    assert "dojo up" in run.message
    assert f"{who}@127.0.0.1" in run.message
    assert "wrong" not in run.message
