"""Recursive WITH queries: SEARCH and CYCLE written out, and columns wide enough for what grows."""

from __future__ import annotations

from sqlglot import exp

from grader.queries.expressions import Reading
from grader.queries.stop import not_offline
from grader.queries.walks import Walk

_name = "walk"


def write_out(tree: exp.Expr, reading: Reading) -> None:
    """Change the recursive WITH queries that DuckDB lacks or would answer in another way."""
    if not reading.walks and not reading.anchors:
        return
    for cte in list(tree.find_all(exp.CTE)):
        start = cte.args["alias"].this.meta.get("start", -1)
        casts = reading.anchors.get(start)
        if casts:
            _cast_anchor(cte, casts)
        walk = reading.walks.get(start)
        if walk is not None:
            _walk(cte, walk)


def _identifier(name: str) -> exp.Identifier:
    return exp.to_identifier(name, quoted=True)


def _column(name: str, table: str = "") -> exp.Column:
    return exp.column(_identifier(name), _identifier(table) if table else None)


def _union(cte: exp.CTE) -> exp.Union:
    union = cte.this
    if not isinstance(union, exp.Union):
        raise not_offline("A recursive query written so")
    return union


def _beneath(query: exp.Expr, columns: list[str]) -> exp.Subquery:
    """A query as an item of FROM whose columns have these names."""
    inner = query.this if isinstance(query, exp.Subquery) and not query.args.get("alias") else query
    alias = exp.TableAlias(this=_identifier(_name), columns=[_identifier(name) for name in columns])
    return exp.Subquery(this=inner.copy(), alias=alias)


def _cast_anchor(cte: exp.CTE, casts: list[str]) -> None:
    """Give the first part's columns types wide enough for what the second adds."""
    union = _union(cte)
    names = [f"c{at}" for at in range(len(casts))]
    given = cte.args["alias"].columns or []
    first = union.this
    while isinstance(first, (exp.SetOperation, exp.Subquery)):
        first = first.this
    shown = first.named_selects if isinstance(first, exp.Select) else []
    if not given and (len(shown) != len(casts) or "*" in shown):
        raise not_offline("A recursive query over * that begins with such numbers")
    labels = [
        item.copy() if isinstance(item, exp.Identifier) else _identifier(item)
        for item in [*given, *shown[len(given) :]]
    ] + [_identifier(name) for name in names[max(len(given), len(shown)) :]]
    selected = []
    for name, label, to in zip(names, labels, casts, strict=False):
        column: exp.Expr = _column(name, _name)
        if to:
            column = exp.Cast(this=column, to=exp.DataType.build(to, dialect="duckdb"))
            column.meta["type"] = "text" if to == "TEXT" else "numeric"
        selected.append(exp.alias_(column, label))
    union.set("this", exp.Select(expressions=selected).from_(_beneath(union.this, names)))


def _walk(cte: exp.CTE, walk: Walk) -> None:
    union = _union(cte)
    name = cte.alias
    right = union.expression
    while isinstance(right, exp.Subquery):
        right = right.this
    unfit = ("distinct", "group", "having", "limit", "offset", "with_", "order")
    if not isinstance(right, exp.Select) or any(right.args.get(key) for key in unfit):
        raise not_offline("SEARCH and CYCLE over such a query")
    own = [table for table in _tables(right) if table.name.lower() == name.lower()]
    if len(own) != 1:
        raise not_offline("SEARCH and CYCLE over such a query")
    before = own[0].alias_or_name
    columns = list(walk.columns)
    added: list[str] = []
    first: list[exp.Expr] = []
    then: list[exp.Expr] = []
    search, cycle = walk.search, walk.cycle
    if search is not None:
        added.append(search.sequence)
        if search.breadth:
            depth = exp.Dot(this=_column(search.sequence, _name), expression=_identifier("k0"))
            deeper = exp.Add(this=depth, expression=exp.Literal.number(1))
            first.append(_row(search.columns, exp.Literal.number(0)))
            then.append(_row(search.columns, deeper))
        else:
            first.append(exp.Array(expressions=[_row(search.columns)]))
            then.append(_append(search.sequence, search.columns))
    if cycle is not None:
        added += [cycle.mark, cycle.path]
        value: exp.Expr = exp.maybe_parse(cycle.value, dialect="duckdb")
        default: exp.Expr = exp.maybe_parse(cycle.default, dialect="duckdb")
        seen = exp.Anonymous(
            this="list_contains", expressions=[_column(cycle.path, _name), _row(cycle.columns)]
        )
        first += [default.copy(), exp.Array(expressions=[_row(cycle.columns)])]
        then += [
            exp.Case(ifs=[exp.If(this=seen, true=value.copy())], default=default.copy()),
            _append(cycle.path, cycle.columns),
        ]
        right.where(exp.NEQ(this=_column(cycle.mark, before), expression=value.copy()), copy=False)
    carried = [exp.alias_(_column(item, before), f"w{at}") for at, item in enumerate(added)]
    right.set("expressions", [*right.expressions, *carried])
    left_from = _beneath(union.this, columns)
    right_from = _beneath(right, [*columns, *added])
    plain = [_column(item, _name) for item in columns]
    union.set("this", exp.Select(expressions=[*plain, *first]).from_(left_from))
    after = [item.copy() for item in plain]
    union.set("expression", exp.Select(expressions=[*after, *then]).from_(right_from))
    cte.args["alias"].set("columns", [_identifier(item) for item in (*columns, *added)])


def _tables(select: exp.Select) -> list[exp.Table]:
    """The tables in a query's own FROM."""
    source = select.args.get("from_") or select.args.get("from")
    items = [source.this] if source is not None else []
    items += [join.this for join in select.args.get("joins") or []]
    return [item for item in items if isinstance(item, exp.Table)]


def _row(columns: tuple[str, ...], depth: exp.Expr | None = None) -> exp.Expr:
    parts: list[exp.Expr] = [depth] if depth is not None else []
    parts += [_column(name, _name) for name in columns]
    return exp.Struct(
        expressions=[
            exp.PropertyEQ(this=_identifier(f"k{at}"), expression=part)
            for at, part in enumerate(parts)
        ]
    )


def _append(name: str, columns: tuple[str, ...]) -> exp.Expr:
    return exp.Anonymous(this="list_append", expressions=[_column(name, _name), _row(columns)])
