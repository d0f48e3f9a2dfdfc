"""Mutants of expressions: columns, arithmetic, CASE, COALESCE, casts and date fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

from sqlglot import exp

from grader.traps.mutants.aggregates import determined
from grader.traps.mutants.edits import Edit, Statement, drop, put, show, swap
from grader.traps.mutants.same_truths import same_count
from grader.traps.names import Known

_arithmetic = (exp.Add, exp.Sub, exp.Mul, exp.Div)
_truncations = ("DAY", "WEEK", "MONTH", "QUARTER", "YEAR")
_fields = {
    "ISODOW": ("DOW", "DAY"), "DOW": ("ISODOW", "DAY"), "WEEK": ("MONTH", "DOY"),
    "MONTH": ("QUARTER", "DAY"), "YEAR": ("ISOYEAR", "MONTH"), "ISOYEAR": ("YEAR",),
    "QUARTER": ("MONTH",), "DAY": ("DOW", "DOY"), "HOUR": ("DAY", "MINUTE"),
    "EPOCH": ("SECOND",), "MINUTE": ("SECOND", "HOUR"), "SECOND": ("EPOCH",),
}  # fmt: skip


def column(statement: Statement) -> Iterator[Edit]:
    """A column replaced by another of the same type family from the same FROM: up to three of its
    own relation, those of the most similar name first, and two of the others.
    """
    for node in statement.all(exp.Column):
        level = statement.names.level(node)
        known = statement.names.resolve(node)
        if level is None or known is None or not known.family or _defines_name(node):
            continue
        group = node.parent
        if isinstance(group, exp.Group) and determined(statement, node, group.expressions):
            continue
        mine = statement.names.relation_of(node)
        relations = statement.names.relations(level)
        alike = _alike(node.name, known)
        here = [
            item
            for item in (mine.columns if mine else ())
            if item.name != node.name
            and not same_count(node, not known.never_null, not item.never_null)
        ]
        there = [
            (item, relation.name)
            for relation in relations if relation is not mine
            for item in relation.columns if item.family == known.family
        ]  # fmt: skip
        here = sorted((item for item in here if item.family == known.family), key=alike)
        there.sort(key=lambda pair: alike(pair[0]))
        for item, owner in [(item, node.table) for item in here[:3]] + there[:2]:
            yield _keeping_name(node, exp.column(item.name, owner or None))


def _alike(name: str, known: Known) -> Callable[[Known], tuple[bool, float]]:
    """What columns are sorted by, those most easily taken for another first."""
    return lambda other: (
        other.type != known.type,
        -SequenceMatcher(None, name, other.name).ratio(),
    )


def distinct(statement: Statement) -> Iterator[Edit]:
    """DISTINCT added or dropped."""
    for select in statement.all(exp.Select):
        clause = select.args.get("distinct")
        if clause is None and (_never_repeats(select) or _shows_key(statement, select)):
            continue
        if clause is None:
            yield put(select, "distinct", exp.Distinct(), "DISTINCT was added", "select")
            continue
        yield put(select, "distinct", None, f"{show(clause)} was dropped", "select")
        on = clause.args.get("on")
        if isinstance(on, exp.Tuple):
            yield put(select, "distinct", exp.Distinct(), "DISTINCT ON became DISTINCT", "select")
            for key in on.expressions if len(on.expressions) > 1 else ():
                yield drop(key, f"{show(key)} was dropped from DISTINCT ON", "select")


def _never_repeats(select: exp.Select) -> bool:
    """True where DISTINCT makes no difference, or none that the query around can see."""
    outer = select.parent
    if isinstance(outer, exp.Exists) or (outer is not None and isinstance(outer.parent, exp.In)):
        return True
    group = select.args.get("group")
    if group is None:
        return all(isinstance(item.unalias(), exp.AggFunc) for item in select.expressions)
    shown = {item.unalias().sql("postgres") for item in select.expressions}
    return bool(group.expressions) and all(
        key.sql("postgres") in shown or key.is_int for key in group.expressions
    )


def _shows_key(statement: Statement, select: exp.Select) -> bool:
    """True for a query of one table that shows its primary key."""
    relations = statement.names.relations(select)
    table = relations[0].table if len(relations) == 1 else None
    shown = {item.unalias().name for item in select.expressions}
    return bool(table and table.primary_key and {*table.primary_key} <= shown)


def arithmetic(statement: Statement) -> Iterator[Edit]:
    """Each of + - * / for each other, and either side alone."""
    for node in statement.all(*_arithmetic):
        left, right = node.this, node.expression
        for other in _arithmetic:
            if type(node) is not other:
                more: dict[str, Any] = {"typed": True} if other is exp.Div else {}
                new = other(this=left.copy(), expression=right.copy(), **more)
                yield swap(node, new)
        yield swap(node, left.copy(), f"{show(node)} became {show(left)}")
        if isinstance(node, (exp.Sub, exp.Div)):
            swapped = type(node)(this=right.copy(), expression=left.copy(), typed=True)
            yield swap(node, swapped)


def integer_division(statement: Statement) -> Iterator[Edit]:
    """The cast that makes a division exact dropped, added, or put on after it."""
    for node in statement.all(exp.Div):
        for side in (node.this, node.expression):
            if isinstance(side, exp.Cast) and side.to.is_type("decimal", "double", "float"):
                whole = node.copy()
                twin = whole.this if side is node.this else whole.expression
                twin.replace(twin.this.copy())
                yield swap(node, whole)
                yield swap(node, exp.cast(exp.Paren(this=whole.copy()), "numeric"))
        if isinstance(node.this, exp.Mul):
            for part in (node.this.this, node.this.expression):
                if isinstance(part, exp.Literal) and "." in part.name:
                    yield swap(part, exp.Literal.number(part.name.split(".")[0]))
        if not isinstance(node.this, exp.Cast):
            cut = exp.cast(node.this.copy(), "int")
            halves = exp.cast(node.expression.copy(), "int")
            yield swap(node, exp.Div(this=cut, expression=halves, typed=True))


def case(statement: Statement) -> Iterator[Edit]:
    """CASE without one of its branches or its ELSE; two results in each other's place."""
    for node in statement.all(exp.Case):
        branches, other = node.args["ifs"], node.args.get("default")
        for branch in branches if len(branches) > 1 else ():
            yield drop(branch, f"a branch of {show(node)} was dropped")
        if other is not None:
            yield put(node, "default", None, f"ELSE was dropped from {show(node)}")
            changed = node.copy()
            first = changed.args["ifs"][0]
            result = first.args["true"].copy()
            first.set("true", other.copy())
            changed.set("default", result)
            yield swap(node, changed)
        for at in range(len(branches) - 1):
            order = [*branches[:at], branches[at + 1], branches[at], *branches[at + 2 :]]
            yield put(node, "ifs", order, f"two branches of {show(node)} changed places")


