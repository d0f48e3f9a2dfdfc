"""Updates, walked: operators on paths, pipelines, replacements."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from grader.gate.filters import Filters, is_operators
from grader.gate.projections import walk_sort
from grader.gate.shapes import MISSING, NEVER, Shape, join, shape_of
from grader.gate.stages import Collections, Pipelines
from grader.gate.walk import Exercised, leaves, literal_class, mixes, operand, pairs

_PLAIN = {
    "$set",
    "$setOnInsert",
    "$unset",
    "$inc",
    "$mul",
    "$min",
    "$max",
    "$pop",
    "$bit",
    "$rename",
}
_PAIRED = {"$inc", "$mul", "$min", "$max"}
_STEERED = {"$pop", "$inc", "$mul"}
_BELOW = {"missing": "below nothing", "null": "below null"}
_MODIFIERS = {"$each", "$position", "$slice", "$sort"}


class Updates:
    """Walks updates of one collection's documents."""

    def __init__(
        self, walk: Exercised, root: Shape, collections: Collections, conditions: Any = None
    ) -> None:
        self.note = walk
        self.root = root
        self.collections = collections
        self.conditions = conditions if isinstance(conditions, Mapping) else {}

    def walk(self, update: Any, array_filters: Any = None) -> None:
        """An update document or pipeline."""
        if isinstance(update, list):
            for stage in (part for part in update if isinstance(part, Mapping)):
                self.note.note_all("pipeline update", (f"holds {name}" for name in stage))
            Pipelines(self.note, self.collections, {}, "pipeline update").walk(update, self.root)
            return
        if (
            not isinstance(update, Mapping)
            or not update
            or not all(n.startswith("$") for n in update)
        ):
            self.note.note("update", "unknown form")
            return
        paths: list[str] = []
        for name, fields in update.items():
            if not isinstance(fields, Mapping):
                self.note.note(name, "unknown fields")
                continue
            self.note.note(name, "of no field" if not fields else "in an update")
            paths += fields
            for path, value in fields.items():
                self._field(name, path, value, array_filters)
        if _conflict(paths):
            self.note.note("update", "unknown: two operators on one path")
        if len(update) > 1:
            self.note.note("update", "several operators")

    def _field(self, name: str, path: str, value: Any, array_filters: Any) -> None:
        ways: set[str] = set()
        target = reach(self.root, path.split("."), ways)
        operator = f"{name} (update)"
        self.note.note_all(operator, (f"path {way}" for way in ways or {"of a field"}))
        operand(self.note, operator, "target", target)
        if (
            ".$" in path
            and (array := path.partition(".$")[0])
            and path[len(array) + 2 :][:1] in ("", ".")
        ):
            self._positional(array)
        for part in re.findall(r"\$\[(\w+)\]", path):
            self._array_filter(part, path, array_filters)
        given = shape_of(value)
        if name in ("$push", "$addToSet"):
            self._push(name, operator, value, target)
        elif name in ("$pull", "$pullAll"):
            self._pull(name, operator, value, target)
        elif name == "$bit":
            self.note.note_all(operator, value if isinstance(value, Mapping) else ["unknown"])
        elif name in _PLAIN:
            operand(self.note, operator, "value", given)
            if name in _STEERED:
                self.note.note(operator, f"by {literal_class(value)}")
            if name in _PAIRED:
                pairs(self.note, operator, given, target)
            if name == "$rename":
                self.note.note(operator, "to a dotted path" if "." in str(value) else "to a field")
        else:
            self.note.note(name, "unknown")

    def _positional(self, array: str) -> None:
        """Which element `$` is, the filter's condition on the array decides."""
        on = [name for name in self.conditions if name == array or name.startswith(f"{array}.")]
        form = "an operator" if on and is_operators(self.conditions[on[0]]) else "a value"
        below = " below" if on and on[0] != array else ""
        self.note.note(
            "positional $", f"by {form}{below}" if len(on) == 1 else f"by {len(on)} conditions"
        )
        if len(self.conditions) > 1:
            self.note.note("positional $", "beside other conditions")

    def _array_filter(self, name: str, path: str, array_filters: Any) -> None:
        start = path.split(".")
        place = start.index(f"$[{name}]")
        items = reach(self.root, start[: place + 1], set())
        for condition in array_filters if isinstance(array_filters, list) else []:
            form = "of documents" if any("." in key for key in condition) else "of values"
            self.note.note("arrayFilters", form)
            heads = {key.partition(".")[0] for key in condition}
            if len(heads) > 1 and not any(head.startswith("$") for head in heads):
                self.note.note("arrayFilters", "unknown: one filter of two names")
            if len(condition) > 1:
                self.note.note("arrayFilters", "several conditions")
            Filters(self.note, Shape(frozenset({"object"}), None, {name: items})).walk(condition)

    def _push(self, name: str, operator: str, value: Any, target: Shape) -> None:
        if isinstance(value, Mapping) and set(value) & _MODIFIERS:
            self.note.note_all(operator, (f"with {part}" for part in value))
            each = value.get("$each")
            items = join(shape_of(part) for part in each) if isinstance(each, list) else NEVER
            self.note.note(operator, "each of none" if each == [] else "each of some")
            for part in ("$position", "$slice"):
                if part in value:
                    self.note.note(operator, f"{part} {literal_class(value[part])}")
            if "$sort" in value:
                spec = value["$sort"]
                held = join([items, target.elements])
                walk_sort(self.note, f"{operator} $sort", spec.items() if isinstance(spec, Mapping)
                          else [("value", spec)],
                          held if isinstance(spec, Mapping)
                          else Shape(frozenset({"object"}), None, {"value": held}))  # fmt: skip
                self.note.note(
                    operator, f"$sort by {'field' if isinstance(spec, Mapping) else 'value'}"
                )
        else:
            items = shape_of(value)
            self.note.note(operator, "one value")
        operand(self.note, operator, "value", items)
        if name == "$addToSet":
            both = join([items, target.elements])
            mixes(self.note, operator, "values", both.kinds)
            if both.kinds & {"object", "array"}:
                mixes(self.note, operator, "inside", leaves(both))
                self.note.note(
                    operator, "compares documents" if "object" in both.kinds else "compares arrays"
                )

    def _pull(self, name: str, operator: str, value: Any, target: Shape) -> None:
        items = target.elements
        if name == "$pullAll":
            pairs(self.note, operator, shape_of(value).elements, items)
        elif isinstance(value, Mapping) and next(iter(value), "") in ("$and", "$or", "$nor"):
            self.note.note(operator, "by joined conditions")
            Filters(self.note, items.without(*(items.kinds - {"object"}))).walk(value)
        elif is_operators(value):
            self.note.note(operator, "by operators")
            holder = Shape(frozenset({"object"}), None, {"value": items})
            Filters(self.note, holder).walk({"value": value})
        elif isinstance(value, Mapping):
            self.note.note(operator, "by a document's fields")
            operand(self.note, operator, "items", items)
            Filters(self.note, items.without(*(items.kinds - {"object"}))).walk(value)
        else:
            self.note.note(operator, "by a value")
            pairs(self.note, operator, shape_of(value), items)

    def upsert(self, conditions: Any) -> None:
        """What a filter leaves in a document that an upsert makes."""
        if not isinstance(conditions, Mapping):
            return
        for name, value in conditions.items():
            if name in ("$and", "$or", "$nor"):
                self.note.note("upsert", f"from {name}")
            else:
                form = "an operator" if is_operators(value) else "a value"
                self.note.note("upsert", f"from {form} {'below' if '.' in name else 'of a field'}")


