"""Reads what the learner wrote and makes it ready to run; it never evaluates anything.

`prepare` takes an SQL answer's text through PostgreSQL's own parser, the rules on what an answer
may hold, the names of the exercise's schema, and the translation into DuckDB's dialect. What comes
out is a `Prepared`, or a `Rejected` with the verdict and the reason. It loads when first asked for:
`mongosh`, which reads the answers of the MongoDB track, needs none of it. `engine_errors` and
`server` are imported by those who need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.queries.rejected import Rejected
from grader.queries.source import decode_answer

if TYPE_CHECKING:
    from grader.queries.prepared import Prepared, prepare

__all__ = ["Prepared", "Rejected", "decode_answer", "prepare"]


def __getattr__(name: str) -> Any:
    if name in ("Prepared", "prepare"):
        from importlib import import_module

        return getattr(import_module("grader.queries.prepared"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
