"""$setWindowFields, walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.gate.accumulators import walk_accumulator
from grader.gate.expressions import Expressions
from grader.gate.projections import assign, walk_sort
from grader.gate.shapes import UNKNOWN, Shape
from grader.gate.walk import Exercised, literal_class

_NAME = "$setWindowFields"


def walk_windows(
    walk: Exercised,
    value: Any,
    scope: Expressions,
    note_keys: Callable[[Exercised, str, Shape], None],
) -> Shape:
    """The stage; the documents with the fields it adds."""
    if not isinstance(value, Mapping) or not isinstance(value.get("output"), Mapping):
        walk.note(_NAME, "unknown form")
        return UNKNOWN
    if value.get("partitionBy") is not None:
        walk.note(_NAME, "partitioned")
        note_keys(walk, _NAME, scope.shape(value["partitionBy"]))
    else:
        walk.note(_NAME, "in one partition")
    order = value.get("sortBy")
    if isinstance(order, Mapping):
        walk_sort(walk, f"{_NAME} sortBy", order.items(), scope.root)
    result = scope.root
    for name, part in value["output"].items():
        given = walk_accumulator(walk, scope, part, "window")
        operator = (
            next((key for key in part if key != "window"), "") if isinstance(part, Mapping) else ""
        )
        window = part.get("window") if isinstance(part, Mapping) else None
        walk.note(f"{operator} (window)", f"over {_extent(window)}")
        walk.note(f"{operator} (window)", "sorted" if order else "unsorted")
        walk.note(_NAME, f"sets {'a dotted path' if '.' in name else 'a field'}")
        if operator in ("$sum", "$avg", "$min", "$max", "$first", "$last", "$push", "$addToSet"):
            given = given.also("null") if operator != "$push" else given
        result = assign(result, name.split("."), given)
    return result


def _extent(window: Any) -> str:
    if not window:
        return "the partition"
    if not isinstance(window, Mapping):
        return "unknown"
    kind = next((name for name in ("documents", "range") if name in window), "unknown")
    bounds = window.get(kind)
    if not isinstance(bounds, list) or len(bounds) != 2:
        return "unknown"
    shown = " to ".join(part if isinstance(part, str) else literal_class(part) for part in bounds)
    unit = f" by {window['unit']}" if "unit" in window else ""
    return f"{kind} {shown}{unit}"
