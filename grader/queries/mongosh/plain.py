"""From a command as the learner wrote it to the plain command that an engine runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from grader.models.command import Command as Plain
from grader.queries.mongosh.script import Command
from grader.queries.stop import mistake, refused

_IDLE = frozenset(
    {
        "comment", "batchSize", "maxTimeMS", "allowDiskUse", "readConcern", "readPreference",
        "writeConcern", "cursor", "noCursorTimeout", "commitQuorum", "background",
    }
)  # fmt: skip
"""What changes nothing in what comes out; the time is limited by the exercise."""

_RUN = frozenset(
    {
        "projection", "sort", "skip", "limit", "collation", "hint", "min", "max", "let", "upsert",
        "arrayFilters", "returnDocument", "returnNewDocument", "ordered", "unique", "name",
        "partialFilterExpression", "sparse", "hidden", "expireAfterSeconds", "wildcardProjection",
        "weights", "default_language",
    }
)  # fmt: skip


def plain_commands(command: Command) -> Iterator[Plain]:
    """The commands that an engine runs for one that was written; several for `createIndexes`.

    Raises `Stop` for what MongoDB takes and an answer has no use for.
    """
    if command.explain is not None:
        message = "explain shows how a query runs, not what it finds; leave it out of the answer."
        raise mistake("explain-asked", message, command.place)
    arguments = command.arguments
    options = _options(command)
    if command.operation == "createIndexes":
        for keys in arguments["indexes"]:
            yield Plain("createIndex", command.collection, keys, options=options)
        return
    if command.operation == "createIndex":
        yield Plain("createIndex", command.collection, arguments["keys"], options=options)
        return
    if command.finish in ("count", "size", "itcount"):
        yield _counted(command, options)
        return
    yield Plain(
        command.operation,
        command.collection,
        filter=arguments.get("filter", {}),
        update=arguments.get("update", arguments.get("replacement")),
        pipeline=_list(arguments.get("pipeline", [])),
        documents=_documents(arguments),
        key=arguments.get("key", ""),
        options=options,
        commands=tuple(_part(command, item) for item in arguments.get("operations", ())),
    )


def _options(command: Command) -> dict[str, Any]:
    given = dict(command.arguments.get("options") or {})
    if command.arguments.get("projection"):
        given["projection"] = command.arguments["projection"]
    given.update((modifier.name, modifier.value) for modifier in command.modifiers)
    for name in given:
        if name not in _RUN | _IDLE:
            message = f"{name} is not something that an answer needs; leave it out."
            raise refused("option-not-allowed", message, command.place_of("options", name))
    return {name: value for name, value in given.items() if name in _RUN}


def _counted(command: Command, options: Mapping[str, Any]) -> Plain:
    if command.operation != "find":
        message = "itcount tells how many documents there are and not which; leave it out."
        raise mistake("misplaced-method", message, command.place)
    kept = {"skip", "limit", "hint", "collation"} if command.finish != "count" else {"collation"}
    return Plain(
        "countDocuments",
        command.collection,
        filter=command.arguments.get("filter", {}),
        options={name: value for name, value in options.items() if name in kept},
    )


def _list(pipeline: Any) -> list[Mapping[str, Any]]:
    return [pipeline] if isinstance(pipeline, Mapping) else list(pipeline)


def _documents(arguments: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    if "document" in arguments:
        return (arguments["document"],)
    return tuple(arguments.get("documents", ()))


def _part(command: Command, item: Mapping[str, Any]) -> Plain:
    """One part of a bulk write: `{ updateOne: { filter: …, update: … } }`."""
    ((verb, fields),) = item.items()
    names = ("upsert", "arrayFilters", "collation", "hint", "sort")
    options = {name: fields[name] for name in names if name in fields}
    return Plain(
        verb,
        command.collection,
        filter=fields.get("filter", {}),
        update=fields.get("update", fields.get("replacement")),
        documents=_documents(fields),
        options=options,
    )
