"""Rewritings of expressions: aggregates, windows, arithmetic, COALESCE and NULLIF."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import Edit, Statement, put, query_of, show, swap

_strict = (exp.Count, exp.Sum, exp.Avg, exp.Min, exp.Max)


def coalesce_as_case(statement: Statement) -> Iterator[Edit]:
    """`COALESCE(a, b)` as CASE."""
    for node in statement.all(exp.Coalesce):
        if len(node.expressions) == 1:
            test = exp.Is(this=node.this.copy(), expression=exp.Null())
            branch = exp.If(this=test, true=node.expressions[0].copy())
            yield swap(node, exp.Case(ifs=[branch], default=node.this.copy()))


def nullif_as_case(statement: Statement) -> Iterator[Edit]:
    """`NULLIF(a, b)` as CASE."""
    for node in statement.all(exp.Nullif):
        test = exp.EQ(this=node.this.copy(), expression=node.expression.copy())
        branch = exp.If(this=test, true=exp.Null())
        yield swap(node, exp.Case(ifs=[branch], default=node.this.copy()))


def count_star(statement: Statement) -> Iterator[Edit]:
    """`COUNT(*)` as COUNT(1), or of a column that is never NULL; as SUM(1) where rows are grouped."""
    for node in statement.all(exp.Count):
        select = query_of(node)
        if not isinstance(node.this, exp.Star) or select is None:
            continue
        yield swap(node, _count(exp.Literal.number(1)))
        if any(join.side for join in select.args.get("joins") or ()):
            continue
        for relation in statement.names.relations(select):
            table = relation.table
            for name in table.primary_key if table is not None else ():
                yield swap(node, _count(exp.column(name, relation.name)))


def filter_as_case(statement: Statement) -> Iterator[Edit]:
    """`count(x) FILTER (WHERE p)` as `count(CASE WHEN p THEN x END)`, with SUM in a group."""
    for node in statement.all(exp.Filter):
        inner, test = node.this, node.expression.this
        select = query_of(node)
        if not isinstance(inner, _strict) or isinstance(node.parent, exp.Window):
            continue
        value = inner.this
        if isinstance(value, exp.Distinct):
            continue
        star = isinstance(value, exp.Star)
        shown = exp.Literal.number(1) if star else value.copy()
        case = exp.Case(ifs=[exp.If(this=test.copy(), true=shown)])
        yield swap(node, type(inner)(this=case))
        if star and select is not None and select.args.get("group"):
            ones = exp.Case(
                ifs=[exp.If(this=test.copy(), true=exp.Literal.number(1))],
                default=exp.Literal.number(0),
            )
            yield swap(node, exp.Sum(this=ones))


def arithmetic_commuted(statement: Statement) -> Iterator[Edit]:
    """`a + b` as `b + a`, `a * b` as `b * a`, of numbers."""
    for node in statement.all(exp.Add, exp.Mul):
        left, right = node.this, node.expression
        if statement.names.family(left) == statement.names.family(right) == "number":
            yield swap(node, type(node)(this=_tied(right), expression=left.copy()))


def subtraction_as_sum(statement: Statement) -> Iterator[Edit]:
    """`a - b` as `a + (-b)`, of numbers."""
    for node in statement.all(exp.Sub):
        left, right = node.this, node.expression
        if statement.names.family(left) == statement.names.family(right) == "number":
            minus = exp.Paren(this=exp.Neg(this=_tied(right)))
            yield swap(node, exp.Add(this=left.copy(), expression=minus))


def window_named(statement: Statement) -> Iterator[Edit]:
    """A window written in the WINDOW clause, or in its place."""
    for at, node in enumerate(statement.all(exp.Window)):
        select = query_of(node)
        if select is None or node.arg_key == "windows":
            continue
        present = select.args.get("windows") or []
        alias = node.args.get("alias")
        if alias is None:
            name = f"frame_{at}"
            parts = {key: _copied(node.args.get(key)) for key in ("partition_by", "order", "spec")}
            named = exp.Window(this=exp.to_identifier(name), **parts)
            short = exp.Window(this=node.this.copy(), alias=exp.to_identifier(name), over="OVER")
            what = f"{show(node)} became OVER {name}"
            yield swap(node, short, what).also(put(select, "windows", [*present, named], what))
            continue
        for named in present:
            if named.this.name == alias.name:
                parts = {
                    key: _copied(named.args.get(key)) for key in ("partition_by", "order", "spec")
                }
                yield swap(node, exp.Window(this=node.this.copy(), over="OVER", **parts))


def default_frame(statement: Statement) -> Iterator[Edit]:
    """The frame that a window with an ORDER BY has anyway, spelled out."""
    for node in statement.all(exp.Window):
        if node.args.get("order") is not None and node.args.get("spec") is None:
            spec = exp.WindowSpec(
                kind="RANGE", start="UNBOUNDED", start_side="PRECEDING", end="CURRENT ROW"
            )
            yield put(node, "spec", spec, f"the frame of {show(node)} was spelled out")


def rank_from_below(statement: Statement) -> Iterator[Edit]:
    """`place = 1` as `place <= 1` and `place < 2`: no row number is below 1."""
    ranks = (exp.RowNumber, exp.Rank, exp.DenseRank)
    places = {
        item.alias
        for item in statement.all(exp.Alias)
        if isinstance(item.this, exp.Window) and isinstance(item.this.this, ranks)
    }
    others = {
        item.alias for item in statement.all(exp.Alias) if item.alias not in places
    }  # fmt: skip
    for node in statement.all(exp.EQ):
        column, value = node.this, node.expression
        if not isinstance(column, exp.Column) or column.name not in places - others:
            continue
        known = statement.names.resolve(column)
        if isinstance(value, exp.Literal) and value.this == "1" and known and not known.table:
            yield swap(node, exp.LTE(this=column.copy(), expression=exp.Literal.number(1)))
            yield swap(node, exp.LT(this=column.copy(), expression=exp.Literal.number(2)))


def _count(value: exp.Expr) -> exp.Count:
    return exp.Count(this=value, big_int=True)


def _tied(node: exp.Expr) -> exp.Expr:
    return exp.Paren(this=node.copy()) if isinstance(node, exp.Binary) else node.copy()


def _copied(value: object) -> object:
    if isinstance(value, list):
        return [_copied(item) for item in value]
    return value.copy() if isinstance(value, exp.Expr) else value


rules = {
    "coalesce-as-case": coalesce_as_case,
    "nullif-as-case": nullif_as_case,
    "count-star": count_star,
    "filter-as-case": filter_as_case,
    "arithmetic-commuted": arithmetic_commuted,
    "subtraction-as-sum": subtraction_as_sum,
    "window-named": window_named,
    "default-frame": default_frame,
    "rank-from-below": rank_from_below,
}
