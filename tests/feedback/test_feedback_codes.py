"""Which codes a difference gets, as a table of results and answers' facts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import pytest

from grader.compare import compare
from grader.feedback import explain
from grader.models import Column, Policy, QueryFacts, Result, SortKey, Value

Rows = list[tuple[Value, ...]]

BAG = Policy()
PLAIN = QueryFacts()
JOIN = QueryFacts(joins=1, inner_join=True)
OUTER = QueryFacts(joins=1, outer_join=True)
FILTERED = QueryFacts(joins=1, outer_join=True, filtered_outer_join=True)
GROUP = QueryFacts(group_by=True, aggregates=("sum",))
GROUP_JOIN = QueryFacts(joins=1, inner_join=True, group_by=True, aggregates=("sum",))


def d(text: str) -> Decimal:
    return Decimal(text)


def day(number: int, month: int = 1) -> date:
    return date(2024, month, number)


def table(header: str, rows: Rows) -> Result:
    """A result from `name type, name type`; the type may be left out and is then `text`."""
    columns = []
    for part in header.split(","):
        name, _, kind = part.strip().partition(" ")
        columns.append(Column(name, kind or "text"))
    return Result(tuple(columns), tuple(rows))


@dataclass(frozen=True)
class Case:
    """Two results, what is known of the answer, and the codes it must get, primary first."""

    what: str
    codes: str
    header: str
    expected: Rows
    actual: Rows
    facts: QueryFacts | None = PLAIN
    policy: Policy = BAG
    other_header: str = ""

    def results(self) -> tuple[Result, Result]:
        return (
            table(self.header, self.expected),
            table(self.other_header or self.header, self.actual),
        )


N, X = "name, total numeric", "id integer, name"
ANA, BEA, CID, DAN = ("Ana", d("10")), ("Bea", d("20")), ("Cid", d("35")), ("Dan", d("7"))
PEOPLE: Rows = [ANA, BEA, CID, DAN]
BY_TOTAL = Policy(order_by=(SortKey("total", True),))
RANKED: Rows = sorted(PEOPLE, key=lambda row: -row[1])  # type: ignore[operator]
ROUND = Policy(round={"Share": 2})
S = "name, share numeric"


def scaled(factors: list[int], rows: Rows = PEOPLE) -> Rows:
    return [(row[0], row[1] * k) for row, k in zip(rows, factors, strict=True)]  # type: ignore[operator]


COLUMNS = [
    Case("a column is missing", "column-missing", X, [(1, "a")], [(1,)],
         other_header="id integer"),
    Case("a column is extra", "column-extra", X, [(1, "a")], [(1, "a", 2)],
         other_header="id integer, name, n integer"),
    Case("one is missing and two are extra", "column-missing column-extra", X, [(1, "a")],
         [(1, "a", 2)], other_header="id integer, n, m integer"),
    Case("a column has another name", "column-name", X, [(1, "a")], [(1, "a")],
         other_header="id integer, n"),
    Case("the columns are swapped", "column-order", X, [(1, "a")], [("a", 1)],
         other_header="name, id integer"),
    Case("text for a number", "column-type", X, [(1, "a"), (2, "b")], [("1", "a"), ("2", "b")],
         other_header="id, name"),
    Case("text for a number, and a row is missing", "column-type missing-rows", X,
         [(1, "a"), (2, "b")], [("1", "a")], other_header="id, name"),
    Case("another name and a missing row", "column-name missing-rows", X, [(1, "a"), (2, "b")],
         [(1, "a")], other_header="id integer, n"),
    Case("another name and another order", "column-name row-order", N, RANKED, PEOPLE,
         other_header="who, total numeric", policy=BY_TOTAL),
]  # fmt: skip

EMPTY = [
    Case("nothing came out", "no-rows", X, [(1, "a")], []),
    Case("nothing came out of a join", "no-rows", X, [(1, "a"), (2, "b")], [], facts=JOIN),
    Case("nothing came out of NOT IN", "no-rows", X, [(1, "a")], [],
         facts=QueryFacts(not_in_subquery=True)),
    Case("something came out", "rows-not-expected", X, [], [(1, "a"), (2, "b")]),
]  # fmt: skip

COUNTS = [
    Case("every row comes twice", "fan-out", N, PEOPLE, PEOPLE * 2, facts=JOIN),
    Case("every row comes twice, and no join is known", "missing-distinct", N, PEOPLE, PEOPLE * 2,
         facts=None),
    Case("copies keep their share", "fan-out", N, [ANA, ANA, BEA], [ANA, BEA, ANA] * 3,
         facts=OUTER),
    Case("the only row comes twice", "missing-distinct", N, [ANA], [ANA, ANA], facts=JOIN),
    Case("rows come unequally often", "missing-distinct", N, PEOPLE, [*PEOPLE, ANA, ANA, BEA],
         facts=JOIN),
    Case("all totals doubled", "fan-out", N, PEOPLE, scaled([2, 2, 2, 2]), facts=GROUP_JOIN),
    Case("totals grown by different factors", "fan-out", N, PEOPLE, scaled([2, 1, 3, 5]),
         facts=GROUP_JOIN),
    Case("the only total tripled", "fan-out", "total numeric", [(d("12.5"),)], [(d("37.5"),)],
         facts=JOIN),
    Case("a total doubled in floats", "fan-out", "name, x double precision",
         [("Ana", 0.1), ("Bea", 0.7)], [("Ana", 0.1 + 0.1 + 1e-17), ("Bea", 1.4000000000000001)],
         facts=JOIN),
    Case("totals doubled without a join", "wrong-group", N, PEOPLE, scaled([2, 2, 2, 2]),
         facts=GROUP),
    Case("one of the totals shrank", "wrong-group", N, PEOPLE,
         [("Ana", d("20")), ("Bea", d("40")), ("Cid", d("30")), DAN], facts=GROUP_JOIN),
    Case("a nought has grown", "wrong-group", N, [("Ana", d("0")), BEA],
         [("Ana", d("3")), ("Bea", d("40"))], facts=GROUP_JOIN),
    Case("any count is a multiple of one", "wrong-values", "name, n integer",
         [("Ana", 1), ("Bea", 1)], [("Ana", 2), ("Bea", 3)], facts=JOIN),
    Case("totals grown by odd amounts", "wrong-group", N, PEOPLE,
         [("Ana", d("13")), ("Bea", d("29")), ("Cid", d("70")), DAN], facts=GROUP_JOIN),
    Case("both halves of UNION ALL hold a row", "missing-distinct", X, [(1, "a"), (2, "b")],
         [(1, "a"), (2, "b"), (1, "a")], facts=QueryFacts(set_operations=("union all",))),
    Case("legal copies are gone", "lost-duplicates", "name", [("a",), ("a",), ("b",)],
         [("a",), ("b",)], facts=QueryFacts(distinct=True)),
    Case("legal copies are gone after UNION", "lost-duplicates", "name", [("a",), ("a",)],
         [("a",)], facts=QueryFacts(set_operations=("union",))),
    Case("some copies too many, some too few", "different-rows", "name",
         [("a",), ("a",), ("b",)], [("a",), ("b",), ("b",)]),
]  # fmt: skip

COUNTED: Rows = [("Ana", 3), ("Bea", 0), ("Cid", 1), ("Dan", 0)]
LISTED: Rows = [("Ana", "o1"), ("Ana", "o2"), ("Bea", None), ("Cid", "o3")]

JOINS = [
    Case("those without a partner are missing", "inner-join", "name, orders integer", COUNTED,
         [("Ana", 3), ("Cid", 1)], facts=JOIN),
    Case("a condition drops what the outer join kept", "inner-join", "name, order_no",
         LISTED, [row for row in LISTED if row[1]], facts=FILTERED),
    Case("the same without facts", "missing-rows", "name, orders integer", COUNTED,
         [("Ana", 3), ("Cid", 1)], facts=None),
    Case("an outer join is not to blame", "missing-rows", "name, orders integer", COUNTED,
         [("Ana", 3), ("Cid", 1)], facts=OUTER),
    Case("some without a partner came", "missing-rows", "name, orders integer", COUNTED,
         [("Ana", 3), ("Bea", 0), ("Cid", 1)], facts=JOIN),
    Case("others are missing too", "missing-rows", "name, orders integer", COUNTED,
         [("Ana", 3)], facts=JOIN),
    Case("rows are extra too", "different-rows", "name, orders integer", COUNTED,
         [("Ana", 3), ("Cid", 1), ("Eva", 9)], facts=JOIN),
]  # fmt: skip

C = "id integer, city"
CELLS = [
    Case("NULL for a value", "null-for-value", C, [(1, "Oslo"), (2, "Brno")],
         [(1, "Oslo"), (2, None)]),
    Case("NULL for nought", "null-for-value", "name, n integer", [("Ana", 0), ("Bea", 2)],
         [("Ana", None), ("Bea", 2)], facts=GROUP_JOIN),
    Case("a value for NULL", "value-for-null", C, [(1, "Oslo"), (2, None)],
         [(1, "Oslo"), (2, "none")]),
    Case("the empty text for NULL", "null-vs-empty", C, [(1, "Oslo"), (2, None)],
         [(1, "Oslo"), (2, "")]),
    Case("NULL for the empty text, in a single column", "null-vs-empty", "city",
         [("Oslo",), ("",)], [("Oslo",), (None,)]),
    Case("upper case", "letter-case", C, [(1, "Oslo"), (2, "Brno")], [(1, "OSLO"), (2, "BRNO")]),
    Case("upper case, in a single column", "letter-case", "city", [("Oslo",), ("Brno",)],
         [("brno",), ("oslo",)]),
    Case("blanks", "blanks", C, [(1, "Oslo"), (2, "New York")],
         [(1, " Oslo"), (2, "New  York")]),
    Case("case and blanks", "letter-case blanks", C, [(1, "Oslo"), (2, "Brno")],
         [(1, "OSLO "), (2, "Brno ")]),
    Case("not rounded, though asked to", "rounding", S, [("a", d("0.33")), ("b", d("0.67"))],
         [("a", 1 / 3), ("b", 2 / 3)], policy=ROUND, other_header="name, share double precision"),
    Case("cut off instead of rounded", "rounding", S, [("a", d("0.67")), ("b", d("0.89"))],
         [("a", d("0.66")), ("b", d("0.88"))], policy=ROUND),
    Case("rounded to fewer decimals", "rounding", S, [("a", d("0.33")), ("b", d("0.67"))],
         [("a", d("0.3")), ("b", d("0.7"))], policy=ROUND),
    Case("rounded, though not asked to", "rounding", S, [("a", d("0.3333")), ("b", d("0.6667"))],
         [("a", d("0.33")), ("b", d("0.67"))]),
    Case("all cut to 0", "integer-division", S, [("a", d("0.25")), ("b", d("0.4"))],
         [("a", 0), ("b", 0)], policy=ROUND, other_header="name, share integer"),
    Case("divided as whole numbers", "integer-division", S,
         [("a", d("0.25")), ("b", d("1.75")), ("c", d("2.5"))],
         [("a", d("0")), ("b", d("1")), ("c", d("2"))], facts=GROUP),
    Case("near a whole number once is an accident", "wrong-values", S,
         [("a", d("3.5")), ("b", d("2"))], [("a", d("4")), ("b", d("2"))]),
    Case("one more is no rounding", "wrong-values", S, [("a", d("0.05")), ("b", d("0.07"))],
         [("a", d("0.06")), ("b", d("0.08"))], policy=ROUND),
    Case("one row of the column is no rounding", "wrong-group", S,
         [("a", d("0.33")), ("b", d("0.67")), ("c", d("0.5"))],
         [("a", 1 / 3), ("b", 2 / 3), ("c", 0.9)], policy=ROUND, facts=GROUP,
         other_header="name, share double precision"),
    Case("infinity is no rounding", "wrong-values", "name, x double precision",
         [("a", 1.5), ("b", 2.5)], [("a", float("inf")), ("b", 2.5)]),
    Case("NULL in one, case in another", "null-for-value letter-case", "id integer, city, tag",
         [(1, "Oslo", "x"), (2, "Brno", "y")], [(1, "OSLO", "x"), (2, "Brno", None)]),
    Case("NULL beside other values", "wrong-values null-for-value", "id integer, city, n integer",
         [(1, "Oslo", 5), (2, "Brno", 7)], [(1, None, 5), (2, "Brno", 9)]),
]  # fmt: skip

DATED = "id integer, day date"
DAYS: Rows = [(n, day(n)) for n in range(1, 32)]
STAMPS: Rows = [(n, datetime(2024, 1, n, hour)) for n in range(1, 32) for hour in (0, 9)]
JANUARY = QueryFacts(dates=(day(1), day(31)), between=True)
PER_DAY: Rows = [(day(n), n + 3) for n in range(1, 32)]
MONTHS: Rows = [(day(1, n), 100 + n) for n in range(1, 7)]

DATES = [
    Case("the last day is missing", "date-boundary", DATED, DAYS, DAYS[:-1], facts=JANUARY),
    Case("the first day is missing", "date-boundary", DATED, DAYS, DAYS[1:], facts=JANUARY),
    Case("the day after the range came too", "date-boundary", DATED, DAYS,
         [*DAYS, (32, day(1, 2))], facts=QueryFacts(dates=(day(1), day(1, 2)))),
    Case("the last day's hours are missing", "date-boundary", "id integer, at timestamp", STAMPS,
         STAMPS[:-1], facts=JANUARY),
    Case("moved by a day", "date-boundary", DATED, DAYS, [(0, date(2023, 12, 31)), *DAYS[:-1]],
         facts=QueryFacts(dates=(day(1), day(31)))),
    Case("the last day's number is too small", "date-boundary", "day date, n integer", PER_DAY,
         [*PER_DAY[:-1], (day(31), 2)], facts=JANUARY),
    Case("the last month's number is too small", "date-boundary", "month date, n integer", MONTHS,
         [*MONTHS[:-1], (day(1, 6), 60)],
         facts=QueryFacts(dates=(day(1), day(30, 6)), between=True, group_by=True)),
    Case("no date in the text", "missing-rows", DATED, DAYS, DAYS[:-1]),
    Case("a day in the middle is missing", "missing-rows", DATED, DAYS, [*DAYS[:9], *DAYS[10:]],
         facts=JANUARY),
    Case("everything is of one day", "missing-rows", DATED, [(1, day(1)), (2, day(1))],
         [(1, day(1))], facts=JANUARY),
    Case("no date in the rows, but all a little too small", "wrong-group date-boundary",
         "name, n integer", [("Ana", 100), ("Bea", 50)], [("Ana", 97), ("Bea", 49)],
         facts=QueryFacts(dates=(day(1), day(31)), between=True, group_by=True)),
]  # fmt: skip

LIMITS = [
    Case("cut short by the answer's limit", "limit", N, RANKED, RANKED[:2],
         facts=QueryFacts(limit=2), policy=BY_TOTAL),
    Case("cut short without any order", "limit", N, PEOPLE, [DAN, ANA], facts=QueryFacts(limit=2)),
    Case("goes on too long", "limit", N, RANKED[:2], RANKED, policy=BY_TOTAL),
    Case("goes on too long, by whatever", "extra-rows", N, PEOPLE[:2], PEOPLE),
    Case("the head is not the one expected", "extra-rows", N, RANKED[1:3], RANKED,
         policy=BY_TOTAL),
    Case("a limit that was not reached", "missing-rows", N, RANKED, RANKED[:2],
         facts=QueryFacts(limit=9), policy=BY_TOTAL),
    Case("cut short by a limit, whatever the join", "limit", "name, orders integer",
         [("Ana", 3), ("Cid", 1), ("Bea", 0)], [("Ana", 3), ("Cid", 1)],
         facts=QueryFacts(limit=2, joins=1, inner_join=True)),
]  # fmt: skip

WINDOW = QueryFacts(windows=("sum",))
GENERAL = [
    Case("other totals for the same names", "wrong-group", N, PEOPLE,
         [("Ana", d("13")), ("Bea", d("19")), ("Cid", d("36")), DAN], facts=GROUP),
    Case("other totals over a window", "wrong-group", N, PEOPLE,
         [("Ana", d("13")), ("Bea", d("19")), CID, DAN], facts=WINDOW),
    Case("finer groups", "wrong-group", N, [ANA, BEA],
         [("Ana", d("4")), ("Ana", d("6")), ("Bea", d("20"))], facts=GROUP),
    Case("coarser groups", "wrong-group", N, [("Ana", d("4")), ("Ana", d("6")), BEA], [ANA, BEA],
         facts=GROUP),
    Case("other totals, and nothing is known", "wrong-values", N, PEOPLE,
         [("Ana", d("13")), ("Bea", d("19")), CID, DAN], facts=None),
    Case("other texts in a grouped answer", "wrong-values", C, [(1, "Oslo"), (2, "Brno")],
         [(1, "Rome"), (2, "Brno")], facts=GROUP),
    Case("rows are missing", "missing-rows", N, PEOPLE, PEOPLE[1:]),
    Case("rows are extra", "extra-rows", N, PEOPLE[1:], PEOPLE),
    Case("other rows altogether", "different-rows", X, [(1, "a"), (2, "b"), (3, "c")],
         [(7, "x"), (8, "y")]),
    Case("as many others, in a single column", "different-rows", "name", [("a",), ("b",)],
         [("x",), ("y",)]),
    Case("rows that share a country only", "different-rows", "id integer, country",
         [(1, "PT"), (2, "PT"), (3, "PT")], [(7, "PT"), (8, "PT"), (9, "PT")]),
    Case("out of order", "row-order", N, RANKED, PEOPLE, policy=BY_TOTAL),
]  # fmt: skip

CASES = [*COLUMNS, *EMPTY, *COUNTS, *JOINS, *CELLS, *DATES, *LIMITS, *GENERAL]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_the_codes_of_a_difference(case: Case) -> None:
    """Each difference gets its codes, the most telling first."""
    expected, actual = case.results()
    difference = compare(expected, actual, case.policy)
    assert difference is not None
    findings = explain(difference, case.policy, case.facts)
    assert " ".join(finding.code for finding in findings) == case.codes


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_the_words_and_the_evidence(case: Case) -> None:
    """A message is one plain sentence without placeholders; the evidence is there and JSON."""
    expected, actual = case.results()
    difference = compare(expected, actual, case.policy)
    assert difference is not None
    for finding in explain(difference, case.policy, case.facts):
        assert re.fullmatch(r"[^\n{}]{20,260}[.?]", finding.message), finding.message
        assert len(re.findall(r"[.?!](?:\s|$)", finding.message)) == 1, finding.message
        assert "  " not in finding.message
        assert not re.search(r"\b1 rows\b|\bNone\b", finding.message)
        assert finding.evidence
        assert json.loads(json.dumps(finding.to_json()))["code"] == finding.code


GIVEAWAYS = r"(?i)\b(left join|distinct on|coalesce|nullif|nulls last|group by \w+ *,|lower\(|trim)"


def test_no_message_gives_the_answer_away() -> None:
    """No sentence names the clause or function that would put it right."""
    for case in CASES:
        expected, actual = case.results()
        difference = compare(expected, actual, case.policy)
        assert difference is not None
        for finding in explain(difference, case.policy, case.facts):
            assert not re.search(GIVEAWAYS, finding.message), finding.message


CODES = {
    *("column-missing", "column-extra", "column-name", "column-order", "column-type"),
    *("no-rows", "rows-not-expected", "missing-rows", "extra-rows", "different-rows", "row-order"),
    *("fan-out", "missing-distinct", "lost-duplicates", "limit", "inner-join", "date-boundary"),
    *(
        "null-for-value",
        "value-for-null",
        "null-vs-empty",
        "integer-division",
        "rounding",
        "integer-division",
        "letter-case",
        "blanks",
    ),
    *("wrong-group", "wrong-values"),
}


def test_every_code_is_some_cases_primary() -> None:
    """The table above shows each code as the first finding of some difference."""
    assert {case.codes.split()[0] for case in CASES} == CODES
