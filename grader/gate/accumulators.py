"""Accumulators of $group, $bucket and $setWindowFields, walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.gate.expressions import Expressions
from grader.gate.operators import arithmetic, merged
from grader.gate.projections import walk_sort
from grader.gate.shapes import INT, NOTHING, NUMBER, UNKNOWN, Shape, array_of, join
from grader.gate.walk import Exercised, leaves, literal_class, mixes, operand


def _number(given: Shape) -> Shape:
    return arithmetic({"0": given}).without("null", "date")


def _deviation(_: Shape) -> Shape:
    return NUMBER.also("null")


def _kept(given: Shape) -> Shape:
    kept = given.without("missing")
    return kept.also("null") if given.kinds & NOTHING else kept


def _gathered(given: Shape) -> Shape:
    return array_of(given.without("missing"))


GIVES: dict[str, Callable[[Shape], Shape]] = {
    "$sum": _number,
    "$avg": lambda given: _number(given).also("null"),
    "$stdDevPop": _deviation,
    "$stdDevSamp": _deviation,
    "$min": _kept,
    "$max": _kept,
    "$first": _kept,
    "$last": _kept,
    "$push": _gathered,
    "$addToSet": _gathered,
    "$mergeObjects": lambda given: merged({"0": given, "1": given}),
    "$count": lambda _: INT,
}
_MIXING = {"$min", "$max", "$addToSet"}
_OF_ORDER = {"$top", "$bottom", "$topN", "$bottomN"}
_OF_N = {"$firstN", "$lastN", "$minN", "$maxN"}
_OF_WINDOWS = (
    "$rank $denseRank $documentNumber $shift $derivative $integral $expMovingAvg $linearFill "
    "$locf $covariancePop $covarianceSamp"
)
_WINDOW_ONLY = frozenset(_OF_WINDOWS.split())


def walk_accumulator(walk: Exercised, scope: Expressions, value: Any, place: str) -> Shape:
    """One output field `{$operator: operand}`; `place` is "accumulator" or "window"."""
    names = [name for name in value if name != "window"] if isinstance(value, Mapping) else []
    if len(names) != 1 or not names[0].startswith("$"):
        walk.note("accumulator", "unknown form")
        return UNKNOWN
    name = names[0]
    operator, given = f"{name} ({place})", value[name]
    if name in GIVES:
        return _plain(walk, scope, operator, name, given)
    if name in _OF_ORDER and isinstance(given, Mapping):
        walk.note_all(operator, given)
        if "n" in given:
            walk.note(operator, f"n is {literal_class(given['n'])}")
        walk_sort(walk, operator, dict(given.get("sortBy", {})).items(), scope.root)
        shape = scope.shape(given.get("output"))
        operand(walk, operator, "output", shape)
        return _gathered(shape.also("null")) if name.endswith("N") else _kept(shape)
    if name in _OF_N and isinstance(given, Mapping):
        walk.note(operator, f"n is {literal_class(given.get('n'))}")
        shape = scope.shape(given.get("input"))
        operand(walk, operator, "input", shape)
        mixes(walk, operator, "input", shape.kinds)
        return _gathered(shape.also("null"))
    if name in _WINDOW_ONLY and place == "window":
        return _window_only(walk, scope, operator, name, given)
    walk.note(operator, "unknown")
    return UNKNOWN


def _plain(walk: Exercised, scope: Expressions, operator: str, name: str, given: Any) -> Shape:
    form = "a list" if isinstance(given, list) else "an object" if isinstance(given, Mapping) else (
        "a path" if isinstance(given, str) and given.startswith("$") else "a literal")  # fmt: skip
    if isinstance(given, Mapping) and any(key.startswith("$") for key in given):
        form = "an expression"
    walk.note(operator, f"of {form}")
    shape = scope.shape(given)
    operand(walk, operator, "value", shape)
    if name in _MIXING:
        mixes(walk, operator, "value", shape.kinds)
        if shape.kinds & {"object", "array"}:
            mixes(walk, operator, "inside", leaves(shape))
    return GIVES[name](shape)


def _window_only(
    walk: Exercised, scope: Expressions, operator: str, name: str, given: Any
) -> Shape:
    if name in ("$rank", "$denseRank", "$documentNumber"):
        walk.note(operator, "alone" if given == {} else "unknown operands")
        return INT
    if name == "$shift" and isinstance(given, Mapping):
        walk.note(operator, f"by {literal_class(given.get('by'))}")
        walk.note(operator, "with a default" if "default" in given else "without a default")
        shape = scope.shape(given.get("output"))
        operand(walk, operator, "output", shape)
        other = scope.shape(given["default"]) if "default" in given else Shape(frozenset({"null"}))
        return join([shape, other])
    if isinstance(given, Mapping):
        walk.note_all(operator, given)
        given = given.get("input")
    shape = scope.shape(given)
    operand(walk, operator, "input", shape)
    return join([NUMBER.also("null"), shape if name in ("$locf", "$linearFill") else NUMBER])
