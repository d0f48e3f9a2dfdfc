"""Running an answer's commands on one database, and reading what they leave."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from pymongo.errors import PyMongoError

from grader.engines.base import CaseRun, CaseSource, Job, Status, TooMuch
from grader.engines.documents import gathered
from grader.engines.mongodb.commands import run_on_server
from grader.engines.mongodb.failures import MISTAKES, failed
from grader.engines.mongodb.fetch import RAW, read_all
from grader.engines.mongodb.plans import NoPlan, plan_of
from grader.engines.mongodb.targets import written
from grader.models import Documents, Form, Outcome
from grader.models.command import Command

Database = Any


def run_answer(database: Database, job: Job, case: CaseSource) -> CaseRun:
    """Run the job's commands one by one. Never raises for what an answer does."""
    place = 0
    documents: Documents | None = None
    try:
        commands = [Command.from_json(statement) for statement in job.statements]
        watched = sorted(written(commands) | set(job.relations)) if job.relations else []
        before = {name: _digest(database, name) for name in watched}
        for place, command in enumerate(commands):  # noqa: B007
            value = run_on_server(database, command, job.limits)
            documents = gathered(command.verb, value)
        after = {name: _digest(database, name) for name in watched}
        created = {name for name in watched if before[name] is None and after[name] is not None}
        kept = sorted({*job.relations, *created}) if job.relations else ()
        collections = {name: _content(database, name, job) for name in kept}
        plan = plan_of(database, Command.from_json(job.planned)) if job.planned else None
    except TooMuch as problem:
        return CaseRun(case.name, Status.ROW_LIMIT, None, type(problem).__name__, "", place)
    except NoPlan as problem:
        return CaseRun(case.name, Status.ERROR, None, "NoPlan", str(problem), place)
    except (PyMongoError, *MISTAKES) as problem:
        return failed(case, problem, place)
    changed = tuple(name for name in watched if before[name] != after[name])
    outcome = Outcome(None, documents=documents, collections=collections, plan=plan)
    return CaseRun(case.name, Status.OK, outcome, changed=changed)


def _content(database: Database, name: str, job: Job) -> Documents:
    """All documents of a collection, by `_id`."""
    collection = database.get_collection(name, codec_options=RAW)
    found = read_all(collection.find({}, sort=[("_id", 1)]), job.limits)
    return Documents(Form.DOCUMENTS, tuple(found))


def _digest(database: Database, name: str) -> str | None:
    """What tells a collection's content from any other; None where there is no such collection."""
    if name not in database.list_collection_names(filter={"name": name}):
        return None
    collection = database.get_collection(name, codec_options=RAW)
    return _hashed(document.raw for document in collection.find({}, sort=[("_id", 1)]))


def _hashed(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
