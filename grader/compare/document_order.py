"""Whether right documents come in the right order, where the policy gives sort keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from grader.compare.cells import as_float, number
from grader.compare.order import first_misplaced
from grader.compare.values import canonical, kind_of
from grader.models import Column, Policy, Result, SortKey
from grader.models.document_difference import DocumentOrder
from grader.models.documents import ABSENT

_KINDS = ("nothing", "minkey", "null", "number", "text", "document", "array", "binary", "id",
          "boolean", "date", "timestamp", "regex")  # fmt: skip
"""MongoDB's order of types, ascending; "nothing" is what an empty array sorts as."""


def first_misplaced_document(
    expected: Sequence[Any], actual: Sequence[Any], policy: Policy
) -> DocumentOrder | None:
    """The first place where the sort keys of the two sequences part, or None.

    The bags must agree. Only the keys are compared, so documents that tie come in any order, and
    the expected sequence says how values sort.
    """
    one, other = _keys(expected, policy), _keys(actual, policy)
    names = [SortKey(column.name) for column in one.columns]
    found = first_misplaced(one, other, Policy((*names,), policy.tolerance))
    if found is None:
        return None
    return DocumentOrder(found.index, expected[found.index], actual[found.index])


def _keys(items: Sequence[Any], policy: Policy) -> Result:
    """The sort keys of all items as rows; the columns are called by their places."""
    columns = tuple(Column(str(place), "") for place in range(len(policy.order_by)))
    rows: list[tuple[Any, ...]] = [
        tuple(canonical(sort_value(item, key)) for key in policy.order_by) for item in items
    ]
    return Result(columns, tuple(rows))


def sort_value(item: Any, key: SortKey) -> Any:
    """The value by which MongoDB sorts an item: null for none, an array's least or greatest."""
    found = list(values_at(item, key.column.split(".")))
    reached: list[Any] = []
    for value in found:
        reached.extend(value or [[]] if isinstance(value, list) else [value])
    if not reached:
        return None
    best = max(reached, key=_rank) if key.descending else min(reached, key=_rank)
    return None if best is ABSENT else best


def values_at(item: Any, steps: Sequence[str]) -> Iterable[Any]:
    """All values that a dotted path reaches, through arrays too; ABSENT where one has none."""
    if not steps:
        yield item
    elif isinstance(item, dict):
        if steps[0] in item:
            yield from values_at(item[steps[0]], steps[1:])
        else:
            yield ABSENT
    elif isinstance(item, list):
        if steps[0].isdigit():
            place = int(steps[0])
            if place < len(item):
                yield from values_at(item[place], steps[1:])
        for element in item:
            if isinstance(element, dict):
                yield from values_at(element, steps)
    else:
        yield ABSENT


def _rank(value: Any) -> tuple[int, float, str]:
    if value is ABSENT:
        value = None
    kind = "nothing" if value == [] else kind_of(value)
    place = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    key = canonical(value)
    if kind == "number":
        found = number(key)
        return place, float("-inf") if found is None else as_float(found), ""
    if isinstance(key, datetime):
        return place, 0.0, key.isoformat()
    return place, 0.0, key if isinstance(key, str) else repr(key)
