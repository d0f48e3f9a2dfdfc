"""Whether two filters let the same documents through, as far as a collection's validator tells.

A condition on one plain field is tried on a value of every interval that the constants cut out of
what the validator allows there; any other condition may hold or not, whatever the rest does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise, product
from typing import Any

from grader.models import ABSENT, steps_from
from grader.traps.documents.validators import NUMBERS, bson_type, comparable, types_of
from grader.traps.pipelines.fulfil import TESTS, fulfils, listed, operators_of

Schema = Mapping[str, Any]

_MOST = 20_000
"""So many combinations are tried; filters with more are taken to differ."""

_PLAIN = frozenset((*NUMBERS, "number", "string", "bool", "date", "objectId", "null"))
_JOINING = ("$and", "$or", "$nor")
_POSITIVE = ("$eq", "$gt", "$gte", "$lt", "$lte", "$in", "$regex")
_EARLY, _LATE = datetime(1971, 1, 1), datetime(2200, 1, 1)


def same_filter(one: Mapping[str, Any], other: Mapping[str, Any], schema: Schema) -> bool:
    """Whether every document that keeps `schema` fulfils both or neither; False where unsure."""
    fields: dict[str, list[Any]] = {}
    for filtered in (one, other):
        for path, condition in conditions(filtered):
            fields.setdefault(path, []).append(condition)
    domains: dict[str, list[Any]] = {}
    atoms: dict[str, str] = {}
    for path, asked in fields.items():
        found = None if path.startswith("$") else _domain(part_of(schema, path), asked)
        if found is None:
            atoms.update(_atoms(schema, path, asked))
        else:
            domains[path] = found
    loose = list(dict.fromkeys(atoms.values()))
    axes = [*domains.values(), *([False, True] for _ in loose)]
    size = 1
    for axis in axes:
        size *= len(axis)
    if size > _MOST:
        return False
    names = [*domains, *loose]
    for values in product(*axes):
        case = dict(zip(names, values, strict=True))
        case.update((atom, case[like]) for atom, like in atoms.items())
        if _holds(one, case) is not _holds(other, case):
            return False
    return True


def part_of(schema: Schema, path: str) -> tuple[Schema, bool] | None:
    """What the validator says of a path through documents alone, and whether it may be missing.

    None where it says nothing, or where an array may be on the way.
    """
    missing = False
    for name in path.split("."):
        types = set(types_of(schema))
        properties = schema.get("properties", {})
        if "array" in types or "object" not in types or name not in properties:
            return None
        missing |= types != {"object"} or name not in schema.get("required", ())
        schema = properties[name]
    return schema, missing


def certain(schema: Schema, path: str) -> bool:
    """Whether a path is always there and never null."""
    found = part_of(schema, path)
    if found is None or found[1]:
        return False
    part = found[0]
    return None not in part["enum"] if "enum" in part else "null" not in types_of(part)


def same_elements(one: Any, other: Any, schema: Schema, path: str) -> bool:
    """Whether two conditions are `$elemMatch` that the same elements of an array fulfil."""
    found = part_of(schema, path)
    mine, theirs = _element_filter(one), _element_filter(other)
    if found is None or mine is None or theirs is None:
        return False
    return same_filter(mine, theirs, found[0].get("items", {}))


def _element_filter(condition: Any) -> Mapping[str, Any] | None:
    """What `$elemMatch` asks of the fields of an element, where the condition asks nothing else."""
    if not isinstance(condition, Mapping) or list(condition) != ["$elemMatch"]:
        return None
    inner: Mapping[str, Any] = condition["$elemMatch"]
    return None if next(iter(inner), "$").startswith("$") else inner


def _same_anywhere(one: Any, other: Any, schema: Schema, path: str) -> bool:
    """Whether two conditions that one of several values must fulfil are fulfilled by the same.

    The path leads through arrays. Neither may be fulfilled by a field that is not there.
    """
    part = _inside(schema, path)
    for condition in (one, other):
        asked = list(operators_of(condition))
        if len(asked) != 1 or asked[0][0] not in _POSITIVE or _fulfils_safely(condition):
            return False
    domain = _domain((part, False), [one, other]) if part is not None else None
    return domain is not None and all(
        fulfils(one, value) is fulfils(other, value) for value in domain
    )


def _fulfils_safely(condition: Any) -> bool:
    """Whether a missing field fulfils a condition, or it goes through $not."""
    negated = isinstance(condition, Mapping) and "$not" in condition
    return negated or fulfils(condition, ABSENT)


def _inside(schema: Schema, path: str) -> Schema | None:
    """What the validator says of each value at a path, through arrays of documents."""
    for name in path.split("."):
        if "array" in types_of(schema):
            schema = schema.get("items", {})
        properties = schema.get("properties", {})
        if "object" not in types_of(schema) or name not in properties:
            return None
        schema = properties[name]
    return schema


def _atoms(schema: Schema, path: str, asked: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Each condition that may hold or not, with the first of those that do what it does."""
    firsts: list[Any] = []
    for condition in asked:
        like = next(
            (
                one
                for one in firsts
                if same_elements(one, condition, schema, path)
                or _same_anywhere(one, condition, schema, path)
            ),
            None,
        )
        if like is None:
            firsts.append(like := condition)
        yield _atom(path, condition), _atom(path, like)


