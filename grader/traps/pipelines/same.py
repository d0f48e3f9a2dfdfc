"""Whether two scripts surely give the same, by what the validators say of the collections.

Both are brought into a plainer form, in which a default for a field that is always there falls
away; then a pair of filters may differ that let the same documents through.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.traps.documents.rules import Layout, validator
from grader.traps.documents.validators import types_of
from grader.traps.pipelines.edits import Root, stage_name
from grader.traps.pipelines.filters import (
    Schema,
    certain,
    conditions,
    same_elements,
    same_filter,
)

_KEEPING = ("$match", "$sort", "$limit", "$skip")
_ENDS = ("$first", "$last", "$min", "$max")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the documents at one place of a pipeline.

    `own` says that `_id` is still that of the collection's document; `unwound` are fields with
    another value in each document that came of one.
    """

    schema: Schema
    own: bool = True
    unwound: frozenset[str] = frozenset()

    def certain(self, value: Any) -> bool:
        """Whether an expression is the path of a field that is always there and not null."""
        return isinstance(value, str) and value[:1] == "$" != value[1:2] and certain(
            self.schema, value[1:]
        )  # fmt: skip


def surely_same(one: Root, other: Root, layout: Layout) -> bool:
    """Whether two scripts of the same commands give the same on all data; False where unsure."""
    if len(one) != len(other):
        return False
    return all(_same_command(a, b, layout) for a, b in zip(one, other, strict=True))


def _same_command(one: Mapping[str, Any], other: Mapping[str, Any], layout: Layout) -> bool:
    heads = ("collection", "operation", "modifiers", "finish")
    if (
        any(_text(one[key]) != _text(other[key]) for key in heads)
        or one["collection"] not in layout
    ):
        return False
    known = _Known(validator(one["collection"], layout))
    mine, theirs = dict(one["arguments"]), dict(other["arguments"])
    pipelines = mine.pop("pipeline", None), theirs.pop("pipeline", None)
    filters = mine.pop("filter", {}), theirs.pop("filter", {})
    shown = mine.pop("projection", {}), theirs.pop("projection", {})
    if _text(mine) != _text(theirs) or not _same_projection(*shown, known.schema):
        return False
    if isinstance(pipelines[0], list) and isinstance(pipelines[1], list):
        return _same_pipeline(pipelines[0], pipelines[1], known, layout)
    return pipelines == (None, None) and same_filter(*filters, known.schema)


def _same_projection(one: Mapping[str, Any], other: Mapping[str, Any], schema: Schema) -> bool:
    return list(one) == list(other) and all(
        _text(one[key]) == _text(other[key]) or same_elements(one[key], other[key], schema, key)
        for key in one
    )


def _same_pipeline(one: Sequence[Any], other: Sequence[Any], known: _Known, layout: Layout) -> bool:
    mine, theirs = list(one), list(other)
    while mine and theirs:
        a, b = _plainer(mine[0], known), _plainer(theirs[0], known)
        if _text(a) != _text(b) and not _same_stage(a, b, known, layout):
            break
        known = _after(mine.pop(0), known, layout)
        theirs.pop(0)
    while mine and theirs and _text(mine[-1]) == _text(theirs[-1]):
        del mine[-1], theirs[-1]
    if _reordered(mine, theirs):
        return True
    if not all(stage_name(stage) == "$match" for stage in (*mine, *theirs)):
        return False
    filters = [{"$and": [stage["$match"] for stage in stages]} if stages else {}
               for stages in (mine, theirs)]  # fmt: skip
    return same_filter(filters[0], filters[1], known.schema)


