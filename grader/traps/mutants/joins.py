"""Mutants of FROM: kinds of joins, their conditions, tables that are missing or one too many."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.models import Schema
from grader.traps.mutants.edits import (
    Edit,
    Statement,
    both,
    conjuncts,
    drop,
    drop_predicate,
    put,
    show,
    swap,
    table_as,
)  # fmt: skip
from grader.traps.mutants.same_rows import equalities, same_rows
from grader.traps.names import Relation

_sides = ("", "LEFT", "RIGHT", "FULL")


def join_kind(statement: Statement) -> Iterator[Edit]:
    """INNER, LEFT, RIGHT, FULL and CROSS for one another."""
    for join in statement.all(exp.Join):
        if not _conditional(join):
            if join.kind == "CROSS" and (edit := _natural_condition(statement, join)):
                yield edit
            continue
        was = _words(join)
        for side in _sides:
            if side != join.side and not same_rows(statement, join, side):
                what = f"{was} {show(join.this)} became {side or 'INNER'} JOIN"
                # an inner join has no word of its own in the tree
                yield put(join, "side", side or None, what).also(put(join, "kind", None, what))
        what = f"{was} {show(join.this)} became CROSS JOIN"
        yield Edit(
            what, "from",
            ((join, "side", None), (join, "kind", "CROSS"), (join, "on", None),
             (join, "using", None)),
        )  # fmt: skip


def join_condition_dropped(statement: Statement) -> Iterator[Edit]:
    """One condition of several after ON left out."""
    for join in statement.all(exp.Join):
        parts = conjuncts(join.args.get("on"))
        for part in parts if len(parts) > 1 else ():
            if edit := drop_predicate(part, f"{show(part)} was dropped from ON"):
                yield edit
        using = join.args.get("using") or []
        for item in using if len(using) > 1 else ():
            yield drop(item, f"{show(item)} was dropped from USING")


def join_dropped(statement: Statement) -> Iterator[Edit]:
    """A joined table left out, where nothing but its own condition names it."""
    for join in statement.all(exp.Join):
        select = join.parent
        name = join.this.alias_or_name
        if not isinstance(select, exp.Select) or not name:
            continue
        inside = {id(column) for column in join.find_all(exp.Column)}
        named = [
            column for column in select.find_all(exp.Column)
            if column.table == name and id(column) not in inside
        ]  # fmt: skip
        if not named:
            yield drop(join, f"the join with {show(join.this)} was dropped")


def count_of_other_side(statement: Statement) -> Iterator[Edit]:
    """A join's column taken from the other table: the outer join's missing key shows, or not."""
    for join in statement.all(exp.Join):
        select = join.parent
        if not isinstance(select, exp.Select):
            continue
        for left, right in equalities(join):
            for column in select.find_all(exp.Column):
                if column.find_ancestor(exp.Select) is not select or column.find_ancestor(exp.Join):
                    continue
                for here, there in ((left, right), (right, left)):
                    if (column.table, column.name) == (here.table, here.name) and here.table:
                        yield swap(column, there.copy())


def condition_to_where(statement: Statement) -> Iterator[Edit]:
    """A condition of an outer join's ON moved to WHERE."""
    for join in statement.all(exp.Join):
        select = join.parent
        parts = conjuncts(join.args.get("on"))
        if not isinstance(select, exp.Select) or len(parts) < 2 or not join.side:
            continue
        where = select.args.get("where")
        for part in parts:
            what = f"{show(part)} moved from ON to WHERE"
            rest = drop_predicate(part, what)
            if rest is not None:
                condition = both(where.this if where else None, part)
                yield rest.also(put(select, "where", exp.Where(this=condition), what))


def condition_to_on(statement: Statement) -> Iterator[Edit]:
    """A condition of WHERE moved to the ON of an outer join whose table it reads."""
    for join in statement.all(exp.Join):
        select, on = join.parent, join.args.get("on")
        where = select.args.get("where") if isinstance(select, exp.Select) else None
        if where is None or on is None:
            continue
        for part in conjuncts(where.this):
            owners = {column.table for column in part.find_all(exp.Column)}
            if part.find(exp.Query) or join.this.alias_or_name not in owners:
                continue
            what = f"{show(part)} moved from WHERE to ON"
            rest = drop_predicate(part, what)
            if rest is not None:
                yield rest.also(put(join, "on", both(on, part), what))


