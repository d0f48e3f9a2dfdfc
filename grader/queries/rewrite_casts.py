"""Casts, and values that are turned into text."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import json_paths, pg_types, rewrite_json
from grader.queries.json_values import JSON
from grader.queries.pg_types import FLOATS, INTEGERS, MOMENTS
from grader.queries.rewriting import Node, call, cast, declined
from grader.queries.text_casts import from_text
from grader.queries.text_values import as_text
from grader.queries.typing_trees import Types


def _recast(node: Node, types: Types) -> Node:
    if node.meta.get("type"):  # made by a rule
        return node
    to = types.of(node)
    given = types.of(node.this)
    inner = node.this
    sizes = node.args["to"].expressions
    if to == "":
        raise declined(f"The type {node.args['to'].sql(dialect='postgres').lower()}", node, types)
    if to == "real":
        raise declined("The type real", node, types)
    if to in ("timestamp", "timestamptz", "time", "interval") and sizes:
        raise declined(f"A {to} of limited precision", node, types)
    if given == "text" and to != "text":
        size = f"DECIMAL({', '.join(item.name for item in sizes)})" if sizes else ""
        made = from_text(inner, to, size)
        if made is not None:
            return made
    if to == "numeric[]" and not (sizes and sizes[0].expressions):
        raise declined("Values cast to numeric[]", node, types)
    if to == "numeric" and not sizes and given != "jsonb":
        return _to_numeric(node, given)
    if to in INTEGERS and given in ("numeric", *FLOATS):
        if given == "numeric":
            inner = call("round", cast(inner, "DECIMAL(38,10)", "numeric"))
        return cast(inner, to.upper(), to)
    if to in JSON:
        return _to_json(node, inner, given, to, types)
    if given == "jsonb" and to in (*INTEGERS, "numeric", "double precision", "boolean"):
        return rewrite_json.out_of(inner, to)
    if to == "text":
        if given == "json" and (written := json_paths.constant(inner)) is not None:
            text: Node = exp.Literal.string(written)
        else:
            text = as_text(inner, given, types)
        if given == "unknown":
            text = cast(text, "TEXT", "text")
        if sizes and node.args["to"].is_type("varchar"):
            text = call("left", text, int(sizes[0].name))
            text.meta["type"] = "text"
        return text
    constant = isinstance(inner, exp.Literal) and inner.is_string
    if to in MOMENTS and constant and inner.this.lower().lstrip("-") == "infinity":
        return _infinite(node, types)
    if to in MOMENTS and constant and not _is_moment(inner.this):
        raise declined(f"The date {inner.this!r}, not in the form 2024-12-31,", node, types)
    return node


def _infinite(node: Node, types: Types) -> Node:
    """An infinite moment, where it is only compared: what is worked out with it differs."""
    around = node.find_ancestor(exp.Where, exp.Having, exp.Join, exp.Select)
    worked = node.find_ancestor(exp.Add, exp.Sub, exp.Anonymous, exp.Extract, exp.Where, exp.Join)
    if (
        around is None
        or isinstance(around, exp.Select)
        or not isinstance(worked, (exp.Where, exp.Join))
    ):
        raise declined("An infinite moment that is not only compared", node, types)
    return node


def _to_json(node: Node, inner: Node, given: str, to: str, types: Types) -> Node:
    """A cast to json or jsonb: of a constant, whose keys are in order, or under a step into it."""
    steps = (exp.JSONExtract, exp.JSONExtractScalar, exp.JSONBExtract, exp.JSONBExtractScalar)
    around = node.parent
    while isinstance(around, exp.Paren):
        around = around.parent
    stepped = isinstance(around, steps) and around.arg_key != "expression"
    if given != to and not isinstance(inner, (exp.Literal, exp.Null)) and not stepped:
        raise declined(f"A value turned into {to}", node, types)
    return cast(inner, "JSON", to)


def _column_definition(node: Node, types: Types) -> Node:
    """Column types of CREATE TABLE: DuckDB's bare DECIMAL has three places only."""
    kind = node.args.get("kind")
    if not isinstance(kind, exp.DataType):
        raise declined("A column without a type", node, types)
    given = pg_types.named(kind.sql(dialect="postgres"))
    if not given or given == "real":
        raise declined(f"A column of type {kind.sql(dialect='postgres').lower()}", node, types)
    if given == "numeric" and not kind.expressions:
        node.set("kind", exp.DataType.build("DECIMAL(38,10)", dialect="duckdb"))
    elif given == "text":
        node.set("kind", exp.DataType.build("TEXT", dialect="duckdb"))
    return node


def _to_numeric(node: Node, given: str) -> Node:
    inner = node.this
    if given in INTEGERS:
        return cast(inner, "DECIMAL(38,0)", "numeric")
    if given in ("numeric", *FLOATS):
        new = exp.Paren(this=inner.copy())
        new.meta["type"] = "numeric"
        return new
    if isinstance(inner, exp.Literal) and inner.is_string:
        try:
            float(inner.this)
        except ValueError:
            return cast(inner, "DOUBLE", "numeric")
        places = len(inner.this.partition(".")[2])
        return cast(inner, f"DECIMAL(38,{min(places, 20)})", "numeric")
    if given in ("text", "unknown"):
        return cast(inner, "DECIMAL(38,10)", "numeric")
    return cast(inner, "DOUBLE", "numeric")


def _is_moment(text: str) -> bool:
    digits = text.strip().removesuffix("Z").removesuffix("+00")
    return len(digits) >= 8 and digits[:4].isdigit() and set(digits) <= set("0123456789-:. T")


def check_text(node: Node, given: str, types: Types, *, plain: bool = True) -> None:
    """Raise where DuckDB writes a value of this type as another text than PostgreSQL.

    `plain`: by a cast, where booleans are written alike.
    """
    inner = node.unnest()
    if given == "numeric" and _keeps_scale(inner):
        return
    known = ("text", "unknown", "date", "timestamp", "json", *INTEGERS)
    if given in known or (given == "boolean" and plain):
        return
    shown = given or "unknown type"
    raise declined(f"A value of type {shown} turned into text", node, types)


def _keeps_scale(node: Node) -> bool:
    if "scale" in node.meta:
        return True
    if isinstance(node, exp.Cast):
        return bool(node.args["to"].expressions)
    return isinstance(node, (exp.Column, exp.Literal))


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Cast: _recast,
    exp.ColumnDef: _column_definition,
}
