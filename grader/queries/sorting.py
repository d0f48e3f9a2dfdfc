"""What ORDER BY, DISTINCT and GROUP BY may name: the output columns, by name, place or likeness."""

from __future__ import annotations

from dataclasses import dataclass

from grader.queries.expressions import Expressions
from grader.queries.figure import column_name
from grader.queries.likeness import certain, likeness, of_column
from grader.queries.scope import Reference, Scope
from grader.queries.stop import Stop, mistake, not_offline
from grader.queries.tree import Node, constant, kind_of, location, strings


@dataclass(frozen=True, slots=True)
class Entry:
    """An output column: its name and what it is (see `likeness`)."""

    name: str
    key: str


def check_sorting(reader: Expressions, body: Node, scope: Scope) -> None:
    """Raise the mistake in a resolved SELECT's ORDER BY, GROUP BY and DISTINCT, if there is one."""
    if not body.keys() & {"sortClause", "groupClause", "distinctClause"}:
        return
    entries = _entries(reader, body.get("targetList", []), scope)
    if entries is None:
        return
    for item in body.get("groupClause", []):
        _check_group_item(reader, item, entries, scope)
    order = [item["SortBy"]["node"] for item in body.get("sortClause", [])]
    keys = [_key(reader, item, entries, "ORDER BY") for item in order]
    distinct = body.get("distinctClause")
    if distinct is None:
        return
    shown = {entry.key for entry in entries}
    if not any(distinct):
        for item, key in zip(order, keys, strict=True):
            if key not in shown:
                raise _unlike(
                    reader,
                    "for SELECT DISTINCT, ORDER BY expressions must appear in select list",
                    item,
                )
        return
    chosen = [_key(reader, item, entries, "DISTINCT ON") for item in distinct]
    _check_distinct_on(reader, list(zip(order, keys, strict=True)), distinct, chosen)


def _check_distinct_on(
    reader: Expressions, order: list[tuple[Node, str]], distinct: list[Node], chosen: list[str]
) -> None:
    message = "SELECT DISTINCT ON expressions must match initial ORDER BY expressions"
    skipped: Node | None = None
    for item, key in order:
        if key not in chosen:
            skipped = skipped or item
        elif skipped is not None:
            raise _unlike(reader, message, skipped, item)
    sorted_by = {key for _, key in order}
    for item, key in zip(distinct, chosen, strict=True):
        if key not in sorted_by and skipped is not None:
            raise _unlike(reader, message, item, skipped)


def _unlike(reader: Expressions, message: str, *items: Node) -> Stop:
    place = reader.place_of(items[0])
    if all(map(certain, items)):
        return mistake("syntax", message, place)
    return not_offline("ORDER BY and DISTINCT with such an expression", place)


def _entries(reader: Expressions, targets: list[Node], scope: Scope) -> list[Entry] | None:
    """The output columns, or None where a star stands for columns that are not known."""
    found: list[Entry] = []
    for item in targets:
        target = item["ResTarget"]
        value = target.get("val", {})
        fields = value.get("ColumnRef", {}).get("fields", [])
        if not any("A_Star" in part for part in fields):
            name = target.get("name") or column_name(value)
            found.append(Entry(name, likeness(value, reader)))
            continue
        owners = strings(fields)[:-1]
        if not scope.known:
            return None
        for column in scope.visible:
            if not owners or (column.relation is not None and column.relation.name == owners[-1]):
                reference = Reference(scope, column.relation, column.name, column.type)
                found.append(Entry(column.name, of_column(reference)))
    return found


def _key(reader: Expressions, item: Node, entries: list[Entry], clause: str) -> str:
    """What an item of ORDER BY or DISTINCT ON stands for."""
    kind, body = kind_of(item)
    if kind == "ColumnRef" and len(body["fields"]) == 1:
        name = strings(body["fields"])[0]
        same = {entry.key for entry in entries if entry.name == name}
        if len(same) > 1:
            raise _ambiguous(reader, name, clause, item)
        if same:
            return same.pop()
    if kind == "A_Const":
        return entries[check_place(reader, item, len(entries), clause) - 1].key
    return likeness(item, reader)


def check_place(reader: Expressions, item: Node, count: int, clause: str) -> int:
    """The place among the output columns that a constant names; raises where it names none."""
    place = constant(item)
    if not isinstance(place, int):
        raise mistake("syntax", f"non-integer constant in {clause}", reader.place_of(item))
    if not 1 <= place <= count:
        message = f"{clause} position {place} is not in select list"
        raise mistake("unknown-column", message, reader.place_of(item))
    return place


def _ambiguous(reader: Expressions, name: str, clause: str, item: Node) -> Stop:
    message = f'{clause} "{name}" is ambiguous'
    return mistake("ambiguous-column", message, reader.place_of(item), name=name)


def _check_group_item(reader: Expressions, item: Node, entries: list[Entry], scope: Scope) -> None:
    kind, body = kind_of(item)
    if kind == "GroupingSet":
        for part in body.get("content", []):
            _check_group_item(reader, part, entries, scope)
    elif kind == "A_Const":
        check_place(reader, item, len(entries), "GROUP BY")
    elif kind == "ColumnRef" and len(body["fields"]) == 1:
        name = strings(body["fields"])[0]
        if reader.references.get(reader.source.offset(location(body))) is not None:
            return
        if any(column.name == name for column in scope.visible):
            return
        if len({entry.key for entry in entries if entry.name == name}) > 1:
            raise _ambiguous(reader, name, "GROUP BY", item)


def check_combined_order(reader: Expressions, items: list[Node], names: list[str]) -> None:
    """Raise the mistake in the ORDER BY of a set operation, whose columns have these names."""
    for item in items:
        node = item["SortBy"]["node"]
        kind, body = kind_of(node)
        if kind == "A_Const":
            check_place(reader, node, len(names), "ORDER BY")
            continue
        fields = strings(body.get("fields")) if kind == "ColumnRef" else []
        if len(fields) == 1 and fields[0] in names:
            if names.count(fields[0]) > 1:
                raise _ambiguous(reader, fields[0], "ORDER BY", node)
            continue
        if len(fields) > 1:
            message = f'missing FROM-clause entry for table "{fields[-2]}"'
            raise mistake("unknown-table", message, reader.place_of(node), name=fields[-2])
        if not fields:
            message = "invalid UNION/INTERSECT/EXCEPT ORDER BY clause"
            raise mistake("syntax", message, reader.place_of(node))
