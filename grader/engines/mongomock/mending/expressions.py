"""Expressions: paths over arrays, missing fields, and comparison by BSON's order."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from bson import Decimal128
from pymongo.errors import OperationFailure
from sentinels import NOTHING  # type: ignore[import-untyped]

from grader.engines.mongomock.mending import dates
from grader.engines.mongomock.mending.arithmetic import ARITHMETIC
from grader.engines.mongomock.mending.conversions import CONVERSIONS, from_text
from grader.engines.mongomock.mending.date_parts import DATE_PARTS
from grader.engines.mongomock.mending.groups import ACCUMULATE
from grader.engines.mongomock.mending.operators import OPERATORS, nothing, truthy
from grader.engines.mongomock.mending.order import equal, key
from grader.engines.mongomock.mending.patterns import PATTERNS
from grader.engines.mongomock.mending.rounding import ROUNDING

_RECKONING = {"$dateAdd", "$dateSubtract"}
_UNARY = {"$abs", "$exp", "$ln", "$log10", "$sqrt"}
_OURS = {
    **OPERATORS, **dates.OPERATORS, **CONVERSIONS, **ARITHMETIC, **ROUNDING, **PATTERNS,
    **DATE_PARTS,
}  # fmt: skip
_COMPARING: dict[str, Callable[[Any, Any], bool]] = {
    "$eq": operator.eq,
    "$ne": operator.ne,
    "$gt": operator.gt,
    "$gte": operator.ge,
    "$lt": operator.lt,
    "$lte": operator.le,
}


def follow(value: Any, path: list[str]) -> Any:
    """A path's value: over an array, the array of what its elements have there."""
    for place, name in enumerate(path):
        if isinstance(value, Mapping):
            value = value.get(name, NOTHING)
        elif isinstance(value, list):
            found = [follow(one, path[place:]) for one in value]
            return [one for one in found if one is not NOTHING]
        else:
            return NOTHING
    return value


