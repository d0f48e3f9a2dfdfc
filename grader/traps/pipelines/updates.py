"""Mutants of updates, replacements and deletions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from grader.traps.pipelines.edits import Edit, renamed, replaced_by, show, without
from grader.traps.pipelines.statement import Spot, Statement
from grader.traps.pipelines.walk import is_operators

_verbs = {
    "updateMany": "updateOne", "updateOne": "updateMany", "deleteMany": "deleteOne",
    "deleteOne": "deleteMany",
}  # fmt: skip
_operators = {
    "$set": ("$setOnInsert", "$inc", "$push", "$addToSet", "$min", "$max", "$unset"),
    "$setOnInsert": ("$set",),
    "$inc": ("$set", "$mul", "$min", "$max"),
    "$mul": ("$set", "$inc"),
    "$min": ("$max", "$set"),
    "$max": ("$min", "$set"),
    "$push": ("$addToSet", "$set", "$pull"),
    "$addToSet": ("$push", "$set", "$pull"),
    "$pull": ("$unset", "$addToSet", "$push"),
    "$pullAll": ("$pull",),
    "$unset": ("$set",),
    "$rename": ("$set",),
}
_filtered = re.compile(r"\$\[(\w+)\]")


def verb(statement: Statement) -> Iterator[Edit]:
    """One document for all that match, and back."""
    for spot in statement.all("command"):
        other = _verbs.get(spot.value["operation"])
        if other:
            yield spot.put("operation", other, f"{spot.value['operation']} became {other}")
    for spot in statement.all("operations"):
        for at, item in enumerate(spot.value):
            for name in item:
                if name in _verbs:
                    yield Edit(
                        f"{name} became {_verbs[name]}", spot.clause, (*spot.path, at),
                        partial(renamed, old=name, new=_verbs[name]),
                    )  # fmt: skip


def update_operator(statement: Statement) -> Iterator[Edit]:
    """An update operator for another, for one field or for all of its fields."""
    for spot in _updates(statement):
        for name, fields in spot.value.items():
            for other in _operators.get(name, ()):
                what = f"{name} became {other}"
                if other not in spot.value:
                    yield spot.change(what, partial(renamed, old=name, new=other))
                elif len(spot.value) > 1:
                    rest = without(spot.value, name)
                    yield spot.swap({**rest, other: {**rest[other], **fields}}, what)
                for field in fields if len(fields) > 1 else ():
                    more = {**spot.value.get(other, {}), field: fields[field]}
                    new = {**spot.value, name: without(fields, field), other: more}
                    yield spot.swap(new, f"{field}: {what}")


def updated_field(statement: Statement) -> Iterator[Edit]:
    """A field or a whole operator left out of an update."""
    for spot in _updates(statement):
        for name, fields in spot.value.items():
            if len(spot.value) > 1:
                yield spot.drop(name)
            for field in fields if len(fields) > 1 else ():
                yield spot.put(name, without(fields, field), f"{field} was dropped from {name}")


def updated_path(statement: Statement) -> Iterator[Edit]:
    """A field beside the one that is changed."""
    for spot in _updates(statement):
        for name, fields in spot.value.items():
            for field in fields:
                plain = re.sub(r"\.\$(\[\w*\])?|\.\d+", "", field)
                for other in statement.siblings(plain, spot.fields):
                    last = other.rpartition(".")[2]
                    prefix, dot, _ = field.rpartition(".")
                    new = renamed(fields, field, f"{prefix}{dot}{last}")
                    yield spot.put(name, new, f"{name}: {field} became {prefix}{dot}{last}")


def array_place(statement: Statement) -> Iterator[Edit]:
    """`$[x]`, `$[]` and `$` for one another: which elements of an array are changed."""
    for spot in statement.all("command"):
        arguments = spot.value["arguments"]
        update = arguments.get("update")
        for operator, fields in update.items() if isinstance(update, dict) else ():
            for field in fields:
                for new in _places(field):
                    changed = {**update, operator: renamed(fields, field, new)}
                    yield Edit(
                        f"{field} became {new}", "update", (*spot.path, "arguments"),
                        partial(replaced_by, new=_fitting(arguments, changed)),
                    )  # fmt: skip


def _places(field: str) -> Iterator[str]:
    if _filtered.search(field):
        yield _filtered.sub("$[]", field)
        yield _filtered.sub("$", field)
        yield _filtered.sub("0", field)
    elif "$[]" in field:
        yield field.replace("$[]", "$")
        yield field.replace("$[]", "0")
    elif ".$" in field:
        yield field.replace(".$", ".$[]")
        yield field.replace(".$", ".0")


def _fitting(arguments: dict[str, Any], update: dict[str, Any]) -> dict[str, Any]:
    """The arguments with another update, and only those array filters that it names."""
    new = {**arguments, "update": update}
    used = set(_filtered.findall(" ".join(key for fields in update.values() for key in fields)))
    options = dict(arguments.get("options", {}))
    if "arrayFilters" in options:
        kept = [
            item
            for item in options["arrayFilters"]
            if any(key.partition(".")[0] in used for key in item)
        ]
        options["arrayFilters"] = kept
        if not kept:
            del options["arrayFilters"]
        new["options"] = options
        if not options:
            del new["options"]
    return new


def upsert(statement: Statement) -> Iterator[Edit]:
    """A document made where none is found."""
    for spot in statement.all("command"):
        arguments = spot.value["arguments"]
        options = arguments.get("options", {})
        if "update" in arguments and "upsert" not in options:
            new = {**arguments, "options": {**options, "upsert": True}}
            yield Edit(
                "upsert was added",
                "options",
                (*spot.path, "arguments"),
                partial(replaced_by, new=new),
            )


def each(statement: Statement) -> Iterator[Edit]:
    """`$each` left out: the list becomes one element; the other modifiers left out."""
    for spot in _updates(statement):
        for operator in ("$push", "$addToSet"):
            for field, value in spot.value.get(operator, {}).items():
                if not is_operators(value):
                    continue
                at = Spot((*spot.path, operator), spot.value[operator], spot.clause, spot.fields)
                yield at.put(field, value["$each"], f"$each was dropped from {field}")
                for name in value:
                    if name != "$each":
                        yield at.put(field, without(value, name), f"{name} was dropped")
                items = value["$each"]
                for item in items if len(items) > 1 else ():
                    yield at.put(field, item, f"only {show(item)} was put into {field}")


def replaced(statement: Statement) -> Iterator[Edit]:
    """The whole document replaced by what should only be set, and back."""
    for spot in statement.all("command"):
        arguments = spot.value["arguments"]
        if spot.value["operation"] == "replaceOne":
            rest = without(arguments, "replacement")
            new = {"filter": {}, **rest, "update": {"$set": arguments["replacement"]}}
            yield spot.swap({**spot.value, "operation": "updateOne", "arguments": new},
                            "replaceOne became updateOne")  # fmt: skip
        update = arguments.get("update")
        if isinstance(update, dict) and spot.value["operation"].startswith("update"):
            document = {
                key: value
                for name in ("$setOnInsert", "$set")
                for key, value in update.get(name, {}).items()
            }
            upserts = bool(arguments.get("options", {}).get("upsert"))
            rest = {"filter": arguments["filter"], "replacement": document}
            if upserts:
                rest["options"] = {"upsert": True}
            if document and not any("." in key or "$" in key for key in document):
                yield spot.swap({**spot.value, "operation": "replaceOne", "arguments": rest},
                                f"{spot.value['operation']} became replaceOne")  # fmt: skip


def deleted_for_unset(statement: Statement) -> Iterator[Edit]:
    """An update of what matches as its deletion."""
    for spot in statement.all("command"):
        if spot.value["operation"] == "updateMany":
            new: dict[str, Any] = {
                **spot.value,
                "operation": "deleteMany",
                "arguments": {"filter": spot.value["arguments"]["filter"]},
            }
            yield spot.swap(new, "updateMany became deleteMany")


def _updates(statement: Statement) -> Iterator[Spot]:
    for spot in statement.all("update"):
        if isinstance(spot.value, dict):
            yield spot


operators = {
    "verb": verb,
    "update-operator": update_operator,
    "updated-field": updated_field,
    "updated-path": updated_path,
    "array-place": array_place,
    "upsert": upsert,
    "each": each,
    "replaced": replaced,
    "deleted": deleted_for_unset,
}
