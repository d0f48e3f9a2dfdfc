"""The engines of the MongoDB track, as the pipeline uses them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from grader.content import PLANNED
from grader.errors import ContentProblem
from grader.grade.backends import SHIPPED, Ready
from grader.grade.datasets import Dataset
from grader.models import EngineName, Exercise, Finding, Kind, Limits, Place, Trap
from grader.sandbox import CaseRun, CaseSource, Sandbox, Status, build_seeded, seeded_path
from grader.servers import end_local, find_mongo, read_settings

if TYPE_CHECKING:
    from grader.queries import Rejected
    from grader.queries.mongosh import PreparedMongo


_STUCK = (Status.TIMEOUT, Status.CRASH, Status.UNREACHABLE)


class _DocumentBackend:
    """What the two engines share: the answer's language, traps, errors."""

    def ended(self, runs: Sequence[CaseRun]) -> None:
        """See `Backend.ended`."""

    def prepare(self, text: str, data: Dataset, kind: Kind, limits: Limits) -> Ready | Rejected:
        """See `Backend.prepare`."""
        from grader.queries.mongosh import prepare_mongo

        return prepare_mongo(
            text,
            database=data.name,
            kind=kind,
            most=limits.statements,
            collections=data.collection_names,
        )

    def case(self, data: Dataset, trap: Trap) -> CaseSource:
        """See `Backend.case`."""
        from bson.json_util import CANONICAL_JSON_OPTIONS, dumps

        texts = {
            name: dumps(list(trap.collections.get(name, ())), json_options=CANONICAL_JSON_OPTIONS)
            for name in data.collection_names
        }
        return CaseSource(trap.name, private=True, ddl=rules_of(data), documents=texts)

    def relations(self, data: Dataset) -> Mapping[str, Path]:
        """See `Backend.relations`."""
        return data.collections

    def planned(self, exercise: Exercise, data: Dataset) -> str:
        """See `Backend.planned`. Raises ContentProblem where it is no query."""
        if not exercise.planned:
            return ""
        from grader.queries.mongosh import PreparedMongo, prepare_mongo

        query = prepare_mongo(exercise.planned, database=data.name)
        if isinstance(query, PreparedMongo):
            return query.statements[-1]
        path = exercise.folder / PLANNED
        raise ContentProblem(path, query.findings[0].message, "it must be one query")

    def explain(self, run: CaseRun, prepared: Ready) -> Finding:
        """See `Backend.explain`."""
        from grader.queries.mongosh.server_errors import explain_mongo_error

        text = cast("PreparedMongo", prepared).text
        return explain_mongo_error(run.error_type, run.message, text)


class MongomockBackend(_DocumentBackend):
    """The offline engine, on a file of documents made once."""

    engine = EngineName.MONGOMOCK
    server = ""

    def __init__(self) -> None:
        self.sandbox = Sandbox("mongomock")

    def warm(self, data: Dataset) -> None:
        """See `Backend.warm`."""
        path = seeded_path(data.mongo_path, data.seed, documents=True)
        if path.exists():
            self.sandbox.warm(str(path))

    def shipped(self, data: Dataset, *, private: bool) -> CaseSource:
        """See `Backend.shipped`; builds the file where it is not there. Raises ContentProblem."""
        path = seeded_path(data.mongo_path, data.seed, documents=True)
        if not path.exists():
            path = build_seeded(self.sandbox, path, (), data.collections)
        return CaseSource(SHIPPED, str(path), private=private, ddl=rules_of(data))

    def explain(self, run: CaseRun, prepared: Ready) -> Finding:
        """See `Backend.explain`; for what the gate declined it says what to do instead."""
        if run.status is not Status.DECLINED:
            return super().explain(run, prepared)
        message = f"{run.message} cannot be judged offline; check this answer with --live."
        evidence = {"what": run.message}
        place = _place(cast("PreparedMongo", prepared), run.message.partition(" ")[0])
        return Finding("not-offline", message, evidence, place)


def _place(prepared: PreparedMongo, operator: str) -> Place | None:
    """Where an operator stands in the answer, the first time that it does."""
    for command in prepared.script.commands:
        for used in command.operators:
            if used.name == operator:
                return command.place_of(*used.path)
    return None


class MongodbBackend(_DocumentBackend):
    """A MongoDB server: the one that is named or Compose's, seeded, or one started for the while.

    Answers that only read the seed data run as the user `learner`.
    """

    engine = EngineName.MONGODB

    def __init__(self, root: Path) -> None:
        self._settings = read_settings(root)
        self._connect()

    def _connect(self) -> None:
        found = find_mongo(self._settings)
        self._local = found.local
        self._ready: set[str] = set()
        self.server = found.name
        self.sandbox = Sandbox("mongodb", {"grader": found.url, "learner": found.learner_url})

    def ended(self, runs: Sequence[CaseRun]) -> None:
        """See `Backend.ended`: our own server is replaced, as not every one stops when told to."""
        if self._local and any(run.status in _STUCK for run in runs):
            self.sandbox.close()
            end_local()
            self._connect()

    def warm(self, data: Dataset) -> None:
        """See `Backend.warm`."""
        self._seeded(data)
        self.sandbox.warm(data.name)

    def shipped(self, data: Dataset, *, private: bool) -> CaseSource:
        """See `Backend.shipped`. Raises EngineUnavailable where the server lacks the data."""
        if not private:
            self._seeded(data)
            return CaseSource(SHIPPED, data.name)
        absolute = {name: os.path.abspath(path) for name, path in data.collections.items()}  # noqa: PTH100
        return CaseSource(SHIPPED, data.name, private=True, ddl=rules_of(data), files=absolute)

    def _seeded(self, data: Dataset) -> None:
        """Our own server is given a dataset when it is first needed."""
        if self._local and data.name not in self._ready:
            find_mongo(self._settings, [data.name])
            self._ready.add(data.name)


def rules_of(data: Dataset) -> tuple[str, ...]:
    """The text of mongo.json: the validators and indexes of a private copy."""
    return (data.mongo_path.read_text(encoding="utf-8"),)
