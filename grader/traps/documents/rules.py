"""Whether collections keep the rules that `mongo.json` gives them: validators, unique indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from grader.traps.documents.validators import check_schema, comparable, faults
from grader.traps.problems import UnknownRule

Document = Mapping[str, Any]
Collections = Mapping[str, Sequence[Document]]
Layout = Mapping[str, Mapping[str, Any]]
"""What mongo.json holds under "collections": a validator and indexes for each."""


@dataclass(frozen=True, slots=True)
class DocumentViolation:
    """One document that breaks one rule; `document` counts from 0, None for the collection."""

    collection: str
    document: int | None
    message: str


@dataclass(frozen=True, slots=True)
class UniqueIndex:
    """Paths whose values, together, stand in one document only; `present` are paths that must be
    there for a document to count.
    """

    paths: tuple[str, ...]
    present: tuple[str, ...] = ()
    sparse: bool = False


def document_violations(layout: Layout, collections: Collections) -> tuple[DocumentViolation, ...]:
    """All rules that the documents break; none: MongoDB takes them.

    Raises UnknownRule where a validator or an index of a collection with documents holds what
    cannot be evaluated here.
    """
    found = []
    for name, documents in collections.items():
        if name not in layout:
            found.append(DocumentViolation(name, None, f"there is no collection {name}"))
            continue
        if not documents:
            continue
        schema = validator(name, layout)
        for number, document in enumerate(documents):
            found += [DocumentViolation(name, number, text) for text in faults(schema, document)]
        for index in unique_indexes(name, layout):
            found += _repeated(name, index, documents)
    return tuple(found)


def validator(name: str, layout: Layout) -> Mapping[str, Any]:
    """A collection's `$jsonSchema`, {} where it has none. Raises UnknownRule."""
    whole = layout[name].get("validator", {})
    for part in whole:
        if part != "$jsonSchema":
            raise UnknownRule(name, part, "only $jsonSchema is known here")
    schema: Mapping[str, Any] = whole.get("$jsonSchema", {})
    check_schema(name, schema)
    return schema


def unique_indexes(name: str, layout: Layout) -> list[UniqueIndex]:
    """A collection's unique indexes, that of `_id` first. Raises UnknownRule."""
    found = [UniqueIndex(("_id",))]
    for index in layout[name].get("indexes", ()):
        if not index.get("unique"):
            continue
        present = []
        for path, condition in index.get("partialFilterExpression", {}).items():
            if condition != {"$exists": True}:
                raise UnknownRule(name, str(index), "only $exists is known in a partial index")
            present.append(path)
        if "collation" in index or not all(way in (1, -1) for way in index["keys"].values()):
            raise UnknownRule(name, str(index), "only plain unique indexes are known")
        found.append(UniqueIndex(tuple(index["keys"]), tuple(present), bool(index.get("sparse"))))
    return found


def index_keys(index: UniqueIndex, document: Document) -> set[tuple[Any, ...]]:
    """The keys under which an index holds a document; a missing field counts as null."""
    if not all(any(True for _ in values_at(document, path)) for path in index.present):
        return set()
    parts = [_split(path) for path in index.paths]
    if index.sparse and not any(
        any(True for _ in values_at(document, path)) for path in index.paths
    ):
        return set()
    return set(_entries(document, parts))


def values_at(value: Any, path: str) -> Iterator[Any]:
    """All values at a dotted path, through arrays of documents; an array there is one value."""
    head, _, rest = path.partition(".")
    if isinstance(value, list):
        for item in value:
            if isinstance(item, Mapping):
                yield from values_at(item, path)
    elif isinstance(value, Mapping) and head in value:
        if rest:
            yield from values_at(value[head], rest)
        else:
            yield value[head]


def _entries(value: Any, paths: Sequence[tuple[str, ...]]) -> list[tuple[Any, ...]]:
    """Keys of a compound index; paths through one array go through its elements together."""
    heads = list(dict.fromkeys(path[0] for path in paths if path))
    columns: dict[int, Any] = {}
    groups: list[list[tuple[tuple[int, Any], ...]]] = []
    for at, path in enumerate(paths):
        if not path:
            columns[at] = value
    for head in heads:
        mine = [at for at, path in enumerate(paths) if path and path[0] == head]
        inner = value.get(head) if isinstance(value, Mapping) else None
        rests = [paths[at][1:] for at in mine]
        items = inner if isinstance(inner, list) and inner else [inner]
        if isinstance(inner, list) and not inner:
            items = [None] if any(rests) else [_EMPTY]
        groups.append(
            [
                tuple(zip(mine, entry, strict=True))
                for item in items
                for entry in _entries(item, rests)
            ]
        )
    keys = []
    for chosen in product(*groups):
        row = {**columns, **{at: one for group in chosen for at, one in group}}
        keys.append(tuple(row[at] for at in range(len(paths))))
    return [tuple(_plain(one) for one in key) for key in keys]


class _Empty(list[Any]):
    """An empty array, which an index holds as a value of its own."""


_EMPTY = _Empty()


def _plain(value: Any) -> Any:
    return value if isinstance(value, tuple) else comparable(value)


@lru_cache(maxsize=512)
def _split(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


def _repeated(
    name: str, index: UniqueIndex, documents: Sequence[Document]
) -> Iterator[DocumentViolation]:
    seen: set[tuple[Any, ...]] = set()
    for number, document in enumerate(documents):
        keys = index_keys(index, document)
        if keys & seen:
            paths = ", ".join(index.paths)
            yield DocumentViolation(name, number, f"{paths}: its value stands there twice")
        seen |= keys
