"""Our judge of rules says what PostgreSQL says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest

from grader.content import Library
from grader.content.schema import parse_schema
from grader.engines.ddl import postgres_tables
from grader.models import Check, Schema, Table, TableRows
from grader.traps.data import Salt, Shape, generate
from grader.traps.predicates import predicates
from grader.traps.problems import Unfillable, UnknownRule
from grader.traps.rules import Rule, read_rows, violations


@pytest.fixture(scope="module")
def connection(postgres_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(postgres_url, dbname="dojo_scratch_3") as one:
        one.execute("SET timezone = 'UTC'")
        yield one
        one.rollback()


EXPRESSIONS = [
    "i / 2 > 0", "i % 3 = -1", "-i > 2", "n / 2 = 1.25", "n::integer = 3", "CASE WHEN f < 9 THEN CAST(f AS integer) = 2 END", "abs(i) > 4",
    "i = ANY(ARRAY[1, 2, NULL])", "i <> ALL(ARRAY[1, 2])", "i IN (1, 2, NULL)", "i NOT IN (1, NULL)",
    "i BETWEEN 1 AND n", "i NOT BETWEEN 1 AND n", "n > f", "n = 2.5 OR f > 1.5 AND i IS NULL", "NOT (i > 1)", "b", "NOT b", "b IS TRUE",
    "b IS NOT TRUE", "b IS NOT FALSE", "b IS UNKNOWN", "(b AND i > 1) IS NOT NULL", "t LIKE 'A%'", "t NOT LIKE '_b'", "t ILIKE 'a%'", "t LIKE 'a!%%' ESCAPE '!'",
    "t ~ '^[[:upper:]]'", "t ~* 'B$'", "t !~ '[ab]{2}'", "length(t) > 1", "upper(t) = t", "trim(t) <> t", "t > 'a'", "t <= i::text",
    "t || 'x' = 'ax'", "position('b' IN t) > 1", "d > DATE '2024-02-01'", "d + 1 > DATE '2024-02-29'", "d - DATE '2024-01-01' > 31", "s > d",
    "s + interval '1 month' > TIMESTAMP '2024-02-29 12:00'", "z > s", "z >= '2024-02-01 00:00+02'", "EXTRACT(dow FROM d) = 4", "EXTRACT(month FROM s) = 1",
    "date_trunc('month', s) = s", "date_trunc('month', d) = d", "s::date = d", "coalesce(i, n, 0) = 0", "greatest(i, n) > 2", "least(i, 0) < 0",
    "num_nonnulls(i, n, t) = 2", "num_nulls(i, t) > 0", "i IS DISTINCT FROM 1", "i IS NOT DISTINCT FROM n", "CASE WHEN i > 1 THEN t = 'a' WHEN b THEN NULL ELSE d IS NULL END",
    "cardinality(a) > 1", "array_length(a, 1) > 0", "'x' = ANY(a)", "jsonb_typeof(j) = 'object'", "floor(n) = 2", "CASE WHEN f < 9 THEN ceil(f) = 2 END", "b = (i > 1)", "f = 'NaN'", "f > 1",
]  # fmt: skip
COLUMNS: dict[str, tuple[str, list[Any]]] = {
    "i": ("integer", [None, -7, -4, -1, 0, 1, 2, 3, 5]),
    "n": ("numeric(6,2)", [None, "0.00", "2.50", "3.00", "-1.00", "9.99"]),
    "f": ("double precision", [None, 0.5, 1.5, 2.5, "NaN"]),
    "b": ("boolean", [None, True, False]),
    "t": ("text", [None, "", "a", "A", "ab", "bb", "a%b", "Ab ", "2"]),
    "d": ("date", [None, "2024-02-01", "2024-02-29", "2024-01-31"]),
    "s": ("timestamp", [None, "2024-02-01 00:00:00", "2024-01-31 12:30:00", "2024-02-29 23:59:59.999999"]),
    "z": ("timestamptz", [None, "2024-01-31 22:00:00+00:00", "2024-02-29 00:00:00+01:00"]),
    "a": ("text[]", [None, [], ["x"], ["x", "y"], ["y", None]]),
    "j": ("jsonb", [None, "{}", "[1]", '"a"', "null"]),
}  # fmt: skip


def test_expressions_mean_what_they_mean_to_postgresql(
    connection: psycopg.Connection[Any],
) -> None:
    random = Random(5)
    rows = [[random.choice(values) for _, values in COLUMNS.values()] for _ in range(150)]
    columns = ", ".join(f"{name} {kind}" for name, (kind, _) in COLUMNS.items())
    checks = ", ".join(f"CHECK ({expression})" for expression in EXPRESSIONS)
    table = parse_schema("x", Path("x"), f"CREATE TABLE mix ({columns}, {checks})").tables[0]
    _same(connection, table, rows, [*EXPRESSIONS])


@pytest.mark.parametrize("name", ["shop", "lab", "nasty"])
def test_checks_judge_rows_as_postgresql_does(
    schemas: dict[str, Schema], salt: Salt, connection: psycopg.Connection[Any], name: str
) -> None:
    """Rows whose cells come from different legal rows keep some rules and break others."""
    random = Random(name)
    broken = 0
    for table in schemas[name].tables:
        if not table.checks:
            continue
        legal = [row for seed in range(40)
                 for row in generate(schemas[name], salt, seed=seed, tables=[table.name])[table.name].rows]  # fmt: skip
        mixed = [[random.choice(legal)[at] for at in range(len(table.columns))] for _ in range(120)]
        broken += _same(connection, table, mixed, [check.sql for check in table.checks])
    assert broken > 100


def _same(
    connection: psycopg.Connection[Any], table: Table, rows: list[list[Any]], expressions: list[str]
) -> int:
    """Compare every rule on every row with the server; how many are broken."""
    bare = replace(
        table, checks=(), foreign_keys=(), unique=(), primary_key=(),
        columns=tuple(replace(column, not_null=False) for column in table.columns),
    )  # fmt: skip
    names = tuple(column.name for column in table.columns)
    cells, wrong = read_rows(bare, TableRows(names, tuple(map(tuple, rows))))
    assert not wrong
    with connection.transaction(force_rollback=True):
        connection.execute(postgres_tables(Schema("x", (bare,)))[0].encode())
        marks = ", ".join(["%s"] * len(names))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table.name} VALUES ({marks})".encode(),
                [[cell if cell is None or isinstance(cell, (str, bool, list)) else str(cell)
                  for cell in row] for row in rows],
            )  # fmt: skip
        broken = 0
        for check, expression in zip(predicates(table), expressions, strict=True):
            sql = f"SELECT ({expression}) IS NOT FALSE FROM {table.name} ORDER BY ctid"
            theirs = [row[0] for row in connection.execute(sql.encode()).fetchall()]
            ours = [check.holds(row) for row in cells]
            differ = [rows[at] for at in range(len(rows)) if ours[at] != theirs[at]]
            assert not differ, f"{expression}: {differ[0]}"
            broken += theirs.count(False)
    return broken


CUSTOMER = (1, "Ada", "a@x", "DE", "2024-01-05")
ORDER = (1, 1, "paid", "2024-01-06 00:00:00")


@pytest.mark.parametrize(
    ("customers", "orders", "rule"),
    [
        ([CUSTOMER], [ORDER], None),
        ([CUSTOMER, CUSTOMER], [], Rule.PRIMARY_KEY),
        ([CUSTOMER], [(1, 2, *ORDER[2:])], Rule.FOREIGN_KEY),
        ([], [ORDER], Rule.FOREIGN_KEY),
        ([(1, None, *CUSTOMER[2:])], [], Rule.NOT_NULL),
        ([(1, "Ada", "a@x", "XX", "2024-01-05")], [], Rule.CHECK),
        ([CUSTOMER], [(1, 1, "delivered", ORDER[3])], Rule.CHECK),
        ([("1", *CUSTOMER[1:])], [], Rule.TYPE),
        ([(2**31, *CUSTOMER[1:])], [], Rule.TYPE),
        ([(1, "Ada", "a@x", "DE", "2024-02-30")], [], Rule.TYPE),
        ([(1, "Ada")], [], Rule.TABLE),
    ],
)
def test_each_rule_is_told_of(
    schemas: dict[str, Schema], customers: list[Any], orders: list[Any], rule: Rule | None
) -> None:
    tables = {
        "customers": TableRows(
            ("customer_id", "full_name", "email", "country", "signed_up_on"), tuple(customers)
        ),
        "orders": TableRows(("order_id", "customer_id", "status", "placed_at"), tuple(orders)),
    }
    found = violations(schemas["shop"], tables)
    assert {one.rule for one in found} == ({rule} if rule else set())


def test_nulls_are_distinct_in_unique_keys_and_defaults_fill_in(nasty: Schema) -> None:
    seat = ("seat", "fee", "total", "pieces")
    same = TableRows(seat, (("L1", "1.00", "1.00", 1), ("L1", "1.00", "1.00", 1)))
    assert violations(nasty, {"tickets": same}) == ()
    red = TableRows(("team_id", "code", "spent"), ((1, "AB", "21.00"), (2, "AC", "21.01")))
    assert [one.row for one in violations(nasty, {"teams": red})] == [1]


def test_every_hand_written_trap_keeps_the_rules(library: Library) -> None:
    traps = 0
    for identifier in library.ids():
        exercise = library.load(identifier)
        for trap in exercise.traps:
            if trap.tables:
                assert violations(library.schema(exercise.dataset), trap.tables) == ()
                traps += 1
    assert traps > 5


def test_traps_are_few_and_small(library: Library) -> None:
    """At most 12 an exercise, of at most 8 rows a table: a learner can take one in at a look."""
    for identifier in library.ids():
        traps = library.load(identifier).traps
        assert len(traps) <= 12, identifier
        for trap in traps:
            sizes = [len(content.rows) for content in trap.tables.values()]
            sizes += [len(documents) for documents in trap.collections.values()]
            assert max(sizes, default=0) <= 8, (identifier, trap.name)


@pytest.mark.parametrize(
    "expression",
    [
        "now() > d",
        "i IN (SELECT 1)",
        "d > CURRENT_DATE",
        "t ~ '(?<=a)b'",
        "md5(t) = 'x'",
        "i::varchar(1) = '1'",
    ],
)
def test_a_rule_that_cannot_be_evaluated_is_told_of(expression: str) -> None:
    text = f"CREATE TABLE odd (i integer, t text, d date, CHECK ({expression}))"
    schema = parse_schema("odd", Path("odd"), text)
    with pytest.raises(UnknownRule, match="odd"):
        generate(schema, Salt(), seed=0)
    with pytest.raises(UnknownRule):
        violations(schema, {"odd": TableRows(("i",), ((1,),))})


def test_an_unknown_type_and_a_rule_without_rows_are_told_of() -> None:
    odd = parse_schema("odd", Path("odd"), "CREATE TABLE odd (i integer, p point)")
    with pytest.raises(UnknownRule, match="p point"):
        generate(odd, Salt(), seed=0)
    none = parse_schema("none", Path("none"), "CREATE TABLE no (i integer NOT NULL CHECK (i > i))")
    with pytest.raises(Unfillable, match="no"):
        generate(none, Salt(), seed=0, shape=Shape.PLAIN)
    loop = replace(none.tables[0], checks=(Check("c", "i * i = 7"),))
    with pytest.raises(Unfillable):
        generate(Schema("none", (loop,)), Salt(), seed=1)
