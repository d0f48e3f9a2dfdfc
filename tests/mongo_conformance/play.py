"""Play cases on an engine, with the gate or without it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from grader.engines.mongomock.commands import run_command
from grader.engines.mongomock.engine import Ending, run_certified
from grader.gate import Certificate, shape_of_documents
from mongo_conformance.cases import Case, same

Open = Callable[[], Any]
"""Opens a fresh, empty database with PyMongo's interface."""


class Outcome(StrEnum):
    """How an engine's answer relates to what is expected."""

    RIGHT = "right"
    DECLINED = "declined"
    WRONG = "silently wrong"
    RAISED = "error where an error is due"
    FALSE_ERROR = "error where a value is due"


def loaded(case: Case, open_database: Open) -> Any:
    """A fresh database that holds the case's data."""
    database = open_database()
    for name, documents in case.data.items():
        if documents:
            database[name].insert_many(copy.deepcopy(documents))
    return database


def play(
    case: Case, open_database: Open, certificate: Certificate | None = None
) -> tuple[Outcome, Any]:
    """What came of a case, and the value or the message that came out."""
    database = loaded(case, open_database)
    if certificate is None:
        return _freely(case, database)
    shapes = {name: shape_of_documents(documents) for name, documents in case.data.items()}
    shapes.setdefault("c", shape_of_documents([]))
    ran = run_certified(database, case.command, shapes, certificate)
    if ran.ending is Ending.DECLINED:
        return Outcome.DECLINED, ran.message
    if ran.ending is Ending.ERROR:
        return (Outcome.RAISED if case.errs else Outcome.FALSE_ERROR), ran.message
    return _judge(case, _read(case, database, ran.value))


def _freely(case: Case, database: Any) -> tuple[Outcome, Any]:
    try:
        got = _read(case, database, run_command(database, case.command))
    except Exception as problem:  # whatever an engine raises is an answer here
        return (
            Outcome.RAISED if case.errs else Outcome.DECLINED
        ), f"{type(problem).__name__}: {problem}"
    return _judge(case, got)


def _read(case: Case, database: Any, value: Any) -> Any:
    if not case.reads_after:
        return value
    documents = sorted(database[case.reads_after].find(), key=_by_id)
    return {"ret": value, "docs": documents} if case.op[0] == "fam" else documents


def _by_id(document: Any) -> tuple[str, Any]:
    name = document["_id"]
    return ("", name) if isinstance(name, (int, float)) else (type(name).__name__, name)


def _judge(case: Case, got: Any) -> tuple[Outcome, Any]:
    return (Outcome.WRONG if case.errs or not same(got, case) else Outcome.RIGHT), got