@cache
def expressions(aggregate: Any) -> Any:
    """The engine's parser with the methods mended that go wrong without a word."""

    class Expressions(aggregate._Parser):  # type: ignore[misc]
        def parse(self, expression: Any) -> Any:
            """An array written out holds null where an element is missing."""
            if isinstance(expression, list):
                return [None if one is NOTHING else one for one in self.parse_many(expression)]
            if isinstance(expression, Mapping) and len(expression) == 1:
                ((name, value),) = expression.items()
                if name in _OURS:
                    return _OURS[name](self, value)
                if name == "$dateFromString":
                    theirs = super().parse
                    return from_text(lambda _, given: theirs({name: given}))(self, value)
            return super().parse(expression)

        def _parse_to_bool(self, expression: Any) -> bool:
            return truthy(self.parse(expression))

        def _parse_basic_expression(self, expression: Any) -> Any:
            if not isinstance(expression, str) or not expression.startswith("$"):
                return expression
            if not expression.startswith("$$"):
                return follow(self._doc_dict, expression[1:].split("."))
            name, *path = expression[2:].split(".")
            known = {"ROOT": self._doc_dict, "CURRENT": self._doc_dict, "REMOVE": NOTHING}
            known |= self._user_vars
            if name not in known:
                raise OperationFailure(f"Use of undefined variable: {name}")
            return follow(known[name], path)

        def _handle_comparison_operator(self, name: str, values: Any) -> Any:
            one, other = (key(value) for value in self._operands(name, values, 2))
            if name == "$cmp":
                return (one > other) - (one < other)
            return _COMPARING[name](one, other)

        def _handle_boolean_operator(self, name: str, values: Any) -> Any:
            listed = values if isinstance(values, list) else [values]
            if name == "$not":
                (value,) = self._operands(name, listed, 1)
                return not truthy(value)
            return super()._handle_boolean_operator(name, listed)

        def _handle_set_operator(self, name: str, values: Any) -> Any:
            if name in ("$setUnion", "$setIntersection"):
                found = super()._handle_set_operator(name, values)
                return sorted(found, key=key) if isinstance(found, list) else found
            if name == "$setDifference":
                kept, without = self._operands(name, values, 2)
                if nothing(kept) or nothing(without):
                    return None
                if not isinstance(kept, list) or not isinstance(without, list):
                    raise OperationFailure("both operands of $setDifference must be arrays")
                out = {key(one) for one in without}
                distinct = {key(one): one for one in reversed(kept)}
                return [one for at, one in reversed(distinct.items()) if at not in out]
            if name != "$in":
                return super()._handle_set_operator(name, values)
            value, array = self._operands(name, values, 2)
            if not isinstance(array, list):
                raise OperationFailure("$in requires an array as a second argument")
            return any(equal(value, one) for one in array)

        def _handle_project_operator(self, name: str, values: Any) -> Any:
            if name not in ACCUMULATE or name in ("$push", "$addToSet", "$first", "$last"):
                return super()._handle_project_operator(name, values)
            listed = values if isinstance(values, list) else [values]
            given = [self.parse(value) for value in listed]
            if len(given) == 1 and isinstance(given[0], list):
                given = given[0]
            return ACCUMULATE[name](given)

        def _handle_string_operator(self, name: str, values: Any) -> Any:
            if name == "$concat":
                given = [
                    self.parse(value)
                    for value in (values if isinstance(values, list) else [values])
                ]
                if any(
                    not isinstance(one, str) and one is not None and one is not NOTHING
                    for one in given
                ):
                    raise OperationFailure("$concat only supports strings")
                return None if None in given or NOTHING in given else "".join(given)
            if name in ("$trim", "$ltrim", "$rtrim") and isinstance(values, Mapping):
                return super()._handle_string_operator(name, _present(self, values))
            if (
                name == "$regexMatch"
                and isinstance(values, Mapping)
                and nothing(self.parse(values.get("input")))
            ):
                return False
            if name in ("$toLower", "$toUpper"):
                return _cased(name, self._single(values))
            if name == "$strcasecmp":
                one, other = (
                    _cased("$toUpper", value) for value in self._operands(name, values, 2)
                )
                return (one > other) - (one < other)
            return super()._handle_string_operator(name, values)

        def _handle_array_operator(self, name: str, value: Any) -> Any:
            if (
                name == "$filter"
                and isinstance(value, Mapping)
                and not set(value) - {"input", "as", "cond", "limit"}
            ):
                source = self.parse(value["input"])
                if source is NOTHING or source is None:
                    return None
                if not isinstance(source, list):
                    raise OperationFailure("input to $filter must be an array")
                variable = value.get("as", "this")
                kept = [
                    one
                    for one in source
                    if self._with({variable: one})._parse_to_bool(value["cond"])
                ]
                limit = self.parse(value["limit"]) if "limit" in value else None
                if limit is not None and (not isinstance(limit, int) or limit < 1):
                    raise OperationFailure("limit to $filter must be a whole number above 0")
                return kept[:limit]
            if name == "$map":
                mapped = super()._handle_array_operator(name, value)
                return [None if one is NOTHING else one for one in mapped] if mapped else mapped
            if (
                name == "$slice"
                and isinstance(value, list)
                and self.parse(value[0]) in (None, NOTHING)
            ):
                return None
            if name == "$slice" and isinstance(value, list) and len(value) == 3:
                return _part(*self._operands(name, value, 3))
            return super()._handle_array_operator(name, value)

        def _handle_conditional_operator(self, name: str, values: Any) -> Any:
            if name == "$ifNull" and (not isinstance(values, list) or len(values) < 2):
                raise OperationFailure("$ifNull needs at least two arguments")
            return super()._handle_conditional_operator(name, values)

        def _handle_date_operator(self, name: str, values: Any) -> Any:
            """Of nothing, a date reckoned with is nothing."""
            named = values if isinstance(values, Mapping) else {}
            source = named.get("date", named.get("startDate", 0))
            if name in _RECKONING and nothing(self.parse(source)):
                return None
            return super()._handle_date_operator(name, values)

        def _handle_arithmetic_operator(self, name: str, values: Any) -> Any:
            if name in _UNARY and isinstance(values, list) and len(values) == 1:
                values = values[0]
            try:
                result = super()._handle_arithmetic_operator(name, values)
            except (AssertionError, TypeError, ZeroDivisionError) as problem:
                raise OperationFailure(f"{name}: {problem}") from problem
            return Decimal128(result) if isinstance(result, Decimal) else result

        def _with(self, variables: Mapping[str, Any]) -> Any:
            return type(self)(self._doc_dict, user_vars={**self._user_vars, **variables})

        def _single(self, values: Any) -> Any:
            return self.parse(
                values[0] if isinstance(values, list) and len(values) == 1 else values
            )

        def _operands(self, name: str, values: Any, number: int) -> list[Any]:
            if not isinstance(values, list) or len(values) != number:
                raise OperationFailure(f"Expression {name} takes exactly {number} arguments")
            return [self.parse(value) for value in values]

    return Expressions


def _part(array: Any, start: Any, number: Any) -> Any:
    """$slice from a position; one before the first element is the first."""
    if nothing(start) or nothing(number):
        return None
    if not isinstance(array, list) or start != int(start) or number != int(number) or number < 1:
        raise OperationFailure("$slice needs an array, a position and a number above 0")
    first = int(start) if start >= 0 else max(0, len(array) + int(start))
    return array[first : first + int(number)]


def _present(parser: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """The operands evaluated, what is missing as null."""
    given = {name: parser.parse(part) for name, part in values.items()}
    return {name: {"$literal": None if one is NOTHING else one} for name, one in given.items()}


def _cased(name: str, value: Any) -> str:
    if nothing(value):
        return ""
    if not isinstance(value, str):
        raise NotImplementedError(f"{name} of {type(value).__name__}")
    table = str.maketrans(_LOWER, _UPPER) if name == "$toUpper" else str.maketrans(_UPPER, _LOWER)
    return value.translate(table)


_LOWER = "abcdefghijklmnopqrstuvwxyz"
_UPPER = _LOWER.upper()