def reach(start: Shape, path: Sequence[str], ways: set[str]) -> Shape:
    """What an update's path leads to, and by which ways."""
    if not path:
        return start
    part = path[0]
    if part.startswith("$"):
        way = {"$": "by $", "$[]": "by $[]"}.get(part, "by $[name]")
        ways |= {way, *(f"{way} below {kind}" for kind in start.kinds - {"array"})}
        return reach(start.elements, path[1:], ways)
    found = []
    if start.kinds & {"array", "empty"}:
        ways.add("by number" if part.isdigit() else "through an array")
        if part.isdigit():
            ways.add("by number at the end" if len(path) == 1 else "by number and on")
        found.append(reach(start.elements.also("missing"), path[1:], ways))
    if start.kinds - {"array", "empty", "object"}:
        kinds = start.kinds - {"array", "empty", "object"}
        ways |= {_BELOW.get(kind, "below a scalar") for kind in kinds}
        found.append(MISSING)
    if "object" in start.kinds:
        if len(path) > 1:
            ways.add("dotted")
        found.append(
            reach(
                Shape(frozenset({"object"}), None, start.fields, start.open).get(part),
                path[1:],
                ways,
            )
        )
    return join(found)


def _conflict(paths: Sequence[str]) -> bool:
    ordered = sorted(paths)
    return any(
        other == one or other.startswith(f"{one}.")
        for place, one in enumerate(ordered)
        for other in ordered[place + 1 :]
    )
