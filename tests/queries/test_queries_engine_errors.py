"""Errors that a real DuckDB raises while running an answer, in PostgreSQL's words."""

from __future__ import annotations

from typing import Literal

import duckdb
import pytest

from grader.models import Kind, Place, Schema
from grader.queries import Prepared, prepare
from grader.queries.engine_errors import explain_error

Dialect = Literal["postgres", "duckdb"]

CASES: list[tuple[Dialect, str, str, str, Place | None]] = [
    ("postgres", "SELECT total / (id - id) FROM orders", "division-by-zero", "division by zero",
     Place(1, 14, 1)),
    ("postgres", "SELECT score / 0.0 FROM orders", "division-by-zero", "division by zero",
     Place(1, 14, 1)),
    ("postgres", "SELECT mod(id, 0) FROM orders", "division-by-zero", "division by zero", None),
    ("duckdb", "SELECT 'abc'::int", "cast", 'invalid input syntax for type integer: "abc"',
     Place(1, 8, 5)),
    ("duckdb", "SELECT date '2024-02-30'", "cast",
     'date/time field value out of range: "2024-02-30"', Place(1, 13, 12)),
    ("postgres", "SELECT name::date FROM customers", "cast", "invalid input syntax for type date",
     None),
    ("postgres", "SELECT 2147483647 + id FROM orders", "runtime", "integer out of range", None),
    ("postgres", "SELECT 3000000000::int", "runtime", "integer out of range", None),
    ("postgres", "SELECT (SELECT id FROM orders)", "runtime",
     "more than one row returned by a subquery used as an expression", None),
    ("postgres", "SELECT sqrt(id - 11) FROM orders", "runtime",
     "cannot take square root of a negative number", None),
    ("postgres", "SELECT substring(name, 1, id - 9) FROM customers", "runtime",
     "negative substring length not allowed", None),
    ("postgres", "INSERT INTO staff (id) VALUES (1)", "constraint",
     "duplicate key value violates unique constraint", None),
    ("postgres", "INSERT INTO customers (id) VALUES (9)", "constraint",
     'null value in column "name" of relation "customers" violates not-null constraint', None),
    ("duckdb", "SELECT nmae FROM customers", "unknown-column", 'column "nmae" does not exist',
     Place(1, 8, 4)),
    ("duckdb", "SELECT c.nmae FROM customers c", "unknown-column", "nmae", Place(1, 10, 4)),
    ("duckdb", "SELECT * FROM custmers", "unknown-table", 'relation "custmers" does not exist',
     Place(1, 15, 8)),
    ("duckdb", "SELECT x.id FROM customers", "unknown-table",
     'missing FROM-clause entry for table "x"', Place(1, 8, 1)),
    ("duckdb", "SELECT lenght(name) FROM customers", "unknown-function",
     "function lenght() does not exist", Place(1, 8, 6)),
    ("duckdb", "SELECT id FROM customers, orders", "ambiguous-column",
     'column reference "id" is ambiguous', Place(1, 8, 2)),
    ("duckdb", "SELECT name, count(*) FROM customers", "ungrouped-column",
     'column "name" must appear in the GROUP BY clause', Place(1, 8, 4)),
    ("duckdb", "SELECT 1 FROM orders WHERE sum(total) > 1", "aggregate-misplaced",
     "aggregate functions are not allowed in WHERE", None),
    ("duckdb", "SELECT sum(name) FROM customers", "type-mismatch",
     "function sum(text) does not exist", Place(1, 8, 3)),
    ("duckdb", "SELECT sum(sum(id)) FROM orders", "aggregate-misplaced",
     "aggregate function calls cannot be nested", None),
]  # fmt: skip


@pytest.mark.parametrize(("dialect", "query", "code", "message", "place"), CASES)
def test_an_error_of_the_engine(
    schema: Schema,
    duck: duckdb.DuckDBPyConnection,
    dialect: Dialect,
    query: str,
    code: str,
    message: str,
    place: Place | None,
) -> None:
    kind = Kind.CHANGE if query.startswith("INSERT") else Kind.QUERY
    prepared = prepare(query, schema, dialect=dialect, kind=kind)
    assert isinstance(prepared, Prepared), prepared
    with pytest.raises(duckdb.Error) as raised:
        duck.execute(prepared.sql[0]).fetchall()
    finding = explain_error(type(raised.value).__name__, str(raised.value), prepared)
    assert finding.code == code, str(raised.value)
    assert message in finding.message
    if place is not None:
        assert finding.place == place


@pytest.mark.parametrize(
    ("error_type", "code"),
    [
        ("OutOfMemoryException", "memory-limit"),
        ("PermissionException", "file-access"),
        ("InternalException", "engine-crash"),
        ("BinderException", "not-offline"),
        ("NotImplementedException", "not-offline"),
        ("SomethingNewException", "runtime"),
    ],
)
def test_an_error_with_words_nobody_knows(schema: Schema, error_type: str, code: str) -> None:
    prepared = prepare("SELECT 1", schema)
    assert isinstance(prepared, Prepared)
    finding = explain_error(error_type, "Some Error: words nobody knows", prepared)
    assert finding.code == code
    assert finding.message


def test_a_fault_of_the_engine_is_not_blamed_on_the_learner(schema: Schema) -> None:
    """DuckDB 2.0 cannot delete a row of its own transaction that USING finds twice."""
    prepared = prepare("SELECT id FROM orders", schema)
    assert isinstance(prepared, Prepared)
    message = "FATAL Error: Failed to delete all rows from index. Only deleted 1 out of 2 rows."
    assert explain_error("ConstraintException", message, prepared).code == "not-offline"
