"""Which results agree, and the facts about those that do not, as a table of cases."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from grader.compare import compare
from grader.models import (
    Column,
    Difference,
    Interval,
    Json,
    Policy,
    Result,
    SortKey,
    Value,
)


def table(header: str, *rows: tuple[Value, ...]) -> Result:
    """A result from `name type, name type`; the type may be left out and is then `text`."""
    columns = []
    for part in header.split(",") if header else ():
        name, _, kind = part.strip().partition(" ")
        columns.append(Column(name, kind or "text"))
    return Result(tuple(columns), rows)


def single(value: Value, kind: str) -> Result:
    return Result((Column("x", kind),), ((value,),))


EQUAL: list[tuple[str, Value, Value]] = [
    ("int and decimal", 1, Decimal("1.00")),
    ("int and float", 1, 1.0),
    ("decimal and float", Decimal("0.1"), 0.1),
    ("trailing zeros", Decimal("12.50"), Decimal("12.5")),
    ("float noise", 0.1 + 0.2, 0.3),
    ("zero and noise", 0.0, 1e-17),
    ("float noise against decimal", Decimal("0.3"), 0.1 + 0.2),
    ("negative zero", -0.0, 0),
    ("NaN", math.nan, math.nan),
    ("NaN of both kinds", math.nan, Decimal("NaN")),
    ("infinity of both kinds", math.inf, Decimal("Infinity")),
    ("NULL", None, None),
    ("one moment in two zones", datetime(2024, 1, 1, 12, tzinfo=UTC),
     datetime(2024, 1, 1, 14, tzinfo=timezone(timedelta(hours=2)))),
    ("a day and 24 hours", Interval(days=1), Interval(microseconds=86_400_000_000)),
    ("JSON keys in any order", Json('{"b": 1, "a": 2}'), Json('{"a": 2, "b": 1}')),
    ("JSON numbers by value", Json("[1]"), Json("[1.0]")),
    ("JSON float noise", Json('{"a": 0.30000000000000004}'), Json('{"a": 0.3}')),
    ("arrays by element", (1, 0.3, None), (Decimal("1.0"), 0.1 + 0.2, None)),
    ("equal texts", "Žofie", "Žofie"),
]  # fmt: skip

UNEQUAL: list[tuple[str, Value, Value]] = [
    ("exact numbers are exact", Decimal("1.0000000001"), Decimal(1)),
    ("large exact integers", 10**18, 10**18 + 1),
    ("floats beyond the tolerance", 1.0, 1.0001),
    ("small numbers are not zero", 1e-9, 0.0),
    ("a text is no number", "1", 1),
    ("true is not one", True, 1),
    ("false is not zero", False, 0.0),
    ("NULL is not the empty text", None, ""),
    ("NULL is not zero", None, 0),
    ("NULL is not NaN", None, math.nan),
    ("NaN is no number", math.nan, 0.0),
    ("infinite is not huge", math.inf, 1.7e308),
    ("infinite is not huger", math.inf, Decimal("1e400")),
    ("beyond floats", 10**400, math.inf),
    ("two infinities", math.inf, -math.inf),
    ("case", "Ana", "ana"),
    ("blanks", "Ana", "Ana "),
    ("a date is no timestamp", date(2024, 1, 1), datetime(2024, 1, 1)),
    ("with and without zone", datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)),
    ("arrays of other length", (1, 2), (1,)),
    ("arrays in other order", (1, 2), (2, 1)),
    ("JSON null is not NULL", Json("null"), None),
    ("JSON text is no number", Json('["1"]'), Json("[1]")),
    ("JSON true is not one", Json("[true]"), Json("[1]")),
    ("JSON is not its text", Json('"a"'), "a"),
    ("an array is no JSON", (1,), Json("[1]")),
    ("an empty object is no list", Json("{}"), Json("[]")),
    ("a month is not 31 days", Interval(months=1), Interval(days=31)),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in EQUAL],
                         ids=[case[0] for case in EQUAL])  # fmt: skip
def test_cells_agree(one: Value, other: Value) -> None:
    """Cells that are the same value agree, whichever side they stand on."""
    left, right = single(one, "unknown"), single(other, "unknown")
    assert compare(left, right, Policy()) is None
    assert compare(right, left, Policy()) is None


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in UNEQUAL],
                         ids=[case[0] for case in UNEQUAL])  # fmt: skip
def test_cells_differ(one: Value, other: Value) -> None:
    """Cells that are not the same value differ, whichever side they stand on."""
    left, right = single(one, "unknown"), single(other, "unknown")
    for difference in (compare(left, right, Policy()), compare(right, left, Policy())):
        assert difference is not None
        assert not difference.rows_agree
        assert [pair.columns for pair in difference.pairs] == [(0,)]


def test_the_policy_widens_the_tolerance() -> None:
    """A policy's tolerance replaces the usual one, and 0 asks for equal floats."""
    one, other = single(1.0, "double precision"), single(1.001, "double precision")
    assert compare(one, other, Policy(tolerance=0.01)) is None
    assert compare(one, other, Policy()) is not None
    zero, tiny = single(0.0, "double precision"), single(1e-17, "double precision")
    assert compare(zero, tiny, Policy(tolerance=0)) is not None


