"""The walk over a script's commands that finds the places of every role."""

from __future__ import annotations

from typing import Any

from grader.queries.mongosh.script import Path, Script
from grader.traps.pipelines.edits import root_of, stage_name
from grader.traps.pipelines.shapes import Fields, fields_after, under
from grader.traps.pipelines.statement import Collections, Places, Statement

JOINING = ("$and", "$or", "$nor")
_opaque = frozenset(
    ("$size", "$mod", "$type", "$exists", "$regex", "$options", "$geoWithin", "$geoIntersects",
     "$near", "$nearSphere", "$text", "$jsonSchema", "$comment", "$where", "$sampleRate")
)  # fmt: skip
_names = frozenset(
    ("as", "unit", "format", "timezone", "startOfWeek", "to", "options", "lang", "method",
     "arrayIndexAs", "valueAs", "useLongestLength", "iso8601", "byteOrder")
)  # fmt: skip
"""Arguments of expression operators that hold no expression to change."""
_outputs = {"$group": "", "$bucket": "output", "$bucketAuto": "output",
            "$setWindowFields": "output"}  # fmt: skip


def statement_of(script: Script, collections: Collections) -> Statement:
    """A script with all its places."""
    walk = _Walk(root_of(script), collections)
    for index in range(len(walk.places.root)):
        walk.command((index,))
    spots = walk.places.spots
    named = {str(spot.path[-1]) for role in ("condition", "key") for spot in spots[role]}
    named |= {spot.value.lstrip("$") for spot in spots["path"] if not spot.value.startswith("$$")}
    return Statement(walk.places.root, collections, spots, frozenset(named))


