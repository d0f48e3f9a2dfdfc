"""Mutants that mix up null, a missing field, and the type of a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.traps.pipelines.edits import Edit, renamed, show
from grader.traps.pipelines.statement import Statement
from grader.traps.pipelines.walk import is_operators

_empty: tuple[Any, ...] = (None, {"$exists": False}, {"$type": "null"}, {"$in": [None, ""]}, "")
_full: tuple[Any, ...] = (
    {"$ne": None}, {"$exists": True}, {"$not": {"$type": "null"}}, {"$nin": [None, ""]},
    {"$ne": ""},
)  # fmt: skip


def null_test(statement: Statement) -> Iterator[Edit]:
    """A test for null, for a missing field and for the empty text for one another."""
    for spot in statement.all("condition"):
        value = {"$eq": None} if spot.value is None else spot.value
        plain = None if value == {"$eq": None} else value
        for group in (_empty, _full):
            if any(plain == item and type(plain) is type(item) for item in group):
                for other in group:
                    if other != plain:
                        yield spot.swap(
                            other, f"{spot.path[-1]}: {show(plain)} became {show(other)}"
                        )


def null_let_in(statement: Statement) -> Iterator[Edit]:
    """Null added to what a field may be, or left out of it."""
    for spot in statement.all("condition"):
        if spot.path[-1] == "_id":
            continue
        if not is_operators(spot.value):
            if spot.value is not None and type(spot.value).__name__ != "Regex":
                yield spot.swap({"$in": [spot.value, None]})
            continue
        for spotted in ("$in", "$nin"):
            items = spot.value.get(spotted)
            if isinstance(items, list) and None not in items:
                yield spot.put(spotted, [*items, None], f"null was added to {spotted}")
        unequal = spot.value.get("$ne")
        if unequal is not None and "$nin" not in spot.value:
            changed = renamed(spot.value, "$ne", "$nin")
            yield spot.swap({**changed, "$nin": [unequal, None]})
        if _takes_null(spot.value):
            yield spot.put("$ne", None)


def exists_added(statement: Statement) -> Iterator[Edit]:
    """`$exists: true` beside a condition that a missing field fulfils."""
    for spot in statement.all("condition"):
        if is_operators(spot.value) and _takes_null(spot.value) and "$exists" not in spot.value:
            yield spot.put("$exists", True)


def _takes_null(value: Any) -> bool:
    """Whether null or a missing field surely fulfils some operators."""
    return (
        {"$ne", "$nin", "$not", "$exists"} >= value.keys()
        and value.get("$ne", 0) is not None
        and None not in value.get("$nin", ())
        and value.get("$exists", True)
    )


def exists_flipped(statement: Statement) -> Iterator[Edit]:
    """`$exists: true` for false and back."""
    for spot in statement.all("operands"):
        if "$exists" in spot.value:
            yield spot.put("$exists", not spot.value["$exists"])


def type_test(statement: Statement) -> Iterator[Edit]:
    """A test of the type left loose, negated, or for another type."""
    for spot in statement.all("condition"):
        kind = spot.value.get("$type") if is_operators(spot.value) else None
        if kind is None or len(spot.value) > 1:
            continue
        yield spot.swap({"$not": spot.value})
        if kind != "null":
            yield spot.swap({"$exists": True})
            yield spot.swap({"$ne": None})
        for other in ("string", "date", "number", "array", "object"):
            if other != kind:
                yield spot.put("$type", other)


operators = {
    "null-test": null_test,
    "null-let-in": null_let_in,
    "exists-added": exists_added,
    "exists-flipped": exists_flipped,
    "type-test": type_test,
}
