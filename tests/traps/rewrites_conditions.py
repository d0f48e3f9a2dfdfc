"""Rewritings of conditions."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import Edit, Statement, both, conjuncts, drop_predicate, put, swap

_opposite: dict[type[exp.Expr], type[exp.Binary]] = {
    exp.EQ: exp.NEQ, exp.NEQ: exp.EQ, exp.LT: exp.GTE, exp.GTE: exp.LT,
    exp.GT: exp.LTE, exp.LTE: exp.GT,
}  # fmt: skip
_mirrored: dict[type[exp.Expr], type[exp.Binary]] = {
    exp.EQ: exp.EQ, exp.NEQ: exp.NEQ, exp.LT: exp.GT, exp.GT: exp.LT,
    exp.LTE: exp.GTE, exp.GTE: exp.LTE,
}  # fmt: skip


def and_swapped(statement: Statement) -> Iterator[Edit]:
    """The two sides of AND, or of OR, in each other's place."""
    for node in statement.all(exp.And, exp.Or):
        kind = type(node)
        left, right = node.this.copy(), node.expression.copy()
        right = right if not isinstance(right, exp.Connector) else exp.Paren(this=right)
        if isinstance(left, exp.Connector) and isinstance(node, exp.And):
            left = exp.Paren(this=left)
        yield swap(node, kind(this=right, expression=left))


def comparison_mirrored(statement: Statement) -> Iterator[Edit]:
    """`a < b` as `b > a`."""
    for node in _comparisons(statement):
        yield swap(
            node, _mirrored[type(node)](this=node.expression.copy(), expression=node.this.copy())
        )


def comparison_negated(statement: Statement) -> Iterator[Edit]:
    """`a < b` as `NOT a >= b`: both are NULL where a side is."""
    for node in _comparisons(statement):
        inner = _opposite[type(node)](this=node.this.copy(), expression=node.expression.copy())
        yield swap(node, exp.Not(this=inner))


def double_negation(statement: Statement) -> Iterator[Edit]:
    """`p` as `NOT (NOT (p))`, of whole clauses."""
    for node in statement.all(exp.Where, exp.Having):
        inner = exp.Not(this=exp.Paren(this=node.this.copy()))
        yield swap(node.this, exp.Not(this=exp.Paren(this=inner)))


def is_true(statement: Statement) -> Iterator[Edit]:
    """`WHERE p` as `WHERE (p) IS TRUE`: a row stays only where p is true."""
    for node in statement.all(exp.Where, exp.Having):
        test = exp.Is(this=exp.Paren(this=node.this.copy()), expression=exp.true())
        yield swap(node.this, test)


def de_morgan(statement: Statement) -> Iterator[Edit]:
    """`a AND b` as `NOT (NOT (a) OR NOT (b))`."""
    for node in statement.all(exp.And):
        parts = [exp.Not(this=exp.Paren(this=side.copy())) for side in (node.this, node.expression)]
        either = exp.Paren(this=exp.Or(this=parts[0], expression=parts[1]))
        yield swap(node, exp.Not(this=either))


def between_spelled_out(statement: Statement) -> Iterator[Edit]:
    """`x BETWEEN a AND b` as two comparisons."""
    for node in statement.all(exp.Between):
        low = exp.GTE(this=node.this.copy(), expression=node.args["low"].copy())
        high = exp.LTE(this=node.this.copy(), expression=node.args["high"].copy())
        yield swap(node, exp.And(this=low, expression=high))


def between_for_two(statement: Statement) -> Iterator[Edit]:
    """`x >= a AND x <= b` as BETWEEN."""
    for node in statement.all(exp.And):
        low, high = node.this, node.expression
        if isinstance(low, exp.GTE) and isinstance(high, exp.LTE) and low.this == high.this:
            yield swap(node, exp.Between(
                this=low.this.copy(), low=low.expression.copy(), high=high.expression.copy(),
            ))  # fmt: skip


