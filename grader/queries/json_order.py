"""Sorting and grouping by JSON: json has no order and no equality, jsonb's order is its own."""

from __future__ import annotations

from collections.abc import Sequence

from grader.queries.expressions import At, Expressions
from grader.queries.scope import Output
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, constant, kind_of, strings


def check_json_order(reader: Expressions, body: Node, outputs: Sequence[Output], at: At) -> None:
    """Raise where json is sorted or grouped by; put off a query that sorts by jsonb."""
    if not _meets_json(reader, outputs):
        return
    for item in body.get("sortClause", []):
        node = item["SortBy"]["node"]
        given = _type(reader, node, outputs, at)
        place = reader.place_of(node)
        if given == "json":
            raise mistake("type-mismatch", _no("an ordering", given), place)
        if given == "jsonb":
            reader.later(not_offline("Sorting by jsonb", place))
    for node in body.get("groupClause", []):
        if kind_of(node)[0] != "GroupingSet" and _type(reader, node, outputs, at) == "json":
            raise mistake("type-mismatch", _no("an equality", "json"), reader.place_of(node))
    plain = "distinctClause" in body and not any(body["distinctClause"])
    if plain and any(output.type == "json" for output in outputs):
        raise mistake("type-mismatch", _no("an equality", "json"))


def _no(what: str, given: str) -> str:
    return f"could not identify {what} operator for type {given}"


def _meets_json(reader: Expressions, outputs: Sequence[Output]) -> bool:
    found = {output.type for output in outputs} | set(reader.reading.types.values())
    return bool(found & {"json", "jsonb"})


def _type(reader: Expressions, node: Node, outputs: Sequence[Output], at: At) -> str:
    place = constant(node)
    if isinstance(place, int):
        return outputs[place - 1].type if 0 < place <= len(outputs) else ""
    fields = strings(kind_of(node)[1].get("fields"))
    if len(fields) == 1:
        named = [output.type for output in outputs if output.name == fields[0]]
        if named:
            return named[0]
    return reader.expression(node, at)
