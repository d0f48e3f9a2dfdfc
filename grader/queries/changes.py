"""Resolves INSERT, UPDATE, DELETE and MERGE: what they write to, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.queries.aggregates import refuse_aggregates
from grader.queries.checker import Typed
from grader.queries.expressions import At, Ctes
from grader.queries.from_items import From
from grader.queries.nearest import nearest
from grader.queries.scope import Output, Relation, Scope, Visible
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, kind_of, location, strings
from grader.queries.upserts import check_conflict

if TYPE_CHECKING:
    from grader.queries.selects import Selects


def change(reader: Selects, kind: str, body: Node) -> None:
    """Resolve a statement that changes data."""
    ctes = reader._with(body.get("withClause"), None, {})
    target = reader.range_var(body["relation"], {})
    alias = body["relation"].get("alias", {}).get("aliasname")
    target = Relation(alias or target.name, target.columns, target.table)
    own = _visible(target)
    scope = Scope([target], own)
    if kind == "InsertStmt":
        _insert(reader, body, target, ctes)
    elif kind == "MergeStmt":
        scope = _merge(reader, body, target, ctes)
    else:
        extra = body.get("fromClause", []) or body.get("usingClause", [])
        brought = reader._from(extra, None, ctes)
        for relation in brought.relations:
            reader._refuse_twice(relation, [target], extra[0])
        scope = Scope([target, *brought.relations], own + brought.visible)
        _set(reader, body.get("targetList", []), target, At(scope, ctes))
        reader._condition("WHERE", body.get("whereClause"), At(scope, ctes))
        refuse_aggregates(reader, scope, body.get("whereClause"), "WHERE")
    _returning(reader, body, target, At(scope, ctes))


def _visible(relation: Relation) -> list[Visible]:
    return [Visible(item.name, item.type, relation) for item in relation.columns or ()]


def _returning(reader: Selects, body: Node, target: Relation, at: At) -> None:
    outputs = body.get("returningClause", {}).get("exprs", body.get("returningList", []))
    names = {item.name for item in at.scope.relations}
    versions = [name for name in ("old", "new") if name not in names]
    scope = Scope(at.scope.relations + [Relation(name, target.columns) for name in versions],
                  at.scope.visible)  # fmt: skip
    for output in outputs:
        value = output.get("ResTarget", {}).get("val", {})
        fields = value.get("ColumnRef", {}).get("fields", [])
        if not any("A_Star" in part for part in fields):
            reader.expression(value, At(scope, at.ctes))
        elif len(fields) > 1:
            offset = reader.source.offset(location(value["ColumnRef"]))
            reader.names.relation(scope, strings(fields)[-2], offset)
            if strings(fields)[-2] in versions:
                reader.later(not_offline("old and new in RETURNING", reader.place_of(value)))
        refuse_aggregates(reader, scope, value, "RETURNING")
    for offset, found in reader.references.items():
        if found.relation in scope.relations[len(at.scope.relations) :]:
            what = "old and new in RETURNING"
            reader.later(not_offline(what, reader.source.place(offset)))


def _merge(reader: Selects, body: Node, target: Relation, ctes: Ctes) -> Scope:
    brought = reader._from_item(body["sourceRelation"], From([], []), None, ctes)
    scope = Scope([target, *brought.relations], _visible(target) + brought.visible)
    reader._condition("JOIN/ON", body.get("joinCondition"), At(scope, ctes))
    for item in body.get("mergeWhenClauses", []):
        clause = item["MergeWhenClause"]
        reader._condition("WHEN", clause.get("condition"), At(scope, ctes))
        if clause.get("commandType") == "CMD_INSERT":
            columns = _insert_columns(reader, clause.get("targetList", []), target)
            values = clause.get("values", [])
            typed = [(value, reader.expression(value, At(scope, ctes))) for value in values]
            if values:
                _assign(reader, columns, [typed], bool(clause.get("targetList")))
        else:
            _set(reader, clause.get("targetList", []), target, At(scope, ctes))
    return scope


# -- UPDATE -----------------------------------------------------------------------------------


def _set(reader: Selects, targets: list[Node], target: Relation, at: At) -> None:
    """Resolve SET: each column once, with a value that goes into it."""
    seen: set[str] = set()
    for item in targets:
        result = item["ResTarget"]
        column = _column(reader, result, target)
        value = result.get("val", {})
        if "MultiAssignRef" in value:
            row = value["MultiAssignRef"]
            if row.get("colno", 1) == 1:
                _row(reader, row["source"], at)
            reader.later(not_offline("SET (…) = (…)", reader.place_of(item)))
        else:
            given = reader.expression(value, at)
            if column is not None and not result.get("indirection"):
                reader.check.assigned(column.name, column.type, value, given)
        refuse_aggregates(reader, at.scope, value, "UPDATE")
        if result["name"] in seen and not result.get("indirection"):
            message = f'multiple assignments to same column "{result["name"]}"'
            raise mistake("syntax", message, reader.place_of(item), column=result["name"])
        seen.add(result["name"])


def _row(reader: Selects, source: Node, at: At) -> None:
    kind, body = kind_of(source)
    if kind == "SubLink":
        reader.query(kind_of(body["subselect"])[1], at.scope, at.ctes)
    else:
        reader.expression(source, at)


# -- INSERT -----------------------------------------------------------------------------------


def _insert(reader: Selects, body: Node, target: Relation, ctes: Ctes) -> None:
    listed = body.get("cols", [])
    columns = _insert_columns(reader, listed, target)
    query = kind_of(body.get("selectStmt", {}))[1]
    rows: list[list[Typed]] = []
    if "valuesLists" in query and not (query.keys() & {"sortClause", "limitCount", "withClause"}):
        at = At(Scope(), ctes)
        for row in query["valuesLists"]:
            cells = row["List"].get("items", [])
            rows.append([(cell, reader.expression(cell, at)) for cell in cells])
            refuse_aggregates(reader, at.scope, row, "VALUES")
        if len({len(row) for row in rows}) > 1:
            message = "VALUES lists must all be the same length"
            raise mistake("syntax", message, reader.place_of(query["valuesLists"][-1]))
    elif query:
        outputs = reader.query(query, None, ctes)
        rows = [[(item.node, item.type) for item in outputs]] if outputs is not None else []
    _assign(reader, columns, rows, bool(listed))
    if body.get("onConflictClause"):
        _on_conflict(reader, body, target, rows, columns, ctes)


def _insert_columns(reader: Selects, listed: list[Node], target: Relation) -> list[Output] | None:
    """The columns that an INSERT fills, in its order; None where they are not known."""
    if not listed:
        return target.columns
    found: list[Output] = []
    for item in listed:
        column = _column(reader, item["ResTarget"], target)
        if column is None:
            return None
        if column in found:
            message = f'column "{column.name}" specified more than once'
            raise mistake("syntax", message, reader.place_of(item), column=column.name)
        found.append(column)
    return found


def _assign(
    reader: Selects, columns: list[Output] | None, rows: list[list[Typed]], listed: bool
) -> None:
    if columns is None:
        return
    for row in rows:
        if len(row) > len(columns):
            message = "INSERT has more expressions than target columns"
            raise mistake("syntax", message, reader.check.place(row[len(columns)][0]))
        if len(row) < len(columns) and listed:
            message = "INSERT has more target columns than expressions"
            raise mistake("syntax", message, reader.check.place(row[0][0]) if row else None)
        for column, (node, given) in zip(columns, row, strict=False):
            if not node or "SetToDefault" not in node:
                reader.check.assigned(column.name, column.type, node, given)


def _on_conflict(
    reader: Selects,
    body: Node,
    target: Relation,
    rows: list[list[Typed]],
    columns: list[Output] | None,
    ctes: Ctes,
) -> None:
    conflict = body["onConflictClause"]
    inferred = conflict.get("infer", {})
    place = reader.place_of(body["relation"])
    if inferred.get("conname"):
        reader.later(not_offline("ON CONFLICT ON CONSTRAINT", place))
    scope = Scope([target, Relation("excluded", target.columns)], _visible(target))
    for item in inferred.get("indexElems", []):
        element = item["IndexElem"]
        name = element.get("name", "")
        if target.columns is not None and name and not target.column(name):
            offset = reader.source.offset(location(element) or location(conflict))
            message = f'column "{name}" does not exist'
            raise mistake("unknown-column", message, reader.source.place(offset))
    check_conflict(reader, conflict, rows, columns)
    _set(reader, conflict.get("targetList", []), target, At(scope, ctes))
    reader._condition("WHERE", conflict.get("whereClause"), At(scope, ctes))


def _column(reader: Selects, result: Node, target: Relation) -> Output | None:
    """The column that is written to; None where the columns are not known."""
    name = result.get("name", "")
    if not name or target.columns is None:
        return None
    found = target.column(name)
    if found is not None:
        return found
    offset = reader.source.offset(location(result))
    close = nearest(name, (column.name for column in target.columns))
    owner = target.table.name if target.table else target.name
    message = f'column "{name}" of relation "{owner}" does not exist'
    place = reader.source.place(offset)
    raise mistake("unknown-column", message, place, close, name=name)
