"""Mutants of the order and of how many documents are kept; of an index's keys as well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from grader.traps.pipelines.edits import Edit, renamed, replaced_by, set_to, show, without
from grader.traps.pipelines.statement import Spot, Statement


def sort_direction(statement: Statement) -> Iterator[Edit]:
    """Each key the other way round."""
    for spot in statement.all("sort"):
        for name, way in spot.value.items():
            if type(way) is int and way:
                yield spot.put(name, -way)


def sort_key_dropped(statement: Statement) -> Iterator[Edit]:
    """A key left out; the only one goes with its sort elsewhere."""
    for spot in statement.all("sort"):
        for name in spot.value if len(spot.value) > 1 else ():
            yield spot.drop(name, f"the key {name} was dropped")


def sort_keys_swapped(statement: Statement) -> Iterator[Edit]:
    """Two neighbouring keys exchanged."""
    for spot in statement.all("sort"):
        names = list(spot.value)
        for at in range(len(names) - 1):
            order = [*names[:at], names[at + 1], names[at], *names[at + 2 :]]
            new = {name: spot.value[name] for name in order}
            yield spot.swap(new, f"the keys {names[at]} and {names[at + 1]} were exchanged")


def sort_key_added(statement: Statement) -> Iterator[Edit]:
    """Another field before the keys, or behind those of an index."""
    for spot in statement.all("sort"):
        first = next(iter(spot.value), "")
        for name in statement.siblings(first, spot.fields, 2):
            if name not in spot.value:
                yield spot.swap({name: 1, **spot.value}, f"the key {name} was put first")
                if spot.clause == "keys":
                    yield spot.put(name, 1)


def modifier_dropped(statement: Statement) -> Iterator[Edit]:
    """`.sort()`, `.limit()` or `.skip()` left out."""
    for spot in statement.all("command"):
        for name, value in spot.value["modifiers"].items():
            yield Edit(
                f"{name}({show(value)}) was dropped", name, (*spot.path, "modifiers"),
                partial(without, step=name),
            )  # fmt: skip


def count(statement: Statement) -> Iterator[Edit]:
    """A limit or skip one less or more."""
    for spot in statement.all("count"):
        least = 0 if spot.path[-1] in ("skip", "$skip") else 1
        for other in (spot.value - 1, spot.value + 1):
            if other >= least:
                yield _named(spot, spot.value, other)


def _named(spot: Spot, old: int, new: int) -> Edit:
    return spot.swap(new, f"{spot.clause} {old} became {new}")


def limit_added(statement: Statement) -> Iterator[Edit]:
    """Only the first document of a `find` or of an inner pipeline without a limit."""
    for spot in statement.all("command"):
        if spot.value["operation"] == "find" and "limit" not in spot.value["modifiers"]:
            for number in (1, 5):
                yield Edit(
                    f"limit({number}) was added", "limit", (*spot.path, "modifiers"),
                    partial(set_to, key="limit", new=number),
                )  # fmt: skip
    for spot in statement.all("pipeline"):
        if isinstance(spot.value, list) and not any("$limit" in stage for stage in spot.value):
            yield Edit(
                "{ $limit: 1 } was put last", "$limit", spot.path,
                lambda value: [*value, {"$limit": 1}],
            )  # fmt: skip


def find_one(statement: Statement) -> Iterator[Edit]:
    """`find` and `findOne`, `distinct` and `find` for one another."""
    for spot in statement.all("command"):
        if spot.value["operation"] == "find" and not spot.value["modifiers"]:
            yield spot.put("operation", "findOne", "find became findOne")
        elif spot.value["operation"] == "findOne":
            yield spot.put("operation", "find", "findOne became find")
        elif spot.value["operation"] == "distinct":
            found = {key: item for key, item in spot.value["arguments"].items() if key == "filter"}
            projection = {spot.value["arguments"]["key"]: 1}
            arguments = {"filter": {}, **found, "projection": projection}
            new = {**spot.value, "operation": "find", "arguments": arguments}
            yield spot.swap(new, "distinct became find")


def option_changed(statement: Statement) -> Iterator[Edit]:
    """An option left out, or true for false."""
    for spot in statement.all("options"):
        for name, value in spot.value.items():
            if name != "arrayFilters":
                yield spot.drop(name)
            if isinstance(value, bool):
                yield spot.put(name, not value)
        if "returnDocument" in spot.value:
            old = spot.value["returnDocument"]
            yield spot.put("returnDocument", "before" if old == "after" else "after")
    for spot in statement.all("command"):
        if spot.value["operation"] == "createIndex" and "options" not in spot.value["arguments"]:
            for option in ("unique", "sparse"):
                new = {**spot.value["arguments"], "options": {option: True}}
                yield Edit(
                    f"{option} was added", "options", (*spot.path, "arguments"),
                    partial(replaced_by, new=new),
                )  # fmt: skip


def key_kind(statement: Statement) -> Iterator[Edit]:
    """A key of an index as text or hashed, and on a field above or beside it."""
    for spot in statement.all("sort"):
        for name in spot.value if spot.clause == "keys" else ():
            for kind in ("text", "hashed"):
                yield spot.put(name, kind)
            for other in statement.siblings(name, spot.fields, 8):
                if other not in spot.value:
                    what = f"the key {name} became {other}"
                    yield spot.change(what, partial(renamed, old=name, new=other))


operators = {
    "sort-direction": sort_direction,
    "sort-key-dropped": sort_key_dropped,
    "sort-keys-swapped": sort_keys_swapped,
    "sort-key-added": sort_key_added,
    "modifier-dropped": modifier_dropped,
    "count": count,
    "limit-added": limit_added,
    "find-one": find_one,
    "option": option_changed,
    "index-key": key_kind,
}
