"""Arrays: literals, subscripts and operators.

Arrays here have one dimension and count from 1; those of several are declined before.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import array_text, rewrite_json
from grader.queries.expressions import Reading
from grader.queries.rewriting import Node, cast, declined, whole_number
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types


def settle_arrays(tree: Node, reading: Reading) -> None:
    """Write each bare string that PostgreSQL reads as an array as one.

    `ANY (ARRAY(SELECT …))` becomes `ANY (SELECT …)`, which asks the same; so does ALL.
    """
    for array in list(tree.find_all(exp.Array)):
        _compare_with_query(array)
    wanted = {at: given for at, (given, _) in reading.literals.items() if given.endswith("[]")}
    if not wanted:
        return
    for node in list(tree.find_all(exp.Literal)):
        given = wanted.get(node.meta.get("start", -1), "") if node.is_string else ""
        if not given:
            continue
        around = node.parent
        top = around if isinstance(around, exp.Cast) and around.this is node else node
        top.replace(array_of(node.this, given))


def _compare_with_query(array: Node) -> None:
    query = next(iter(array.expressions), None)
    around = array.parent
    while isinstance(around, exp.Paren):
        around = around.parent
    if not isinstance(query, exp.Query) or len(array.expressions) != 1:
        return
    if isinstance(around, exp.Any):
        around.replace(exp.Any(this=query.copy()))
    elif isinstance(around, exp.Anonymous) and around.name.lower() == "all":
        around.replace(exp.All(this=query.copy()))


def array_of(text: str, given: str) -> Node:
    """The array that a literal stands for; its text was checked before."""
    from grader.queries.literals import canonical

    items = [
        exp.Null() if item is None else exp.Literal.string(canonical(item, given[:-2]))
        for item in array_text.elements(text) or []
    ]
    return cast(exp.Array(expressions=items), f"{array_text.WRITABLE[given[:-2]]}[]", given)


def join(node: Node, types: Types) -> Node:
    """`||` with an array on one side at least."""
    left, right = types.of(node.this), types.of(node.expression)
    if "unknown" in (left, right):
        other = left if right == "unknown" else right
        return bound(CONCAT, node.this, node.expression, gives=other)
    if left.endswith("[]") and right.endswith("[]"):
        return bound(CONCAT, node.this, node.expression, gives=left)
    if left.endswith("[]") and right:
        return fill("list_append({0}, {1})", node.this, node.expression, gives=left)
    if right.endswith("[]") and left:
        return fill("list_prepend({0}, {1})", node.this, node.expression, gives=right)
    raise declined("An array joined with something of unknown type", node, types)


CONCAT = "CASE WHEN v.a IS NULL THEN v.b WHEN v.b IS NULL THEN v.a ELSE list_concat(v.a, v.b) END"


def _bracket(node: Node, types: Types) -> Node:
    given = types.of(node.this)
    if given == "jsonb":
        return rewrite_json.subscript(node, types)
    if not given.endswith("[]") or len(node.expressions) != 1:
        raise declined("A subscript of this", node, types)
    step = node.expressions[0]
    if isinstance(step, exp.Slice):
        return _slice(node, step, given)
    element = given.removesuffix("[]")
    place = whole_number(step)
    if place is not None:
        if place < 1:
            return fill("CASE WHEN false THEN {0}[1] END", node.this, gives=element)
        return fill("{0}[{1}]", node.this, place, gives=element)
    return bound("CASE WHEN v.b >= 1 THEN v.a[v.b] END", node.this, step, gives=element)


def _slice(node: Node, step: exp.Slice, given: str) -> Node:
    first, last = step.args.get("this"), step.args.get("expression")
    low = first if first is not None else exp.Literal.number(1)
    low_place = whole_number(low)
    if last is None:
        if low_place is not None:
            return fill("list_slice({0}, {1}, len({0}))", node.this, max(low_place, 1), gives=given)
        text = "CASE WHEN v.b IS NOT NULL THEN list_slice(v.a, greatest(v.b, 1), len(v.a)) END"
        return bound(text, node.this, low, gives=given)
    text = (
        "CASE WHEN v.b IS NULL OR v.c IS NULL THEN NULL WHEN v.c < 1 OR v.c < v.b "
        "THEN list_slice(v.a, 2, 1) ELSE list_slice(v.a, greatest(v.b, 1), v.c) END"
    )
    return bound(text, node.this, low, last, gives=given)


def _contains(node: Node, types: Types) -> Node:
    """DuckDB finds NULL in an array; to PostgreSQL no element equals it."""
    whole, part = node.this, node.expression
    if isinstance(node, exp.ArrayContainedBy):
        whole, part = part, whole
    kinds = [types.of(whole), types.of(part)]
    if "jsonb" in kinds:
        return rewrite_json.contains(node, types)
    if not all(kind.endswith("[]") for kind in kinds):
        if any(kind.endswith("[]") for kind in kinds):
            raise declined("Arrays compared with something of unknown type", node, types)
        return node
    held = "list_has_all(v.a, v.b) AND list_count(v.b) = len(v.b)"
    text = f"CASE WHEN v.a IS NOT NULL AND v.b IS NOT NULL THEN {held} END"
    return bound(text, whole, part, gives="boolean")


def as_text(node: Node) -> Node:
    """An array of texts or whole numbers as PostgreSQL writes it."""
    text = (
        "'{' || array_to_string(list_transform(v.a, lambda w: CASE WHEN w IS NULL THEN 'NULL' "
        "WHEN regexp_matches(CAST(w AS VARCHAR), '^$|[\\s,{}\"\\\\]|^(?i:null)$') "
        "THEN '\"' || replace(replace(CAST(w AS VARCHAR), '\\', '\\\\'), '\"', '\\\"') || '\"' "
        "ELSE CAST(w AS VARCHAR) END), ',') || '}'"
    )
    return bound(text, node, gives="text")


def equals_any(value: Node, items: Node) -> Node:
    """`x = ANY (array)`."""
    text = (
        "CASE WHEN v.b IS NULL THEN NULL WHEN len(v.b) = 0 THEN false WHEN v.a IS NULL THEN NULL "
        "WHEN list_contains(v.b, v.a) THEN true WHEN list_count(v.b) < len(v.b) THEN NULL "
        "ELSE false END"
    )
    return bound(text, value, items, gives="boolean")


def _compare_all(node: Node, types: Types) -> Node:
    """`x <> ALL (array)`, and the same with the other comparisons."""
    inner = node.expressions[0].unnest()
    if inner.find(exp.Window):
        raise declined("ALL (…) over what a window function gives", node, types)
    if isinstance(inner, (exp.Query, exp.Values, exp.Array)) or not isinstance(
        node.parent, exp.Binary
    ):
        return node
    comparison = node.parent
    given = types.of(inner)
    if not given.endswith("[]"):
        raise declined("ALL (…) over something that is no known array", node, types)
    if not isinstance(comparison, exp.NEQ):
        comparison.replace(_not_any(comparison, inner, node, types))
        return node
    text = (
        "CASE WHEN v.b IS NULL THEN NULL WHEN len(v.b) = 0 THEN true WHEN v.a IS NULL THEN NULL "
        "WHEN list_contains(v.b, v.a) THEN false WHEN list_count(v.b) < len(v.b) THEN NULL "
        "ELSE true END"
    )
    comparison.replace(bound(text, comparison.this, inner, gives="boolean"))
    return node


_opposite: dict[type[exp.Expr], type[exp.Binary]] = {
    exp.EQ: exp.NEQ, exp.LT: exp.GTE, exp.GT: exp.LTE, exp.LTE: exp.GT, exp.GTE: exp.LT,
}  # fmt: skip


def _not_any(comparison: exp.Binary, inner: Node, node: Node, types: Types) -> Node:
    """All elements compare so where none compares in the opposite way."""
    opposite = _opposite.get(type(comparison))
    if opposite is None:
        raise declined("This comparison with ALL (array)", node, types)
    some = opposite(this=comparison.this.copy(), expression=exp.Any(this=exp.paren(inner.copy())))
    missing = exp.Is(this=inner.copy(), expression=exp.Null())
    return exp.Case(
        ifs=[exp.If(this=missing, true=exp.Null())], default=exp.Not(this=exp.paren(some))
    )


NAMED: dict[str, Callable[[Node, Types], Node]] = {"all": _compare_all}
RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Bracket: _bracket,
    exp.ArrayContainsAll: _contains,
    exp.ArrayContainedBy: _contains,
}
