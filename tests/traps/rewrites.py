"""Other ways to write a query that certainly give the same answer.

A checker that calls one of them wrong is wrong itself. Each rewriting holds under three-valued
logic and for every content of the tables that the schema allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot import exp

from grader.models import Schema
from grader.queries import Prepared, prepare
from grader.traps.mutants.collect import kind_of
from grader.traps.mutants.edits import Edit, Statement, made
from grader.traps.names import Names
from traps import rewrites_conditions, rewrites_queries, rewrites_values

RULES: dict[str, Callable[[Statement], Iterator[Edit]]] = {
    **rewrites_queries.rules,
    **rewrites_conditions.rules,
    **rewrites_values.rules,
}


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A text that means the same, and the rule that made it."""

    rule: str
    text: str
    what: str


def rewrites_of(sql: str, schema: Schema) -> tuple[Rewrite, ...]:
    """All rewritings of one statement, each at one place, in a fixed order."""
    tree = sqlglot.parse_one(sql, dialect="postgres")
    statement = Statement(exp.Paren(this=tree), Names(tree, schema), schema)
    seen = {statement.text()}
    found = []
    for rule, find in RULES.items():
        for edit in list(find(statement)):
            with made((edit,)):
                text = statement.text()
            if text in seen:
                continue
            seen.add(text)
            if isinstance(prepare(text, schema, kind=kind_of(tree)), Prepared):
                found.append(Rewrite(rule, text, edit.what))
    return tuple(found)
