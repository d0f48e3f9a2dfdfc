"""The facts read off an answer's text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from grader.models import QueryFacts, Schema
from grader.queries import Prepared, prepare

CASES: list[tuple[str, dict[str, Any]]] = [
    ("SELECT id FROM orders", {}),
    ("SELECT o.id FROM orders o, items i", {"joins": 1, "inner_join": True}),
    (
        "SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id "
        "WHERE o.status = 'paid'",
        {"joins": 1, "outer_join": True, "filtered_outer_join": True},
    ),
    (
        "SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id "
        "WHERE o.id IS NULL OR o.status = 'paid'",
        {"joins": 1, "outer_join": True},
    ),
    (
        "SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id "
        "WHERE o.id IS NULL",
        {"joins": 1, "outer_join": True},
    ),
    ("SELECT DISTINCT city FROM customers ORDER BY city LIMIT 3",
     {"distinct": True, "order_by": True, "limit": 3}),
    ("SELECT status, sum(total), count(*) FROM orders GROUP BY status",
     {"group_by": True, "aggregates": ("sum", "count")}),
    ("SELECT rank() OVER (ORDER BY total) FROM orders", {"windows": ("rank",)}),
    (
        "SELECT id FROM orders WHERE placed_at BETWEEN '2024-01-01' AND '2024-01-31 12:30'",
        {"between": True, "dates": (date(2024, 1, 1), datetime(2024, 1, 31, 12, 30))},
    ),
    ("SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)",
     {"not_in_subquery": True}),
    ("SELECT 1 UNION SELECT 2 UNION ALL SELECT 3", {"set_operations": ("union all", "union")}),
    ("SELECT 1 EXCEPT SELECT 2", {"set_operations": ("except",)}),
]  # fmt: skip


@pytest.mark.parametrize(("query", "facts"), CASES)
def test_facts(schema: Schema, query: str, facts: dict[str, Any]) -> None:
    for dialect in ("postgres", "duckdb"):
        prepared = prepare(query, schema, dialect=dialect)
        assert isinstance(prepared, Prepared)
        assert prepared.facts() == QueryFacts(**facts)
