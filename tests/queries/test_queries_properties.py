"""Whatever the text, reading it ends in a value, and places lie inside the text."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.models import Finding, Kind, Schema
from grader.queries import Prepared, Rejected, decode_answer, prepare
from grader.queries.source import MAX_BYTES

_pieces = st.sampled_from(
    [
        "SELECT",
        "FROM",
        "WHERE",
        "GROUP",
        "BY",
        "ORDER",
        "HAVING",
        "JOIN",
        "LEFT",
        "ON",
        "USING",
        "AS",
        "AND",
        "OR",
        "NOT",
        "IN",
        "(",
        ")",
        ",",
        ";",
        "*",
        ".",
        "::",
        "=",
        "<",
        "+",
        "-",
        "/",
        "%",
        "'",
        '"',
        "é",
        "日",
        "customers",
        "orders",
        "c",
        "o",
        "id",
        "name",
        "total",
        "count(*)",
        "sum(total)",
        "1",
        "2.5",
        "'x'",
        "NULL",
        "CASE",
        "WHEN",
        "THEN",
        "ELSE",
        "END",
        "WITH",
        "RECURSIVE",
        "UNION",
        "ALL",
        "VALUES",
        "OVER",
        "PARTITION",
        "LIMIT",
        "DISTINCT",
        "EXISTS",
        "--",
        "/*",
        "*/",
        "$$",
        "generate_series(1,3)",
        "LATERAL",
        "INSERT",
        "INTO",
        "UPDATE",
        "SET",
        "DELETE",
        "EXCEPT",
        "BETWEEN",
        "LIKE",
        "[",
        "]",
        "interval",
        "'1",
        "day'",
        "date",
        "'2024-01-01'",
        "extract(year",
        "from",
        "FILTER",
        "ROLLUP",
        "DESC",
        "NULLS",
        "FIRST",
        "unnest(tags)",
        "ARRAY[1]",
        "max(",
        "coalesce(",
        "substring(name",
    ]
)
_text = st.one_of(st.text(max_size=60), st.lists(_pieces, max_size=25).map(" ".join))
_quiet = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_quiet
@given(text=_text, dialect=st.sampled_from(["postgres", "duckdb"]), kind=st.sampled_from(Kind))
def test_prepare_never_raises(
    schema: Schema, text: str, dialect: Literal["postgres", "duckdb"], kind: Kind
) -> None:
    found = prepare(text, schema, dialect=dialect, kind=kind)
    if isinstance(found, Prepared):
        found.facts()
        assert len(found.sql) == len(found.returns_rows)
        return
    for finding in found.findings:
        assert finding.message
        if finding.place is not None:
            lines = text.split("\n")
            assert 1 <= finding.place.line <= len(lines)
            line = lines[finding.place.line - 1]
            assert 1 <= finding.place.column <= max(len(line), 1)
            assert finding.place.column - 1 + finding.place.length <= max(len(line), 1)


@_quiet
@given(st.binary(max_size=80))
def test_decoding_never_raises(raw: bytes) -> None:
    found = decode_answer(raw)
    assert isinstance(found, Finding) or "\r" not in found


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=40))
def test_text_comes_back_as_it_was_written(text: str) -> None:
    assert decode_answer(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"\xef\xbb\xbfSELECT 1\r\nFROM t\r", "SELECT 1\nFROM t\n"),
        (b"SELECT 1", "SELECT 1"),
        (b"", ""),
    ],
)
def test_marks_and_line_ends_are_tolerated(raw: bytes, expected: str) -> None:
    assert decode_answer(raw) == expected


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Müller".encode("latin-1"), "not-text"),
        ("SELECT 1".encode("utf-16"), "not-text"),
        (b"\x7fELF\x00\x01", "not-text"),
        (b"SELECT 1\x00; DROP TABLE t", "not-text"),
        (b"x" * (MAX_BYTES + 1), "too-long"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(raw: bytes, code: str) -> None:
    found = decode_answer(raw)
    assert isinstance(found, Finding)
    assert found.code == code


@pytest.mark.parametrize("dialect", ["postgres", "duckdb"])
@pytest.mark.parametrize(
    "text",
    [
        "SELECT " + "(" * 5000 + "1" + ")" * 5000,
        "SELECT " + "1+" * 5000 + "1",
        "SELECT " + "NOT " * 5000 + "true",
        "SELECT " + "- " * 5000 + "1",
        "SELECT 1" + "::int" * 5000,
        "SELECT 1" + " UNION ALL SELECT 1" * 3000,
        "SELECT " + "CASE WHEN true THEN " * 2000 + "1" + " END" * 2000,
        "SELECT * FROM " + "(SELECT * FROM " * 2000 + "orders" + ") x" * 2000,
        "SELECT ARRAY[1]" + "[1]" * 5000,
        "SELECT 1\x00; ATTACH 'x'",
        "SELECT '\ud800'",
    ],
)
def test_monsters_are_turned_away_or_taken_but_break_nothing(
    schema: Schema, text: str, dialect: Literal["postgres", "duckdb"]
) -> None:
    assert isinstance(prepare(text, schema, dialect=dialect), (Prepared, Rejected))
