"""Run one command on a database with PyMongo's interface, a server's or one in memory."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from grader.models.command import Command

Database = Any
_ONE = {"findOneAndUpdate": "find_one_and_update", "findOneAndReplace": "find_one_and_replace"}
_OPTIONS = {"upsert": "upsert", "arrayFilters": "array_filters", "collation": "collation",
            "projection": "projection", "hint": "hint"}  # fmt: skip


def run_command(database: Database, command: Command) -> Any:
    """What the command gives: documents, a value, or what PyMongo tells of a change.

    Raises whatever the engine raises. The command is copied: mongomock writes into projections.
    """
    own = copy.deepcopy(command)
    return _VERBS[own.verb](database[own.collection], own)


def _named(options: Mapping[str, Any], *names: str) -> dict[str, Any]:
    given = {_OPTIONS[name]: options[name] for name in names if name in options}
    if "collation" in given and isinstance(given["collation"], Mapping):
        from pymongo.collation import Collation

        given["collation"] = Collation(**given["collation"])
    return given


def _sort(spec: Any) -> list[tuple[str, Any]]:
    return list(spec.items()) if isinstance(spec, Mapping) else [(key, way) for key, way in spec]


def _find(collection: Any, command: Command) -> list[Any]:
    options = command.options
    cursor = collection.find(
        command.filter, options.get("projection"), **_named(options, "collation")
    )
    if options.get("sort"):
        cursor = cursor.sort(_sort(options["sort"]))
    if options.get("skip"):
        cursor = cursor.skip(options["skip"])
    if options.get("limit"):
        cursor = cursor.limit(options["limit"])
    return list(cursor)


def _find_one(collection: Any, command: Command) -> Any:
    found = _find(collection, Command("find", command.collection, command.filter,
                                      options={**command.options, "limit": 1}))  # fmt: skip
    return found[0] if found else None


def _aggregate(collection: Any, command: Command) -> list[Any]:
    return list(
        collection.aggregate(list(command.pipeline), **_named(command.options, "collation"))
    )


def _count(collection: Any, command: Command) -> Any:
    given = {name: command.options[name] for name in ("skip", "limit") if command.options.get(name)}
    return collection.count_documents(command.filter, **given)


def _estimated(collection: Any, _: Command) -> Any:
    return collection.estimated_document_count()


def _distinct(collection: Any, command: Command) -> list[Any]:
    return list(collection.distinct(command.key, command.filter))


def _update(collection: Any, command: Command) -> Any:
    method = getattr(collection, "update_one" if command.verb == "updateOne" else "update_many")
    return method(command.filter, command.update,
                  **_named(command.options, "upsert", "arrayFilters", "collation"))  # fmt: skip


def _replace(collection: Any, command: Command) -> Any:
    return collection.replace_one(
        command.filter, command.update, **_named(command.options, "upsert")
    )


def _delete(collection: Any, command: Command) -> Any:
    method = collection.delete_one if command.verb == "deleteOne" else collection.delete_many
    return method(command.filter)


def _and_delete(collection: Any, command: Command) -> Any:
    return collection.find_one_and_delete(command.filter, **_modify(command.options))


def _and_change(collection: Any, command: Command) -> Any:
    from pymongo import ReturnDocument

    options = command.options
    after = options.get("returnDocument") == "after" or options.get("returnNewDocument") is True
    named = _named(options, "upsert", "arrayFilters")
    if after:
        named["return_document"] = ReturnDocument.AFTER
    method = getattr(collection, _ONE[command.verb])
    return method(command.filter, command.update, **named, **_modify(options))


def _modify(options: Mapping[str, Any]) -> dict[str, Any]:
    given = _named(options, "projection")
    if options.get("sort"):
        given["sort"] = _sort(options["sort"])
    return given


def _insert(collection: Any, command: Command) -> Any:
    documents = [dict(document) for document in command.documents]
    if command.verb == "insertOne":
        return collection.insert_one(documents[0])
    return collection.insert_many(documents, ordered=command.options.get("ordered", True))


def _bulk(collection: Any, command: Command) -> list[Any]:
    """The parts one after the other, as an ordered bulk write does."""
    return [_VERBS[part.verb](collection, part) for part in command.commands]


def _create_index(collection: Any, command: Command) -> Any:
    return collection.create_index(_sort(command.filter), **dict(command.options))


_VERBS: dict[str, Callable[[Any, Command], Any]] = {
    "find": _find, "findOne": _find_one, "aggregate": _aggregate, "countDocuments": _count,
    "estimatedDocumentCount": _estimated,
    "distinct": _distinct, "updateOne": _update, "updateMany": _update, "replaceOne": _replace,
    "deleteOne": _delete, "deleteMany": _delete, "findOneAndDelete": _and_delete,
    "findOneAndUpdate": _and_change, "findOneAndReplace": _and_change, "insertOne": _insert,
    "insertMany": _insert, "bulkWrite": _bulk, "createIndex": _create_index,
}  # fmt: skip
