"""Running an answer's statements in an open transaction, and reading what they leave."""

from __future__ import annotations

from typing import Any

import psycopg

from grader.engines.base import CaseRun, CaseSource, Job, Status, TooMuch
from grader.engines.postgres.failures import failed
from grader.engines.postgres.fetch import Reader
from grader.models import Outcome, RelationState, Result

_DECLARE = "DECLARE dojo_answer NO SCROLL CURSOR FOR\n"
_RELATIONS = """
    SELECT c.relname, c.relkind IN ('v', 'm')
    FROM pg_catalog.pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
"""

Connection = psycopg.Connection[Any]


def run_answer(connection: Connection, job: Job, case: CaseSource) -> CaseRun:
    """Run the job's statements one by one. Never raises for what an answer does."""
    place = offset = 0
    result: Result | None = None
    try:
        before = _fingerprints(connection) if job.relations else {}
        for place, statement in enumerate(job.statements):  # noqa: B007
            reads = not job.relations
            offset = len(_DECLARE) if reads else 0
            result = (
                _read(connection, statement, job) if reads else _execute(connection, statement, job)
            ) or result
        offset = 0
        if job.relations:
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        after = _fingerprints(connection) if job.relations else {}
        names = {*job.relations, *(after.keys() - before.keys())}
        state = {name: _state(connection, name, job) for name in sorted(names)}
    except TooMuch as problem:
        return CaseRun(case.name, Status.ROW_LIMIT, None, type(problem).__name__, "", place)
    except psycopg.Error as problem:
        return failed(case, problem, place, offset)
    except (ValueError, OverflowError) as problem:
        return CaseRun(case.name, Status.ERROR, None, type(problem).__name__, str(problem), place)
    changed = sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )
    return CaseRun(case.name, Status.OK, Outcome(result, state), changed=tuple(changed))


def _read(connection: Connection, statement: str, job: Job) -> Result:
    """Run a query through a server-side cursor, so that no result need fit into memory."""
    reader = Reader(job.limits.rows, job.limits.bytes)
    with connection.cursor() as cursor:
        cursor.execute((_DECLARE + statement).encode())
        while True:
            wanted = reader.batch()
            cursor.execute(f"FETCH FORWARD {wanted} FROM dojo_answer".encode())
            if reader.read(cursor) < wanted:
                break
        cursor.execute("CLOSE dojo_answer")
    return reader.result()


def _execute(connection: Connection, statement: str, job: Job) -> Result | None:
    with connection.cursor() as cursor:
        cursor.execute(statement.encode())
        if cursor.description is None:
            return None
        reader = Reader(job.limits.rows, job.limits.bytes)
        reader.read(cursor)
        return reader.result()


def _state(connection: Connection, name: str, job: Job) -> RelationState:
    found = dict(connection.execute(_RELATIONS).fetchall())
    if name not in found:
        return RelationState("", None)
    content = _execute(connection, f'SELECT * FROM public."{name}"', job)
    return RelationState("view" if found[name] else "table", content)


def _fingerprints(connection: Connection) -> dict[str, object]:
    """Every relation's row count and a sum over row hashes, to see what an answer changed."""
    marks: dict[str, object] = {}
    for name, is_view in connection.execute(_RELATIONS).fetchall():
        sql = f'SELECT count(*), sum(hashtextextended(t::text, 0)) FROM public."{name}" AS t'
        row = None if is_view else connection.execute(sql.encode()).fetchone()
        marks[name] = (is_view, row)
    return marks
