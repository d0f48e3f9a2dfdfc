"""MongoDB, any server, running one answer on one case at a time.

A plain query on the seed data runs as the user `learner`, who may only read. Everything else (a
trap, an answer that changes data) runs as `grader` on a private copy in a scratch database, which
no other grader uses meanwhile; the copy is removed when the job is over. A command names no
database, so it reaches none but the one it is run on.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymongo
from bson import ObjectId
from pymongo.errors import (
    AutoReconnect,
    ConfigurationError,
    PyMongoError,
    ServerSelectionTimeoutError,
)

from grader.engines.base import CaseRun, CaseSource, Job, Status
from grader.engines.mongodb.answers import run_answer
from grader.engines.mongodb.failures import (
    MISTAKES,
    address_of,
    first_line,
    is_not_let_in,
    is_unreachable,
    told,
)
from grader.engines.mongodb.loading import fill, read_documents, read_lines, read_schema
from grader.engines.mongodb.scratch import CLAIMS, Busy, Scratch
from grader.engines.mongodb.targets import mentioned, written
from grader.models.command import READS, Command

Client = pymongo.MongoClient[dict[str, Any]]

_CONNECT_SECONDS = 3.0
_SETTINGS: dict[str, Any] = {"serverSelectionTimeoutMS": _CONNECT_SECONDS * 1000,
                             "tz_aware": False, "maxPoolSize": 4}  # fmt: skip
_CLEAN_SECONDS = 10.0


class MongoEngine:
    """The live engine; keeps its connections between answers.

    The two URLs are the server's for the users `grader` and `learner`; on a server that knows no
    users they are the same. `owner`, 24 hexadecimal digits, marks its private copies; one that
    comes `again` removes, before its first job, what an earlier engine of that owner left.
    """

    stops = True

    def __init__(
        self, grader_url: str, learner_url: str, owner: str = "", *, again: bool = False
    ) -> None:
        self._urls = {"grader": grader_url, "learner": learner_url}
        self._clients: dict[str, Client] = {}
        self._mark = f"query-dojo-{secrets.token_hex(8)}"
        self._scratch: Scratch | None = None
        self._owner = ObjectId(owner or None)
        self._untidy = again
        self._seeded: set[str] = set()
        self._stopped = False

    def warm(self, database: str) -> None:
        """Open the connection that a coming job will need; failures wait for the job."""
        with contextlib.suppress(PyMongoError, *MISTAKES), pymongo.timeout(_CONNECT_SECONDS):
            self._client("learner")[database].command("ping")

    def run(self, job: Job, case: CaseSource) -> CaseRun:
        """Run the job on one case; see `Engine.run`."""
        started = time.perf_counter()
        self._stopped = False
        if self._untidy:
            self._take_back()
        with pymongo.timeout(job.limits.seconds):
            try:
                with self._database(job, case) as database:
                    ended = run_answer(database, job, case)
            except (*_OURS, PyMongoError, OSError, *MISTAKES) as problem:
                ended = self._not_set_up(case, problem)
        if self._stopped and ended.status is not Status.OK:
            ended = replace(ended, status=Status.TIMEOUT)
        if ended.status is Status.UNREACHABLE and ended.error_type not in _SAID:
            ended = replace(ended, message=f"{self._address(case)}: {ended.message}")
        if ended.status is not Status.OK:
            self.finish()
        return replace(ended, seconds=time.perf_counter() - started)

    def finish(self) -> None:
        """Remove the private copy that the job's cases shared."""
        scratch, self._scratch = self._scratch, None
        if scratch is not None:
            with contextlib.suppress(PyMongoError), pymongo.timeout(_CLEAN_SECONDS):
                scratch.release()

    def _take_back(self) -> None:
        self._untidy = False
        with contextlib.suppress(PyMongoError, *MISTAKES), pymongo.timeout(_CLEAN_SECONDS):
            Scratch.take_back(self._client("grader"), self._owner)

    def interrupt(self) -> None:
        """Have the server stop what runs; it ends with `timeout`.

        A server that does not heed this is not waited for: the client's own deadline holds too.
        """
        self._stopped = True
        for role in ("grader", "learner"):
            if role in self._clients:
                with contextlib.suppress(PyMongoError), pymongo.timeout(1):
                    self._kill(role)

    def close(self) -> None:
        """Close all connections."""
        self.finish()
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    @contextlib.contextmanager
    def _database(self, job: Job, case: CaseSource) -> Iterator[Any]:
        if any(CLAIMS in statement for statement in (*job.statements, job.planned)):
            raise _Unfit(f"{CLAIMS} is not a collection that an answer may use")
        if case.database and not case.private:
            _check_reads(job)
            yield self._seeded_database(case.database)
            return
        try:
            database = self._private_copy(job)
            names, documents = _content(job, case)
            try:
                fill(database, names, documents)
            except (PyMongoError, *MISTAKES) as problem:
                if is_unreachable(problem) or is_not_let_in(problem):
                    raise
                raise _Unfit(told(problem)[1]) from None
            yield database
        except BaseException:
            self.finish()
            raise

    def _seeded_database(self, name: str) -> Any:
        database = self._connected("learner")[name]
        if name not in self._seeded:
            if not database.list_collection_names(authorizedCollections=True):
                raise _NotSeeded(name)
            self._seeded.add(name)
        return database

    def _private_copy(self, job: Job) -> Any:
        """An empty scratch database, kept for the job's further cases."""
        client = self._connected("grader")
        scratch = self._scratch
        if scratch is not None and scratch.renew(job.limits.seconds):
            scratch.clear()
        else:
            scratch = self._scratch = Scratch.claim(client, job.limits.seconds, self._owner)
        return scratch.database

    def _connected(self, role: str) -> Client:
        """The role's client, its connection renewed where the server was started again."""
        client = self._client(role)
        with pymongo.timeout(_CONNECT_SECONDS):
            try:
                client.admin.command("ping")
            except ServerSelectionTimeoutError:
                raise
            except AutoReconnect:
                client.admin.command("ping")
        return client

    def _client(self, role: str) -> Client:
        if role not in self._clients:
            self._clients[role] = pymongo.MongoClient(
                self._urls[role], **_SETTINGS, appname=f"{self._mark}-{role}"
            )
        return self._clients[role]

    def _kill(self, role: str) -> None:
        """End the operations of one of our clients; a user may always end their own."""
        admin = self._client(role).admin
        ours = {"appName": f"{self._mark}-{role}", "command.aggregate": {"$ne": 1}}
        running = admin.aggregate([{"$currentOp": {"localOps": True}}, {"$match": ours}])
        for operation in running:
            admin.command("killOp", op=operation["opid"])

    def _not_set_up(self, case: CaseSource, problem: Exception) -> CaseRun:
        if isinstance(problem, _Unfit):
            return CaseRun(case.name, Status.BROKEN, None, "Unfit", str(problem))
        if isinstance(problem, _NotAllowed):
            return CaseRun(case.name, Status.ERROR, None, "Unauthorized", str(problem))
        if isinstance(problem, Busy):
            message = "all scratch databases are busy with other answers"
            return CaseRun(case.name, Status.UNREACHABLE, None, "Busy", message)
        if isinstance(problem, _NotSeeded):
            message = f"{self._address(case)} holds no database {problem}; `dojo up` seeds one"
            return CaseRun(case.name, Status.UNREACHABLE, None, "NotSeeded", message)
        kind, message = told(problem)
        if is_not_let_in(problem):
            message = f"{message} (`dojo up` makes the users; DOJO_LEARNER_PASSWORD and "\
                      "DOJO_GRADER_PASSWORD are their passwords)"  # fmt: skip
        unreachable = is_unreachable(problem) or is_not_let_in(problem)
        unreachable = unreachable or isinstance(problem, ConfigurationError)
        if isinstance(problem, PyMongoError) and problem.timeout and not unreachable:
            unreachable, message = True, "the server was too slow to make the case's data ready"
        status = Status.UNREACHABLE if unreachable else Status.BROKEN
        return CaseRun(case.name, status, None, kind, message or first_line(problem))

    def _address(self, case: CaseSource) -> str:
        role = "learner" if case.database and not case.private else "grader"
        return address_of(self._urls[role])


