"""Resolves CREATE TABLE, CREATE TABLE AS and CREATE VIEW."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from grader.models import Place
from grader.queries.aggregates import refuse_aggregates
from grader.queries.expressions import At, Outputs
from grader.queries.foreign_keys import check_foreign_key
from grader.queries.from_items import renamed
from grader.queries.pg_types import of_type_name
from grader.queries.scope import Output, Relation, Scope, Visible
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, kind_of, location, nodes, strings

if TYPE_CHECKING:
    from grader.queries.selects import Selects

_keys = ("CONSTR_PRIMARY", "CONSTR_UNIQUE")
_later = {
    "CONSTR_IDENTITY": "An identity column",
    "CONSTR_GENERATED": "A generated column",
    "CONSTR_EXCLUSION": "EXCLUDE",
}


def define(reader: Selects, kind: str, body: Node) -> None:
    """Resolve a statement that makes a table or view."""
    if kind == "CreateStmt":
        _create(reader, body)
        return
    made = body.get("view") or body["into"]["rel"]
    if body.get("into", {}).get("skipData"):
        reader.later(not_offline("WITH NO DATA", reader.place_of({"RangeVar": made})))
    _made(reader, made, reader.schema.table(made["relname"]) is not None and _fresh(body))
    outputs = reader.query(kind_of(body["query"])[1], None, {})
    names = strings(body.get("aliases") or body.get("into", {}).get("colNames"))
    if outputs is None:
        return
    if len(names) > len(outputs):
        message = "too many column names were specified"
        if kind == "ViewStmt":
            message = "CREATE VIEW specifies more column names than columns"
        raise mistake("syntax", message, reader.place_of({"RangeVar": made}))
    _check_once(reader, renamed(outputs, names), made)


def _fresh(body: Node) -> bool:
    return not (body.get("if_not_exists") or body.get("replace"))


def _made(reader: Selects, relation: Node, clash: bool = False) -> None:
    """Note a relation that the answer makes; it may only go into the schema public."""
    schema, name = relation.get("schemaname", ""), relation["relname"]
    place = reader.source.place(reader.source.offset(location(relation)))
    if relation.get("catalogname") or schema not in ("", "public"):
        raise mistake("unknown-table", f'schema "{schema}" does not exist', place, name=schema)
    if clash:
        raise mistake("runtime", f'relation "{name}" already exists', place, name=name)
    reader.created.add(name)


def _check_once(reader: Selects, outputs: Outputs, made: Node) -> None:
    counts = Counter(item.name for item in outputs or ())
    twice = next((name for name, count in counts.items() if count > 1), None)
    if twice is not None:
        message = f'column "{twice}" specified more than once'
        raise mistake("syntax", message, reader.place_of({"RangeVar": made}), column=twice)


def _create(reader: Selects, body: Node) -> None:
    name = body["relation"]["relname"]
    _made(reader, body["relation"], reader.schema.table(name) is not None and _fresh(body))
    elements = body.get("tableElts", [])
    if any(next(iter(item)) not in ("ColumnDef", "Constraint") for item in elements):
        raise not_offline("LIKE in CREATE TABLE", reader.place_of(elements[0]))
    columns = [item["ColumnDef"] for item in elements if "ColumnDef" in item]
    for column in columns:
        reader.check_type(column["typeName"])
        _check_size(reader, column["typeName"])
    outputs = [Output(item["colname"], of_type_name(item["typeName"])) for item in columns]
    relation = Relation(name, outputs)
    scope = Scope([relation], [Visible(item.name, item.type, relation) for item in outputs])
    rules: list[tuple[Output | None, Node]] = [
        (None, item["Constraint"]) for item in elements if "Constraint" in item
    ]
    for column, output in zip(columns, outputs, strict=True):
        rules += [(output, item["Constraint"]) for item in column.get("constraints", [])]
    primary = [rule for _, rule in rules if rule["contype"] == "CONSTR_PRIMARY"]
    if len(primary) > 1:
        message = f'multiple primary keys for table "{name}" are not allowed'
        raise mistake("syntax", message, _place(reader, primary[1]))
    _check_once(reader, outputs, body["relation"])
    for own, rule in rules:
        _check_rule(reader, relation, own, rule, scope)
    for own, rule in rules:
        if rule["contype"] == "CONSTR_FOREIGN":
            check_foreign_key(reader, relation, own, rule, _unique_keys(rules))


def _place(reader: Selects, rule: Node) -> Place:
    return reader.source.place(reader.source.offset(location(rule)))


def _unique_keys(rules: list[tuple[Output | None, Node]]) -> list[tuple[bool, list[str]]]:
    """The keys a table declares: whether it is the primary one, and its columns."""
    return [
        (
            rule["contype"] == "CONSTR_PRIMARY",
            strings(rule.get("keys")) or [own.name if own else ""],
        )
        for own, rule in rules
        if rule["contype"] in _keys
    ]


def _check_rule(
    reader: Selects, relation: Relation, own: Output | None, rule: Node, scope: Scope
) -> None:
    kind = rule["contype"]
    value = rule.get("raw_expr")
    if kind == "CONSTR_CHECK":
        _refuse_inside(reader, value, scope, "check constraint")
        reader.check.must_be("boolean", "CHECK", value, reader.expression(value, At(scope, {})))
    elif kind == "CONSTR_DEFAULT":
        _check_default(reader, own, value)
    elif kind == "CONSTR_GENERATED":
        _refuse_inside(reader, value, scope, "column generation expression")
        reader.expression(value, At(scope, {}))
    for name in strings(rule.get("keys")):
        if relation.column(name) is None:
            message = f'column "{name}" named in key does not exist'
            raise mistake("unknown-column", message, _place(reader, rule), name=name)
    if kind in _later:
        reader.later(not_offline(_later[kind], _place(reader, rule)))


def _refuse_inside(reader: Selects, value: Node | None, scope: Scope, where: str) -> None:
    for kind, body in nodes(value or {}):
        if kind == "SubLink":
            place = _place(reader, body)
            raise mistake("syntax", f"cannot use subquery in {where}", place)
    plural = where + "s"
    refuse_aggregates(reader, scope, value, plural)


def _check_default(reader: Selects, own: Output | None, value: Node | None) -> None:
    for kind, body in nodes(value or {}):
        if kind == "ColumnRef":
            message = "cannot use column reference in DEFAULT expression"
            raise mistake("syntax", message, _place(reader, body))
    _refuse_inside(reader, value, Scope(), "DEFAULT expression")
    given = reader.expression(value, At(Scope(), {}))
    if own is not None:
        reader.check.assigned(own.name, own.type, value, given, "default expression")


def _check_size(reader: Selects, type_name: Node) -> None:
    """The bounds of numeric(precision, scale) and varchar(length)."""
    sizes = [item.get("A_Const", {}).get("ival", {}).get("ival", 0)
             for item in type_name.get("typmods", [])]  # fmt: skip
    names = strings(type_name.get("names"))
    message = ""
    if names[-1:] == ["numeric"] and sizes:
        if not 1 <= sizes[0] <= 1000:
            message = f"NUMERIC precision {sizes[0]} must be between 1 and 1000"
        elif len(sizes) > 1 and not -1000 <= sizes[1] <= 1000:
            message = f"NUMERIC scale {sizes[1]} must be between -1000 and 1000"
    elif names[-1:] in (["varchar"], ["bpchar"]) and sizes and sizes[0] < 1:
        short = "char" if names[-1] == "bpchar" else "varchar"
        message = f"length for type {short} must be at least 1"
    if message:
        raise mistake("type-mismatch", message, _place(reader, type_name))
