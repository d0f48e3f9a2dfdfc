"""Running one command on a server, with every option that mongosh knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pymongo import ReturnDocument

from grader.engines.mongodb.fetch import RAW, capped, read_all
from grader.models import Limits
from grader.models.command import Command

Database = Any

_NAMES = {
    "allowDiskUse": "allow_disk_use",
    "arrayFilters": "array_filters",
    "bypassDocumentValidation": "bypass_document_validation",
    "returnKey": "return_key",
    "showRecordId": "show_record_id",
}
"""Options that PyMongo calls by another name."""
_OURS = frozenset(
    {"maxTimeMS", "session", "readPreference", "readConcern", "writeConcern", "batchSize",
     "cursor", "noCursorTimeout", "allowPartialResults", "explain", "background"}
)  # fmt: skip
"""Options that change no answer; the engine decides on them itself."""
_PAIRS = frozenset({"sort", "hint", "min", "max"})
_METHODS = {
    "updateOne": "update_one",
    "updateMany": "update_many",
    "replaceOne": "replace_one",
    "deleteOne": "delete_one",
    "deleteMany": "delete_many",
    "findOneAndUpdate": "find_one_and_update",
    "findOneAndReplace": "find_one_and_replace",
    "findOneAndDelete": "find_one_and_delete",
}


def run_on_server(database: Database, command: Command, limits: Limits) -> Any:
    """What the command gives, in the form of `run_command`: documents, a value or PyMongo's result.

    Raises TooMuch, and whatever PyMongo raises.
    """
    return _VERBS[command.verb](database, command, limits)


def pairs(spec: Any) -> Any:
    """A sort or an index's keys as PyMongo wants them; a name stays what it is."""
    return list(spec.items()) if isinstance(spec, Mapping) else spec


def _options(command: Command, *, camel: bool = False) -> dict[str, Any]:
    """The command's options as keyword arguments; with `camel` by MongoDB's own names."""
    given = {}
    for name, value in command.options.items():
        if name in _OURS:
            continue
        own = name if camel else _NAMES.get(name, name)
        given[own] = pairs(value) if name in _PAIRS else value
    return given


def _find(database: Database, command: Command, limits: Limits) -> Any:
    collection = database.get_collection(command.collection, codec_options=RAW)
    return read_all(collection.find(command.filter, **_options(command)), limits)


def _find_one(database: Database, command: Command, limits: Limits) -> Any:
    collection = database.get_collection(command.collection, codec_options=RAW)
    options = {**_options(command), "limit": -1}
    found = read_all(collection.find(command.filter, **options), limits)
    return found[0] if found else None


def _aggregate(database: Database, command: Command, limits: Limits) -> Any:
    collection = database.get_collection(command.collection, codec_options=RAW)
    options = _options(command, camel=True)
    return read_all(collection.aggregate(list(command.pipeline), **options), limits)


def _count(database: Database, command: Command, _: Limits) -> Any:
    return database[command.collection].count_documents(command.filter, **_options(command))


def _estimated(database: Database, command: Command, _: Limits) -> Any:
    return database[command.collection].estimated_document_count()


def _distinct(database: Database, command: Command, limits: Limits) -> Any:
    collection = database[command.collection]
    return capped(collection.distinct(command.key, command.filter, **_options(command)), limits)


def _change(database: Database, command: Command, _: Limits) -> Any:
    method = getattr(database[command.collection], _METHODS[command.verb])
    if command.verb.startswith("delete"):
        return method(command.filter, **_options(command))
    return method(command.filter, command.update, **_options(command))


def _find_and(database: Database, command: Command, limits: Limits) -> Any:
    options = _options(command)
    way, new = options.pop("returnDocument", None), options.pop("returnNewDocument", False)
    if "bypass_document_validation" in options:
        options["bypassDocumentValidation"] = options.pop("bypass_document_validation")
    method = getattr(database[command.collection], _METHODS[command.verb])
    if command.verb == "findOneAndDelete":
        return capped(method(command.filter, **options), limits)
    if way == "after" or (way is None and new is True):
        options["return_document"] = ReturnDocument.AFTER
    return capped(method(command.filter, command.update, **options), limits)


def _insert(database: Database, command: Command, _: Limits) -> Any:
    documents = [dict(document) for document in command.documents]
    collection = database[command.collection]
    if command.verb == "insertOne":
        return collection.insert_one(documents[0], **_options(command))
    return collection.insert_many(documents, **_options(command))


def _bulk(database: Database, command: Command, limits: Limits) -> list[Any]:
    """The parts one after the other; unordered, a part that fails does not stop the rest."""
    from pymongo.errors import OperationFailure

    results: list[Any] = []
    failed: OperationFailure | None = None
    for part in command.commands:
        try:
            results.append(run_on_server(database, part, limits))
        except OperationFailure as problem:
            if command.options.get("ordered", True):
                raise
            failed = failed or problem
    if failed is not None:
        raise failed
    return results


def _create_index(database: Database, command: Command, _: Limits) -> Any:
    options = _options(command, camel=True)
    return database[command.collection].create_index(pairs(command.filter), **options)


_VERBS: dict[str, Callable[[Database, Command, Limits], Any]] = {
    "find": _find,
    "findOne": _find_one,
    "aggregate": _aggregate,
    "countDocuments": _count,
    "estimatedDocumentCount": _estimated,
    "distinct": _distinct,
    "insertOne": _insert,
    "insertMany": _insert,
    "bulkWrite": _bulk,
    "createIndex": _create_index,
    **dict.fromkeys(("updateOne", "updateMany", "replaceOne", "deleteOne", "deleteMany"), _change),
    **dict.fromkeys(("findOneAndUpdate", "findOneAndReplace", "findOneAndDelete"), _find_and),
}
