"""Facts about the shape of an answer, read off its commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from grader.models.mongo_facts import FieldChange, MongoFacts
from grader.queries.mongosh.conditions import Conditions
from grader.queries.mongosh.groups import accumulators, asks_of_single, early_conditions
from grader.queries.mongosh.script import Command, Script

Step = tuple[str, Any]
"""One stage of a pipeline: its name and its argument."""

_ADDING = ("$addFields", "$set")
_ANEW = ("$group", "$replaceRoot", "$replaceWith", "$bucket", "$bucketAuto", "$count",
         "$sortByCount", "$facet")  # fmt: skip
"""Stages behind which a document has none of its former fields by right."""


def facts_of_script(script: Script) -> MongoFacts:
    """The facts about an answer; those about changes are about all of its commands."""
    conditions = Conditions()
    operations: list[str] = []
    changes: list[FieldChange] = []
    upsert = False
    for command in script.commands:
        for name, arguments in _parts(command):
            operations.append(name)
            conditions.add(arguments.get("filter"))
            changes.extend(_changes(name, arguments))
            options = arguments.get("options")
            upsert |= bool(isinstance(options, Mapping) and options.get("upsert"))
            upsert |= bool(arguments.get("upsert"))
    answer = script.answer
    pipeline = list(_steps(answer.arguments.get("pipeline")))
    everything = list(_nested(pipeline))
    for name, value in _nested(pipeline, lookups=False):
        if name == "$match":
            outer = any(value is own for _, own in pipeline)
            conditions.add(value, required=outer)
    others = Conditions()
    for name, value in _in_lookups(pipeline):
        if name == "$match":
            others.add(value)
    sort, limit = _cursor(answer)
    names = [name for name, _ in pipeline]
    limits = [value for name, value in pipeline if name == "$limit"]
    return MongoFacts(
        operation=answer.operation,
        operations=tuple(operations),
        stages=tuple(name for name, _ in everything),
        unwound=tuple(_unwound(everything)),
        lookup_arrays=tuple(_lookup_arrays(pipeline)),
        match_after_group=asks_of_single(pipeline),
        accumulators=tuple(accumulators(pipeline)),
        early_conditions=tuple(early_conditions(pipeline)),
        limited_lookups=tuple(_limited_lookups(everything)),
        shared_arrays=_once(conditions.shared),
        null_paths=_once(conditions.null_paths),
        required_null=_once(conditions.required_null),
        negated=_once(conditions.negated),
        compared=_once((*conditions.compared, *others.compared)),
        texts=_once((*conditions.texts, *others.texts)),
        whole_documents=_once((*conditions.whole, *others.whole)),
        dates=_once((*conditions.dates, *others.dates)),
        sorts=sort or "$sort" in names,
        sort_after_limit=_after(names, "$sort", "$limit"),
        limit=_whole(limits[-1] if limits else limit),
        excludes=_excludes(answer, pipeline),
        changes=tuple(changes),
        upsert=upsert,
    )


def _parts(command: Command) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The operation and its arguments; each part of a `bulkWrite` by itself."""
    if command.operation != "bulkWrite":
        yield command.operation, command.arguments
        return
    for part in command.arguments.get("operations") or ():
        for name, arguments in part.items() if isinstance(part, Mapping) else ():
            yield name, arguments if isinstance(arguments, Mapping) else {}


def _steps(pipeline: Any) -> Iterator[Step]:
    for stage in pipeline if isinstance(pipeline, list) else ():
        if isinstance(stage, Mapping):
            yield from stage.items()


def _nested(steps: Iterable[Step], *, lookups: bool = True) -> Iterator[Step]:
    """All stages, those of inner pipelines behind the one that holds them."""
    for name, value in steps:
        yield name, value
        if not isinstance(value, Mapping) or (name == "$lookup" and not lookups):
            continue
        inner = value.values() if name == "$facet" else [value.get("pipeline")]
        for pipeline in inner:
            yield from _nested(_steps(pipeline), lookups=lookups)


def _in_lookups(steps: Iterable[Step]) -> Iterator[Step]:
    """The stages that run on the documents of another collection."""
    for name, value in _nested(steps, lookups=False):
        if name == "$lookup" and isinstance(value, Mapping):
            yield from _nested(_steps(value.get("pipeline")))


