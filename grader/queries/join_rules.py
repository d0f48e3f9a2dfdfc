"""FULL JOIN, which PostgreSQL carries out only where an equality joins the two sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from grader.queries.scope import Relation
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, kind_of, location, nodes, strings

if TYPE_CHECKING:
    from grader.queries.expressions import Expressions

_message = "FULL JOIN is only supported with merge-joinable or hash-joinable join conditions"


def check_full_joins(reader: Expressions, body: Node, top: bool) -> None:
    """Raise for a FULL JOIN on something else. WHERE may turn it into another join, so that
    only one that stands alone is refused, and any other declined.
    """
    items = body.get("fromClause", [])
    for join in _full(items):
        condition = join.get("quals")
        if condition is None or _joins(reader, join, condition):
            continue
        place = reader.place_of(condition)
        if top and "whereClause" not in body and items == [{"JoinExpr": join}]:
            raise mistake("runtime", _message, place)
        reader.later(not_offline("FULL JOIN without an equality", place))


def _full(items: list[Node]) -> Iterator[Node]:
    for item in items:
        join = item.get("JoinExpr")
        if join:
            yield from _full([join["larg"], join["rarg"]])
            if join.get("jointype") == "JOIN_FULL":
                yield join


def _joins(reader: Expressions, join: Node, condition: Node) -> bool:
    """True where the condition has an equality between the sides, or names neither of them."""
    kind, body = kind_of(condition)
    if kind == "BoolExpr" and body["boolop"] == "AND_EXPR":
        return any(_joins(reader, join, item) for item in body["args"])
    if not any(name == "ColumnRef" for name, _ in nodes(condition)):
        return True
    if kind != "A_Expr" or body["kind"] != "AEXPR_OP" or strings(body["name"]) != ["="]:
        return False
    left, right = _names(reader, body["lexpr"]), _names(reader, body["rexpr"])
    one, two = _labels(join["larg"]), _labels(join["rarg"])
    if None in left | right:
        return True
    return bool(left and right) and (
        (left <= one and right <= two) or (left <= two and right <= one)
    )


def _names(reader: Expressions, node: Node) -> set[str | None]:
    found: set[str | None] = set()
    for kind, body in nodes(node):
        if kind == "ColumnRef":
            reference = reader.references.get(reader.source.offset(location(body)))
            relation: Relation | None = reference.relation if reference else None
            found.add(relation.name if relation is not None else None)
    return found


def _labels(item: Node) -> set[str | None]:
    kind, body = kind_of(item)
    alias = body.get("alias", {}).get("aliasname")
    if alias:
        return {alias}
    if kind == "JoinExpr":
        return _labels(body["larg"]) | _labels(body["rarg"])
    return {body.get("relname", "")}
