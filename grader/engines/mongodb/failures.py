"""Telling MongoDB's errors apart: the answer's fault, a limit, or a server that is gone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from bson.errors import BSONError
from pymongo.errors import (
    BulkWriteError,
    ConnectionFailure,
    ExecutionTimeout,
    OperationFailure,
    PyMongoError,
)

from grader.engines.base import CaseRun, CaseSource, Status

MISTAKES = (BSONError, ValueError, TypeError, OverflowError)
"""What PyMongo raises before anything is sent, for a command that cannot be one."""

_STOPPED = {50, 11601, 237}
_MEMORY = {146, 292, 16819, 16945, 5643, 33}
_NOT_LET_IN = {13, 18}
_GONE = {91, 11600, 10107, 189, 11602, 13435, 13436, 6, 7, 89, 9001}
_CODES = {
    2: "BadValue", 9: "FailedToParse", 14: "TypeMismatch", 28: "PathNotViable",
    40: "ConflictingUpdateOperators", 48: "NamespaceExists", 52: "DollarPrefixedFieldName",
    54: "NotSingleValueField", 57: "DottedFieldName", 66: "ImmutableField",
    85: "IndexOptionsConflict", 86: "IndexKeySpecsConflict", 121: "DocumentValidationFailure",
    11000: "DuplicateKey",
}  # fmt: skip
"""Names of errors inside a write, where the server sends the number alone."""


def failed(case: CaseSource, problem: Exception, place: int, *, stopped: bool = False) -> CaseRun:
    """The run of an answer that ended with this error, at the statement of this place (from 0).

    `stopped` says that the engine itself was asked to stop what ran.
    """
    kind, message = told(problem)
    return CaseRun(case.name, _status(problem, stopped), None, kind, message, place)


def _status(problem: Exception, stopped: bool) -> Status:
    code = _first_error(problem).get("code")
    if stopped or code in _STOPPED or isinstance(problem, ExecutionTimeout):
        return Status.TIMEOUT
    if isinstance(problem, PyMongoError) and problem.timeout and not _unselected(problem):
        return Status.TIMEOUT
    if is_unreachable(problem):
        return Status.UNREACHABLE
    return Status.MEMORY_LIMIT if code in _MEMORY else Status.ERROR


def is_unreachable(problem: BaseException) -> bool:
    """Whether the server cannot be reached, went away, or does not let the role in."""
    if isinstance(problem, OperationFailure):
        return problem.code in _GONE
    return isinstance(problem, ConnectionFailure)


def is_not_let_in(problem: BaseException) -> bool:
    """Whether the server does not know the user, or not let it do what it must."""
    return isinstance(problem, OperationFailure) and problem.code in _NOT_LET_IN


def told(problem: Exception) -> tuple[str, str]:
    """The error's name, or its number, and its message.

    What a validator refused stands in a second line, as JSON.
    """
    error = _first_error(problem)
    if not error:
        return type(problem).__name__, first_line(problem)
    code = error.get("code")
    kind = error.get("codeName") or _CODES.get(code or 0) or str(code)
    message = str(error.get("errmsg") or first_line(problem))
    details = (error.get("errInfo") or {}).get("details")
    if details:
        message += "\n" + json.dumps(details, default=str)
    return str(kind), message


def first_line(problem: BaseException) -> str:
    """The error's first line, without what PyMongo tells of its own settings."""
    line = str(problem).strip().partition("\n")[0] or type(problem).__name__
    return line.partition(" (configured timeouts")[0].partition(", full error:")[0]


def address_of(url: str) -> str:
    """Who and where, without the password."""
    who, at, host = urlsplit(url).netloc.rpartition("@")
    return who.partition(":")[0] + at + host


def _first_error(problem: BaseException) -> Mapping[str, Any]:
    if isinstance(problem, BulkWriteError):
        errors = (problem.details or {}).get("writeErrors") or []
        return errors[0] if errors else {"code": problem.code, "errmsg": first_line(problem)}
    if isinstance(problem, OperationFailure):
        return {"code": problem.code, "errmsg": first_line(problem), **(problem.details or {})}
    return {}


def _unselected(problem: PyMongoError) -> bool:
    """Whether no server was found in time, which is no slow answer."""
    from pymongo.errors import ServerSelectionTimeoutError

    return isinstance(problem, ServerSelectionTimeoutError)
