"""Finding a MongoDB to judge on: the one that is named, Compose's, or one started for the while."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from grader.servers.mongo_local import LocalServer, start_local
from grader.servers.mongo_seed import missing_datasets, seed_mongo
from grader.servers.ports import answers
from grader.servers.problems import NoMongo, NotSeeded, ServerUnreachable
from grader.servers.settings import Settings
from grader.servers.urls import mongo_url, shown_url, with_user

_milliseconds = 3000
_not_let_in = (13, 18)

_local: LocalServer | None = None
_starting = threading.Lock()


@dataclass(frozen=True, slots=True)
class MongoServer:
    """A server that answers: its addresses for the users `grader` and `learner`.

    The addresses are the same on a server that knows no users. `name` is "" for MongoDB and
    otherwise says which server it is, for the report; `version` is MongoDB's, or the one it claims
    to be like. `local` is one of our own, which ends with this process.
    """

    url: str
    learner_url: str
    name: str
    version: str
    local: bool = False


def find_mongo(settings: Settings, datasets: Iterable[str] = ()) -> MongoServer:
    """The server that DOJO_MONGO_URL names, else Compose's if its port is open, else a local one.

    A local one is `mongod` from PATH or secantusdb; it is started once in a process, and seeded
    with the datasets that are asked for. Raises EngineUnavailable, UsageProblem, ContentProblem.
    """
    wanted = frozenset(datasets)
    if settings.mongo_address or answers("127.0.0.1", settings.mongo_port):
        return _remote(settings, wanted)
    return _own(settings, wanted)


def end_local() -> None:
    """End the local server, if there is one; the next `find_mongo` starts another."""
    global _local
    with _starting:
        if _local is not None:
            _local.close()
        _local = None


def server_name(build: dict[str, Any]) -> str:
    """Which server this is by its `buildInfo`: "" for MongoDB."""
    for mark, name in (("secantusVersion", "secantusdb"), ("ferretdb", "FerretDB")):
        if mark in build:
            told = build[mark]
            version = told.get("version", "") if isinstance(told, dict) else told
            return f"{name} {version}"
    return ""


def _remote(settings: Settings, wanted: frozenset[str]) -> MongoServer:
    url = mongo_url(settings)
    grader, learner = url, url
    if not urlsplit(url).username:
        grader = with_user(url, "grader", settings.grader_password)
    if grader == url or _lets_in(grader, url):
        learner = with_user(url, "learner", settings.learner_password)
    else:
        grader = url
    with _connected(grader) as client:
        build = client.server_info()
        missing = missing_datasets(client, wanted)
    if missing:
        raise NotSeeded(shown_url(grader), missing[0])
    return MongoServer(grader, learner, server_name(build), build["version"])


def _own(settings: Settings, wanted: frozenset[str]) -> MongoServer:
    global _local
    with _starting:
        if _local is None or not _local.alive:
            _local = start_local()
        if _local is None:
            raise NoMongo(settings.mongo_port)
        with _connected(_local.url) as client:
            build = client.server_info()
            seed_mongo(client, settings.content, wanted)
    return MongoServer(_local.url, _local.url, server_name(build), build["version"], local=True)


def _lets_in(grader: str, plain: str) -> bool:
    """Whether the server knows the user `grader`; False where it needs none.

    Raises ServerUnreachable where it knows neither the user nor lets anybody in.
    """
    from pymongo.errors import OperationFailure

    try:
        with _connected(grader, raw=True) as client:
            client.admin.command("ping")
            return True
    except OperationFailure as problem:
        if problem.code not in _not_let_in:
            raise ServerUnreachable(shown_url(grader), _words(problem)) from None
        refused = _words(problem)
    try:
        with _connected(plain, raw=True) as client:
            client.list_database_names()
            return False
    except OperationFailure:
        raise ServerUnreachable(shown_url(grader), refused) from None


@contextmanager
def _connected(url: str, *, raw: bool = False) -> Any:
    """A client for a while; its failures become ServerUnreachable, with `raw` not the refusals."""
    from pymongo import MongoClient
    from pymongo.errors import OperationFailure, PyMongoError

    client: MongoClient[dict[str, Any]] | None = None
    try:
        client = MongoClient(url, serverSelectionTimeoutMS=_milliseconds, connectTimeoutMS=3000)
        yield client
    except PyMongoError as problem:
        if raw and isinstance(problem, OperationFailure):
            raise
        raise ServerUnreachable(shown_url(url), _words(problem)) from None
    finally:
        if client is not None:
            client.close()


def _words(problem: Exception) -> str:
    line = str(problem).strip().partition("\n")[0]
    return line.partition(" (configured timeouts")[0].partition(", full error:")[0]
