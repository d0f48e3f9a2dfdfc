"""From what PyMongo's methods give back to the `Documents` that are graded, whatever the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.models import Documents, Form

_DOCUMENTS = frozenset({"find", "aggregate"})
_COUNTS = frozenset({"countDocuments", "estimatedDocumentCount", "createIndex"})


def gathered(verb: str, value: Any) -> Documents:
    """What a command gave, from what `run_command` returned for it.

    A change is told in mongosh's fields; `upsertedId` is there only where a document was upserted.
    The value of `bulkWrite` is the list of what its parts gave, in order.
    Raises ValueError for a verb that is not known.
    """
    if verb in _DOCUMENTS:
        return Documents(Form.DOCUMENTS, tuple(value))
    if verb == "distinct":
        return Documents(Form.VALUES, tuple(value))
    if verb in _COUNTS:
        return Documents(Form.VALUE, (value,))
    if verb == "findOne" or verb.startswith("findOneAnd"):
        return Documents(Form.DOCUMENT, (value,))
    if verb == "bulkWrite":
        return Documents(Form.CHANGE, (_bulk(value),))
    if verb in _CHANGES:
        return Documents(Form.CHANGE, ({"acknowledged": True, **_CHANGES[verb](value)},))
    raise ValueError(f"{verb} is no command that is known")


def _inserted(result: Any) -> dict[str, Any]:
    return {"insertedId": result.inserted_id}


def _all_inserted(result: Any) -> dict[str, Any]:
    return {"insertedIds": _numbered(enumerate(result.inserted_ids))}


def _updated(result: Any) -> dict[str, Any]:
    counts = {
        "matchedCount": _matched(result),
        "modifiedCount": result.modified_count,
        "upsertedCount": int(_upserts(result)),
    }
    return {**counts, "upsertedId": result.upserted_id} if _upserts(result) else counts


def _upserts(result: Any) -> bool:
    """Whether a document was upserted; its `_id` may be null.

    mongomock-ng has a null there too where nothing matched and nothing was upserted; n is 0 then.
    """
    raw = result.raw_result or {}
    if result.upserted_id is not None:
        return True
    return "upserted" in raw and not raw.get("updatedExisting") and bool(raw.get("n"))


def _matched(result: Any) -> int:
    """How many documents matched; PyMongo counts one upserted with the `_id` null among them."""
    return 0 if _upserts(result) else int(result.matched_count)


def _deleted(result: Any) -> dict[str, Any]:
    return {"deletedCount": result.deleted_count}


_CHANGES: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "insertOne": _inserted,
    "insertMany": _all_inserted,
    "updateOne": _updated,
    "updateMany": _updated,
    "replaceOne": _updated,
    "deleteOne": _deleted,
    "deleteMany": _deleted,
}


def _bulk(results: Any) -> dict[str, Any]:
    """The sums over the parts, as one bulk write tells them."""
    inserted: list[tuple[int, Any]] = []
    upserted: list[tuple[int, Any]] = []
    matched = modified = deleted = 0
    for place, result in enumerate(results):
        if hasattr(result, "inserted_id"):
            inserted.append((place, result.inserted_id))
        elif hasattr(result, "deleted_count"):
            deleted += result.deleted_count
        else:
            matched += _matched(result)
            modified += result.modified_count
            if _upserts(result):
                upserted.append((place, result.upserted_id))
    return {
        "acknowledged": True,
        "insertedCount": len(inserted),
        "insertedIds": _numbered(inserted),
        "matchedCount": matched,
        "modifiedCount": modified,
        "deletedCount": deleted,
        "upsertedCount": len(upserted),
        "upsertedIds": _numbered(upserted),
    }


def _numbered(items: Any) -> dict[str, Any]:
    return {str(place): value for place, value in items}