def in_list_spelled_out(statement: Statement) -> Iterator[Edit]:
    """`x IN (a, b)` as `(x = a OR x = b)`, `x = a` as `x IN (a)`."""
    for node in statement.all(exp.In):
        if node.expressions and not _assigned(node):
            either: exp.Expr | None = None
            for item in node.expressions:
                one = exp.EQ(this=node.this.copy(), expression=item.copy())
                either = exp.Or(this=either, expression=one) if either is not None else one
            yield swap(node, exp.Paren(this=either))
    for node in statement.all(exp.EQ):
        if isinstance(node.expression, exp.Literal) and not _assigned(node):
            yield swap(node, exp.In(this=node.this.copy(), expressions=[node.expression.copy()]))


def null_test(statement: Statement) -> Iterator[Edit]:
    """`x IS NOT NULL` as `NOT x IS NULL`; `x IS NOT TRUE` with NULL named."""
    for node in statement.all(exp.Is):
        if isinstance(node.expression, exp.Null) and node.args.get("negate"):
            yield swap(node, exp.Not(this=exp.Is(this=node.this.copy(), expression=exp.Null())))
    for node in statement.all(exp.Not):
        test = node.this
        if isinstance(test, exp.Is) and test.expression == exp.true():
            null = exp.Is(this=test.this.copy(), expression=exp.Null())
            either = exp.Or(this=null, expression=exp.Not(this=test.this.copy()))
            yield swap(node, exp.Paren(this=either))


def whole_numbers(statement: Statement) -> Iterator[Edit]:
    """`n >= 5` as `n > 4`, where n is an integer."""
    steps = {
        exp.GTE: (exp.GT, -1),
        exp.LTE: (exp.LT, 1),
        exp.GT: (exp.GTE, 1),
        exp.LT: (exp.LTE, -1),
    }
    for node in statement.all(*steps):
        value = node.expression
        if statement.names.type_of(node.this) not in ("integer", "bigint"):
            continue
        if isinstance(value, exp.Literal) and value.is_int and int(value.this) > 0:
            other, by = steps[type(node)]
            number = exp.Literal.number(int(value.this) + by)
            yield swap(node, other(this=node.this.copy(), expression=number))


def moment_constant(statement: Statement) -> Iterator[Edit]:
    """A date constant beside a timestamp as a timestamp, or without its type."""
    for node in statement.all(exp.GTE, exp.LT, exp.GT, exp.LTE):
        side = node.expression
        known = statement.names.type_of(node.this)
        if not (isinstance(side, exp.Cast) and isinstance(side.this, exp.Literal)):
            continue
        if side.to.is_type("date") and known in ("date", "timestamp"):
            yield swap(side, side.this.copy())
            if known == "timestamp":
                at = exp.Literal.string(f"{side.this.this} 00:00:00")
                yield swap(side, exp.cast(at, "timestamp"))


def exists_shown(statement: Statement) -> Iterator[Edit]:
    """Another SELECT list in EXISTS, DISTINCT in a subquery of IN, EXISTS as a count."""
    for node in statement.all(exp.Exists):
        query = node.this
        if not isinstance(query, exp.Select) or query.args.get("group"):
            continue
        yield put(query, "expressions", [exp.Star()], "EXISTS (SELECT *)")
        yield put(query, "expressions", [exp.Null()], "EXISTS (SELECT NULL)")
        counted = query.copy()
        counted.set("expressions", [exp.Count(this=exp.Star(), big_int=True)])
        yield swap(node, exp.GT(this=counted.subquery(), expression=exp.Literal.number(0)))
    for node in statement.all(exp.In):
        query = _query(node)
        if query is not None and not query.args.get("distinct"):
            yield put(query, "distinct", exp.Distinct(), "DISTINCT below IN")


