"""Mutants of `$group`, `$unwind`, `$bucket` and `$setWindowFields`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from grader.traps.pipelines.edits import Edit, renamed, show, stage_name
from grader.traps.pipelines.statement import Spot, Statement
from grader.traps.pipelines.walk import is_operators

_accumulators = ("$sum", "$avg", "$min", "$max", "$first", "$last", "$push", "$addToSet")
_numbers = ("$rank", "$denseRank", "$documentNumber")
_opposite = {
    "$top": "$bottom", "$bottom": "$top", "$topN": "$bottomN", "$bottomN": "$topN",
    "$maxN": "$minN", "$minN": "$maxN", "$firstN": "$lastN", "$lastN": "$firstN",
}  # fmt: skip


def group_key(statement: Statement) -> Iterator[Edit]:
    """A part of the key left out or added, or no key at all."""
    for spot, _, value in statement.stages("$group"):
        at = Spot((*spot.path, "$group"), value, "$group", spot.fields)
        key = value.get("_id")
        if key is not None:
            yield at.put("_id", None)
        if isinstance(key, dict) and not is_operators(key):
            for name in key if len(key) > 1 else ():
                what = f"{name} was dropped from the key"
                rest = {other: item for other, item in key.items() if other != name}
                yield at.put("_id", rest, what)
        tops = [n for n in spot.fields if "." not in n and f"${n}" != key]
        for name in sorted(tops, key=lambda n: (n not in statement.named, n))[:2]:
            new = {"key": key, name: f"${name}"}
            if key is None:
                new = {name: f"${name}"}
            yield at.put("_id", new, f"{name} was added to the key")


def accumulator(statement: Statement) -> Iterator[Edit]:
    """Each accumulator for each other."""
    for spot in statement.all("accumulator"):
        name = stage_name(spot.value)
        for other in _accumulators if name in _accumulators else ():
            if other != name and not (name == "$sum" and spot.value[name] == 1):
                yield _renamed(spot, name, other)
        for other in _numbers if name in _numbers else ():
            if other != name:
                yield _renamed(spot, name, other)
        if name in _opposite:
            yield _renamed(spot, name, _opposite[name])


def _renamed(spot: Spot, name: str, other: str) -> Edit:
    what = f"{spot.path[-1]}: {name} became {other}"
    return spot.change(what, partial(renamed, old=name, new=other))


def counted(statement: Statement) -> Iterator[Edit]:
    """Counting documents against adding a field up, and a condition inside the sum against none."""
    for spot in statement.all("accumulator"):
        name = stage_name(spot.value)
        operand = spot.value[name]
        counts = name == "$count" or (name == "$sum" and operand == 1)
        if counts:
            numbers = [n for n in sorted(spot.fields & statement.named) if n != "_id"]
            numbers += [n for n in sorted(spot.fields) if n not in numbers and n != "_id"]
            for at, other in enumerate(numbers[:3]):
                yield _with(spot, name, "$sum", f"${other}")
                if at:
                    continue
                present = {"$cond": [{"$gt": [f"${other}", None]}, 1, 0]}
                yield _with(spot, name, "$sum", present)
        elif name in ("$sum", "$avg", "$push", "$addToSet"):
            yield _with(spot, name, "$sum", 1)
        if name in ("$sum", "$avg") and is_operators(operand) and "$cond" in operand:
            parts = operand["$cond"]
            then = parts[1] if isinstance(parts, list) else parts["then"]
            yield _with(spot, name, name, then, f"the condition of {spot.path[-1]} was dropped")


def _with(spot: Spot, old: str, name: str, operand: Any, what: str = "") -> Edit:
    rest = {key: item for key, item in spot.value.items() if key != old}
    new = {name: operand, **rest}
    return spot.swap(new, what or f"{spot.path[-1]}: {show(spot.value)} became {show(new)}")


def distinct_dropped(statement: Statement) -> Iterator[Edit]:
    """A set of values as a list: each counts as often as it occurs."""
    for spot, name, value in statement.operators("$setUnion"):
        operand = value[0] if isinstance(value, list) and value else value
        yield spot.swap(operand, f"{name} was dropped from {show(spot.value)}")
    for spot, name, value in statement.stages("$sortByCount"):
        yield spot.swap({"$group": {"_id": value, "count": {"$sum": 1}}}, f"{name} became $group")


def unwind(statement: Statement) -> Iterator[Edit]:
    """`$unwind` with documents without elements for without them, and back."""
    option = "preserveNullAndEmptyArrays"
    for spot, name, value in statement.stages("$unwind"):
        fields = value if isinstance(value, dict) else {"path": value}
        kept = bool(fields.get(option))
        rest = {key: item for key, item in fields.items() if key != option}
        new = rest if kept else {**rest, option: True}
        side = "lost" if kept else "kept"
        yield spot.swap({name: new}, f"$unwind {show(rest['path'])}: documents without {side}")
        first = {"$set": {fields["path"][1:]: {"$slice": [fields["path"], 1]}}}
        yield spot.swap(first, f"$unwind {show(rest['path'])} became its first element")


def bucket(statement: Statement) -> Iterator[Edit]:
    """A boundary left out, or the bucket for all the rest."""
    for spot, name, value in statement.stages("$bucket", "$bucketAuto"):
        at = Spot((*spot.path, name), value, name, spot.fields)
        if "default" in value:
            yield at.drop("default")
        bounds = value.get("boundaries", [])
        for index in range(len(bounds) if len(bounds) > 2 else 0):
            rest = bounds[:index] + bounds[index + 1 :]
            yield at.put("boundaries", rest, f"the boundary {show(bounds[index])} was dropped")
        if isinstance(value.get("buckets"), int):
            for other in (value["buckets"] - 1, value["buckets"] + 1):
                yield at.put("buckets", other)


def window_partition(statement: Statement) -> Iterator[Edit]:
    """`$setWindowFields` over everything, by another field, or without an order."""
    for spot, name, value in statement.stages("$setWindowFields"):
        at = Spot((*spot.path, name), value, name, spot.fields)
        for key in ("partitionBy", "sortBy"):
            if key in value:
                yield at.drop(key)
        if "partitionBy" not in value:
            for other in sorted(spot.fields & statement.named)[:3]:
                yield at.put("partitionBy", f"${other}")


def window(statement: Statement) -> Iterator[Edit]:
    """The bounds of a window one off, open or closed; documents for a range; no window."""
    for spot in statement.all("accumulator"):
        frame = spot.value.get("window")
        if not isinstance(frame, dict):
            if spot.clause == "$setWindowFields" and stage_name(spot.value) in _accumulators:
                yield spot.put("window", {"documents": ["unbounded", "current"]})
                yield spot.put("window", {"documents": [-1, "current"]})
            continue
        yield spot.drop("window", f"the window of {spot.path[-1]} was dropped")
        for kind, other in (("documents", "range"), ("range", "documents")):
            if kind not in frame:
                continue
            for bounds in _bounds(frame[kind]):
                yield spot.put("window", {**frame, kind: bounds})
            yield spot.put("window", {other: frame[kind]})
        if "unit" in frame:
            for unit in ("minute", "hour", "day", "week", "month"):
                if unit != frame["unit"]:
                    yield spot.put("window", {**frame, "unit": unit})


def _bounds(old: list[Any]) -> Iterator[list[Any]]:
    low, high = old
    for number, place in ((low, 0), (high, 1)):
        others: list[Any] = ["unbounded", "current"]
        if isinstance(number, (int, float)):
            others += [number - 1, number + 1]
        elif number == "current":
            others += [-1, 1]
        for other in others:
            new = [other, high] if place == 0 else [low, other]
            if new != old:
                yield new


def shift(statement: Statement) -> Iterator[Edit]:
    """`$shift` from the other side or by one more, and without what stands at the edge."""
    for spot in statement.all("operand"):
        if spot.path[-1] == "$shift":
            by = spot.value["by"]
            for other in (-by, by - 1, by + 1):
                yield spot.put("by", other)
            if "default" in spot.value:
                yield spot.drop("default")
            else:
                yield spot.put("default", spot.value["output"])


operators = {
    "group-key": group_key,
    "accumulator": accumulator,
    "counted": counted,
    "distinct-dropped": distinct_dropped,
    "unwind": unwind,
    "bucket": bucket,
    "window-partition": window_partition,
    "window": window,
    "shift": shift,
}
