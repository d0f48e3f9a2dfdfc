"""Mutants of INSERT, UPDATE, DELETE, MERGE and CREATE … AS; RETURNING stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import Edit, Statement, drop, put, show, swap
from grader.traps.names import Relation


def where_dropped(statement: Statement) -> Iterator[Edit]:
    """UPDATE or DELETE of every row."""
    for node in statement.all(exp.Update, exp.Delete):
        if where := node.args.get("where"):
            yield drop(where, f"WHERE {show(where.this)} was dropped", "change")


def where_flipped(statement: Statement) -> Iterator[Edit]:
    """UPDATE or DELETE of just the other rows."""
    for node in statement.all(exp.Update, exp.Delete):
        if where := node.args.get("where"):
            test = exp.Not(this=exp.Paren(this=where.this.copy()))
            yield swap(where.this, test, f"WHERE became {show(test)}", "change")


def set_column(statement: Statement) -> Iterator[Edit]:
    """A column of SET left out, or another of the same type set in its place."""
    for node in statement.all(exp.Update, exp.OnConflict):
        items = node.args.get("expressions") or []
        relation = _target(statement, node)
        for item in items:
            if not isinstance(item, exp.EQ):
                continue
            if len(items) > 1:
                yield drop(item, f"SET {show(item)} was dropped", "change")
            known = relation.column(item.this.name) if relation else None
            set_already = {other.this.name for other in items}
            others = [
                column for column in (relation.columns if relation else ())
                if known and column.family == known.family and column.name not in set_already
            ]  # fmt: skip
            for other in others[:3]:
                new = exp.EQ(this=exp.column(other.name), expression=item.expression.copy())
                yield swap(item, new, f"SET {show(item)} became SET {show(new)}", "change")
            if not isinstance(item.expression, exp.Null):
                null = exp.EQ(this=item.this.copy(), expression=exp.Null())
                yield swap(item, null, f"SET {show(item)} became SET {show(null)}", "change")


def conflict(statement: Statement) -> Iterator[Edit]:
    """ON CONFLICT dropped or DO NOTHING, its WHERE dropped, the old value for the excluded one."""
    for node in statement.all(exp.OnConflict):
        insert = node.parent
        yield put(insert, "conflict", None, "ON CONFLICT was dropped", "change")
        if node.expressions:
            nothing = node.copy()
            nothing.set("expressions", None)
            nothing.set("where", None)
            nothing.set("action", exp.var("DO NOTHING"))
            yield put(insert, "conflict", nothing, "DO UPDATE became DO NOTHING", "change")
            if where := node.args.get("where"):
                yield drop(where, f"{show(where)} of DO UPDATE was dropped", "change")
        target = insert.this.this if isinstance(insert.this, exp.Schema) else insert.this
        for column in node.find_all(exp.Column):
            if column.table == "excluded":
                own = exp.column(column.name, target.alias_or_name)
                yield swap(column, own, clause="change")


def insert_duplicates(statement: Statement) -> Iterator[Edit]:
    """INSERT … SELECT that gives each row twice, or none."""
    for node in statement.all(exp.Insert):
        query = node.expression
        if isinstance(query, exp.Select) and not query.args.get("with_"):
            twice = exp.Union(this=query.copy(), expression=query.copy(), distinct=False)
            yield put(node, "expression", twice, "every row is inserted twice", "change")
            none = query.copy()
            none.set("limit", exp.Limit(expression=exp.Literal.number(1)))
            yield put(node, "expression", none, "only one row is inserted", "change")


def inserted_row(statement: Statement) -> Iterator[Edit]:
    """A row of VALUES left out."""
    for node in statement.all(exp.Insert):
        rows = node.expression.expressions if isinstance(node.expression, exp.Values) else []
        for row in rows if len(rows) > 1 else ():
            yield drop(row, f"the row {show(row)} was not inserted", "change")


def inserted_columns(statement: Statement) -> Iterator[Edit]:
    """Two columns of the INSERT's list in each other's place, where their types are one."""
    for node in statement.all(exp.Insert):
        if not isinstance(node.this, exp.Schema):
            continue
        names = node.this.expressions
        relation = next(iter(statement.names.relations(node)), None)
        for at in range(len(names) - 1):
            one = relation.column(names[at].name) if relation else None
            two = relation.column(names[at + 1].name) if relation else None
            if one and two and one.family == two.family:
                order = [*names[:at], names[at + 1], names[at], *names[at + 2 :]]
                what = f"{one.name} and {two.name} changed places in INSERT"
                yield put(node.this, "expressions", order, what, "change")


def merge(statement: Statement) -> Iterator[Edit]:
    """A WHEN of MERGE left out, or without its condition."""
    for node in statement.all(exp.Whens):
        for when in node.expressions:
            if len(node.expressions) > 1:
                yield drop(when, f"{show(when)} was dropped", "change")
            if when.args.get("condition") is not None:
                what = f"the condition of {show(when)} was dropped"
                yield put(when, "condition", None, what, "change")


def deletes_for_update(statement: Statement) -> Iterator[Edit]:
    """USING or FROM of a change left out together with its conditions."""
    for node in statement.all(exp.Update, exp.Delete):
        where = node.args.get("where")
        if where is None:
            continue
        for subquery in where.find_all(exp.Subquery, exp.Exists):
            query = subquery.this
            inner = query.args.get("where") if isinstance(query, exp.Select) else None
            if inner is not None:
                what = f"{show(inner)} of the subquery was dropped"
                yield drop(inner, what, "change")


def _target(statement: Statement, node: exp.Expr) -> Relation | None:
    merge = node.find_ancestor(exp.Merge)
    owner = node.parent if isinstance(node, exp.OnConflict) else merge or node
    relations = statement.names.relations(owner) if owner is not None else ()
    return relations[0] if relations else None


operators = {
    "change-where-dropped": where_dropped,
    "change-where-flipped": where_flipped,
    "set-column": set_column,
    "on-conflict": conflict,
    "insert-duplicates": insert_duplicates,
    "insert-row": inserted_row,
    "insert-columns": inserted_columns,
    "merge": merge,
    "change-subquery": deletes_for_update,
}