def test_rounding_asked_for_does_not_blur_equality() -> None:
    """`round` words the feedback; 12.35 and 12.3456 stay two numbers."""
    policy = Policy(round={"x": 2})
    one, other = single(Decimal("12.35"), "numeric"), single(Decimal("12.3456"), "numeric")
    assert compare(one, other, policy) is not None


ANA, BEA, CID = (1, "Ana"), (2, "Bea"), (3, "Cid")
PEOPLE = "id integer, name"


def counts(difference: Difference) -> dict[str, object]:
    """The facts about rows, short: (row, expected copies, actual copies)."""
    return {
        name: [(item.row, item.expected, item.actual) for item in getattr(difference, name)]
        for name in ("missing", "extra", "miscounted")
        if getattr(difference, name)
    }


ROWS: list[tuple[str, list[tuple[Value, ...]], list[tuple[Value, ...]], dict[str, object]]] = [
    ("a row is missing", [ANA, BEA], [BEA], {"missing": [(ANA, 1, 0)]}),
    ("a row is extra", [ANA], [ANA, BEA], {"extra": [(BEA, 0, 1)]}),
    ("both copies are missing", [ANA, ANA, BEA], [BEA], {"missing": [(ANA, 2, 0)]}),
    ("one copy is missing", [ANA, ANA], [ANA], {"miscounted": [(ANA, 2, 1)]}),
    ("a row comes twice", [ANA, BEA], [BEA, ANA, BEA], {"miscounted": [(BEA, 1, 2)]}),
    ("one doubled, one missing", [ANA, BEA], [ANA, ANA],
     {"missing": [(BEA, 1, 0)], "miscounted": [(ANA, 1, 2)]}),
    ("in the order of their sides", [CID, BEA, ANA], [],
     {"missing": [(CID, 1, 0), (BEA, 1, 0), (ANA, 1, 0)]}),
    ("nothing expected", [], [ANA], {"extra": [(ANA, 0, 1)]}),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "actual", "facts"), [case[1:] for case in ROWS],
                         ids=[case[0] for case in ROWS])  # fmt: skip
def test_row_facts(
    expected: list[tuple[Value, ...]], actual: list[tuple[Value, ...]], facts: dict[str, object]
) -> None:
    """Each row's copies on both sides are told."""
    difference = compare(table(PEOPLE, *expected), table(PEOPLE, *actual), Policy())
    assert difference is not None
    assert not difference.columns
    assert counts(difference) == facts
    assert not difference.rows_agree


