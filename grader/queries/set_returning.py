"""Where functions that give several rows may stand, as PostgreSQL rules it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.queries import functions
from grader.queries.expressions import Expressions
from grader.queries.stop import Stop, mistake
from grader.queries.tree import Node, kind_of, location, strings

_clauses = (
    ("whereClause", "WHERE"),
    ("havingClause", "HAVING"),
    ("limitCount", "LIMIT"),
    ("limitOffset", "OFFSET"),
    ("valuesLists", "VALUES"),
    ("windowClause", "window definitions"),
)


def check_set_returning(reader: Expressions, body: Node) -> None:
    """Raise the mistake of a set-returning function where none may stand."""
    for part, clause in _clauses:
        check_none(reader, body.get(part), clause)
    for condition in _conditions(body.get("fromClause", [])):
        check_none(reader, condition, "JOIN conditions")
    for part in ("targetList", "sortClause", "groupClause", "distinctClause"):
        _check_inside(reader, body.get(part))


def check_none(reader: Expressions, node: Any, clause: str) -> None:
    """Raise where a set-returning function stands in the node."""
    for call in _calls(node):
        raise _stop(reader, f"set-returning functions are not allowed in {clause}", call)


def check_from(reader: Expressions, call: Node) -> None:
    """Raise where an argument of a function in FROM gives several rows itself."""
    for inner in _calls(kind_of(call)[1].get("args")):
        message = "set-returning functions must appear at top level of FROM"
        raise _stop(reader, message, inner)


def _check_inside(reader: Expressions, node: Any) -> None:
    """An item of SELECT: neither under a condition nor under an aggregate."""
    if isinstance(node, list):
        for item in node:
            _check_inside(reader, item)
    elif isinstance(node, dict):
        for kind, body in node.items():
            if kind == "SubLink":
                _check_inside(reader, body.get("testexpr"))
            elif kind == "CaseExpr":
                check_none(reader, body, "CASE")
            elif kind == "CoalesceExpr":
                check_none(reader, body, "COALESCE")
            elif kind == "FuncCall":
                _check_call(reader, body)
            elif isinstance(body, (dict, list)):
                _check_inside(reader, body)


def _check_call(reader: Expressions, body: Node) -> None:
    arguments = [body.get("args"), body.get("agg_order")]
    if "over" in body:
        which = "window"
        check_none(reader, body["over"], "window definitions")
    elif functions.is_aggregate(strings(body["funcname"])[-1]):
        which = "aggregate"
    else:
        _check_inside(reader, arguments)
        return
    check_none(reader, body.get("agg_filter"), "FILTER")
    for call in _calls(arguments):
        message = f"{which} function calls cannot contain set-returning function calls"
        raise _stop(reader, message, call)


def _stop(reader: Expressions, message: str, call: Node) -> Stop:
    place = reader.source.place(reader.source.offset(location(call)))
    name = strings(call["funcname"])[-1]
    return mistake("aggregate-misplaced", message, place, function=name)


def _calls(node: Any) -> Iterator[Node]:
    """The calls of set-returning functions in a node, without those in subqueries."""
    if isinstance(node, list):
        for item in node:
            yield from _calls(item)
    elif isinstance(node, dict):
        for kind, body in node.items():
            if kind == "FuncCall":
                known = functions.known().get(strings(body["funcname"])[-1])
                if known is not None and known.rows:
                    yield body
            if kind == "SubLink":
                yield from _calls(body.get("testexpr"))
            elif isinstance(body, (dict, list)):
                yield from _calls(body)


def _conditions(items: list[Node]) -> Iterator[Node]:
    for item in items:
        join = item.get("JoinExpr")
        if join:
            yield from _conditions([join["larg"], join["rarg"]])
            if "quals" in join:
                yield join["quals"]
