"""What must hold of the comparison for any rows whatever."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from grader.compare import agree, compare
from grader.models import Column, Json, Policy, Result, Row, SortKey, Value

Cells = st.SearchStrategy[Value]

NUMBERS: Cells = st.one_of(
    st.integers(-3, 3),
    st.integers(),
    st.decimals(-5, 5, places=2),
    st.floats(allow_nan=True),
    st.sampled_from([0.1 + 0.2, 0.3, 1e-17, math.inf, Decimal("NaN")]),
)
TYPES: dict[str, Cells] = {
    "integer": st.integers(-3, 3),
    "numeric": st.decimals(-5, 5, places=2),
    "double precision": st.floats(),
    "unknown": NUMBERS,
    "text": st.text(alphabet="aA b", max_size=2),
    "boolean": st.booleans(),
    "date": st.dates(date(2024, 2, 28), date(2024, 3, 1)),
    "timestamptz": st.datetimes(
        datetime(2024, 2, 28), datetime(2024, 3, 1), timezones=st.just(UTC)
    ),
    "json": st.recursive(
        st.none() | st.booleans() | st.integers(0, 2) | st.floats(0, 1) | st.just("a"),
        lambda parts: st.lists(parts, max_size=2) | st.dictionaries(st.just("k"), parts),
        max_leaves=3,
    ).map(Json.of),
    "double precision[]": st.lists(st.floats(0, 1), max_size=2).map(tuple),
}


@dataclass(frozen=True)
class Changed:
    """A result, and another made from it."""

    before: Result
    after: Result


@st.composite
def results(draw: st.DrawFn, least: int = 0) -> Result:
    kinds = draw(st.lists(st.sampled_from(sorted(TYPES)), min_size=1, max_size=4))
    columns = tuple(Column(f"c{place}", kind) for place, kind in enumerate(kinds))
    row = st.tuples(*(st.none() | TYPES[kind] for kind in kinds))
    return Result(columns, tuple(draw(st.lists(row, min_size=least, max_size=8))))


@st.composite
def permuted(draw: st.DrawFn) -> Changed:
    result = draw(results())
    return Changed(result, replace(result, rows=tuple(draw(st.permutations(result.rows)))))


@st.composite
def picked(draw: st.DrawFn) -> tuple[Result, int]:
    result = draw(results(least=1))
    return result, draw(st.integers(0, len(result.rows) - 1))


@given(permuted())
def test_a_permuted_bag_is_equal(case: Changed) -> None:
    """Without sort keys the order of rows means nothing."""
    assert compare(case.before, case.after, Policy()) is None


@given(picked(), st.randoms())
def test_a_dropped_row_is_never_equal(case: tuple[Result, int], random: object) -> None:
    """One row fewer is one row missing, wherever the others stand."""
    result, place = case
    rows = list(result.rows)
    del rows[place]
    random.shuffle(rows)  # type: ignore[attr-defined]
    difference = compare(result, replace(result, rows=tuple(rows)), Policy())
    assert difference is not None
    lacking = [*difference.missing, *difference.miscounted]
    assert not difference.extra
    assert sum(item.expected - item.actual for item in lacking) == 1


@given(picked())
def test_a_doubled_row_is_never_equal(case: tuple[Result, int]) -> None:
    """One copy more is a difference in count."""
    result, place = case
    doubled = replace(result, rows=(*result.rows, result.rows[place]))
    difference = compare(result, doubled, Policy())
    assert difference is not None
    surplus = [*difference.extra, *difference.miscounted]
    assert not difference.missing
    assert sum(item.actual - item.expected for item in surplus) == 1


def _altered(cell: Value) -> Value:
    if cell is None:
        return 0
    if isinstance(cell, bool):
        return not cell
    if isinstance(cell, float):
        return cell * 2 + 1 if math.isfinite(cell) and abs(cell) < 1e300 else 0.5
    if isinstance(cell, (int, Decimal)):
        return cell + 1 if cell == cell else Decimal(0)
    if isinstance(cell, str):
        return cell + "x"
    if isinstance(cell, date):
        return cell + timedelta(days=1)
    if isinstance(cell, Json):
        return Json.of([cell.text])
    assert isinstance(cell, tuple)
    return (*cell, None)


@given(picked(), st.data())
def test_an_altered_cell_is_never_equal(case: tuple[Result, int], data: st.DataObject) -> None:
    """One other cell in one row makes the results differ."""
    result, place = case
    column = data.draw(st.integers(0, len(result.columns) - 1))
    old = result.rows[place]
    cell = _altered(old[column])
    if agree(cell, old[column], Policy().tolerance):  # -1.0 is twice itself plus one
        return
    rows = list(result.rows)
    rows[place] = (*old[:column], cell, *old[column + 1 :])
    difference = compare(result, replace(result, rows=tuple(rows)), Policy())
    assert difference is not None
    assert not difference.rows_agree


@given(results(), results())
def test_equality_is_symmetric(one: Result, other: Result) -> None:
    """Which side is expected does not decide whether two results agree."""
    assert (compare(one, other, Policy()) is None) == (compare(other, one, Policy()) is None)


@given(permuted())
def test_pairs_and_counts_hold_together(case: Changed) -> None:
    """The facts add up: what is missing, extra and miscounted explains the number of rows."""
    half = replace(case.after, rows=case.after.rows[::2] + case.after.rows[:2])
    difference = compare(case.before, half, Policy())
    if difference is None:
        return
    moved = [*difference.missing, *difference.extra, *difference.miscounted]
    assert sum(item.actual - item.expected for item in moved) == len(half.rows) - len(
        case.before.rows
    )


@given(st.lists(st.tuples(st.integers(0, 2), st.integers()), max_size=8), st.randoms())
def test_ties_may_permute_and_nothing_else_may(rows: list[Row], random: object) -> None:
    """Rows in another order agree exactly where the sequence of their keys is the same."""
    columns = (Column("k", "integer"), Column("v", "integer"))
    expected = Result(columns, tuple(sorted(rows, key=lambda row: row[0])))  # type: ignore[arg-type, return-value]
    shuffled = list(expected.rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    difference = compare(
        expected, Result(columns, tuple(shuffled)), Policy(order_by=(SortKey("k"),))
    )
    parted = [
        place
        for place, (one, other) in enumerate(zip(expected.rows, shuffled, strict=True))
        if one[0] != other[0]
    ]
    if parted:
        assert difference is not None
        assert difference.order is not None
        assert difference.order.index == parted[0]
    else:
        assert difference is None


NEARLY = st.floats(-0.4e-9, 0.4e-9)


@given(
    st.lists(st.tuples(st.floats(-1e12, 1e12), st.sampled_from([0.0, 0.3, 1e-17]), NEARLY)),
    st.randoms(),
)
def test_rows_within_the_tolerance_match(
    cells: list[tuple[float, float, float]], random: object
) -> None:
    """Rows whose floats each moved by less than the tolerance are equal in any order."""
    columns = (Column("x", "double precision"), Column("y", "double precision"))
    expected = Result(columns, tuple((x, y) for x, y, _ in cells))
    moved = [(x * (1 + nearly), y) for x, y, nearly in cells]
    random.shuffle(moved)  # type: ignore[attr-defined]
    actual = Result(columns, tuple(moved))
    assert compare(expected, actual, Policy()) is None
    assert compare(actual, expected, Policy()) is None


def _most_matched(one: list[float], other: list[float], tolerance: float) -> int:
    """The size of the largest matching, by trying everything."""
    if not one:
        return 0
    best = _most_matched(one[1:], other, tolerance)
    for place, value in enumerate(other):
        if agree(one[0], value, tolerance):
            rest = other[:place] + other[place + 1 :]
            best = max(best, 1 + _most_matched(one[1:], rest, tolerance))
    return best


STEPS = st.lists(st.integers(0, 8).map(lambda step: 1 + step * 0.04), max_size=5)


@given(STEPS, STEPS)
def test_the_matching_is_as_large_as_can_be(one: list[float], other: list[float]) -> None:
    """Where agreement is not transitive, no row is left over that could have been matched."""
    columns = (Column("x", "double precision"),)
    difference = compare(
        Result(columns, tuple((value,) for value in one)),
        Result(columns, tuple((value,) for value in other)),
        Policy(tolerance=0.05),
    )
    matched = _most_matched(one, other, 0.05)
    if difference is None:
        assert matched == len(one) == len(other)
        return
    moved = [*difference.missing, *difference.extra, *difference.miscounted]
    lacking = sum(max(0, item.expected - item.actual) for item in moved)
    surplus = sum(max(0, item.actual - item.expected) for item in moved)
    assert (lacking, surplus) == (len(one) - matched, len(other) - matched)


@given(results(), st.data())
def test_the_case_of_column_names_is_free(result: Result, data: st.DataObject) -> None:
    """Names in any mixture of case are the same names."""
    upper = data.draw(st.lists(st.booleans(), min_size=len(result.columns)))
    columns = tuple(
        Column(column.name.upper() if up else column.name, column.type)
        for column, up in zip(result.columns, upper, strict=False)
    )
    assert compare(result, replace(result, columns=columns), Policy()) is None


@given(results(), st.data())
def test_columns_in_another_order_are_told_and_aligned(result: Result, data: st.DataObject) -> None:
    """Moved columns are a difference, but never one of the rows."""
    places = data.draw(st.permutations(range(len(result.columns))))
    moved = Result(
        tuple(result.columns[place] for place in places),
        tuple(tuple(row[place] for place in places) for row in result.rows),
    )
    difference = compare(result, moved, Policy())
    if places == list(range(len(places))):
        assert difference is None
    else:
        assert difference is not None
        assert difference.columns.reordered
        assert difference.rows_agree