def conditions(filtered: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The conditions of a filter on single fields, wherever they stand, and its operators."""
    for name, value in filtered.items():
        if name in _JOINING:
            for part in value:
                yield from conditions(part)
        else:
            yield name, value


def _atom(path: str, condition: Any) -> str:
    return f"{path} {condition!r}"


def _domain(found: tuple[Schema, bool] | None, asked: Sequence[Any]) -> list[Any] | None:
    """A value of each kind that the conditions may tell apart, None where that is not known."""
    if found is None:
        return None
    part, missing = found
    constants: list[Any] = []
    patterns = False
    for condition in asked:
        for name, operand in operators_of(condition):
            if name not in TESTS or (name == "$regex" and isinstance(operand, str)):
                return None
            if name == "$type" and set(NUMBERS).intersection(listed(operand)):
                return None
            patterns |= name == "$regex"
            if name in ("$in", "$nin"):
                constants += operand
            elif name not in ("$exists", "$type", "$regex"):
                constants.append(operand)
    if any(
        type(one).__name__ == "Regex" or isinstance(one, (dict, list, tuple)) for one in constants
    ):
        return None
    values: list[Any] = [ABSENT] if missing else []
    if "enum" in part:
        return [*values, *part["enum"]]
    types = set(types_of(part))
    if patterns or not types <= _PLAIN or "bsonType" not in part:
        return None
    return [*values, *_values(types, part, constants)]


def _values(types: set[str], part: Schema, constants: Sequence[Any]) -> Iterator[Any]:
    if "null" in types:
        yield None
    if "bool" in types:
        yield from (False, True)
    if "string" in types:
        texts = sorted({one for one in constants if isinstance(one, str)} | {""})
        yield from dict.fromkeys(near for text in texts for near in (text, text + "\0"))
    if "date" in types:
        moments = {one for one in constants if isinstance(one, datetime)}
        step = timedelta(milliseconds=1)
        near = {two for one in moments for two in steps_from(one, -step, timedelta(), step)}
        yield from sorted({*near, _EARLY, _LATE})
    if "objectId" in types:
        from bson import ObjectId

        yield from {one for one in constants if isinstance(one, ObjectId)} | {ObjectId(b"0" * 12)}
    if types & {*NUMBERS, "number"}:
        yield from _numbers(types, part, constants)


def _numbers(types: set[str], part: Schema, constants: Sequence[Any]) -> Iterator[Any]:
    numbers = sorted({float(comparable(one)[1]) for one in constants if _is_number(one)} | {0.0})
    whole = not types & {"double", "decimal", "number"}
    near = {number + step for number in numbers for step in (-1.0, 0.0, 1.0)}
    near |= {(one + two) / 2 for one, two in pairwise(numbers)}
    near |= {number + step for number in numbers for step in (-1e-6, 1e-6)}
    low, high = part.get("minimum"), part.get("maximum")
    for number in sorted(near):
        if (low is None or number >= low) and (high is None or number <= high):
            if not whole:
                yield number
            elif number.is_integer():
                yield int(number)


def _is_number(value: Any) -> bool:
    return not isinstance(value, bool) and bson_type(value) in NUMBERS


def _holds(filtered: Mapping[str, Any], case: Mapping[str, Any]) -> bool:
    for name, value in filtered.items():
        if name in _JOINING:
            found = [_holds(part, case) for part in value]
            kept = all(found) if name == "$and" else any(found) is (name == "$or")
        elif name in case:
            kept = fulfils(value, case[name])
        else:
            kept = case[_atom(name, value)]
        if not kept:
            return False
    return True
