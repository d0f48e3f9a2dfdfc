"""Made data keeps every rule, by our own judge and by the real servers."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.content import Library
from grader.models import Limits, Schema, TableRows
from grader.sandbox import (
    CaseSource,
    Job,
    Sandbox,
    Status,
    duckdb_tables,
    postgres_tables,
)
from grader.servers import with_user
from grader.traps.data import Generator, Salt, Shape, generate
from grader.traps.rules import violations

NAMES = ("shop", "lab", "nasty")
SEEDS = 200


@given(
    name=st.sampled_from(NAMES), seed=st.integers(0, 2**40), shape=st.sampled_from([None, *Shape])
)
@settings(deadline=None, max_examples=300)
def test_made_data_breaks_no_rule(
    schemas: dict[str, Schema], salt: Salt, name: str, seed: int, shape: Shape | None
) -> None:
    schema = schemas[name]
    tables = generate(schema, salt, seed=seed, shape=shape)
    assert violations(schema, tables) == ()
    assert [table.name for table in schema.tables] == list(tables)
    assert all(len(content.rows) <= 8 for content in tables.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_stands_for_one_dataset(schemas: dict[str, Schema], salt: Salt, name: str) -> None:
    first, second = (Generator(schemas[name], salt) for _ in range(2))
    for seed in (5, 0, 3, 11, 7):
        assert first.dataset(seed) == second.dataset(seed)


@pytest.mark.parametrize("name", NAMES)
def test_fifty_seeds_bring_every_mood_and_fill_every_table(
    schemas: dict[str, Schema], salt: Salt, name: str
) -> None:
    generator = Generator(schemas[name], salt)
    made = [generator.dataset(seed) for seed in range(50)]
    for table in schemas[name].tables:
        counts = Counter(len(data[table.name].rows) for data in made)
        assert counts[0] < 30, f"{table.name} is mostly empty"
        assert len(counts) > 3, table.name
        _varied([data[table.name] for data in made], schemas[name], table.name)


def _varied(contents: list[TableRows], schema: Schema, name: str) -> None:
    """Every column holds several values, and NULL where it may."""
    table = schema.table(name)
    assert table is not None
    for place, column in enumerate(table.columns):
        cells = [repr(row[place]) for content in contents for row in content.rows]
        assert len(set(cells) - {"None"}) >= 2, column.name
        assert ("None" in cells) is not column.not_null, column.name


def test_an_empty_mood_leaves_a_table_empty_and_others_not(
    schemas: dict[str, Schema], salt: Salt
) -> None:
    for seed in range(30):
        tables = generate(schemas["shop"], salt, seed=seed, shape=Shape.EMPTY)
        assert any(not content.rows for content in tables.values())


def test_only_the_tables_asked_for_and_those_they_refer_to_are_made(
    schemas: dict[str, Schema],
    salt: Salt,
) -> None:
    tables = generate(schemas["shop"], salt, seed=1, tables=["returns"])
    assert list(tables) == [
        "customers",
        "addresses",
        "products",
        "orders",
        "order_lines",
        "returns",
    ]


def test_rows_without_partner_and_groups_of_several_both_come(
    schemas: dict[str, Schema], salt: Salt
) -> None:
    alone = several = 0
    for seed in range(24):
        tables = generate(schemas["shop"], salt, seed=seed, tables=["orders"])
        ids = {row[0] for row in tables["customers"].rows}
        counts = Counter(row[1] for row in tables["orders"].rows)
        alone += bool(ids - set(counts))
        several += max(counts.values(), default=0) > 1
    assert alone > 12
    assert several > 12


def test_the_salt_and_its_neighbours_come_out(schemas: dict[str, Schema]) -> None:
    salt = Salt(
        {("orders", "shipping_fee"): (Decimal("4.90"),), ("orders", "placed_at"): (date(2024, 3, 31),),
         ("customers", "full_name"): ("Kim",), ("order_lines", "quantity"): (3,)},
    )  # fmt: skip
    seen: dict[str, set[str]] = {}
    for seed in range(60):
        for name, content in generate(
            schemas["shop"], salt, seed=seed, tables=["order_lines"]
        ).items():
            for row in content.rows:
                for column, cell in zip(content.columns, row, strict=True):
                    seen.setdefault(f"{name}.{column}", set()).add(str(cell))
    assert {"4.89", "4.90", "4.91"} <= seen["orders.shipping_fee"]
    assert {"2", "3", "4"} <= seen["order_lines.quantity"]
    assert {"Kim", "kIM", "Ki", "Kim ", ""} <= seen["customers.full_name"]
    assert {
        "2024-03-31 00:00:00", "2024-03-30 23:59:59", "2024-03-31 23:59:59.999999",
        "2024-04-01 00:00:00",
    } <= seen["orders.placed_at"]  # fmt: skip


def test_an_id_that_is_looked_for_where_it_is_referred_to_stands_in_both_tables(
    schemas: dict[str, Schema],
) -> None:
    salt = Salt({("order_lines", "order_id"): (4711,)})
    both = 0
    for seed in range(40):
        tables = generate(schemas["shop"], salt, seed=seed, tables=["order_lines"])
        both += any(row[0] == 4711 for row in tables["order_lines"].rows)
        ids = [row[0] for row in tables["orders"].rows]
        assert len(set(ids)) == len(ids)
    assert both > 5


def test_making_five_tables_takes_less_than_five_milliseconds(
    schemas: dict[str, Schema], salt: Salt
) -> None:
    generator = Generator(schemas["shop"], salt, ["orders", "reviews"])
    times = []
    for seed in range(60):
        started = time.perf_counter()
        generator.dataset(seed)
        times.append(time.perf_counter() - started)
    assert sorted(times)[30] < 0.005


@pytest.fixture(scope="module")
def duckdb() -> Iterator[Sandbox]:
    with Sandbox("duckdb") as one:
        yield one


@pytest.fixture(scope="module")
def postgres(postgres_url: str) -> Iterator[Sandbox]:
    assert urlsplit(postgres_url).username == "grader"
    learner = with_user(postgres_url, "learner", "learner")
    with Sandbox("postgres", {"grader": postgres_url, "learner": learner}) as one:
        yield one


@pytest.mark.parametrize("name", ["shop", "lab"])
def test_duckdb_takes_all_of_it(library: Library, duckdb: Sandbox, salt: Salt, name: str) -> None:
    schema = library.schema(name)
    _load(duckdb, schema, salt, duckdb_tables(schema))


@pytest.mark.parametrize("name", NAMES)
def test_postgresql_takes_all_of_it(
    schemas: dict[str, Schema], postgres: Sandbox, salt: Salt, name: str
) -> None:
    _load(postgres, schemas[name], salt, postgres_tables(schemas[name]))


def _load(sandbox: Sandbox, schema: Schema, salt: Salt, ddl: tuple[str, ...]) -> None:
    """Load the datasets as traps, each alone, and count the rows of all tables."""
    made = {f"seed {seed}": generate(schema, salt, seed=seed) for seed in range(SEEDS)}
    cases = tuple(CaseSource(name, ddl=ddl, tables=tables) for name, tables in made.items())
    counts = ", ".join(f"(SELECT count(*) FROM {table.name})" for table in schema.tables)
    runs = sandbox.run(Job((f"SELECT {counts}",), cases, Limits()))
    for run in runs:
        assert run.status is Status.OK, f"{run.name}: {run.message}"
        assert run.outcome is not None
        assert run.outcome.result is not None
        assert list(run.outcome.result.rows[0]) == [
            len(made[run.name][table.name].rows) for table in schema.tables
        ]
    assert len(runs) == SEEDS