_SAID = frozenset({"Busy", "NotSeeded"})
"""Failures whose message needs no address, or has it."""


class _NotSeeded(Exception):
    """The server has no such dataset."""


class _NotAllowed(Exception):
    """The answer would change what all share."""


class _Unfit(Exception):
    """The case cannot be made ready, and the server is not to blame."""


_OURS = (Busy, _NotSeeded, _NotAllowed, _Unfit)


def _check_reads(job: Job) -> None:
    """Nothing but a read runs on shared data, even on a server that knows no users."""
    commands = [Command.from_json(statement) for statement in job.statements]
    if any(command.verb not in READS for command in commands) or written(commands):
        raise _NotAllowed("not authorized on the shared data to change it")


def _content(job: Job, case: CaseSource) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """The schema and documents of a private copy, as far as the job can reach them."""
    schema = read_schema(case.ddl[0]) if case.ddl else {}
    texts = (*job.statements, job.planned)
    known = {*schema, *case.files, *case.documents}
    names = {*mentioned(texts, known), *(known & set(job.relations))}
    documents = {
        **{name: read_lines(Path(path)) for name, path in case.files.items() if name in names},
        **{name: read_documents(text) for name, text in case.documents.items() if name in names},
    }
    return {name: body for name, body in schema.items() if name in names}, documents
