"""Private copies on a server: who holds them, and that nothing of them is left."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from bson import ObjectId
from mongo_jobs import SHARED, job, left_in_scratch, shared_bytes, trap
from pymongo import MongoClient

from grader.engines.base import Status
from grader.engines.mongodb.engine import MongoEngine
from grader.engines.mongodb.scratch import CLAIMS, SCRATCH_DATABASES, Busy, Scratch
from grader.models.command import Command
from grader.sandbox import Sandbox
from grader.servers import MongoServer


def test_eight_at_once_have_a_copy_each(mongo_server: MongoServer) -> None:
    """And a ninth waits until one is free."""
    before = shared_bytes(mongo_server.url)
    together = threading.Barrier(8)

    def work(number: int) -> tuple[int, ...]:
        engine = MongoEngine(mongo_server.url, mongo_server.learner_url)
        seen = []
        if number < 8:
            together.wait()
        for turn in range(3):
            case = trap(t=[{"_id": 1, "n": number}])
            change = Command("updateOne", "t", {"_id": 1}, {"$inc": {"n": 100}})
            run = engine.run(job(change, Command("find", "t"), relations=("t",), seconds=60), case)
            assert run.outcome is not None, (turn, run)
            assert run.outcome.documents is not None, (turn, run)
            (kept,) = run.outcome.documents.items
            assert kept == {"_id": 1, "n": number + 100}
            seen.append(kept["n"] - 100)
            if turn % 2:
                engine.finish()
        engine.close()
        return tuple(seen)

    with ThreadPoolExecutor(9) as pool:
        assert list(pool.map(work, range(9))) == [(number,) * 3 for number in range(9)]
    assert left_in_scratch(mongo_server.url) == []
    assert shared_bytes(mongo_server.url) == before


def test_a_claim_is_held_by_one_and_all_may_be_busy(
    mongo_server: MongoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.engines.mongodb.scratch._WAIT", 0.2)
    with MongoClient[dict[str, Any]](mongo_server.url) as client:
        held = [Scratch.claim(client, 5) for _ in range(SCRATCH_DATABASES)]
        try:
            assert len({scratch.database.name for scratch in held}) == SCRATCH_DATABASES
            with pytest.raises(Busy):
                Scratch.claim(client, 5)
            engine = MongoEngine(mongo_server.url, mongo_server.learner_url)
            run = engine.run(job(Command("find", "t")), trap(t=[{"_id": 1}]))
            assert (run.status, run.error_type) == (Status.UNREACHABLE, "Busy")
            engine.close()
        finally:
            for scratch in held:
                scratch.release()


def test_an_outlived_claim_is_taken_over_clean(mongo_server: MongoServer) -> None:
    with MongoClient[dict[str, Any]](mongo_server.url) as client:
        held = [Scratch.claim(client, 5) for _ in range(SCRATCH_DATABASES)]
        old = held[3]
        old.database.t.insert_one({"left": True})
        old.database[CLAIMS].update_one({}, {"$set": {"until": datetime(2020, 1, 1)}})
        taken = Scratch.claim(client, 5)
        assert taken.database.name == old.database.name
        assert taken.database.list_collection_names() == [CLAIMS]
        assert not old.renew(5)
        taken.database.t.insert_one({"mine": True})
        old.release()  # it has lost its claim, and touches nothing
        assert taken.database.t.count_documents({}) == 1
        for scratch in (*held, taken):
            scratch.release()
    assert left_in_scratch(mongo_server.url) == []


KILLED = """
import sys
from grader.engines.mongodb.engine import MongoEngine
from mongo_jobs import job, trap
from grader.models.command import Command
engine = MongoEngine(sys.argv[1], sys.argv[1])
run = engine.run(job(Command("deleteMany", "t"), relations=("t",)), trap(t=[{"_id": 1}], kept=[]))
print(run.status, flush=True)
sys.stdin.read()
"""


def test_what_a_killed_grader_leaves_is_removed_by_the_next(mongo_server: MongoServer) -> None:
    folder = __file__.rpartition("/")[0]
    child = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {folder!r})\n{KILLED}", mongo_server.url],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "ok"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    left = left_in_scratch(mongo_server.url)
    assert len(left) == 2, left  # the emptied collection, and the claim
    number = left[0][0]
    with MongoClient[dict[str, Any]](mongo_server.url) as client:
        claims = client[f"dojo_scratch_{number}"][CLAIMS]
        claim = claims.find_one()
        assert claim is not None
        assert isinstance(claim["owner"], ObjectId)
        now = client.admin.command("hello")["localTime"]
        assert timedelta(0) < claim["until"] - now < timedelta(seconds=60)
        claims.update_one(
            {}, {"$set": {"until": now - timedelta(seconds=1)}}
        )  # as if it had passed
        held = [Scratch.claim(client, 5) for _ in range(SCRATCH_DATABASES)]
        for scratch in held:
            scratch.release()
    assert left_in_scratch(mongo_server.url) == []


def test_a_sandbox_whose_child_is_killed_takes_back_what_it_left(mongo_server: MongoServer) -> None:
    before = set(left_in_scratch(mongo_server.url))
    owner = str(ObjectId())
    with MongoClient[dict[str, Any]](mongo_server.url) as client:
        killed = Scratch.claim(client, 5, ObjectId(owner))
        killed.database["t"].insert_one({"_id": 1})
        assert set(left_in_scratch(mongo_server.url)) > before
    settings = (mongo_server.url, mongo_server.learner_url, owner)
    for again in (False, True):
        engine = MongoEngine(*settings, again=again)
        assert engine.run(job(Command("find", "orders")), SHARED).status is Status.OK
        engine.close()
        left = set(left_in_scratch(mongo_server.url))
        assert left == before if again else left > before


@pytest.mark.parametrize("round_", range(5))
def test_nothing_is_left_by_a_sandbox_that_closes_right_after_the_answer(
    mongo_server: MongoServer, round_: int
) -> None:
    """The reply comes before the copy is removed."""
    before = set(left_in_scratch(mongo_server.url))
    change = job(Command("deleteMany", "t"), relations=("t",))
    urls = {"grader": mongo_server.url, "learner": mongo_server.learner_url}
    with Sandbox("mongodb", urls) as sandbox:
        (run,) = sandbox.run(replace(change, cases=(trap(t=[{"_id": round_}]),)))
        assert run.status is Status.OK
    assert set(left_in_scratch(mongo_server.url)) == before
