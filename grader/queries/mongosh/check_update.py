"""Updates, replacements, bulk operations and index keys."""

from __future__ import annotations

from grader.queries.mongosh import catalogue
from grader.queries.mongosh.check_filter import (
    JOINING,
    check_filter,
    check_operators,
    check_projection,
    check_sort,
)
from grader.queries.mongosh.check_pipeline import UPDATE_STAGES, check_pipeline
from grader.queries.mongosh.checking import Checking, first_key
from grader.queries.mongosh.datum import Datum, Field
from grader.queries.mongosh.methods import BULK
from grader.queries.mongosh.script import Path
from grader.queries.nearest import nearest

_kinds_of_index = frozenset(("text", "2d", "2dsphere", "hashed"))


def check_update(check: Checking, datum: Datum, path: Path) -> None:
    """The second argument of `updateOne` and its like."""
    if datum.items is not None:
        if not datum.items:
            raise check.mistake("wrong-value", "This update has no stage.", datum)
        check_pipeline(check, datum, path, UPDATE_STAGES)
        return
    fields = check.document(datum, "An update")
    if not fields:
        message = 'An update says what to change, such as { $set: { status: "paid" } }.'
        raise check.mistake("wrong-value", message, datum)
    for name, entry in fields.items():
        if name not in catalogue.names("update"):
            if name.startswith("$") or f"${name}" in catalogue.names("update"):
                raise check.unknown("update", entry)
            message = (
                f"An update changes fields with an operator: {{ $set: {{ {name}: … }} }}; "
                "to put a whole document in its place there is replaceOne."
            )
            raise check.mistake("missing-operator", message, entry, "$set")
        here = (*path, name)
        check.use("update", name, here)
        _fields(check, entry, here)


def _fields(check: Checking, entry: Field, path: Path) -> None:
    for name, item in check.document(entry.datum, entry.name).items():
        here = (*path, name)
        if name.startswith("$") and name != "$":
            other = name in catalogue.names("update")
            message = f"{name} stands inside {entry.name}" + (
                "; update operators stand side by side." if other else "; a field's name has no $."
            )
            raise check.mistake("misplaced-operator", message, item)
        if entry.name in ("$push", "$addToSet"):
            _modifiers(check, item, here, entry.name)
        elif entry.name == "$pull" and item.datum.fields:
            first = first_key(item.datum)
            if first.startswith("$") and first not in JOINING:
                check_operators(check, item.datum, here)
            else:
                check_filter(check, item.datum, here)
        elif entry.name in ("$inc", "$mul") and not item.datum.is_number:
            message = f"{entry.name} takes a number, and this is {item.datum.kind}."
            raise check.mistake("wrong-value", message, item.datum)
        elif entry.name == "$pullAll":
            check.array(item.datum, "$pullAll")
        elif entry.name == "$pop" and item.datum.value not in (1, -1):
            message = "$pop takes 1 for the last element or -1 for the first."
            raise check.mistake("wrong-value", message, item.datum)
        elif entry.name == "$rename" and not isinstance(item.datum.value, str):
            message = f"$rename takes the new name in quotes, and this is {item.datum.kind}."
            raise check.mistake("wrong-value", message, item.datum)


def _modifiers(check: Checking, item: Field, path: Path, operator: str) -> None:
    """`{ $each: […], $slice: … }` behind a field of `$push`."""
    fields = item.datum.fields or {}
    if not any(name.startswith("$") for name in fields):
        return
    known = catalogue.names("modifiers") if operator == "$push" else {"$each": "2.4"}
    for name, entry in fields.items():
        if name not in known:
            guess = nearest(name, known)
            message = f"{name} is no modifier of {operator}" + (
                f"; did you mean {guess}?" if guess else "."
            )
            raise check.mistake("unknown-operator", message, entry, guess)
        check.use("modifiers", name, (*path, name))
    if "$each" not in fields:
        entry = next(iter(fields.values()))
        message = f"{entry.name} needs $each next to it: {{ $each: [ … ], {entry.name}: … }}."
        raise check.mistake("missing-argument", message, entry, "$each")
    check.array(fields["$each"].datum, "$each")


