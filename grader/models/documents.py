"""What a MongoDB command gave: documents or values, and how they are written as Extended JSON.

A document is a dict; its values are those of PyMongo (`bson`): None, bool, int, float, str,
Decimal128, ObjectId, datetime (UTC, without a zone), list, dict and the rarer ones. A field that is
missing is a key that is not there, which is not None.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Form(StrEnum):
    """What kind of thing a command gives back."""

    DOCUMENTS = "documents"
    """A cursor's documents, in order: `find`, `aggregate`, and a collection's content."""
    DOCUMENT = "document"
    """One document or null: `findOne`, `findOneAndUpdate`."""
    VALUES = "values"
    """A list of values: `distinct`."""
    VALUE = "value"
    """One value: `countDocuments`, the name of an index."""
    CHANGE = "change"
    """What a server tells of a change: counts, and the `_id` of what it upserted."""


class Absent(StrEnum):
    """The one value that stands for a field that is not there."""

    ABSENT = "missing"


ABSENT = Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Documents:
    """What a command gave, in order. `document`, `value` and `change` have exactly one item."""

    form: Form
    items: tuple[Any, ...]

    def to_json(self) -> dict[str, object]:
        """The form kept in expected.json: Extended JSON, relaxed, one item each."""
        return {"form": str(self.form), "items": [to_extended(item) for item in self.items]}

    @classmethod
    def from_json(cls, raw: Any) -> Documents:
        """Read `to_json`'s form. Raises ValueError where it does not fit."""
        if not isinstance(raw, dict) or not isinstance(raw.get("items"), list):
            raise ValueError('needs a "form" and a list "items"')
        if raw.get("form") not in set(Form):
            raise ValueError(f'"form" must be one of {", ".join(Form)}')
        return cls(Form(raw["form"]), tuple(from_extended(item) for item in raw["items"]))


def to_extended(value: Any) -> Any:
    """A value as JSON-able Extended JSON, relaxed: plain numbers, `{"$date": …}` and so on."""
    if value is None or isinstance(value, str):
        return value
    from bson.json_util import RELAXED_JSON_OPTIONS, dumps

    return json.loads(dumps(value, json_options=RELAXED_JSON_OPTIONS))


def from_extended(value: Any) -> Any:
    """Read Extended JSON, relaxed or canonical. Raises ValueError where it is none."""
    from bson.errors import BSONError
    from bson.json_util import object_hook

    try:
        return _read(value, object_hook)
    except (BSONError, ArithmeticError, AttributeError, KeyError, TypeError) as problem:
        raise ValueError(f"it is no Extended JSON: {problem}") from None


def _read(value: Any, hook: Any) -> Any:
    if isinstance(value, list):
        return [_read(item, hook) for item in value]
    if isinstance(value, dict):
        return hook({key: _read(item, hook) for key, item in value.items()}, _options())
    return value


def _options() -> Any:
    from bson.json_util import JSONOptions

    global _cached
    if _cached is None:
        _cached = JSONOptions(tz_aware=False)
    return _cached


_cached: Any = None
