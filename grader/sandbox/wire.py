"""Messages between the sandbox and its child process: a length, then that many bytes of JSON."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

from grader.engines.base import CaseSource, Job
from grader.models import ForeignKey, Limits, TableRows

_HEADER = struct.Struct(">Q")


def send(stream: IO[bytes], message: Mapping[str, object]) -> None:
    """Write one message whole. Raises OSError where nobody reads."""
    body = json.dumps(message, separators=(",", ":")).encode()
    stream.write(_HEADER.pack(len(body)) + body)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message; None where the other side has gone."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    (length,) = _HEADER.unpack(header)
    body = stream.read(length)
    return json.loads(body) if len(body) == length else None


def case_to_json(case: CaseSource) -> dict[str, object]:
    """A case as a part of a message."""
    return {
        "name": case.name,
        "database": case.database,
        "private": case.private,
        "ddl": list(case.ddl),
        "files": dict(case.files),
        "documents": dict(case.documents),
        "tables": {
            name: {"columns": list(rows.columns), "rows": [list(row) for row in rows.rows]}
            for name, rows in case.tables.items()
        },
    }


def case_from_json(case: Any) -> CaseSource:
    """Read `case_to_json`'s form."""
    return CaseSource(
        name=case["name"],
        database=case["database"],
        private=case["private"],
        ddl=tuple(case["ddl"]),
        files=case["files"],
        documents=case["documents"],
        tables={
            name: TableRows(tuple(content["columns"]), tuple(tuple(row) for row in content["rows"]))
            for name, content in case["tables"].items()
        },
    )


def job_to_json(job: Job) -> dict[str, object]:
    """A job as a message body."""
    limits = job.limits
    return {
        "statements": list(job.statements),
        "cases": [case_to_json(case) for case in job.cases],
        "limits": [limits.seconds, limits.memory, limits.rows, limits.bytes, limits.statements],
        "relations": list(job.relations),
        "foreign_keys": [
            [table, key.name, list(key.columns), key.table, list(key.references)]
            for table, key in job.foreign_keys
        ],
        "planned": job.planned,
    }


def job_from_json(raw: Any) -> Job:
    """Read `job_to_json`'s form."""
    seconds, memory, rows, size, statements = raw["limits"]
    return Job(
        statements=tuple(raw["statements"]),
        cases=tuple(case_from_json(case) for case in raw["cases"]),
        limits=Limits(seconds, memory, rows, size, statements),
        relations=tuple(raw["relations"]),
        foreign_keys=tuple(
            (table, ForeignKey(name, tuple(columns), other, tuple(references)))
            for table, name, columns, other, references in raw["foreign_keys"]
        ),
        planned=raw["planned"],
    )
