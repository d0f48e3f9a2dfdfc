"""Resolves every table and column of a statement the way PostgreSQL does.

It works on the tree of PostgreSQL's own parser. Where it does not understand a part, it stays
silent about the names in it and lets the engine decide.
"""

from __future__ import annotations

from grader.models import Schema
from grader.queries.expressions import Reading
from grader.queries.selects import Selects
from grader.queries.source import Source
from grader.queries.stop import not_offline
from grader.queries.tree import Node, kind_of
from grader.queries.walks import ROWS


class Resolver(Selects):
    """Resolves one answer; `reading` is what it learned."""

    def __init__(self, schema: Schema, source: Source) -> None:
        super().__init__(schema, source, Reading())

    def statement(self, node: Node) -> None:
        """Resolve a whole statement."""
        kind, body = kind_of(node)
        if kind == "SelectStmt":
            for output in self.query(body, None, {}) or ():
                if output.modifier == ROWS:
                    self.later(not_offline("A column of rows"))
        elif kind in ("CreateStmt", "CreateTableAsStmt", "ViewStmt"):
            from grader.queries.definitions import define

            define(self, kind, body)
        elif kind in ("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"):
            from grader.queries.changes import change

            change(self, kind, body)
        if self.deferred is not None:
            raise self.deferred
