"""PostgreSQL and sqlglot must have put the operators of an answer together in the same way.

`a || b -> 'c'` is `(a || b) -> 'c'` to PostgreSQL; where sqlglot reads it otherwise, what would
run is not what was checked. An operation is known by its sign and by where its left side begins.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlglot import exp

from grader.queries.source import Source
from grader.queries.stop import not_offline
from grader.queries.tree import Node, location, strings

_signs: dict[type[exp.Expr], str] = {
    exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/", exp.Mod: "%", exp.Pow: "^",
    exp.DPipe: "||", exp.JSONExtract: "->", exp.JSONExtractScalar: "->>",
    exp.JSONBExtract: "#>", exp.JSONBExtractScalar: "#>>", exp.JSONBDeleteAtPath: "#-",
    exp.JSONBContainsTopKey: "?", exp.JSONBContainsAnyTopKeys: "?|",
    exp.JSONBContainsAllTopKeys: "?&", exp.ArrayContainsAll: "@>", exp.ArrayContainedBy: "<@",
    exp.ArrayOverlaps: "&&", exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.GT: ">",
    exp.LTE: "<=", exp.GTE: ">=",
}  # fmt: skip
_known = frozenset(_signs.values())
_kinds = ("AEXPR_OP", "AEXPR_OP_ANY", "AEXPR_OP_ALL")
_constants = (exp.Literal, exp.ByteString, exp.UnicodeString, exp.National, exp.HexString)
_NOWHERE = 1 << 60

Operations = Counter[tuple[str, int, bool]]


def check_same_shape(tree: exp.Expr, statement: Node, source: Source) -> None:
    """Raise where the two readers disagree on what an operator works on."""
    theirs: Operations = Counter()
    _read_postgres(statement, source, theirs)
    if not theirs:
        return
    ours: Operations = Counter()
    _read_sqlglot(tree, ours)
    if theirs - ours:
        raise not_offline("Operators put together like this, without brackets,")


def _read_postgres(value: Any, source: Source, found: Operations) -> int:
    """Note the operations below a node; where its first column or constant stands."""
    first = _NOWHERE
    if isinstance(value, list):
        for item in value:
            first = min(first, _read_postgres(item, source, found))
        return first
    if not isinstance(value, dict):
        return first
    for kind, body in value.items():
        if kind == "ColumnRef":
            first = min(first, source.offset(location(body)))
        elif kind == "A_Const":
            first = min(first, _constant(body, source))
        elif kind == "A_Expr" and body["kind"] in _kinds and "lexpr" in body:
            left = _read_postgres(body["lexpr"], source, found)
            _read_postgres(body.get("rexpr"), source, found)
            sign = strings(body["name"])[-1]
            if sign in _known:
                found[sign, left, _negative(body["lexpr"], source)] += 1
            first = min(first, left)
        elif isinstance(body, (dict, list)):
            first = min(first, _read_postgres(body, source, found))
    return first


def _constant(body: Node, source: Source) -> int:
    if not body.keys() & {"ival", "fval", "sval"}:
        return _NOWHERE
    token = source.token_at(source.offset(location(body)))
    while token is not None and token.text in ("-", "+"):
        token = source.token_at(token.end)
    return token.start if token is not None and token.kind in ("string", "number") else _NOWHERE


def _negative(node: Node, source: Source) -> bool:
    if "A_Expr" in node:
        return "lexpr" not in node["A_Expr"] and strings(node["A_Expr"]["name"]) == ["-"]
    if "A_Const" in node:
        token = source.token_at(source.offset(location(node["A_Const"])))
        return token is not None and token.text == "-"
    return False


def _read_sqlglot(node: exp.Expr, found: Operations) -> int:
    if isinstance(node, exp.Column):
        return int(node.parts[0].meta.get("start", _NOWHERE))
    if isinstance(node, _constants):
        return int(node.meta.get("start", _NOWHERE))
    if isinstance(node, (exp.Identifier, exp.DataType)):
        return _NOWHERE
    sign = _signs.get(type(node))
    if sign is None:
        return min(
            (_read_sqlglot(item, found) for item in node.iter_expressions()), default=_NOWHERE
        )
    left = _read_sqlglot(node.this, found)
    _read_sqlglot(node.expression, found)
    found[sign, left, isinstance(node.this.unnest(), exp.Neg)] += 1
    return left