def coalesce(statement: Statement) -> Iterator[Edit]:
    """COALESCE dropped, or with another default."""
    for node in statement.all(exp.Coalesce):
        yield swap(node, node.this.copy())
        last = node.expressions[-1]
        if isinstance(last, exp.Literal) and last.is_string:
            other = exp.Literal.string("" if last.this else "none")
            yield swap(last, other, f"the default of {show(node)} became {show(other)}")
        elif not isinstance(last, exp.Literal):
            yield swap(node, last.copy())


def coalesce_inside(statement: Statement) -> Iterator[Edit]:
    """The default for NULL given inside an aggregate, where it meets rows and not their absence."""
    for node in statement.all(exp.Coalesce):
        inner = node.this
        if isinstance(inner, exp.AggFunc) and not isinstance(inner.this, (exp.Star, exp.Distinct)):
            changed = inner.copy()
            default = [item.copy() for item in node.expressions]
            changed.set("this", exp.Coalesce(this=inner.this.copy(), expressions=default))
            yield swap(node, changed)


def nullif(statement: Statement) -> Iterator[Edit]:
    """NULLIF dropped, also from below a test for NULL."""
    for node in statement.all(exp.Nullif):
        yield swap(node, node.this.copy())


def text_function(statement: Statement) -> Iterator[Edit]:
    """TRIM, LOWER, UPPER and the like left out, or one for another."""
    others = {exp.Lower: exp.Upper, exp.Upper: exp.Lower, exp.Initcap: exp.Lower}
    for node in statement.all(exp.Lower, exp.Upper, exp.Initcap, exp.Trim, exp.Abs, exp.Replace):
        yield swap(node, node.this.copy())
        if type(node) in others:
            yield swap(node, others[type(node)](this=node.this.copy()))


