"""Where to look: the first clause of a wrong answer that can no longer be right.

The answer is run again with one clause taken from a reference; see `grader.traps.clauses`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from grader.models import Exercise, Finding, Report, Track, Verdict
from grader.traps.clauses import first_faulty, hybrids

if TYPE_CHECKING:
    from grader.models import Schema

CODE = "look-here"
_NAMES = {
    "with": "WITH", "from": "FROM and its joins", "where": "WHERE", "group-by": "GROUP BY",
    "having": "HAVING", "select": "SELECT", "order-by": "ORDER BY", "limit": "LIMIT", "set": "SET",
    "set-operation": "the set operation", "values": "VALUES", "on-conflict": "ON CONFLICT",
}  # fmt: skip


def where_to_look(
    exercise: Exercise,
    report: Report,
    schema: Schema,
    grade: Callable[[Exercise, bytes], Report],
    budget: Callable[[], bool],
) -> Finding | None:
    """A finding that says where, never what; None where no clause was found to mend the answer.

    `grade` grades a text on all stored data; once `budget` says False no more is tried.
    """
    if report.verdict is not Verdict.WRONG or exercise.track is not Track.SQL:
        return None

    def right(texts: Sequence[str]) -> list[bool]:
        return [
            budget() and grade(exercise, text.encode()).verdict is Verdict.CORRECT for text in texts
        ]

    found = first_faulty(hybrids(report.answer, exercise.solutions, schema, exercise.kind), right)
    if found is None:
        return None
    name = _NAMES[found.clauses[0]]
    alone = "nothing else keeps" if len(found.clauses) == 1 else "it is the first that keeps"
    return Finding(
        CODE,
        f"Look at {name}: {alone} your answer from being right.",
        {"clauses": list(found.clauses)},
        found.place,
    )
