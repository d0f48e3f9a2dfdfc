"""The offline MongoDB engine inside the sandbox: an answer's commands, run on one case."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from bson import encode

from grader.engines.base import CaseRun, CaseSource, Job, Status
from grader.engines.documents import gathered
from grader.engines.mongodb.loading import read_documents, read_schema
from grader.engines.mongodb.targets import mentioned
from grader.engines.mongomock.engine import (
    CERTIFICATE,
    Ending,
    Ran,
    open_database,
    run_certified,
)
from grader.engines.mongomock.seeded import SeededFile, write_seeded
from grader.gate import Certificate, Shape, load_certificate, shape_of_documents
from grader.gate.rules import UnknownRule, broken_rule, index_keys, repeated_key
from grader.models import Documents, Form, Outcome
from grader.models.command import READS, Command

DUPLICATE, INVALID, FAILED = "DuplicateKey", "DocumentValidationFailure", "CommandFailed"
"""The kinds of error told; the first two are named as the server names them."""


class MongomockEngine:
    """mongomock-ng behind its gate. It cannot be interrupted: a process that runs too long ends."""

    stops = False

    def __init__(self) -> None:
        self._seeded: dict[str, SeededFile] = {}
        self._last: tuple[CaseSource, _Data] | None = None
        certificate()

    def build(self, target: str, ddl: Sequence[str], files: Mapping[str, str]) -> None:
        """Write the seeded documents to `target`; see `grader.engines.base.Builder`."""
        del ddl  # a collection needs none
        write_seeded(target, files)

    def warm(self, database: str) -> None:
        """Read the seeded file; failures are left for the job to tell."""
        try:
            self._file(database)
        except (OSError, ValueError):
            return

    def run(self, job: Job, case: CaseSource) -> CaseRun:
        """Run the job's commands on one case."""
        started = time.perf_counter()
        commands = [Command.from_json(text) for text in job.statements]
        try:
            run = _Case(self._data(case), case, job, commands).run()
        except UnknownRule as problem:
            run = CaseRun(case.name, Status.DECLINED, message=f"A change under {problem}")
        return _timed(run, time.perf_counter() - started)

    def finish(self) -> None:
        """Nothing is kept from case to case but what was read."""

    def interrupt(self) -> None:
        """Python's own code cannot be stopped from outside; see `stops`."""

    def close(self) -> None:
        """Nothing is open."""

    def _file(self, path: str) -> SeededFile:
        if path not in self._seeded:
            self._seeded[path] = SeededFile(path)
        return self._seeded[path]

    def _data(self, case: CaseSource) -> _Data:
        if case.database:
            return _Data(self._file(case.database), {})
        if self._last is None or self._last[0] is not case:  # many answers may run on one case
            own = {name: read_documents(text) for name, text in case.documents.items()}
            self._last = case, _Data(None, own)
        return self._last[1]


class _Data:
    """The data of a case: a seeded file, or a trap's documents."""

    def __init__(self, seeded: SeededFile | None, documents: Mapping[str, Any]) -> None:
        self._seeded = seeded
        self._own = documents
        self._shapes: dict[str, Shape] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return self._seeded.names if self._seeded is not None else tuple(self._own)

    def documents(self, name: str) -> list[Any]:
        if self._seeded is not None:
            return self._seeded.documents(name)
        return list(self._own.get(name, []))

    def shape(self, name: str) -> Shape:
        if name not in self._shapes:
            self._shapes[name] = (
                self._seeded.shape(name)
                if self._seeded is not None
                else shape_of_documents(self._own.get(name, []))
            )
        return self._shapes[name]


