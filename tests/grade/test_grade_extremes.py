"""Constants at the ends of what types hold: the made data is salted with them, nothing breaks."""

from __future__ import annotations

import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import Verdict

MOMENTS = [
    "'9999-12-31'", "'0001-01-01'", "'9999-12-31 23:59:59.999999'", "DATE '9999-12-31'",
    "TIMESTAMP '0001-01-01'", "TIMESTAMPTZ '9999-12-31 23:59:59+00'", "'infinity'",
    "'4713-01-01 BC'", "TIMESTAMP '2024-02-29' + INTERVAL '9000 years'",
    "TIMESTAMP '2024-02-29' - INTERVAL '99999999999 days'", "DATE '2024-02-29' + 2000000",
]  # fmt: skip
NUMBERS = [
    "9223372036854775807", "-9223372036854775809", "1e308", "1e-320", "1e400", "1e131071",
    "'NaN'", "'Infinity'::double precision", "-0.0", "99999999999999999999999999999999999999999",
]  # fmt: skip
TEXTS = ["''", "'%'", "E'\\\\'", "'" + "x" * 100_000 + "'", "'İ'", "E'\\uD83D\\uDE00'", "'\0'"]
ALWAYS = [
    *(("predictions", "predicted_at", value) for value in MOMENTS),
    *(("predictions", "score", value) for value in NUMBERS),
    *(("users", "full_name", value) for value in TEXTS),
]


@pytest.mark.parametrize(("table", "column", "value"), ALWAYS)
def test_a_condition_that_always_holds_changes_no_verdict(
    library: Library, grader: Grader, table: str, column: str, value: str
) -> None:
    exercise = library.load("sql/joins/unlabelled-predictions")
    condition = f"AND (SELECT count(*) FROM {table} AS t WHERE t.{column} < {value}) >= 0\nORDER BY"
    answer = exercise.solutions[0].replace("ORDER BY", condition)
    report = grader.grade(exercise, answer.encode())
    assert report.verdict in (Verdict.CORRECT, Verdict.UNSUPPORTED, Verdict.ERROR, Verdict.REFUSED)


@pytest.mark.parametrize("value", MOMENTS)
def test_a_range_that_ends_far_away_is_explained(
    library: Library, grader: Grader, value: str
) -> None:
    exercise = library.load("sql/joins/unlabelled-predictions")
    answer = exercise.solutions[0].replace("'2024-04-07'", value)
    report = grader.grade(exercise, answer.encode())
    assert report.verdict in (Verdict.WRONG, Verdict.UNSUPPORTED, Verdict.ERROR)
    assert report.feedback


VALUES = [
    'ISODate("9999-12-31T23:59:59.999Z")', 'ISODate("0001-01-01")', "new Date(8640000000000000)",
    'NumberLong("9223372036854775807")', 'NumberDecimal("1e6000")', 'NumberDecimal("NaN")',
    'NumberDecimal("1234567890123456789012345678901234")', "NaN", "Infinity", "1e308", "-0.0",
    '"\\u0000"', '"' + "x" * 5000 + '"', "null", "[]", "{}", "/^$/", "9007199254740993",
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    ("identifier", "field"),
    [("mongo/lookup/products-without-reviews", "_id"), ("mongo/find/customers-in-portugal", "_id"),
     ("mongo/lookup/products-without-reviews", "launched_on"),
     ("mongo/lookup/products-without-reviews", "price")],
)  # fmt: skip
def test_no_value_in_a_filter_breaks_the_grading(
    library: Library, grader: Grader, identifier: str, field: str, value: str
) -> None:
    exercise = library.load(identifier)
    collection = exercise.solutions[0].partition(".")[2].partition(".")[0]
    answer = f"db.{collection}.find({{ {field}: {{ $lt: {value} }} }})"
    report = grader.grade(exercise, answer.encode())
    assert report.verdict in (Verdict.WRONG, Verdict.UNSUPPORTED, Verdict.ERROR, Verdict.REFUSED)
    answer = exercise.solutions[0].replace("_id: 0", f"_id: {value}")
    assert grader.grade(exercise, answer.encode()).verdict is not Verdict.BROKEN
