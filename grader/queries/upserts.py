"""What INSERT … ON CONFLICT DO UPDATE asks for, and rows that it would meet twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.queries.checker import Typed
from grader.queries.scope import Output
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, constant, location

if TYPE_CHECKING:
    from grader.queries.selects import Selects


def check_conflict(
    reader: Selects,
    conflict: Node,
    rows: list[list[Typed]],
    columns: list[Output] | None,
) -> None:
    """Pass an ON CONFLICT whose rows cannot be judged to meet."""
    if conflict.get("action") != "ONCONFLICT_UPDATE":
        return
    place = reader.source.place(reader.source.offset(location(conflict)))
    inferred = conflict.get("infer", {})
    if not inferred:
        message = "ON CONFLICT DO UPDATE requires inference specification or constraint name"
        raise mistake("syntax", message, place)
    names = [item["IndexElem"].get("name", "") for item in inferred.get("indexElems", [])]
    if columns is None or not all(names):
        reader.later(not_offline("This ON CONFLICT", place))
        return
    if len(rows) == 1 and all(node is not None and "ColumnRef" not in node for node, _ in rows[0]):
        return
    keys: list[tuple[object, ...]] = []
    places = [at for at, column in enumerate(columns) if column.name in names]
    for row in rows:
        values = [constant(row[at][0] or {}) for at in places if at < len(row)]
        if len(places) != len(names) or None in values:
            what = "ON CONFLICT DO UPDATE that could meet a row twice"
            reader.later(not_offline(what, place))
            return
        keys.append(tuple(str(value) for value in values))
    if len(set(keys)) < len(keys):
        message = "ON CONFLICT DO UPDATE command cannot affect row a second time"
        raise mistake("runtime", message, place)
