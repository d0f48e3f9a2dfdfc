"""Mutants of subqueries in conditions."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import Edit, Statement, both, conjuncts, drop_predicate, show, swap


def exists_to_in(statement: Statement) -> Iterator[Edit]:
    """NOT EXISTS written as NOT IN, which one NULL in the list empties."""
    never_null = statement.names.never_null
    for node in statement.all(exp.Exists):
        query = node.this
        if not isinstance(node.parent, exp.Not) or not isinstance(query, exp.Select):
            continue
        if query.args.get("where") is None:
            continue
        parts = conjuncts(query.args["where"].this)
        inner = {relation.name for relation in statement.names.relations(query)}
        for part in parts:
            sides = (part.this, part.expression) if isinstance(part, exp.EQ) else ()
            for mine, outer in (sides, sides[::-1]) if sides else ():
                if not (isinstance(mine, exp.Column) and isinstance(outer, exp.Column)):
                    continue
                if mine.table not in inner or outer.table in inner:
                    continue
                if never_null(mine) and never_null(outer):
                    continue
                shown = query.copy()
                shown.set("expressions", [mine.copy()])
                rest: exp.Expr | None = None
                for other in parts:
                    if other is not part:
                        rest = both(rest, other)
                shown.set("where", exp.Where(this=rest) if rest else None)
                new = exp.In(this=outer.copy(), query=shown.subquery())
                yield swap(node, new)


def in_to_exists(statement: Statement) -> Iterator[Edit]:
    """NOT IN written as NOT EXISTS, which takes no notice of NULLs in the list."""
    for node in statement.all(exp.In):
        if not isinstance(node.parent, exp.Not):
            continue
        query = node.args.get("query")
        query = query.this if isinstance(query, exp.Subquery) else query
        if not isinstance(query, exp.Select) or len(query.expressions) != 1:
            continue
        given = query.expressions[0].unalias()
        where = query.args.get("where")
        if isinstance(given, exp.Column) and not query.args.get("group"):
            shown = query.copy()
            owner = given.table or statement.names.relations(query)[0].name
            link = exp.EQ(this=exp.column(given.name, owner), expression=node.this.copy())
            shown.set("expressions", [exp.Literal.number(1)])
            shown.set("where", exp.Where(this=both(where.this if where else None, link)))
            yield swap(node, exp.Exists(this=shown))


def correlation(statement: Statement) -> Iterator[Edit]:
    """The condition that ties a subquery to the query around it left out."""
    for query in statement.all(exp.Select):
        where = query.args.get("where")
        if where is None or statement.names.level(query) is None:
            continue
        inner = {relation.name for relation in statement.names.relations(query)}
        for part in conjuncts(where.this):
            owners = {column.table for column in part.find_all(exp.Column)}
            if owners - inner - {""}:
                what = f"the link {show(part)} of a subquery was dropped"
                if edit := drop_predicate(part, what):
                    yield edit


operators = {
    "correlation-dropped": correlation,
    "exists-to-in": exists_to_in,
    "in-to-exists": in_to_exists,
}
