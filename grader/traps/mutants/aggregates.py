"""Mutants of aggregates and GROUP BY."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import (
    Edit,
    Statement,
    conjuncts,
    drop,
    put,
    query_of,
    show,
    swap,
)

_simple = (exp.Sum, exp.Avg, exp.Min, exp.Max)


def function(statement: Statement) -> Iterator[Edit]:
    """SUM, AVG, MIN, MAX and COUNT for one another."""
    for node in statement.all(*_simple, exp.Count):
        inner = node.this
        if isinstance(inner, exp.Star):
            continue
        value = inner.expressions[0] if isinstance(inner, exp.Distinct) else inner
        family = statement.names.family(value)
        for other in _simple:
            if type(node) is other or (family != "number" and other in (exp.Sum, exp.Avg)):
                continue
            yield swap(node, other(this=value.copy()))
        if not isinstance(node, exp.Count):
            yield swap(node, _count(value.copy()))


def distinct(statement: Statement) -> Iterator[Edit]:
    """DISTINCT inside an aggregate added or dropped."""
    for node in statement.all(exp.Count, exp.Sum, exp.Avg, exp.GroupConcat):
        inner = node.this
        if isinstance(inner, (exp.Star, exp.Order)) or isinstance(node.parent, exp.Window):
            continue
        if isinstance(inner, exp.Distinct):
            what = f"DISTINCT was dropped from {show(node)}"
            yield swap(inner, inner.expressions[0].copy(), what)
        else:
            new = exp.Distinct(expressions=[inner.copy()])
            yield swap(inner, new, f"DISTINCT was added to {show(node)}")


def count_star(statement: Statement) -> Iterator[Edit]:
    """COUNT(*) for COUNT of a column; COUNT of a column, also DISTINCT, for COUNT(*)."""
    for node in statement.all(exp.Count):
        if not isinstance(node.this, exp.Star):
            yield swap(node, _count(exp.Star()))
            continue
        select = query_of(node)
        if select is None:
            continue
        relations = statement.names.relations(select)
        for relation in relations:
            outer = _may_be_empty(select, relation.name) and not _asked_for(node, relation.name)
            for known in relation.columns[:4]:
                column = exp.column(known.name, relation.name)
                if not known.never_null or outer:
                    yield swap(node, _count(column))
                key = relation.table.primary_key if relation.table else ()
                if len(relations) > 1 or key != (known.name,):
                    yield swap(node, _count(exp.Distinct(expressions=[column.copy()])))


def _may_be_empty(select: exp.Select, name: str) -> bool:
    """Whether an outer join can add a row that has no row of this relation."""
    joins: list[exp.Join] = select.args.get("joins") or []
    own = next((at for at, join in enumerate(joins) if join.this.alias_or_name == name), -1)
    if own >= 0 and joins[own].side in ("LEFT", "FULL"):
        return True
    return any(join.side in ("RIGHT", "FULL") for join in joins[own + 1 :])


def _asked_for(node: exp.Count, name: str) -> bool:
    """Whether the aggregate's FILTER lets pass only rows in which the relation has a row."""
    if not isinstance(node.parent, exp.Filter):
        return False
    for part in conjuncts(node.parent.expression.this):
        bare = part.this if isinstance(part, exp.Not) else part
        compared = isinstance(bare, (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE))
        sides = (bare.this, bare.expression) if compared else (bare,)
        if any(isinstance(side, exp.Column) and side.table == name for side in sides):
            return True
    return False


def filter_dropped(statement: Statement) -> Iterator[Edit]:
    """An aggregate without its FILTER, or with CASE … ELSE 0 in COUNT."""
    for node in statement.all(exp.Filter):
        yield swap(node, node.this.copy(), f"FILTER was dropped from {show(node)}")
        if isinstance(node.this, exp.Count):
            case = exp.Case(
                ifs=[exp.If(this=node.expression.this.copy(), true=exp.Literal.number(1))],
                default=exp.Literal.number(0),
            )
            yield swap(node, _count(case))


def group_key_dropped(statement: Statement) -> Iterator[Edit]:
    """A key of GROUP BY left out, from the SELECT list by MIN where it stands there too."""
    for group in statement.all(exp.Group):
        select = group.parent
        keys = group.expressions
        for key in keys if len(keys) > 1 else ():
            if determined(statement, key, keys):
                continue
            edit = drop(key, f"the key {show(key)} was dropped from GROUP BY")
            yield edit
            shown = [
                item for at, item in enumerate(select.expressions, 1)
                if item.unalias() == key or item.alias == key.name or key.name == str(at)
            ]  # fmt: skip
            for item in shown:
                lowest = exp.alias_(exp.Min(this=item.unalias().copy()), item.alias_or_name)
                yield edit.also(swap(item, lowest))
        if len(keys) == 1 and not select.args.get("having"):
            yield put(select, "group", None, "GROUP BY was dropped", "group-by")


