"""Resolves FROM: tables, subqueries, functions and joins, and what each brings into reach."""

from __future__ import annotations

from dataclasses import dataclass

from grader.queries import functions
from grader.queries.expressions import At, Ctes, Expressions, Outputs
from grader.queries.figure import column_name
from grader.queries.pg_types import family_of, named, unify
from grader.queries.scope import Output, Relation, Scope, Visible
from grader.queries.stop import Stop, mistake, not_offline
from grader.queries.tree import Node, kind_of, location, strings


@dataclass(slots=True)
class From:
    """What FROM or one of its items brings in."""

    relations: list[Relation]
    visible: list[Visible]
    merged: bool = False


class FromItems(Expressions):
    """Adds FROM to expressions."""

    def _from(self, items: list[Node], outer: Scope | None, ctes: Ctes) -> From:
        whole = From([], [])
        for item in items:
            part = self._from_item(item, whole, outer, ctes)
            for relation in part.relations:
                self._refuse_twice(relation, whole.relations, item)
            whole.relations.extend(part.relations)
            whole.visible.extend(part.visible)
            whole.merged = whole.merged or part.merged
        return whole

    def _refuse_twice(self, relation: Relation, others: list[Relation], item: Node) -> None:
        if relation.name and any(other.name == relation.name for other in others):
            raise mistake(
                "ambiguous-column",
                f'table name "{relation.name}" specified more than once',
                self._place_of(item),
                name=relation.name,
            )

    def _from_item(self, item: Node, before: From, outer: Scope | None, ctes: Ctes) -> From:
        kind, body = kind_of(item)
        if kind == "JoinExpr":
            return self._join(body, before, outer, ctes)
        alias = body.get("alias", {})
        name, columns = alias.get("aliasname", ""), strings(alias.get("colnames"))
        if kind == "RangeVar":
            relation = self.range_var(body, ctes)
        elif kind == "RangeSubselect":
            lateral = bool(body.get("lateral"))
            scope = self._beside(before, outer, lateral)
            inner = self.query(kind_of(body["subquery"])[1], scope, ctes)
            relation = Relation("", settled(inner))
        elif kind == "RangeFunction":
            relation = self._range_function(body, self._beside(before, outer, True), ctes, alias)
        else:
            raise not_offline("This item of FROM", self._place_of(item))
        if columns:
            if relation.columns is not None and len(columns) > len(relation.columns):
                message = (
                    f'table "{name}" has {len(relation.columns)} columns available but '
                    f"{len(columns)} columns specified"
                )
                raise mistake("unknown-column", message, self._place_of(item))
            relation = Relation(relation.name, renamed(relation.columns, columns))
        if name:
            relation = Relation(name, relation.columns, relation.table)
        visible = [Visible(item.name, item.type, relation) for item in relation.columns or ()]
        return From([relation], visible)

    def _beside(self, before: From, outer: Scope | None, lateral: bool) -> Scope | None:
        if lateral:
            return Scope(before.relations[:], before.visible[:], outer)
        if not before.relations:
            return outer
        return Scope(parent=outer, hidden=before.relations[:])

    def range_var(self, body: Node, ctes: Ctes) -> Relation:
        """A table or WITH query by its name."""
        name, schema = body["relname"], body.get("schemaname", "")
        offset = self.source.offset(location(body))
        if not schema and name in ctes:
            return Relation(name, ctes[name])
        if body.get("catalogname"):
            schema = f"{body['catalogname']}.{schema}"
        try:
            table = self.names.table(schema, name, offset)
        except Stop:
            if not schema and name in self.created:
                return Relation(name, None)
            raise
        outputs = [Output(column.name, named(column.type)) for column in table.columns]
        return Relation(name, outputs, table)

    def _range_function(self, body: Node, scope: Scope | None, ctes: Ctes, alias: Node) -> Relation:
        calls = [item["List"]["items"][0] for item in body.get("functions", [])]
        types = [self.expression(call, At(scope or Scope(), ctes)) for call in calls]
        if len(calls) != 1 or body.get("is_rowsfrom") or body.get("coldeflist"):
            raise not_offline("ROWS FROM and functions with a column list")
        kind, call = kind_of(calls[0])
        name = column_name(calls[0])
        function = functions.known().get(name)
        if kind != "FuncCall":
            return Relation(name, None)
        label = alias.get("aliasname") or name
        outputs = [Output(label, types[0])]
        if name == "unnest" and len(call.get("args", [])) > 1:
            outputs = [Output("unnest", "") for _ in call["args"]]
        elif function is None or (function.gives == "" and types[0] == "" and name != "unnest"):
            return Relation(name, None)
        if body.get("ordinality"):
            outputs.append(Output("ordinality", "bigint"))
        return Relation(name, outputs)

    def _join(self, body: Node, before: From, outer: Scope | None, ctes: Ctes) -> From:
        left = self._from_item(body["larg"], before, outer, ctes)
        beside = From(before.relations + left.relations, before.visible + left.visible)
        right = self._from_item(body["rarg"], beside, outer, ctes)
        for relation in right.relations:
            self._refuse_twice(relation, left.relations, body["rarg"])
        names = strings(body.get("usingClause"))
        merged = bool(names or body.get("isNatural"))
        known = all(item.columns is not None for item in left.relations + right.relations)
        if body.get("isNatural") and known:
            right_names = [column.name for column in right.visible]
            names = [column.name for column in left.visible if column.name in right_names]
        if known:
            for name in names:
                self._check_using(name, left, right, body["rarg"])
        both = From(left.relations + right.relations, [], left.merged or right.merged or merged)
        for name in names:
            pair = [column for column in left.visible + right.visible if column.name == name]
            both.visible.append(Visible(name, unify(column.type for column in pair), None))
        rest = [item for item in left.visible + right.visible if item.name not in names]
        both.visible.extend(rest)
        if "quals" in body:
            hidden = [item for item in before.relations if item not in both.relations]
            scope = Scope(both.relations, left.visible + right.visible, outer, hidden)
            condition = self.expression(body["quals"], At(scope, ctes))
            self._must_be_boolean(condition, "JOIN/ON", body["quals"])
        if "alias" in body:
            alias = body["alias"]
            outputs: Outputs = [Output(item.name, item.type) for item in both.visible]
            outputs = renamed(outputs if known else None, strings(alias.get("colnames")))
            joined = Relation(alias["aliasname"], outputs)
            visible = [Visible(item.name, item.type, joined) for item in outputs or ()]
            return From([joined], visible, both.merged)
        return both

    def _check_using(self, name: str, left: From, right: From, item: Node) -> None:
        for side, part in (("left", left), ("right", right)):
            count = sum(column.name == name for column in part.visible)
            if count == 1:
                continue
            place = self._place_of(item)
            if count:
                message = f'common column name "{name}" appears more than once in {side} table'
                raise mistake("ambiguous-column", message, place, name=name)
            message = f'column "{name}" specified in USING clause does not exist in {side} table'
            raise mistake("unknown-column", message, place, name=name)

    def _must_be_boolean(self, type_name: str, clause: str, node: Node | None) -> None:
        if node and family_of(type_name) not in ("", "boolean"):
            raise mistake(
                "type-mismatch",
                f"argument of {clause} must be type boolean, not type {type_name}",
                self._place_of(node),
            )


def settled(outputs: Outputs) -> Outputs:
    """The columns as others see them: bare strings and NULLs are text by then."""
    if outputs is None:
        return None
    return [Output(item.name, "text") if item.type == "unknown" else item for item in outputs]


def renamed(outputs: Outputs, names: list[str]) -> Outputs:
    """The columns under new names; columns beyond the names keep theirs."""
    if outputs is None:
        return None
    new = [Output(name, item.type) for name, item in zip(names, outputs, strict=False)]
    return new + outputs[len(new) :]