COLUMNS: list[tuple[str, Result, Result, Mapping[str, object], bool | None]] = [
    ("case of names is free", table("ID integer, Name", ANA), table("id integer, NAME", ANA),
     {}, None),
    ("another name", table("id integer, name", ANA), table("id integer, n", ANA),
     {"renamed": ((1, "name", "n"),)}, True),
    ("another order", table("id integer, name", ANA), table("name, id integer", ("Ana", 1)),
     {"reordered": True}, True),
    ("a missing column", table("id integer, name", ANA), table("id integer", (1,)),
     {"missing": ("name",)}, None),
    ("an extra column", table("id integer, name", ANA),
     table("id integer, x, name", (1, "?", "Ana")), {"extra": ("x",)}, True),
    ("extra and another order", table("id integer, name", ANA),
     table("name, x, id integer", ("Ana", "?", 1)), {"extra": ("x",), "reordered": True}, True),
    ("missing and extra", table("id integer, name", ANA), table("id integer, x, y", (1, "", "")),
     {"missing": ("name",), "extra": ("x", "y")}, None),
    ("a name twice", table("id integer, name", ANA),
     table("id integer, name, id integer", (1, "Ana", 7)), {"extra": ("id",)}, True),
    ("two of a name expected", table("x integer, x integer", (1, 2)),
     table("X integer, x integer", (1, 2)), {}, None),
    ("one of two of a name", table("x integer, x integer", (1, 2)), table("x integer", (1,)),
     {"missing": ("x",)}, None),
    ("copies of a name apart", table("x integer, y, x integer", (1, "a", 2)),
     table("x integer, x integer, y", (1, 2, "a")), {"reordered": True}, True),
    ("renamed and moved, as the rows show",
     table("id integer, name, total integer", (1, "Ana", 5)),
     table("id integer, total integer, who", (1, 5, "Ana")),
     {"renamed": ((1, "name", "who"),), "reordered": True}, True),
    ("renamed in place, as the rows show", table("a integer, b integer", (1, 2), (3, 4)),
     table("b integer, c integer", (1, 2), (3, 4)),
     {"renamed": ((0, "a", "b"), (1, "b", "c"))}, True),
    ("numbers of all types are one family", table("x numeric", (Decimal(1),)),
     table("x bigint", (1,)), {}, None),
    ("text for numbers", table("x numeric", (Decimal(1),)), table("x text", ("1",)),
     {"clashes": (("x", "numeric", "text"),)}, False),
    ("a timestamp for a date", table("x date", (date(2024, 1, 1),)),
     table("x timestamp", (datetime(2024, 1, 1),)), {"clashes": (("x", "date", "timestamp"),)},
     False),
    ("arrays by element", table("x integer[]", ((1,),)), table("x numeric[]", ((1,),)), {}, None),
    ("an array for its element", table("x integer[]", ((1,),)), table("x integer", (1,)),
     {"clashes": (("x", "integer[]", "integer"),)}, False),
    ("an unknown type is any", table("x unknown", (1,)), table("x integer", (1,)), {}, None),
    ("an array of an unknown type", table("x unknown[]", ((),)), table("x integer[]", ((),)),
     {}, None),
    ("nothing but NULL has any type", table("x numeric", (None,)), table("x text", (None,)),
     {}, None),
    ("no rows at all have a type", table("x numeric"), table("x text"),
     {"clashes": (("x", "numeric", "text"),)}, True),
    ("no rows at all have names", table("x numeric"), table("y numeric"),
     {"renamed": ((0, "x", "y"),)}, True),
    ("no rows and no columns", table(""), table(""), {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "actual", "facts", "agree"), [case[1:] for case in COLUMNS],
                         ids=[case[0] for case in COLUMNS])  # fmt: skip
def test_column_facts(
    expected: Result, actual: Result, facts: Mapping[str, object], agree: bool | None
) -> None:
    """Each way in which columns differ is told apart; rows that agree under it are said to."""
    difference = compare(expected, actual, Policy())
    if not facts:
        assert difference is None
        return
    assert difference is not None
    columns = difference.columns
    found = {
        "missing": columns.missing,
        "extra": columns.extra,
        "renamed": columns.renamed,
        "reordered": columns.reordered,
        "clashes": tuple((clash.column, clash.expected, clash.actual) for clash in columns.clashes),
    }
    assert {name: value for name, value in found.items() if value} == dict(facts)
    if agree is None:
        assert difference.aligned is None
    assert difference.rows_agree is bool(agree)


def test_columns_are_aligned_before_rows_are_compared() -> None:
    """Row facts are about the learner's rows in the order of the expected columns."""
    difference = compare(
        table("id integer, name", ANA, BEA),
        table("name, id integer", ("Ana", 1), ("Bo", 2)),
        Policy(),
    )
    assert difference is not None
    assert difference.aligned is not None
    assert difference.aligned.rows == ((1, "Ana"), (2, "Bo"))
    assert difference.aligned.names == ("id", "name")
    assert difference.actual.names == ("name", "id")
    assert [(pair.expected, pair.actual, pair.columns) for pair in difference.pairs] == [
        ((2, "Bea"), (2, "Bo"), (1,))
    ]


BY_TOTAL = Policy(order_by=(SortKey("Total", True),))
BY_TOTAL_NAME = Policy(order_by=(SortKey("total", True), SortKey("name")))
NOISE = 0.1 + 0.2

ORDERS: list[tuple[str, Policy, list[tuple[Value, ...]], list[tuple[Value, ...]], int | None]] = [
    ("no keys, any order", Policy(), [("a", 1), ("b", 2)], [("b", 2), ("a", 1)], None),
    ("keys in order", BY_TOTAL, [("b", 2), ("a", 1)], [("b", 2), ("a", 1)], None),
    ("keys out of order", BY_TOTAL, [("b", 2), ("a", 1)], [("a", 1), ("b", 2)], 0),
    ("ties are free", BY_TOTAL, [("c", 3), ("a", 1), ("b", 1)], [("c", 3), ("b", 1), ("a", 1)],
     None),
    ("a second key binds ties", BY_TOTAL_NAME, [("c", 3), ("a", 1), ("b", 1)],
     [("c", 3), ("b", 1), ("a", 1)], 1),
    ("keys by value", BY_TOTAL, [("a", 1), ("b", 0)], [("a", Decimal("1.0")), ("b", 0.0)], None),
    ("NULL has its place", BY_TOTAL, [("a", None), ("b", 2)], [("b", 2), ("a", None)], 0),
    ("float noise in a key", BY_TOTAL, [("a", NOISE), ("b", 0.1)], [("a", 0.3), ("b", 0.1)], None),
    ("a tie but for noise does not bind the next key", BY_TOTAL_NAME,
     [("b", NOISE), ("a", 0.3), ("c", 0.1)], [("a", 0.3), ("b", 0.3), ("c", 0.1)], None),
    ("an exact tie binds the next key", BY_TOTAL_NAME,
     [("a", 0.3), ("b", 0.3), ("c", 0.1)], [("b", 0.3), ("a", 0.3), ("c", 0.1)], 0),
    ("noise excuses no more than its tie", BY_TOTAL_NAME,
     [("b", NOISE), ("a", 0.3), ("c", 0.1)], [("a", 0.3), ("c", 0.1), ("b", 0.3)], 0),
    ("an unknown key is passed over", Policy(order_by=(SortKey("other"),)),
     [("a", 1), ("b", 2)], [("b", 2), ("a", 1)], None),
]  # fmt: skip


@pytest.mark.parametrize(("policy", "expected", "actual", "index"), [case[1:] for case in ORDERS],
                         ids=[case[0] for case in ORDERS])  # fmt: skip
def test_order_facts(
    policy: Policy,
    expected: list[tuple[Value, ...]],
    actual: list[tuple[Value, ...]],
    index: int | None,
) -> None:
    """Only the policy's keys decide about order, and the first place where they part is named."""
    header = "name, total numeric"
    difference = compare(table(header, *expected), table(header, *actual), policy)
    if index is None:
        assert difference is None
        return
    assert difference is not None
    assert difference.rows_agree
    assert difference.order is not None
    assert difference.order.index == index
    assert difference.order.expected == expected[index]
    assert difference.order.actual == actual[index]


def test_order_is_not_judged_where_rows_differ() -> None:
    """Wrong rows are told first; their order would be noise."""
    difference = compare(
        table("name, total integer", ("a", 2), ("b", 1)),
        table("name, total integer", ("b", 1), ("a", 3)),
        BY_TOTAL,
    )
    assert difference is not None
    assert difference.order is None


FLOATS = "x double precision, y double precision"

NEAR: list[tuple[str, list[tuple[Value, ...]], list[tuple[Value, ...]], float, bool]] = [
    ("sorting would mispair them", [(1.0, 2.0), (1.0 + 1e-12, 1.0)],
     [(1.0, 1.0), (1.0 + 1e-12, 2.0)], 1e-9, True),
    ("a chain needs a matching, not a greedy choice", [(1.0, 0.0), (1.05, 0.0)],
     [(1.05, 0.0), (1.1, 0.0)], 0.06, True),
    ("equal rows give way to a better matching", [(1.0, 0.0), (0.95, 0.0)],
     [(1.0, 0.0), (1.05, 0.0)], 0.06, True),
    ("no two share a partner", [(1.0, 0.0), (1.0, 0.0)], [(1.0 + 1e-12, 0.0)], 1e-9, False),
    ("copies count", [(0.3, 0.0)] * 3, [(NOISE, 0.0)] * 3, 1e-9, True),
    ("too many copies count", [(0.3, 0.0)] * 3, [(NOISE, 0.0), (NOISE, 0.0), (0.3, 0.0), (0.3, 0.0)],
     1e-9, False),
    ("ints among floats", [(1, 0.3)], [(1.0, NOISE)], 1e-9, True),
    ("huge numbers", [(1e308, 0.0), (10**400, 0.0)], [(1e308, 1e-17), (10**400, 1e-17)], 1e-9,
     True),
    ("NULL stays apart", [(None, 0.3), (0.0, 0.3)], [(None, NOISE), (None, NOISE)], 1e-9, False),
    ("any two numbers of one sign under a wide tolerance", [(1.0, 5.0)], [(1.9, 5.0)], 0.6, True),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "actual", "tolerance", "agree"), [c[1:] for c in NEAR],
                         ids=[case[0] for case in NEAR])  # fmt: skip
