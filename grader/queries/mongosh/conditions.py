"""What the conditions of a filter ask, path by path."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from grader.models.mongo_facts import DateLiteral, EarlyCondition, TextLiteral

_DATE = re.compile(r"\d{4}-\d{1,2}(-\d{1,2}([T ][0-9:.]+(Z|[+-]\d\d:?\d\d)?)?)?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_ID = re.compile(r"[0-9a-fA-F]{24}")

_COMPARING = ("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin")
_RANGES = ("$gt", "$gte", "$lt", "$lte")
_NEGATING = ("$ne", "$nin", "$not")
_JUNCTIONS = ("$and", "$or", "$nor")


@dataclass(slots=True)
class Conditions:
    """What all filters of an answer ask, in order of their writing."""

    compared: list[str] = field(default_factory=list)
    null_paths: list[str] = field(default_factory=list)
    negated: list[str] = field(default_factory=list)
    texts: list[TextLiteral] = field(default_factory=list)
    dates: list[DateLiteral] = field(default_factory=list)
    bounds: list[EarlyCondition] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    required_null: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)

    def add(self, query: object, prefix: str = "", *, required: bool = True) -> None:
        """Read a filter; `prefix` is the array whose elements it is about.

        `required` says that every document that comes through meets it.
        """
        if not isinstance(query, Mapping):
            return
        asked: dict[str, set[str]] = defaultdict(set)
        for path, condition in self._conjunction(query):
            where = _join(prefix, path)
            asked[path].update(self._condition(where, condition))
            if required and not prefix and _asks_null(condition):
                self.required_null.append(path)
        if not prefix:
            self.shared.extend(_shared(asked))

    def _conjunction(self, query: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """The conditions that all must hold; those of `$or` and `$nor` are read by themselves."""
        for name, value in query.items():
            if name == "$and" and isinstance(value, list):
                for part in value:
                    if isinstance(part, Mapping):
                        yield from self._conjunction(part)
            elif name in _JUNCTIONS and isinstance(value, list):
                for part in value:
                    self.add(part, required=False)
            elif name == "$expr":
                self._expression(value)
            elif not name.startswith("$"):
                yield name, value

    def _condition(self, path: str, condition: Any) -> Iterator[str]:
        """Note what one condition asks; gives the operators that may hold of different elements."""
        if not _operators(condition):
            if isinstance(condition, Mapping) and condition:
                self.whole.append(path)
            self._compare(path, "$eq", condition)
            yield "$eq"
            return
        for name, operand in condition.items():
            if name == "$elemMatch":
                if isinstance(operand, Mapping):
                    inner = {"": operand} if _operators(operand) else operand
                    self.add(inner, path)
            elif name == "$not":
                self.negated.append(path)
                list(self._condition(path, operand))
            else:
                self._compare(path, name, operand)
                if name in ("$eq", "$in", "$regex", "$exists", *_RANGES):
                    yield name

    def _compare(self, path: str, operator: str, operand: Any) -> None:
        self.compared.append(path)
        if operator in _NEGATING:
            self.negated.append(path)
        if operator not in _COMPARING:
            return
        for value in operand if isinstance(operand, list) else [operand]:
            if value is None and operator in ("$eq", "$in", "$gte", "$lte"):
                self.null_paths.append(path)
            if isinstance(value, str) and (kind := looks_like(value)):
                self.texts.append(TextLiteral(path, value, kind))
            if isinstance(value, datetime):
                self.dates.append(DateLiteral(path, operator, value.replace(tzinfo=None)))
        if operator in _RANGES and type(operand) in (int, float):
            self.bounds.append(EarlyCondition(path, operator, float(operand)))

    def _expression(self, value: Any) -> None:
        """Comparisons of a field with a constant, anywhere in an expression."""
        if isinstance(value, list):
            for part in value:
                self._expression(part)
        elif isinstance(value, Mapping):
            for name, operands in value.items():
                if name in _COMPARING and isinstance(operands, list) and len(operands) == 2:
                    self._sides(name, *operands)
                self._expression(operands)

    def _sides(self, operator: str, one: Any, other: Any) -> None:
        for side, constant in ((one, other), (other, one)):
            if _is_path(side) and not isinstance(constant, Mapping) and not _is_path(constant):
                self._compare(side[1:], operator, constant)


def looks_like(text: str) -> str:
    """The type that a text looks like, "" where it looks like a text."""
    if text in ("null", "undefined"):
        return "null"
    if text in ("true", "false"):
        return "boolean"
    for kind, pattern in (("id", _ID), ("date", _DATE), ("number", _NUMBER)):
        if pattern.fullmatch(text):
            return kind
    return ""


def _shared(asked: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The paths whose elements may each meet another of several conditions."""
    parents: dict[str, set[str]] = defaultdict(set)
    for path, operators in asked.items():
        parent, dot, _ = path.rpartition(".")
        if dot and operators:
            parents[parent].add(path)
        if len({"$gt", "$gte", "$lt", "$lte"}.intersection(operators)) > 1:
            yield path
    yield from (parent for parent, paths in parents.items() if len(paths) > 1)


def _operators(condition: Any) -> bool:
    return (
        isinstance(condition, Mapping)
        and bool(condition)
        and all(name.startswith("$") for name in condition)
    )


def _asks_null(condition: Any) -> bool:
    if isinstance(condition, Mapping):
        return "$eq" in condition and condition["$eq"] is None
    return condition is None


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("$") and not value.startswith("$$")


def _join(prefix: str, path: str) -> str:
    return f"{prefix}.{path}" if prefix and path else prefix or path
