"""What may stand in and behind a function call: DISTINCT, ORDER BY, FILTER, WITHIN GROUP, OVER."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.queries import functions
from grader.queries.expressions import Expressions
from grader.queries.likeness import likeness
from grader.queries.stop import mistake
from grader.queries.tree import Node, location, strings
from grader.queries.words import words

ORDERED_SETS = words("mode percentile_cont percentile_disc")
HYPOTHETICAL = words("rank dense_rank percent_rank cume_dist")
_no_arguments = words("row_number rank dense_rank percent_rank cume_dist")


def check_calls(reader: Expressions, body: Node) -> None:
    """Raise what PostgreSQL says of a call in a query whose parts do not go together."""
    for call in _calls(body):
        name = strings(call["funcname"])[-1]
        message = _problem(reader, name, call)
        if message:
            place = reader.source.place(reader.source.offset(location(call)))
            raise mistake("aggregate-misplaced", message, place, function=name)


def _calls(node: Any) -> Iterator[Node]:
    """The function calls of a query, without those of queries in it."""
    if isinstance(node, list):
        for item in node:
            yield from _calls(item)
    elif isinstance(node, dict):
        for kind, body in node.items():
            if kind == "FuncCall":
                yield body
            if kind not in ("SelectStmt", "withClause") and isinstance(body, (dict, list)):
                yield from _calls(body)


def _problem(reader: Expressions, name: str, body: Node) -> str:
    function = functions.known().get(name)
    if function is None or function.kind == "p":
        return ""
    if function.kind == "f":
        return _of_plain(name, body)
    within = bool(body.get("agg_within_group"))
    if name in ORDERED_SETS or (name in HYPOTHETICAL and (within or body.get("args"))):
        if not within:
            return f"WITHIN GROUP is required for ordered-set aggregate {name}"
        if "over" in body:
            return f"OVER is not supported for ordered-set aggregate {name}"
        return _of_fraction(body) if name.startswith("percentile") else ""
    if function.kind in "wh":
        return _of_window(name, body)
    if within:
        return f"{name} is not an ordered-set aggregate, so it cannot have WITHIN GROUP"
    return _of_aggregate(reader, name, body)


def _of_fraction(body: Node) -> str:
    """A percentile is between 0 and 1."""
    number = (body.get("args") or [{}])[0].get("A_Const", {})
    text = str(number.get("ival", {}).get("ival", 0)) if "ival" in number else ""
    text = text or str(number.get("fval", {}).get("fval", ""))
    if text and not 0 <= float(text) <= 1:
        return f"percentile value {float(text):g} is not between 0 and 1"
    return ""


def _of_plain(name: str, body: Node) -> str:
    kind = f"specified, but {name} is not an aggregate function"
    found = (
        ("agg_star", f"{name}(*) {kind}"),
        ("agg_distinct", f"DISTINCT {kind}"),
        ("agg_within_group", f"WITHIN GROUP {kind}"),
        ("agg_order", f"ORDER BY {kind}"),
        ("agg_filter", f"FILTER {kind}"),
        ("over", f"OVER specified, but {name} is not a window function nor an aggregate function"),
    )
    return next((message for key, message in found if key in body), "")


def _of_window(name: str, body: Node) -> str:
    if "over" not in body:
        return f"window function {name} requires an OVER clause"
    if body.get("agg_within_group"):
        return f"window function {name} cannot have WITHIN GROUP"
    if body.get("agg_distinct"):
        return "DISTINCT is not implemented for window functions"
    if "agg_order" in body:
        return "aggregate ORDER BY is not implemented for window functions"
    if "agg_filter" in body:
        return "FILTER is not implemented for non-aggregate window functions"
    return ""


def _of_aggregate(reader: Expressions, name: str, body: Node) -> str:
    arguments = body.get("args", [])
    if not arguments and not body.get("agg_star"):
        return f"{name}(*) must be used to call a parameterless aggregate function"
    if "over" in body:
        if body.get("agg_distinct"):
            return "DISTINCT is not implemented for window functions"
        if "agg_order" in body:
            return "aggregate ORDER BY is not implemented for window functions"
    if body.get("agg_distinct") and "agg_order" in body:
        given = {likeness(item, reader) for item in arguments}
        order = [likeness(item["SortBy"]["node"], reader) for item in body["agg_order"]]
        if any(key not in given for key in order):
            return (
                "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list"
            )
    return ""
