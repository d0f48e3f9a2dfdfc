"""An answer on its way to a live PostgreSQL: what may run is decided here, the rest by the server.

The text goes to the server as the learner wrote it, statement by statement. Names, types and
grouping are the server's business; what an answer may do at all is not left to it alone.
"""

from __future__ import annotations

import re
from typing import Any

from grader.models import Finding, Kind, Place, Schema
from grader.queries import statements
from grader.queries.functions import check_allowed, unknown_suggestion
from grader.queries.nearest import nearest
from grader.queries.prepared import Prepared, check_characters, gives_rows, start_of
from grader.queries.rejected import Rejected
from grader.queries.source import Source
from grader.queries.stop import Stop, not_offline
from grader.queries.syntax import parse_postgres
from grader.queries.tree import Node, location, nodes, strings

_CODES = {
    "42601": "syntax",
    "42P01": "unknown-table",
    "42703": "unknown-column",
    "42702": "ambiguous-column",
    "42883": "unknown-function",
    "42803": "ungrouped-column",
    "42P20": "aggregate-misplaced",
    "22012": "division-by-zero",
    "22P02": "cast",
    "22007": "cast",
    "22008": "cast",
    "42846": "cast",
    "42804": "type-mismatch",
    "42P18": "type-mismatch",
    "42725": "type-mismatch",
}
"""Feedback codes by SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html"""

_NAMED = re.compile(r'(column|relation|function|table|schema) "?([^"\s(]+)"?')


def prepare_for_server(
    text: str, schema: Schema, *, kind: Kind = Kind.QUERY, statements: int = 1
) -> Prepared | Rejected:
    """Check what an answer does, and cut it into statements. Never raises, whatever the text."""
    try:
        check_characters(text)
        source = Source(text)
        return _cut(source, schema, kind, statements)
    except Stop as stop:
        return Rejected(stop.verdict, (stop.finding,))
    except RecursionError:
        deep = not_offline("An answer nested this deeply")
        return Rejected(deep.verdict, (deep.finding,))


def _cut(source: Source, schema: Schema, kind: Kind, allowed: int) -> Prepared:
    statements.check_first_words(source)
    parsed = parse_postgres(source)
    starts = [start_of(source, item) for item in parsed]
    statements.check_count(source, starts, allowed)
    for item, start in zip(parsed, starts, strict=True):
        statements.check_postgres(item["stmt"], kind, source, start)
        _check_calls(item["stmt"], source)
    ends = [_end(source, item) for item in parsed]
    return Prepared(
        source.text,
        tuple(source.text[start:end] for start, end in zip(starts, ends, strict=True)),
        "postgres",
        schema,
        tuple(gives_rows(item["stmt"]) for item in parsed),
        tuple(starts),
    )


def _end(source: Source, item: dict[str, Any]) -> int:
    length = int(item.get("stmt_len", 0))
    if not length:
        return len(source.text.rstrip().rstrip(";"))
    return source.offset(int(item.get("stmt_location", 0)) + length)


def _check_calls(statement: Node, source: Source) -> None:
    for kind, body in nodes(statement):
        if kind == "FuncCall":
            names = strings(body.get("funcname"))
            schema = names[-2] if len(names) > 1 else ""
            check_allowed(names[-1], schema, source, source.offset(location(body)))


def explain_server_error(
    state: str, message: str, prepared: Prepared, statement: int, position: int
) -> Finding:
    """The finding for an error that PostgreSQL raised, in its own words and at its own place.

    `state` is the SQLSTATE, `position` the character (from 1) in the statement, 0 for none.
    """
    place: Place | None = None
    if position and statement < len(prepared.starts):
        place = Source(prepared.text).place(prepared.starts[statement] + position - 1)
    code = _CODES.get(state, "constraint" if state.startswith("23") else "runtime")
    if code == "ungrouped-column" and "GROUP BY" not in message:
        code = "aggregate-misplaced"
    if code == "unknown-function" and message.startswith("operator"):
        code = "type-mismatch"
    if code == "unknown-table" and "FROM-clause" in message and "." in message:
        code = "unknown-column"
    return Finding(code, message, {}, place, _suggestion(code, message, prepared.schema))


def _suggestion(code: str, message: str, schema: Schema) -> str:
    named = _NAMED.search(message)
    if named is None:
        return ""
    name = named.group(2).rsplit(".", 1)[-1]
    if code == "unknown-table":
        return nearest(name, [table.name for table in schema.tables])
    if code == "unknown-column":
        return nearest(name, [c.name for table in schema.tables for c in table.columns])
    if code == "unknown-function":
        return unknown_suggestion(name)
    return ""
