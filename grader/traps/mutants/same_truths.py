"""Where another comparison surely says the same of all values that a column may hold."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

import sqlglot
from sqlglot import exp

from grader.traps.mutants.edits import Statement

_says: Mapping[type[exp.Expr], Callable[[Any, Any], bool]] = {
    exp.EQ: operator.eq, exp.NEQ: operator.ne, exp.LT: operator.lt, exp.LTE: operator.le,
    exp.GT: operator.gt, exp.GTE: operator.ge,
}  # fmt: skip


def same_truths(statement: Statement, node: exp.Expr, other: type[exp.Expr]) -> bool:
    """True where a CHECK lists the texts of the column, and the other comparison with the constant
    says of each what this one says. Texts are in the order of code points.
    """
    column, constant = node.this, node.args.get("expression")
    if not isinstance(column, exp.Column) or not isinstance(constant, exp.Literal):
        return False
    values = _listed(statement, column) if constant.is_string else ()
    one, two = _says[type(node)], _says[other]
    told = str(constant.this)
    return bool(values) and all(one(value, told) == two(value, told) for value in values)


def _listed(statement: Statement, column: exp.Column) -> tuple[str, ...]:
    """The texts that `CHECK (column IN (…))` lets the column hold, none where it is not so."""
    known = statement.names.resolve(column)
    table = statement.schema.table(known.table) if known and known.table else None
    if known is None or table is None:
        return ()
    for check in table.checks:
        rule = sqlglot.parse_one(check.sql, dialect="postgres").unnest()
        if (
            isinstance(rule, exp.In)
            and isinstance(rule.this, exp.Column)
            and rule.this.name == known.column
            and all(isinstance(item, exp.Literal) and item.is_string for item in rule.expressions)
        ):
            return tuple(str(item.this) for item in rule.expressions)
    return ()


def same_count(node: exp.Column, known_null: bool, other_null: bool) -> bool:
    """True where COUNT of the column counts the rows of its relation, and so does the other one's:
    neither is NULL in a row that is there. DISTINCT makes a difference.
    """
    if known_null or other_null:
        return False
    at: exp.Expr = node
    if isinstance(at.parent, exp.If) and at.arg_key == "true":
        case = at.parent.parent
        if not isinstance(case, exp.Case) or len(case.args["ifs"]) > 1 or case.args.get("default"):
            return False
        at = case
    return isinstance(at.parent, exp.Count)
