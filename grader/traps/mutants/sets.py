"""Mutants of set operations and of recursive queries."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import Edit, Statement, drop, put, show, swap, table_as

_operations = (exp.Union, exp.Intersect, exp.Except)


def operation(statement: Statement) -> Iterator[Edit]:
    """UNION, INTERSECT and EXCEPT for one another."""
    for node in statement.all(exp.SetOperation):
        if _is_recursive(node):
            continue
        for other in _operations:
            if type(node) is not other:
                new = other(**{key: _copied(value) for key, value in node.args.items()})
                yield swap(node, new, f"{_name(node)} became {_name(new)}", "set-operation")


def duplicates(statement: Statement) -> Iterator[Edit]:
    """ALL added and dropped."""
    for node in statement.all(exp.SetOperation):
        keeps = node.args.get("distinct")
        what = f"ALL was {'added to' if keeps else 'dropped from'} {_name(node)}"
        clause = "with" if _is_recursive(node) else "set-operation"
        yield put(node, "distinct", not keeps, what, clause)


def arm(statement: Statement) -> Iterator[Edit]:
    """One arm alone; the two of EXCEPT in each other's place."""
    for node in statement.all(exp.SetOperation):
        if node.args.get("with_") or node.args.get("order"):
            continue
        clause = "with" if _is_recursive(node) else "set-operation"
        yield swap(node, node.this.copy(), f"the second arm of {_name(node)} was dropped", clause)
        if _is_recursive(node):
            continue
        yield swap(
            node, node.expression.copy(), f"the first arm of {_name(node)} was dropped", clause
        )
        if isinstance(node, exp.Except):
            turned = exp.Except(
                this=node.expression.copy(), expression=node.this.copy(),
                distinct=node.args.get("distinct"),
            )  # fmt: skip
            yield swap(node, turned, "the arms of EXCEPT changed places", clause)


def recursion(statement: Statement) -> Iterator[Edit]:
    """A recursive query that starts elsewhere, or steps over every row."""
    for node in statement.all(exp.SetOperation):
        if not _is_recursive(node):
            continue
        base, step = node.this, node.expression
        where = base.args.get("where") if isinstance(base, exp.Select) else None
        if where is not None:
            yield drop(where, "the start of the recursion lost its WHERE", "with")
        for join in step.args.get("joins") or ():
            on = join.args.get("on")
            if isinstance(on, exp.EQ):
                left, right = on.this, on.expression
                if isinstance(left, exp.Column) and isinstance(right, exp.Column):
                    turned = exp.EQ(
                        this=exp.column(right.name, left.table),
                        expression=exp.column(left.name, right.table),
                    )
                    what = f"the recursion steps the other way: {show(turned)}"
                    yield swap(on, turned, what, "with")


def cte_for_table(statement: Statement) -> Iterator[Edit]:
    """A WITH query read past: the table it was made from in its place."""
    for cte in statement.all(exp.CTE):
        select = cte.this
        start = select.args.get("from_") if isinstance(select, exp.Select) else None
        if start is None or not isinstance(start.this.this, exp.Identifier):
            continue
        for table in statement.all(exp.Table):
            if table.name == cte.alias and table.find_ancestor(exp.CTE) is not cte:
                new = table_as(start.this.name, table.alias_or_name)
                what = f"{start.this.name} was read in place of {cte.alias}"
                yield swap(table, new, what, "with")


def _is_recursive(node: exp.SetOperation) -> bool:
    cte = node.parent
    if not isinstance(cte, exp.CTE):
        return False
    return any(table.name == cte.alias for table in node.expression.find_all(exp.Table))


def _name(node: exp.Expr) -> str:
    word = type(node).__name__.upper()
    return word if node.args.get("distinct") else f"{word} ALL"


def _copied(value: object) -> object:
    if isinstance(value, list):
        return [_copied(item) for item in value]
    return value.copy() if isinstance(value, exp.Expr) else value


operators = {
    "set-operation": operation,
    "set-duplicates": duplicates,
    "set-arm": arm,
    "recursion": recursion,
    "with-passed-by": cte_for_table,
}
