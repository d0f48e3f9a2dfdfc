"""Where aggregates and ungrouped columns may stand, as PostgreSQL rules it.

Works on a query whose columns are resolved already; columns that were not are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.queries.aggregates import Aggregates
from grader.queries.expressions import Expressions
from grader.queries.figure import column_name
from grader.queries.likeness import likeness
from grader.queries.scope import Relation, Scope
from grader.queries.stop import mistake
from grader.queries.tree import Node, constant, kind_of, location, strings

_clauses = (
    ("whereClause", "WHERE"),
    ("groupClause", "GROUP BY"),
    ("limitCount", "LIMIT"),
    ("limitOffset", "OFFSET"),
)


def check_grouping(reader: Expressions, body: Node, scope: Scope) -> None:
    """Raise the mistake of a misplaced aggregate or an ungrouped column, where there is one."""
    check = _Check(reader, scope)
    for part, clause in _clauses:
        check.misplaced(body.get(part), f"are not allowed in {clause}", windows=True)
    for join in _conditions(body.get("fromClause", [])):
        check.misplaced(join, "are not allowed in JOIN conditions", windows=True)
    having = body.get("havingClause")
    check.misplaced(having, "are not allowed in HAVING", windows=True, aggregates=False)
    targets = [item["ResTarget"] for item in body.get("targetList", [])]
    order = [item["SortBy"]["node"] for item in body.get("sortClause", [])]
    distinct = [item for item in body.get("distinctClause", []) if item]
    values = [target.get("val", {}) for target in targets]
    windows = body.get("windowClause", [])
    for part, clause in _clauses:
        check.no_grouping_function(body.get(part), clause)
    grouped = "groupClause" in body or having is not None or check.asks_grouping(values)
    uses = [check.aggregates(item) for item in (*values, *order, having, *windows)]
    if not grouped and not any(uses):
        return
    check.group(body.get("groupClause", []), targets)
    names = {target.get("name") or column_name(target.get("val", {})) for target in targets}
    for value in values:
        check.ungrouped(value)
    check.ungrouped(having or {})
    for item in (*order, *distinct):
        reference = item.get("ColumnRef")
        by_name = reference and strings(reference["fields"])[-1] in names
        if not (by_name and len(reference["fields"]) == 1):
            check.ungrouped(item)
    for item in windows:
        check.ungrouped(item)


def _conditions(items: list[Node]) -> Iterator[Node]:
    for item in items:
        join = item.get("JoinExpr")
        if join:
            yield from _conditions([join["larg"], join["rarg"]])
            if "quals" in join:
                yield join["quals"]


class _Check(Aggregates):
    """The rules for one query, whose own level is `scope`."""

    def __init__(self, reader: Expressions, scope: Scope) -> None:
        super().__init__(reader, scope)
        self.keys: set[str] = set()
        self.columns: set[tuple[int, str]] = set()
        self.common: set[tuple[int, str]] = set()
        self.sure = True

    def group(self, items: list[Node], targets: list[Node]) -> None:
        """Note what the query is grouped by."""
        for item in items:
            self.common |= self._group_item(item, targets)

    def _group_item(self, item: Node, targets: list[Node]) -> set[tuple[int, str]]:
        """The columns that an item groups by in each of its sets."""
        kind, body = kind_of(item)
        if kind == "GroupingSet":
            parts = [self._group_item(part, targets) for part in body.get("content", [])]
            if body["kind"] == "GROUPING_SET_SETS" and parts:
                return set.intersection(*parts)
            return set()
        if kind == "RowExpr":
            parts = [self._group_item(part, targets) for part in body.get("args", [])]
            return set().union(*parts)
        before = set(self.columns)
        self.columns = set()
        self._group_by(item, targets)
        own = self.columns
        self.columns = before | own
        return own

    def _group_by(self, item: Node, targets: list[Node]) -> None:
        place = constant(item)
        reference = item.get("ColumnRef")
        if isinstance(place, int):
            if not 1 <= place <= len(targets):
                offset = self.source.offset(location(item["A_Const"]))
                message = f"GROUP BY position {place} is not in select list"
                raise mistake("unknown-column", message, self.source.place(offset))
            if any(_is_star(target.get("val", {})) for target in targets):
                self.sure = False
                return
            item = targets[place - 1].get("val", {})
            for call in self._calls(item):
                if self._is_aggregate(call) and self._own(call):
                    self._raise("aggregate functions are not allowed in GROUP BY", call)
        elif reference and self._reference(reference) is None:
            name = strings(reference["fields"])[-1]
            same = [target for target in targets if target.get("name") == name]
            if len(same) != 1:
                self.sure = False
                return
            item = same[0].get("val", {})
        self.keys.add(self._key(item))
        if "ColumnRef" in item:
            found = self._reference(item["ColumnRef"])
            if found is not None:
                self.columns.add((id(found.relation), found.name))
            else:
                self.sure = False

    def ungrouped(self, node: Any, depth: int = 0) -> None:
        """Raise where a column of this query stands in the node neither grouped nor aggregated."""
        if isinstance(node, list):
            for item in node:
                self.ungrouped(item, depth)
            return
        if not isinstance(node, dict) or not self.sure:
            return
        for kind, body in node.items():
            if not isinstance(body, (dict, list)):
                continue
            if kind[:1].isupper() and self._key({kind: body}) in self.keys:
                continue
            if (
                kind == "FuncCall"
                and isinstance(body, dict)
                and self._is_aggregate(body)
                and self._own(body)
            ):
                if body.get("agg_within_group"):
                    self.ungrouped(body.get("args", []), depth)
                continue
            if kind == "GroupingFunc" and isinstance(body, dict):
                self._check_grouping_function(body)
                continue
            if kind == "ColumnRef" and isinstance(body, dict):
                self._check_column(body, depth)
                continue
            self.ungrouped(body, depth + 1 if kind == "SelectStmt" else depth)

    def _check_column(self, body: Node, depth: int) -> None:
        if _is_star({"ColumnRef": body}):
            if depth == 0:
                self._check_star(body)
            return
        found = self._reference(body)
        if found is None or found.scope is not self.scope:
            return
        offset = self.source.offset(location(body))
        if (id(found.relation), found.name) in self.columns:
            return
        if found.relation is None:
            return
        if self._determined(found.relation):
            self.reader.reading.freed[offset] = depth
            return
        full = f"{found.relation.name}.{found.name}"
        if depth:
            message = f'subquery uses ungrouped column "{full}" from outer query'
        else:
            message = (
                f'column "{full}" must appear in the GROUP BY clause or be used in an '
                "aggregate function"
            )
        fields = len(body["fields"])
        tokens = [token for token in self.source.tokens if token.start >= offset]
        length = tokens[fields * 2 - 2].end - offset if len(tokens) > fields * 2 - 2 else 0
        raise mistake("ungrouped-column", message, self.source.place(offset, length), column=full)

    def _check_grouping_function(self, body: Node) -> None:
        for item in body.get("args", []):
            if self._key(item) not in self.keys and self.sure:
                message = (
                    "arguments to GROUPING must be grouping expressions of the associated "
                    "query level"
                )
                offset = self.source.offset(location(body))
                raise mistake("aggregate-misplaced", message, self.source.place(offset))

    def _check_star(self, body: Node) -> None:
        owners = strings(body["fields"])[:-1]
        for column in self.scope.visible:
            relation = column.relation
            if relation is None or (owners and relation.name != owners[-1]):
                continue
            if (id(relation), column.name) in self.columns:
                continue
            offset = self.source.offset(location(body))
            if self._determined(relation):
                self.reader.reading.freed_stars.setdefault(offset, []).append(
                    (relation.name, column.name)
                )
                continue
            full = f"{relation.name}.{column.name}"
            raise mistake(
                "ungrouped-column",
                f'column "{full}" must appear in the GROUP BY clause or be used in an '
                "aggregate function",
                self.source.place(offset),
                column=full,
            )

    def _determined(self, relation: Relation) -> bool:
        """True where the grouped columns hold the relation's primary key."""
        key = relation.table.primary_key if relation.table is not None else ()
        return bool(key) and all((id(relation), name) in self.common for name in key)

    def _key(self, node: Any) -> str:
        """A text that is equal for expressions that mean the same here."""
        return likeness(node, self.reader)


def _is_star(node: Node) -> bool:
    return any("A_Star" in part for part in node.get("ColumnRef", {}).get("fields", []))
