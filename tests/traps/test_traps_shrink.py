"""Shrinking keeps what matters and every rule, and leaves no row that could go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.engines.ddl import duckdb_tables, literal
from grader.models import Schema, TableRows
from grader.traps.data import Salt, generate
from grader.traps.rules import violations
from grader.traps.shrink import shrink
from grader.traps.states import Database

Data = Mapping[str, TableRows]

QUERIES = {
    "lines and payments": ("shop", 45, """
        SELECT o.order_id, (SELECT sum(unit_price * quantity) FROM order_lines l WHERE l.order_id = o.order_id),
               (SELECT sum(amount) FROM payments p WHERE p.order_id = o.order_id) FROM orders o""", """
        SELECT o.order_id, sum(l.unit_price * l.quantity), sum(p.amount) FROM orders o
        LEFT JOIN order_lines l USING (order_id) LEFT JOIN payments p USING (order_id) GROUP BY 1"""),
    "inner join": ("shop", 30, """
        SELECT c.customer_id, count(o.order_id) FROM customers c LEFT JOIN orders o USING (customer_id) GROUP BY 1""", """
        SELECT c.customer_id, count(o.order_id) FROM customers c JOIN orders o USING (customer_id) GROUP BY 1"""),
    "grouped by name": ("shop", 30, """
        SELECT count(*) FROM customers GROUP BY customer_id""", """
        SELECT count(*) FROM customers GROUP BY full_name"""),
    "boundary": ("shop", 45, """
        SELECT payment_id FROM payments WHERE amount >= 10.50""", """
        SELECT payment_id FROM payments WHERE amount > 10.50"""),
    "NOT IN with NULL": ("lab", 40, """
        SELECT user_id FROM users u WHERE NOT EXISTS (SELECT 1 FROM users r WHERE r.manager_id = u.user_id)""", """
        SELECT user_id FROM users WHERE user_id NOT IN (SELECT manager_id FROM users)"""),
    "undecided labels": ("lab", 60, """
        SELECT deployment_id, count(label) FROM predictions LEFT JOIN labels USING (prediction_id) GROUP BY 1""", """
        SELECT deployment_id, count(*) FROM predictions LEFT JOIN labels USING (prediction_id) GROUP BY 1"""),
}  # fmt: skip
"""A dataset, how many times the two queries may run, a right query and a wrong one."""


class Runs:
    """Whether two queries give different rows, on a real engine; counts how often it is asked."""

    def __init__(self, schema: Schema, right: str, wrong: str) -> None:
        self.calls = 0
        self.seen: list[Data] = []
        self._queries = (right, wrong)
        self._connection = duckdb.connect()
        for statement in duckdb_tables(schema):
            self._connection.execute(statement)

    def __call__(self, tables: Data) -> bool:
        self.calls += 1
        self.seen.append(tables)
        self._connection.execute("BEGIN")
        for name, content in tables.items():
            rows = ", ".join(f"({', '.join(map(literal, row))})" for row in content.rows)
            self._connection.execute(
                f"INSERT INTO {name} ({', '.join(content.columns)}) VALUES {rows}"
            )
        first, second = (
            sorted(map(repr, self._connection.execute(query).fetchall())) for query in self._queries
        )
        self._connection.execute("ROLLBACK")
        return first != second


def without_row(schema: Schema, tables: Data, name: str, at: int) -> Data:
    """The tables without one row and all that refer to it."""
    database = Database(schema, tables)
    return database.write(database.without(database.read(tables), [(name, at)]))


@pytest.mark.parametrize("case", QUERIES)
def test_a_difference_between_two_queries_comes_down_to_a_few_rows(
    schemas: dict[str, Schema], salt: Salt, case: str
) -> None:
    name, most, right, wrong = QUERIES[case]
    schema = schemas[name]
    used = [table.name for table in schema.tables if f" {table.name}" in right + wrong]
    found = 0
    differ = Runs(schema, right, wrong)
    for seed in range(36):
        tables = {
            table: content
            for table, content in generate(schema, salt, seed=seed, tables=used).items()
            if content.rows
        }
        if not differ(tables):
            continue
        found += 1
        differ.calls, differ.seen = 0, []
        small = shrink(schema, tables, differ, budget=lambda: True)
        assert differ.calls <= most
        assert differ(small)
        assert all(violations(schema, asked) == () for asked in (small, *differ.seen))
        assert sum(len(content.rows) for content in small.values()) <= 7
        for table, content in small.items():
            for at in range(len(content.rows)):
                assert not differ(without_row(schema, small, table, at)), (table, at)
        assert small == shrink(schema, tables, differ, budget=lambda: True)
        if found == 4:
            return
    assert found, "no dataset tells the two apart"


@given(
    name=st.sampled_from(["shop", "lab", "nasty"]),
    seed=st.integers(0, 500),
    least=st.integers(1, 3),
    data=st.data(),
)
@settings(deadline=None, max_examples=60)
def test_the_result_holds_keeps_the_rules_and_is_minimal(
    schemas: dict[str, Schema], salt: Salt, name: str, seed: int, least: int, data: st.DataObject
) -> None:
    """The predicate: some table still has so many rows, and a column so many values."""
    schema = schemas[name]
    tables = generate(schema, salt, seed=seed)
    table = data.draw(
        st.sampled_from([one.name for one in schema.tables if tables[one.name].rows] or [""])
    )
    if not table:
        return
    column = data.draw(st.sampled_from(tables[table].columns))
    least = min(least, _distinct(tables, table, column))

    def still(asked: Data) -> bool:
        assert violations(schema, asked) == ()
        return _distinct(asked, table, column) >= least

    small = shrink(schema, tables, still, budget=lambda: True)
    assert still(small)
    for other, content in small.items():
        for at in range(len(content.rows)):
            assert not still(without_row(schema, small, other, at))


def _distinct(tables: Data, table: str, column: str) -> int:
    content = tables.get(table)
    if content is None:
        return 0
    if column not in content.columns:
        return 1 if content.rows else 0
    return len({repr(row[content.columns.index(column)]) for row in content.rows})


@pytest.mark.parametrize("calls", [0, 1, 5, 12])
def test_a_spent_budget_gives_the_smallest_so_far(
    schemas: dict[str, Schema], salt: Salt, calls: int
) -> None:
    schema = schemas["shop"]
    tables = generate(schema, salt, seed=1, tables=["payments"])
    asked = 0

    def still(data: Data) -> bool:
        nonlocal asked
        asked += 1
        return len(data["payments"].rows) >= 1 if "payments" in data else False

    left = iter(range(calls))
    small = shrink(schema, tables, still, budget=lambda: next(left, None) is not None)
    assert asked == calls
    assert still(small)
    assert violations(schema, small) == ()


def test_a_parent_goes_although_its_children_are_needed(schemas: dict[str, Schema]) -> None:
    """Three orders of three customers: the rows that refer to a customer move to another."""
    tables = {
        "customers": _rows("customer_id full_name email country signed_up_on",
                           *([n, "Ada", "", "DE", "2024-01-01"] for n in (1, 2, 3))),
        "orders": _rows("order_id customer_id status placed_at",
                        *([n, n, "paid", "2024-01-01 00:00:00"] for n in (1, 2, 3))),
    }  # fmt: skip
    small = shrink(
        schemas["shop"], tables, lambda data: len(_of(data, "orders")) == 3, budget=lambda: True
    )
    assert len(_of(small, "orders")) == 3
    assert len(_of(small, "customers")) == 1


def test_columns_that_do_not_matter_are_left_out(schemas: dict[str, Schema]) -> None:
    tables = {
        "customers": _rows("customer_id full_name email phone country signed_up_on newsletter referred_by",
                           [7, "Ada", "ada@x", "1", "FR", "2024-03-01", True, None],
                           [9, "Ben", "ben@x", "", "US", "2023-03-01", False, 7]),
    }  # fmt: skip
    small = shrink(
        schemas["shop"], tables,
        lambda data: any(row[data["customers"].columns.index("phone")] == ""
                         for row in _of(data, "customers") if "phone" in data["customers"].columns),
        budget=lambda: True,
    )  # fmt: skip
    assert small == {
        "customers": _rows("customer_id full_name email phone country signed_up_on",
                           [1, "a", "a", "", "US", "2024-01-01"]),
    }  # fmt: skip


def _rows(columns: str, *rows: list[Any]) -> TableRows:
    return TableRows(tuple(columns.split()), tuple(map(tuple, rows)))


def _of(tables: Data, name: str) -> tuple[Any, ...]:
    return tables[name].rows if name in tables else ()
