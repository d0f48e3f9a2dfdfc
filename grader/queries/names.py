"""Resolves every table and column of a statement the way PostgreSQL does.

It works on the tree of PostgreSQL's own parser. Where it does not understand a part, it stays
silent about the names in it and lets the engine decide.
"""

from __future__ import annotations

from grader.models import Schema
from grader.queries.expressions import At, Ctes, Reading
from grader.queries.from_items import From
from grader.queries.nearest import nearest
from grader.queries.pg_types import of_type_name
from grader.queries.scope import Output, Relation, Scope, Visible
from grader.queries.selects import Selects
from grader.queries.source import Source
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, kind_of, location


class Resolver(Selects):
    """Resolves one answer; `reading` is what it learned."""

    def __init__(self, schema: Schema, source: Source) -> None:
        super().__init__(schema, source, Reading())

    def statement(self, node: Node) -> None:
        """Resolve a whole statement."""
        kind, body = kind_of(node)
        if kind == "SelectStmt":
            self.query(body, None, {})
        elif kind == "CreateStmt":
            self._create(body)
        elif kind in ("CreateTableAsStmt", "ViewStmt"):
            made = body.get("view") or body["into"]["rel"]
            if body.get("into", {}).get("skipData"):
                raise not_offline("WITH NO DATA", self._place_of({"RangeVar": made}))
            self._made(made)
            self.query(kind_of(body["query"])[1], None, {})
        elif kind in ("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"):
            self._change(kind, body)

    def _change(self, kind: str, body: Node) -> None:
        ctes = self._with(body.get("withClause"), None, {})
        target = self.range_var(body["relation"], {})
        alias = body["relation"].get("alias", {}).get("aliasname")
        target = Relation(alias or target.name, target.columns, target.table)
        own = [Visible(item.name, item.type, target) for item in target.columns or ()]
        if kind == "InsertStmt":
            self._insert(body, target, ctes)
            scope = Scope([target], own)
        elif kind == "MergeStmt":
            brought = self._from_item(body["sourceRelation"], From([], []), None, ctes)
            scope = Scope([target, *brought.relations], own + brought.visible)
            self.expression(body.get("joinCondition"), At(scope, ctes))
            for item in body.get("mergeWhenClauses", []):
                clause = item["MergeWhenClause"]
                self._target_names(clause.get("targetList", []), target)
                for part in (clause.get("condition"), *clause.get("values", [])):
                    self.expression(part, At(scope, ctes))
                for part in clause.get("targetList", []):
                    self.expression(part["ResTarget"].get("val"), At(scope, ctes))
        else:
            extra = body.get("fromClause", []) or body.get("usingClause", [])
            brought = self._from(extra, None, ctes)
            for relation in brought.relations:
                self._refuse_twice(relation, [target], extra[0])
            scope = Scope([target, *brought.relations], own + brought.visible)
            self._target_names(body.get("targetList", []), target)
            for part in body.get("targetList", []):
                self.expression(part["ResTarget"].get("val"), At(scope, ctes))
            condition = self.expression(body.get("whereClause"), At(scope, ctes))
            self._must_be_boolean(condition, "WHERE", body.get("whereClause"))
        returning = body.get("returningClause", {}).get("exprs", body.get("returningList", []))
        for output in returning:
            value = output.get("ResTarget", {}).get("val", {})
            fields = value.get("ColumnRef", {}).get("fields", [])
            if not any("A_Star" in part for part in fields):
                self.expression(value, At(scope, ctes))

    def _made(self, relation: Node) -> None:
        """Note a relation that the answer makes; it may only go into the schema public."""
        schema = relation.get("schemaname", "")
        offset = self.source.offset(location(relation))
        if relation.get("catalogname") or schema not in ("", "public"):
            message = f'schema "{schema}" does not exist'
            raise mistake("unknown-table", message, self.source.place(offset), name=schema)
        self.created.add(relation["relname"])

    def _create(self, body: Node) -> None:
        self._made(body["relation"])
        name = body["relation"]["relname"]
        elements = body.get("tableElts", [])
        columns = [item["ColumnDef"] for item in elements if "ColumnDef" in item]
        if any(next(iter(item)) not in ("ColumnDef", "Constraint") for item in elements):
            raise not_offline("LIKE in CREATE TABLE", self._place_of(elements[0]))
        outputs = [Output(item["colname"], of_type_name(item["typeName"])) for item in columns]
        relation = Relation(name, outputs)
        scope = Scope([relation], [Visible(item.name, item.type, relation) for item in outputs])
        rules = [item["Constraint"] for item in elements if "Constraint" in item]
        for column in columns:
            rules.extend(item["Constraint"] for item in column.get("constraints", []))
        for rule in rules:
            if rule["contype"] in ("CONSTR_IDENTITY", "CONSTR_GENERATED", "CONSTR_EXCLUSION"):
                offset = self.source.offset(location(rule))
                raise not_offline("This rule of a column", self.source.place(offset))
            self.expression(rule.get("raw_expr"), At(scope, {}))
            target = rule.get("pktable")
            if target and target["relname"] not in self.created:
                self.range_var(target, {})

    def _insert(self, body: Node, target: Relation, ctes: Ctes) -> None:
        self._target_names(body.get("cols", []), target)
        if "selectStmt" in body:
            self.query(kind_of(body["selectStmt"])[1], None, ctes)
        conflict = body.get("onConflictClause")
        if not conflict:
            return
        inferred = conflict.get("infer", {})
        if inferred.get("conname"):
            raise not_offline("ON CONFLICT ON CONSTRAINT", self._place_of(body["relation"]))
        own = [Visible(item.name, item.type, target) for item in target.columns or ()]
        excluded = Relation("excluded", target.columns)
        for item in inferred.get("indexElems", []):
            element = item["IndexElem"]
            if target.columns is not None and "name" in element and not target.column(
                element["name"]
            ):  # fmt: skip
                offset = self.source.offset(location(element) or location(conflict))
                message = f'column "{element["name"]}" does not exist'
                raise mistake("unknown-column", message, self.source.place(offset))
        scope = Scope([target, excluded], own)
        self._target_names(conflict.get("targetList", []), target)
        for part in conflict.get("targetList", []):
            self.expression(part["ResTarget"].get("val"), At(scope, ctes))
        self.expression(conflict.get("whereClause"), At(scope, ctes))

    def _target_names(self, targets: list[Node], target: Relation) -> None:
        """The columns that INSERT and UPDATE write to."""
        for item in targets:
            name = item["ResTarget"].get("name", "")
            if not name or target.columns is None or target.column(name):
                continue
            offset = self.source.offset(location(item["ResTarget"]))
            close = nearest(name, (column.name for column in target.columns))
            owner = target.table.name if target.table else target.name
            raise mistake(
                "unknown-column",
                f'column "{name}" of relation "{owner}" does not exist',
                self.source.place(offset),
                close,
                name=name,
            )
