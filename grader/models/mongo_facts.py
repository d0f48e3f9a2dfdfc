"""What the commands of an answer show about their shape, without saying whether it is right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class TextLiteral:
    """A text that looks like another type, and the path that it is compared with.

    `looks_like` is "date", "number", "id", "null" or "boolean".
    """

    path: str
    text: str
    looks_like: str


@dataclass(frozen=True, slots=True)
class DateLiteral:
    """A moment (UTC, without a zone) that a condition compares a path with."""

    path: str
    operator: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Accumulator:
    """What a `$group` works out over its documents, under the name that it ends up with.

    `path` is the field that the operator takes as it stands, "" for anything else. `counts` says
    that each document adds a constant, `unguarded` that the value is made by arithmetic with fields
    and nothing says what happens where one of them is missing.
    """

    name: str
    operator: str
    path: str = ""
    counts: bool = False
    unguarded: bool = False


@dataclass(frozen=True, slots=True)
class EarlyCondition:
    """A bound on a number that single documents must keep before they are grouped."""

    path: str
    operator: str
    bound: float


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that an update names: by which operator, and with what operand."""

    path: str
    operator: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class MongoFacts:
    """Facts read off an answer's commands, used to word feedback about a wrong result.

    `operation` is that of the command that is graded, `operations` are those of all, with the parts
    of a `bulkWrite`. `stages` are the stages of the pipelines, in order, those of inner pipelines
    after their own. `unwound` are the paths of `$unwind` that drop a document whose array is empty
    or missing, `lookup_arrays` the fields of `$lookup` that are still arrays when the pipeline
    ends, and `match_after_group` says that all filtering comes after grouping.

    `shared_arrays` are the paths of which several conditions are asked outside of `$elemMatch`:
    `items` for `items.sku` and `items.qty`, `scores` for `scores: {$gt: 1, $lt: 5}`. `null_paths`
    are compared with null, `required_null` those of them that every document that is let through
    must meet, `negated` by `$ne`, `$nin` or `$not`; `compared` are all paths that conditions name,
    `whole_documents` those of them that must equal a written document. Conditions inside a
    `$lookup` are about other documents; of those only `compared`, `whole_documents`, `texts` and
    `dates` tell.

    `sorts` says whether there is a sort, `sort_after_limit` that it only orders what a limit left,
    `limit` is the last limit. `excludes` says that a projection leaves fields out by name.
    `changes` are the fields that updates name, `upsert` whether a document that is not found is
    made.
    """

    operation: str = ""
    operations: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    unwound: tuple[str, ...] = ()
    lookup_arrays: tuple[str, ...] = ()
    match_after_group: bool = False
    accumulators: tuple[Accumulator, ...] = ()
    early_conditions: tuple[EarlyCondition, ...] = ()
    limited_lookups: tuple[str, ...] = ()
    shared_arrays: tuple[str, ...] = ()
    null_paths: tuple[str, ...] = ()
    required_null: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    texts: tuple[TextLiteral, ...] = ()
    dates: tuple[DateLiteral, ...] = ()
    whole_documents: tuple[str, ...] = ()
    sorts: bool = False
    sort_after_limit: bool = False
    limit: int | None = None
    excludes: bool = False
    changes: tuple[FieldChange, ...] = ()
    upsert: bool = False

    @property
    def pushed(self) -> tuple[str, ...]:
        """The arrays that `$push` adds to."""
        return tuple(change.path for change in self.changes if change.operator == "$push")

    @property
    def changes_one(self) -> bool:
        """Whether no command that changes documents reaches more than one."""
        changing = [name for name in self.operations if name.startswith(_CHANGING)]
        return bool(changing) and not any(name.endswith("Many") for name in changing)

    @property
    def replaces(self) -> bool:
        """Whether a document is replaced as a whole."""
        return any(name in ("replaceOne", "findOneAndReplace") for name in self.operations)

    @property
    def deletes(self) -> bool:
        """Whether documents are deleted."""
        return any("elete" in name for name in self.operations)

    @property
    def updates(self) -> bool:
        """Whether documents are updated or replaced."""
        return any("pdate" in name or "eplace" in name for name in self.operations)


_CHANGING = ("update", "replace", "delete", "findOneAnd")