def cast(statement: Statement) -> Iterator[Edit]:
    """A cast of a column left out: a day keeps its time, a number its fraction."""
    for node in statement.all(exp.Cast):
        if not isinstance(node.this, exp.Literal):
            yield swap(node, node.this.copy())


def truncation(statement: Statement) -> Iterator[Edit]:
    """date_trunc to another unit, or left out."""
    for node in statement.all(exp.TimestampTrunc):
        unit = node.args["unit"].name.upper()
        yield swap(node, node.this.copy())
        for other in _truncations:
            if other != unit:
                changed = node.copy()
                changed.set("unit", exp.var(other))
                yield swap(node, changed)


def field(statement: Statement) -> Iterator[Edit]:
    """EXTRACT of another field."""
    for node in statement.all(exp.Extract):
        for other in _fields.get(node.this.name.upper(), ()):
            yield swap(node.this, exp.var(other), f"{show(node)} took the field {other}")


def extreme(statement: Statement) -> Iterator[Edit]:
    """GREATEST for LEAST and back."""
    for node in statement.all(exp.Greatest, exp.Least):
        other = exp.Least if isinstance(node, exp.Greatest) else exp.Greatest
        items = [item.copy() for item in node.expressions]
        yield swap(node, other(this=node.this.copy(), expressions=items))
        yield swap(node, node.this.copy())


def projection_dropped(statement: Statement) -> Iterator[Edit]:
    """A column of the answer left out, where there are several; two in each other's place."""
    tree = statement.tree
    if isinstance(tree, exp.Select) and len(tree.expressions) > 1:
        last = tree.expressions[-1]
        yield drop(last, f"the column {last.alias_or_name} was dropped")
        first, second, *rest = tree.expressions
        yield put(tree, "expressions", [second, first, *rest], "two columns changed places")


def _defines_name(node: exp.Column) -> bool:
    """True for a column that the clause gives, as SET's, and for an output name in ORDER BY."""
    parent = node.parent
    if isinstance(parent, exp.EQ) and parent.arg_key == "expressions" and node.arg_key == "this":
        return isinstance(parent.parent, (exp.Update, exp.OnConflict))
    return node.find_ancestor(exp.Returning) is not None


def _keeping_name(node: exp.Column, new: exp.Column) -> Edit:
    """The new column in the old one's place, under the old one's name where it is an output."""
    if isinstance(node.parent, exp.Select) and node.arg_key == "expressions":
        return swap(node, exp.alias_(new, node.name), f"{show(node)} became {show(new)}")
    return swap(node, new)


operators = {
    "column": column,
    "distinct": distinct,
    "arithmetic": arithmetic,
    "integer-division": integer_division,
    "case": case,
    "coalesce": coalesce,
    "coalesce-inside": coalesce_inside,
    "nullif": nullif,
    "text-function": text_function,
    "cast-dropped": cast,
    "date-trunc": truncation,
    "extract-field": field,
    "greatest-least": extreme,
    "projection": projection_dropped,
}