def in_as_exists(statement: Statement) -> Iterator[Edit]:
    """`x IN (SELECT y …)` of a WHERE as EXISTS: what is not true is dropped either way."""
    for node in _of_where(statement, exp.In):
        query = _query(node)
        if query is None or len(query.expressions) != 1 or query.args.get("group"):
            continue
        given = query.expressions[0].unalias()
        relations = statement.names.relations(query)
        if isinstance(given, exp.Column) and relations and isinstance(node.this, exp.Column):
            link = exp.EQ(
                this=exp.column(given.name, given.table or relations[0].name),
                expression=_owned(statement, node.this),
            )
            where = query.args.get("where")
            shown = query.copy()
            shown.set("expressions", [exp.Literal.number(1)])
            shown.set("where", exp.Where(this=both(where.this if where else None, link)))
            yield swap(node, exp.Exists(this=shown))


def exists_as_in(statement: Statement) -> Iterator[Edit]:
    """EXISTS as IN, and NOT EXISTS as NOT IN where no side can be NULL."""
    never_null = statement.names.never_null
    for node, mine, outer, rest in _linked(statement):
        negated = isinstance(node.parent, exp.Not)
        if negated and not (never_null(mine) and never_null(outer)):
            continue
        shown = node.this.copy()
        shown.set("expressions", [mine.copy()])
        shown.set("where", exp.Where(this=rest.copy()) if rest else None)
        yield swap(node, exp.In(this=outer.copy(), query=shown.subquery()))


def anti_join(statement: Statement) -> Iterator[Edit]:
    """NOT EXISTS as LEFT JOIN … IS NULL."""
    for at, (node, mine, outer, rest) in enumerate(_linked(statement)):
        absent = node.parent
        select = absent.find_ancestor(exp.Select) if absent else None
        if not isinstance(absent, exp.Not) or select is None or _stars(select):
            continue
        inner = {relation.name for relation in statement.names.relations(node.this)}
        owners = {column.table for column in rest.find_all(exp.Column)} if rest else set()
        if owners - inner or select.find_ancestor(exp.Insert, exp.Update, exp.Delete):
            continue
        alias = f"absent_{at}"
        shown = node.this.copy()
        shown.set("expressions", [exp.alias_(mine.copy(), f"key_{at}")])
        shown.set("distinct", exp.Distinct())
        shown.set("where", exp.Where(this=rest.copy()) if rest else None)
        on = exp.EQ(this=exp.column(f"key_{at}", alias), expression=outer.copy())
        join = exp.Join(this=shown.subquery(alias), side="LEFT", on=on)
        joins = [*(select.args.get("joins") or []), join]
        null = exp.Is(this=exp.column(f"key_{at}", alias), expression=exp.Null())
        what = "NOT EXISTS became LEFT JOIN … IS NULL"
        yield swap(absent, null, what).also(put(select, "joins", joins, what))


def case_turned(statement: Statement) -> Iterator[Edit]:
    """`CASE WHEN x IS NULL THEN a ELSE b END` with IS NOT NULL and its results swapped."""
    for node in statement.all(exp.Case):
        branches, other = node.args["ifs"], node.args.get("default")
        test = branches[0].this
        if len(branches) == 1 and other is not None and isinstance(test, exp.Is):
            changed = test.copy()
            changed.set("negate", not test.args.get("negate"))
            branch = exp.If(this=changed, true=other.copy())
            yield swap(node, exp.Case(ifs=[branch], default=branches[0].args["true"].copy()))


def where_to_on(statement: Statement) -> Iterator[Edit]:
    """A condition of WHERE moved to the ON of an inner join that comes last."""
    for select in statement.all(exp.Select):
        joins, where = select.args.get("joins") or [], select.args.get("where")
        if not joins or where is None or joins[-1].side or not joins[-1].args.get("on"):
            continue
        for part in conjuncts(where.this):
            what = f"{part.sql('postgres')} moved to ON"
            if edit := drop_predicate(part, what):
                on = both(joins[-1].args["on"], part)
                yield edit.also(put(joins[-1], "on", on, what))


