"""Constants of a query, and the columns they are held against."""

from __future__ import annotations

import pytest

from grader.content import Library
from grader.models import Schema
from grader.traps.constants import Constant, constants_of


@pytest.fixture(scope="module")
def shop(library: Library) -> Schema:
    return library.schema("shop")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("SELECT 1", [("number", "1", "", "")]),
        ("SELECT name FROM products WHERE price > 9.99", [("number", "9.99", "products", "price")]),
        ("SELECT name FROM products AS p WHERE -3 < p.price", [("number", "-3", "products", "price")]),
        ("SELECT name FROM products WHERE price BETWEEN 25 AND 50",
         [("number", "25", "products", "price"), ("number", "50", "products", "price")]),
        ("SELECT o.order_id FROM orders AS o WHERE o.status IN ('paid', 'placed')",
         [("text", "paid", "orders", "status"), ("text", "placed", "orders", "status")]),
        ("SELECT order_id FROM orders WHERE placed_at >= DATE '2024-01-01'",
         [("date", "2024-01-01", "orders", "placed_at")]),
        ("SELECT order_id FROM orders WHERE placed_at < '2024-01-01 12:30:00'",
         [("timestamp", "2024-01-01 12:30:00", "orders", "placed_at")]),
        ("SELECT placed_at + INTERVAL '6 days' FROM orders", [("interval", "6 DAYS", "", "")]),
        ("SELECT name FROM products WHERE name LIKE 'Tea%'", [("pattern", "Tea%", "products", "name")]),
        ("SELECT NULLIF(lower(trim(coupon_code)), '') FROM orders", [("text", "", "orders", "coupon_code")]),
        ("SELECT full_name FROM customers WHERE newsletter IS TRUE",
         [("boolean", "true", "customers", "newsletter")]),
        ("WITH a AS (SELECT price AS cost FROM products) SELECT cost FROM a AS b WHERE b.cost = 5",
         [("number", "5", "products", "price")]),
        ("SELECT 1 FROM (SELECT o.status FROM orders AS o) AS d WHERE d.status = 'paid' GROUP BY 1 ORDER BY 1",
         [("number", "1", "", ""), ("text", "paid", "orders", "status")]),
        ("SELECT name FROM products AS p WHERE EXISTS (SELECT 1 FROM order_lines AS l "
         "WHERE l.product_id = p.product_id AND p.brand = 'Acme')",
         [("text", "Acme", "products", "brand")]),
        ("UPDATE products SET price = 3 WHERE brand = 'Acme'",
         [("number", "3", "products", "price"), ("text", "Acme", "products", "brand")]),
        ("SELECT country FROM customers GROUP BY country HAVING count(*) >= 10", [("number", "10", "", "")]),
    ],
)  # fmt: skip
def test_constants_are_found_with_their_columns(
    shop: Schema, statement: str, expected: list[tuple[str, str, str, str]]
) -> None:
    found = constants_of(statement, shop).items
    assert sorted((item.sort, item.value, item.table, item.column) for item in found) == sorted(
        expected
    )


def test_a_column_is_found_without_a_schema_where_its_table_is_named() -> None:
    found = constants_of(
        "SELECT 1 FROM a AS x JOIN b ON b.i = x.i WHERE x.n = 7 AND b.t = 'u' AND m = 3"
    )
    assert found.against("a", "n") == (Constant("number", "7", "a", "n"),)
    assert found.against("b", "t") == (Constant("text", "u", "b", "t"),)
    assert found.of("number") == ("1", "7", "3")
    assert found.against("", "") == (Constant("number", "1"), Constant("number", "3"))
