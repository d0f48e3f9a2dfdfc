"""Private copies: claiming one of the scratch databases, and giving it back empty.

A claim is a document in the scratch database itself, with an owner and the server's time until
which it holds. Taking it is one atomic upsert: a free or outlived claim is taken over, any other
makes a duplicate `_id`. Whoever claims first removes what a killed grader left.
"""

from __future__ import annotations

import os
import random
import time
from datetime import datetime, timedelta
from typing import Any

from bson import ObjectId
from pymongo.errors import DuplicateKeyError

SCRATCH_DATABASES = 8
"""Databases `dojo_scratch_0` … in which private copies are made, one at a time in each."""
CLAIMS = "dojo.claims"
"""The collection in which a scratch database is claimed; no answer may name it."""
LEASE = 30.0
"""Seconds that a claim outlives the time limit of the answer that it was made for."""
_WAIT = 20.0

Database = Any


class Busy(Exception):
    """All scratch databases are in use by other graders."""


class Scratch:
    """A scratch database that this grader holds, empty when claimed."""

    def __init__(self, database: Database, owner: ObjectId) -> None:
        self.database = database
        self._owner = owner

    @classmethod
    def claim(cls, client: Any, seconds: float, owner: ObjectId | None = None) -> Scratch:
        """Take a free scratch database for so many seconds and the lease.

        Raises Busy where none became free, and whatever PyMongo raises.
        """
        owner = owner or ObjectId()
        end = time.monotonic() + _WAIT
        first = random.Random(os.urandom(8)).randrange(SCRATCH_DATABASES)
        while True:
            for number in range(SCRATCH_DATABASES):
                database = client[f"dojo_scratch_{(first + number) % SCRATCH_DATABASES}"]
                if _take(database, owner, seconds):
                    scratch = cls(database, owner)
                    scratch.clear()
                    return scratch
            if time.monotonic() > end:
                raise Busy
            time.sleep(0.05)

    @classmethod
    def take_back(cls, client: Any, owner: ObjectId) -> None:
        """Release what this owner still holds: the copies of an engine that was killed."""
        for number in range(SCRATCH_DATABASES):
            cls(client[f"dojo_scratch_{number}"], owner).release()

    def renew(self, seconds: float) -> bool:
        """Hold the claim for so many seconds more; False where it was lost meanwhile."""
        until = _now(self.database) + timedelta(seconds=seconds + LEASE)
        change = {"$set": {"until": until}}
        claims = self.database[CLAIMS]
        return bool(claims.update_one({"_id": 0, "owner": self._owner}, change).matched_count)

    def clear(self) -> None:
        """Remove every collection but the claim's."""
        for name in self.database.list_collection_names():
            if name != CLAIMS and not name.startswith("system."):
                self.database.drop_collection(name)

    def release(self) -> None:
        """Remove all that is in it and let the next one have it."""
        if self.renew(0.0):
            self.clear()
            self.database[CLAIMS].delete_one({"_id": 0, "owner": self._owner})


def _take(database: Database, owner: ObjectId, seconds: float) -> bool:
    now = _now(database)
    claim = {"owner": owner, "until": now + timedelta(seconds=seconds + LEASE)}
    outlived = {"_id": 0, "until": {"$lt": now}}
    try:
        database[CLAIMS].update_one(outlived, {"$set": claim}, upsert=True)
    except DuplicateKeyError:
        return False
    return True


def _now(database: Database) -> datetime:
    """The server's time: graders on several machines need not agree on theirs."""
    now: datetime = database.client.admin.command("hello")["localTime"]
    return now
