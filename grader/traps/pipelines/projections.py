"""Mutants of projections, of `find` as of `$project`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from grader.traps.pipelines.edits import Edit, exchanged, show, stage_name, value_at, without
from grader.traps.pipelines.statement import Spot, Statement
from grader.traps.pipelines.walk import is_operators

_naming = ("$project", "$group", "$bucket", "$bucketAuto", "$count", "$sortByCount", "$facet",
           "$replaceRoot", "$replaceWith")  # fmt: skip


def projection_dropped(statement: Statement) -> Iterator[Edit]:
    """The projection of `find` left out; that of a pipeline goes with its stage."""
    for spot in statement.all("command"):
        if "projection" in spot.value["arguments"]:
            yield Edit(
                "the projection was dropped", "projection", (*spot.path, "arguments"),
                lambda value: without(value, "projection"),
            )  # fmt: skip


def projected_field_dropped(statement: Statement) -> Iterator[Edit]:
    """A field left out of a projection."""
    for role in ("projection", "outputs"):
        for spot in statement.all(role):
            for name in spot.value:
                if name == "_id" and spot.value[name] in (0, 1):
                    continue
                plain = role == "projection" or (name != "_id" and spot.clause != "$group")
                if plain and (len(spot.value) > 1 or spot.clause == "projection"):
                    yield spot.drop(name)


def reshaped(statement: Statement, stage: Spot) -> bool:
    """Whether a later stage names all fields that come out, so that one too many is lost."""
    pipeline = value_at(statement.root, stage.path[:-1])
    return any(stage_name(later) in _naming for later in pipeline[int(stage.path[-1]) + 1 :])


def _final(statement: Statement) -> Iterator[Spot]:
    """The projections whose fields come out, or may."""
    stages = {spot.path: spot for spot in statement.all("stage")}
    for spot in statement.all("projection"):
        stage = stages.get(spot.path[:-1])
        if stage is None or not reshaped(statement, stage):
            yield spot


def projected_field_added(statement: Statement) -> Iterator[Edit]:
    """A field too many."""
    for spot in _final(statement):
        names = sorted(spot.fields, key=lambda name: (name not in statement.named, name))
        tops = [name for name in names if "." not in name and name not in (*spot.value, "_id")]
        keep = 1 if any(value not in (0, False) for value in spot.value.values()) else 0
        for name in tops[:3]:
            yield spot.put(name, keep)


def id_kept(statement: Statement) -> Iterator[Edit]:
    """`_id` kept where it was dropped, dropped where it was kept."""
    for spot in _final(statement):
        kept = spot.value.get("_id", 1)
        if kept in (0, False):
            yield spot.drop("_id") if len(spot.value) > 1 else spot.put("_id", 1)
        else:
            yield spot.put("_id", 0)


def inclusion_flipped(statement: Statement) -> Iterator[Edit]:
    """A projection that keeps fields as one that drops them, and back."""
    for spot in statement.all("projection"):
        plain = [name for name, value in spot.value.items() if isinstance(value, (bool, int))]
        others = [name for name in plain if name != "_id"]
        if others and len(plain) == len(spot.value):
            flipped = {
                name: (0 if value else 1) if name != "_id" else value
                for name, value in spot.value.items()
            }
            yield spot.swap(flipped)


def computed_to_plain(statement: Statement) -> Iterator[Edit]:
    """A computed field as the field of its own name, or the first field it is computed from."""
    for spot in statement.all("projection"):
        for name, value in spot.value.items():
            if is_operators(value):
                yield spot.put(name, 1)


def slice_changed(statement: Statement) -> Iterator[Edit]:
    """`$slice` of one element less or more, or from the other end."""
    for spot in statement.all("projection"):
        for name, value in spot.value.items():
            number = value.get("$slice") if is_operators(value) else None
            if isinstance(number, int):
                for other in (number - 1, number + 1, -number):
                    yield spot.put(name, {"$slice": other})


def values_exchanged(statement: Statement) -> Iterator[Edit]:
    """Two fields that exchange what is computed for them."""
    for role in ("projection", "outputs"):
        for spot in statement.all(role):
            names = [
                name
                for name, value in spot.value.items()
                if name != "_id" and not isinstance(value, (bool, int, float))
            ]
            for one, two in pairwise(names):
                if spot.value[one] != spot.value[two]:
                    yield spot.change(
                        f"{one} and {two} exchanged their values",
                        partial(exchanged, one=one, two=two),
                    )


def project_to_set(statement: Statement) -> Iterator[Edit]:
    """`$project` as `$set` and back: whether all other fields stay."""
    for spot in statement.all("stage"):
        name = stage_name(spot.value)
        if reshaped(statement, spot):
            continue
        if name == "$project":
            computed = {
                key: value
                for key, value in spot.value[name].items()
                if not isinstance(value, (bool, int, float))
            }
            if computed:
                yield spot.swap({"$set": computed}, f"$project became $set {show(computed)}")
        elif name in ("$set", "$addFields"):
            yield spot.swap({"$project": spot.value[name]}, f"{name} became $project")


operators = {
    "projection-dropped": projection_dropped,
    "field-dropped": projected_field_dropped,
    "field-added": projected_field_added,
    "id-kept": id_kept,
    "inclusion-flipped": inclusion_flipped,
    "computed-to-plain": computed_to_plain,
    "slice": slice_changed,
    "values-exchanged": values_exchanged,
    "project-to-set": project_to_set,
}
