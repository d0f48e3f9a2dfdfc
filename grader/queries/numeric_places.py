"""Which numeric expressions have as many places behind the point in DuckDB as in PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.queries.tree import Node, constant, kind_of, location, strings

if TYPE_CHECKING:
    from grader.queries.expressions import Reading
    from grader.queries.source import Source

_kept = ("sum", "min", "max", "abs", "lag", "lead", "first_value", "last_value")


def keeps_places(node: Node, reading: Reading, source: Source) -> bool:
    """True for sums and products of columns and constants of fixed places, and what is rounded."""
    kind, body = kind_of(node)
    if kind == "ColumnRef":
        offset = source.offset(location(body))
        whole = reading.types.get(offset) in ("smallint", "integer", "bigint")
        return whole or offset in reading.placed
    if kind == "A_Const":
        text = body.get("fval", {}).get("fval", "")
        return "ival" in body or ("fval" in body and "e" not in text.lower())
    if kind == "TypeCast":
        return bool(body["typeName"].get("typmods"))
    if kind == "FuncCall":
        arguments = body.get("args", [])
        name = strings(body["funcname"])[-1]
        if name in ("round", "trunc") and len(arguments) == 2:
            return isinstance(constant(arguments[1]), int)
        if name not in _kept or len(arguments) != 1:
            return False
        return keeps_places(arguments[0], reading, source)
    if kind == "A_Expr" and body["kind"] == "AEXPR_OP":
        parts = [body[side] for side in ("lexpr", "rexpr") if side in body]
        if strings(body["name"])[-1] not in ("+", "-", "*"):
            return False
        return all(keeps_places(part, reading, source) for part in parts)
    return False
