"""What is found and what is written: projections, the order of fields, $mul."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from pymongo.errors import WriteError
from sentinels import NOTHING  # type: ignore[import-untyped]

from grader.engines.mongomock.mending.filters import candidates
from grader.engines.mongomock.mending.order import equal, key
from grader.engines.mongomock.mending.projections import find_projection

Method = Callable[..., Any]


def projected(theirs: Method, value_of: Method, passes: Method) -> Method:
    """A projection of find, or of what finds and changes."""

    @wraps(theirs)
    def copy_only_fields(
        self: Any,
        stored: Any,
        fields: Any,
        container: Any,
        filter: Any = None,  # noqa: A002
    ) -> Any:
        if not isinstance(fields, Mapping) or not fields:
            return theirs(self, stored, fields, container, filter=filter)
        return find_projection(stored, fields, filter, value_of, passes)

    return copy_only_fields


def by_name(theirs: Method) -> Method:
    """An operator of an update adds its fields in the order of their names."""

    @wraps(theirs)
    def apply_update(self: Any, existing: Any, spec: Any, document: Any, *rest: Any) -> Any:
        if isinstance(document, Mapping) and all(name.startswith("$") for name in document):
            document = {
                name: dict(sorted(fields.items())) if isinstance(fields, Mapping) else fields
                for name, fields in document.items()
            }
            for name in _MAKING & set(document):
                for path in document[name]:
                    _reachable(existing, str(path).split("."))
        return theirs(self, existing, spec, document, *rest)

    return apply_update


_MAKING = {"$set", "$inc", "$mul", "$min", "$max", "$push", "$addToSet", "$currentDate"}


def _reachable(value: Any, path: list[str]) -> None:
    """Whether a field can be made there: documents are, below nothing; below a scalar none is."""
    if not path or path[0].startswith("$"):
        return
    if isinstance(value, list) and path[0].isdigit():
        value = value[int(path[0])] if int(path[0]) < len(value) else {}
    elif isinstance(value, Mapping):
        value = value.get(path[0], {})
    else:
        raise WriteError(f"Cannot create field {path[0]!r} in what is no document", 28)
    if len(path) > 1:
        _reachable(value, path[1:])


def distinct(self: Any, path: str, filter_: Any = None) -> list[Any]:
    """The values that a path leads to, each element of an array for itself, each once."""
    found: dict[Any, Any] = {}
    for document in self.find(filter_ or {}):
        for value in candidates(path.split("."), document):
            for one in value if isinstance(value, list) else [value]:
                if one is not NOTHING:
                    found.setdefault(key(one), one)
    return list(found.values())


def multiply(document: Any, name: str, value: Any, **_: Any) -> None:
    """$mul: what is missing counts as 0."""
    if not isinstance(document, dict) or isinstance(value, (bool, str)):
        raise NotImplementedError("$mul of an element, or by what is no number")
    document[name] = document.get(name, 0) * value


def contains(array: Any, value: Any) -> bool:
    """Whether a set that is an array holds a value: 1 is not true, and fields have an order."""
    return any(equal(one, value) for one in array)