def _limited_lookups(steps: Iterable[Step]) -> Iterator[str]:
    for name, value in steps:
        if name == "$lookup" and isinstance(value, Mapping):
            inner = [stage for stage, _ in _steps(value.get("pipeline"))]
            if _after(inner, "$sort", "$limit"):
                yield str(value.get("as", ""))


def _unwound(steps: Iterable[Step]) -> Iterator[str]:
    for name, value in steps:
        if name != "$unwind":
            continue
        if isinstance(value, str):
            yield value.removeprefix("$")
        elif isinstance(value, Mapping) and not value.get("preserveNullAndEmptyArrays"):
            yield str(value.get("path", "")).removeprefix("$")


def _lookup_arrays(steps: Iterable[Step]) -> list[str]:
    """The fields of `$lookup` that nothing later unwinds, reduces or takes away."""
    arrays: list[str] = []
    for name, value in steps:
        if name in ("$lookup", "$graphLookup") and isinstance(value, Mapping):
            arrays.append(str(value.get("as", "")))
        elif name == "$unwind":
            path = value.get("path") if isinstance(value, Mapping) else value
            arrays = [array for array in arrays if f"${array}" != path]
        elif name in _ANEW:
            arrays = []
        elif name in _ADDING and isinstance(value, Mapping):
            arrays = [array for array in arrays if array not in value]
        elif name == "$unset":
            gone = [value] if isinstance(value, str) else value
            arrays = [array for array in arrays if array not in gone]
        elif name == "$project" and isinstance(value, Mapping):
            arrays = list(_projected(arrays, value))
    return arrays


def _projected(arrays: Sequence[str], projection: Mapping[str, Any]) -> Iterator[str]:
    """The arrays that are still there behind a projection, under their new names."""
    excluding = _all_off(projection)
    for array in arrays:
        if excluding:
            if array not in projection:
                yield array
            continue
        for path, value in projection.items():
            if path.split(".")[0] == array and _is_on(value):
                yield array
            elif isinstance(value, str) and value.lstrip("$").split(".")[0] == array:
                yield path


def _after(names: Sequence[str], late: str, early: str) -> bool:
    """Whether one stage comes behind another, and never before it."""
    if late not in names or early not in names:
        return False
    return names.index(late) > names.index(early)


def _cursor(command: Command) -> tuple[bool, Any]:
    """Whether `find` or an update sorts, and its limit."""
    options = command.arguments.get("options")
    given = dict(options) if isinstance(options, Mapping) else {}
    given |= {modifier.name: modifier.value for modifier in command.modifiers}
    return bool(given.get("sort")), given.get("limit")


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, (int, float)) and value == int(value) else None


def _excludes(command: Command, pipeline: Sequence[Step]) -> bool:
    projections = [command.arguments.get("projection")]
    projections += [part.value for part in command.modifiers if part.name == "projection"]
    projections += [value for name, value in pipeline if name == "$project"]
    return any(name == "$unset" for name, _ in pipeline) or any(
        isinstance(projection, Mapping) and _all_off(projection) for projection in projections
    )


def _all_off(projection: Mapping[str, Any]) -> bool:
    """Whether a projection names what it leaves out, beyond `_id`."""
    others = [value for name, value in projection.items() if name != "_id"]
    return bool(others) and all(value in (0, False) for value in others)


def _is_on(value: Any) -> bool:
    return isinstance(value, (bool, int, float)) and bool(value)


def _changes(operation: str, arguments: Mapping[str, Any]) -> Iterator[FieldChange]:
    update = arguments.get("update")
    if "pdate" not in operation:
        return
    for stage in update if isinstance(update, list) else [update]:
        if not isinstance(stage, Mapping):
            continue
        for operator, fields in stage.items():
            if operator == "$unset" and isinstance(fields, (str, list)):
                fields = dict.fromkeys([fields] if isinstance(fields, str) else fields, "")
            if isinstance(fields, Mapping):
                yield from (
                    FieldChange(
                        path, "$set" if operator == "$addFields" else operator, fields[path]
                    )
                    for path in fields
                )


def _once(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(items))
