"""Aggregation expressions, walked: what they exercise and what they may give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from grader.gate import operators as table
from grader.gate.regexes import parts, pattern_of
from grader.gate.scopes import SCOPED
from grader.gate.shapes import MISSING, UNKNOWN, Shape, array_of, follow, join, object_of, shape_of
from grader.gate.walk import Exercised, is_literal, leaves, literal_class, mixes, operand, pairs

Variables = Mapping[str, Shape]


class Expressions:
    """Walks expressions over one shape of document."""

    def __init__(
        self, walk: Exercised, root: Shape, variables: Variables | None = None, place: str = ""
    ) -> None:
        self.note = walk
        self.root = root
        self.variables = variables or {}
        self.place = place

    def within(self, variables: Variables) -> Expressions:
        """The same with more variables in scope."""
        return Expressions(self.note, self.root, {**self.variables, **variables}, self.place)

    def shape(self, expression: Any) -> Shape:
        """Walk an expression; what it may give."""
        if isinstance(expression, str) and expression.startswith("$"):
            return self._path(expression)
        if isinstance(expression, list):
            inside = [self.shape(part) for part in expression]
            for part in inside:
                operand(self.note, "array literal", "element", part)
            return array_of(join(inside), empty=not inside)
        if isinstance(expression, Mapping):
            return self._object(expression)
        return shape_of(expression)

    def _path(self, path: str) -> Shape:
        if path.startswith("$$"):
            name, *rest = path[2:].split(".")
            if name in self.variables:
                start = self.variables[name]
                self.note.note("variable", f"in {self.place}" if self.place else "in scope")
            elif name in ("ROOT", "CURRENT"):
                start = self.root
                self.note.note(f"$${name}", "with a path" if rest else "whole")
            elif name == "REMOVE":
                self.note.note("$$REMOVE", "whole")
                return MISSING
            else:
                self.note.note(f"$${name}", "unknown")
                return UNKNOWN
            operator = "path below a variable"
        else:
            start, rest, operator = self.root, path[1:].split("."), "path"
        found = follow(start, rest)
        for way in found.ways:
            self.note.note(operator, way)
        return found.shape

    def _object(self, expression: Mapping[str, Any]) -> Shape:
        names = list(expression)
        if not any(name.startswith("$") for name in names):
            fields = {name: self.shape(part) for name, part in expression.items()}
            for part in fields.values():
                operand(self.note, "object literal", "field", part)
            if any("." in name for name in names):
                self.note.note("object literal", "unknown: dotted field")
            return object_of(fields)
        name = names[0]
        if len(names) != 1:
            self.note.note(name, "unknown: another key beside it")
            return UNKNOWN
        return self._operator(name, expression[name])

    def _operator(self, name: str, value: Any) -> Shape:
        if name == "$literal":
            self.note.note(name, "")
            return shape_of(value)
        if name in SCOPED:
            return SCOPED[name](self, value)
        if name not in table.GIVES:
            self.note.note(name, "unknown")
            return UNKNOWN
        shapes, written = self._operands(name, value)
        self._compare(name, shapes, written)
        if name == "$convert":
            result = table.converted(shapes, written.get("to"))
        elif name == "$getField" and isinstance(written.get("field", written.get("0")), str):
            field = written.get("field", written.get("0"))
            source = shapes.get("input", self.root)
            if source.kinds & {"array", "empty"} or str(field).startswith("$"):
                self.note.note(name, "unknown: input")
            result = source.get(str(field))
        else:
            result = table.GIVES[name](shapes)
        texts = frozenset().union(*(shape.kinds | leaves(shape) for shape in shapes.values()))
        return _beyond_ascii(result) if "unicode" in texts else result

    def _operands(self, name: str, value: Any) -> tuple[dict[str, Shape], dict[str, Any]]:
        """The shapes of the operands by place, and those as they are written."""
        if isinstance(value, list):
            written = {str(place): part for place, part in enumerate(value)}
            self.note.note(name, f"of {len(value) if len(value) < 4 else 'many'}")
        elif name in table.BY_NAME and isinstance(value, Mapping) and not _is_operator(value):
            written = dict(value)
            self.note.note(name, "by name")
        else:
            written = {"0": value}
            self.note.note(name, f"of one {_form(value)}")
        shapes = {}
        for place, part in written.items():
            shapes[place] = self.shape(part)
            shown = "any" if name in table.COMMUTATIVE else place
            operand(self.note, name, shown, shapes[place])
            if isinstance(part, list) and len(written) > 1:
                self.note.note(name, f"{shown} is written as an array")
            self._written(name, place, part)
        return shapes, written

    def _written(self, name: str, place: str, part: Any) -> None:
        """Operands of which more than the kind matters."""
        if place in table.STEERED.get(name, ()):
            known = is_literal(part)
            self.note.note(name, f"{place} is {literal_class(part) if known else 'computed'}")
        if place in table.SPELT.get(name, ()):
            self.note.note(name, f"{place} {part!r}" if is_literal(part) else f"{place} computed")
        if place == "timezone":
            form = (
                "computed"
                if not is_literal(part)
                else "offset"
                if re.match(r"[+-]", str(part))
                else "name"
            )
            self.note.note(name, f"timezone by {form}")
        if place == "format":
            signs = re.findall(r"%.", part) if is_literal(part) else ["computed"]
            self.note.note_all(name, (f"format {sign}" for sign in signs))
        if place == "sortBy":
            spec = part.items() if isinstance(part, Mapping) else [("", part)]
            self.note.note_all(
                name, (f"sort {'by field' if key else 'whole'} {way}" for key, way in spec)
            )
        if place == "regex" and (is_literal(part) or hasattr(part, "pattern")):
            pattern, options = pattern_of(part)
            self.note.note_all(name, (f"pattern with {piece}" for piece in parts(pattern)))
            self.note.note_all(name, (f"option {letter}" for letter in options))
        elif place == "regex":
            self.note.note(name, "pattern computed")

    def _compare(self, name: str, shapes: Mapping[str, Shape], written: Mapping[str, Any]) -> None:
        listed = list(shapes.values())
        if name in table.COMPARING and len(listed) >= 2:
            one, other = listed[:2]
            if name == "$in":
                pairs(self.note, name, one, other.elements)
            elif name == "$indexOfArray":
                pairs(self.note, name, one.elements, other)
            else:
                pairs(self.note, name, one, other)
        if name in table.PAIRED:
            for place, one in enumerate(listed):
                for other in listed[place + 1 :]:
                    pairs(self.note, name, one, other)
        if name in table.MIXING:
            inside = join([*listed, *(shape.elements for shape in listed)])
            compared = inside.kinds - {"array", "empty"} if len(listed) == 1 else inside.kinds
            mixes(self.note, name, "", compared | leaves_of_containers(inside))
        if name in table.ORDERING:
            self._order(name, shapes.get("input", UNKNOWN).elements, written.get("sortBy"))

    def _order(self, name: str, elements: Shape, by: Any) -> None:
        """What an array's elements are put in order by: themselves, or fields of theirs."""
        keys = list(by) if isinstance(by, Mapping) else []
        for one in [follow(elements, key.split(".")).shape for key in keys] or [elements]:
            operand(self.note, name, "order", one)
            mixes(self.note, name, "", one.kinds | leaves(one))


def leaves_of_containers(shape: Shape) -> frozenset[str]:
    """What objects held here hold in turn; nothing where there are none."""
    return (
        leaves(Shape(shape.kinds, None, shape.fields)) if "object" in shape.kinds else frozenset()
    )


def _is_operator(value: Mapping[str, Any]) -> bool:
    return any(key.startswith("$") for key in value)


def _form(value: Any) -> str:
    if isinstance(value, str) and value.startswith("$"):
        return "variable" if value.startswith("$$") else "path"
    return "expression" if isinstance(value, Mapping) else "literal"


def _beyond_ascii(shape: Shape) -> Shape:
    """The same, where text may hold letters beyond ASCII."""
    inside = _beyond_ascii(shape.item) if shape.item is not None else None
    kinds = shape.kinds | ({"unicode"} if "string" in shape.kinds else set())
    fields = {name: _beyond_ascii(part) for name, part in shape.fields.items()}
    return Shape(kinds, inside, fields, shape.open)
