"""Each query of translations.sql gives in DuckDB what it gives in a real PostgreSQL."""

from __future__ import annotations

import json
import math
import re
import subprocess
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from grader.models import Kind, Schema, Verdict, family
from grader.queries import Prepared, Rejected, prepare

FOLDER = Path(__file__).parent
QUERIES = [
    query.strip()
    for query in (FOLDER / "translations.sql").read_text("utf-8").split(";\n")
    if query.strip()
]
NUMBERS = ("integer", "bigint", "smallint", "numeric", "double precision", "real")
Table = tuple[list[str], list[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def expected(postgres: str, psql_program: str) -> dict[str, Table]:
    """Column names, types and rows of every query, asked of PostgreSQL in one session."""
    script = [
        r"\pset format unaligned",
        r"\pset null '<NULL>'",
        "\\pset fieldsep '\x1f'",
        "\\pset recordsep '\x1e'",
        r"\pset footer off",
    ]
    for number, query in enumerate(QUERIES):
        script += [f"\\echo '#{number}'", "BEGIN;", f"{query} \\gdesc", r"\echo '#rows'"]
        script += [f"{query};", "ROLLBACK;"]
    done = subprocess.run(
        [psql_program, postgres, "-X", "-q"],
        input="\n".join(script),
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr, done.stderr
    parts = re.split(r"^#(\d+)\n", done.stdout, flags=re.MULTILINE)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return {QUERIES[int(number)]: _read(output) for number, output in pairs}


def _read(output: str) -> Table:
    described, _, rows = output.partition("#rows\n")
    pairs = [line.split("\x1f") for line in described.rstrip("\n").split("\x1e")[1:]]
    names, types = [pair[0] for pair in pairs], [_type(pair[1]) for pair in pairs]
    lines = [line.split("\x1f") for line in rows.rstrip("\n").split("\x1e")[1:]] if rows else []
    return names, types, [tuple(map(_cell, line, types)) for line in lines]


def _type(name: str) -> str:
    plain = re.sub(r"\(.*?\)", "", name)
    for long, short in (("timestamp without time zone", "timestamp"), ("jsonb", "json"),
                        ("timestamp with time zone", "timestamptz"),
                        ("character varying", "text")):  # fmt: skip
        plain = plain.replace(long, short)
    return plain


def _cell(text: str, type_name: str) -> Any:
    if text == "<NULL>":
        return None
    if type_name in NUMBERS:
        return float(text)
    if type_name == "boolean":
        return text == "t"
    if type_name == "interval":
        return _interval(text)
    if type_name == "json":
        return json.loads(text)
    if type_name == "date":
        return date.fromisoformat(text)
    if type_name in ("timestamp", "timestamptz"):
        return datetime.fromisoformat(re.sub(r"\.(\d+)", lambda m: "." + m[1].ljust(6, "0"), text))
    return text


def _interval(text: str) -> timedelta:
    """PostgreSQL's text of an interval, with months of 30 days, as DuckDB's client has it."""
    days = sum(
        int(count) * {"year": 360, "mon": 30, "day": 1}[word]
        for count, word in re.findall(r"(-?\d+) (year|mon|day)", text)
    )
    clock = re.search(r"(-?)(\d+):(\d\d):(\d\d(?:\.\d+)?)", text)
    seconds = 0.0
    if clock:
        seconds = int(clock[2]) * 3600 + int(clock[3]) * 60 + float(clock[4])
        seconds = -seconds if clock[1] else seconds
    return timedelta(days=days, seconds=seconds)


def _plain(value: Any, type_name: str) -> Any:
    """A cell of DuckDB's in the form `_cell` gives."""
    if value is None or isinstance(value, bool):
        return value
    if type_name == "JSON":
        return json.loads(value)
    if isinstance(value, (int, float, Decimal)):
        return float(value)
    if isinstance(value, list):
        shown = ["NULL" if item is None else str(item) for item in value]
        return "{" + ",".join(item or '""' for item in shown) + "}"
    return value


def _type_of(engine_type: str) -> str:
    plain = re.sub(r"\(.*?\)", "", engine_type).lower()
    names = {"varchar": "text", "double": "double precision", "decimal": "numeric",
             "hugeint": "numeric", "ubigint": "bigint", "uinteger": "bigint", "timestamp with time zone": "timestamptz",
             "tinyint": "integer", '"null"': "text"}  # fmt: skip
    if plain.endswith("[]"):
        return _type_of(plain[:-2]) + "[]"
    return names.get(plain, plain)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return type(one) is type(other) and bool(one == other)


def _key(row: tuple[Any, ...]) -> list[str]:
    return [f"{cell:.6f}" if isinstance(cell, float) else str(cell) for cell in row]


def _kind(query: str) -> Kind:
    return (
        Kind.CHANGE
        if re.match("INSERT|UPDATE|DELETE|MERGE|WITH x AS .DELETE", query)
        else Kind.QUERY
    )


@pytest.mark.parametrize("query", QUERIES)
def test_both_engines_agree(
    query: str, expected: dict[str, Table], schema: Schema, duck: duckdb.DuckDBPyConnection
) -> None:
    prepared = prepare(query, schema, kind=_kind(query))
    assert isinstance(prepared, Prepared), prepared
    done = duck.execute(prepared.sql[0])
    names, types, rows = expected[query]
    assert prepared.returns_rows == (bool(names),)
    if not names:
        return
    description = done.description or []
    found = [
        tuple(_plain(cell, str(column[1])) for cell, column in zip(row, description, strict=True))
        for row in done.fetchall()
    ]
    assert [column[0].lower() for column in description] == [name.lower() for name in names]
    engine_types = [_type_of(str(column[1])) for column in description]
    assert [family(name) for name in engine_types] == [family(name) for name in types]
    if not re.search(r"ORDER BY[^)]*$", query):
        found.sort(key=_key)
        rows = sorted(rows, key=_key)
    assert len(found) == len(rows)
    for one, other in zip(rows, found, strict=True):
        assert all(map(_same, one, other)), (one, other)


def test_merge_leaves_the_same_rows(
    schema: Schema, duck: duckdb.DuckDBPyConnection, postgres: str, psql_program: str
) -> None:
    query = next(item for item in QUERIES if item.startswith("MERGE"))
    shown = "SELECT id, name, salary FROM staff ORDER BY id"
    prepared = prepare(query, schema, kind=Kind.CHANGE)
    assert isinstance(prepared, Prepared)
    duck.execute(prepared.sql[0])
    rows = duck.execute(shown).fetchall()
    done = subprocess.run(
        [psql_program, postgres, "-X", "-q", "-At", "-c", f"BEGIN; {query}; {shown}"],
        capture_output=True,
        text=True,
        check=True,
    )
    mine = ["|".join("" if cell is None else str(cell) for cell in row) for row in rows]
    assert mine == done.stdout.splitlines()


DECLINED = [
    line
    for line in (FOLDER / "declined.sql").read_text("utf-8").splitlines()
    if line and not line.startswith("--")
]


@pytest.mark.parametrize("query", DECLINED)
def test_what_cannot_be_kept_is_declined(query: str, schema: Schema) -> None:
    found = prepare(query, schema, kind=_kind(query))
    assert isinstance(found, Rejected), found
    assert (found.verdict, found.findings[0].code) == (Verdict.UNSUPPORTED, "not-offline")


def test_postgresql_takes_what_is_declined(postgres: str, psql_program: str) -> None:
    """What is declined is valid, so that `unsupported` never hides a mistake."""
    for query in DECLINED:
        done = subprocess.run(
            [psql_program, postgres, "-X", "-q", "-c", f"BEGIN; {query}"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "ERROR" not in done.stderr, (query, done.stderr)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT round(avg(total), 2) FROM orders",
        "SELECT id FROM orders QUALIFY row_number() OVER (ORDER BY id) = 1",
        "FROM orders SELECT id",
        "SELECT * EXCLUDE (id) FROM orders",
        "SELECT x FROM range(3) t(x)",
        "SELECT list_sum([1, 2])",
        "SELECT unnest([1, 2]) AS x",
    ],
)
def test_duckdb_dialect_runs_as_it_is_written(
    query: str, schema: Schema, duck: duckdb.DuckDBPyConnection
) -> None:
    prepared = prepare(query, schema, dialect="duckdb")
    assert isinstance(prepared, Prepared), prepared
    assert prepared.sql == (query,)
    assert duck.execute(prepared.sql[0]).fetchall()
