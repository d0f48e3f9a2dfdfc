"""Reads what the learner wrote and makes it ready to run; it never evaluates anything.

`prepare` takes an answer's text through PostgreSQL's own parser, the rules on what an answer may
hold, the names of the exercise's schema, and the translation into DuckDB's dialect. What comes
out is a `Prepared`, or a `Rejected` with the verdict and the reason. `engine_errors` and `server`
are imported by those who need them.
"""

from __future__ import annotations

from grader.queries.prepare import Prepared, Rejected, prepare
from grader.queries.source import decode_answer

__all__ = ["Prepared", "Rejected", "decode_answer", "prepare"]
