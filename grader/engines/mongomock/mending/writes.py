"""What is found and what is written: the order of fields, computed fields, $mul."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from grader.engines.mongomock.mending.order import equal

Method = Callable[..., Any]


def projected(theirs: Method, project: Method) -> Method:
    """A projection gives `_id` first, as it is stored, and computes what is to be computed."""

    @wraps(theirs)
    def copy_only_fields(self: Any, stored: Any, fields: Any, *rest: Any, **named: Any) -> Any:
        if isinstance(fields, Mapping) and any(_computes(part) for part in fields.values()):
            (document,) = project([stored], None, fields, None)
        else:
            document = theirs(self, stored, fields, *rest, **named)
        if not isinstance(document, dict) or "_id" not in document:
            return document
        return {"_id": document["_id"], **document}

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
        return theirs(self, existing, spec, document, *rest)

    return apply_update


def multiply(document: Any, name: str, value: Any, **_: Any) -> None:
    """$mul: what is missing counts as 0."""
    if not isinstance(document, dict) or isinstance(value, (bool, str)):
        raise NotImplementedError("$mul of an element, or by what is no number")
    document[name] = document.get(name, 0) * value


def contains(array: Any, value: Any) -> bool:
    """Whether a set that is an array holds a value: 1 is not true, and fields have an order."""
    return any(equal(one, value) for one in array)


def _computes(part: Any) -> bool:
    if isinstance(part, Mapping):
        return not set(part) & {"$slice", "$elemMatch", "$meta"}
    return isinstance(part, str) and part.startswith("$")
