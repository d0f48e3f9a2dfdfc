"""Mutants of `$lookup`, `$graphLookup` and `$unionWith`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from grader.traps.pipelines.edits import Edit, exchanged, inserted, show, stage_name
from grader.traps.pipelines.statement import Spot, Statement

_joins = ("$lookup", "$graphLookup", "$unionWith")


def _contents(statement: Statement, *names: str) -> Iterator[Spot]:
    for spot, name, value in statement.stages(*names):
        if isinstance(value, dict):
            yield Spot((*spot.path, name), value, name, spot.fields)


def lookup_fields(statement: Statement) -> Iterator[Edit]:
    """`localField` and `foreignField` exchanged, or one of them `_id`."""
    for spot in _contents(statement, "$lookup"):
        if "localField" not in spot.value:
            continue
        yield spot.change(
            "localField and foreignField were exchanged",
            lambda value: exchanged(value, "localField", "foreignField"),
        )
        for key in ("localField", "foreignField"):
            if spot.value[key] != "_id":
                yield spot.put(key, "_id")


def lookup_pipeline(statement: Statement) -> Iterator[Edit]:
    """The pipeline of a join left out where fields join too, or the fields where it joins too."""
    for spot in _contents(statement, "$lookup", "$unionWith"):
        joined = "localField" in spot.value or spot.clause == "$unionWith"
        if "pipeline" in spot.value and joined:
            yield spot.drop("pipeline")
            if "localField" in spot.value:
                names = ("localField", "foreignField")
                rest = {key: item for key, item in spot.value.items() if key not in names}
                yield spot.swap(rest, "localField and foreignField were dropped")


def other_collection(statement: Statement) -> Iterator[Edit]:
    """Another collection read."""
    for spot in statement.all("command"):
        if spot.value["operation"] in ("aggregate", "find") and len(statement.root) == 1:
            used = {
                item.value.get("from")
                for item in _contents(statement, *_joins)
                if isinstance(item.value.get("from"), str)
            }
            for name in sorted(used - {spot.value["collection"]}):
                yield spot.put("collection", name)
    for spot in _contents(statement, *_joins):
        for key in ("from", "coll"):
            if key in spot.value:
                others = [name for name in statement.collections if name != spot.value[key]]
                for name in others[:3]:
                    yield spot.put(key, name)


def unwound(statement: Statement) -> Iterator[Edit]:
    """`$unwind` behind a join that has none: only what found a partner, or as often as it did."""
    for spot in statement.all("pipeline"):
        for at, stage in enumerate(spot.value if isinstance(spot.value, list) else ()):
            name = stage_name(stage)
            behind = stage_name(spot.value[at + 1]) if at + 1 < len(spot.value) else ""
            if name not in ("$lookup", "$graphLookup") or behind == "$unwind":
                continue
            path = f"${stage[name]['as']}"
            keeping = {"path": path, "preserveNullAndEmptyArrays": True}
            for new in ({"$unwind": path}, {"$unwind": keeping}):
                yield Edit(
                    f"{show(new)} was put behind {name}", "$unwind", spot.path,
                    partial(inserted, at=at + 1, item=new),
                )  # fmt: skip


def graph(statement: Statement) -> Iterator[Edit]:
    """`$graphLookup` the other way, one step more or less, or past its condition."""
    for spot in _contents(statement, "$graphLookup"):
        yield spot.change(
            "connectFromField and connectToField were exchanged",
            lambda value: exchanged(value, "connectFromField", "connectToField"),
        )
        start = spot.value["startWith"]
        for key in ("connectFromField", "connectToField"):
            if start != f"${spot.value[key]}":
                yield spot.put("startWith", f"${spot.value[key]}")
        if "maxDepth" in spot.value:
            yield spot.drop("maxDepth")
            for depth in (spot.value["maxDepth"] - 1, spot.value["maxDepth"] + 1):
                if depth >= 0:
                    yield spot.put("maxDepth", depth)
        else:
            for depth in (0, 1, 2):
                yield spot.put("maxDepth", depth)
        for key in ("restrictSearchWithMatch", "depthField"):
            if key in spot.value:
                yield spot.drop(key)


def graph_as_lookup(statement: Statement) -> Iterator[Edit]:
    """`$graphLookup` as a `$lookup` of one step."""
    for spot, name, value in statement.stages("$graphLookup"):
        start = value["startWith"]
        if isinstance(start, str):
            join = {
                "from": value["from"],
                "localField": start[1:],
                "foreignField": value["connectToField"],
                "as": value["as"],
            }
            yield spot.swap({"$lookup": join}, f"{name} became $lookup")


operators = {
    "lookup-fields": lookup_fields,
    "lookup-pipeline": lookup_pipeline,
    "other-collection": other_collection,
    "unwound": unwound,
    "graph": graph,
    "graph-as-lookup": graph_as_lookup,
}
