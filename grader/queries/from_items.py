"""Resolves FROM: tables, subqueries, functions and joins, and what each brings into reach."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.queries import functions, row_functions
from grader.queries.aggregates import has_aggregates, refuse_aggregates
from grader.queries.expressions import At, Ctes, Expressions, Outputs
from grader.queries.figure import column_name
from grader.queries.pg_types import modified, named
from grader.queries.scope import Output, Relation, Scope, Visible
from grader.queries.set_returning import check_from
from grader.queries.stop import Stop, mistake, not_offline
from grader.queries.tree import Node, kind_of, location, strings


@dataclass(slots=True)
class From:
    """What FROM or one of its items brings in; `hidden` is what cannot be named beside it."""

    relations: list[Relation]
    visible: list[Visible]
    merged: bool = False
    hidden: list[Relation] = field(default_factory=list)


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
            return Scope(before.relations[:], before.visible[:], outer, before.hidden[:])
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
        outputs = [
            Output(column.name, named(column.type), modified(column.type))
            for column in table.columns
        ]
        return Relation(name, outputs, table)

    def _range_function(self, body: Node, scope: Scope | None, ctes: Ctes, alias: Node) -> Relation:
        calls = [item["List"]["items"][0] for item in body.get("functions", [])]
        at = At(scope or Scope(), ctes)
        if body.get("coldeflist") or any(item["List"]["items"][1] for item in body["functions"]):
            self._many(calls, at)
            raise not_offline("A function with a column list")
        label = alias.get("aliasname", "") if len(calls) == 1 else ""
        name = column_name(calls[0])
        outputs: list[Output] = []
        if at.scope.parent is not None and has_aggregates(calls):
            raise not_offline("An aggregate in a function in FROM")
        refuse_aggregates(self, at.scope, calls, "functions in FROM")
        for call in calls:
            given = self._function_columns(call, at, label)
            if given is None and len(calls) > 1:
                raise not_offline("This function in ROWS FROM", self._place_of(call))
            if given is None:
                return Relation(name, None)
            outputs.extend(given)
        if body.get("ordinality"):
            outputs.append(Output("ordinality", "bigint"))
        return Relation(name, outputs)

    def _function_columns(self, node: Node, at: At, label: str) -> Outputs:
        """The columns that a function in FROM gives."""
        kind, call = kind_of(node)
        name = column_name(node)
        check_from(self, node)
        arguments = call.get("args", [])
        if name == "unnest" and kind == "FuncCall" and len(arguments) > 1:
            self.reading.calls[self.source.offset(location(call))] = name
            return [Output(name, self._element(item, at)) for item in arguments]
        given = self.expression(node, at)
        function = functions.known().get(name)
        if name in row_functions.OUTPUTS:
            return [Output(*column) for column in row_functions.OUTPUTS[name]]
        if name == "unnest":
            return [Output(label or name, given)]
        if kind != "FuncCall" or function is None or (given == "" and function.gives == ""):
            return None
        return [Output(label or name, given)]

    def _element(self, node: Node, at: At) -> str:
        """The type of an array's elements in unnest() of several arrays."""
        given = self.expression(node, at)
        if given and not given.endswith("[]"):
            message = f"function pg_catalog.unnest({given}) does not exist"
            raise mistake("unknown-function", message, self._place_of(node), function="unnest")
        return given.removesuffix("[]")

    def _join(self, body: Node, before: From, outer: Scope | None, ctes: Ctes) -> From:
        left = self._from_item(body["larg"], before, outer, ctes)
        beside = From(before.relations + left.relations, before.visible + left.visible)
        if body["jointype"] in ("JOIN_RIGHT", "JOIN_FULL"):
            beside = From(before.relations, before.visible, False, left.relations)
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
            typed = [(None, column.type) for column in pair]
            given = self.check.common("JOIN/USING", typed, self._place_of(body["rarg"]))
            both.visible.append(Visible(name, given, None))
        rest = [item for item in left.visible + right.visible if item.name not in names]
        both.visible.extend(rest)
        if "quals" in body:
            hidden = [item for item in before.relations if item not in both.relations]
            scope = Scope(both.relations, left.visible + right.visible, outer, hidden)
            self._condition("JOIN/ON", body["quals"], At(scope, ctes))
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

    def _condition(self, clause: str, node: Node | None, at: At) -> None:
        """Resolve what is true or false."""
        self.check.must_be("boolean", clause, node, self.expression(node, at))


def settled(outputs: Outputs) -> Outputs:
    """The columns as others see them: bare strings and NULLs are text by then."""
    if outputs is None:
        return None
    return [
        Output(
            item.name,
            "text" if item.type == "unknown" else item.type,
            item.modifier,
            places=item.places,
        )
        for item in outputs
    ]


def renamed(outputs: Outputs, names: list[str]) -> Outputs:
    """The columns under new names; columns beyond the names keep theirs."""
    if outputs is None:
        return None
    pairs = zip(names, outputs, strict=False)
    new = [Output(name, item.type, item.modifier, places=item.places) for name, item in pairs]
    return new + outputs[len(new) :]
