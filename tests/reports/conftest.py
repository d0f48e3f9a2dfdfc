"""Reports of every kind, made by the real comparison, for the snapshots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from grader.compare import compare
from grader.models import (
    CaseReport,
    Column,
    Counterexample,
    Evidence,
    Exercise,
    Finding,
    Kind,
    Limits,
    Outcome,
    Place,
    Policy,
    Report,
    Result,
    Row,
    Run,
    SortKey,
    TableRows,
    Track,
    Trap,
    Verdict,
)

Rows = Sequence[Row]
people = (("id", "integer"), ("name", "text"), ("total", "numeric"))


def result(columns: tuple[tuple[str, str], ...], rows: Rows) -> Result:
    return Result(tuple(Column(*column) for column in columns), tuple(rows))


def wrong(
    expected: Result,
    actual: Result,
    *,
    policy: Policy | None = None,
    case: str = "shipped",
    relation: str = "",
    message: str = "The rows are not those that were asked for.",
    more: tuple[Finding, ...] = (),
) -> Report:
    difference = compare(expected, actual, policy or Policy())
    assert difference is not None
    found = CaseReport(
        case, Verdict.WRONG, (), difference, relation, Outcome(expected), Outcome(actual)
    )
    cases = (CaseReport("shipped", Verdict.CORRECT), found) if case != "shipped" else (found,)
    findings = (Finding("different-rows", message), *more)
    return Report("sql/joins/sample", "duckdb", Verdict.WRONG, findings, cases, 0.1234)


def without_rows(verdict: Verdict, finding: Finding, answer: str = "") -> Report:
    cases = (CaseReport("shipped", verdict, (finding,)),)
    return Report("sql/joins/sample", "duckdb", verdict, (finding,), cases, 0.02, answer)


def exercise() -> Exercise:
    trap = Trap(
        "nobody-ordered",
        "why it is there is not shown",
        {
            "customers": TableRows(("id", "name"), ((1, "Ana"), (2, None), (3, ""))),
            "orders": TableRows(("id", "customer_id"), ()),
        },
        Outcome(None),
    )
    return Exercise(
        id="sql/joins/sample",
        folder=Path("nowhere"),
        track=Track.SQL,
        title="A sample",
        dataset="shop",
        kind=Kind.QUERY,
        level=2,
        topics=("joins",),
        policy=Policy(order_by=(SortKey("total", descending=True),)),
        limits=Limits(),
        state_relations=(),
        prompt="Name `all` customers.\n\n| column | type | meaning |\n| --- | --- | --- |\n"
        "| id | integer | the \x1b[31mkey\x1b[0m |\n\nIn any order.\n",
        starter="SELECT\n",
        hints=("Look at **LEFT JOIN**.", "b", "c"),
        solutions=("SELECT 1;\n",),
        expected=Outcome(None),
        traps=(trap,),
        wrong_answers=(),
    )


def cells() -> Report:
    return wrong(
        result(people, [(1, "Ana", Decimal("12.50")), (2, "Bo", None), (3, "Cleo", Decimal("7"))]),
        result(people, [(1, "Ana", Decimal("10.50")), (2, "Bo", None), (3, "Cleo", None)]),
        message="A value is NULL where a number belongs.",
        more=(Finding("wrong-values", "One total is too small."),),
    )


def missing_and_extra() -> Report:
    return wrong(
        result(people, [(n, f"name {n}", Decimal(n)) for n in range(1, 9)]),
        result(
            people,
            [
                *((n, f"name {n}", Decimal(n)) for n in (1, 2, 3, 5, 6, 7, 8)),
                (40, "someone else", Decimal(99)),
            ],
        ),
    )


def fan_out() -> Report:
    return wrong(
        result(people[:2], [(1, "Ana"), (2, "Bo"), (3, "Cleo")]),
        result(people[:2], [(1, "Ana")] * 3 + [(2, "Bo")] + [(3, "Cleo")] * 2),
        message="Each row comes several times: a join multiplies rows.",
    )


def long() -> Report:
    expected: Rows = [(n, f"customer number {n}", Decimal(n)) for n in range(1, 301)]
    actual: Rows = [
        (n, f"customer number {n}", Decimal(n + (n % 10 == 5))) for n in range(1, 301) if n != 77
    ]
    return wrong(result(people, expected), result(people, actual))


def many_columns() -> Report:
    columns = tuple((f"measurement_{n:02}", "integer") for n in range(30))
    row = tuple(range(1000, 1030))
    other = (*row[:17], 5, *row[18:])
    return wrong(result(columns, [row, row[::-1]]), result(columns, [other, row[::-1]]))


def text_cells() -> Report:
    column = (("id", "integer"), ("word", "text"))
    expected: Rows = [
        (1, "plain"),
        (2, ""),
        (3, None),
        (4, "NULL"),
        (5, "two words"),
        (6, "Ünï 日本"),
        (7, "a" * 60 + "end"),
        (8, "safe"),
        (9, "same \x1b]0;title\x07 \u202ereversed"),
    ]
    actual: Rows = [
        (1, "plain  "),
        (2, None),
        (3, ""),
        (4, None),
        (5, "two  words"),
        (6, "ünï 日本"),
        (7, "a" * 60 + "END"),
        (8, "\x1b[2Jcleared\r\n\ttab"),
        (9, "same \x1b]0;title\x07 \u202ereversed"),
    ]
    return wrong(result(column, expected), result(column, actual))


def order() -> Report:
    rows: Rows = [(n, f"name {n}", Decimal(100 - n)) for n in range(1, 13)]
    swapped = [*rows[:5], rows[6], rows[5], *rows[7:]]
    policy = Policy(order_by=(SortKey("total", True),))
    return wrong(
        result(people, rows),
        result(people, swapped),
        policy=policy,
        message="The rows are right, their order is not.",
    )


def columns() -> Report:
    actual = (("id", "integer"), ("label", "text"), ("total", "text"), ("rest", "date"))
    return wrong(
        result(people, [(1, "Ana", Decimal(1))]),
        result(actual, [(1, "Ana", "1", None)]),
        message="A column has another name than was asked for.",
    )


def column_missing() -> Report:
    return wrong(result(people, [(1, "Ana", Decimal(1))]), result(people[::2], [(1, Decimal(1))]))


def columns_swapped() -> Report:
    return wrong(
        result(people, [(1, "Ana", Decimal(1))]), result(people[::-1], [(Decimal(1), "Ana", 1)])
    )


def no_rows() -> Report:
    return wrong(result(people, [(1, "Ana", Decimal(1))]), result(people, []))


def trap() -> Report:
    return wrong(
        result(people[:2], [(1, "Ana"), (2, None)]),
        result(people[:2], [(1, "Ana")]),
        case="nobody-ordered",
    )


def probe() -> Report:
    """Wrong on data that no trap holds."""
    found = trap()
    case = replace(found.cases[1], name="probe", dataset=exercise().traps[0])
    return replace(found, cases=(found.cases[0], case))


def counterexample() -> Report:
    """Wrong on the shipped data, and on one row."""
    return replace(missing_and_extra(), counterexample=smallest())


def counterexample_of_trap() -> Report:
    """The smallest data stands instead of the trap's."""
    return replace(trap(), counterexample=smallest())


