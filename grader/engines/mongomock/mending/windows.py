"""$setWindowFields: windows over documents and over ranges, with gaps in the data."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pymongo.errors import OperationFailure
from sentinels import NOTHING  # type: ignore[import-untyped]

from grader.engines.mongomock.mending.filters import sort_candidates
from grader.engines.mongomock.mending.groups import ACCUMULATE
from grader.engines.mongomock.mending.order import key

Value = Callable[[Any, Any], Any]
"""An expression's value in a document."""
Span = range
_UNITS = {"millisecond": 1, "second": 1000, "minute": 60_000, "hour": 3_600_000,
          "day": 86_400_000, "week": 604_800_000}  # fmt: skip
_RANKS = {"$rank", "$denseRank", "$documentNumber"}


def windows(
    documents: Any, options: Any, value_of: Value, sort: Callable[[Any, Any], Any]
) -> list[Any]:
    """The documents with the fields added, partition after partition."""
    if not isinstance(options, Mapping) or "output" not in options:
        raise OperationFailure("$setWindowFields needs output")
    partitions: dict[Any, list[Any]] = {}
    for document in documents:
        found = value_of(options.get("partitionBy"), document)
        partitions.setdefault(key(None if found is NOTHING else found), []).append(dict(document))
    result: list[Any] = []
    for members in partitions.values():
        order = options.get("sortBy") or {}
        members = sort(members, order) if order else members
        given = {
            name: _field(members, order, spec, value_of) for name, spec in options["output"].items()
        }
        for place, document in enumerate(members):
            for name, values in given.items():
                if "." in name:
                    raise NotImplementedError("$setWindowFields into a dotted path")
                document.pop(name, None)
                if values[place] is not NOTHING:
                    document[name] = values[place]
        result += members
    return result


def _field(
    members: Sequence[Any], order: Mapping[str, Any], spec: Any, value_of: Value
) -> list[Any]:
    """One output field's value in each document of a partition."""
    name = next((part for part in spec if part != "window"), "")
    operand = spec[name]
    if name in _RANKS:
        return _ranked(members, order, name)
    if name == "$shift":
        by, other = operand["by"], operand.get("default")
        places = (place + by for place in range(len(members)))
        return [value_of(operand["output"], members[place]) if 0 <= place < len(members) else other
                for place in places]  # fmt: skip
    spans = _spans(members, order, spec.get("window"), value_of)
    if name == "$count":
        return [len(span) for span in spans]
    if name not in ACCUMULATE:
        raise NotImplementedError(f"{name} over a window")
    values = [value_of(operand, document) for document in members]
    return [ACCUMULATE[name]([values[place] for place in span]) for span in spans]


def _ranked(members: Sequence[Any], order: Mapping[str, Any], name: str) -> list[int]:
    if not order or (name != "$documentNumber" and len(order) != 1):
        raise OperationFailure(f"{name} must be specified with a top level sortBy expression")
    found: list[int] = []
    last: Any = None
    for place, document in enumerate(members):
        here = [sort_candidates(path, document) for path in order]
        if name == "$documentNumber" or here != last:
            found.append(found[-1] + 1 if name == "$denseRank" and found else place + 1)
        else:
            found.append(found[-1])
        last = here
    return found


def _spans(
    members: Sequence[Any], order: Mapping[str, Any], window: Any, value_of: Value
) -> list[Span]:
    size = len(members)
    if not window:
        return [range(size)] * size
    if "documents" in window:
        low, high = window["documents"]
        return [range(max(0, _edge(low, place, 0)), min(size, _edge(high, place, size - 1) + 1))
                for place in range(size)]  # fmt: skip
    if set(window) - {"range", "unit"} or len(order) != 1:
        raise OperationFailure("a range window needs a range, and one key to sort by")
    ((path, way),) = order.items()
    values = [_measure(value_of(f"${path}", document), window.get("unit")) for document in members]
    if way != 1:
        raise NotImplementedError("a range window sorted downwards")
    step = _UNITS.get(window.get("unit"), 1) if "unit" in window else 1
    low, high = window["range"]
    return [_reach(values, low, high, place, step) for place in range(size)]


def _edge(bound: Any, place: int, end: int) -> int:
    if bound == "unbounded":
        return end
    return place if bound == "current" else place + int(bound)


def _measure(value: Any, unit: Any) -> Any:
    if isinstance(value, datetime.datetime) and unit in _UNITS:
        return (value - datetime.datetime(1970, 1, 1)) / datetime.timedelta(milliseconds=1)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and unit is None:
        return value
    raise NotImplementedError("a range window over such values")


def _reach(values: Sequence[Any], low: Any, high: Any, place: int, step: int) -> Span:
    """The places within a range: `current` is the document alone, 0 all that tie with it."""
    here, end = values[place], len(values)
    first = (
        0 if low == "unbounded" else place if low == "current"
        else bisect_left(values, here + low * step)
    )  # fmt: skip
    last = (
        end if high == "unbounded" else place + 1 if high == "current"
        else bisect_right(values, here + high * step)
    )  # fmt: skip
    return range(first, max(first, last))
