"""Values as the text that PostgreSQL writes for them."""

from __future__ import annotations

from grader.queries import rewrite_arrays, rewrite_intervals
from grader.queries.numeric_text import numeric_text
from grader.queries.pg_types import INTEGERS
from grader.queries.rewriting import Node, cast, declined
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types

_float = (
    "CASE WHEN isnan(v.a) THEN 'NaN' WHEN isinf(v.a) THEN "
    "CASE WHEN v.a > 0 THEN 'Infinity' ELSE '-Infinity' END "
    "WHEN abs(v.a) >= 1e15 AND abs(v.a) < 1e16 THEN rtrim(rtrim(regexp_replace(CAST(v.a AS "
    "VARCHAR), "
    "'^(-?\\d)(\\d{15})(?:\\.(\\d+))?$', '\\1.\\2\\3'), '0'), '.') || 'e+15' "
    "ELSE regexp_replace(CAST(v.a AS VARCHAR), '\\.0$', '') END"
)


def spaced(value: str) -> str:
    """The text of a JSON value (an expression) with jsonb's blanks behind `:` and `,`."""
    return (
        f"rtrim(regexp_replace(CAST(json({value}) AS VARCHAR), "
        "'((?:[^\",:]|\"(?:[^\"\\\\]|\\\\.)*\")*)([,:]|$)', '\\1\\2 ', 'g'))"
    )


def as_text(node: Node, given: str, types: Types, *, plain: bool = True) -> Node:
    """The value as text. `plain`: by a cast, where a boolean is `true` and not `t`."""
    inner = node.unnest()
    if given in ("text", "unknown"):
        return node
    if given in ("date", "time", "timestamp", "timestamptz", *INTEGERS):
        return cast(node, "TEXT", "text")
    if given == "boolean":
        if plain:
            return cast(node, "TEXT", "text")
        return fill("CASE WHEN {0} THEN 't' WHEN NOT {0} THEN 'f' END", node, gives="text")
    if given == "interval":
        return rewrite_intervals.text_of(node)
    if given == "double precision":
        return bound(_float, cast(node, "DOUBLE", given), gives="text")
    if given == "jsonb":
        return fill(spaced("{0}"), node, gives="text")
    if given == "numeric":
        return numeric_text(inner, types)
    if given in ("text[]", "integer[]", "bigint[]"):
        return rewrite_arrays.as_text(node)
    raise declined(f"A value of type {given or 'unknown type'} turned into text", node, types)
