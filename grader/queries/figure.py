"""The names PostgreSQL gives to output columns that the learner did not name."""

from __future__ import annotations

from typing import Any

from grader.queries.source import Source
from grader.queries.tree import Node, kind_of, location, nodes, strings

ColumnNames = dict[tuple[int, int], str]


def column_names(statement: Node, source: Source) -> ColumnNames:
    """The names of all unnamed output columns of a statement and of the queries in it.

    A column is known by the number of SELECTs around it and the character offset of the first
    column or constant in it. One that has neither is left out.
    """
    found: ColumnNames = {}
    _collect(statement, 0, source, found)
    return found


def _collect(value: Any, depth: int, source: Source, found: ColumnNames) -> None:
    if isinstance(value, list):
        for item in value:
            _collect(item, depth, source, found)
        return
    if not isinstance(value, dict):
        return
    if "targetList" in value and "limitOption" in value:
        depth += 1
        _note(value["targetList"], depth, source, found)
    elif depth == 0:
        returning = value.get("returningClause", {}).get("exprs", value.get("returningList", []))
        _note(returning, 0, source, found)
    for item in value.values():
        if isinstance(item, (dict, list)):
            _collect(item, depth, source, found)


def _note(targets: list[Node], depth: int, source: Source, found: ColumnNames) -> None:
    for item in targets:
        target = item.get("ResTarget", {})
        if "name" in target or not target.get("val"):
            continue
        leaves = [_leaf(kind, body, source) for kind, body in nodes(target["val"])]
        offsets = [offset for offset in leaves if offset >= 0]
        if offsets:
            found[depth, min(offsets)] = column_name(target["val"])


def _leaf(kind: str, body: Node, source: Source) -> int:
    """The offset of a column, text or number, or -1 for another node."""
    if kind == "ColumnRef":
        return source.offset(location(body))
    if kind != "A_Const" or not body.keys() & {"ival", "fval", "sval"}:
        return -1
    token = source.token_at(source.offset(location(body)))
    while token is not None and token.text in ("-", "+"):
        token = source.token_at(token.end)
    return token.start if token is not None and token.kind in ("string", "number") else -1


def column_name(node: Node) -> str:
    """The name PostgreSQL gives an output column that has none of its own."""
    return _figure(node)[0] or "?column?"


def _figure(node: Node) -> tuple[str, int]:
    """The name, and how firmly it stands: 2 for a proper one, 1 for a poor one, 0 for none."""
    kind, body = kind_of(node)
    if kind == "ColumnRef":
        names = [name for name in strings(body["fields"]) if name]
        return (names[-1], 2) if names else ("", 0)
    if kind == "FuncCall":
        return strings(body["funcname"])[-1], 2
    if kind == "TypeCast":
        name, strength = _figure(body["arg"])
        if strength <= 1 and body.get("typeName", {}).get("names"):
            return strings(body["typeName"]["names"])[-1], 1
        return name, strength
    if kind == "CaseExpr":
        name, strength = _figure(body.get("defresult", {}))
        return (name, strength) if strength > 1 else ("case", 1)
    if kind == "SubLink":
        if body["subLinkType"] == "EXISTS_SUBLINK":
            return "exists", 2
        if body["subLinkType"] == "ARRAY_SUBLINK":
            return "array", 2
        if body["subLinkType"] == "EXPR_SUBLINK":
            inner = kind_of(body["subselect"])[1]
            while inner.get("larg"):
                inner = inner["larg"]
            if inner.get("targetList"):
                target = inner["targetList"][0]["ResTarget"]
                return target.get("name") or column_name(target.get("val", {})), 2
        return "", 0
    if kind == "SQLValueFunction":
        return body["op"].removeprefix("SVFOP_").removesuffix("_N").lower(), 2
    if kind == "MinMaxExpr":
        return "least" if body["op"] == "IS_LEAST" else "greatest", 2
    if kind == "A_Expr":
        return ("nullif", 2) if body["kind"] == "AEXPR_NULLIF" else ("", 0)
    if kind in ("CollateClause", "A_Indirection"):
        parts = [name for name in strings(body.get("indirection")) if name]
        return (parts[-1], 2) if parts else _figure(body["arg"])
    fixed = {"CoalesceExpr": "coalesce", "A_ArrayExpr": "array", "RowExpr": "row",
             "GroupingFunc": "grouping"}  # fmt: skip
    return (fixed[kind], 2) if kind in fixed else ("", 0)
