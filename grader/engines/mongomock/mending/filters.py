"""Filters: every operator is asked of all values that a path leads to, as MongoDB does."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from functools import cache
from typing import Any

from bson import Decimal128, ObjectId
from pymongo.errors import OperationFailure
from sentinels import NOTHING  # type: ignore[import-untyped]

from grader.engines.mongomock.mending.order import Key, equal, key, rank

Test = Callable[[Any, Any], bool]


def candidates(path: list[str], value: Any) -> list[Any]:
    """What a path leads to: through arrays to each element, by number to one; maybe to nothing."""
    if not path:
        return [value]
    if isinstance(value, Mapping):
        return candidates(path[1:], value[path[0]]) if path[0] in value else [NOTHING]
    if not isinstance(value, list):
        return [NOTHING]
    found = []
    if path[0].isdigit() and int(path[0]) < len(value):
        found += candidates(path[1:], value[int(path[0])])
    for one in value:
        if isinstance(one, Mapping):
            found += candidates(path, one)
    return found


def _spread(value: Any) -> list[Any]:
    """A value, and what it holds if it is an array."""
    return [value, *value] if isinstance(value, list) else [value]


def _equals(value: Any, sought: Any) -> bool:
    if value is NOTHING:
        return sought is None
    if hasattr(sought, "pattern"):
        return _regex(value, sought)
    return any(equal(one, sought) for one in _spread(value))


def _in(value: Any, sought: Any) -> bool:
    if not isinstance(sought, (list, tuple)):
        raise OperationFailure("$in needs an array")
    return any(_equals(value, one) for one in sought)


def _ordered(test: Callable[[Key, Key], bool], inclusive: bool) -> Test:
    def compares(value: Any, sought: Any) -> bool:
        if sought is None:
            return inclusive and _equals(value, None)
        return any(
            rank(one) == rank(sought) and test(key(one), key(sought))
            for one in _spread(value)
            if _is_nan(one) is _is_nan(sought)
        )

    return compares


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and value != value


def _size(value: Any, sought: Any) -> bool:
    if isinstance(sought, bool) or not isinstance(sought, (int, float)) or sought != int(sought):
        raise OperationFailure("$size must be a whole number")
    if sought < 0:
        raise OperationFailure("$size may not be negative")
    return isinstance(value, list) and len(value) == sought


def is_long(value: Any) -> bool:
    """Whether a number is a long to MongoDB: it came as one, or does not fit into an int."""
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return type(value) is not int or not -(2**31) <= value < 2**31


_TYPES: dict[Any, Callable[[Any], bool]] = {
    "double": lambda value: isinstance(value, float),
    "string": lambda value: isinstance(value, str),
    "object": lambda value: isinstance(value, Mapping),
    "array": lambda value: isinstance(value, list),
    "objectId": lambda value: isinstance(value, ObjectId),
    "bool": lambda value: isinstance(value, bool),
    "date": lambda value: rank(value) == 45,
    "null": lambda value: value is None,
    "regex": lambda value: hasattr(value, "pattern"),
    "int": lambda value: type(value) is int and not is_long(value),
    "long": is_long,
    "decimal": lambda value: isinstance(value, Decimal128),
    "number": lambda value: rank(value) == 10,
}
_CODES = {1: "double", 2: "string", 3: "object", 4: "array", 7: "objectId", 8: "bool", 9: "date",
          10: "null", 11: "regex", 16: "int", 18: "long", 19: "decimal"}  # fmt: skip


def _type(value: Any, sought: Any) -> bool:
    wanted = [_CODES.get(one, one) for one in (sought if isinstance(sought, list) else [sought])]
    for name in wanted:
        if name not in _TYPES:
            raise OperationFailure(f"Unknown type name alias: {name}")
    found = [one for one in _spread(value) if one is not NOTHING]
    return any(_TYPES[name](one) for name in wanted for one in found)


def _remainder(value: Any, sought: Any) -> bool:
    if not isinstance(sought, list) or len(sought) != 2 or not int(sought[0]):
        raise OperationFailure("malformed mod, or divisor 0")
    divisor, wanted = abs(int(sought[0])), int(sought[1])
    numbers = [
        one
        for one in _spread(value)
        if isinstance(one, (int, float)) and not isinstance(one, bool) and not _is_nan(one)
    ]
    return any(abs(int(one)) % divisor * (-1 if one < 0 else 1) == wanted for one in numbers)


def _regex(value: Any, sought: Any) -> bool:
    try:
        pattern = (
            re.compile(sought) if isinstance(sought, str)
            else sought.try_compile() if hasattr(sought, "try_compile")
            else sought
        )  # fmt: skip
    except re.error as problem:
        raise OperationFailure(f"Regular expression is invalid: {problem}") from problem
    return any(pattern.search(one) is not None for one in _spread(value) if isinstance(one, str))


TESTS: dict[str, Test] = {
    "$eq": _equals,
    "$in": _in,
    "$gt": _ordered(operator.gt, inclusive=False),
    "$gte": _ordered(operator.ge, inclusive=True),
    "$lt": _ordered(operator.lt, inclusive=False),
    "$lte": _ordered(operator.le, inclusive=True),
    "$size": _size,
    "$type": _type,
    "$mod": _remainder,
    "$regex": _regex,
}
_NEGATED = {"$ne": "$eq", "$nin": "$in"}


@cache
def filterer(filtering: Any) -> Any:
    """The engine's filter with conditions on fields read anew."""

    class Filterer(filtering._Filterer):  # type: ignore[misc]
        def apply(self, search_filter: Any, document: Any, user_vars: Any = None) -> bool:
            """Whether a document passes a whole filter."""
            if not isinstance(search_filter, Mapping):
                raise OperationFailure("the match filter must be an expression in an object")
            own = {}
            for name, value in search_filter.items():
                if name in ("$and", "$or", "$nor"):
                    if not self._logical(name, value, document, user_vars):
                        return False
                elif name in ("$expr", "$comment"):
                    own[name] = value
                elif name.startswith("$"):
                    lacking = name in ("$where", "$text", "$jsonSchema")
                    kind = NotImplementedError if lacking else OperationFailure
                    raise kind(f"unknown top level operator: {name}")
                elif not self._condition(name, value, document):
                    return False
            return not own or bool(super().apply(own, document, user_vars))

        def _logical(self, name: str, parts: Any, document: Any, user_vars: Any) -> bool:
            if not isinstance(parts, list) or not parts:
                raise OperationFailure("$and/$or/$nor must be a nonempty array")
            passed = [self.apply(part, document, user_vars) for part in parts]
            return all(passed) if name == "$and" else any(passed) is (name == "$or")

        def _condition(self, path: str, value: Any, document: Any) -> bool:
            found = candidates(path.split("."), document)
            if isinstance(value, Mapping) and any(str(name).startswith("$") for name in value):
                return self._operators(value, found)
            return any(_equals(one, value) for one in found)

        def _operators(self, given: Mapping[str, Any], found: list[Any]) -> bool:
            if "$options" in given and "$regex" in given:
                given = filtering._combine_regex_options(given)
            passed = [self._operator(name, part, found) for name, part in given.items()]
            return all(passed)

        def _operator(self, name: str, part: Any, found: list[Any]) -> bool:
            if name in _NEGATED:
                return not self._operator(_NEGATED[name], part, found)
            if name == "$exists":
                return any(one is not NOTHING for one in found) is bool(part)
            if name == "$not":
                if hasattr(part, "pattern"):
                    return not any(_regex(one, part) for one in found)
                if not isinstance(part, Mapping) or not part:
                    raise OperationFailure("$not needs a regex or a document")
                return not self._operators(part, found)
            if name == "$all":
                return bool(part) and all(self._holds(one, found) for one in part)
            if name == "$elemMatch":
                return any(self._element(one, part) for one in found)
            if name not in TESTS:
                raise OperationFailure(f"unknown operator: {name}")
            passed = [TESTS[name](one, part) for one in found]
            return any(passed)

        def _holds(self, sought: Any, found: list[Any]) -> bool:
            if isinstance(sought, Mapping) and "$elemMatch" in sought:
                return any(self._element(one, sought["$elemMatch"]) for one in found)
            return any(_equals(one, sought) for one in found)

        def _element(self, value: Any, part: Any) -> bool:
            if not isinstance(part, Mapping):
                raise OperationFailure("$elemMatch needs an Object")
            items = value if isinstance(value, list) else []
            if any(name.startswith("$") and name not in ("$and", "$or", "$nor") for name in part):
                return any(self._operators(part, [one]) for one in items)
            return any(self.apply(part, one) for one in items if isinstance(one, (Mapping, list)))

    return Filterer


def sort_candidates(path: str, document: Any) -> list[Key]:
    """The keys that a document may be sorted by: those of its array's elements, or its value's."""
    keys: list[Key] = []
    for value in candidates(path.split("."), document):
        if isinstance(value, list):
            keys += [key(one) for one in value] if value else [(3,)]
        else:
            keys.append(key(None if value is NOTHING else value))
    return keys or [key(None)]


_downwards = ContextVar("downwards", default=False)


def first_in_order(path: str, document: Any) -> Key:
    """What find sorts by: upwards the least of an array's elements, downwards the greatest."""
    return (max if _downwards.get() else min)(sort_candidates(path, document))


def sorted_by(values: Iterable[Any], *, key: Any = None, reverse: bool = False) -> list[Any]:
    """`sorted` for the module that sorts what find gives, which tells `first_in_order` the way."""
    token = _downwards.set(reverse)
    try:
        return sorted(values, key=key, reverse=reverse)
    finally:
        _downwards.reset(token)
