"""Facts about the shape of an answer, read off its syntax tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from grader.models import QueryFacts

_moment = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?))?\s*")


def facts_of(text: str, dialect: str) -> QueryFacts:
    """The facts about the last statement of a text; empty facts where it cannot be read."""
    try:
        trees = [tree for tree in sqlglot.parse(text, read=dialect) if tree is not None]
    except (SqlglotError, RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        return QueryFacts()
    trees = [tree for tree in trees if not isinstance(tree, exp.Semicolon)]
    return _facts(trees[-1]) if trees else QueryFacts()


def _facts(tree: exp.Expr) -> QueryFacts:
    sides = list(_joins(tree))
    orders = [node for node in tree.find_all(exp.Order) if isinstance(node.parent, exp.Query)]
    return QueryFacts(
        joins=len(sides),
        inner_join="inner" in sides,
        outer_join="outer" in sides,
        filtered_outer_join=any(_filters_nullable(item) for item in tree.find_all(exp.Select)),
        distinct=any(isinstance(item.parent, exp.Select) for item in tree.find_all(exp.Distinct)),
        group_by=tree.find(exp.Group) is not None,
        aggregates=tuple(_aggregates(tree)),
        dates=tuple(_dates(tree)),
        between=tree.find(exp.Between) is not None,
        not_in_subquery=any(
            isinstance(item.this, exp.In) and item.this.args.get("query") is not None
            for item in tree.find_all(exp.Not)
        ),
        order_by=bool(orders),
        limit=_limit(tree),
        set_operations=tuple(_set_operations(tree)),
        windows=tuple(_name(item) for item in tree.find_all(exp.Window)),
    )


def _joins(tree: exp.Expr) -> Iterator[str]:
    for join in tree.find_all(exp.Join):
        target = join.this
        if isinstance(target, exp.Unnest) or (
            isinstance(target, exp.Table) and isinstance(target.this, exp.Func)
        ):
            continue
        yield "outer" if join.side in ("LEFT", "RIGHT", "FULL") else "inner"


def _filters_nullable(select: exp.Select) -> bool:
    """True where WHERE demands a value of a side that an outer join may leave NULL."""
    where = select.args.get("where")
    source = select.args.get("from_") or select.args.get("from")
    if where is None or source is None:
        return False
    before, nullable = {source.this.alias_or_name}, set()
    for join in select.args.get("joins") or []:
        name = join.alias_or_name
        if join.side in ("LEFT", "FULL"):
            nullable.add(name)
        if join.side in ("RIGHT", "FULL"):
            nullable |= before
        before.add(name)
    return bool(nullable) and any(
        _demands(item, nullable)
        for item in (where.this.flatten() if isinstance(where.this, exp.And) else [where.this])
    )


def _demands(condition: exp.Expr, nullable: set[str]) -> bool:
    """True where a condition cannot hold when the columns of these relations are NULL."""
    condition = condition.unnest()
    negated = isinstance(condition, exp.Not)
    inner = condition.this.unnest() if negated else condition
    if isinstance(inner, exp.Is):
        return negated and _mentions(inner.this, nullable)
    if isinstance(inner, exp.Or):
        return all(_demands(part, nullable) for part in inner.flatten())
    if isinstance(inner, (exp.Binary, exp.In, exp.Between, exp.Like)):
        if inner.find(exp.Coalesce, exp.Case, exp.NullSafeEQ, exp.NullSafeNEQ, exp.Is):
            return False
        return _mentions(inner, nullable)
    return False


def _mentions(node: exp.Expr, relations: set[str]) -> bool:
    return any(column.table in relations for column in node.find_all(exp.Column))


def _aggregates(tree: exp.Expr) -> Iterator[str]:
    for node in tree.find_all(exp.AggFunc):
        around = node.parent
        while isinstance(around, (exp.Filter, exp.WithinGroup)):
            around = around.parent
        if not isinstance(around, exp.Window):
            yield _name(node)


def _name(node: exp.Expr) -> str:
    inner = node
    while isinstance(inner, (exp.Window, exp.Filter, exp.WithinGroup, exp.IgnoreNulls)):
        inner = inner.this
    if isinstance(inner, exp.Anonymous):
        return str(inner.this).lower()
    return type(inner).sql_names()[0].lower() if isinstance(inner, exp.Func) else ""


def _dates(tree: exp.Expr) -> Iterator[date | datetime]:
    found = []
    for node in tree.find_all(exp.Literal):
        match = _moment.fullmatch(node.this) if node.is_string else None
        if match is None:
            continue
        try:
            day = date.fromisoformat(match.group(1))
            value = datetime.fromisoformat(f"{day} {match.group(2)}") if match.group(2) else day
        except ValueError:
            continue
        found.append((node.meta.get("start", 0), value))
    return iter([value for _, value in sorted(found, key=lambda item: item[0])])


def _limit(tree: exp.Expr) -> int | None:
    limit = tree.args.get("limit")
    count = limit.args.get("count") or limit.expression if limit is not None else None
    if isinstance(count, exp.Literal) and not count.is_string and count.this.isdigit():
        return int(count.this)
    return None


def _set_operations(tree: exp.Expr) -> Iterator[str]:
    words = {exp.Union: "union", exp.Intersect: "intersect", exp.Except: "except"}
    for node in tree.find_all(exp.SetOperation):
        word = words.get(type(node), "")
        if word == "union" and not node.args.get("distinct"):
            word = "union all"
        if word:
            yield word
