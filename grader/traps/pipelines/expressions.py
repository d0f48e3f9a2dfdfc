"""Mutants of expressions: arithmetic, comparisons, conditions, arrays, texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Any

from grader.traps.pipelines.conditions import COMPARISONS
from grader.traps.pipelines.edits import (
    Edit,
    exchanged,
    renamed,
    replaced_by,
    show,
    stage_name,
    without,
)
from grader.traps.pipelines.statement import Spot, Statement
from grader.traps.pipelines.walk import is_operators

_arithmetic = ("$add", "$subtract", "$multiply", "$divide")
_families: tuple[tuple[str, ...], ...] = (
    _arithmetic,
    COMPARISONS,
    ("$and", "$or"),
    ("$round", "$floor", "$ceil", "$trunc"),
    ("$first", "$last"),
    ("$min", "$max", "$sum", "$avg"),
    ("$toUpper", "$toLower"),
    ("$setUnion", "$setIntersection", "$setDifference", "$concatArrays"),
    ("$allElementsTrue", "$anyElementTrue"),
    ("$strLenCP", "$strLenBytes"),
    ("$toInt", "$toDouble", "$toString"),
    ("$minN", "$maxN"),
    ("$firstN", "$lastN"),
    ("$trim", "$ltrim", "$rtrim"),
    ("$mod", "$divide"),
)
_ordered = ("$subtract", "$divide", "$mod", "$concat", "$lt", "$lte", "$gt", "$gte", "$in",
            "$setDifference", "$concatArrays", "$arrayElemAt")  # fmt: skip
_values: tuple[Any, ...] = (0, 1, "", [], None)
_many = ("$add", "$multiply", "$concat", "$and", "$or", "$concatArrays", "$setUnion", "$min",
         "$max", "$ifNull", "$setIntersection")  # fmt: skip
_dropping = ("$toInt", "$toLong", "$toDouble", "$toDecimal", "$toString", "$toDate", "$toBool",
             "$toUpper", "$toLower", "$round", "$abs", "$floor", "$ceil", "$trunc", "$not",
             "$dateTrunc", "$reverseArray", "$trim", "$sortArray", "$setUnion")  # fmt: skip


def exchanged_operator(statement: Statement) -> Iterator[Edit]:
    """An operator for another of its family, such as `$add` for `$subtract`."""
    for spot, name, value in statement.operators():
        for family in _families:
            for other in family if name in family else ():
                if other != name and _takes(other, value):
                    what = f"{show(spot.value)}: {name} became {other}"
                    yield spot.change(what, partial(renamed, old=name, new=other))


def _takes(name: str, value: Any) -> bool:
    if name in ("$subtract", "$divide", "$mod"):
        return isinstance(value, list) and len(value) == 2
    return not (name in ("$floor", "$ceil") and isinstance(value, list) and len(value) > 1)


def operands_swapped(statement: Statement) -> Iterator[Edit]:
    """The operands of what is not the same both ways, exchanged."""
    for spot, name, value in statement.operators(*_ordered):
        for at in range(len(value) - 1 if isinstance(value, list) else 0):
            yield Edit(
                f"{show(value[at])} and {show(value[at + 1])} were exchanged in {name}",
                spot.clause, (*spot.path, name),
                partial(exchanged, one=at, two=at + 1),
            )  # fmt: skip


def operand_dropped(statement: Statement) -> Iterator[Edit]:
    """An operand left out; the last but one takes the operator with it."""
    for spot, name, value in statement.operators(*_many, "$subtract", "$divide", "$mod"):
        if not isinstance(value, list) or len(value) < 2:
            continue
        for at, item in enumerate(value):
            what = f"{show(item)} was dropped from {name}"
            if len(value) == 2:
                yield spot.swap(value[1 - at], what)
            else:
                yield Edit(
                    what, spot.clause, (*spot.path, name),
                    partial(without, step=at),
                )  # fmt: skip


def _put(spot: Spot, operator: str, at: int, new: Any, what: str) -> Edit:
    """One operand replaced."""
    path = (*spot.path, operator, at)
    return Edit(what, spot.clause, path, partial(replaced_by, new=new))


def default_changed(statement: Statement) -> Iterator[Edit]:
    """The value that stands for a missing one, changed."""
    for spot, name, value in statement.operators("$ifNull"):
        old = value[-1]
        for new in _values:
            if new != old or type(new) is not type(old):
                what = f"the default {show(old)} became {show(new)}"
                yield _put(spot, name, len(value) - 1, new, what)


def default_added(statement: Statement) -> Iterator[Edit]:
    """A missing value taken as 0 where it is computed with."""
    stored = frozenset(chain.from_iterable(filter(None, statement.collections.values())))
    for spot, name, value in statement.operators(*_arithmetic, "$concat", "$max", "$min"):
        for at, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str) and (item.startswith("$$") or item[1:] in stored):
                new = {"$ifNull": [item, "" if name == "$concat" else 0]}
                yield _put(spot, name, at, new, f"{item} became {show(new)}")


def branches(statement: Statement) -> Iterator[Edit]:
    """The branches of a condition exchanged, one of them always, a case left out."""
    for spot, _, value in statement.operators("$cond"):
        keys: tuple[Any, Any] = (1, 2) if isinstance(value, list) else ("then", "else")
        at = Spot((*spot.path, "$cond"), value, spot.clause, spot.fields)
        one, two = keys
        yield at.change(
            f"the branches of {show(spot.value)} were exchanged",
            partial(exchanged, one=one, two=two),
        )
        for key in keys:
            yield spot.swap(value[key])
    for spot, _, value in statement.operators("$switch"):
        at = Spot((*spot.path, "$switch"), value, spot.clause, spot.fields)
        cases = value["branches"]
        for index in range(len(cases)):
            if len(cases) > 1:
                rest = cases[:index] + cases[index + 1 :]
                yield at.put("branches", rest, f"the case {show(cases[index])} was dropped")
            if index:
                yield at.put("branches", exchanged(cases, index - 1, index),
                             f"the cases {index} and {index + 1} were exchanged")  # fmt: skip
        if "default" in value:
            yield at.drop("default")


def array_filter(statement: Statement) -> Iterator[Edit]:
    """`$filter` without its condition, or with the opposite one."""
    for spot, _, value in statement.operators("$filter"):
        yield spot.swap(value["input"], f"the condition of {show(spot.value)} was dropped")
        at = Spot((*spot.path, "$filter"), value, spot.clause, spot.fields)
        yield at.put("cond", {"$not": [value["cond"]]})


def array_walk(statement: Statement) -> Iterator[Edit]:
    """`$map` as its input, or of the elements themselves; `$reduce` from another start."""
    for spot, _, value in statement.operators("$map"):
        yield spot.swap(value["input"], f"$map was dropped from {show(spot.value)}")
        at = Spot((*spot.path, "$map"), value, spot.clause, spot.fields)
        if value["in"] != f"$${value.get('as', 'this')}":
            yield at.put("in", f"$${value.get('as', 'this')}")
    for spot, _, value in statement.operators("$reduce"):
        at = Spot((*spot.path, "$reduce"), value, spot.clause, spot.fields)
        for start in _values:
            if start != value["initialValue"] or type(start) is not type(value["initialValue"]):
                yield at.put("initialValue", start)
        yield at.put("in", "$$this")
        yield at.put("in", "$$value")


def array_ends(statement: Statement) -> Iterator[Edit]:
    """Another element of an array; the first for the last."""
    for spot, name, value in statement.operators("$arrayElemAt"):
        index = value[1]
        if isinstance(index, int):
            for other in dict.fromkeys((index - 1, index + 1, -1, 0)):
                if other != index:
                    yield _put(spot, name, 1, other, f"the index {index} became {other}")
    for spot, name, value in statement.operators("$first", "$last"):
        yield spot.swap(value, f"{name} was dropped from {show(spot.value)}")


def array_size(statement: Statement) -> Iterator[Edit]:
    """The size of the distinct elements, or of all of them."""
    for spot, name, value in statement.operators("$size"):
        if is_operators(value) and stage_name(value) == "$setUnion":
            continue
        new = {"$setUnion": [value, []]}
        yield spot.swap({name: new}, f"{show(value)} became its distinct elements")


def operator_dropped(statement: Statement) -> Iterator[Edit]:
    """A conversion, rounding or other operator on one value left out."""
    for spot, name, value in statement.operators(*_dropping):
        operand = value
        if isinstance(value, list) and value:
            operand = value[0]
        elif isinstance(value, dict) and not is_operators(value):
            operand = value.get("input", value.get("date"))
        yield spot.swap(operand, f"{name} was dropped from {show(spot.value)}")


def digits(statement: Statement) -> Iterator[Edit]:
    """Rounded to one place less or more, or each part before the sum."""
    for spot, name, value in statement.operators("$round", "$trunc"):
        if isinstance(value, list) and len(value) == 2 and isinstance(value[1], int):
            for places in (value[1] - 1, value[1] + 1):
                yield _put(spot, name, 1, places, f"{value[1]} places became {places}")


def condition_negated(statement: Statement) -> Iterator[Edit]:
    """The condition of `$cond` negated to what is missing or null: a test for presence instead."""
    for spot, name, value in statement.operators("$eq", "$ne"):
        for at, item in enumerate(value if isinstance(value, list) else ()):
            if item is None:
                other = "missing"
                kind = {"$type": value[1 - at]}
                yield spot.swap({name: [kind, other]})
                yield spot.swap({name: [value[1 - at], ""]})


operators = {
    "expression-operator": exchanged_operator,
    "operands-swapped": operands_swapped,
    "operand-dropped": operand_dropped,
    "default-changed": default_changed,
    "default-added": default_added,
    "branches": branches,
    "filter-condition": array_filter,
    "array-walk": array_walk,
    "array-element": array_ends,
    "distinct-elements": array_size,
    "operator-dropped": operator_dropped,
    "round-digits": digits,
    "null-expression": condition_negated,
}