def counterexample_error() -> Report:
    """An error that one row brings."""
    finding = Finding("division-by-zero", "division by zero", place=Place(1, 8, 5))
    case = CaseReport("made", Verdict.ERROR, (finding,), expected=Outcome(None))
    found = without_rows(Verdict.ERROR, finding, "SELECT 1 / 0;")
    return replace(found, counterexample=replace(smallest(), case=case))


def smallest() -> Counterexample:
    """One customer, and the country that nobody asks for."""
    found = wrong(result(people[:2], [(2, None)]), result(people[:2], []), case="made")
    tables = {
        "countries": TableRows(("code",), (("FR",),)),
        "customers": TableRows(("id", "name", "country"), ((2, None, "FR"),)),
    }
    made = Trap("made", "", tables, Outcome(None))
    return Counterexample(made, found.cases[1], "made", ("countries",))


def state() -> Report:
    return wrong(
        result(people[:2], [(1, "Ana"), (2, "Bo")]),
        result(people[:2], [(1, "Ana"), (2, "bo")]),
        relation="customers",
    )


def correct() -> Report:
    cases = (CaseReport("shipped", Verdict.CORRECT), CaseReport("trap", Verdict.CORRECT))
    return Report("sql/joins/sample", "duckdb", Verdict.CORRECT, (), cases, 0.1)


def correct_with_evidence() -> Report:
    return replace(correct(), evidence=Evidence(1, 1, 24))


def error() -> Report:
    answer = "SELECT id,\n\t日本, nmae, \x1b[31mtotal\nFROM customers;\n"
    finding = Finding(
        "unknown-column", 'column "nmae" does not exist', place=Place(2, 6, 4), suggestion="name"
    )
    return without_rows(Verdict.ERROR, finding, answer)


def error_in_a_long_line() -> Report:
    answer = "SELECT " + ", ".join(f"column_{n}" for n in range(60)) + " FROM t"
    place = Place(1, answer.index("column_30") + 1, 9)
    return without_rows(
        Verdict.ERROR, Finding("unknown-column", "no such column", place=place), answer
    )


def error_at_the_end() -> Report:
    finding = Finding("syntax", "syntax error at end of input", place=Place(9, 9))
    return without_rows(Verdict.ERROR, finding, "SELECT\n")


def timeout() -> Report:
    return without_rows(Verdict.TIMEOUT, Finding("time-limit", "It ran for more than 10 s."))


def refused() -> Report:
    finding = Finding("file-access", "read_csv would read a file; the sandbox does not.")
    return without_rows(Verdict.REFUSED, finding)


def unsupported() -> Report:
    return without_rows(Verdict.UNSUPPORTED, Finding("not-offline", "Use --live for this."))


def broken() -> Report:
    finding = Finding("missing-data", "seed_data/shop/orders.csv: the file is missing")
    return without_rows(Verdict.BROKEN, finding)


REPORTS = {
    function.__name__: function
    for function in (
        cells, missing_and_extra, fan_out, long, many_columns, text_cells, order, columns,
        column_missing, columns_swapped, no_rows, trap, probe, state, correct,
        correct_with_evidence, counterexample, counterexample_of_trap, counterexample_error, error,
        error_in_a_long_line, error_at_the_end, timeout, refused, unsupported, broken,
    )
}  # fmt: skip


def run_of(rows: int) -> Run:
    """What `dojo run` gets for so many rows."""
    stamp = datetime(2024, 2, 29, 23, 59, 59)
    table = result(
        (*people, ("at", "timestamp")),
        [(n, "Ana" if n % 2 else None, Decimal(n) / 4, stamp) for n in range(rows)],
    )
    return Run("duckdb", Verdict.CORRECT, table, (), 0.05)


@pytest.fixture
def sample_exercise() -> Exercise:
    """The exercise that the sample reports are about."""
    return exercise()


@pytest.fixture
def sample_run() -> Callable[[int], Run]:
    """Makes a run with so many rows."""
    return run_of


@pytest.fixture
def sample_report(sample: str) -> Report:
    """The report of that name."""
    return REPORTS[sample]()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `sample` runs once for each kind of report."""
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", list(REPORTS))
