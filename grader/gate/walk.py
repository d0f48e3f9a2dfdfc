"""The features a command exercises, gathered while it is walked."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from grader.gate.shapes import Shape, kind_of

_MERGED = {"int": "number", "long": "number", "double": "number", "unicode": "string"}
FINE = frozenset({"$type", "$toString", "$convert", "$range", "$bitAnd", "$bitOr", "$bitXor",
                  "$bitNot", "$toDecimal", "$concat", "$bit", "$addToSet"})  # fmt: skip
"""Operators to which an int and a double are not the same."""

LETTERS = frozenset({"$toLower", "$toUpper", "$strcasecmp", "$strLenCP", "$strLenBytes", "$substr",
                     "$substrCP", "$substrBytes", "$indexOfCP", "$indexOfBytes", "$trim", "$ltrim",
                     "$rtrim", "regex", "$regexMatch", "$regexFind", "$regexFindAll"})  # fmt: skip
"""Operators to which text beyond ASCII is not the same as other text."""


class Feature(NamedTuple):
    """One thing that a command asks of an engine: an operator, and a shape that it meets."""

    operator: str
    detail: str


@dataclass(slots=True)
class Exercised:
    """All features of a command."""

    features: set[Feature] = field(default_factory=set)

    def note(self, operator: str, detail: str) -> None:
        """Remember a feature."""
        self.features.add(Feature(operator, detail))

    def note_all(self, operator: str, details: Iterable[str]) -> None:
        """Remember several features of one operator."""
        self.features.update(Feature(operator, detail) for detail in details)


def named(operator: str, kinds: Iterable[str]) -> set[str]:
    """The names by which kinds go in an operator's features."""
    name = operator.split()[0]
    kept = {"int", "long", "double"} if name in FINE else {"unicode"} if name in LETTERS else set()
    return {kind if kind in kept else _MERGED.get(kind, kind) for kind in kinds}


def operand(walk: Exercised, operator: str, place: str, shape: Shape) -> None:
    """Note what an operand may be, and what arrays among it hold."""
    for kind in named(operator, shape.kinds):
        walk.note(operator, f"{place} is {kind}")
    if "array" in shape.kinds:
        for kind in named(operator, shape.elements.kinds):
            walk.note(operator, f"{place} holds {kind}")


def mixes(walk: Exercised, operator: str, place: str, kinds: Iterable[str]) -> None:
    """Note which kinds meet in one set of values that the operator compares with each other."""
    for one, other in itertools.combinations(sorted(named(operator, kinds)), 2):
        walk.note(operator, f"{place} mixes {one} and {other}")


def pairs(walk: Exercised, operator: str, one: Shape, other: Shape) -> None:
    """Note which kinds are compared with which, in order."""
    for left in named(operator, one.kinds):
        for right in named(operator, other.kinds):
            walk.note(operator, f"{left} with {right}")
    containers = {"array", "object"}
    if one.kinds & containers and other.kinds & containers:
        for kinds in itertools.combinations(
            sorted(named(operator, leaves(one) | leaves(other))), 2
        ):
            if kinds in {("bool", "number"), ("decimal", "number"), ("missing", "null")}:
                walk.note(operator, f"inside mixes {' and '.join(kinds)}")


def leaves(shape: Shape) -> frozenset[str]:
    """Every kind that occurs inside arrays and objects of this shape."""
    inside = [shape.elements] if shape.item is not None else []
    inside += shape.fields.values()
    found: frozenset[str] = frozenset()
    for part in inside:
        found |= part.kinds | leaves(part)
    return found


def literal_class(value: Any) -> str:
    """What matters of a literal that steers an operator."""
    kind = kind_of(value)
    if kind in {"int", "long", "double"}:
        sign = "zero" if value == 0 else "negative" if value < 0 else "positive"
        whole = "" if float(value).is_integer() else "fractional "
        return f"{whole}{sign} number"
    if kind in {"string", "unicode"}:
        return "empty string" if not value else "string"
    return kind


def is_literal(expression: Any) -> bool:
    """Whether an expression is a scalar written out."""
    if isinstance(expression, str):
        return not expression.startswith("$")
    return not isinstance(expression, (Mapping, list))
