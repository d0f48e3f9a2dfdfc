"""Resolves queries: SELECT, VALUES, set operations and WITH."""

from __future__ import annotations

from grader.queries.expressions import At, Ctes, Outputs
from grader.queries.figure import column_name
from grader.queries.from_items import FromItems, renamed, settled
from grader.queries.grouping import check_grouping
from grader.queries.pg_types import clash, unify
from grader.queries.scope import Output, Relation, Scope, Visible
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, constant, kind_of, location, strings


class Selects(FromItems):
    """Adds queries to FROM."""

    def query(self, body: Node, outer: Scope | None, around: Ctes) -> Outputs:
        """Resolve a query; what it gives, or None where that is not known."""
        ctes = self._with(body.get("withClause"), outer, around)
        if body.get("op", "SETOP_NONE") != "SETOP_NONE":
            return self._set_operation(body, outer, ctes)
        if "valuesLists" in body:
            return self._values(body, outer, ctes)
        return self._select(body, outer, ctes)

    def _with(self, clause: Node | None, outer: Scope | None, around: Ctes) -> Ctes:
        if not clause:
            return around
        ctes = dict(around)
        items = [item["CommonTableExpr"] for item in clause.get("ctes", [])]
        if clause.get("recursive"):
            ctes.update({item["ctename"]: None for item in items})
        for item in items:
            offset = self.source.offset(location(item))
            if item.get("search_clause") or item.get("cycle_clause"):
                raise not_offline("SEARCH and CYCLE", self.source.place(offset))
            name, aliases = item["ctename"], strings(item.get("aliascolnames"))
            kind, inner = kind_of(item["ctequery"])
            if kind != "SelectStmt":
                ctes[name] = None
                continue
            if clause.get("recursive") and inner.get("op", "SETOP_NONE") != "SETOP_NONE":
                base = self._with(inner.get("withClause"), outer, ctes)
                ctes[name] = settled(renamed(self.query(inner["larg"], outer, base), aliases))
            ctes[name] = settled(renamed(self.query(inner, outer, ctes), aliases))
        return ctes

    def _set_operation(self, body: Node, outer: Scope | None, ctes: Ctes) -> Outputs:
        left = self.query(body["larg"], outer, ctes)
        right = self.query(body["rarg"], outer, ctes)
        word = body["op"].removeprefix("SETOP_")
        outputs = left
        if left is not None and right is not None:
            if len(left) != len(right):
                raise mistake(
                    "syntax",
                    f"each {word} query must have the same number of columns",
                    self._place_of(body["rarg"]),
                    columns=[len(left), len(right)],
                )
            outputs = []
            for first, second in zip(left, right, strict=True):
                differ = clash((first.type, second.type))
                if differ:
                    message = f"{word} types {differ[0]} and {differ[1]} cannot be matched"
                    raise mistake("type-mismatch", message, self._place_of(body["rarg"]))
                outputs.append(Output(first.name, unify((first.type, second.type))))
        if outputs is not None:
            relation = Relation("", outputs)
            visible = [Visible(item.name, item.type, relation) for item in outputs]
            for item in body.get("sortClause", []):
                node = item["SortBy"]["node"]
                if "ColumnRef" in node and len(node["ColumnRef"]["fields"]) == 1:
                    self.expression(node, At(Scope([], visible), ctes))
        return outputs

    def _values(self, body: Node, outer: Scope | None, ctes: Ctes) -> Outputs:
        scope = Scope(parent=outer)
        columns: list[list[str]] = []
        for row in body["valuesLists"]:
            cells = row["List"].get("items", [])
            types = [self.expression(cell, At(scope, ctes)) for cell in cells]
            if not columns:
                columns = [[] for _ in types]
            for column, type_name in zip(columns, types, strict=False):
                column.append(type_name)
        return [
            Output(f"column{at}", "unknown" if set(types) == {"unknown"} else unify(types))
            for at, types in enumerate(columns, 1)
        ]

    def _select(self, body: Node, outer: Scope | None, ctes: Ctes) -> Outputs:
        brought = self._from(body.get("fromClause", []), outer, ctes)
        scope = Scope(brought.relations, brought.visible, outer)
        outputs, known = self._targets(body.get("targetList", []), scope, ctes, brought.merged)
        condition = self.expression(body.get("whereClause"), At(scope, ctes))
        self._must_be_boolean(condition, "WHERE", body.get("whereClause"))
        by_name = {output.name for output in outputs}
        for item in body.get("groupClause", []):
            self._group_item(item, scope, ctes, by_name)
        condition = self.expression(body.get("havingClause"), At(scope, ctes))
        self._must_be_boolean(condition, "HAVING", body.get("havingClause"))
        for window in body.get("windowClause", []):
            self.window(window["WindowDef"], At(scope, ctes))
        for item in (*body.get("sortClause", []), *body.get("distinctClause", [])):
            node = item.get("SortBy", {}).get("node", item)
            self._sort_item(node, scope, ctes, by_name, len(outputs) if known else None)
        for part in ("limitCount", "limitOffset"):
            self.expression(body.get(part), At(Scope(parent=outer), ctes))
        if body.get("limitOption") == "LIMIT_OPTION_WITH_TIES":
            raise not_offline("FETCH FIRST … WITH TIES")
        if body.get("groupDistinct"):
            raise not_offline("GROUP BY DISTINCT")
        check_grouping(self, body, scope)
        return outputs if known else None

    def _targets(
        self, targets: list[Node], scope: Scope, ctes: Ctes, merged: bool
    ) -> tuple[list[Output], bool]:
        """The output columns, and whether they are all known."""
        outputs: list[Output] = []
        known = True
        for item in targets:
            target = item["ResTarget"]
            value = target.get("val", {})
            reference = value.get("ColumnRef")
            if reference and any("A_Star" in part for part in reference["fields"]):
                found = self._star(reference, scope, merged)
                known = known and found is not None
                outputs.extend(found or [])
                continue
            given = self.expression(value, At(scope, ctes))
            name = target.get("name") or column_name(value)
            outputs.append(Output(name, given))
        return outputs, known

    def _star(self, reference: Node, scope: Scope, merged: bool) -> Outputs:
        owners = strings(reference["fields"])[:-1]
        offset = self.source.offset(location(reference))
        if owners:
            _, relation = self.names.relation(scope, owners[-1], offset)
            return relation.columns
        if not scope.relations:
            raise mistake(
                "syntax",
                "SELECT * with no tables specified is not valid",
                self.source.place(offset),
            )
        if not scope.known:
            return None
        if merged:
            self.reading.stars[offset] = [
                (column.relation.name if column.relation else "", column.name)
                for column in scope.visible
            ]
        return [Output(column.name, column.type) for column in scope.visible]

    def _group_item(self, item: Node, scope: Scope, ctes: Ctes, outputs: set[str]) -> None:
        kind, body = kind_of(item)
        if kind == "GroupingSet":
            for part in body.get("content", []):
                self._group_item(part, scope, ctes, outputs)
            return
        if kind == "ColumnRef" and len(body["fields"]) == 1:
            name = strings(body["fields"])[0]
            if name in outputs and not any(column.name == name for column in scope.visible):
                return
        self.expression(item, At(scope, ctes))

    def _sort_item(
        self, node: Node, scope: Scope, ctes: Ctes, outputs: set[str], count: int | None
    ) -> None:
        """An item of ORDER BY or DISTINCT ON: an output column's name or place, or anything."""
        kind, body = kind_of(node)
        plain = kind == "ColumnRef" and len(body["fields"]) == 1
        if plain and strings(body["fields"])[0] in outputs:
            return
        place = constant(node)
        if isinstance(place, int):
            if count is not None and not 1 <= place <= count:
                offset = self.source.offset(location(kind_of(node)[1]))
                message = f"ORDER BY position {place} is not in select list"
                raise mistake("unknown-column", message, self.source.place(offset))
            return
        if node:
            self.expression(node, At(scope, ctes))
