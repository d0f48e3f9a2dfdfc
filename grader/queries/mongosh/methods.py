"""The commands that an answer may give, with their arguments and options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument; `shape` says what is checked in it."""

    name: str
    shape: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Method:
    """One method of a collection. `does` is read, write or index."""

    name: str
    does: str
    parameters: tuple[Parameter, ...]
    options: frozenset[str]


_shared = "maxTimeMS comment session readPreference readConcern"
_writing = "writeConcern comment session maxTimeMS bypassDocumentValidation"
_finding = (
    "projection sort skip limit collation hint batchSize allowDiskUse let min max returnKey "
    "showRecordId noCursorTimeout allowPartialResults"
)
_indexing = (
    "unique name partialFilterExpression sparse expireAfterSeconds hidden storageEngine "
    "weights default_language language_override textIndexVersion 2dsphereIndexVersion bits "
    "min max collation wildcardProjection background comment maxTimeMS session v"
)
_found = "projection sort upsert collation hint let arrayFilters returnDocument returnNewDocument "

_table = {
    "find": ("read", "filter? projection? options?", f"{_finding} {_shared}"),
    "findOne": ("read", "filter? projection? options?", f"{_finding} {_shared}"),
    "aggregate": (
        "read",
        "pipeline? options?",
        f"allowDiskUse batchSize collation hint let explain cursor bypassDocumentValidation "
        f"writeConcern {_shared}",
    ),
    "countDocuments": ("read", "filter? options?", f"limit skip hint collation {_shared}"),
    "estimatedDocumentCount": ("read", "options?", _shared),
    "distinct": ("read", "key filter? options?", f"collation hint {_shared}"),
    "insertOne": ("write", "document options?", _writing),
    "insertMany": ("write", "documents options?", f"ordered {_writing}"),
    "updateOne": (
        "write",
        "filter update options?",
        f"upsert arrayFilters collation hint let sort {_writing}",
    ),
    "updateMany": (
        "write",
        "filter update options?",
        f"upsert arrayFilters collation hint let {_writing}",
    ),
    "replaceOne": (
        "write",
        "filter replacement options?",
        f"upsert collation hint let sort {_writing}",
    ),
    "deleteOne": ("write", "filter options?", f"collation hint let {_writing}"),
    "deleteMany": ("write", "filter options?", f"collation hint let {_writing}"),
    "findOneAndUpdate": ("write", "filter update options?", _found + _writing),
    "findOneAndReplace": ("write", "filter replacement options?", _found + _writing),
    "findOneAndDelete": ("write", "filter options?", _found + _writing),
    "bulkWrite": ("write", "operations options?", f"ordered let {_writing}"),
    "createIndex": (
        "index",
        "keys options? commitQuorum?",
        _indexing,
    ),
    "createIndexes": (
        "index",
        "indexes options? commitQuorum?",
        _indexing,
    ),
}

_shapes = {
    "replacement": "replacement",
    "key": "text",
    "indexes": "indexes",
    "keys": "keys",
    "commitQuorum": "any",
}


def _method(name: str, does: str, parameters: str, options: str) -> Method:
    items = []
    for word in parameters.split():
        bare = word.rstrip("?")
        items.append(Parameter(bare, _shapes.get(bare, bare), word == bare))
    return Method(name, does, tuple(items), frozenset(options.split()))


METHODS: Mapping[str, Method] = {name: _method(name, *row) for name, row in _table.items()}
"""The methods of a collection that are read."""

BULK: Mapping[str, str] = {
    "insertOne": "document",
    "updateOne": "filter update upsert? arrayFilters? collation? hint? sort?",
    "updateMany": "filter update upsert? arrayFilters? collation? hint?",
    "replaceOne": "filter replacement upsert? collation? hint? sort?",
    "deleteOne": "filter collation? hint?",
    "deleteMany": "filter collation? hint?",
}
"""What `bulkWrite` does, and the fields of each."""

MODIFIERS: Mapping[str, str] = {
    "sort": "sort",
    "skip": "count",
    "limit": "count",
    "batchSize": "count",
    "maxTimeMS": "count",
    "projection": "projection",
    "collation": "document",
    "hint": "any",
    "comment": "any",
    "min": "document",
    "max": "document",
    "allowDiskUse": "flag",
}
"""What may follow `find(…)`, and the shape of its argument."""

AGGREGATE_MODIFIERS = frozenset(
    ("batchSize", "maxTimeMS", "hint", "comment", "collation", "allowDiskUse")
)
"""Those that may follow `aggregate(…)` too."""

FINISHES = frozenset(("toArray", "pretty", "count", "size", "itcount"))
"""What ends a chain without an argument."""

OLD_NAMES: Mapping[str, str] = {
    "insert": "insertOne",
    "update": "updateOne",
    "remove": "deleteMany",
    "save": "replaceOne",
    "count": "countDocuments",
    "ensureIndex": "createIndex",
    "findAndModify": "findOneAndUpdate",
    "group": "aggregate",
    "mapReduce": "aggregate",
}
"""Methods of the old shell, and what took their place."""
