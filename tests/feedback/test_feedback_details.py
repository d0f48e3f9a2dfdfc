"""What findings carry: sentences with names and counts, evidence, and findings about state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from grader.compare import compare
from grader.feedback import explain, explain_other_table, explain_state
from grader.models import (
    Column,
    Finding,
    Policy,
    QueryFacts,
    RelationState,
    Result,
    Row,
    SortKey,
)

COLUMNS = (Column("name", "text"), Column("orders", "integer"))


def result(*rows: Row) -> Result:
    return Result(COLUMNS, rows)


def first(
    expected: Result, actual: Result, facts: QueryFacts | None = None, policy: Policy | None = None
) -> Finding:
    policy = policy or Policy()
    difference = compare(expected, actual, policy)
    assert difference is not None
    return explain(difference, policy, facts)[0]


def test_an_inner_join_names_the_column_and_the_rows() -> None:
    """The sentence says how many rows lack a partner, the evidence which."""
    finding = first(
        result(("Ana", 3), ("Bea", 0), ("Cid", 0)),
        result(("Ana", 3)),
        QueryFacts(joins=1, inner_join=True),
    )
    assert finding.message == (
        "2 rows are missing from your result, all of them with nothing in orders: "
        "does a row without a partner survive your join?"
    )
    assert finding.evidence == {
        "columns": ["orders"],
        "count": 2,
        "rows": [
            {"row": ["Bea", 0], "expected": 1, "actual": 0},
            {"row": ["Cid", 0], "expected": 1, "actual": 0},
        ],
    }


def test_a_fan_out_names_its_factors() -> None:
    """Where the factor varies from row to row, its range is told."""
    finding = first(
        result(("Ana", 3), ("Bea", 5), ("Cid", 7)),
        result(("Ana", 6), ("Bea", 20), ("Cid", 7)),
        QueryFacts(joins=2, group_by=True),
    )
    assert finding.message.startswith("orders is too large in 2 rows, 2 to 4 times:")
    assert finding.evidence["factors"] == [2, 4]


def test_row_order_names_the_first_place() -> None:
    """Rows are counted from 1 in the sentence and from 0 in the evidence."""
    finding = first(
        result(("Ana", 3), ("Bea", 2), ("Cid", 1)),
        result(("Ana", 3), ("Cid", 1), ("Bea", 2)),
        policy=Policy(order_by=(SortKey("orders", True), SortKey("name"))),
    )
    assert "from row 2 on their order by orders and name" in finding.message
    assert finding.evidence == {
        "index": 1,
        "keys": ["orders desc", "name"],
        "expected": ["Bea", 2],
        "actual": ["Cid", 1],
    }


def test_rounding_says_what_the_prompt_asks_for() -> None:
    """The decimals come from the policy, whatever the case of the column's name."""
    columns = (Column("name", "text"), Column("Share", "numeric"))
    expected = Result(columns, (("a", Decimal("0.33")), ("b", Decimal("0.67"))))
    actual = Result(columns, (("a", Decimal("0.3333")), ("b", Decimal("0.6667"))))
    finding = first(expected, actual, policy=Policy(round={"share": 2}))
    assert finding.message == (
        "Share is right but for rounding in 2 rows: the prompt asks for 2 decimals, "
        "and rounding comes last."
    )
    assert finding.evidence["decimals"] == {"share": 2}


def test_columns_are_told_with_their_names() -> None:
    """A misnamed column is named as it is and as it should be, with its place."""
    actual = Result((Column("name", "text"), Column("count_star()", "bigint")), (("Ana", 3),))
    finding = first(result(("Ana", 3)), actual)
    assert finding.message == (
        "Column 2 is called count_star() where the prompt calls it orders: "
        "what gives an output column its name?"
    )
    assert finding.evidence == {
        "columns": [{"position": 1, "expected": "orders", "actual": "count_star()"}]
    }


def test_evidence_is_short_however_long_the_difference() -> None:
    """A few rows stand for all; the count says how many there are."""
    rows = [(f"n{place}", place) for place in range(400)]
    finding = first(result(*rows), result(*rows[:7]))
    assert finding.code == "missing-rows"
    assert finding.message.startswith("393 rows are missing")
    assert finding.evidence["count"] == 393
    shown = finding.evidence["rows"]
    assert isinstance(shown, list)
    assert len(shown) == 5


def test_long_lists_of_columns_are_folded() -> None:
    """More than three names are counted instead of told."""
    wide = tuple(Column(name, "integer") for name in "abcdef")
    finding = first(Result(wide, ((1,) * 6,)), Result(wide[:1], ((1,),)))
    assert finding.message.startswith(
        "Your result has 1 column where 6 are asked for, and b, c and 3 more are not there"
    )


def test_no_code_comes_twice_and_few_come_at_all() -> None:
    """However much is wrong, a learner hears at most five things."""
    wide = tuple(Column(f"c{place}", "text") for place in range(8))
    expected = Result(
        (Column("id", "integer"), *wide), ((1, "a", "b", "c", "d", None, "", "g", "h"),)
    )
    actual = Result(
        (Column("ID", "integer"), *wide[:-1], Column("z", "text")),
        ((1, None, "B", "c ", "x", "y", None, "G", " h"),),
    )
    difference = compare(expected, actual, Policy())
    assert difference is not None
    codes = [finding.code for finding in explain(difference, Policy(), None)]
    assert codes == [
        "column-name",
        "wrong-values",
        "null-for-value",
        "value-for-null",
        "null-vs-empty",
    ]


TABLE = RelationState("table", result(("Ana", 3), ("Bea", 2)))
VIEW = RelationState("view", TABLE.content)
GONE = RelationState("", None)
FEWER = RelationState("table", result(("Ana", 3)))

STATES: list[tuple[str, str, RelationState, RelationState | None, bool]] = [
    ("not there", "relation-missing", TABLE, None, False),
    ("gone", "relation-missing", TABLE, GONE, False),
    ("a table for a view", "relation-kind", VIEW, TABLE, False),
    ("a table for a view, with other rows", "relation-kind missing-rows", VIEW, FEWER, False),
    ("as it was", "relation-untouched missing-rows", TABLE, FEWER, True),
    ("changed otherwise", "missing-rows", TABLE, FEWER, False),
    ("still there", "relation-untouched", GONE, TABLE, True),
    ("still there, changed", "relation-kind", GONE, TABLE, False),
    ("emptied", "no-rows", TABLE, RelationState("table", result()), False),
    ("right", "", TABLE, TABLE, False),
    ("right and untouched", "", TABLE, TABLE, True),
    ("gone as it should be", "", GONE, None, False),
]


@pytest.mark.parametrize(("codes", "expected", "actual", "untouched"), [s[1:] for s in STATES],
                         ids=[case[0] for case in STATES])  # fmt: skip
def test_the_codes_of_a_state(
    codes: str, expected: RelationState, actual: RelationState | None, untouched: bool
) -> None:
    """A relation's state is told before its rows, and every finding names the relation."""
    difference = None
    if actual is not None and expected.content is not None and actual.content is not None:
        difference = compare(expected.content, actual.content, Policy())
    findings = explain_state("stock", expected, actual, difference, None, untouched)
    assert " ".join(finding.code for finding in findings) == codes
    assert all(finding.evidence["relation"] == "stock" for finding in findings)
    assert all("stock" in finding.message for finding in findings)


def test_another_table_was_changed() -> None:
    """A side effect is told with the table's name."""
    finding = explain_other_table("payments")
    assert finding.code == "other-table-changed"
    assert "payments" in finding.message
    assert finding.evidence == {"relation": "payments"}
