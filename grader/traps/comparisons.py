"""Comparisons of a rule: with a value, a list, a range, an array or a pattern."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.traps import patterns
from grader.traps.notes import Notes
from grader.traps.terms import RANKS, NotRead, Row, Term, common, derived, strict, wider

if TYPE_CHECKING:
    from sqlglot import exp

Compile = Callable[["exp.Expression"], Term]

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "EQ": operator.eq, "NEQ": operator.ne, "LT": operator.lt, "LTE": operator.le,
    "GT": operator.gt, "GTE": operator.ge,
}  # fmt: skip


def compared(node: exp.Expression, compiled: Compile, notes: Notes) -> Term:
    """A comparison of any kind that stands in `CONDITIONS` or `COMPARISONS`. Raises NotRead."""
    name = type(node).__name__
    if name in CONDITIONS:
        return CONDITIONS[name](node, compiled, notes)
    other = node.args["expression"]
    if type(other).__name__ in ("Any", "All") or _is_all(other):
        return _quantified(node, compiled, notes, name)
    left, right, kind = common(compiled(node.this), compiled(other))
    if name not in ("EQ", "NEQ"):
        _ordered(kind)
    notes.compare(left, right)
    notes.compare(right, left)
    for side, term in ((node.this, right), (other, left)):
        if type(side).__name__ == "Extract" and str(side.this).upper() == "YEAR":
            notes.year(compiled(side.args["expression"]), term)
    return derived("boolean", comparison(name, kind), left, right)


def comparison(name: str, kind: str) -> Callable[[Any, Any], bool]:
    """A comparison; NaN equals itself and is greater than all numbers, as in PostgreSQL."""
    compare = COMPARISONS[name]
    if RANKS.get(kind, 0) == 0:
        return compare

    def numbers(a: Any, b: Any) -> bool:
        if a == a and b == b:
            return compare(a, b)
        return compare((a != a, 0), (b != b, 0))

    return numbers


def _ordered(kind: str) -> None:
    """Texts are in the order of code points, as in all databases of the sandbox."""
    if kind in ("json", "array", "interval"):
        raise NotRead(f"the order of {kind} values is not known here")


def _is_all(node: exp.Expression) -> bool:
    return type(node).__name__ == "Anonymous" and str(node.this).upper() == "ALL"


def _quantified(node: exp.Expression, compiled: Compile, notes: Notes, name: str) -> Term:
    """`x = ANY (array)`, `x <> ALL (array)`."""
    inner = node.args["expression"]
    every = _is_all(inner) or type(inner).__name__ == "All"
    items = compiled(inner.expressions[0] if _is_all(inner) else inner.this)
    if items.kind != "array":
        raise NotRead(f"{inner.sql(dialect='postgres')} is no array")
    left = compiled(node.this)
    kind = wider(left.kind, items.element)
    if name not in ("EQ", "NEQ"):
        _ordered(kind)
    left = strict(left, kind)
    compare = comparison(name, kind)
    if items.constant and left.place is not None:
        notes.nearby.setdefault(left.place, []).extend(items.value(()))

    def quantified(row: Row) -> bool | None:
        value, among = left.value(row), items.value(row)
        if among is None:
            return None
        found = [None if value is None or one is None else compare(value, one) for one in among]
        if (not every) in found:
            return not every
        return None if None in found else every

    return Term(quantified, "boolean", left.columns | items.columns)


def _array(node: exp.Expression, compiled: Compile, _: Notes) -> Term:
    parts = [compiled(part) for part in node.expressions]
    kind = "null"
    for part in parts:
        kind = wider(kind, part.kind)
    terms = [strict(part, kind) for part in parts]
    columns = frozenset[int]().union(*(term.columns for term in terms))
    values = [term.value for term in terms]
    fixed = all(term.constant for term in terms)
    return Term(lambda row: tuple(value(row) for value in values), "array", columns, fixed,
                element=kind)  # fmt: skip


def _between(node: exp.Expression, compiled: Compile, notes: Notes) -> Term:
    if node.args.get("symmetric"):
        raise NotRead("BETWEEN SYMMETRIC")
    value = compiled(node.this)
    kind = value.kind
    bounds = [compiled(node.args[which]) for which in ("low", "high")]
    for bound in bounds:
        kind = wider(kind, bound.kind)
    _ordered(kind)
    inner, low, high = (strict(term, kind) for term in (value, *bounds))
    for bound in (low, high):
        notes.compare(inner, bound)
        notes.compare(bound, inner)
    above = derived("boolean", comparison("GTE", kind), inner, low)
    below = derived("boolean", comparison("LTE", kind), inner, high)
    first, second = above.value, below.value

    def between(row: Row) -> bool | None:
        a, b = first(row), second(row)
        if a is False or b is False:
            return False
        return None if a is None or b is None else True

    return Term(between, "boolean", above.columns | below.columns)


def _in(node: exp.Expression, compiled: Compile, notes: Notes) -> Term:
    if node.args.get("query") is not None or not node.expressions:
        raise NotRead("IN with a query")
    value = compiled(node.this)
    kind = value.kind
    listed = [compiled(part) for part in node.expressions]
    for part in listed:
        kind = wider(kind, part.kind)
    inner = strict(value, kind)
    parts = [strict(part, kind) for part in listed]
    for part in parts:
        notes.compare(inner, part)
    columns = inner.columns.union(*(part.columns for part in parts))
    read = inner.value
    if all(part.constant for part in parts):
        constants = [part.value(()) for part in parts]
        among = frozenset(one for one in constants if one is not None)
        missing = None if None in constants else False

        def listed_in(row: Row) -> Any:
            found = read(row)
            return None if found is None else found in among or missing

        return Term(listed_in, "boolean", columns)
    values = [part.value for part in parts]

    def is_in(row: Row) -> Any:
        found = read(row)
        if found is None:
            return None
        others = [value(row) for value in values]
        return True if found in others else None if None in others else False

    return Term(is_in, "boolean", columns)


def _same(node: exp.Expression, compiled: Compile, notes: Notes) -> Term:
    """IS NOT DISTINCT FROM."""
    left, right, _ = common(compiled(node.this), compiled(node.args["expression"]))
    notes.compare(left, right)
    notes.compare(right, left)
    first, second = left.value, right.value
    columns = left.columns | right.columns
    return Term(lambda row: bool(first(row) == second(row)), "boolean", columns)


def _distinct(node: exp.Expression, compiled: Compile, notes: Notes) -> Term:
    return derived("boolean", operator.not_, _same(node, compiled, notes))


def _escaped(node: exp.Expression, compiled: Compile, notes: Notes) -> Term:
    return _pattern(node.this, compiled, notes, node.args["expression"].name)


def _pattern(node: exp.Expression, compiled: Compile, notes: Notes, escape: str = "\\") -> Term:
    text = strict(compiled(node.this), "text")
    pattern = strict(compiled(node.args["expression"]), "text")
    if not pattern.constant:
        raise NotRead("a pattern that is no constant")
    name, source = type(node).__name__, pattern.value(())
    folded = name.endswith("ILike")
    try:
        if name.startswith("Regexp"):
            search = patterns.regex(source, folded=folded).search
            from random import Random

            matching = patterns.regex_texts(source, Random(source), 12)
        elif name in ("Like", "ILike"):
            search = patterns.like(source, escape, folded=folded).fullmatch
            matching = list(patterns.like_texts(source))
        else:
            raise NotRead(node.sql(dialect="postgres"))
    except ValueError as problem:
        raise NotRead(str(problem)) from None
    for place in text.columns:
        notes.texts.setdefault(place, []).extend(matching)
    return derived("boolean", lambda value: search(value) is not None, text)


CONDITIONS: dict[str, Callable[[exp.Expression, Compile, Notes], Term]] = {
    "Between": _between, "In": _in, "Array": _array, "NullSafeEQ": _same,
    "NullSafeNEQ": _distinct, "Escape": _escaped, "Like": _pattern, "ILike": _pattern,
    "RegexpLike": _pattern, "RegexpILike": _pattern,
}  # fmt: skip
