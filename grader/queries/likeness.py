"""When two expressions of a query are the same one, as GROUP BY, ORDER BY and DISTINCT ask."""

from __future__ import annotations

import json
from typing import Any

from grader.queries.expressions import Expressions
from grader.queries.scope import Reference
from grader.queries.tree import Node, location, nodes

_unlike = ("location", "funcformat")


def likeness(node: Any, reader: Expressions) -> str:
    """A text that is equal for expressions that mean the same; their names must be resolved."""
    return json.dumps(_canonical(node, reader), sort_keys=True)


def of_column(reference: Reference) -> str:
    """The text of a column as `likeness` gives it."""
    return json.dumps(_column(reference))


def certain(node: Node) -> bool:
    """False where expressions may be the same although their texts differ."""
    return not any(kind in ("SubLink", "TypeCast") for kind, _ in nodes(node))


def _canonical(node: Any, reader: Expressions) -> Any:
    if isinstance(node, list):
        return [_canonical(item, reader) for item in node]
    if not isinstance(node, dict):
        return node
    if "ColumnRef" in node:
        offset = reader.source.offset(location(node["ColumnRef"]))
        found = reader.references.get(offset)
        if found is not None:
            return _column(found)
    return {key: _canonical(value, reader) for key, value in node.items() if key not in _unlike}


def _column(found: Reference) -> list[str | int]:
    return ["column", id(found.scope), id(found.relation), found.name]
