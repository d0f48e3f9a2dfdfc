"""Ways to make documents smaller: fields away, arrays shorter, values plain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from grader.traps.documents.rules import Document
from grader.traps.documents.validators import NUMBERS, bson_type, comparable

State = dict[str, tuple[Document, ...]]
"""The documents of each collection that has any."""
Item = tuple[str, str]
"""A collection and a dotted path, which goes through arrays of documents."""


def paths(state: State) -> list[Item]:
    """All paths that stand in documents but `_id`; a field's own stands before those inside."""
    found: dict[Item, None] = {}
    for name, documents in state.items():
        for document in documents:
            for path in _paths(document, ""):
                if path != "_id":
                    found.setdefault((name, path))
    return list(found)


def removed(state: State, item: Item) -> State:
    """The state without a field, in all documents of its collection."""
    return _edited(state, item, lambda _: _GONE)


def plain(state: State, item: Item) -> Iterator[State]:
    """States with simpler values of a field: one for all documents, the simplest first."""
    name, path = item
    values = [value for document in state[name] for value in _all(document, path)]
    kinds = list(dict.fromkeys(map(bson_type, values)))
    if len(kinds) == 1:
        for simple in _SIMPLE.get(kinds[0], ()):
            value = _like(simple, values[0])
            yield _edited(state, item, lambda _, value=value: value)  # type: ignore[misc]
    seen: list[Any] = []
    for value in values:
        if comparable(value) not in seen:
            seen.append(comparable(value))
            if len(seen) <= 2:
                yield _edited(state, item, lambda _, value=value: value)  # type: ignore[misc]


def arrays(state: State) -> Iterator[tuple[str, int, str]]:
    """Every array: its collection, the document's place and its path, with places of elements."""
    for name, documents in state.items():
        for at, document in enumerate(documents):
            for path, value in _exact(document, ""):
                if isinstance(value, list) and value:
                    yield name, at, path


def shortened(state: State, array: tuple[str, int, str], gone: Sequence[int]) -> State | None:
    """The state with elements of one array gone; None where the array is not there any more."""
    name, at, path = array
    if name not in state or at >= len(state[name]):
        return None

    def cut(value: Any, parts: Sequence[str]) -> Any:
        if not parts:
            if not isinstance(value, list) or max(gone) >= len(value):
                raise LookupError
            return [item for number, item in enumerate(value) if number not in gone]
        if isinstance(value, list):
            number = int(parts[0])
            return [*value[:number], cut(value[number], parts[1:]), *value[number + 1 :]]
        if not isinstance(value, Mapping):
            raise LookupError
        return {**value, parts[0]: cut(value[parts[0]], parts[1:])}

    documents = list(state[name])
    try:
        documents[at] = cut(documents[at], path.split("."))
    except LookupError:
        return None
    return {**state, name: tuple(documents)}


class _Gone:
    """Stands for a field to take away."""


_GONE = _Gone()
_SIMPLE: dict[str, tuple[Any, ...]] = {
    "int": (1, 0), "long": (1, 0), "double": (1.0, 0.0), "decimal": (Decimal(1), Decimal(0)),
    "string": ("a", ""), "bool": (False, True), "date": (datetime(2024, 1, 1),),
    "array": ([],), "object": ({},),
}  # fmt: skip


def _like(simple: Any, value: Any) -> Any:
    """A plain number in the class of the value it stands for."""
    return type(value)(simple) if bson_type(value) in NUMBERS else simple


def _edited(state: State, item: Item, edit: Callable[[Any], Any]) -> State:
    name, path = item
    return {**state, name: tuple(_edit(one, path.split("."), edit) for one in state[name])}


def _edit(value: Any, parts: Sequence[str], edit: Callable[[Any], Any]) -> Any:
    if isinstance(value, list):
        return [_edit(item, parts, edit) for item in value]
    if not isinstance(value, Mapping) or parts[0] not in value:
        return value
    inner = value[parts[0]]
    new = edit(inner) if len(parts) == 1 else _edit(inner, parts[1:], edit)
    return {name: new if name == parts[0] else old for name, old in value.items()
            if name != parts[0] or new is not _GONE}  # fmt: skip


def _all(value: Any, path: str) -> Iterator[Any]:
    head, _, rest = path.partition(".")
    if isinstance(value, list):
        for item in value:
            yield from _all(item, path)
    elif isinstance(value, Mapping) and head in value:
        if rest:
            yield from _all(value[head], rest)
        else:
            yield value[head]


def _paths(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _paths(item, path)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            here = f"{path}.{name}" if path else name
            yield here
            yield from _paths(inner, here)


def _exact(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    items = enumerate(value) if isinstance(value, list) else value.items()
    for name, inner in items:
        here = f"{path}.{name}" if path else str(name)
        yield here, inner
        if isinstance(inner, (list, Mapping)):
            yield from _exact(inner, here)
