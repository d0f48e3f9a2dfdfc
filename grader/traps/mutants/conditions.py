"""Mutants of conditions in ON, WHERE, HAVING, FILTER and CASE."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

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
)  # fmt: skip
from grader.traps.mutants.same_truths import same_truths

_comparisons: tuple[type[exp.Binary], ...] = (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE)


def comparison(statement: Statement) -> Iterator[Edit]:
    """Each of = <> < <= > >= for each other."""
    for node in statement.all(*_comparisons):
        if _assigns(node) or isinstance(node.expression, (exp.Any, exp.All)):
            continue
        for other in _comparisons:
            if type(node) is not other and not same_truths(statement, node, other):
                yield swap(node, other(this=node.this.copy(), expression=node.expression.copy()))


def connector(statement: Statement) -> Iterator[Edit]:
    """AND for OR and back."""
    for node in statement.all(exp.And, exp.Or):
        other = exp.Or if isinstance(node, exp.And) else exp.And
        new = other(this=_tied(node.this), expression=_tied(node.expression))
        what = f"{node.key.upper()} became {other.key.upper()}"
        yield swap(node, new, f"{what} between {show(node.this)} and {show(node.expression)}")


def regrouped(statement: Statement) -> Iterator[Edit]:
    """The brackets around OR left out: AND binds tighter."""
    for node in statement.all(exp.Paren):
        beside = node.parent
        if isinstance(node.this, exp.Or) and isinstance(beside, exp.And):
            inner = node.this
            left, right = inner.this.copy(), inner.expression.copy()
            if node is beside.expression:
                tied = exp.And(this=beside.this.copy(), expression=left)
                new = exp.Or(this=tied, expression=right)
            else:
                tied = exp.And(this=right, expression=beside.expression.copy())
                new = exp.Or(this=left, expression=tied)
            yield swap(beside, new, f"the brackets of {show(node)} were dropped")


def negation(statement: Statement) -> Iterator[Edit]:
    """NOT added to a condition, or taken away."""
    for node in statement.all(exp.Not):
        yield swap(node, node.this.copy(), f"NOT was dropped from {show(node)}")
    for node in _conditions(statement):
        if isinstance(node, (exp.Column, exp.In, exp.Exists, exp.Between, exp.Boolean)):
            yield swap(node, exp.Not(this=node.copy()))
        elif isinstance(node, (exp.Like, exp.ILike)):
            changed = node.copy()
            changed.set("negate", not node.args.get("negate"))
            yield swap(node, changed)


def predicate_dropped(statement: Statement) -> Iterator[Edit]:
    """A condition left out of WHERE, HAVING, FILTER or CASE."""
    for node in _conditions(statement):
        if not _in_join(node) and (edit := drop_predicate(node)):
            yield edit


def null_test(statement: Statement) -> Iterator[Edit]:
    """IS NULL and IS NOT NULL for one another, `= NULL` for either, IS TRUE without NULL's case."""
    for node in statement.all(exp.Is):
        if isinstance(node.expression, exp.Null):
            changed = node.copy()
            changed.set("negate", not node.args.get("negate"))
            yield swap(node, changed)
            sign = exp.NEQ if node.args.get("negate") else exp.EQ
            yield swap(node, sign(this=node.this.copy(), expression=exp.Null()))
        elif isinstance(node.expression, exp.Boolean):
            plain: exp.Expr = node.this.copy()
            if not node.expression.this:
                plain = exp.Not(this=plain)
            yield swap(node, plain)
            yield swap(node, exp.Is(this=node.this.copy(), expression=exp.Null()))


def null_added(statement: Statement) -> Iterator[Edit]:
    """A test for NULL added to a comparison of a column that may be NULL."""
    for node in _conditions(statement):
        column = node.this if isinstance(node, (exp.EQ, exp.NEQ, *_comparisons)) else None
        if not isinstance(column, exp.Column):
            continue
        known = statement.names.resolve(column)
        if known is not None and known.table and not statement.names.never_null(column):
            null = exp.Is(this=column.copy(), expression=exp.Null())
            either = exp.Paren(this=exp.Or(this=node.copy(), expression=null))
            yield swap(node, either)


def distinct_from(statement: Statement) -> Iterator[Edit]:
    """IS DISTINCT FROM for <> and back, IS NOT DISTINCT FROM for =."""
    pairs: dict[type[exp.Binary], type[exp.Binary]] = {
        exp.NullSafeNEQ: exp.NEQ, exp.NullSafeEQ: exp.EQ, exp.NEQ: exp.NullSafeNEQ,
    }  # fmt: skip
    for node in statement.all(*pairs):
        names = statement.names
        if names.never_null(node.this) and names.never_null(node.expression):
            continue
        if not isinstance(node.expression, (exp.Any, exp.All)):
            other = pairs[type(node)]
            yield swap(node, other(this=node.this.copy(), expression=node.expression.copy()))


def in_list(statement: Statement) -> Iterator[Edit]:
    """An item of an IN list left out."""
    for node in statement.all(exp.In):
        for item in node.expressions if len(node.expressions) > 1 else ():
            yield drop(item, f"{show(item)} was dropped from {show(node)}")


