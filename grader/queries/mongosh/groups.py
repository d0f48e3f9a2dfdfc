"""What a pipeline groups: what is worked out, and what is asked before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from grader.models.mongo_facts import Accumulator, EarlyCondition
from grader.queries.mongosh.conditions import Conditions

Step = tuple[str, Any]
"""One stage of a pipeline: its name and its argument."""

_ADDING = ("$addFields", "$set")
_KEEPING = ("$match", "$sort", "$limit", "$skip", "$lookup", "$unwind", "$unset")
_PILING = ("$push", "$addToSet", "$first", "$last")
_ARITHMETIC = ("$multiply", "$add", "$subtract", "$divide")
_GUARDS = ("$ifNull", "$cond", "$switch", "$type", "$exists", "$isNumber")
_SAME = ("$round", "$trunc", "$ifNull", "$toDouble", "$toDecimal", "$toInt", "$toLong")
"""Operators whose result is their first operand, made presentable."""


def accumulators(steps: Sequence[Step]) -> Iterator[Accumulator]:
    """What the last `$group` works out, by the names at the end of the pipeline."""
    known: dict[str, Accumulator] = {}
    for name, value in steps:
        if not isinstance(value, Mapping):
            known = known if name in _KEEPING else {}
        elif name == "$group":
            known = {
                field: _accumulator(field, operand, known)
                for field, operand in value.items()
                if field != "_id"
            }
        elif name == "$project":
            known = _renamed(known, value, only=True)
        elif name in _ADDING:
            known = _renamed(known, value, only=False)
        elif name not in _KEEPING:
            known = {}
    yield from known.values()


def _accumulator(name: str, operand: Any, before: Mapping[str, Accumulator]) -> Accumulator:
    if not isinstance(operand, Mapping) or len(operand) != 1:
        return Accumulator(name, "")
    ((operator, value),) = operand.items()
    if operator == "$count" or type(value) in (int, float):
        return Accumulator(name, operator, counts=True)
    path = value[1:] if isinstance(value, str) and value.startswith("$") else ""
    unguarded = before[path].unguarded if path in before else _unguarded(value)
    return Accumulator(name, operator, path, unguarded=unguarded)


def _unguarded(value: Any) -> bool:
    """Whether arithmetic with fields stands there, and nothing that minds a missing one."""
    operators = set(_operators(value))
    return bool(operators.intersection(_ARITHMETIC)) and operators.isdisjoint(_GUARDS)


def _operators(value: Any) -> Iterator[str]:
    parts = value.items() if isinstance(value, Mapping) else ()
    for name, part in parts:
        yield name
        yield from _operators(part)
    for part in value if isinstance(value, list) else ():
        yield from _operators(part)


def _renamed(
    known: Mapping[str, Accumulator], fields: Mapping[str, Any], *, only: bool
) -> dict[str, Accumulator]:
    """The accumulators behind a stage that names fields; `only` those that it names stay."""
    excluding = only and all(value in (0, False) for name, value in fields.items() if name != "_id")
    found = {} if only and not excluding else dict(known)
    for name, value in fields.items():
        found.pop(name, None)
        source = name if value is True or value == 1 else _source(value)
        if source in known:
            found[name] = replace(known[source], name=name)
    return found


def _source(value: Any) -> str:
    """The field whose value is shown, perhaps rounded; "" where there is more to it."""
    if isinstance(value, str):
        return value.removeprefix("$")
    if isinstance(value, Mapping) and len(value) == 1:
        ((operator, operand),) = value.items()
        if operator in _SAME:
            return _source(operand[0] if isinstance(operand, list) and operand else operand)
    return ""


def asks_of_single(steps: Sequence[Step]) -> bool:
    """Whether a condition behind a `$group` is about what only single documents have.

    That is a field that is not there any more, or one that is piled up or taken from one document.
    What the group is by, and what it works out, can be asked of it by right.
    """
    single: set[str] | None = None
    made: set[str] | None = None
    for name, value in steps:
        if name == "$group" and isinstance(value, Mapping):
            made = set(value)
            single = {
                field
                for field, operand in value.items()
                if isinstance(operand, Mapping) and any(part in _PILING for part in operand)
            } - {"_id"}
        elif made is None or single is None:
            continue
        elif name == "$match":
            conditions = Conditions()
            conditions.add(value)
            asked = {path.split(".")[0] for path in conditions.compared}
            if asked - made or asked & single:
                return True
        elif name in (*_ADDING, "$project") and isinstance(value, Mapping):
            made |= {path.split(".")[0] for path in value}
            single |= {path for path, shown in value.items() if _source(shown) in single}
        elif name not in ("$sort", "$limit", "$skip"):
            return False
    return False


def early_conditions(steps: Sequence[Step]) -> Iterator[EarlyCondition]:
    """Bounds on numbers that stand before the first `$group`."""
    if not any(name == "$group" for name, _ in steps):
        return
    conditions = Conditions()
    for name, value in steps:
        if name == "$group":
            break
        if name == "$match":
            conditions.add(value)
    yield from dict.fromkeys(conditions.bounds)
