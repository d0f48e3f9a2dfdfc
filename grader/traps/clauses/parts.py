"""The differences of two queries clause by clause, each as a change of the answer's tree."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.clauses.arms import Arm, Part
from grader.traps.clauses.match import Pair, canonical
from grader.traps.clauses.places import Places

__all__ = ["Part", "parts_of"]


def parts_of(pair: Pair, places: Places, level: int) -> Iterator[Part]:
    """All differences of two blocks, of which a text can be made."""
    for found in _parts(pair, places):
        yield Part(found.clause, found.place, found.settings, found.fine, level)


def _parts(pair: Pair, places: Places) -> Iterator[Part]:
    same_role = (pair.answer.role == "outer") == (pair.reference.role == "outer")
    for one, two in pair.arms():
        arm = Arm(pair, one, two, places)
        if arm.mapped():
            yield from arm.sources()
            yield from arm.condition("where")
            yield from arm.group()
            yield from arm.condition("having")
            if same_role:
                yield from arm.select()
                yield from arm.changes()
    if same_role and len(pair.answer.arms) == len(pair.reference.arms):
        yield from _operators(pair, places)
    if same_role:
        yield from _inserted(pair, places)
        yield from _order(pair, places)
        yield from _limit(pair, places)


def _operators(pair: Pair, places: Places) -> Iterator[Part]:
    """UNION, EXCEPT and INTERSECT, with ALL or without."""
    mine, theirs = pair.answer.query, pair.reference.query
    while isinstance(mine, exp.SetOperation) and isinstance(theirs, exp.SetOperation):
        distinct = (bool(mine.args.get("distinct")), bool(theirs.args.get("distinct")))
        if type(mine) is type(theirs) and distinct[0] != distinct[1]:
            place = places.clause(mine.expression, "UNION", "EXCEPT", "INTERSECT")
            yield Part("set-operation", place, ((mine, "distinct", distinct[1]),))
        elif type(mine) is not type(theirs) and mine.parent is not None and mine.arg_key:
            place = places.clause(mine.expression, "UNION", "EXCEPT", "INTERSECT")
            copy = mine.copy()
            args = {**copy.args, "distinct": distinct[1]}
            yield Part("set-operation", place, ((mine.parent, mine.arg_key, type(theirs)(**args)),))
        mine, theirs = mine.this, theirs.this


def _inserted(pair: Pair, places: Places) -> Iterator[Part]:
    """VALUES and ON CONFLICT of INSERT."""
    mine, theirs = pair.answer.holder, pair.reference.holder
    if not isinstance(mine, exp.Insert) or not isinstance(theirs, exp.Insert):
        return
    rows, others = mine.expression, theirs.expression
    both_values = isinstance(rows, exp.Values) and isinstance(others, exp.Values)
    if both_values and canonical(rows) != canonical(others):
        place = places.clause(rows, "VALUES")
        yield Part("values", place, ((mine, "expression", pair.naming.adapt(others)),))
    old, wanted = mine.args.get("conflict"), theirs.args.get("conflict")
    new = pair.naming.adapt(wanted) if wanted is not None else None
    if canonical(old) != canonical(new):
        place = places.clause(old, "ON") if old is not None else places.behind(mine)
        yield Part("on-conflict", place, ((mine, "conflict", new),))


def _order(pair: Pair, places: Places) -> Iterator[Part]:
    mine, theirs = pair.answer.query.args.get("order"), pair.reference.query.args.get("order")
    old = _by_output(mine.copy(), pair.answer.arms[0]) if mine is not None else None
    new = None
    if theirs is not None:
        new = pair.naming.adapt(_by_output(theirs.copy(), pair.reference.arms[0]))
        for column in new.find_all(exp.Column) if pair.answer.role != "outer" else ():
            if not column.table and column.name in pair.columns:
                column.set("this", exp.to_identifier(pair.columns[column.name]))
    if canonical(old) != canonical(new):
        place = (
            places.clause(mine, "ORDER") if mine is not None else places.behind(pair.answer.query)
        )
        yield Part("order-by", place, ((pair.answer.query, "order", new),))


def _by_output(order: exp.Expr, select: exp.Expr) -> exp.Expr:
    """ORDER BY with the output's names for what is selected."""
    names = {canonical(item.unalias()): item.alias_or_name for item in select.expressions}
    for item in order.expressions:
        name = names.get(canonical(item.this))
        if name and isinstance(select, exp.Select):
            item.set("this", exp.column(name))
    return order


def _limit(pair: Pair, places: Places) -> Iterator[Part]:
    mine, theirs = pair.answer.query, pair.reference.query
    settings = tuple(
        (mine, key, theirs.args[key].copy() if theirs.args.get(key) is not None else None)
        for key in ("limit", "offset")
        if canonical(mine.args.get(key)) != canonical(theirs.args.get(key))
    )
    if settings:
        old = mine.args.get("limit") or mine.args.get("offset")
        place = places.clause(old, "LIMIT", "OFFSET", "FETCH") if old else places.behind(mine)
        yield Part("limit", place, settings)
