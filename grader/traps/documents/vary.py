"""Collections that differ a little from some that are known to be telling.

See `grader.traps.data.vary`, which does the same for tables.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from grader.traps.documents.edits import State
from grader.traps.documents.generate import dangling_references
from grader.traps.documents.rules import (
    Collections,
    Document,
    Layout,
    document_violations,
    unique_indexes,
)

_MOST_DOCUMENTS = 8
_TRIES = 12
_MOST_EDITS = 4
_MOST_ELEMENTS = 8

Steps = tuple[str | int, ...]
"""Keys and places of elements that lead to a value inside a document."""


def vary_documents(
    layout: Layout,
    collections: Collections,
    donors: Collections,
    random: Random,
    aims: Container[tuple[str, str]] = frozenset(),
) -> dict[str, tuple[Document, ...]]:
    """The collections with one to four changes: a value, a field, an element, a document.

    New values are mostly those that stand in the same place in `donors`. What stands at `aims`,
    dotted paths by collection, changes more often than the rest. Validators, unique
    indexes and references are kept if `collections` keep them; where no such change was found, the
    same documents come back. Raises UnknownRule as `document_violations` does.
    """
    state: State = {name: tuple(found) for name, found in collections.items()}
    dangling = dangling_references(layout, state)
    pools = _pools(donors)
    edits = _Edits(layout, donors, pools, aims, random)
    for _ in range(random.randint(1, _MOST_EDITS)):
        for _ in range(_TRIES):
            other = edits.edited(state)
            if (
                other is not None
                and not document_violations(layout, other)
                and dangling_references(layout, other) <= dangling
            ):
                state = other
                break
    return state


def _pools(donors: Collections) -> dict[tuple[str, str], list[Any]]:
    """The values of the donors by collection and dotted path."""
    found: dict[tuple[str, str], list[Any]] = {}
    for name, documents in donors.items():
        for document in documents:
            for steps, value in _places(document):
                found.setdefault((name, _dotted(steps)), []).append(value)
    return found


def _places(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Every value inside a value, with the steps to it."""
    if isinstance(value, Mapping):
        pairs: Iterator[tuple[str | int, Any]] = iter(value.items())
    elif isinstance(value, list):
        pairs = iter(enumerate(value))
    else:
        return
    for step, inner in pairs:
        here = (*steps, step)
        yield here, inner
        yield from _places(inner, here)


def _dotted(steps: Steps) -> str:
    return ".".join("*" if isinstance(step, int) else step for step in steps)


class _Edits:
    """Makes one change at a time."""

    def __init__(
        self,
        layout: Layout,
        donors: Collections,
        pools: Mapping[tuple[str, str], list[Any]],
        aims: Container[tuple[str, str]],
        random: Random,
    ) -> None:
        self._layout = layout
        self._donors = donors
        self._pools = pools
        self._aims = aims
        self._random = random

    def edited(self, state: State) -> State | None:
        """The state with one change, which may break rules; None where there is none to make."""
        random = self._random
        names = [name for name, documents in state.items() for _ in documents]
        if not names:
            return None
        name = random.choice(names)
        documents = state[name]
        at = random.randrange(len(documents))
        how = random.random()
        if how < 0.08:
            return {**state, name: (*documents[:at], *documents[at + 1 :])}
        if how < 0.4:
            if len(documents) >= _MOST_DOCUMENTS:
                return None
            if how < 0.15 and self._donors.get(name):
                return {**state, name: (*documents, random.choice(self._donors[name]))}
            return {**state, name: (*documents, self._copy(name, documents, at))}
        new = self._changed(name, documents, documents[at])
        return {**state, name: (*documents[:at], new, *documents[at + 1 :])}

    def _copy(self, name: str, documents: Sequence[Document], at: int) -> Document:
        """A document once more, with keys of its own and mostly a change or two."""
        new = documents[at]
        for index in unique_indexes(name, self._layout):
            places = [steps for steps, _ in _places(new) if _plain(steps) in index.paths]
            for steps in places[-1:] if index.paths != ("_id",) else places:
                new = _set(new, steps, self._fresh(name, documents, steps))
        for _ in range(self._random.choice((0, 1, 1, 2))):
            new = self._changed(name, documents, new)
        return new

    def _fresh(self, name: str, documents: Sequence[Document], steps: Steps) -> Any:
        """A value that stands nowhere yet: the next number, or one of the donors'."""
        here = _dotted(steps)
        known = [v for one in documents for where, v in _places(one) if _dotted(where) == here]
        if all(type(value) is int for value in known):
            low, high = min(known), max(known)
            return low - 1 if low > 1 and self._random.random() < 0.5 else high + 1
        others = [value for value in self._pools.get((name, here), ()) if value not in known]
        return self._random.choice(others or known)

    def _changed(self, name: str, documents: Sequence[Document], document: Document) -> Document:
        """A document with one value, field or element changed."""
        random, pools = self._random, self._pools
        places = [(steps, value) for steps, value in _places(document) if steps != ("_id",)]
        if random.random() < 0.5:
            aimed = [one for one in places if (name, _plain(one[0])) in self._aims]
            places = aimed or places
        absent = [
            path
            for (owner, path) in pools
            if owner == name and "." not in path and path not in document
        ]
        if not places or (absent and random.random() < 0.12):
            if not absent:
                return document
            path = random.choice(absent)
            return {**document, path: random.choice(pools[name, path])}
        steps, value = random.choice(places)
        how = random.random()
        if how < 0.12:
            return _without(document, steps)
        if how < 0.18:
            return _set(document, steps, None)
        if isinstance(value, list) and value and how < 0.6:
            return _set(document, steps, _relisted(value, random))
        if how < 0.4:
            beside = [v for one in documents for where, v in _places(one) if where == steps]
            return _set(document, steps, random.choice(beside or [value]))
        found = pools.get((name, _dotted(steps)), [])
        return _set(document, steps, random.choice(found)) if found else document


def _plain(steps: Steps) -> str:
    return ".".join(step for step in steps if isinstance(step, str))


def _relisted(items: list[Any], random: Random) -> list[Any]:
    """An array with an element twice, away or elsewhere."""
    at = random.randrange(len(items))
    how = random.random()
    if how < 0.45 and len(items) < _MOST_ELEMENTS:
        return [*items, items[at]]
    if how < 0.75:
        return [*items[:at], *items[at + 1 :]]
    return [*items[:at], *items[at + 1 :], items[at]]


def _set(value: Document, steps: Steps, new: Any) -> Document:
    """A document with another value at a place."""
    changed: Document = _replaced(value, steps, new)
    return changed


def _replaced(value: Any, steps: Steps, new: Any) -> Any:
    if not steps:
        return new
    step = steps[0]
    if isinstance(step, int):
        return [*value[:step], _replaced(value[step], steps[1:], new), *value[step + 1 :]]
    return {**value, step: _replaced(value[step], steps[1:], new)}


def _without(value: Document, steps: Steps) -> Document:
    """A document without a field or an element."""
    changed: Document = _less(value, steps)
    return changed


def _less(value: Any, steps: Steps) -> Any:
    step = steps[0]
    if len(steps) > 1:
        inner = _less(value[step], steps[1:])
        if isinstance(step, int):
            return [*value[:step], inner, *value[step + 1 :]]
        return {**value, step: inner}
    if isinstance(value, list):
        return [item for at, item in enumerate(value) if at != step]
    return {name: item for name, item in value.items() if name != step}