class _Case:
    """One answer on one case."""

    def __init__(self, data: _Data, case: CaseSource, job: Job, commands: list[Command]) -> None:
        self.data, self.case, self.job, self.commands = data, case, job, commands
        self.names = mentioned(job.statements, data.names)
        self.rules = _rules(case.ddl[0]) if case.ddl else {}
        self.shapes = {name: data.shape(name) for name in self.names}
        self.database = open_database({name: data.documents(name) for name in self.names})

    def run(self) -> CaseRun:
        value: Documents | None = None
        for place, command in enumerate(self.commands):
            if command.verb == "createIndex":
                return self._ended(Status.DECLINED, message="createIndex")
            ran = self._run(command)
            if isinstance(ran, CaseRun):
                return replace(ran, statement=place)
            if ran.ending is Ending.DECLINED:
                why = ran.message if ran.features else f"What this {command.verb} does"
                return self._ended(Status.DECLINED, message=why, statement=place)
            if ran.ending is Ending.ERROR:
                kind = DUPLICATE if ran.duplicate else FAILED
                return self._ended(Status.ERROR, kind, ran.message, place)
            value = gathered(command.verb, ran.value)
        assert value is not None
        if value.form is not Form.CHANGE and self._too_much(value):
            return self._ended(Status.ROW_LIMIT)
        state, changed = self._state() if self.job.relations else ({}, ())
        outcome = Outcome(None, documents=value, collections=state)
        return CaseRun(self.case.name, Status.OK, outcome, changed=changed)

    def _run(self, command: Command) -> Ran | CaseRun:
        """What came of a command; a bulk write is its parts, one after the other."""
        if command.verb == "bulkWrite":
            values = []
            for part in command.commands:
                ran = self._run(part)
                if isinstance(ran, CaseRun) or ran.ending is not Ending.VALUE:
                    return ran
                values.append(ran.value)
            return Ran(Ending.VALUE, values)
        ran = run_certified(self.database, command, self.shapes, certificate())
        if ran.ending is Ending.VALUE and command.verb not in READS:
            if broken := self._rule_broken(command.collection):
                return self._ended(Status.ERROR, *broken)
            self._look_again(command.collection)
        return ran

    def _ended(
        self, status: Status, error_type: str = "", message: str = "", statement: int = 0
    ) -> CaseRun:
        return CaseRun(self.case.name, status, None, error_type, message, statement=statement)

    def _too_much(self, value: Documents) -> bool:
        limits = self.job.limits
        if len(value.items) > limits.rows:
            return True
        return sum(len(encode({"": item})) for item in value.items) > limits.bytes

    def _now(self, name: str) -> list[Any]:
        return list(self.database[name].find())

    def _look_again(self, name: str) -> None:
        self.shapes[name] = shape_of_documents(self._now(name))

    def _rule_broken(self, name: str) -> tuple[str, str] | None:
        """What a server would have refused in the change just made to a collection."""
        rules = self.rules.get(name, {})
        before = {encode(document) for document in self.data.documents(name)}
        now = self._now(name)
        fresh = [document for document in now if encode(document) not in before]
        for document in fresh:
            if broken := broken_rule(rules.get("validator", {}), document):
                return INVALID, f"Document failed validation: {broken}"
        for index in rules.get("indexes", ()):
            if not index.get("unique"):
                continue
            if repeated_key(index, now) is not None:
                return DUPLICATE, f"the unique index {index['name']} has this key already"
            _check_moves(index, self.data.documents(name), fresh)
        return None

    def _state(self) -> tuple[dict[str, Documents], tuple[str, ...]]:
        written = [one.collection for one in self.commands if one.verb not in READS]
        state = {}
        for name in {*self.job.relations, *written}:
            kept = self._now(name) if name in self.names or name in written else None
            content = self.data.documents(name) if kept is None else kept
            state[name] = Documents(Form.DOCUMENTS, tuple(content))
        changed = tuple(
            name
            for name in dict.fromkeys(written)
            if sorted(map(encode, state[name].items))
            != sorted(map(encode, self.data.documents(name)))
        )
        return {name: content for name, content in state.items()
                if name in self.job.relations or name in changed}, changed  # fmt: skip


def _check_moves(index: Mapping[str, Any], before: list[Any], fresh: list[Any]) -> None:
    """Two changed keys may collide on the way though they differ in the end: that is not judged."""
    old = {repr(document["_id"]): index_keys(index, document) for document in before}
    moved = [
        document
        for document in fresh
        if (keys := old.get(repr(document.get("_id")))) is not None
        and keys != index_keys(index, document)
    ]
    if len(moved) > 1:
        raise UnknownRule("a unique index, of several documents at once,")


@lru_cache(maxsize=4)
def _rules(text: str) -> Mapping[str, Any]:
    return read_schema(text)


@cache
def certificate() -> Certificate:
    """What the engine is known to get right."""
    return load_certificate(CERTIFICATE)


def _timed(run: CaseRun, seconds: float) -> CaseRun:
    return replace(run, seconds=seconds)
