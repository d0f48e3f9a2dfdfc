"""Mutants of ORDER BY, LIMIT, OFFSET and DISTINCT ON's choice."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import Edit, Statement, drop, put, show, swap
from grader.traps.mutants.windows import turned


def direction(statement: Statement) -> Iterator[Edit]:
    """A key of ORDER BY turned round."""
    for key in _keys(statement):
        yield swap(key, turned(key), f"ORDER BY {show(key)} was turned round")


def key_dropped(statement: Statement) -> Iterator[Edit]:
    """A key of ORDER BY left out, so that ties come in any order."""
    for key in _keys(statement):
        clause = key.parent
        if clause is not None and len(clause.expressions) > 1:
            yield drop(key, f"{show(key)} was dropped from ORDER BY")
        elif clause is not None and clause.parent and not clause.parent.args.get("limit"):
            yield drop(clause, "ORDER BY was dropped")


def keys_swapped(statement: Statement) -> Iterator[Edit]:
    """Two neighbours of ORDER BY in each other's place."""
    for clause in _clauses(statement):
        keys = clause.expressions
        for at in range(len(keys) - 1):
            new = [*keys[:at], keys[at + 1], keys[at], *keys[at + 2 :]]
            what = f"{show(keys[at])} and {show(keys[at + 1])} changed places in ORDER BY"
            yield put(clause, "expressions", new, what)


def nulls(statement: Statement) -> Iterator[Edit]:
    """NULLS FIRST for NULLS LAST and back."""
    for key in _keys(statement):
        if statement.names.never_null(_meant(key)):
            continue
        changed = key.copy()
        changed.set("nulls_first", not key.args.get("nulls_first"))
        yield swap(key, changed, f"NULLs went to the other end of ORDER BY {show(key.this)}")


def limit(statement: Statement) -> Iterator[Edit]:
    """LIMIT and OFFSET dropped, one added, ties let in."""
    for node in statement.all(exp.Limit, exp.Fetch, exp.Offset):
        yield drop(node, f"{show(node).strip()} was dropped", "limit")
        query = node.parent
        if isinstance(node, exp.Limit) and query.args.get("order"):
            yield put(query, "order", None, "ORDER BY before LIMIT was dropped", "order-by")
            ties = exp.Fetch(
                direction="FIRST", count=node.expression.copy(),
                limit_options=exp.LimitOptions(percent=False, rows=True, with_ties=True),
            )  # fmt: skip
            yield put(query, "limit", ties, f"{show(node).strip()} took its ties along", "limit")
        if not isinstance(node, exp.Offset) and query.args.get("offset") is None:
            one = exp.Offset(expression=exp.Literal.number(1))
            yield put(query, "offset", one, "OFFSET 1 was added", "limit")


def _clauses(statement: Statement) -> list[exp.Order]:
    return [
        node for node in statement.all(exp.Order) if isinstance(node.parent, exp.Query)
    ]  # fmt: skip


def _keys(statement: Statement) -> list[exp.Expr]:
    return [key for clause in _clauses(statement) for key in clause.expressions]


def _meant(key: exp.Expr) -> exp.Expr:
    """The expression that a key of ORDER BY names, where it is an output's name or number."""
    value: exp.Expr = key.this
    select = key.find_ancestor(exp.Select, exp.SetOperation)
    if not isinstance(select, exp.Select):
        return value
    if value.is_int and int(value.name) <= len(select.expressions):
        return _inner(select.expressions[int(value.name) - 1])
    for item in select.expressions:
        if isinstance(value, exp.Column) and not value.table and item.alias == value.name:
            return _inner(item)
    return value


def _inner(item: exp.Expr) -> exp.Expr:
    inner: exp.Expr = item.unalias()
    return inner


operators = {
    "order-direction": direction,
    "order-key-dropped": key_dropped,
    "order-keys-swapped": keys_swapped,
    "order-nulls": nulls,
    "limit": limit,
}