def check_replacement(check: Checking, datum: Datum) -> None:
    """A whole document that takes another's place."""
    for name, entry in check.document(datum, "A replacement").items():
        if name.startswith("$"):
            message = f"A replacement is a whole document; for {name} there is updateOne."
            raise check.mistake("misplaced-operator", message, entry, "updateOne")


def check_documents(check: Checking, datum: Datum) -> None:
    """What `insertMany` takes."""
    items = check.array(datum, "insertMany")
    if not items:
        raise check.mistake("wrong-value", "insertMany needs at least one document.", datum)
    for item in items:
        check.document(item, "Each part of insertMany")


def check_keys(check: Checking, datum: Datum) -> None:
    """The keys of an index."""
    fields = check.document(datum, "createIndex")
    if not fields:
        raise check.mistake("wrong-value", "An index needs at least one field.", datum)
    for name, entry in fields.items():
        value = entry.datum.value
        if isinstance(value, str) and value in _kinds_of_index:
            continue
        if not entry.datum.is_number or float(str(value)) == 0:
            message = f"The key {name} takes 1, -1, or one of {', '.join(sorted(_kinds_of_index))}."
            guess = nearest(value, _kinds_of_index) if isinstance(value, str) else ""
            raise check.mistake("wrong-value", message, entry.datum, guess)
        if name.startswith("$") and name != "$**":
            bare = name.lstrip("$")
            message = f"An index names its fields without $: {bare}, not {name}."
            raise check.mistake("extra-dollar", message, entry, bare)


def check_bulk(check: Checking, datum: Datum, path: Path) -> None:
    """The operations of `bulkWrite`."""
    operations = check.array(datum, "bulkWrite")
    if not operations:
        raise check.mistake("wrong-value", "bulkWrite needs at least one operation.", datum)
    for index, item in enumerate(operations):
        fields = check.document(item, "An operation of bulkWrite")
        if len(fields) != 1:
            message = "An operation of bulkWrite is a document with one field, such as insertOne."
            raise check.mistake("wrong-value", message, item)
        ((name, entry),) = fields.items()
        if name not in BULK:
            guess = nearest(name, BULK)
            message = f"bulkWrite has no {name}" + (f"; did you mean {guess}?" if guess else ".")
            raise check.mistake("unknown-method", message, entry, guess)
        _bulk_operation(check, entry, (*path, index, name))


def _bulk_operation(check: Checking, entry: Field, path: Path) -> None:
    words = BULK[entry.name].split()
    fields = check.document(entry.datum, entry.name)
    check.keys(entry.name, fields, frozenset(word.rstrip("?") for word in words))
    for word in words:
        if not word.endswith("?") and word not in fields:
            message = f"{entry.name} needs the field {word}."
            raise check.mistake("missing-argument", message, entry, word)
    for name, item in fields.items():
        check_part(check, name, item.datum, (*path, name))


def check_part(check: Checking, shape: str, datum: Datum, path: Path) -> None:
    """An argument, or a field of one, by its shape."""
    match shape:
        case "filter" | "partialFilterExpression":
            check_filter(check, datum, path)
        case "update":
            check_update(check, datum, path)
        case "pipeline":
            check_pipeline(check, datum, path)
        case "projection":
            check_projection(check, datum, path)
        case "sort":
            check_sort(check, datum, path, "sort", words=len(path) == 1)
        case "replacement":
            check_replacement(check, datum)
        case "document":
            check.document(datum, str(path[0]))
        case "documents":
            check_documents(check, datum)
        case "operations":
            check_bulk(check, datum, path)
        case "keys":
            check_keys(check, datum)
        case "indexes":
            for item in check.array(datum, "createIndexes"):
                check_keys(check, item)
        case "arrayFilters":
            for index, item in enumerate(check.array(datum, "arrayFilters")):
                check_filter(check, item, (*path, index))
        case "text":
            if not isinstance(datum.value, str):
                message = f"distinct takes a field's name in quotes, and this is {datum.kind}."
                raise check.mistake("wrong-value", message, datum)
        case "skip" | "limit" | "count" | "maxTimeMS" | "batchSize":
            check.count(datum, str(path[-1]), -(2**31) if path[-1] == "limit" else 0)
        case _:
            pass
