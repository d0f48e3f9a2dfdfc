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

    def to_json(self) -> str:
        """The command as canonical Extended JSON, the form passed between processes."""
        from bson.json_util import CANONICAL_JSON_OPTIONS, dumps

        return dumps(self._plain(), json_options=CANONICAL_JSON_OPTIONS)

    @classmethod
    def from_json(cls, text: str) -> Command:
        """Read `to_json`'s form."""
        from bson.json_util import JSONOptions, loads

        return cls._of(loads(text, json_options=JSONOptions(tz_aware=False)))

    def _plain(self) -> dict[str, Any]:
        parts = [command._plain() for command in self.commands]
        return {**{name: getattr(self, name) for name in self.__slots__}, "commands": parts}

    @classmethod
    def _of(cls, raw: Mapping[str, Any]) -> Command:
        return cls(**{**raw, "commands": tuple(cls._of(part) for part in raw["commands"])})
