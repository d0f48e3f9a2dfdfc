"""Aggregation pipelines, stage by stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from grader.queries.mongosh import catalogue
from grader.queries.mongosh.check_expression import check_expression
from grader.queries.mongosh.check_filter import check_filter, check_sort
from grader.queries.mongosh.check_group import (
    check_bucket,
    check_group,
    check_name,
    check_windows,
)
from grader.queries.mongosh.checking import Checking, first_key
from grader.queries.mongosh.datum import Datum, Field
from grader.queries.mongosh.script import Path
from grader.queries.stop import Stop

UPDATE_STAGES = frozenset(
    ("$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith")
)
"""The stages that an update may consist of."""


def check_pipeline(
    check: Checking, datum: Datum, path: Path, only: frozenset[str] | None = None
) -> None:
    """A pipeline; `only` names the stages that are possible here."""
    if datum.items is None:
        raise _no_pipeline(check, datum)
    for index, stage in enumerate(datum.items):
        _stage(check, stage, (*path, index), only)


def _no_pipeline(check: Checking, datum: Datum) -> Stop:
    key = first_key(datum)
    if key in catalogue.names("stages"):
        message = f"The stages of a pipeline stand in brackets: aggregate([ {{ {key}: … }} ])."
        return check.mistake("missing-brackets", message, datum, "[")
    message = f"A pipeline is an array of stages in brackets, and this is {datum.kind}."
    return check.mistake("wrong-value", message, datum)


def _stage(check: Checking, stage: Datum, path: Path, only: frozenset[str] | None) -> None:
    if stage.fields is None:
        message = f"A stage is a document, such as {{ $match: {{ … }} }}, and this is {stage.kind}."
        raise check.mistake("wrong-value", message, stage)
    if not stage.fields:
        raise check.mistake("wrong-value", "This stage is empty.", stage)
    entry = next(iter(stage.fields.values()))
    if entry.name not in catalogue.names("stages"):
        raise check.unknown("stages", entry)
    if len(stage.fields) > 1:
        raise _crowded(check, stage, entry)
    if only is not None and entry.name not in only:
        message = f"{entry.name} cannot be in an update; only {', '.join(sorted(only))} can."
        raise check.mistake("misplaced-operator", message, entry)
    here = (*path, entry.name)
    check.use("stages", entry.name, here)
    reader = _readers.get(entry.name)
    if reader is not None:
        reader(check, entry, here)


def _crowded(check: Checking, stage: Datum, entry: Field) -> Stop:
    """Two stages in one pair of braces, or a field that slipped out of its stage."""
    other = next(item for item in (stage.fields or {}).values() if item is not entry)
    stages = catalogue.names("stages")
    if other.name in stages or f"${other.name}" in stages:
        message = f"Each stage has braces of its own: {{ {entry.name}: … }}, {{ {other.name}: … }}."
        return check.mistake("two-stages", message, other)
    message = f"{other.name} stands next to {entry.name}; it belongs inside the braces behind it."
    return check.mistake("two-stages", message, other)


def _match(check: Checking, entry: Field, path: Path) -> None:
    check_filter(check, entry.datum, path, "$match")


def _fields(check: Checking, entry: Field, path: Path) -> None:
    """`$addFields` and `$set`."""
    for name, item in check.document(entry.datum, entry.name).items():
        check_name(check, item, entry.name)
        check_expression(check, item.datum, (*path, name))


def _project(check: Checking, entry: Field, path: Path) -> None:
    fields = check.document(entry.datum, "$project")
    if not fields:
        raise check.mistake("wrong-value", "$project needs at least one field.", entry)
    kept: Field | None = None
    dropped: Field | None = None
    for name, item in fields.items():
        check_name(check, item, "$project")
        if isinstance(item.datum.value, bool) or item.datum.is_number:
            if name != "_id":
                kept, dropped = (item, dropped) if item.datum.value else (kept, item)
            continue
        if not isinstance(item.datum.value, dict) or first_key(item.datum).startswith("$"):
            kept = item
        check_expression(check, item.datum, (*path, name))
    if kept is not None and dropped is not None:
        message = f"$project keeps fields or drops them; {dropped.name} and {kept.name} do both."
        raise check.mistake("mixed-projection", message, dropped)


def _unwind(check: Checking, entry: Field, path: Path) -> None:  # noqa: ARG001 - a reader
    datum = entry.datum
    if datum.fields is not None:
        datum = check.shape("$unwind", datum)["path"].datum
    if not isinstance(datum.value, str):
        message = f'$unwind takes the path of an array, such as "$items", and this is {datum.kind}.'
        raise check.mistake("wrong-value", message, datum)
    if not datum.value.startswith("$"):
        message = f'$unwind takes a path with $ in front: "${datum.value}".'
        raise check.mistake("missing-dollar", message, datum, f"${datum.value}")


def _lookup(check: Checking, entry: Field, path: Path) -> None:
    fields = check.shape(entry.name, entry.datum)
    if ("localField" in fields) != ("foreignField" in fields):
        missing = "foreignField" if "localField" in fields else "localField"
        message = f"$lookup needs localField and foreignField together; {missing} is missing."
        raise check.mistake("missing-argument", message, entry, missing)
    if "localField" not in fields and "pipeline" not in fields:
        message = "$lookup needs localField and foreignField, or a pipeline."
        raise check.mistake("missing-argument", message, entry, "localField")
    _names(check, fields, ("localField", "foreignField", "as"))
    if "let" in fields:
        for name, item in check.document(fields["let"].datum, "let").items():
            check_expression(check, item.datum, (*path, "let", name))
    if "pipeline" in fields:
        check_pipeline(check, fields["pipeline"].datum, (*path, "pipeline"))


def _names(check: Checking, fields: dict[str, Field], keys: tuple[str, ...]) -> None:
    """Fields that hold the name of a field, not its value."""
    for key in keys:
        value = fields[key].datum.value if key in fields else ""
        if not isinstance(value, str):
            message = f"{key} takes a field's name in quotes, and this is {fields[key].datum.kind}."
            raise check.mistake("wrong-value", message, fields[key].datum)
        if value.startswith("$"):
            bare = value.lstrip("$")
            message = f'{key} takes a field\'s name without $: "{bare}".'
            raise check.mistake("extra-dollar", message, fields[key].datum, bare)


def _graph(check: Checking, entry: Field, path: Path) -> None:
    fields = check.shape(entry.name, entry.datum)
    check_expression(check, fields["startWith"].datum, (*path, "startWith"))
    _names(check, fields, ("connectFromField", "connectToField", "as", "depthField"))
    if "restrictSearchWithMatch" in fields:
        inside = fields["restrictSearchWithMatch"].datum
        check_filter(check, inside, (*path, "restrictSearchWithMatch"))


def _facet(check: Checking, entry: Field, path: Path) -> None:
    fields = check.document(entry.datum, "$facet")
    if not fields:
        raise check.mistake("wrong-value", "$facet needs at least one pipeline.", entry)
    for name, item in fields.items():
        check_name(check, item, "$facet")
        check_pipeline(check, item.datum, (*path, name))


def _union(check: Checking, entry: Field, path: Path) -> None:
    if isinstance(entry.datum.value, str):
        return
    fields = check.shape(entry.name, entry.datum)
    if "pipeline" in fields:
        check_pipeline(check, fields["pipeline"].datum, (*path, "pipeline"))


def _sort(check: Checking, entry: Field, path: Path) -> None:
    if entry.datum.fields is not None and not entry.datum.fields:
        raise check.mistake("wrong-value", "$sort needs at least one field.", entry)
    check_sort(check, entry.datum, path, "$sort")


def _count(check: Checking, entry: Field, path: Path, least: int) -> None:  # noqa: ARG001 - a reader
    check.count(entry.datum, entry.name, least)


def _count_stage(check: Checking, entry: Field, path: Path) -> None:  # noqa: ARG001 - a reader
    value = entry.datum.value
    if not isinstance(value, str) or not value or value.startswith("$") or "." in value:
        message = '$count takes the name of the field to make, such as { $count: "total" }.'
        raise check.mistake("wrong-value", message, entry.datum)


def _expression(check: Checking, entry: Field, path: Path) -> None:
    check_expression(check, entry.datum, path)


def _sort_by_count(check: Checking, entry: Field, path: Path) -> None:
    value = entry.datum.value
    if isinstance(value, str) and not value.startswith("$"):
        message = f'$sortByCount takes a field with $ in front: "${value}".'
        raise check.mistake("missing-dollar", message, entry.datum, f"${value}")
    check_expression(check, entry.datum, path)


def _shape(check: Checking, entry: Field, path: Path) -> None:
    """Stages whose fields are expressions or names."""
    if entry.name in ("$out", "$merge") and isinstance(entry.datum.value, str):
        return
    for name, item in check.shape(entry.name, entry.datum).items():
        if name in ("newRoot", "partitionBy"):
            check_expression(check, item.datum, (*path, name))
        elif name == "query":
            check_filter(check, item.datum, (*path, name))
        elif name == "sortBy":
            check_sort(check, item.datum, (*path, name), "sortBy")
        elif name == "whenMatched" and item.datum.items is not None:
            check_pipeline(check, item.datum, (*path, name), UPDATE_STAGES)


_readers: dict[str, Callable[[Checking, Field, Path], None]] = {
    "$match": _match,
    "$addFields": _fields,
    "$set": _fields,
    "$project": _project,
    "$group": check_group,
    "$setWindowFields": check_windows,
    "$bucket": check_bucket,
    "$bucketAuto": check_bucket,
    "$unwind": _unwind,
    "$lookup": _lookup,
    "$graphLookup": _graph,
    "$facet": _facet,
    "$unionWith": _union,
    "$sort": _sort,
    "$limit": partial(_count, least=1),
    "$skip": partial(_count, least=0),
    "$count": _count_stage,
    "$sortByCount": _sort_by_count,
    "$replaceWith": _expression,
    "$redact": _expression,
    "$documents": _expression,
    **dict.fromkeys(
        ("$replaceRoot", "$sample", "$merge", "$out", "$densify", "$fill", "$geoNear"), _shape
    ),
}