def on_to_where(statement: Statement) -> Iterator[Edit]:
    """An inner join's ON moved to WHERE, where no RIGHT or FULL JOIN is near."""
    for select in statement.all(exp.Select):
        joins, where = select.args.get("joins") or [], select.args.get("where")
        if any(join.side in ("RIGHT", "FULL") for join in joins):
            continue
        for join in joins:
            if not join.side and join.args.get("on") is not None and join.kind != "CROSS":
                what = f"the condition of {join.this.sql('postgres')} moved to WHERE"
                condition = both(where.this if where else None, join.args["on"])
                moved = put(select, "where", exp.Where(this=condition), what)
                yield put(join, "on", None, what).also(put(join, "kind", "CROSS", what), moved)


def _comparisons(statement: Statement) -> Iterator[exp.Expr]:
    for node in statement.all(*_mirrored):
        if not _assigned(node) and not isinstance(node.expression, (exp.Any, exp.All)):
            yield node


def _assigned(node: exp.Expr) -> bool:
    return node.arg_key == "expressions" and isinstance(node.parent, (exp.Update, exp.OnConflict))


def _of_where(statement: Statement, kind: type[exp.Expr]) -> Iterator[exp.Expr]:
    for where in statement.all(exp.Where):
        for part in conjuncts(where.this):
            if isinstance(part, kind):
                yield part


def _query(node: exp.Expr) -> exp.Select | None:
    query = node.args.get("query")
    query = query.this if isinstance(query, exp.Subquery) else query
    return query if isinstance(query, exp.Select) else None


def _owned(statement: Statement, column: exp.Column) -> exp.Column:
    relation = statement.names.relation_of(column)
    return exp.column(column.name, column.table or (relation.name if relation else None))


def _stars(select: exp.Select) -> bool:
    return any(item.is_star for item in select.expressions)


def _linked(
    statement: Statement,
) -> Iterator[tuple[exp.Expr, exp.Column, exp.Column, exp.Expr | None]]:
    """EXISTS and NOT EXISTS of a WHERE with their single link: inner and outer column, the rest."""
    for where in statement.all(exp.Where):
        for part in conjuncts(where.this):
            node = part.this if isinstance(part, exp.Not) else part
            query = node.this if isinstance(node, exp.Exists) else None
            if not isinstance(query, exp.Select) or query.args.get("where") is None:
                continue
            if any(query.args.get(key) for key in ("group", "having", "limit", "with_")):
                continue
            inner = {relation.name for relation in statement.names.relations(query)}
            links, rest = [], None
            for item in conjuncts(query.args["where"].this):
                owners = {column.table for column in item.find_all(exp.Column)}
                if "" not in owners and not owners - inner:
                    rest = both(rest, item)
                else:
                    links.append(item)
            if len(links) != 1 or not isinstance(links[0], exp.EQ):
                continue
            left, right = links[0].this, links[0].expression
            if not (isinstance(left, exp.Column) and isinstance(right, exp.Column)):
                continue
            mine, outer = (left, right) if left.table in inner else (right, left)
            if mine.table in inner and outer.table and outer.table not in inner:
                yield node, mine, outer, rest


rules = {
    "and-swapped": and_swapped,
    "comparison-mirrored": comparison_mirrored,
    "comparison-negated": comparison_negated,
    "double-negation": double_negation,
    "is-true": is_true,
    "de-morgan": de_morgan,
    "between-spelled-out": between_spelled_out,
    "between-for-two": between_for_two,
    "in-list-spelled-out": in_list_spelled_out,
    "null-test": null_test,
    "whole-numbers": whole_numbers,
    "moment-constant": moment_constant,
    "exists-shown": exists_shown,
    "in-as-exists": in_as_exists,
    "exists-as-in": exists_as_in,
    "anti-join": anti_join,
    "case-turned": case_turned,
    "where-to-on": where_to_on,
    "on-to-where": on_to_where,
}