def test_rows_match_within_the_tolerance(
    expected: list[tuple[Value, ...]],
    actual: list[tuple[Value, ...]],
    tolerance: float,
    agree: bool,
) -> None:
    """As many rows as can be matched one to one are matched."""
    one, other = table(FLOATS, *expected), table(FLOATS, *actual)
    policy = Policy(tolerance=tolerance)
    assert (compare(one, other, policy) is None) is agree
    assert (compare(other, one, policy) is None) is agree


def test_copies_left_over_within_the_tolerance_are_counted() -> None:
    """A row that comes too often, float noise or not, is counted under itself."""
    header = "x double precision"
    one, other = table(header, (0.3,)), table(header, (NOISE,), (NOISE,))
    difference = compare(one, other, Policy())
    assert difference is not None
    assert counts(difference) == {"miscounted": [((NOISE,), 1, 2)]}


PAIRS: list[
    tuple[str, str, list[tuple[Value, ...]], list[tuple[Value, ...]], list[tuple[int, int]]]
] = [
    ("by name rather than by measure", "name, total numeric",
     [("Ana", Decimal(10)), ("Bea", Decimal(20))], [("Bea", Decimal(10)), ("Ana", Decimal(20))],
     [(0, 1), (1, 0)]),
    ("by id rather than by flags", "id integer, paid boolean, sent boolean",
     [(1, True, True), (2, False, False), (3, True, True)],
     [(3, False, False), (2, True, True), (1, False, True)], [(0, 2), (1, 1), (2, 0)]),
    ("alike but for case", "name, city, n integer",
     [("Ana", "Brno", 1), ("Bea", "Brno", 1)], [("BEA", "Oslo", 1), ("ANA", "Oslo", 1)],
     [(0, 1), (1, 0)]),
    ("nothing in common", "id integer, name", [ANA, BEA], [(8, "Xi"), (9, "Yu")], []),
    ("nothing but NULL in common", "id integer, name", [(1, None), BEA], [(8, None), (9, "Yu")],
     []),
    ("the only rows", "id integer, name", [ANA], [(8, "Xi")], [(0, 0)]),
    ("single numbers by size", "n integer", [(5,), (1,), (9,)], [(2,), (10,), (6,)],
     [(0, 2), (1, 0), (2, 1)]),
    ("single texts by likeness", "name", [("Ana",), ("Bea",), ("Cid",)],
     [("CID",), ("x",), (" ana ",)], [(0, 2), (1, 1), (2, 0)]),
    ("single values, not as many", "n integer", [(5,), (1,)], [(2,)], []),
]  # fmt: skip


