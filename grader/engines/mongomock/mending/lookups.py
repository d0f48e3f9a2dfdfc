"""A `$lookup` by equality with an index, where the engine compares every pair of documents.

The index only finds candidates; the engine's own filter decides on each, so that what comes out is
what it would be without.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bson import ObjectId

Document = dict[str, Any]
Matches = Callable[[Mapping[str, Any], Document], bool]


class EqualityIndex:
    """Documents by the values that stand at a path, arrays searched through."""

    def __init__(self, documents: Sequence[Document], path: str) -> None:
        self._documents = documents
        self._path = path
        self._places: dict[Any, set[int]] = defaultdict(set)
        self._always: set[int] = set()
        for place, document in enumerate(documents):
            for value in _values(document, path.split(".")):
                if _is_plain(value):
                    self._places[_key(value)].add(place)
                else:
                    self._always.add(place)

    def find(self, value: Any, matches: Matches) -> list[Document] | None:
        """Copies of the documents that equal `value` at the path, None where it cannot be told."""
        if not _is_plain(value):
            return None
        places = sorted(self._places.get(_key(value), set()) | self._always)
        conditions = {self._path: value}
        found = (self._documents[place] for place in places)
        return [copy.deepcopy(one) for one in found if matches(conditions, one)]


def has_local_value(document: Document, path: str) -> bool:
    """Whether a document has a value at `localField`; one that has none is joined as null.

    An empty array holds none, nor does one of documents without the field.
    """
    return any(value != [] for value in _values(document, path.split(".")))


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, ObjectId)) or type(value) in (int, float)


def _key(value: Any) -> Any:
    return value if not isinstance(value, float) or value == value else None


def _values(value: Any, path: Sequence[str]) -> Iterator[Any]:
    """Every value at a path; a number in it is both a field's name and a place in an array."""
    if not path:
        yield value
        if isinstance(value, list):
            yield from value
    elif isinstance(value, Mapping):
        if path[0] in value:
            yield from _values(value[path[0]], path[1:])
    elif isinstance(value, list):
        for item in value:
            yield from _values(item, path)
        if path[0].isdigit() and int(path[0]) < len(value):
            yield from _values(value[int(path[0])], path[1:])
