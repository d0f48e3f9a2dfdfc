"""Where the value of a missing field stands instead: under another name, deeper or higher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grader.feedback.document_context import DocumentContext
from grader.feedback.document_words import without_indexes
from grader.models import DocumentPair, PathDifference, PathFault


@dataclass(frozen=True, slots=True)
class Home:
    """A missing field's value found elsewhere: both paths without indexes.

    `renamed` where only the name differs, else it stands a level deeper or higher; `scattered`
    where the fields of a document stand outside of it, `found` being one of them.
    """

    missing: str
    found: str
    renamed: bool
    extras: tuple[str, ...]
    """The extra fields that hold it."""
    scattered: bool = False


def find_homes(context: DocumentContext) -> tuple[Home, ...]:
    """Missing fields whose value stands at the same other path in every pair that lacks them."""
    homes: dict[str, set[Home]] = {}
    for pair in context.pairs:
        for path in pair.paths:
            if path.fault is PathFault.MISSING:
                name = without_indexes(path.path)
                found = set(_homes(context, pair, path))
                homes[name] = homes[name] & found if name in homes else found
    chosen: dict[str, Home] = {}
    taken: set[str] = set()
    for name, found in homes.items():
        for home in sorted(found, key=lambda home: (not home.renamed, home.scattered, home.found)):
            if home.found not in taken:
                chosen[name] = home
                taken.add(home.found)
                break
    return tuple(chosen.values())


def _homes(context: DocumentContext, pair: DocumentPair, lost: PathDifference) -> Iterator[Home]:
    name = without_indexes(lost.path)
    for path, value in _spare(context, pair):
        extra = without_indexes(path)
        if context.agree(lost.expected, value):
            literal = isinstance(pair.actual, dict) and path in pair.actual
            parent = "" if literal else _parent(extra)
            yield Home(name, extra, _parent(name) == parent, (extra,))
        if isinstance(value, dict):
            for key, inner in value.items():
                if context.agree(lost.expected, inner):
                    yield Home(name, f"{extra}.{key}", False, (extra,))
    if isinstance(lost.expected, dict) and lost.expected:
        yield from _scattered(context, pair, name, lost.expected)


def _scattered(
    context: DocumentContext, pair: DocumentPair, name: str, fields: dict[str, Any]
) -> Iterator[Home]:
    """The fields of a missing document, each of which stands somewhere outside of it."""
    spare = [(without_indexes(path), value) for path, value in _spare(context, pair)]
    found = []
    for key, inner in fields.items():
        same = [path for path, value in spare if context.agree(inner, value)]
        own = [path for path in same if path.rpartition(".")[2] == key]
        if not same:
            return
        found.append((own or same)[0])
    extras = tuple(dict.fromkeys(found))
    yield Home(name, extras[0], False, extras, True)


def _spare(context: DocumentContext, pair: DocumentPair) -> Iterator[tuple[str, Any]]:
    """What stands in the actual document and is not asked for; `_id` where it does not count."""
    for path in pair.paths:
        if path.fault is PathFault.EXTRA:
            yield path.path, path.actual
    actual = pair.actual
    if not context.counts_id and isinstance(actual, dict) and "_id" in actual:
        yield "_id", actual["_id"]


def _parent(path: str) -> str:
    return path.rpartition(".")[0]
