"""Telling PostgreSQL's errors apart: the answer's fault, a limit, or a server that is gone."""

from __future__ import annotations

import psycopg

from grader.engines.base import CaseRun, CaseSource, Status

_MEMORY = {"53200", "53100", "53400", "54000", "54001"}
_GONE = ("08", "57P", "53300")


def failed(case: CaseSource, problem: psycopg.Error, place: int, offset: int) -> CaseRun:
    """The run of an answer that ended with this error.

    `place` is the failing statement's; `offset` how many characters of ours stand before it.
    """
    state = problem.sqlstate or ""
    if is_unreachable(problem):
        status = Status.UNREACHABLE
    elif state == "57014":
        status = Status.TIMEOUT
    elif state in _MEMORY:
        status = Status.MEMORY_LIMIT
    else:
        status = Status.ERROR
    position = int(problem.diag.statement_position or 0) - offset
    return CaseRun(
        case.name,
        status,
        None,
        state,
        problem.diag.message_primary or first_line(problem),
        place,
        max(0, position),
    )


def is_unreachable(problem: BaseException | None) -> bool:
    """Whether the server cannot be reached or went away."""
    if not isinstance(problem, (psycopg.OperationalError, psycopg.InterfaceError)):
        return False
    return problem.sqlstate is None or problem.sqlstate.startswith(_GONE)


def first_line(problem: BaseException) -> str:
    """The error's first line, which says what happened."""
    return str(problem).strip().partition("\n")[0] or type(problem).__name__