def group_key_added(statement: Statement) -> Iterator[Edit]:
    """Another column in GROUP BY: of the aggregates, or of the tables read."""
    for group in statement.all(exp.Group):
        select = group.parent
        if not isinstance(select, exp.Select):
            continue
        present = {key.sql("postgres") for key in group.expressions}
        names = {key.name for key in group.expressions if isinstance(key, exp.Column)}
        for relation in statement.names.relations(select):
            keys = relation.table.primary_key if relation.table else ()
            others = [known.name for known in relation.columns if known.name not in keys]
            for name in (*keys, *others[:2]):
                column = exp.column(name, relation.name)
                if determined(
                    statement, exp.column(name, relation.name), group.expressions, select
                ):
                    continue
                if name not in names and column.sql("postgres") not in present:
                    what = f"{show(column)} was added to GROUP BY"
                    yield put(group, "expressions", [*group.expressions, column], what)


def group_key_swapped(statement: Statement) -> Iterator[Edit]:
    """A key replaced by a name that is not unique, as two people of one name."""
    for group in statement.all(exp.Group):
        select = group.parent
        for key in group.expressions:
            if not isinstance(key, exp.Column) or not isinstance(select, exp.Select):
                continue
            relation = statement.names.relation_of(key)
            table = relation.table if relation else None
            if relation is None or table is None or table.primary_key != (key.name,):
                continue
            for known in relation.columns:
                if known.family == "text":
                    for item in select.expressions:
                        if item.unalias() == key:
                            column = exp.column(known.name, relation.name)
                            lowest = exp.alias_(exp.Min(this=key.copy()), item.alias_or_name)
                            what = f"grouped by {show(column)} in place of {show(key)}"
                            yield swap(key, column, what).also(swap(item, lowest))


def determined(
    statement: Statement, key: exp.Expr, keys: list[exp.Expr], select: exp.Expr | None = None
) -> bool:
    """True for a column of a table whose whole primary key is among the other keys."""
    if not isinstance(key, exp.Column):
        return False
    names = statement.names
    relation = names.relation_of(key)
    if select is not None:
        relation = next((item for item in names.relations(select) if item.name == key.table), None)
    if relation is None or relation.table is None or not relation.table.primary_key:
        return False
    own = {
        other.name
        for other in keys
        if other is not key and isinstance(other, exp.Column)
        and names.relation_of(other) is relation
    }  # fmt: skip
    return {*relation.table.primary_key} <= own - {key.name}


def average_of_averages(statement: Statement) -> Iterator[Edit]:
    """A ratio of two aggregates taken row by row and averaged, and AVG for SUM over COUNT."""
    for node in statement.all(exp.Div):
        top, bottom = node.this, node.expression
        inner = top.this if isinstance(top, exp.Cast) else top
        bottom = bottom.this if isinstance(bottom, exp.Nullif) else bottom
        if isinstance(inner, exp.Sum) and isinstance(bottom, exp.Count):
            yield swap(node, exp.Avg(this=inner.this.copy()))
        if isinstance(inner, exp.Sum) and isinstance(bottom, exp.Sum):
            ratio = exp.Div(
                this=exp.cast(inner.this.copy(), "numeric"), expression=bottom.this.copy(),
                typed=True,
            )  # fmt: skip
            yield swap(node, exp.Avg(this=ratio))


def coalesced_average(statement: Statement) -> Iterator[Edit]:
    """NULL counted as 0 inside an aggregate."""
    for node in statement.all(exp.Avg, exp.Min, exp.Max):
        if statement.names.family(node.this) == "number":
            zero = exp.Coalesce(this=node.this.copy(), expressions=[exp.Literal.number(0)])
            yield swap(node.this, zero)


def _count(value: exp.Expr) -> exp.Count:
    return exp.Count(this=value, big_int=True)


operators = {
    "aggregate-function": function,
    "aggregate-distinct": distinct,
    "count-star": count_star,
    "filter-dropped": filter_dropped,
    "group-key-dropped": group_key_dropped,
    "group-key-added": group_key_added,
    "group-key-swapped": group_key_swapped,
    "average-of-averages": average_of_averages,
    "null-as-zero": coalesced_average,
}