def child_table_joined(statement: Statement) -> Iterator[Edit]:
    """A second child table joined, so that rows multiply (double counting)."""
    for select in statement.all(exp.Select):
        relations = statement.names.relations(select)
        if not relations or select.args.get("from_") is None:
            continue
        here = {relation.table.name for relation in relations if relation.table is not None}
        for relation in relations:
            for child, pairs in _children(statement.schema, relation):
                if child not in here:
                    yield _joined(select, relation.name, child, pairs, "double counting")


def parent_table_joined(statement: Statement) -> Iterator[Edit]:
    """A table that a foreign key points to joined: rows whose key is NULL are lost."""
    for select in statement.all(exp.Select):
        if select.args.get("from_") is None:
            continue
        relations = statement.names.relations(select)
        here = {relation.table.name for relation in relations if relation.table is not None}
        for relation in relations:
            table = relation.table
            for key in table.foreign_keys if table is not None else ():
                null = any(
                    (column := table.column(name)) is not None and not column.not_null
                    for name in key.columns
                ) if table else False  # fmt: skip
                if null and (key.table not in here or key.table == relation.name):
                    pairs = tuple(zip(key.references, key.columns, strict=True))
                    yield _joined(select, relation.name, key.table, pairs, "rows without one go")


def lateral_dropped(statement: Statement) -> Iterator[Edit]:
    """The LIMIT of a LATERAL query dropped, or its correlation."""
    for lateral in statement.all(exp.Lateral):
        query = lateral.this.this if isinstance(lateral.this, exp.Subquery) else None
        if isinstance(query, exp.Select) and query.args.get("order"):
            yield put(query, "order", None, "the ORDER BY of LATERAL was dropped", "from")


def _words(join: exp.Join) -> str:
    return f"{join.side or join.kind or 'INNER'} JOIN".replace("OUTER ", "")


def _conditional(join: exp.Join) -> bool:
    return bool(join.args.get("on") or join.args.get("using"))


def _natural_condition(statement: Statement, join: exp.Join) -> Edit | None:
    """CROSS JOIN narrowed to equal columns of one name."""
    select = join.parent
    if not isinstance(select, exp.Select):
        return None
    *before, last = [
        item for item in statement.names.relations(select)
        if item.name != join.this.alias_or_name
    ] + [item for item in statement.names.relations(select)
         if item.name == join.this.alias_or_name]  # fmt: skip
    for relation in before:
        for column in relation.columns:
            if last.column(column.name):
                on = exp.EQ(
                    this=exp.column(column.name, relation.name),
                    expression=exp.column(column.name, last.name),
                )
                what = f"CROSS JOIN {show(join.this)} became JOIN ON {show(on)}"
                return Edit(what, "from", ((join, "kind", None), (join, "on", on)))
    return None


def _children(
    schema: Schema, relation: Relation
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    if relation.table is None:
        return
    for table in schema.tables:
        for key in table.foreign_keys:
            if key.table == relation.table.name and table.name != key.table:
                yield table.name, tuple(zip(key.columns, key.references, strict=True))


def _joined(
    select: exp.Select, owner: str, table: str, pairs: tuple[tuple[str, str], ...], why: str
) -> Edit:
    # columns of new names, so that names without a table stay unambiguous
    new = [f"{table}_{mine}" for mine, _ in pairs]
    shown = exp.Select(
        expressions=[
            exp.alias_(exp.column(mine), name) for (mine, _), name in zip(pairs, new, strict=True)
        ],
        from_=exp.From(this=table_as(table)),
    )
    on: exp.Expr | None = None
    for (_, theirs), name in zip(pairs, new, strict=True):
        pair = exp.EQ(this=exp.column(name), expression=exp.column(theirs, owner))
        on = both(on, pair)
    join = exp.Join(this=shown.subquery(f"more_{table}"), on=on)
    joins = [*(select.args.get("joins") or []), join]
    return Edit(f"JOIN {table} was added ({why})", "from", ((select, "joins", joins),))


operators = {
    "join-kind": join_kind,
    "join-condition-dropped": join_condition_dropped,
    "join-dropped": join_dropped,
    "join-other-side": count_of_other_side,
    "on-to-where": condition_to_where,
    "where-to-on": condition_to_on,
    "child-table-joined": child_table_joined,
    "parent-table-joined": parent_table_joined,
    "lateral-order-dropped": lateral_dropped,
}
