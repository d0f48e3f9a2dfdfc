"""Mutants of filters: conditions, comparisons, `$and` and `$or`, `$not`, arrays, regexes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from grader.traps.pipelines.edits import Edit, entries, inserted, renamed, set_to, show
from grader.traps.pipelines.statement import Spot, Statement
from grader.traps.pipelines.walk import JOINING, is_operators

COMPARISONS = ("$eq", "$ne", "$lt", "$lte", "$gt", "$gte")


def operator_renamed(spot: Spot, old: str, new: str) -> Edit:
    """One operator of a document of operators exchanged for another."""
    what = f"{old}: {show(spot.value[old])} became {new}"
    return spot.change(what, partial(renamed, old=old, new=new))


def condition_dropped(statement: Statement) -> Iterator[Edit]:
    """A condition left out of a filter, of `$or`, or of several on one field."""
    for spot in statement.all("filter"):
        for name in spot.value:
            yield spot.drop(name, f"the condition {name}: {show(spot.value[name])} was dropped")
    for spot in statement.all("joined"):
        for index in range(len(spot.value) if len(spot.value) > 1 else 0):
            yield spot.drop(index)
    for spot in statement.all("operands"):
        for name in spot.value:
            if len(spot.value) > 1 and name not in ("$regex", "$options"):
                yield spot.drop(name, f"the condition {name}: {show(spot.value[name])} was dropped")


def condition_added(statement: Statement) -> Iterator[Edit]:
    """A field that the script names asked for where nothing asks for it."""
    for spot in statement.all("filter"):
        if spot.path[-2:] != ("arguments", "filter") and spot.path[-1] != "$match":
            continue
        wanted = sorted(n for n in statement.named & spot.fields if n not in (*spot.value, "_id"))
        for name in wanted[:2]:
            yield spot.put(name, {"$ne": None})
    for spot in statement.all("command"):
        arguments = spot.value["arguments"]
        if spot.value["operation"] in ("find", "findOne", "distinct") and "filter" not in arguments:
            fields = statement.collections.get(spot.value["collection"]) or frozenset()
            for name in sorted(
                {*(statement.named & fields), arguments.get("key", "_id")} - {"_id"}
            )[:2]:
                yield Edit(
                    f"{name}: {{ $ne: null }} was asked for", "filter", (*spot.path, "arguments"),
                    partial(set_to, key="filter", new={name: {"$ne": None}}),
                )  # fmt: skip
    for spot in statement.all("pipeline"):
        first = spot.value[0] if isinstance(spot.value, list) and spot.value else {}
        if spot.path[-1] != "pipeline" or "$match" in first:
            continue
        for name in sorted(statement.named & spot.fields - {"_id"})[:2]:
            stage = {"$match": {name: {"$ne": None}}}
            yield Edit(
                f"{show(stage)} was put first", "$match", spot.path,
                partial(inserted, at=0, item=stage),
            )  # fmt: skip


def comparison(statement: Statement) -> Iterator[Edit]:
    """Each of $eq $ne $lt $lte $gt $gte for each other."""
    for spot in statement.all("operands"):
        for name in spot.value:
            for other in COMPARISONS if name in COMPARISONS else ():
                if other not in spot.value:
                    yield operator_renamed(spot, name, other)
    for spot in statement.all("condition"):
        plain = not is_operators(spot.value) and type(spot.value).__name__ != "Regex"
        for other in COMPARISONS[1:] if plain else ():
            yield spot.swap({other: spot.value}, f"{_said(spot)} became {other}")


def joined_otherwise(statement: Statement) -> Iterator[Edit]:
    """`$and`, `$or` and `$nor` for one another, and conditions side by side as `$or`."""
    for spot in statement.all("filter"):
        for name in spot.value:
            for other in JOINING if name in JOINING else ():
                if other not in spot.value:
                    yield operator_renamed(spot, name, other)
        if len(spot.value) > 1:
            either = {"$or": [{name: item} for name, item in spot.value.items()]}
            yield spot.swap(either)


def negation(statement: Statement) -> Iterator[Edit]:
    """`$not` left out, or put before a document of operators."""
    for spot in statement.all("operands"):
        inner = spot.value.get("$not")
        if is_operators(inner):
            rest = entries(spot.value, "$not", inner)
            yield spot.swap(rest, f"$not was dropped from {show(spot.value)}")
        elif type(inner).__name__ == "Regex":
            yield spot.swap(inner, f"$not was dropped from {show(spot.value)}")
        elif spot.path[-1] != "$not":
            yield spot.swap({"$not": spot.value}, f"$not was put before {show(spot.value)}")


def in_list(statement: Statement) -> Iterator[Edit]:
    """An item of a list left out; `$in`, `$nin` and `$all` for one another, or the list itself."""
    for spot in statement.all("operands"):
        for name in ("$in", "$nin", "$all"):
            items = spot.value.get(name, ())
            for other in ("$in", "$nin", "$all") if items else ():
                if other != name and other not in spot.value:
                    yield operator_renamed(spot, name, other)
            for at, item in enumerate(items if len(items) > 1 else ()):
                rest = [*items[:at], *items[at + 1 :]]
                yield spot.put(name, rest, f"{show(item)} was dropped from {name}")
            if name == "$all" and len(spot.value) == 1:
                yield spot.swap(items)
                yield spot.swap(items[::-1])


def size(statement: Statement) -> Iterator[Edit]:
    """The number of elements one less or more, or any."""
    for spot in statement.all("operands"):
        number = spot.value.get("$size")
        if isinstance(number, int):
            for other in (number - 1, number + 1):
                if other >= 0:
                    yield spot.put("$size", other)
            yield spot.swap({"$exists": True})
            yield spot.swap([])
            if number == 0:
                yield spot.swap({"$exists": False})


def elem_match_opened(statement: Statement) -> Iterator[Edit]:
    """The conditions of `$elemMatch` each on the array as a whole."""
    for spot in statement.all("filter"):
        for name, item in spot.value.items():
            inner = item.get("$elemMatch") if is_operators(item) else None
            if not isinstance(inner, dict) or len(item) > 1 or name.startswith("$"):
                continue
            if is_operators(inner):
                yield spot.put(name, inner, f"$elemMatch was dropped from {name}")
                continue
            opened = {f"{name}.{key}": value for key, value in inner.items()}
            yield spot.change(
                f"$elemMatch of {name} became conditions on its fields",
                partial(entries, old=name, new=opened),
            )


def elem_match_closed(statement: Statement) -> Iterator[Edit]:
    """Conditions on the fields of an array as one `$elemMatch`."""
    for spot in statement.all("filter"):
        groups: dict[str, dict[str, Any]] = {}
        for name, item in spot.value.items():
            prefix, dot, last = name.rpartition(".")
            if dot and not prefix.startswith("$"):
                groups.setdefault(prefix, {})[last] = item
            elif is_operators(item) and not {"$elemMatch", "$exists", "$type"} & item.keys():
                yield spot.put(name, {"$elemMatch": item}, f"{name} came into $elemMatch")
        for prefix, inner in groups.items():
            rest = {n: i for n, i in spot.value.items() if n.rpartition(".")[0] != prefix}
            new = {**rest, prefix: {"$elemMatch": inner}}
            yield spot.swap(new, f"the conditions on {prefix} came into $elemMatch")


def _said(spot: Spot) -> str:
    return f"{spot.path[-1]}: {show(spot.value)}"


operators = {
    "condition-dropped": condition_dropped,
    "condition-added": condition_added,
    "comparison": comparison,
    "joined-otherwise": joined_otherwise,
    "negation": negation,
    "in-list": in_list,
    "array-size": size,
    "elem-match-opened": elem_match_opened,
    "elem-match-closed": elem_match_closed,
}
