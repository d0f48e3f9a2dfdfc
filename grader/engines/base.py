"""What every engine is asked to do, and the ways in which it can fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

from grader.models import ForeignKey, Limits, Outcome, TableRows


class TooMuch(Exception):
    """A result passed the cap on rows or bytes."""


class Status(StrEnum):
    """How running an answer on one dataset ended."""

    OK = "ok"
    ERROR = "error"
    TIMEOUT = "timeout"
    ROW_LIMIT = "row-limit"
    MEMORY_LIMIT = "memory-limit"
    CRASH = "crash"
    BROKEN = "broken"
    UNREACHABLE = "unreachable"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class CaseSource:
    """Where a case's data comes from.

    `database` is a seeded database (a file, or a name on the server), or "" for an empty one with
    `ddl`; `tables` are rows to insert. `private` asks for a copy that the answer may change; a
    server makes it from `ddl` and `files`, the path of one CSV file a table. For MongoDB `ddl` is
    the text of mongo.json, `files` hold one JSON-lines file a collection, and `documents` are a
    trap's collections, each a list in canonical Extended JSON.
    """

    name: str
    database: str = ""
    private: bool = False
    ddl: tuple[str, ...] = ()
    tables: Mapping[str, TableRows] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseRun:
    """What running the answer on one case gave.

    `error_type` and `message` are the engine's own, for statuses other than `ok`; `statement` is
    the place (from 0) of the statement that failed, `position` the character (from 1) in it at
    which the engine found the fault, 0 where it does not say. `changed` names the relations whose
    content or existence the answer changed, where the case asked for state.
    """

    name: str
    status: Status
    outcome: Outcome | None = None
    error_type: str = ""
    message: str = ""
    statement: int = 0
    position: int = 0
    changed: tuple[str, ...] = ()
    seconds: float = 0.0

    def to_json(self) -> dict[str, object]:
        """The form passed between processes."""
        return {
            "name": self.name,
            "status": str(self.status),
            "outcome": self.outcome.to_json() if self.outcome is not None else None,
            "error_type": self.error_type,
            "message": self.message,
            "statement": self.statement,
            "position": self.position,
            "changed": list(self.changed),
            "seconds": self.seconds,
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> CaseRun:
        """Read `to_json`'s form."""
        outcome = raw["outcome"]
        return cls(
            name=raw["name"],
            status=Status(raw["status"]),
            outcome=Outcome.from_json(outcome) if outcome else (
                Outcome(None) if outcome is not None else None
            ),
            error_type=raw["error_type"],
            message=raw["message"],
            statement=raw["statement"],
            position=raw["position"],
            changed=tuple(raw["changed"]),
            seconds=raw["seconds"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Job:
    """One answer to run on one or more cases, in the engine's own dialect.

    `relations` are the tables and views whose state counts; empty for plain queries. What the
    answer itself created is told of too. For MongoDB a statement is one command in the form of
    `Command.to_json`; `planned` is the query, in that form, whose plan is asked for afterwards.
    """

    statements: tuple[str, ...]
    cases: tuple[CaseSource, ...]
    limits: Limits
    relations: tuple[str, ...] = ()
    foreign_keys: tuple[tuple[str, ForeignKey], ...] = ()
    planned: str = ""


class Engine(Protocol):
    """An engine inside the sandbox's child process.

    `stops` tells whether `interrupt` can stop what runs; where it cannot, the process ends.
    """

    stops: bool

    def warm(self, database: str) -> None:
        """Open what a coming job will need; failures are left for the job to tell."""

    def run(self, job: Job, case: CaseSource) -> CaseRun:
        """Run the job's statements on one case. Never raises for what an answer does."""

    def finish(self) -> None:
        """Let go of what was kept from case to case; the job is over."""

    def interrupt(self) -> None:
        """Stop what runs now, from another thread."""

    def close(self) -> None:
        """Let go of everything."""


@runtime_checkable
class Surveyor(Protocol):
    """An engine that loads a case once for many answers."""

    def survey(self, jobs: Sequence[Job], case: CaseSource) -> Iterator[CaseRun]:
        """How each job ends on a fresh copy of the case, whatever the ones before it did."""


@runtime_checkable
class Builder(Protocol):
    """An engine that keeps a seeded dataset as a file of its own."""

    def build(self, target: str, ddl: Sequence[str], files: Mapping[str, str]) -> None:
        """Write a seeded database to `target` from DDL and one CSV file a table."""
