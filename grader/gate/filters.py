"""Query filters, walked: what they exercise, and what they leave of the data's shape."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from grader.gate.expressions import Expressions, Variables
from grader.gate.regexes import parts, pattern_of
from grader.gate.shapes import (
    MISSING,
    NEVER,
    NOTHING,
    NUMBERS,
    Found,
    Shape,
    join,
    kind_of,
    shape_of,
)
from grader.gate.walk import Exercised, literal_class, operand, pairs

_LOGICAL = {"$and", "$or", "$nor"}
_COMPARING = {"$eq", "$ne", "$gt", "$gte", "$lt", "$lte"}
_BRACKETED = {"$eq", "$gt", "$gte", "$lt", "$lte"}
_TYPES = {
    "number": NUMBERS, "int": {"int"}, "long": {"long", "bigint"}, "double": {"double", "nan"},
    "string": {"string", "unicode"}, "object": {"object"}, "bool": {"bool"}, "date": {"date"},
    "objectId": {"oid"}, "decimal": {"decimal"}, "null": {"null"}, "array": {"array", "empty"},
}  # fmt: skip


class Filters:
    """Walks filters over one shape of document."""

    def __init__(self, walk: Exercised, root: Shape, variables: Variables | None = None) -> None:
        self.note = walk
        self.root = root
        self.variables = variables or {}

    def walk(self, conditions: Any, depth: int = 0) -> None:
        """Walk a whole filter."""
        if not isinstance(conditions, Mapping):
            self.note.note("filter", "unknown form")
            return
        for name, value in conditions.items():
            if name in _LOGICAL:
                self._logical(name, value, depth)
            elif name == "$expr":
                self.note.note("$expr", "in a filter")
                given = Expressions(self.note, self.root, self.variables, "a filter").shape(value)
                operand(self.note, "$expr", "condition", given)
            elif name.startswith("$"):
                self.note.note(name, "unknown")
            else:
                self._condition(name, value)

    def _logical(self, name: str, value: Any, depth: int) -> None:
        operator = f"{name} (filter)"
        if not isinstance(value, list) or not value:
            self.note.note(operator, "without conditions")
            return
        self.note.note(operator, f"{'inside another' if depth else 'outermost'}")
        for part in value:
            self.walk(part, depth + 1)

    def _condition(self, path: str, value: Any) -> None:
        found = candidates(self.root, path.split("."))
        if not is_operators(value):
            self._equals("equality", value, found)
            return
        names = set(value)
        if len(names - {"$options"}) > 1:
            through = (
                "an array" if found.shape.kinds & {"array", "empty"} or found.ways else "a field"
            )
            self.note.note("several operators", f"on {through}")
        for name, part in value.items():
            self._operator(name, part, found, value)

    def _operator(self, name: str, part: Any, found: Found, whole: Mapping[str, Any]) -> None:
        operator = f"{name} (filter)"
        if name in _COMPARING:
            self._equals(operator, part, found)
        elif name in ("$in", "$nin"):
            if not isinstance(part, list):
                self.note.note(operator, "unknown operand")
                return
            self.note.note(operator, "of none" if not part else "of some")
            for item in part:
                self._equals(operator, item, found)
        elif name == "$not":
            self._not(part, found)
        elif name == "$elemMatch":
            self.element(part, found)
        elif name == "$all":
            self._all(part, found)
        elif name == "$regex":
            self._regex(part, str(whole.get("$options", "")), found)
        elif name == "$options" and "$regex" in whole:
            return
        elif name in ("$exists", "$size", "$type", "$mod"):
            listed = part if name == "$type" and isinstance(part, list) else [part]
            spelt = name in ("$exists", "$type")
            self.note.note_all(
                operator,
                (f"operand {repr(one) if spelt else literal_class(one)}" for one in listed),
            )
            if listed is part:
                self.note.note(operator, "operand of some" if part else "operand of none")
            self._data(operator, found)
            if name == "$mod" and isinstance(part, list):
                self.note.note_all(operator, (f"operand of {literal_class(item)}" for item in part))
        else:
            self.note.note(operator, "unknown")

    def _equals(self, operator: str, value: Any, found: Found) -> None:
        if hasattr(value, "pattern"):
            self.note.note(operator, "to a pattern")
            self._regex(value, "", found)
            return
        given = shape_of(value)
        operand(self.note, operator, "operand", given)
        self._data(operator, found)
        pairs(self.note, operator, given, found.shape)
        if "array" in found.shape.kinds:
            pairs(self.note, f"{operator} in an array", given, found.shape.elements)

    def _data(self, operator: str, found: Found) -> None:
        operand(self.note, operator, "data", found.shape)
        self.note.note_all(operator, (f"path {way}" for way in found.ways))

    def _not(self, part: Any, found: Found) -> None:
        if hasattr(part, "pattern"):
            self.note.note("$not (filter)", "of a pattern")
            self._regex(part, "", found)
        elif is_operators(part):
            self._data("$not (filter)", found)
            for name in part:
                self.note.note("$not (filter)", f"of {name}")
                self._operator(name, part[name], found, part)
            if len(part) > 1:
                self.note.note("$not (filter)", "of several")
        else:
            self.note.note("$not (filter)", "unknown operand")

    def element(self, part: Any, found: Found) -> None:
        """Walk what $elemMatch asks of the elements of an array."""
        self._data("$elemMatch (filter)", found)
        if not isinstance(part, Mapping):
            self.note.note("$elemMatch (filter)", "unknown operand")
        elif is_operators(part) and not set(part) & (_LOGICAL | {"$expr"}):
            self.note.note("$elemMatch (filter)", "of values")
            items = Found(found.shape.elements, frozenset())
            if len(part) > 1:
                self.note.note("$elemMatch (filter)", "several operators of values")
            for name, inner in part.items():
                self._operator(name, inner, items, part)
        else:
            self.note.note("$elemMatch (filter)", "of documents")
            Filters(self.note, found.shape.elements, self.variables).walk(part, 1)

    def _all(self, part: Any, found: Found) -> None:
        if not isinstance(part, list):
            self.note.note("$all (filter)", "unknown operand")
            return
        self.note.note(
            "$all (filter)", "of none" if not part else "of one" if len(part) == 1 else "of many"
        )
        self._data("$all (filter)", found)
        for item in part:
            if isinstance(item, Mapping) and set(item) == {"$elemMatch"}:
                self.note.note("$all (filter)", "of $elemMatch")
                self.element(item["$elemMatch"], found)
            else:
                self._equals("$all (filter)", item, found)

    def _regex(self, value: Any, options: str, found: Found) -> None:
        pattern, own = pattern_of(value)
        self.note.note_all("regex", (f"with {piece}" for piece in parts(pattern)))
        self.note.note_all("regex", (f"option {letter}" for letter in set(own + options)))
        self._data("regex", found)
        if "unicode" in found.shape.kinds | found.shape.elements.kinds:
            wide = parts(pattern) & {r"\d", r"\w", r"\s", r"\b"} | {
                f"option {one}" for one in own + options
            }
            self.note.note_all("regex", (f"{part} over text beyond ASCII" for part in wide))
        if "array" in found.shape.kinds:
            operand(self.note, "regex", "array", found.shape.elements)


def is_operators(value: Any) -> bool:
    """Whether a condition is made of operators, not a document to be equal to."""
    return isinstance(value, Mapping) and any(str(name).startswith("$") for name in value)


def candidates(start: Shape, path: Sequence[str]) -> Found:
    """A path in a filter: through arrays it leads to each element, by number to one of them."""
    if not path:
        return Found(start, frozenset())
    ways: set[str] = set()
    found: list[Shape] = []
    if start.kinds & {"array", "empty"}:
        if path[0].isdigit():
            ways.add("by number")
            inner = candidates(start.elements.also("missing"), path[1:])
        else:
            ways.add("through an array")
            inner = candidates(start.elements, path)
        ways |= inner.ways
        found += [inner.shape, MISSING]
    rest = start.without("array", "empty")
    if rest.kinds - {"object"}:
        ways |= {
            f"below {'nothing' if kind in NOTHING else 'a scalar'}"
            for kind in rest.kinds - {"object"}
        }
        found.append(MISSING)
    if "object" in rest.kinds:
        inner = candidates(
            Shape(frozenset({"object"}), None, rest.fields, rest.open).get(path[0]), path[1:]
        )
        ways |= inner.ways | ({"dotted"} if len(path) > 1 else set())
        found.append(inner.shape)
    return Found(join(found) if found else NEVER, frozenset(ways))


def narrowed(shape: Shape, conditions: Any) -> Shape:
    """The shape of the documents that pass, where conditions on plain fields say so."""
    if not isinstance(conditions, Mapping):
        return shape
    for name, value in conditions.items():
        if name == "$and" and isinstance(value, list):
            for part in value:
                shape = narrowed(shape, part)
        elif not name.startswith("$") and not re.search(r"\.\d+(\.|$)", name):
            shape = _narrow(shape, name.split("."), value)
    return shape


def _narrow(shape: Shape, path: Sequence[str], value: Any) -> Shape:
    if not path:
        return shape.without(*_ruled_out(value, shape))
    out = _ruled_out(value, MISSING)
    demands = "missing" in out
    if demands:
        shape = shape.without(*(shape.kinds - {"object", "array", "empty"}), *(out & {"empty"}))
    if "array" in shape.kinds or "empty" in shape.kinds or "object" not in shape.kinds:
        return shape
    before = shape.get(path[0])
    inner = _narrow(before, path[1:], value)
    return shape.put(path[0], inner) if inner.kinds and (demands or len(path) == 1) else shape


def _ruled_out(value: Any, shape: Shape) -> frozenset[str]:
    """The kinds that no passing document has here; arrays may hold what is sought, so they stay."""
    kept: set[str] | None = None
    sure = False
    for name, part in value.items() if is_operators(value) else [("$eq", value)]:
        listed = part if name in ("$in", "$all") and isinstance(part, list) else [part]
        if hasattr(part, "pattern") or name == "$regex":
            only = {"string", "unicode", "regex"}
        elif name in _BRACKETED | {"$in", "$all"} and not {"null", "other"} & set(
            map(kind_of, listed)
        ):
            only = set().union(*map(_alike, listed)) - {"array"}
            sure = sure or not any(isinstance(one, list) for one in listed)
        elif name == "$exists" and part is True:
            only = set(shape.kinds) - {"missing"}
        elif name == "$ne" and part is None:
            only = set(shape.kinds) - NOTHING
        elif name == "$type" and isinstance(part, str) and part in _TYPES:
            only = set(_TYPES[part])
        elif name in ("$size", "$elemMatch"):
            only = set()
            sure = sure or name == "$elemMatch"
        else:
            continue
        kept = only if kept is None else kept & only
    if kept is None:
        return frozenset()
    return frozenset(shape.kinds - kept - {"array", "empty"}) | (
        {"empty"} - kept if sure else set()
    )


def _alike(value: Any) -> set[str]:
    """The kinds among which a value can be found, apart from arrays that hold it."""
    if isinstance(value, Mapping) and "$elemMatch" in value:
        return set()
    kind = kind_of(value)
    if hasattr(value, "pattern"):
        return {"string", "unicode", "regex"}
    if kind in NUMBERS:
        return set(NUMBERS)
    return {"string", "unicode"} if kind in ("string", "unicode") else {kind}
