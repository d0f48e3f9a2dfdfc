"""What the text of an answer shows about its shape, without saying whether it is right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class QueryFacts:
    """Facts read off an answer's syntax tree, used to word feedback about a wrong result.

    `filtered_outer_join`: a WHERE predicate on the nullable side of an outer join drops the rows
    that the outer join kept. `joins` counts joined relations. `dates` are the date and timestamp
    constants in the text, in order. `set_operations` are "union", "union all", "intersect" or
    "except". `limit` is the outermost LIMIT, None where there is none or it is not a constant.
    """

    joins: int = 0
    inner_join: bool = False
    outer_join: bool = False
    filtered_outer_join: bool = False
    distinct: bool = False
    group_by: bool = False
    aggregates: tuple[str, ...] = ()
    dates: tuple[date | datetime, ...] = ()
    between: bool = False
    not_in_subquery: bool = False
    order_by: bool = False
    limit: int | None = None
    set_operations: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
