"""An exercise as data: everything its folder says, before anything runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from grader.models.documents import to_extended
from grader.models.results import Outcome, Row


class Track(StrEnum):
    """The language an exercise is answered in; the first part of its id."""

    SQL = "sql"
    MONGO = "mongo"


class Kind(StrEnum):
    """What an answer does, which decides what it may contain and how it is graded."""

    QUERY = "query"
    CHANGE = "change"
    DEFINE = "define"


class EngineName(StrEnum):
    """Where an answer runs."""

    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    MONGOMOCK = "mongomock"
    MONGODB = "mongodb"


_ENGINES = {
    Track.SQL: (EngineName.DUCKDB, EngineName.POSTGRES),
    Track.MONGO: (EngineName.MONGOMOCK, EngineName.MONGODB),
}


def judging_engines(track: Track, *, offline: bool = True) -> tuple[EngineName, ...]:
    """The engines that can judge an exercise: the offline one, where it may, and the server."""
    return _ENGINES[track] if offline else _ENGINES[track][1:]


@dataclass(frozen=True, slots=True)
class SortKey:
    """One sort key of the policy: an output column's name and its direction."""

    column: str
    descending: bool = False

    def __str__(self) -> str:
        return f"{self.column} desc" if self.descending else self.column


@dataclass(frozen=True, slots=True)
class Policy:
    """How results compare.

    `order_by`: keys the rows must be sorted by; empty means rows are a bag.
    `tolerance`: the relative tolerance where at least one of two numbers is a float.
    `round`: decimal places, per output column, that the prompt asks for.
    In the MongoDB track columns are paths, and `id` says whether the `_id` of documents counts:
    None means that it does in a collection's content and not in what a command returns.
    `unordered` are paths of arrays whose elements may come in any order.
    """

    order_by: tuple[SortKey, ...] = ()
    tolerance: float = 1e-9
    round: Mapping[str, int] = field(default_factory=dict)
    id: bool | None = None
    unordered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run of an answer may use.

    `seconds` is wall-clock time, `memory` bytes, `rows` and `bytes` what a result may hold,
    `statements` how many statements the answer may have.
    """

    seconds: float = 10.0
    memory: int = 512 * 1024 * 1024
    rows: int = 20_000
    bytes: int = 8 * 1024 * 1024
    statements: int = 1


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows for one table of a trap: named columns, and rows in JSON form; other columns are NULL
    or take their default.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """A tiny extra dataset on which a plausible wrong answer shows itself.

    It has tables in the SQL track, collections of documents in the MongoDB track.
    """

    name: str
    why: str
    tables: Mapping[str, TableRows]
    expected: Outcome
    collections: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many rows or documents it holds in all."""
        rows = sum(len(content.rows) for content in self.tables.values())
        return rows + sum(len(items) for items in self.collections.values())

    def data_to_json(self) -> dict[str, object]:
        """Its tables or collections, in the form of a trap's file."""
        if self.collections:
            return {
                "collections": {
                    name: [to_extended(item) for item in items]
                    for name, items in self.collections.items()
                }
            }
        return {
            "tables": {
                name: {"columns": list(kept.columns), "rows": [list(row) for row in kept.rows]}
                for name, kept in self.tables.items()
            }
        }


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A plausible wrong answer kept with the exercise, and what it must get."""

    path: Path
    text: str
    verdict: str
    code: str


@dataclass(frozen=True, slots=True)
class Variants:
    """How many of the wrong variants of the reference fail on the shipped data or a trap."""

    killed: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise folder, read and checked.

    `solutions` are texts, the reference first. `state_relations` are the tables or views whose
    content counts after a `change` or `define` answer ran. `planned` is the query whose plan an
    answer that makes indexes is judged by, "" elsewhere. `twin` is the id of an exercise of the
    other track that asks the same question, "" where there is none. `offline` is false where only
    a server can judge it. `variants` is None where nobody counted them for the traps as they are.
    """

    id: str
    folder: Path
    track: Track
    title: str
    dataset: str
    kind: Kind
    level: int
    topics: tuple[str, ...]
    policy: Policy
    limits: Limits
    state_relations: tuple[str, ...]
    prompt: str
    starter: str
    hints: tuple[str, ...]
    solutions: tuple[str, ...]
    expected: Outcome
    traps: tuple[Trap, ...]
    wrong_answers: tuple[WrongAnswer, ...]
    planned: str = ""
    twin: str = ""
    offline: bool = True
    variants: Variants | None = None
