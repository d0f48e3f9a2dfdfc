"""Resolves queries: SELECT, VALUES, set operations and WITH."""

from __future__ import annotations

from grader.queries.aggregates import has_aggregates, refuse_aggregates
from grader.queries.call_rules import check_calls
from grader.queries.checker import Typed
from grader.queries.expressions import At, Behind, Ctes, Outputs
from grader.queries.figure import column_name
from grader.queries.from_items import FromItems, renamed, settled
from grader.queries.grouping import check_grouping
from grader.queries.join_rules import check_full_joins
from grader.queries.json_order import check_json_order
from grader.queries.numeric_places import keeps_places
from grader.queries.pg_types import modified, size_of
from grader.queries.recursion import check_form, check_order_of, check_types, note_anchor
from grader.queries.scope import Output, Relation, Scope, Visible
from grader.queries.set_returning import check_none, check_set_returning
from grader.queries.sorting import check_combined_order, check_place, check_sorting
from grader.queries.stars import has_twins, spelt_out
from grader.queries.stop import mistake, not_offline
from grader.queries.tree import Node, constant, kind_of, location, nodes, strings
from grader.queries.walks import check_not_recursive, read_walk
from grader.queries.window_rules import check_windows


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
            check_order_of(self, items)
            ctes.update({item["ctename"]: None for item in items})
        for item in items:
            name, aliases = item["ctename"], strings(item.get("aliascolnames"))
            kind, inner = kind_of(item["ctequery"])
            if kind != "SelectStmt":
                ctes[name] = None
                continue
            if clause.get("recursive") and check_form(self, item):
                around_base = self._with(inner.get("withClause"), outer, ctes)
                first = self.query(inner["larg"], outer, around_base)
                self._check_width(item, first, aliases)
                base = settled(renamed(first, aliases))
                ctes[name] = base
                if item.get("search_clause") or item.get("cycle_clause"):
                    ctes[name] = read_walk(self, item, base)
                whole = self.query(inner, outer, ctes)
                check_types(self, item, base, whole)
                note_anchor(self, item, first, whole)
                continue
            check_not_recursive(self, item)
            given = self.query(inner, outer, ctes)
            self._check_width(item, given, aliases)
            ctes[name] = settled(renamed(given, aliases))
        return ctes

    def _check_width(self, item: Node, outputs: Outputs, aliases: list[str]) -> None:
        if outputs is not None and len(aliases) > len(outputs):
            message = (
                f'WITH query "{item["ctename"]}" has {len(outputs)} columns available but '
                f"{len(aliases)} columns specified"
            )
            raise mistake("unknown-column", message, self.source.place(
                self.source.offset(location(item))
            ))  # fmt: skip

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
                pair = ((first.node, first.type), (second.node, second.type))
                given = self.check.common(word, pair, self._place_of(body["rarg"]))
                modifier = first.modifier if first.modifier == second.modifier else ""
                outputs.append(Output(first.name, given, modifier))
        if outputs is not None:
            check_combined_order(self, body.get("sortClause", []), [item.name for item in outputs])
            relation = Relation("", outputs)
            visible = [Visible(item.name, item.type, relation) for item in outputs]
            for item in body.get("sortClause", []):
                node = item["SortBy"]["node"]
                if "ColumnRef" in node and len(node["ColumnRef"]["fields"]) == 1:
                    self.expression(node, At(Scope([], visible), ctes))
        if body.get("limitOption") == "LIMIT_OPTION_WITH_TIES":
            self.later(not_offline("FETCH FIRST … WITH TIES over a set operation"))
        self._limits(body, Scope(parent=outer), ctes)
        return outputs

    def _values(self, body: Node, outer: Scope | None, ctes: Ctes) -> Outputs:
        scope = Scope(parent=outer)
        columns: list[list[Typed]] = []
        for row in body["valuesLists"]:
            cells = row["List"].get("items", [])
            if columns and len(cells) != len(columns):
                message = "VALUES lists must all be the same length"
                raise mistake("syntax", message, self._place_of(row))
            check_none(self, cells, "VALUES")
            if scope.parent is not None and has_aggregates(cells):
                raise not_offline("An aggregate in VALUES", self._place_of(row))
            refuse_aggregates(self, scope, cells, "VALUES")
            typed = [(cell, self.expression(cell, At(scope, ctes))) for cell in cells]
            columns = columns or [[] for _ in typed]
            for column, item in zip(columns, typed, strict=True):
                column.append(item)
        place = self._place_of(body["valuesLists"][0])
        return [
            Output(f"column{at}", self.check.common("VALUES", items, place))
            for at, items in enumerate(columns, 1)
        ]

    def _select(self, body: Node, outer: Scope | None, ctes: Ctes) -> Outputs:
        brought = self._from(body.get("fromClause", []), outer, ctes)
        scope = Scope(brought.relations, brought.visible, outer)
        outputs, known = self._targets(body.get("targetList", []), scope, ctes, brought.merged)
        self._condition("WHERE", body.get("whereClause"), At(scope, ctes))
        by_name = {output.name for output in outputs}
        for item in body.get("groupClause", []):
            self._group_item(item, scope, ctes, by_name)
        self._condition("HAVING", body.get("havingClause"), At(scope, ctes))
        for window in body.get("windowClause", []):
            self.window(window["WindowDef"], At(scope, ctes))
        for item in (*body.get("sortClause", []), *body.get("distinctClause", [])):
            node = item.get("SortBy", {}).get("node", item)
            self._sort_item(node, scope, ctes, by_name, len(outputs) if known else None)
        self._limits(body, scope, ctes)
        if body.get("groupDistinct"):
            raise not_offline("GROUP BY DISTINCT")
        check_calls(self, body)
        check_set_returning(self, body)
        check_full_joins(self, body, outer is None and not ctes)
        check_windows(self, body, At(scope, ctes))
        check_grouping(self, body, scope)
        check_sorting(self, body, scope)
        if known:
            check_json_order(self, body, outputs, At(scope, ctes))
        return outputs if known else None

    def _limits(self, body: Node, scope: Scope, ctes: Ctes) -> None:
        """LIMIT and OFFSET, which name no column of the query itself."""
        for part, word in (("limitCount", "LIMIT"), ("limitOffset", "OFFSET")):
            value = body.get(part)
            if value is None:
                continue
            given = self.expression(value, At(scope, ctes))
            for _, column in nodes(value):
                found = self.references.get(self.source.offset(location(column)))
                if "fields" in column and found is not None and found.scope is scope:
                    message = f"argument of {word} must not contain variables"
                    raise mistake("syntax", message, self._place_of(value))
            self.check.must_be("bigint", word, value, given)
            count = constant(value)
            if isinstance(count, int) and count < 0:
                message = f"{word} must not be negative"
                raise mistake("syntax", message, self._place_of(value))

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
            places = given == "numeric" and keeps_places(value, self.reading, self.source)
            outputs.append(Output(name, given, self._modifier(value), value, places))
        return outputs, known

    def _modifier(self, value: Node) -> str:
        """The length or precision of a column or cast, with its type."""
        kind, body = kind_of(value)
        if kind == "ColumnRef":
            found = self.references.get(self.source.offset(location(body)))
            column = found.relation.column(found.name) if found and found.relation else None
            return column.modifier if column is not None else ""
        if kind == "TypeCast" and body["typeName"].get("typmods"):
            sizes = [constant(item) for item in body["typeName"]["typmods"]]
            name = strings(body["typeName"]["names"])[-1]
            return modified(f"{name}({','.join(map(str, sizes))})")
        return ""

    def _star(self, reference: Node, scope: Scope, merged: bool) -> Outputs:
        owners = strings(reference["fields"])[:-1]
        offset = self.source.offset(location(reference))
        if owners:
            _, relation = self.names.relation(scope, owners[-1], offset)
            own = [Visible(item.name, item.type, relation) for item in relation.columns or ()]
            if has_twins(relation):
                self.reading.stars[offset] = spelt_out(own)
            self._note_columns(offset, own)
            return relation.columns
        if not scope.relations:
            raise mistake(
                "syntax",
                "SELECT * with no tables specified is not valid",
                self.source.place(offset),
            )
        if not scope.known:
            return None
        if merged or any(map(has_twins, scope.relations)):
            self.reading.stars[offset] = spelt_out(scope.visible)
        self._note_columns(offset, scope.visible)
        return [_shown(column) for column in scope.visible]

    def _note_columns(self, offset: int, columns: list[Visible]) -> None:
        self.reading.behind_stars[offset] = [
            Behind(
                column.relation.name if column.relation is not None else "",
                column.name,
                column.type,
                size_of(_shown(column).modifier),
            )
            for column in columns
        ]

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
        if kind == "A_Const":
            if count is not None:
                check_place(self, node, count, "ORDER BY")
            return
        if node:
            self.expression(node, At(scope, ctes))


def _shown(column: Visible) -> Output:
    """A column as `*` gives it."""
    relation = column.relation
    own = relation.column(column.name) if relation is not None else None
    if own is None or (relation is not None and has_twins(relation)):
        return Output(column.name, column.type)
    return Output(column.name, column.type, own.modifier, places=own.places)
