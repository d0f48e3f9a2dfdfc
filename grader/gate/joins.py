"""Stages that bring in other collections, or write into one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from grader.gate.filters import Filters, candidates
from grader.gate.projections import assign
from grader.gate.shapes import INT, NEVER, UNKNOWN, Shape, array_of, join, kind_of
from grader.gate.walk import Exercised, literal_class, operand, pairs

if TYPE_CHECKING:
    from grader.gate.stages import Pipelines


def _unknown(walk: Exercised, name: str) -> Shape:
    walk.note(name, "unknown form")
    return UNKNOWN


def _keys(walk: Exercised, name: str, local: Shape, foreign: Shape) -> None:
    """Which kinds are matched with which, those in arrays one by one."""
    operand(walk, name, "local", local)
    operand(walk, name, "foreign", foreign)
    one = join([local.without("array", "empty"), local.elements])
    other = join([foreign.without("array", "empty"), foreign.elements])
    pairs(walk, name, one, other)


def _lookup(self: Pipelines, value: Any, shape: Shape) -> Shape:
    name = "$lookup"
    if not isinstance(value, Mapping) or not isinstance(value.get("as"), str):
        return _unknown(self.note, name)
    if not isinstance(value.get("from"), str) or value["from"] not in self.collections:
        self.note.note(name, "unknown collection")
        return UNKNOWN
    known = {"from", "as", "localField", "foreignField", "let", "pipeline"}
    if set(value) - known or ("localField" in value) != ("foreignField" in value):
        return _unknown(self.note, name)
    foreign = self.collections[value["from"]]
    self.note.note(name, ", ".join(sorted(set(value) - {"from", "as"})))
    if not foreign.kinds:
        self.note.note(name, "of an empty collection")
    if "localField" in value:
        local = candidates(shape, str(value["localField"]).split("."))
        there = candidates(foreign, str(value["foreignField"]).split("."))
        _keys(self.note, name, local.shape, there.shape)
        self.note.note_all(name, (f"local path {way}" for way in local.ways))
        self.note.note_all(name, (f"foreign path {way}" for way in there.ways))
    given = foreign
    if "pipeline" in value:
        let = value.get("let", {})
        if not isinstance(let, Mapping):
            return _unknown(self.note, name)
        scope = self.scope(shape, name)
        variables = {str(key): scope.shape(part) for key, part in let.items()}
        for variable in variables.values():
            operand(self.note, name, "let", variable)
        given = self.inside(name, value["pipeline"], foreign, variables)
        if not value["pipeline"]:
            self.note.note(name, "with an empty pipeline")
    return _as(self, name, value["as"], array_of(given), shape)


def _as(self: Pipelines, name: str, field: str, given: Shape, shape: Shape) -> Shape:
    before = candidates(shape, field.split(".")).shape
    self.note.note(name, "as a dotted path" if "." in field else "as a field")
    if before.kinds - {"missing"}:
        self.note.note(name, "as a field that is there")
    return assign(shape, field.split("."), given)


def _graph(self: Pipelines, value: Any, shape: Shape) -> Shape:
    name = "$graphLookup"
    need = {"from", "startWith", "connectFromField", "connectToField", "as"}
    more = {"maxDepth", "depthField", "restrictSearchWithMatch"}
    if not isinstance(value, Mapping) or not need <= set(value) <= need | more:
        return _unknown(self.note, name)
    if value["from"] not in self.collections:
        self.note.note(name, "unknown collection")
        return UNKNOWN
    foreign = self.collections[value["from"]]
    self.note.note_all(name, (f"with {option}" for option in more & set(value)))
    if "maxDepth" in value:
        self.note.note(name, f"maxDepth {literal_class(value['maxDepth'])}")
    there = candidates(foreign, str(value["connectToField"]).split("."))
    onward = candidates(foreign, str(value["connectFromField"]).split("."))
    start = self.scope(shape, name).shape(value["startWith"])
    operand(self.note, name, "start", start)
    operand(self.note, name, "onward", onward.shape)
    _keys(self.note, name, start, there.shape)
    _keys(self.note, f"{name} onward", onward.shape, there.shape)
    self.note.note_all(name, (f"onward path {way}" for way in onward.ways))
    self.note.note_all(name, (f"target path {way}" for way in there.ways))
    if "restrictSearchWithMatch" in value:
        Filters(self.note, foreign).walk(value["restrictSearchWithMatch"])
    given = foreign
    if "depthField" in value:
        given = assign(foreign, str(value["depthField"]).split("."), INT)
    return _as(self, name, str(value["as"]), array_of(given), shape)


def _union(self: Pipelines, value: Any, shape: Shape) -> Shape:
    name = "$unionWith"
    other = (
        value
        if isinstance(value, str)
        else value.get("coll")
        if isinstance(value, Mapping)
        else None
    )
    if not isinstance(other, str) or other not in self.collections:
        self.note.note(name, "unknown collection")
        return UNKNOWN
    self.note.note(name, "of a collection" if isinstance(value, str) else "by name")
    given = self.collections.get(other, NEVER)
    if isinstance(value, Mapping) and "pipeline" in value:
        self.note.note(name, "with a pipeline")
        given = self.inside(name, value["pipeline"], given, {})
    return join([shape, given])


def _out(name: str) -> Callable[[Pipelines, Any, Shape], Shape]:
    def out(self: Pipelines, value: Any, shape: Shape) -> Shape:
        named = isinstance(value, str)
        self.note.note(name, "to a collection" if named else "with options")
        if isinstance(value, Mapping):
            for option, part in value.items():
                shown = kind_of(part) if option in ("into", "on", "coll") else repr(part)
                self.note.note(
                    name, f"{option} {shown if isinstance(part, str) else kind_of(part)}"
                )
            if isinstance(value.get("whenMatched"), list):
                target = self.collections.get(str(value.get("into")), NEVER)
                self.inside(name, value["whenMatched"], target, {"new": shape})
        return NEVER

    return out


JOINS: dict[str, Callable[[Pipelines, Any, Shape], Shape]] = {
    "$lookup": _lookup,
    "$graphLookup": _graph,
    "$unionWith": _union,
    "$out": _out("$out"),
    "$merge": _out("$merge"),
}
