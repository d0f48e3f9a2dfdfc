"""The text of numeric values, with the digits behind the point that PostgreSQL gives them.

https://www.postgresql.org/docs/current/datatype-numeric.html: sums and products keep all places of
their operands, as DuckDB's decimals do; a quotient has 16 significant digits or more, which the
sizes of both operands decide.
"""

from __future__ import annotations

from sqlglot import exp

from grader.queries.pg_types import INTEGERS
from grader.queries.rewriting import Node, declined
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types

_kept = (exp.Column, exp.Literal, exp.Add, exp.Sub, exp.Mul, exp.Neg, exp.Paren, exp.Sum, exp.Min,
         exp.Max, exp.Abs, exp.Filter, exp.Window, exp.Subquery, exp.Nullif)  # fmt: skip
"""Nodes whose outcome has as many places in DuckDB as in PostgreSQL, if their parts have."""


def numeric_text(node: Node, types: Types) -> Node:
    """The text of a numeric expression whose parts were translated already."""
    inner = node.unnest()
    if isinstance(inner, exp.Div):
        left, right = inner.this.unnest(), inner.expression.unnest()
        if _keeps(left, types) and _keeps(right, types):
            return _quotient(left, right)
        raise declined("A numeric quotient turned into text", node, types)
    if isinstance(inner, exp.Coalesce):
        parts = [_part_text(item, types) for item in (inner.this, *inner.expressions)]
        places = ", ".join(f"{{{at}}}" for at in range(len(parts)))
        return fill(f"coalesce({places})", *parts, gives="text")
    if isinstance(inner, exp.Case):
        return _case_text(inner, types)
    mean = _mean(inner, types)
    if mean is not None:
        return mean
    if not _keeps(inner, types):
        raise declined("This numeric value turned into text", node, types)
    return fill("CAST({0} AS VARCHAR)", node, gives="text")


def _part_text(node: Node, types: Types) -> Node:
    if types.of(node) in INTEGERS:
        return fill("CAST({0} AS VARCHAR)", node, gives="text")
    if types.of(node) == "numeric":
        return numeric_text(node, types)
    if isinstance(node, exp.Null):
        return node.copy()
    raise declined("This numeric value turned into text", node, types)


def _case_text(node: Node, types: Types) -> Node:
    """CASE with the text of each outcome: each keeps its own places."""
    new = node.copy()
    for item, old in zip(new.args["ifs"], node.args["ifs"], strict=True):
        item.set("true", _part_text(old.args["true"], types))
    default = node.args.get("default")
    if default is not None:
        new.set("default", _part_text(default, types))
    new.meta["type"] = "text"
    return new


def _keeps(node: Node, types: Types) -> bool:
    """Whether DuckDB's value has PostgreSQL's places behind the point."""
    inner = node.unnest()
    if types.of(inner) in INTEGERS:
        return True
    if "scale" in inner.meta:
        return True
    if isinstance(inner, exp.Cast):
        sizes = inner.to.expressions
        return bool(sizes) and inner.to.sql() != "DECIMAL(38, 10)"
    if not isinstance(inner, _kept):
        return False
    if isinstance(inner, exp.Column):
        return types.placed(inner)
    if isinstance(inner, exp.Literal):
        return "e" not in inner.name.lower()
    if isinstance(
        inner, (exp.Filter, exp.Window, exp.Neg, exp.Sum, exp.Min, exp.Max, exp.Abs, exp.Nullif)
    ):
        return _keeps(inner.this, types)
    if isinstance(inner, exp.Subquery):
        return False
    return _keeps(inner.this, types) and _keeps(inner.expression, types)


def _mean(node: Node, types: Types) -> Node | None:
    """avg() as the quotient it is, its FILTER and OVER kept."""
    inner = node
    while isinstance(inner, (exp.Filter, exp.Window)):
        inner = inner.this
    if not isinstance(inner, exp.Avg) or isinstance(inner.this, exp.Distinct):
        return None
    if not _keeps(inner.this, types):
        return None
    parts: list[Node] = []
    for kind in (exp.Sum, exp.Count):
        new = kind(this=inner.this.copy())
        if inner is node:
            parts.append(new)
            continue
        copied = node.copy()
        found = copied.find(exp.Avg)
        assert found is not None
        found.replace(new)
        parts.append(copied)
    return _quotient(parts[0], fill("nullif({0}, 0)", parts[1], gives="bigint"))


def _facts(side: str) -> str:
    """Sign, digits, places, weight and first digit (to the base 10000) of a decimal's text."""
    text = f"ltrim(v.{side}, '-')"
    whole = f"ltrim(split_part({text}, '.', 1), '0')"
    part = f"split_part({text}, '.', 2)"
    zeros = f"((length({part}) - length(ltrim({part}, '0'))) // 4)"
    nothing = f"ltrim({part}, '0') = ''"
    return (
        f"'n{side}': CAST(replace({text}, '.', '') AS HUGEINT), 's{side}': length({part}), "
        f"'w{side}': CASE WHEN {whole} <> '' THEN (length({whole}) - 1) // 4 "
        f"WHEN {nothing} THEN 0 ELSE -{zeros} - 1 END, "
        f"'f{side}': CAST(CASE WHEN {whole} <> '' THEN left({whole}, (length({whole}) - 1) % "
        f"4 + 1) "
        f"WHEN {nothing} THEN '0' ELSE rpad(substr({part}, {zeros} * 4 + 1, 4), 4, '0') END "
        f"AS INTEGER), "
        f"'m{side}': left(v.{side}, 1) = '-'"
    )


def _quotient(left: Node, right: Node) -> Node:
    """The text of a quotient of two decimals."""
    places = (
        "greatest(16 - (w.wa - w.wb - CASE WHEN w.fa <= w.fb THEN 1 ELSE 0 END) * 4, w.sa, w.sb)"
    )
    ten = "CAST('1' || repeat('0', CAST(x.p - w.sa + w.sb AS INTEGER)) AS HUGEINT)"
    body = (
        f"list_transform([{{{_facts('a')}, {_facts('b')}}}], lambda w: "
        f"list_transform([{{'p': {places}}}], lambda x: "
        f"list_transform([{{'p': CAST(x.p AS INTEGER), "
        f"'q': lpad(CAST((2 * w.na * {ten} + w.nb) // (2 * w.nb) AS VARCHAR), "
        f"CAST(greatest(x.p + 1, length(CAST((2 * w.na * {ten} + w.nb) // (2 * w.nb) AS "
        f"VARCHAR))) AS INTEGER), '0'), "
        "'m': w.ma <> w.mb AND w.na <> 0}], lambda y: CASE WHEN y.m THEN '-' ELSE '' END || "
        "left(y.q, length(y.q) - y.p) || CASE WHEN y.p > 0 THEN '.' ELSE '' END "
        "|| right(y.q, y.p))[1])[1])[1]"
    )
    body = (
        "CASE WHEN v.a IS NULL OR v.b IS NULL THEN NULL WHEN replace(ltrim(v.b, '-0'), '0', "
        "'') IN ('', '.') "
        f"THEN error('division by zero') ELSE {body} END"
    )
    text = "CAST({0} AS VARCHAR)"
    return bound(
        body, fill(text, left, gives="text"), fill(text, right, gives="text"), gives="text"
    )
