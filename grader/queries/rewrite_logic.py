"""Counting and testing NULLs, the names of types, and bits."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries.pg_types import INTEGERS
from grader.queries.rewriting import Node, declined, whole_number
from grader.queries.templates import fill
from grader.queries.typing_trees import Types


def _is(node: Node, _: Types) -> Node:
    """A row is NULL when all its fields are, and not NULL when none is."""
    row = node.this.unnest()
    if not isinstance(row, exp.Tuple) or not isinstance(node.expression, exp.Null):
        return node
    test = "IS NOT NULL" if node.args.get("negate") else "IS NULL"
    parts = [f"{{{at}}} {test}" for at in range(len(row.expressions))]
    return fill(" AND ".join(parts), *row.expressions, gives="boolean")


def _type_name(node: Node, types: Types) -> Node:
    """pg_typeof(): the type is known before; the argument stays for the aggregates in it."""
    name = types.type_name(node)
    if name is None:
        raise declined("pg_typeof() of this", node, types)
    return fill(
        f"CASE WHEN {{0}} IS NULL THEN '{name}' ELSE '{name}' END", *node.expressions, gives="text"
    )


def check_quotients(node: Node, types: Types) -> None:
    """Raise where a numeric quotient is compared for equality: DuckDB divides doubles."""
    for side in (node.this, node.expression):
        waiting = [side]
        while waiting:
            item = waiting.pop()
            if isinstance(item, exp.Div) and types.of(item) == "numeric":
                raise declined("A numeric quotient that must be equal to something", node, types)
            if isinstance(item, (exp.Paren, exp.Neg)):
                waiting.append(item.this)
            elif isinstance(item, (exp.Add, exp.Sub, exp.Mul, exp.Div)):
                waiting += [item.this, item.expression]


def _xor(node: Node, _: Types) -> Node:
    return fill("xor({0}, {1})", node.this, node.expression, gives="integer")


def _shift(node: Node, types: Types) -> Node:
    """A shift that neither engine can carry beyond the type."""
    count = whole_number(node.expression.unnest())
    value = whole_number(node.this.unnest())
    fits = count is not None and 0 <= count <= 30 and types.of(node.this) in INTEGERS
    if isinstance(node, exp.BitwiseLeftShift):
        fits = fits and value is not None and count is not None and 0 <= value << count < 2**31
    if not fits:
        raise declined("Such a shift of bits", node, types)
    return node


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Is: _is,
    exp.BitwiseXor: _xor,
    exp.BitwiseLeftShift: _shift,
    exp.BitwiseRightShift: _shift,
}
NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "pg_typeof": _type_name,
}
