"""Whole commands, walked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from grader.gate.expressions import Expressions
from grader.gate.filters import Filters, candidates, is_operators, narrowed
from grader.gate.projections import walk_projection, walk_sort
from grader.gate.shapes import NEVER, Shape, join, kind_of, object_of
from grader.gate.stages import Collections, Pipelines
from grader.gate.updates import Updates
from grader.gate.walk import Exercised, literal_class, mixes, named, operand
from grader.models.command import DELETES, INSERTS, UPDATES, Command

_FILTERED = UPDATES | DELETES | {"find", "findOne"}
_PLAIN_OPTIONS = {"sort", "skip", "limit", "projection", "arrayFilters"}
_IGNORED = {"maxTimeMS", "comment", "hint", "batchSize", "allowDiskUse"}


def exercised(command: Command, collections: Collections, seen: Sequence[Shape] = ()) -> Exercised:
    """Everything a command asks of an engine on collections of these shapes.

    `seen` are shapes known from the data itself: of what leaves each stage of a pipeline, as far
    as it goes, or of the documents that the filter of any other command lets through.
    """
    walk = Exercised()
    _walk(walk, command, collections, seen)
    return walk


def first_filter(command: Command) -> Mapping[str, Any] | None:
    """The filter that comes before all else, if there is one."""
    if command.verb == "aggregate":
        first = command.pipeline[0] if command.pipeline else {}
        return first["$match"] if set(first) == {"$match"} else None
    return command.filter if command.verb in _FILTERED else None


def result_shape(command: Command, collections: Collections) -> Shape:
    """The shape of what `find` or `aggregate` gives, as the gate believes."""
    root = collections.get(command.collection, NEVER)
    walk = Exercised()
    if command.verb == "aggregate":
        return Pipelines(walk, collections).walk(list(command.pipeline), root)
    root = narrowed(root, command.filter)
    if command.options.get("projection"):
        return walk_projection(
            walk, "projection", command.options["projection"], Expressions(walk, root)
        )
    return root


def _walk(
    walk: Exercised, command: Command, collections: Collections, seen: Sequence[Shape] = ()
) -> None:
    verb, options = command.verb, command.options
    root = collections.get(command.collection, NEVER)
    walk.note(verb, "as a command")
    for option, value in options.items():
        if option not in _PLAIN_OPTIONS | _IGNORED:
            walk.note(
                verb, f"{option} {value!r}" if isinstance(value, (bool, str)) else f"with {option}"
            )
    if verb == "aggregate":
        Pipelines(walk, collections).walk(list(command.pipeline), root, seen)
    elif verb == "bulkWrite":
        walk.note_all(verb, (f"of {part.verb}" for part in command.commands))
        if len({_touched(part) for part in command.commands}) > 1:
            walk.note(verb, "unknown: parts that may change each other's data")
        for part in command.commands:
            _walk(walk, part, collections)
    elif verb in INSERTS:
        for document in command.documents:
            if any("." in name or name.startswith("$") for name in document):
                walk.note(verb, "unknown: a field's name")
    elif verb in {"find", "findOne", "countDocuments", "distinct", "estimatedDocumentCount"}:
        Filters(walk, root).walk(command.filter)
        _read(walk, command, seen[0] if seen else narrowed(root, command.filter))
    elif verb in UPDATES | DELETES:
        Filters(walk, root).walk(command.filter)
        matched = seen[0] if seen else narrowed(root, command.filter)
        _read(walk, command, matched)
        _change(walk, command, matched, collections)
    else:
        walk.note(verb, "unknown")


def _touched(command: Command) -> str:
    return "insert" if command.verb in INSERTS else f"{command.verb} {command.filter!r}"


def _read(walk: Exercised, command: Command, shape: Shape) -> None:
    """Sort, skip, limit and projection; the key of distinct."""
    options, verb = command.options, command.verb
    find = "find" if verb in ("find", "findOne") else verb
    for option in ("skip", "limit"):
        if option in options:
            walk.note(f"{option} ({find})", literal_class(options[option]))
    if "sort" in options:
        walk_sort(
            walk, f"sort ({'find' if find == 'find' else 'modify'})", _keys(options["sort"]), shape
        )
    if options.get("projection"):
        scope = Expressions(walk, shape)
        walk_projection(walk, "projection", options["projection"], scope)
        for name in options["projection"]:
            if str(name).endswith(".$"):
                _positional(walk, command, str(name).removesuffix(".$"), shape)
        if find != "find":
            walk.note(verb, "with a projection")
    if verb == "distinct":
        found = candidates(shape, command.key.split("."))
        operand(walk, verb, "data", found.shape)
        walk.note_all(verb, (f"path {way}" for way in found.ways))
        inside = found.shape.elements.kinds if "array" in found.shape.kinds else frozenset[str]()
        mixes(walk, verb, "values", found.shape.kinds - {"array", "empty"} | inside)


def _positional(walk: Exercised, command: Command, path: str, shape: Shape) -> None:
    """The element that matched: which one is certain if one condition alone is on the array."""
    found = candidates(shape, path.split("."))
    operand(walk, "projection", "matched in", found.shape)
    walk.note_all("projection", (f"matched in {way}" for way in found.ways))
    on_it = [name for name in command.filter if name == path or name.startswith(f"{path}.")]
    if (
        len(on_it) != 1
        or sum(str(name).endswith(".$") for name in command.options["projection"]) > 1
    ):
        walk.note("projection", "unknown: which condition has found the element")
        return
    condition = command.filter[on_it[0]]
    below = on_it[0].removeprefix(path).strip(".")
    if below:
        inside = candidates(found.shape.elements, below.split("."))
        operand(walk, "projection", "matched by", inside.shape)
        walk.note_all("projection", (f"matched by {way}" for way in inside.ways))
    else:
        operand(walk, "projection", "matched by", found.shape.elements)
    if not is_operators(condition):
        condition = {"equality": condition}
    names = set(condition) - {"$options"}
    walk.note_all("projection", (f"matched by {name}" for name in names))
    if len(names) != 1:
        walk.note("projection", "unknown: matched by several operators")
    for part in condition.values():
        listed = part if isinstance(part, list) else [part]
        for kind in named("projection", map(kind_of, listed)):
            walk.note("projection", f"matched by an operand {kind}")


def _keys(spec: Any) -> list[tuple[str, Any]]:
    return (
        list(spec.items()) if isinstance(spec, Mapping) else [(str(key), way) for key, way in spec]
    )


def _change(walk: Exercised, command: Command, changed: Shape, collections: Collections) -> None:
    verb, options = command.verb, command.options
    if not changed.kinds:
        walk.note(verb, "of nothing")
    if verb in DELETES:
        return
    if options.get("upsert"):
        changed = join([changed, object_of({})])
    updates = Updates(walk, changed, collections, command.filter)
    if verb in ("replaceOne", "findOneAndReplace"):
        replacement = command.update if isinstance(command.update, Mapping) else {"$": 0}
        if any(str(name).startswith("$") for name in replacement):
            walk.note(verb, "unknown: operators in a replacement")
        if "_id" in replacement:
            walk.note(verb, "with an _id")
    else:
        updates.walk(command.update, options.get("arrayFilters"))
    if options.get("upsert"):
        updates.upsert(command.filter)