@pytest.mark.parametrize(("header", "expected", "actual", "pairs"), [c[1:] for c in PAIRS],
                         ids=[case[0] for case in PAIRS])  # fmt: skip
def test_rows_are_paired_with_the_likeliest(
    header: str,
    expected: list[tuple[Value, ...]],
    actual: list[tuple[Value, ...]],
    pairs: list[tuple[int, int]],
) -> None:
    """A missing row is paired with the extra row that was probably meant."""
    difference = compare(table(header, *expected), table(header, *actual), Policy())
    assert difference is not None
    found = [(pair.expected_index, pair.actual_index) for pair in difference.pairs]
    assert found == pairs


def test_many_rows_that_share_little_are_paired_sparingly() -> None:
    """Of thousands of rows that share one common cell, no row is paired twice."""
    rows = [(index, "PT") for index in range(3_000)]
    others = [(index + 10_000, "PT") for index in range(3_000)]
    difference = compare(table(PEOPLE, *rows), table(PEOPLE, *others), Policy())
    assert difference is not None
    assert len(difference.missing) == len(difference.extra) == 3_000
    partners = [pair.actual_index for pair in difference.pairs]
    assert len(partners) == len(set(partners)) <= 1_000
    assert all(pair.columns == (0,) for pair in difference.pairs)