def between_edges(statement: Statement) -> Iterator[Edit]:
    """BETWEEN without its lower or upper edge, or either."""
    for node in statement.all(exp.Between):
        value, low, high = node.this, node.args["low"], node.args["high"]
        for above, below in ((exp.GT, exp.LTE), (exp.GTE, exp.LT), (exp.GT, exp.LT)):
            new = exp.And(
                this=above(this=value.copy(), expression=low.copy()),
                expression=below(this=value.copy(), expression=high.copy()),
            )
            yield swap(node, new)


def half_open_to_between(statement: Statement) -> Iterator[Edit]:
    """`>= a AND < b` written as BETWEEN a AND b, which takes b along."""
    for node in statement.all(exp.And):
        parts = conjuncts(node)
        if isinstance(node.parent, exp.And):
            continue
        for low in parts:
            for high in parts:
                if isinstance(low, exp.GTE) and isinstance(high, exp.LT) and low.this == high.this:
                    between = exp.Between(
                        this=low.this.copy(), low=low.expression.copy(),
                        high=high.expression.copy(),
                    )  # fmt: skip
                    tied: exp.Expr | None = None
                    for part in parts:
                        if part is not high:
                            tied = both(tied, between if part is low else part)
                    if tied is not None:
                        what = f"{show(low)} AND {show(high)} became {show(between)}"
                        yield swap(node, tied, what)


def like_pattern(statement: Statement) -> Iterator[Edit]:
    """LIKE for ILIKE, wildcards at the edges of a pattern added and dropped, = for LIKE."""
    for node in statement.all(exp.Like, exp.ILike):
        other = exp.ILike if isinstance(node, exp.Like) else exp.Like
        negate = node.args.get("negate")
        pattern = node.expression
        yield swap(node, other(this=node.this.copy(), expression=pattern.copy(), negate=negate))
        if not isinstance(pattern, exp.Literal):
            continue
        text = pattern.this
        inner = text.strip("%")
        for new in dict.fromkeys((inner + "%", "%" + inner, f"%{inner}%", inner)):
            if new != text:
                yield swap(pattern, exp.Literal.string(new))
        if "_" in text:
            yield swap(pattern, exp.Literal.string(text.replace("_", "%")))


def condition_moved(statement: Statement) -> Iterator[Edit]:
    """A condition moved between WHERE and HAVING, and out of FILTER into WHERE."""
    for select in statement.all(exp.Select):
        where, having = select.args.get("where"), select.args.get("having")
        if select.args.get("group") is not None:
            for part in conjuncts(where.this if where else None):
                what = f"{show(part)} moved from WHERE to HAVING"
                if edit := drop_predicate(part, what):
                    condition = both(having.this if having else None, part)
                    yield edit.also(put(select, "having", exp.Having(this=condition), what))
        for part in conjuncts(having.this if having else None):
            what = f"{show(part)} moved from HAVING to WHERE"
            if edit := drop_predicate(part, what):
                condition = both(where.this if where else None, part)
                yield edit.also(put(select, "where", exp.Where(this=condition), what))
    for kept in statement.all(exp.Filter):
        select = kept.find_ancestor(exp.Select)
        if isinstance(select, exp.Select):
            where, test = select.args.get("where"), kept.expression.this
            condition = both(where.this if where else None, test)
            what = f"{show(test)} moved from FILTER to WHERE"
            edit = swap(kept, kept.this.copy(), what)
            yield edit.also(put(select, "where", exp.Where(this=condition), what))


def _conditions(statement: Statement) -> Iterator[exp.Expr]:
    """The single conditions of all clauses, below AND, OR, NOT and brackets."""
    heads = [node.this for node in statement.all(exp.Where, exp.Having)]
    heads += [node.args["on"] for node in statement.all(exp.Join) if node.args.get("on")]
    heads += [node.this for node in statement.all(exp.If)]
    for head in heads:
        yield from _single(head)


def _single(node: exp.Expr) -> Iterator[exp.Expr]:
    if isinstance(node, exp.Connector):
        yield from _single(node.this)
        yield from _single(node.expression)
    elif isinstance(node, exp.Paren):
        yield from _single(node.this)
    else:
        yield node


def _in_join(node: exp.Expr) -> bool:
    return isinstance(node.find_ancestor(exp.Join, exp.Select), exp.Join)


def _tied(node: exp.Expr) -> exp.Expr:
    return exp.Paren(this=node.copy()) if isinstance(node, exp.Connector) else node.copy()


def _assigns(node: exp.Expr) -> bool:
    """True for the `=` of SET."""
    return node.arg_key == "expressions" and isinstance(
        node.parent, (exp.Update, exp.OnConflict)
    )  # fmt: skip


operators = {
    "half-open-to-between": half_open_to_between,
    "comparison": comparison,
    "connector": connector,
    "or-brackets": regrouped,
    "negation": negation,
    "predicate-dropped": predicate_dropped,
    "null-test": null_test,
    "null-let-in": null_added,
    "distinct-from": distinct_from,
    "in-list": in_list,
    "between-edges": between_edges,
    "like-pattern": like_pattern,
    "condition-moved": condition_moved,
}
