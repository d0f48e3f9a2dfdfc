"""Where aggregates, window functions and GROUPING may stand, and which query they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.queries import functions
from grader.queries.expressions import Expressions
from grader.queries.scope import Reference, Scope
from grader.queries.stop import mistake
from grader.queries.tree import Node, location, strings


def refuse_aggregates(reader: Expressions, scope: Scope, node: Any, where: str) -> None:
    """Raise where an aggregate or window function stands in a part that is no query."""
    Aggregates(reader, scope).misplaced(node or {}, f"are not allowed in {where}", windows=True)


def has_aggregates(node: Any) -> bool:
    """Whether an aggregate is called in a node, of whichever query it may be."""
    if isinstance(node, list):
        return any(map(has_aggregates, node))
    if not isinstance(node, dict):
        return False
    call = node.get("FuncCall")
    if isinstance(call, dict) and "over" not in call:
        own = functions.is_aggregate(strings(call["funcname"])[-1])
        return own or any(map(has_aggregates, call.values()))
    return any(map(has_aggregates, node.values()))


class Aggregates:
    """The aggregates of one query, whose own level is `scope`."""

    def __init__(self, reader: Expressions, scope: Scope) -> None:
        self.reader = reader
        self.source = reader.source
        self.scope = scope

    def aggregates(self, node: Any) -> bool:
        """True where an aggregate of this query stands in the node; checks that none nests."""
        found = False
        for call in self._calls(node):
            if self._is_aggregate(call) and self._own(call):
                found = True
                inside = [call.get("args", []), call.get("agg_order", []), call.get("agg_filter")]
                if self.asks_grouping(inside):
                    self._raise("aggregate function calls cannot be nested", call)
                self.misplaced(inside, "", nested=True)
            elif "over" in call:
                for inner in self._calls([call.get("args", []), call["over"]]):
                    if "over" in inner:
                        self._raise("window function calls cannot be nested", inner)
        return found

    def misplaced(
        self,
        node: Any,
        where: str,
        *,
        windows: bool = False,
        aggregates: bool = True,
        nested: bool = False,
    ) -> None:
        """Raise where an aggregate or window function of this query stands in the node."""
        for call in self._calls(node):
            if "over" in call and (windows or nested):
                message = "aggregate function calls cannot contain window function calls"
                self._raise(message if nested else f"window functions {where}", call)
            if aggregates and self._is_aggregate(call) and self._own(call):
                message = "aggregate function calls cannot be nested"
                self._raise(message if nested else f"aggregate functions {where}", call)

    def asks_grouping(self, node: Any) -> bool:
        """True where GROUPING stands in the node."""
        if isinstance(node, list):
            return any(map(self.asks_grouping, node))
        if not isinstance(node, dict):
            return False
        return any(
            kind == "GroupingFunc" or (kind != "SubLink" and self.asks_grouping(part))
            for kind, part in node.items()
        )

    def no_grouping_function(self, node: Any, clause: str) -> None:
        """Raise where GROUPING stands in a clause that comes before the groups."""
        if node and self.asks_grouping(node):
            place = self.reader.place_of({"": node} if isinstance(node, list) else node)
            message = f"grouping operations are not allowed in {clause}"
            raise mistake("aggregate-misplaced", message, place)

    def _raise(self, message: str, call: Node) -> None:
        place = self.source.place(self.source.offset(location(call)))
        raise mistake("aggregate-misplaced", message, place, function=strings(call["funcname"])[-1])

    def _is_aggregate(self, call: Node) -> bool:
        return "over" not in call and functions.is_aggregate(strings(call["funcname"])[-1])

    def _own(self, call: Node) -> bool:
        """True where an aggregate belongs to this query and not to one around or inside it.

        What subqueries in its arguments take from their own FROM does not count.
        """
        levels = list(self.scope.levels())
        found: list[Scope] = []
        inner = False
        for reference, deeper in self._references([call.get("args"), call.get("agg_order")]):
            if reference is None:
                continue
            scope = self._level(reference.scope)
            if scope in levels:
                found.append(scope)
            elif not deeper:
                inner = True
        return not inner and (not found or self.scope in found)

    def _level(self, scope: Scope) -> Scope:
        """The scope itself, or the query's where it is that of one of its JOIN conditions."""
        own = self.scope
        inside = all(relation in own.relations for relation in scope.relations)
        return own if scope.relations and inside and scope.parent is own.parent else scope

    def _calls(self, node: Any) -> Iterator[Node]:
        """The function calls in a node, without those in subqueries, outermost first."""
        if isinstance(node, list):
            for item in node:
                yield from self._calls(item)
        elif isinstance(node, dict):
            for key, value in node.items():
                if key == "FuncCall":
                    yield value
                if key == "SubLink":
                    yield from self._calls(value.get("testexpr"))
                elif isinstance(value, (dict, list)):
                    yield from self._calls(value)

    def _references(
        self, node: Any, deeper: bool = False
    ) -> Iterator[tuple[Reference | None, bool]]:
        """The columns named in a node, each with whether it stands in a subquery of it."""
        if isinstance(node, list):
            for item in node:
                yield from self._references(item, deeper)
        elif isinstance(node, dict):
            for key, value in node.items():
                if key == "ColumnRef":
                    yield self._reference(value), deeper
                elif isinstance(value, (dict, list)):
                    yield from self._references(value, deeper or key == "SelectStmt")

    def _reference(self, body: Node) -> Reference | None:
        return self.reader.references.get(self.source.offset(location(body)))
