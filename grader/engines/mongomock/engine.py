"""Run one command on a dataset in memory, if the gate knows that the answer will be right."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from grader.engines.mongomock.commands import run_command
from grader.gate import (
    Certificate,
    Feature,
    Shape,
    exercised,
    first_filter,
    shape_of_documents,
)
from grader.models.command import Command

PACKAGE = "mongomock_ng"
CERTIFICATE = "mongomock-ng"
_ONE = {"findOne", "updateOne", "replaceOne", "deleteOne", "findOneAndUpdate", "findOneAndReplace",
        "findOneAndDelete"}  # fmt: skip


class Ending(StrEnum):
    """How a command ended."""

    VALUE = "value"
    ERROR = "error"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command: a value, an error that a server would raise too, or neither.

    `features` are what the engine is not known to get right, where that is why it declined;
    `duplicate` says that the error is a key which exists already.
    """

    ending: Ending
    value: Any = None
    message: str = ""
    features: tuple[Feature, ...] = ()
    duplicate: bool = False


def open_database(data: Mapping[str, Iterable[Mapping[str, Any]]], name: str = "dojo") -> Any:
    """A fresh database in memory that holds a copy of the data."""
    from grader.engines.mongomock.mending import mended

    database = mended(importlib.import_module(PACKAGE)).MongoClient()[name]
    for collection, documents in data.items():
        copies = [dict(document) for document in documents]
        if copies:
            database[collection].insert_many(copies)
        else:
            database.create_collection(collection)
    return database


def run_certified(
    database: Any, command: Command, shapes: Mapping[str, Shape], certificate: Certificate
) -> Ran:
    """Run a command within the certificate; never raises for what a command does.

    An error is told only where the engine has been shown to raise it rightly; any other one, and
    any warning, is the engine's own affair, and the command is declined.
    """
    walk = exercised(command, shapes, matched(database, command, shapes, certificate))
    unknown = certificate.declined(walk)
    if unknown:
        return Ran(Ending.DECLINED, message=explain(unknown[0]), features=unknown)
    fails = certificate.fails_of(walk)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            value = run_command(database, command)
    except Exception as problem:  # the engine's own bugs are of every type
        due = bool(fails) and not _stops_early(command, fails) and _is_failure(problem)
        return Ran(
            Ending.ERROR if due or _is_duplicate(problem) else Ending.DECLINED,
            message=str(problem),
            duplicate=_is_duplicate(problem),
        )
    if fails:
        return Ran(
            Ending.DECLINED, message="an error was to be expected, and the engine raised none"
        )
    return Ran(Ending.VALUE, value)


def matched(
    database: Any, command: Command, shapes: Mapping[str, Shape], certificate: Certificate
) -> list[Shape]:
    """The shape of what the command's first filter lets through, where that is certain."""
    conditions = first_filter(command)
    if not conditions:
        return []
    find = Command("find", command.collection, conditions)
    walk = exercised(find, shapes)
    if certificate.declined(walk) or certificate.fails_of(walk):
        return []
    try:
        return [shape_of_documents(run_command(database, find))]
    except Exception:  # whatever it is, the command itself will show it
        return []


def explain(feature: Feature) -> str:
    """What is not judged offline, in words."""
    what = "" if "unknown" in feature.detail else f" where {feature.detail}"
    return f"{feature.operator}{what}"


def _stops_early(command: Command, fails: Iterable[Feature]) -> bool:
    """Whether a server may be done before it meets the document on which the engine failed."""
    limited = "limit" in command.options or any("$limit" in stage for stage in command.pipeline)
    if command.verb not in _ONE and not limited:
        return False
    return not all(feature.operator.endswith("(update)") for feature in fails)


def _is_failure(problem: Exception) -> bool:
    from pymongo.errors import PyMongoError

    return isinstance(problem, PyMongoError)


def _is_duplicate(problem: Exception) -> bool:
    from pymongo.errors import BulkWriteError, DuplicateKeyError

    codes = [error.get("code") for error in (problem.details or {}).get("writeErrors", [])] if (
        isinstance(problem, BulkWriteError)) else []  # fmt: skip
    return isinstance(problem, DuplicateKeyError) or (bool(codes) and set(codes) == {11000})
