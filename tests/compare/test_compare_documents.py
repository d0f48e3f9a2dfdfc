"""What must hold of the comparison for any documents whatever, and the contract case by case."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from bson import Binary, Decimal128, Int64, MaxKey, MinKey, ObjectId, Regex, Timestamp
from hypothesis import given
from hypothesis import strategies as st

from grader.compare import compare_documents
from grader.models import ABSENT, Documents, Form, PathFault, Policy, SortKey
from grader.models.document_difference import DocumentDifference

NUMBERS: st.SearchStrategy[Any] = st.one_of(
    st.integers(-3, 3),
    st.integers(-(2**63), 2**63 - 1).map(Int64),
    st.floats(),
    st.decimals(-5, 5, places=2).map(Decimal128),
    st.sampled_from([0.1 + 0.2, 0.3, 1e-17, Decimal128("NaN"), Decimal128("Infinity")]),
)
SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    NUMBERS,
    st.text(alphabet="aA 1", max_size=2),
    st.datetimes(datetime(2024, 2, 28), datetime(2024, 3, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.sampled_from(
        [ObjectId("65a000000000000000000001"), Binary(b"x"), b"x", Regex("a", "i"), MinKey(),
         MaxKey(), Timestamp(1, 2)]
    ),
)  # fmt: skip
NAMES = st.sampled_from(["a", "b", "c", "_id"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(NAMES, parts, max_size=3),
    max_leaves=5,
)
DOCUMENTS = st.lists(st.dictionaries(NAMES, VALUES, max_size=4), max_size=6)
BAG = Policy(id=True)


def differ(
    expected: list[Any], actual: list[Any], policy: Policy = BAG, form: Form = Form.DOCUMENTS,
    **more: Any,
) -> DocumentDifference | None:  # fmt: skip
    return compare_documents(
        Documents(form, tuple(expected)), Documents(form, tuple(actual)), policy, **more
    )


def turned(value: Any) -> Any:
    """The same value with the fields of all its documents the other way round."""
    if isinstance(value, dict):
        return {name: turned(item) for name, item in reversed(list(value.items()))}
    return [turned(item) for item in value] if isinstance(value, list) else value


@given(DOCUMENTS, st.randoms())
def test_a_permuted_bag_is_equal(items: list[Any], random: Any) -> None:
    """Without sort keys neither the order of documents nor that of fields means anything."""
    shuffled = [turned(item) for item in items]
    random.shuffle(shuffled)
    assert differ(items, shuffled) is None


@given(DOCUMENTS.filter(bool), st.randoms())
def test_a_dropped_document_is_never_equal(items: list[Any], random: Any) -> None:
    """One document fewer is one missing, wherever the others stand."""
    rest = list(items)
    del rest[random.randrange(len(rest))]
    random.shuffle(rest)
    difference = differ(items, rest)
    assert difference is not None
    lacking = [*difference.missing, *difference.miscounted]
    assert not difference.extra
    assert sum(item.expected - item.actual for item in lacking) == 1


@given(DOCUMENTS.filter(bool), st.randoms())
def test_a_doubled_document_is_never_equal(items: list[Any], random: Any) -> None:
    """One copy more is a difference in count."""
    doubled = [*items, turned(random.choice(items))]
    difference = differ(items, doubled)
    assert difference is not None
    assert not difference.missing
    assert not difference.extra
    (counted,) = difference.miscounted
    assert counted.actual - counted.expected == 1


def altered(value: Any) -> Any:
    """A value that does not agree with this one."""
    if isinstance(value, bool) or value is None:
        return 1
    if isinstance(value, (int, float)):
        return value * 2 + 7 if math.isfinite(value) and abs(value) < 1e300 else 0.5
    if isinstance(value, str):
        return value + "x"
    if isinstance(value, datetime):
        return value + timedelta(seconds=1)
    if isinstance(value, list):
        return [*value, None]
    if isinstance(value, dict):
        return {**value, "new": None}
    return "other"


@given(DOCUMENTS.filter(any), st.randoms())
def test_an_altered_field_is_never_equal(items: list[Any], random: Any) -> None:
    """Another value, a null more or a field less anywhere makes a difference."""
    place = random.choice([index for index, item in enumerate(items) if item])
    name = random.choice(list(items[place]))
    old = items[place][name]
    if old == -7:  # twice itself plus seven
        return
    without = {key: value for key, value in items[place].items() if key != name}
    for other in ({**items[place], name: altered(old)}, without, {**items[place], "new": None}):
        changed = [*items[:place], other, *items[place + 1 :]]
        difference = differ(items, changed)
        assert difference is not None
        assert difference.missing or difference.miscounted
        for pair in difference.pairs:
            assert pair.paths


@given(DOCUMENTS, DOCUMENTS)
def test_equality_is_symmetric(one: list[Any], other: list[Any]) -> None:
    """Which side is expected does not decide, and the counts add up."""
    difference, mirrored = differ(one, other), differ(other, one)
    assert (difference is None) == (mirrored is None)
    if difference is not None:
        moved = [*difference.missing, *difference.extra, *difference.miscounted]
        assert sum(item.actual - item.expected for item in moved) == len(other) - len(one)


@given(st.lists(st.tuples(st.none() | st.integers(0, 2), st.integers()), max_size=8), st.randoms())
def test_ties_may_permute_and_nothing_else_may(rows: list[Any], random: Any) -> None:
    """Documents in another order agree exactly where the sequence of their keys is the same."""
    keyed = [{"k": {"x": key}, "v": value} if key is not None else {"v": value}
             for key, value in rows]  # fmt: skip
    shuffled = list(keyed)
    random.shuffle(shuffled)
    parted = [
        place
        for place, (one, other) in enumerate(zip(keyed, shuffled, strict=True))
        if one.get("k") != other.get("k")
    ]
    difference = differ(keyed, shuffled, Policy(order_by=(SortKey("k.x"),)))
    if parted:
        assert difference is not None
        assert difference.order is not None
        assert difference.order.index == parted[0]
    else:
        assert difference is None


@given(st.lists(st.floats(-1e12, 1e12), max_size=6), st.floats(-0.4e-9, 0.4e-9), st.randoms())
def test_floats_within_the_tolerance_match(values: list[float], noise: float, random: Any) -> None:
    """Floats that moved by less than the tolerance agree, at any depth and in any order."""
    moved = [{"a": [{"x": value * (1 + noise)}]} for value in values]
    random.shuffle(moved)
    assert differ([{"a": [{"x": value}]} for value in values], moved) is None


@given(st.lists(VALUES, max_size=4), st.randoms())
def test_arrays_are_ordered_unless_the_policy_says_otherwise(items: list[Any], random: Any) -> None:
    """Of an unordered path every permutation agrees, at any depth."""
    shuffled = [turned(item) for item in items]
    random.shuffle(shuffled)
    free = Policy(unordered=("o.list",))
    assert differ([{"o": [{"list": items}]}], [{"o": [{"list": shuffled}]}], free) is None
    assert differ([{"o": [{"list": items}]}], [{"o": [{"list": [*items, 1]}]}], free) is not None


SAME = [
    (1, 1.0), (1, Int64(1)), (1, Decimal128("1.00")), (2.5, Decimal128("2.5")),
    (0.1 + 0.2, 0.3), (0.1, Decimal128("0.1")), (math.nan, Decimal128("NaN")),
    (Decimal128("Infinity"), math.inf), (0.0, -0.0), (b"x", Binary(b"x", 0)),
    (datetime(2024, 1, 1, 11), datetime(2024, 1, 1, 12, tzinfo=timezone(timedelta(hours=1)))),
    (datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)), (2**70, float(2**70)),
    (Regex("a", "i"), Regex("a", "i")), ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
]  # fmt: skip
OTHER = [
    (1, True, "type"), (0, False, "type"), (1, "1", "type"), (None, 0, "type"), (None, "", "type"),
    ([], {}, "type"), ([], None, "type"), (math.nan, None, "type"), ("a", "A", "value"),
    ([1, 2], [2, 1], "order"), ([1], [1, 1], "length"), ([], [None], "length"),
    (Decimal128("0.30"), Decimal128("0.3000000000000001"), "value"), (1, 1 + 1e-8, "value"),
    (ObjectId("65a000000000000000000001"), "65a000000000000000000001", "type"),
    (datetime(2024, 1, 1), "2024-01-01", "type"), (Binary(b"x", 0), Binary(b"x", 5), "value"),
    (Regex("a", "i"), Regex("a"), "value"), (Int64(2**62), Int64(2**62 + 1), "value"),
    (datetime(2024, 1, 1), datetime(2024, 1, 2), "value"), (math.inf, -math.inf, "value"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME, ids=repr)
def test_the_same_value(one: Any, other: Any) -> None:
    for nested in (lambda value: value, lambda value: [value], lambda value: {"x": value}):
        assert differ([{"v": nested(one)}], [{"v": nested(other)}]) is None
        assert differ([nested(one)], [nested(other)], form=Form.VALUES) is None


@pytest.mark.parametrize(("one", "other", "fault"), OTHER, ids=repr)
def test_another_value(one: Any, other: Any, fault: str) -> None:
    difference = differ([{"k": 1, "v": one}], [{"k": 1, "v": other}])
    assert difference is not None
    (pair,) = difference.pairs
    assert [(path.path, str(path.fault)) for path in pair.paths] == [("v", fault)]


def test_null_and_a_missing_field_differ() -> None:
    """Each way round has its own fault, and ABSENT stands for what is not there."""
    for one, other, fault in (
        ({"k": 1}, {"k": 1, "v": None}, PathFault.NULL_FOR_MISSING),
        ({"k": 1, "v": None}, {"k": 1}, PathFault.MISSING_FOR_NULL),
        ({"k": 1, "v": 0}, {"k": 1}, PathFault.MISSING),
        ({"k": 1}, {"k": 1, "v": 0}, PathFault.EXTRA),
    ):
        difference = differ([one], [other])
        assert difference is not None
        (path,) = difference.pairs[0].paths
        assert path.fault is fault
        assert (path.expected is ABSENT) == ("v" not in one)
        assert (path.actual is ABSENT) == ("v" not in other)


@pytest.mark.parametrize(
    ("chosen", "state", "counts"),
    [(None, False, False), (None, True, True), (True, False, True), (False, True, False)],
)
def test_when_the_id_counts(chosen: bool | None, state: bool, counts: bool) -> None:
    """Only at the top level: deeper an `_id` is a field like others."""
    policy = Policy(id=chosen)
    assert (differ([{"_id": 1}], [{"_id": 2}], policy, state=state) is not None) == counts
    assert (differ([{"_id": 1}], [{}], policy, state=state) is not None) == counts
    assert differ([{"a": {"_id": 1}}], [{"a": {"_id": 2}}], policy, state=state) is not None


def test_forms() -> None:
    """Another form is told and nothing else; a list of values is a bag, and a change is let be."""
    one = Documents(Form.DOCUMENT, ({"a": 1},))
    many = Documents(Form.DOCUMENTS, ({"a": 1},))
    difference = compare_documents(one, many, BAG)
    assert difference == DocumentDifference(one, many, forms=(Form.DOCUMENT, Form.DOCUMENTS))
    assert differ([1, 2], [2, 1], Policy(order_by=(SortKey("x"),)), Form.VALUES) is None
    assert differ([1, 1], [1], form=Form.VALUES) is not None
    assert differ([{"n": 1}], [{"n": 2}], form=Form.CHANGE) is None
    assert differ([None], [None], form=Form.DOCUMENT) is None
    assert differ([None], [{}], form=Form.DOCUMENT) is not None


def test_the_order_of_a_state_never_counts() -> None:
    policy = Policy(order_by=(SortKey("n"),))
    items = [{"_id": 1, "n": 1}, {"_id": 2, "n": 2}]
    assert differ(items, items[::-1], policy) is not None
    assert differ(items, items[::-1], policy, state=True) is None


def test_keys_in_arrays_sort_by_their_least_or_greatest() -> None:
    """As MongoDB does; a missing path ties with null, and null comes before all numbers."""
    items = [{"n": [1, 9]}, {"n": [1]}, {"n": []}, {"n": None}, {}]
    swapped = [items[1], items[0], items[2], items[4], items[3]]
    assert differ(items, swapped, Policy(order_by=(SortKey("n"),))) is None
    difference = differ(items, swapped, Policy(order_by=(SortKey("n", True),)))
    assert difference is not None
    assert difference.order is not None
    assert difference.order.index == 0


def test_all_paths_in_document_order() -> None:
    """Every difference of a pair is told, with indexes, in the order of the expected fields."""
    one = {"_id": 7, "z": 1, "items": [{"q": 1, "p": 2}, {"q": 3}], "a": None, "t": [1, 2]}
    other = {"_id": 7, "items": [{"q": 1, "p": "2"}, {"q": 4, "r": 5}], "t": [2, 1], "y": 0}
    difference = differ([one, {"_id": 8}], [{"_id": 8}, other], Policy())
    assert difference is not None
    (pair,) = difference.pairs
    assert (pair.expected_index, pair.actual_index) == (0, 1)
    assert [(path.path, str(path.fault)) for path in pair.paths] == [
        ("z", "missing"), ("items.0.p", "type"), ("items.1.q", "value"), ("items.1.r", "extra"),
        ("a", "missing-for-null"), ("t", "order"), ("y", "extra"),
    ]  # fmt: skip


def test_pairs_by_id_then_by_content_then_by_what_is_shared() -> None:
    expected = [{"_id": 1, "a": "x", "b": 1}, {"a": "y", "b": 2, "c": 3}, {"a": "z", "b": 3}]
    actual = [{"who": "z", "n": 3}, {"a": "y", "b": 2, "c": 4}, {"_id": 1, "a": "q", "b": 9}]
    difference = differ(expected, actual, Policy())
    assert difference is not None
    places = [(pair.expected_index, pair.actual_index) for pair in difference.pairs]
    assert places == [(0, 2), (1, 1), (2, 0)]


def test_unordered_arrays_match_as_bags_of_near_numbers() -> None:
    """Noise in one number of an element does not outweigh the others."""
    one = [{"a": 1.0, "b": 5}, {"a": 1.0 + 1e-15, "b": 3}]
    other = [{"a": 1.0 + 1e-15, "b": 5}, {"a": 1.0, "b": 3}]
    assert differ([{"l": one}], [{"l": other}], Policy(unordered=("l",))) is None
    assert differ([[1, 2]], [[2, 1]], Policy(unordered=("",)), Form.VALUE) is None


def test_what_bson_cannot_encode_is_compared_too() -> None:
    assert differ([{"v": 2**80}], [{"v": 2**80}]) is None
    assert differ([{"v": 2**80}], [{"v": 2**80 + 1}]) is not None
    assert differ([{"v": Decimal("1.5")}], [{"v": 1.5}]) is None


def test_large_results_are_quick() -> None:
    """Many documents, right or wrong, take time in proportion, not by their square."""
    items: list[dict[str, Any]] = [
        {"_id": place, "n": place, "name": f"c{place}", "tags": ["a", "b"], "total": place * 1.1}
        for place in range(5_000)
    ]
    wrong = [{**item, "_id": -1, "total": -1 - item["n"]} for item in items]
    start = time.process_time()
    assert differ(items, items[::-1], Policy()) is None
    difference = differ(items, wrong, Policy())
    assert difference is not None
    assert len(difference.missing) == 5_000
    assert time.process_time() - start < 15
