"""Aggregation pipelines, walked stage by stage, each on the shape that the one before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.gate.accumulators import walk_accumulator
from grader.gate.expressions import Expressions, Variables
from grader.gate.filters import Filters, candidates, narrowed
from grader.gate.joins import JOINS
from grader.gate.projections import assign, exclude, walk_projection, walk_sort
from grader.gate.shapes import (
    INT,
    MISSING,
    NOTHING,
    UNKNOWN,
    Shape,
    array_of,
    follow,
    join,
    kind_of,
    object_of,
)
from grader.gate.walk import Exercised, leaves, literal_class, mixes, operand
from grader.gate.windows import walk_windows

Collections = Mapping[str, Shape]


class Pipelines:
    """Walks pipelines over the collections of one dataset."""

    def __init__(
        self,
        walk: Exercised,
        collections: Collections,
        variables: Variables | None = None,
        place: str = "",
    ) -> None:
        self.note = walk
        self.collections = collections
        self.variables = variables or {}
        self.place = place

    def walk(self, pipeline: Any, shape: Shape, seen: Sequence[Shape] = ()) -> Shape:
        """Walk a pipeline; the shape of what comes out. `seen` are known shapes after stages."""
        if not isinstance(pipeline, Sequence) or isinstance(pipeline, str):
            self.note.note("pipeline", "unknown form")
            return UNKNOWN
        for place, stage in enumerate(pipeline):
            if not isinstance(stage, Mapping) or len(stage) != 1:
                self.note.note("stage", "unknown: not one operator")
                return UNKNOWN
            ((name, value),) = stage.items()
            if name in ("$out", "$merge") and place != len(pipeline) - 1:
                self.note.note(name, "unknown: not the last stage")
            shape = self.stage(name, value, shape)
            if place < len(seen):
                shape = seen[place]
        return shape

    def inside(self, owner: str, pipeline: Any, shape: Shape, variables: Variables) -> Shape:
        """Walk a pipeline that stands inside a stage."""
        for stage in pipeline if isinstance(pipeline, list) else []:
            names = stage if isinstance(stage, Mapping) else ("unknown",)
            self.note.note_all(owner, (f"holds {name}" for name in names))
        inner = Pipelines(self.note, self.collections, {**self.variables, **variables}, owner)
        return inner.walk(pipeline, shape)

    def scope(self, shape: Shape, stage: str) -> Expressions:
        """Expressions over documents of this shape, with the variables in scope here."""
        place = f"{stage} inside {self.place}" if self.place else ""
        return Expressions(self.note, shape, self.variables, place)

    def stage(self, name: str, value: Any, shape: Shape) -> Shape:
        """Walk one stage."""
        if "unknown" in shape.kinds:
            self.note.note(name, "unknown data")
        if name in JOINS:
            return JOINS[name](self, value, shape)
        if name in _STAGES:
            self.note.note(name, "as a stage")
            return _STAGES[name](self, value, shape)
        self.note.note(name, "unknown")
        return UNKNOWN


def _match(self: Pipelines, value: Any, shape: Shape) -> Shape:
    filters = Filters(self.note, shape, self.variables)
    filters.walk(value)
    return narrowed(shape, value)


def _project(self: Pipelines, value: Any, shape: Shape) -> Shape:
    return walk_projection(self.note, "$project", value, self.scope(shape, "$project"))


def _add_fields(self: Pipelines, value: Any, shape: Shape) -> Shape:
    if not isinstance(value, Mapping) or not value:
        self.note.note("$addFields", "unknown form")
        return UNKNOWN
    scope, result = self.scope(shape, "$addFields"), shape
    for name, part in value.items():
        path = name.split(".")
        before = candidates(shape, path)
        self.note.note("$addFields", f"sets {'a dotted path' if len(path) > 1 else 'a field'}")
        self.note.note_all("$addFields", (f"sets {way}" for way in before.ways))
        for end in range(1, len(path)):
            operand(self.note, "$addFields", "sets below", candidates(shape, path[:end]).shape)
        given = scope.shape(part)
        operand(self.note, "$addFields", "value", given)
        if "missing" in given.kinds:
            over = "over a field" if before.shape.kinds - {"missing"} else "over nothing"
            below = " at a dotted path" if len(path) > 1 else ""
            self.note.note("$addFields", f"missing {over}{below}")
        if isinstance(part, Mapping) and not any(key.startswith("$") for key in part):
            operand(self.note, "$addFields", "object over", before.shape)
            given = join([given, before.shape]) if "object" in before.shape.kinds else given
        result = assign(result, path, given)
    return result


def _unset(self: Pipelines, value: Any, shape: Shape) -> Shape:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        self.note.note("$unset", "unknown form")
        return UNKNOWN
    for name in names:
        found = candidates(shape, name.split("."))
        self.note.note("$unset", "a dotted path" if "." in name else "a field")
        self.note.note_all("$unset", (f"removes {way}" for way in found.ways))
        shape = exclude(shape, name.split("."))
    return shape


def _group(self: Pipelines, value: Any, shape: Shape) -> Shape:
    if not isinstance(value, Mapping) or "_id" not in value:
        self.note.note("$group", "unknown form")
        return UNKNOWN
    scope = self.scope(shape, "$group")
    key = scope.shape(value["_id"])
    names = list(value["_id"]) if isinstance(value["_id"], Mapping) else []
    alone = len(names) == 1 and not names[0].startswith("$")
    note_keys(self.note, "$group", key, "only key field" if alone else "key field")
    if alone:  # where it is missing it counts as null
        part = key.fields.get(names[0], MISSING)
        if "missing" in part.kinds:
            key = object_of({names[0]: part.without("missing").also("null")})
    fields = {
        name: walk_accumulator(self.note, scope, part, "accumulator")
        for name, part in value.items()
        if name != "_id"
    }
    if any("." in name for name in fields):
        self.note.note("$group", "unknown: dotted output")
    key = key.without("missing").also("null") if "missing" in key.kinds else key
    return object_of({"_id": key, **fields})


def note_keys(walk: Exercised, operator: str, key: Shape, inner: str = "key field") -> None:
    """What documents are told apart by, and which kinds meet among it."""
    operand(walk, operator, "key", key)
    mixes(walk, operator, "key", key.kinds)
    if "object" in key.kinds:
        for part in key.fields.values():
            operand(walk, operator, inner, part)
            mixes(walk, operator, inner, part.kinds)
    if leaves(key) & {"array", "object"} or ("array" in key.kinds and leaves(key)):
        mixes(walk, operator, "inside key", leaves(key))


def _sort_by_count(self: Pipelines, value: Any, shape: Shape) -> Shape:
    form = "a path" if isinstance(value, str) and value.startswith("$") else "an expression"
    dotted = " of several parts" if isinstance(value, str) and "." in value else ""
    self.note.note("$sortByCount", f"of {form}{dotted}")
    key = self.scope(shape, "$sortByCount").shape(value)
    note_keys(self.note, "$sortByCount", key)
    return object_of({"_id": key.without("missing").also("null"), "count": INT})


def _count(self: Pipelines, value: Any, shape: Shape) -> Shape:
    plain = isinstance(value, str) and value and not value.startswith("$") and "." not in value
    self.note.note("$count", "by name" if plain else "unknown name")
    self.note.note("$count", "of something" if shape.kinds else "of nothing")
    return object_of({str(value): INT})


def _bucket(self: Pipelines, value: Any, shape: Shape) -> Shape:
    if not isinstance(value, Mapping) or not isinstance(value.get("boundaries"), list):
        self.note.note("$bucket", "unknown form")
        return UNKNOWN
    scope = self.scope(shape, "$bucket")
    key = scope.shape(value.get("groupBy"))
    operand(self.note, "$bucket", "key", key)
    self.note.note("$bucket", "with a default" if "default" in value else "without a default")
    bounds = scope.shape(value["boundaries"]).elements
    for one in bounds.kinds:
        self.note.note("$bucket", f"boundaries of {one}")
        self.note.note_all("$bucket", (f"{kind} between {one}" for kind in key.kinds))
    ids = [bounds]
    if "default" in value:
        ids.append(scope.shape(value["default"]))
        self.note.note("$bucket", f"default {kind_of(value['default'])}")
        first = value["boundaries"][0] if value["boundaries"] else None
        if kind_of(value["default"]) == kind_of(first):
            side = "below" if value["default"] < first else "above"
            self.note.note("$bucket", f"default {side} the boundaries")
    output = value.get("output", {"count": {"$sum": 1}})
    self.note.note("$bucket", "with output" if "output" in value else "without output")
    fields = {
        name: walk_accumulator(self.note, scope, part, "accumulator")
        for name, part in (output.items() if isinstance(output, Mapping) else ())
    }
    return object_of({"_id": join(ids), **fields})


def _unwind(self: Pipelines, value: Any, shape: Shape) -> Shape:
    options = value if isinstance(value, Mapping) else {"path": value}
    path = options.get("path")
    if not isinstance(path, str) or not path.startswith("$") or path.startswith("$$"):
        self.note.note("$unwind", "unknown path")
        return UNKNOWN
    keeps = bool(options.get("preserveNullAndEmptyArrays", False))
    self.note.note("$unwind", "keeps the empty" if keeps else "drops the empty")
    found = follow(shape, path[1:].split("."))
    operand(self.note, "$unwind", f"{'kept' if keeps else 'dropped'} data", found.shape)
    self.note.note_all("$unwind", (f"path {way}" for way in found.ways))
    one = join([found.shape.without("array", "empty"), found.shape.elements])
    one = (
        one.without(*NOTHING)
        if not keeps
        else one.also("missing")
        if "empty" in found.shape.kinds
        else one
    )
    if "null" in found.shape.elements.kinds:
        one = one.also("null")
    result = _replace(shape, path[1:].split("."), one)
    if "includeArrayIndex" in options:
        name = options["includeArrayIndex"]
        self.note.note("$unwind", f"with an index{' below' if '.' in str(name) else ''}")
        self.note.note_all("$unwind", (f"index of {kind}" for kind in found.shape.kinds))
        result = assign(result, str(name).split("."), INT.also("null"))
    return result


def _replace(shape: Shape, path: Sequence[str], value: Shape) -> Shape:
    if not path:
        return value
    inner = _replace(
        Shape(frozenset({"object"}), None, shape.fields, shape.open).get(path[0]), path[1:], value
    )
    return shape.put(path[0], inner if inner.kinds else MISSING)


def _replace_root(self: Pipelines, value: Any, shape: Shape) -> Shape:
    root = self.scope(shape, "$replaceRoot").shape(value)
    operand(self.note, "$replaceRoot", "root", root)
    return root.without(*(root.kinds - {"object"}))


def _new_root(self: Pipelines, value: Any, shape: Shape) -> Shape:
    return _replace_root(self, value.get("newRoot") if isinstance(value, Mapping) else None, shape)


def _sort(self: Pipelines, value: Any, shape: Shape) -> Shape:
    walk_sort(
        self.note, "$sort", value.items() if isinstance(value, Mapping) else [("$", 0)], shape
    )
    return shape


def _cut(name: str) -> Callable[[Pipelines, Any, Shape], Shape]:
    def cut(self: Pipelines, value: Any, shape: Shape) -> Shape:
        self.note.note(name, literal_class(value))
        return shape

    return cut


def _facet(self: Pipelines, value: Any, shape: Shape) -> Shape:
    if not isinstance(value, Mapping):
        self.note.note("$facet", "unknown form")
        return UNKNOWN
    return object_of({name: array_of(self.inside("$facet", part, shape, {}))
                      for name, part in value.items()})  # fmt: skip


def _windows(self: Pipelines, value: Any, shape: Shape) -> Shape:
    scope = self.scope(shape, "$setWindowFields")
    return walk_windows(self.note, value, scope, note_keys)


_STAGES: dict[str, Callable[[Pipelines, Any, Shape], Shape]] = {
    "$match": _match, "$project": _project, "$addFields": _add_fields, "$set": _add_fields,
    "$unset": _unset, "$group": _group, "$sortByCount": _sort_by_count, "$count": _count,
    "$bucket": _bucket, "$unwind": _unwind, "$replaceRoot": _new_root,
    "$replaceWith": _replace_root,
    "$sort": _sort, "$skip": _cut("$skip"), "$limit": _cut("$limit"), "$facet": _facet,
    "$setWindowFields": _windows,
}  # fmt: skip