class _Walk:
    def __init__(self, root: list[dict[str, Any]], collections: Collections) -> None:
        self.places = Places(root)
        self.collections = collections

    def command(self, path: Path) -> None:
        """One command, and all in it."""
        value = self.places.add("command", path, "command", frozenset())
        fields = self._known(value["collection"])
        arguments = (*path, "arguments")
        for name in value["arguments"]:
            self._argument((*arguments, name), name, fields)
        for name in value["modifiers"]:
            self._argument((*path, "modifiers", name), name, fields)

    def _known(self, collection: Any) -> Fields:
        return (self.collections.get(collection) if isinstance(collection, str) else None) or (
            frozenset()
        )

    def _argument(self, path: Path, name: str, fields: Fields, clause: str = "") -> None:
        clause = clause or name
        match name:
            case "filter" | "partialFilterExpression":
                self.filter(path, clause, fields)
            case "pipeline":
                self.pipeline(path, fields)
            case "update":
                self._update(path, clause, fields)
            case "projection":
                self._projection(path, "projection", fields)
            case "sort" | "keys":
                self._sort(path, clause, fields)
            case "limit" | "skip":
                self.places.add("count", path, clause, fields)
            case "key":
                self.places.add("path", path, clause, fields)
            case "options":
                for key in self.places.add("options", path, clause, fields):
                    self._argument((*path, key), key, fields, clause)
            case "arrayFilters":
                for index in range(len(self.places.add("arrayFilters", path, clause, fields))):
                    self.filter((*path, index), clause, frozenset())
            case "document" | "documents" | "replacement":
                self.constants(path, clause)
            case "operations":
                self._bulk(path, fields)
            case _:
                pass

    def _bulk(self, path: Path, fields: Fields) -> None:
        for index, item in enumerate(self.places.add("operations", path, "operations", fields)):
            for verb, parts in item.items():
                for name in parts:
                    self._argument((*path, index, verb, name), name, fields)

    def filter(self, path: Path, clause: str, fields: Fields) -> None:
        for name, value in self.places.add("filter", path, clause, fields).items():
            here = (*path, name)
            if name in JOINING:
                for index in range(len(self.places.add("joined", here, clause, fields))):
                    self.filter((*here, index), clause, fields)
            elif name == "$expr":
                self.expression(here, clause, fields)
            elif not name.startswith("$"):
                self._condition(here, clause, fields)
                if is_operators(value):
                    self._operands(here, clause, under(fields, name))
                else:
                    self.constants(here, clause)

    def _condition(self, path: Path, clause: str, fields: Fields) -> None:
        self.places.add("condition", path, clause, fields)

    def _operands(self, path: Path, clause: str, fields: Fields) -> None:
        for name, value in self.places.add("operands", path, clause, fields).items():
            here = (*path, name)
            if name == "$not" and is_operators(value):
                self._operands(here, clause, fields)
            elif name == "$elemMatch":
                if is_operators(value):
                    self._operands(here, clause, fields)
                else:
                    self.filter(here, clause, fields)
            elif name in _opaque:
                continue
            elif name == "$all":
                for index, item in enumerate(value):
                    if is_operators(item):
                        self._operands((*here, index), clause, fields)
                    else:
                        self.constants((*here, index), clause)
            else:
                self.constants(here, clause)

    def constants(self, path: Path, clause: str) -> None:
        value = self.places.add("constant", path, clause, frozenset())
        if isinstance(value, (dict, list)):
            for step in value if isinstance(value, dict) else range(len(value)):
                self.constants((*path, step), clause)

    def pipeline(self, path: Path, fields: Fields) -> None:
        value = self.places.add("pipeline", path, "pipeline", fields)
        for index, stage in enumerate(value if isinstance(value, list) else ()):
            name = stage_name(stage)
            self.places.add("stage", (*path, index), name, fields)
            self._stage((*path, index, name), name, stage[name], fields)
            fields = fields_after(stage, fields, self.collections)

    def _stage(self, path: Path, name: str, value: Any, fields: Fields) -> None:
        if name in _outputs:
            self._computing(path, name, value, fields)
            return
        match name:
            case "$match":
                self.filter(path, name, fields)
            case "$project":
                self._projection(path, name, fields)
            case "$addFields" | "$set":
                for key in self.places.add("outputs", path, name, fields):
                    self.expression((*path, key), name, fields)
            case "$sort":
                self._sort(path, name, fields)
            case "$limit" | "$skip" | "$sample":
                self.places.add(
                    "count", (*path, "size") if name == "$sample" else path, name, fields
                )
            case "$unwind":
                inner = (*path, "path") if isinstance(value, dict) else path
                self.places.add("path", inner, name, fields)
            case "$lookup" | "$graphLookup" | "$unionWith":
                self._joining(path, name, value, fields)
            case "$facet":
                for branch in self.places.add("facet", path, name, fields):
                    self.pipeline((*path, branch), fields)
            case "$replaceRoot":
                self.expression((*path, "newRoot"), name, fields)
            case "$replaceWith" | "$redact" | "$sortByCount":
                self.expression(path, name, fields)
            case _:
                pass

    def _computing(self, path: Path, name: str, value: dict[str, Any], fields: Fields) -> None:
        """`$group`, `$bucket` and `$setWindowFields`."""
        for key in ("_id", "groupBy", "partitionBy"):
            if key in value:
                self.expression((*path, key), name, fields)
        if "sortBy" in value:
            self._sort((*path, "sortBy"), name, fields)
        for key in ("boundaries", "default"):
            if key in value:
                self.constants((*path, key), name)
        inner = (*path, _outputs[name]) if _outputs[name] else path
        if _outputs[name] in ("", *value):
            for key, item in self.places.add("outputs", inner, name, fields).items():
                if isinstance(item, dict) and (key != "_id" or _outputs[name]):
                    operator = stage_name(item)
                    self.places.add("accumulator", (*inner, key), name, fields)
                    self._accumulated((*inner, key, operator), operator, name, fields)

    def _accumulated(self, path: Path, operator: str, clause: str, fields: Fields) -> None:
        value = self.places.add("operand", path, clause, fields)
        if operator in ("$top", "$bottom", "$topN", "$bottomN"):
            self._sort((*path, "sortBy"), clause, fields)
            self.expression((*path, "output"), clause, fields)
        elif isinstance(value, dict) and not is_operators(value) and value:
            for key in value:
                if key not in _names and key != "by":
                    self.expression((*path, key), clause, fields)
        elif not (operator == "$sum" and value == 1):
            self.expression(path, clause, fields)

    def _joining(self, path: Path, name: str, value: Any, fields: Fields) -> None:
        if isinstance(value, str):
            return
        other = self._known(value.get("from", value.get("coll")))
        for key in ("localField", "connectFromField", "foreignField", "connectToField"):
            if key in value:
                mine = fields if key == "localField" else other
                self.places.add("path", (*path, key), name, mine)
        if "startWith" in value:
            self.expression((*path, "startWith"), name, fields)
        for key in value.get("let", ()):
            self.expression((*path, "let", key), name, fields)
        if "restrictSearchWithMatch" in value:
            self.filter((*path, "restrictSearchWithMatch"), name, other)
        if "pipeline" in value:
            self.pipeline((*path, "pipeline"), other)

    def _projection(self, path: Path, clause: str, fields: Fields) -> None:
        for name, value in self.places.add("projection", path, clause, fields).items():
            here = (*path, name)
            if isinstance(value, (bool, int, float)):
                self.places.add("key", here, clause, fields)
            elif is_operators(value) and stage_name(value) == "$elemMatch":
                self._operands(here, clause, under(fields, name))
            elif not (is_operators(value) and stage_name(value) == "$slice" and clause[0] != "$"):
                self.expression(here, clause, fields)

    def _sort(self, path: Path, clause: str, fields: Fields) -> None:
        for name in self.places.add("sort", path, clause, fields):
            self.places.add("key", (*path, name), clause, fields)

    def _update(self, path: Path, clause: str, fields: Fields) -> None:
        value = self.places.add("update", path, clause, fields)
        if isinstance(value, list):
            self.pipeline(path, fields)
            return
        for operator, changes in value.items():
            for name, item in changes.items():
                here = (*path, operator, name)
                if operator == "$pull" and isinstance(item, dict):
                    if is_operators(item):
                        self._operands(here, clause, frozenset())
                    else:
                        self.filter(here, clause, under(fields, name))
                elif is_operators(item):
                    for key in item:
                        if key in ("$each", "$slice", "$position"):
                            self.constants((*here, key), clause)
                elif operator not in ("$unset", "$rename", "$currentDate", "$pop"):
                    self.constants(here, clause)

    def expression(self, path: Path, clause: str, fields: Fields) -> None:
        value = self.places.add("value", path, clause, fields)
        if isinstance(value, dict):
            if is_operators(value):
                self.places.add("expression", path, clause, fields)
            for key, item in value.items():
                self._operand((*path, key), key, item, clause, fields)
        elif isinstance(value, list):
            for index in range(len(value)):
                self.expression((*path, index), clause, fields)
        elif isinstance(value, str) and value.startswith("$"):
            self.places.add("path", path, clause, fields)
        else:
            self.constants(path, clause)

    def _operand(self, path: Path, key: str, value: Any, clause: str, fields: Fields) -> None:
        if key == "$literal":
            return
        if key.startswith("$") and isinstance(value, dict) and not is_operators(value):
            for name in value:
                here = (*path, name)
                if name == "branches":
                    for index, branch in enumerate(value[name]):
                        for part in branch:
                            self.expression((*here, index, part), clause, fields)
                elif name == "sortBy" and isinstance(value[name], dict):
                    self._sort(here, clause, under(fields, str(value["input"]).lstrip("$")))
                elif name not in _names or not isinstance(value[name], str):
                    self.expression(here, clause, fields)
        else:
            self.expression(path, clause, fields)


def is_operators(value: Any) -> bool:
    """Whether a value is a document whose first key is an operator."""
    return isinstance(value, dict) and stage_name(value).startswith("$")
