"""Mutants of field paths: another field, an element of an array, a text for a field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from grader.traps.pipelines.edits import Edit, renamed, value_at
from grader.traps.pipelines.statement import Spot, Statement


def _keys(statement: Statement) -> Iterator[Spot]:
    """The places where a path is the name of a field."""
    yield from statement.all("condition")
    for spot in statement.all("key"):
        if spot.clause not in ("projection", "$project", "keys"):
            yield spot


def _renamed(spot: Spot, new: str) -> Edit:
    old = str(spot.path[-1])
    return Edit(
        f"{old} became {new}", spot.clause, spot.path[:-1],
        partial(renamed, old=old, new=new),
    )  # fmt: skip


def sibling(statement: Statement) -> Iterator[Edit]:
    """Another field that stands beside the one that is named."""
    for spot in _keys(statement):
        beside = value_at(statement.root, spot.path[:-1])
        for other in statement.siblings(str(spot.path[-1]), spot.fields):
            if other not in beside:
                yield _renamed(spot, other)
    for spot in statement.all("path"):
        if spot.value.startswith("$$"):
            start, dot, _ = spot.value.partition(".")
            same = {
                item.value
                for item in statement.all("path")
                if dot and item.value.startswith(f"{start}.") and item.value != spot.value
            }
            for other in sorted(same)[:3]:
                yield spot.swap(other)
            continue
        sign = "$" if spot.value.startswith("$") else ""
        for other in statement.siblings(spot.value.removeprefix("$"), spot.fields):
            yield spot.swap(f"{sign}{other}")


def array_index(statement: Statement) -> Iterator[Edit]:
    """One element of an array for all of them, and back."""
    for spot in _keys(statement):
        name = str(spot.path[-1])
        if "arrayFilters" in spot.path:  # there the first name stands for the element
            continue
        steps = name.split(".")
        if any(step.isdigit() for step in steps):
            yield _renamed(spot, ".".join(step for step in steps if not step.isdigit()))
        elif len(steps) > 1:
            yield _renamed(spot, ".".join([*steps[:-1], "0", steps[-1]]))
            yield _renamed(spot, steps[-1])
            yield _renamed(spot, ".".join(steps[:-1]))
        elif any(other.startswith(f"{name}.") for other in spot.fields):
            yield _renamed(spot, f"{name}.0")


def path_shortened(statement: Statement) -> Iterator[Edit]:
    """The field around the one that is named, or one of its name at the top."""
    for spot in statement.all("path"):
        sign = "$" * (len(spot.value) - len(spot.value.lstrip("$")))
        around, dot, last = spot.value.rpartition(".")
        if dot:
            yield spot.swap(around)
            if len(sign) < 2:
                yield spot.swap(f"{sign}{last}")


def dollar_lost(statement: Statement) -> Iterator[Edit]:
    """A field's name as a text."""
    for spot in statement.all("path"):
        if spot.value.startswith("$") and not spot.value.startswith("$$"):
            yield spot.swap(spot.value[1:])


operators = {
    "sibling": sibling,
    "array-index": array_index,
    "path-shortened": path_shortened,
    "dollar-lost": dollar_lost,
}