def _reordered(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether the stages are the same in an order that makes no difference."""
    left = list(other)
    if len(left) != len(one):
        return False
    for stage in one:
        at = next((i for i, found in enumerate(left) if _text(found) == _text(stage)), None)
        if at is None or not all(_commute(stage, before) for before in left[:at]):
            return False
        del left[at]
    return True


def _commute(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two neighbouring stages may change places."""
    names = {stage_name(one), stage_name(other)}
    if names == {"$match", "$sort"}:
        return True
    single = names & {"$project", "$set", "$addFields", "$lookup", "$graphLookup"}
    if len(names) == 2 and len(single) == 1 and names & {"$limit", "$skip"}:
        return True
    adding = names & {"$unwind", "$lookup", "$graphLookup"}
    if "$match" in names and len(adding) == 1:
        match, added = (one, other) if "$match" in one else (other, one)
        name = stage_name(added)
        path = added[name]
        if isinstance(path, dict):
            path = path["path" if name == "$unwind" else "as"]
        head = path.lstrip("$").partition(".")[0]
        asked = {field.partition(".")[0] for field, _ in conditions(match["$match"])}
        return not asked & {head, "$expr"}
    if "$project" in names and len(names) == 2:
        project, behind = (one, other) if "$project" in one else (other, one)
        shown = project["$project"]
        if "$sort" in behind:
            fields = list(behind["$sort"])
        elif "$match" in behind:
            fields = [field for field, _ in conditions(behind["$match"])]
        else:
            return False
        return all(shown.get(field, field == "_id") in (1, True) for field in fields)
    return False


def _same_stage(
    one: Mapping[str, Any], other: Mapping[str, Any], known: _Known, layout: Layout
) -> bool:
    """Whether two stages differ in nothing but filters that do the same."""
    name = stage_name(one)
    if name != stage_name(other):
        return False
    mine, theirs = one[name], other[name]
    if name == "$facet" and list(mine) == list(theirs):
        return all(_same_pipeline(mine[key], theirs[key], known, layout) for key in mine)
    if name == "$lookup" and mine.get("from") in layout and "pipeline" in mine.keys() & theirs:
        joined = _Known(validator(mine["from"], layout))
        rest = [{key: value for key, value in part.items() if key != "pipeline"}
                for part in (mine, theirs)]  # fmt: skip
        return _text(rest[0]) == _text(rest[1]) and _same_pipeline(
            mine["pipeline"], theirs["pipeline"], joined, layout
        )
    return False


def _plainer(stage: Mapping[str, Any], known: _Known) -> Mapping[str, Any]:
    """A stage without what does nothing there."""
    name = stage_name(stage)
    value = stage[name]
    if name in ("$project", "$set", "$addFields"):
        return {name: {key: _expression(item, known) for key, item in value.items()}}
    if name != "$group":
        return stage
    fixed = known.own and value.get("_id") == "$_id"
    found = {}
    for key, item in value.items():
        plain = _expression(item, known)
        if fixed and isinstance(plain, dict) and stage_name(plain) in _ENDS:
            operand = plain[stage_name(plain)]
            if isinstance(operand, str) and operand[1:].partition(".")[0] not in known.unwound:
                plain = {"$first": operand}
        found[key] = plain
    return {name: found}


def _expression(value: Any, known: _Known) -> Any:
    if isinstance(value, list):
        return [_expression(item, known) for item in value]
    if not isinstance(value, dict) or "$literal" in value:
        return value
    found = {key: _expression(item, known) for key, item in value.items()}
    default = found.get("$ifNull")
    if isinstance(default, list) and len(default) == 2 and known.certain(default[0]):
        return default[0]
    choice = found.get("$cond")
    if isinstance(choice, list) and len(choice) == 3 and isinstance(choice[0], dict):
        compared = choice[0].get("$gt", choice[0].get("$ne"))
        if isinstance(compared, list) and compared[1:] == [None] and known.certain(compared[0]):
            return choice[1]
    return found


def _after(stage: Mapping[str, Any], known: _Known, layout: Layout) -> _Known:
    """What is known behind a stage."""
    name = stage_name(stage)
    value = stage[name]
    if name in _KEEPING:
        return known
    if name == "$unwind":
        path, keeping = value, False
        if isinstance(value, dict):
            path, keeping = value["path"], bool(value.get("preserveNullAndEmptyArrays"))
        return _unwound(path[1:], known, keeping)
    if name == "$setWindowFields":
        name, value = "$set", dict.fromkeys(value["output"])
    if name in ("$set", "$addFields") and not any("." in key for key in value):
        computed = {key: _computed(item, known) for key, item in value.items()}
        properties = {**known.schema.get("properties", {}), **computed}
        required = [key for key in known.schema.get("required", ()) if key not in value]
        required += [key for key, item in value.items() if known.certain(item)]
        own = known.own and "_id" not in value
        return _Known(_object(properties, required), own, known.unwound | set(value))
    if name == "$project":
        return _projected(value, known)
    if name == "$group":
        return _grouped(value, known)
    if name == "$lookup" and "." not in value["as"]:
        inner = validator(value["from"], layout) if value.get("from") in layout else {}
        joined = {"bsonType": "array", "items": inner if "pipeline" not in value else {}}
        properties = {**known.schema.get("properties", {}), value["as"]: joined}
        required = [*known.schema.get("required", ()), value["as"]]
        return replace(known, schema=_object(properties, required))
    return _Known({}, own=False)


def _object(properties: Mapping[str, Any], required: Sequence[str]) -> Schema:
    return {"bsonType": "object", "properties": properties, "required": list(required)}


def _computed(value: Any, known: _Known) -> Schema:
    """What is known of an expression: all of a field, nothing of the rest."""
    if isinstance(value, str) and value[:1] == "$" and "." not in value:
        found: Schema = known.schema.get("properties", {}).get(value[1:], {})
        return found
    return {}


def _unwound(path: str, known: _Known, keeping: bool) -> _Known:
    part = known.schema.get("properties", {}).get(path)
    head = path.partition(".")[0]
    if part is None or set(types_of(part)) - {"array", "null"}:
        properties = {
            key: item for key, item in known.schema.get("properties", {}).items() if key != head
        }
        required = [key for key in known.schema.get("required", ()) if key != head]
    else:
        properties = {**known.schema["properties"], path: part.get("items", {})}
        required = [key for key in known.schema.get("required", ()) if key != path]
        if not keeping:
            required.append(path)
    return _Known(_object(properties, required), known.own, known.unwound | {head})


def _projected(value: Mapping[str, Any], known: _Known) -> _Known:
    old = known.schema.get("properties", {})
    flags = {key: item for key, item in value.items() if isinstance(item, (bool, int, float))}
    if any("." in key for key in value):
        return _Known({}, own=False)
    if len(flags) == len(value) and not any(item for key, item in flags.items() if key != "_id"):
        properties = {key: item for key, item in old.items() if key not in flags}
        required = [key for key in known.schema.get("required", ()) if key not in flags]
        own = known.own and "_id" not in flags
        return _Known(_object(properties, required), own, known.unwound)
    names = {"_id": 1, **value}
    properties, required = {}, []
    for key, item in names.items():
        if key in flags or (key == "_id" and key not in value):
            if item and key in old:
                properties[key] = old[key]
                required += [key] if key in known.schema.get("required", ()) else []
        else:
            properties[key] = _computed(item, known)
            required += [key] if known.certain(item) else []
    own = known.own and names["_id"] in (1, True)
    changed = {key for key in value if key not in flags}
    return _Known(_object(properties, required), own, known.unwound | changed)


def _grouped(value: Mapping[str, Any], known: _Known) -> _Known:
    """Behind `$group`: `_id` as it was computed; a count, a sum or the first of what is certain."""
    properties: dict[str, Schema] = {}
    required = []
    for key, item in value.items():
        if key == "_id":
            properties[key] = _computed(item, known)
            certainly = known.certain(item)
        else:
            operator = stage_name(item)
            counted = operator in ("$count", "$sum")
            certainly = counted or (operator in _ENDS and known.certain(item[operator]))
            properties[key] = (
                {"bsonType": "number"} if counted else _computed(item.get(operator), known)
            )
            if operator in ("$push", "$addToSet"):
                properties[key] = {"bsonType": "array"}
                certainly = True
        required += [key] if certainly else []
    return _Known(_object(properties, required), own=False)


def _text(value: Any) -> str:
    return repr(value)
