"""Operators that bind variables, choose between expressions, or take a list by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from grader.gate.shapes import NOTHING, UNKNOWN, Shape, array_of, fits, join
from grader.gate.walk import is_literal, literal_class, operand

if TYPE_CHECKING:
    from grader.gate.expressions import Expressions

_ROUNDS = 4


def _named(scope: Expressions, operator: str, value: Any, wanted: str, more: str = "") -> bool:
    """Whether an operator has just the operands it wants; if not, nothing is certain."""
    need, may = set(wanted.split()), set(more.split())
    if not isinstance(value, Mapping) or not need <= set(value) <= need | may:
        scope.note.note(operator, "unknown operands")
        return False
    for name in may & set(value):
        scope.note.note(operator, f"with {name}")
    return True


def _source(scope: Expressions, operator: str, value: Any) -> Shape:
    source = scope.shape(value)
    operand(scope.note, operator, "input", source)
    return source


def _array(source: Shape, items: Shape, empty: bool) -> Shape:
    found = array_of(items, empty=empty or "empty" in source.kinds)
    return found.also("null") if source.kinds & NOTHING else found


def _map(scope: Expressions, value: Any) -> Shape:
    if not _named(scope, "$map", value, "input in", "as"):
        return UNKNOWN
    source = _source(scope, "$map", value["input"])
    name = value.get("as", "this")
    if not isinstance(name, str):
        return UNKNOWN
    result = scope.within({name: source.elements}).shape(value["in"])
    operand(scope.note, "$map", "in", result)
    return _array(source, result, empty=False)


def _filter(scope: Expressions, value: Any) -> Shape:
    if not _named(scope, "$filter", value, "input cond", "as limit"):
        return UNKNOWN
    source = _source(scope, "$filter", value["input"])
    if "limit" in value:
        limit = value["limit"]
        scope.note.note(
            "$filter", f"limit {literal_class(limit) if is_literal(limit) else 'computed'}"
        )
    condition = scope.within({str(value.get("as", "this")): source.elements}).shape(value["cond"])
    operand(scope.note, "$filter", "condition", condition)
    return _array(source, source.elements, empty=True)


def _reduce(scope: Expressions, value: Any) -> Shape:
    if not _named(scope, "$reduce", value, "input initialValue in"):
        return UNKNOWN
    source = _source(scope, "$reduce", value["input"])
    result = scope.shape(value["initialValue"])
    for _ in range(_ROUNDS):
        step = scope.within({"this": source.elements, "value": result}).shape(value["in"])
        if fits(step, result):
            break
        result = join([result, step])
    else:
        scope.note.note("$reduce", "unknown: what it gives keeps changing")
        return UNKNOWN
    operand(scope.note, "$reduce", "value", result)
    return result.also("null") if source.kinds & NOTHING else result


def _let(scope: Expressions, value: Any) -> Shape:
    if not _named(scope, "$let", value, "vars in") or not isinstance(value["vars"], Mapping):
        return UNKNOWN
    bound = {name: scope.shape(part) for name, part in value["vars"].items()}
    for shape in bound.values():
        operand(scope.note, "$let", "variable", shape)
    return scope.within(bound).shape(value["in"])


def _cond(scope: Expressions, value: Any) -> Shape:
    if isinstance(value, list) and len(value) == 3:
        condition, then, other = value
        scope.note.note("$cond", "of 3")
    elif isinstance(value, Mapping) and set(value) == {"if", "then", "else"}:
        condition, then, other = value["if"], value["then"], value["else"]
        scope.note.note("$cond", "by name")
    else:
        scope.note.note("$cond", "unknown operands")
        return UNKNOWN
    operand(scope.note, "$cond", "condition", scope.shape(condition))
    branches = [scope.shape(then), scope.shape(other)]
    for branch in branches:
        operand(scope.note, "$cond", "branch", branch)
    return join(branches)


def _switch(scope: Expressions, value: Any) -> Shape:
    if not _named(scope, "$switch", value, "branches", "default"):
        return UNKNOWN
    given = []
    for branch in value["branches"] if isinstance(value["branches"], list) else [None]:
        if not isinstance(branch, Mapping) or set(branch) != {"case", "then"}:
            scope.note.note("$switch", "unknown branch")
            return UNKNOWN
        operand(scope.note, "$switch", "condition", scope.shape(branch["case"]))
        given.append(scope.shape(branch["then"]))
    if "default" in value:
        given.append(scope.shape(value["default"]))
    else:
        scope.note.note("$switch", "without a default")
    for branch in given:
        operand(scope.note, "$switch", "branch", branch)
    return join(given)


SCOPED: dict[str, Callable[[Expressions, Any], Shape]] = {
    "$map": _map,
    "$filter": _filter,
    "$reduce": _reduce,
    "$let": _let,
    "$cond": _cond,
    "$switch": _switch,
}
