"""Window definitions: how one builds on another, and which frames there can be."""

from __future__ import annotations

from grader.queries.expressions import At, Expressions
from grader.queries.pg_types import FLOATS, INTEGERS, MOMENTS
from grader.queries.stop import Stop, mistake
from grader.queries.tree import Node, location, nodes

_RANGE, _ROWS, _GROUPS = 0x2, 0x4, 0x8
_DEFAULT = 0x2 | 0x20 | 0x400
"""PostgreSQL's marks of a frame, see FRAMEOPTION_ in src/include/nodes/parsenodes.h; the default
is RANGE from UNBOUNDED PRECEDING to CURRENT ROW."""


def check_windows(reader: Expressions, body: Node, at: At) -> None:
    """Raise the mistake in a SELECT's WINDOW clause and OVER clauses, where there is one."""
    named: dict[str, Node] = {}
    for item in body.get("windowClause", []):
        window = item["WindowDef"]
        name = window["name"]
        if name in named:
            raise _wrong(reader, f'window "{name}" is already defined', window)
        named[name] = _built(reader, window, named, at)
    for window in _overs([body.get("targetList", []), body.get("sortClause", [])]):
        if "name" in window:
            if window["name"] not in named:
                raise _wrong(reader, f'window "{window["name"]}" does not exist', window)
            continue
        _built(reader, window, named, at)


def _overs(value: object) -> list[Node]:
    """The OVER clauses in a value, without those of subqueries."""
    found: list[Node] = []
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, dict):
            for key, part in item.items():
                if key == "over":
                    found.append(part)
                if key == "SubLink":
                    stack.append(part.get("testexpr"))
                elif isinstance(part, (dict, list)):
                    stack.append(part)
    return found


def _built(reader: Expressions, window: Node, named: dict[str, Node], at: At) -> Node:
    """A window with what it takes over from the one it names."""
    base = window.get("refname")
    if base is not None:
        if base not in named:
            raise _wrong(reader, f'window "{base}" does not exist', window)
        before = named[base]
        if window.get("partitionClause"):
            message = f'cannot override PARTITION BY clause of window "{base}"'
            raise _wrong(reader, message, window)
        if window.get("orderClause") and before.get("orderClause"):
            raise _wrong(reader, f'cannot override ORDER BY clause of window "{base}"', window)
        if before.get("frameOptions", _DEFAULT) & 1:
            message = f'cannot copy window "{base}" because it has a frame clause'
            raise _wrong(reader, message, window)
        taken = ("partitionClause", "orderClause")
        window = {**{key: before[key] for key in taken if key in before}, **window}
    _check_frame(reader, window, at)
    return window


def _check_frame(reader: Expressions, window: Node, at: At) -> None:
    options = window.get("frameOptions", _DEFAULT)
    offsets = [window[part] for part in ("startOffset", "endOffset") if part in window]
    order = window.get("orderClause", [])
    if options & _GROUPS and not order:
        raise _wrong(reader, "GROUPS mode requires an ORDER BY clause", window)
    if options & _RANGE and offsets and len(order) != 1:
        message = "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column"
        raise _wrong(reader, message, window)
    word = "ROWS" if options & _ROWS else "GROUPS" if options & _GROUPS else "RANGE"
    for offset in offsets:
        if any(kind == "ColumnRef" for kind, _ in nodes(offset)):
            raise _wrong(reader, f"argument of {word} must not contain variables", offset)
    if word == "RANGE" and offsets:
        _check_range(reader, order[0]["SortBy"]["node"], offsets, at)


def _check_range(reader: Expressions, key: Node, offsets: list[Node], at: At) -> None:
    column = reader.expression(key, at)
    if not column or column == "unknown":
        return
    for offset in offsets:
        distance = reader.expression(offset, at)
        if not distance:
            continue
        if distance == "unknown":
            wanted = "interval" if column in (*MOMENTS, "time", "interval") else column
            reader.check.coerce(offset, distance, wanted)
        if column in INTEGERS:
            fits = distance in (*INTEGERS, "unknown")
        elif column == "numeric":
            fits = distance in (*INTEGERS, "numeric", "unknown")
        elif column in FLOATS:
            fits = distance in (*INTEGERS, *FLOATS, "numeric", "unknown")
        elif column in (*MOMENTS, "time", "interval"):
            fits = distance in ("interval", "unknown")
        else:
            message = (
                f"RANGE with offset PRECEDING/FOLLOWING is not supported for column type {column}"
            )
            raise _wrong(reader, message, offset)
        if not fits:
            message = (
                "RANGE with offset PRECEDING/FOLLOWING is not supported for column type "
                f"{column} and offset type {distance}"
            )
            raise _wrong(reader, message, offset)


def _wrong(reader: Expressions, message: str, node: Node) -> Stop:
    place = reader.source.place(reader.source.offset(location(node)))
    if "location" not in node:
        place = reader.place_of(node)
    return mistake("aggregate-misplaced", message, place)
