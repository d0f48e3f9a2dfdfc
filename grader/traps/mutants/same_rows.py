"""Where another kind of join surely gives the same rows, so that it makes no mutant."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import Statement, conjuncts


def same_rows(statement: Statement, join: exp.Join, side: str) -> bool:
    """True where the rows that the new side adds fail a comparison later on, or cannot be: their
    NOT NULL foreign key always finds its row.
    """
    select = join.parent
    if not isinstance(select, exp.Select):
        return False
    order = [item.name for item in statement.names.relations(select)]
    name = join.this.alias_or_name
    at = order.index(name) if name in order else 0
    adds_left = side in ("LEFT", "FULL") and join.side in ("", "RIGHT")
    adds_right = side in ("RIGHT", "FULL") and join.side in ("", "LEFT")
    loses = (join.side in ("LEFT", "FULL") and side in ("", "RIGHT")) or (
        join.side in ("RIGHT", "FULL") and side in ("", "LEFT")
    )
    if loses:
        return False
    tested = {column.table for column in _tested(select, join)}
    left_same = not adds_left or name in tested or _always_found(statement, join, False)
    right_same = not adds_right or bool(tested & {*order[:at]}) or (
        at == 1 and _always_found(statement, join, True)
    )  # fmt: skip
    return left_same and right_same


def _tested(select: exp.Select, join: exp.Join) -> Iterator[exp.Column]:
    """The columns that WHERE, or the ON of a later inner join, compares: NULL is no match."""
    joins = select.args.get("joins") or []
    later = joins[next(at for at, item in enumerate(joins) if item is join) + 1 :]
    if any(item.side in ("RIGHT", "FULL") for item in later):
        return
    where = select.args.get("where")
    parts = conjuncts(where.this if where else None)
    for item in later:
        parts += conjuncts(item.args.get("on")) if not item.side else []
    for part in parts:
        if isinstance(part, (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE)):
            sides = [part.this, part.expression]
        else:
            sides = [part.this] if isinstance(part, (exp.In, exp.Between, exp.Like)) else []
        yield from (item for item in sides if isinstance(item, exp.Column))


def _always_found(statement: Statement, join: exp.Join, of_joined: bool) -> bool:
    """True where ON is a NOT NULL foreign key, of the joined table or to it, and nothing more."""
    pairs = list(equalities(join))
    if len(pairs) != len(conjuncts(join.args.get("on"))) or not pairs:
        return False
    name = join.this.alias_or_name
    mine = [(a, b) if a.table == name else (b, a) for a, b in pairs]
    sides = mine if of_joined else [(b, a) for a, b in mine]
    child = statement.names.relation_of(sides[0][0])
    parent = statement.names.relation_of(sides[0][1])
    if child is None or parent is None or child.table is None or parent.table is None:
        return False
    linked = {(a.name, b.name) for a, b in sides}
    return all(statement.names.never_null(a) for a, _ in sides) and any(
        key.table == parent.table.name
        and {*zip(key.columns, key.references, strict=True)} == linked
        for key in child.table.foreign_keys
    )


def equalities(join: exp.Join) -> Iterator[tuple[exp.Column, exp.Column]]:
    """The pairs of columns that ON sets equal."""
    for part in conjuncts(join.args.get("on")):
        if isinstance(part, exp.EQ):
            left, right = part.this, part.expression
            if isinstance(left, exp.Column) and isinstance(right, exp.Column):
                yield left, right
