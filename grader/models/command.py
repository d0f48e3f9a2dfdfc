"""One command of the MongoDB track, as data: what a statement such as `db.orders.find(…)` asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

READS = frozenset(
    {"find", "findOne", "aggregate", "countDocuments", "estimatedDocumentCount", "distinct"}
)
UPDATES = frozenset(
    {"updateOne", "updateMany", "replaceOne", "findOneAndUpdate", "findOneAndReplace"}
)
DELETES = frozenset({"deleteOne", "deleteMany", "findOneAndDelete"})
INSERTS = frozenset({"insertOne", "insertMany"})


@dataclass(frozen=True, slots=True)
class Command:
    """A method of mongosh on a collection, with its arguments.

    `verb` and the keys of `options` are mongosh's own: `arrayFilters`, `returnDocument`, `sort`,
    `skip`, `limit`, `projection` and so on. `update` is the update document, pipeline or
    replacement; `pipeline` is that of `aggregate`; `documents` are those to insert; `key` is the
    field of `distinct`; `commands` are the parts of `bulkWrite`.
    """

    verb: str
    collection: str
    filter: Mapping[str, Any] = field(default_factory=dict)
    update: Any = None
    pipeline: Sequence[Mapping[str, Any]] = ()
    documents: Sequence[Mapping[str, Any]] = ()
    key: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    commands: Sequence[Command] = ()
