"""Aggregates over an ordered set (WITHIN GROUP) and FETCH FIRST … WITH TIES."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import rewrite_intervals
from grader.queries.pg_types import NUMBERS
from grader.queries.rewriting import Node, cast, declined, whole_number
from grader.queries.templates import fill
from grader.queries.typing_trees import Types

_ranks = (exp.Rank, exp.DenseRank, exp.PercentRank, exp.CumeDist)


def _within_group(node: Node, types: Types) -> Node:
    function = node.this
    order = node.args["expression"].expressions
    if len(order) != 1:
        raise declined("An ordered set by several keys", node, types)
    key = order[0].this
    if isinstance(function, _ranks):
        return _rank(node, function, order[0], types)
    if isinstance(function, exp.PercentileCont):
        if types.of(key) == "interval":
            if not _settled(function.this) or isinstance(function.this.unnest(), exp.Array):
                raise declined("This percentile_cont() of intervals", node, types)
            if isinstance(node.parent, (exp.Filter, exp.Window)):
                raise declined("percentile_cont() of intervals with FILTER or OVER", node, types)
            down = bool(order[0].args.get("desc"))
            return rewrite_intervals.between_two(key, function.this, down=down)
        if types.of(key) in NUMBERS:
            key.replace(cast(key, "DOUBLE", "double precision"))
    if isinstance(function, (exp.PercentileCont, exp.PercentileDisc)) and not _settled(
        function.this
    ):
        raise declined("A percentile that is not constant", node, types)
    return node


def _settled(fraction: Node) -> bool:
    """True for a constant between 0 and 1 or an array of such."""
    inner = fraction.unnest()
    while isinstance(inner, exp.Cast):
        inner = inner.this.unnest()
    if isinstance(inner, exp.Array):
        return bool(inner.expressions) and all(map(_settled, inner.expressions))
    if isinstance(inner, exp.Literal):
        try:
            return 0 <= float(inner.this) <= 1
        except ValueError:
            return False
    return False


def _rank(node: Node, function: Node, key: exp.Ordered, types: Types) -> Node:
    """Where a value would stand among the rows: counted, since DuckDB has no such aggregates."""
    values = function.expressions
    if len(values) != 1 or values[0].find(exp.Column, exp.Query, exp.Null):
        raise declined("A rank of a value that is not constant", node, types)
    around = node.parent
    condition = around.expression.this if isinstance(around, exp.Filter) else None
    down, first = bool(key.args.get("desc")), bool(key.args.get("nulls_first"))
    sign = ">" if down else "<"
    before = f"({{0}} {sign} {{1}}" + (" OR {0} IS NULL)" if first else ")")
    within = " AND {2}" if condition is not None else ""
    every = "count(*) FILTER (WHERE {2})" if condition is not None else "count(*)"
    count = f"count(*) FILTER (WHERE {before}{within})"
    if isinstance(function, exp.Rank):
        text, gives = f"{count} + 1", "bigint"
    elif isinstance(function, exp.DenseRank):
        text = f"count(DISTINCT {{0}}) FILTER (WHERE {before}{within}) + 1"
        if first:
            text += f" + (count(*) FILTER (WHERE {{0}} IS NULL{within}) > 0)::BIGINT"
        gives = "bigint"
    elif isinstance(function, exp.PercentRank):
        text = f"CASE WHEN {every} = 0 THEN 0.0::DOUBLE ELSE {count}::DOUBLE / {every} END"
        gives = "double precision"
    else:
        upto = f"count(*) FILTER (WHERE ({before} OR {{0}} = {{1}}){within})"
        text, gives = f"({upto} + 1)::DOUBLE / ({every} + 1)", "double precision"
    arguments = [key.this, values[0], *([condition] if condition is not None else [])]
    new = fill(text, *arguments, gives=gives)
    if not isinstance(around, exp.Filter):
        return new
    around.replace(new)
    return node


def _select(node: Node, types: Types) -> Node:
    """WITH TIES: all rows that rank among the first."""
    fetch = node.args.get("limit")
    options = fetch.args.get("limit_options") if isinstance(fetch, exp.Fetch) else None
    if fetch is None or options is None or not options.args.get("with_ties"):
        return node
    count = fetch.args.get("count")
    wanted = 1 if count is None else whole_number(count)
    offset = node.args.get("offset")
    skipped = 0 if offset is None else whole_number(offset.expression)
    order = node.args.get("order")
    unfit = node.args.get("distinct") is not None or node.find(exp.Explode, exp.Unnest)
    if wanted is None or skipped is None or order is None or unfit:
        raise declined("FETCH FIRST … WITH TIES here", node, types)
    keys = [_key(item, node) for item in order.expressions]
    rank = exp.Window(this=exp.Rank(), order=exp.Order(expressions=keys), over="OVER")
    last = exp.Literal.number(wanted + skipped)
    node.set("qualify", exp.Qualify(this=exp.LTE(this=rank, expression=last)))
    node.set("limit", None)
    return node


def _key(item: Node, select: Node) -> Node:
    """A sort key with the output column that it names by place or name put in."""
    new = item.copy()
    inner, place = new.this, whole_number(new.this)
    shown = select.expressions
    found: Node | None = None
    if place is not None:
        found = shown[place - 1]
    elif isinstance(inner, exp.Column) and not inner.table:
        name = inner.name if inner.this.args.get("quoted") else inner.name.lower()
        alike = [part for part in shown if _name(part) == name]
        found = alike[0] if alike else None
    if found is not None:
        new.set("this", (found.this if isinstance(found, exp.Alias) else found).copy())
    return new


def _name(item: Node) -> str:
    if not isinstance(item, exp.Alias):
        return ""
    quoted = item.args["alias"].args.get("quoted")
    return item.alias if quoted else item.alias.lower()


def _distinct(node: Node, _: Types) -> Node:
    """PostgreSQL sorts what an aggregate takes once each; in lists and texts that shows."""
    if not isinstance(node.parent, (exp.ArrayAgg, exp.GroupConcat)) or len(node.expressions) != 1:
        return node
    key = exp.Ordered(this=node.expressions[0].copy(), nulls_first=False)
    return exp.Order(this=node.copy(), expressions=[key])


def _collate(node: Node, _: Types) -> Node:
    """Text is compared by its bytes, which is what the collation "C" asks for."""
    inner = exp.Paren(this=node.this.copy())
    inner.meta["type"] = "text"
    return inner


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.WithinGroup: _within_group,
    exp.Collate: _collate,
    exp.Distinct: _distinct,
    exp.Select: _select,
}
