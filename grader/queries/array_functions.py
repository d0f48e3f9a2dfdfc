"""Functions over arrays, which count from 1 and have one dimension here."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries.rewrite_arrays import CONCAT
from grader.queries.rewriting import Node, call, declined, whole_number
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types


def _template(text: str, gives: str = "", first: int = 0) -> Callable[[Node, Types], Node]:
    """A rule for a function by its arguments, each worked out once.

    `gives` is "" where the function gives what its argument number `first` is, which must be an
    array then.
    """

    def rule(node: Node, types: Types) -> Node:
        arguments = _arguments(node)
        given = types.of(arguments[first]) if len(arguments) > first else ""
        if not given.endswith("[]"):
            raise declined("This function over something that is no known array", node, types)
        return bound(text, *arguments, gives=gives or given)

    return rule


def _arguments(node: Node) -> list[Node]:
    named = [node.args.get(key) for key in ("this", "expression")]
    return [*(item for item in named if isinstance(item, Node)), *node.expressions]


def _along(text: str, gives: str = "integer") -> Callable[[Node, Types], Node]:
    """A rule for a function of an array and a dimension."""

    def rule(node: Node, types: Types) -> Node:
        arguments = _arguments(node)
        dimension = whole_number(arguments[1]) if len(arguments) > 1 else None
        if dimension is None or not types.of(arguments[0]).endswith("[]"):
            raise declined("This function over a dimension that is not constant", node, types)
        if dimension != 1:
            return fill("CASE WHEN false THEN len({0})::INTEGER END", arguments[0], gives=gives)
        return bound(text, arguments[0], gives=gives)

    return rule


def _position(node: Node, types: Types) -> Node:
    arguments = _arguments(node)
    if len(arguments) != 2 or node.args.get("zero_based") is not None:
        raise declined("array_position() with a place to start from", node, types)
    return fill("list_position({0}, {1})", *arguments, gives="integer")


def _to_text(node: Node, types: Types) -> Node:
    from grader.queries.rewrite_casts import check_text

    items, separator = node.this, node.expression
    given = types.of(items)
    if not given.endswith("[]"):
        raise declined("array_to_string() of this", node, types)
    check_text(exp.Null(), given[:-2], types, plain=False)
    missing = node.args.get("null")
    if not isinstance(separator, exp.Literal):
        raise declined("array_to_string() with a separator that is not constant", node, types)
    if missing is None:  # DuckDB makes NULL of nothing but NULLs
        between = separator.sql(dialect="duckdb")
        joined = f"coalesce(array_to_string(v.a, {between}), '')"
        return bound(f"CASE WHEN v.a IS NOT NULL THEN {joined} END", items, gives="text")
    text = "list_transform(v.a, lambda w: coalesce(CAST(w AS VARCHAR), v.b))"
    shown = bound(text, items, missing, gives="text[]")
    return fill("array_to_string({0}, {1})", shown, separator, gives="text")


def _from_text(node: Node, _: Types) -> Node:
    text, separator, missing = node.this, node.expression, node.args.get("null")
    parts = (
        "CASE WHEN v.a IS NULL THEN NULL WHEN v.a = '' THEN []::VARCHAR[] "
        "WHEN v.b IS NULL THEN string_split(v.a, '') WHEN v.b = '' THEN [v.a] "
        "ELSE string_split(v.a, v.b) END"
    )
    if missing is None:
        return bound(parts, text, separator, gives="text[]")
    whole = f"list_transform({parts}, lambda w: nullif(w, v.c))"
    return bound(whole, text, separator, missing, gives="text[]")


def _sort(node: Node, types: Types) -> Node:
    arguments = _arguments(node)
    flags = [*arguments[1:], *([node.args["asc"]] if node.args.get("asc") is not None else [])]
    if not all(isinstance(item, exp.Boolean) for item in flags):
        raise declined("array_sort() in a direction that is not constant", node, types)
    down = bool(flags) and bool(flags[0].this)
    first = bool(flags[1].this) if len(flags) > 1 else down
    way, nulls = "DESC" if down else "ASC", "FIRST" if first else "LAST"
    text = f"list_sort({{0}}, '{way}', 'NULLS {nulls}')"
    return fill(text, arguments[0], gives=types.of(arguments[0]))


def _prepend(node: Node, types: Types) -> Node:
    return fill("list_prepend({1}, {0})", node.this, node.expression, gives=types.of(node))


def _cat(node: Node, types: Types) -> Node:
    return bound(CONCAT, *_arguments(node), gives=types.of(node))


def _collect(node: Node, types: Types) -> Node:
    if types.of(node.this).endswith("[]"):
        raise declined("array_agg() of arrays", node, types)
    return node


def _subscripts(node: Node, types: Types) -> Node:
    items, *rest = node.expressions
    if len(rest) != 1 or whole_number(rest[0]) != 1 or not types.of(items).endswith("[]"):
        raise declined("generate_subscripts() of this", node, types)
    places = fill("generate_series(1, len({0}))", items, gives="integer[]")
    around = node.parent
    if not isinstance(around, exp.Table):
        return call("unnest", places)
    alias = around.args.get("alias")
    if alias is None:
        around.set("alias", exp.TableAlias(this=exp.to_identifier("generate_subscripts")))
    return call("unnest", places)


def _trim(node: Node, types: Types) -> Node:
    arguments = _arguments(node)
    text = (
        "CASE WHEN v.b < 0 OR v.b > len(v.a) THEN "
        "error('number of elements to trim must be between 0 and ' || len(v.a)) "
        "WHEN v.b = len(v.a) THEN list_slice(v.a, 2, 1) ELSE list_slice(v.a, 1, len(v.a) - v.b) END"
    )
    return bound(text, *arguments, gives=types.of(arguments[0]))


_same = "list_filter(v.a, lambda w: w IS DISTINCT FROM v.b)"
_positions = (
    "list_filter(list_transform(v.a, lambda w, i: "
    "CASE WHEN w IS NOT DISTINCT FROM v.b THEN i::INTEGER END), lambda w: w IS NOT NULL)"
)
_replace = "list_transform(v.a, lambda w: CASE WHEN w IS NOT DISTINCT FROM v.b THEN v.c ELSE w END)"

NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "array_replace": _template(_replace),
    "array_positions": _template(_positions, "integer[]"),
    "array_upper": _along("nullif(len(v.a), 0)::INTEGER"),
    "array_lower": _along("CASE WHEN len(v.a) > 0 THEN 1 END"),
    "array_ndims": _template("CASE WHEN len(v.a) > 0 THEN 1 END", "integer"),
    "array_dims": _template("CASE WHEN len(v.a) > 0 THEN '[1:' || len(v.a) || ']' END", "text"),
    "cardinality": _template("len(v.a)::INTEGER", "integer"),
    "trim_array": _trim,
    "generate_subscripts": _subscripts,
}
RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.ArraySize: _along("nullif(len(v.a), 0)::INTEGER"),
    exp.ArrayRemove: _template(_same),
    exp.ArraySort: _sort,
    exp.ArrayPrepend: _prepend,
    exp.ArrayConcat: _cat,
    exp.ArrayAgg: _collect,
    exp.ArrayReverse: _template("list_reverse(v.a)"),
    exp.ArrayPosition: _position,
    exp.ArrayToString: _to_text,
    exp.StringToArray: _from_text,
}
