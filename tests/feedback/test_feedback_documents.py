"""Which codes differing documents get, as a table of items and answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from bson import Decimal128, ObjectId

from grader.compare import compare_documents
from grader.feedback import explain_documents
from grader.models import Documents, Form, MongoFacts, Policy, SortKey
from grader.queries.mongosh import facts_of_script, parse

FIND = "db.c.find()"
UNWIND = 'db.c.aggregate([{ $unwind: "$items" }])'
LOOKUP = (
    'db.c.aggregate([{ $lookup: { from: "o", localField: "_id", foreignField: "c", as: "o" } }])'
)
LATE = 'db.c.aggregate([{ $group: { _id: "$city", total: { $sum: 1 } } }, { $match: { state: { $ne: "x" } } }])'
LATE_BUT_RIGHT = LATE.replace("state", "total")
SPENT = (
    "db.c.aggregate([{ $match: { total: { $gte: 50 } } }, { $group: { _id: null, "
    'orders: { $sum: 1 }, spent: { $sum: "$total" } } }])'
)
MULTIPLIED = (
    'db.c.aggregate([{ $group: { _id: "$name", n: { $sum: 1 }, total: { $sum: '
    '{ $multiply: ["$price", "$qty"] } }, mean: { $avg: { $multiply: ["$price", "$qty"] } } } }])'
)
GUARDED = MULTIPLIED.replace('"$qty"', '{ $ifNull: ["$qty", 1] }')
TOP_OF_OTHERS = (
    'db.c.aggregate([{ $lookup: { from: "o", pipeline: [{ $limit: 1 }, { $sort: { n: 1 } }], '
    'as: "o" } }, { $unwind: "$o" }])'
)
OCTOBER = 'db.c.find({ at: { $gte: ISODate("2024-10-01"), $lte: ISODate("2024-10-31") } })'
BY_N = Policy(order_by=(SortKey("n"),))
DAY = datetime(2024, 1, 31)
ID = ObjectId("65a000000000000000000001")
IN_OCTOBER = [{"n": day, "at": datetime(2024, 10, day, 9)} for day in (2, 9, 20, 31)]
MONTHS = [{"month": datetime(2024, month, 1), "total": 100 * month} for month in (7, 8, 9, 10)]
SUMS = [{"name": name, "n": n, "total": total} for name, n, total in
        (("Ana", 2, 10), ("Bea", 3, 20), ("Cid", 4, 35))]  # fmt: skip
BY_DAY = Policy(order_by=(SortKey("at"),))
TEN = [{"n": n} for n in range(10)]


@dataclass(frozen=True)
class Case:
    """Items of two results, the answer, and the codes it must get, primary first."""

    what: str
    codes: str
    expected: list[Any]
    actual: list[Any]
    answer: str = FIND
    policy: Policy = Policy()  # noqa: RUF009
    form: Form = Form.DOCUMENTS
    other_form: Form | None = None


ANA, BEA, CID = ({"name": name, "total": total} for name, total in
                 (("Ana", 10), ("Bea", 20), ("Cid", 35)))  # fmt: skip
PEOPLE = [ANA, BEA, CID]


def each(**changes: Any) -> list[dict[str, Any]]:
    """Three people with further fields; a callable makes the value of each from its document."""
    return [
        {**item, **{k: v(item) if callable(v) else v for k, v in changes.items()}}
        for item in PEOPLE
    ]


def without(name: str, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{k: v for k, v in item.items() if k != name} for item in items]


CASES = [
    Case("a count is asked for", "wrong-form", [3], PEOPLE, form=Form.VALUE,
         other_form=Form.DOCUMENTS),
    Case("one document is asked for", "wrong-form", [ANA], [ANA], form=Form.DOCUMENT,
         other_form=Form.DOCUMENTS),
    Case("documents are missing", "missing-documents", PEOPLE, [ANA]),
    Case("documents are too many", "extra-documents", [ANA], PEOPLE),
    Case("other documents", "different-documents", [ANA, BEA], [ANA, CID]),
    Case("nothing came out", "empty-result", PEOPLE, []),
    Case("no document was found", "empty-result", [ANA], [None], form=Form.DOCUMENT),
    Case("a document where none belongs", "extra-documents", [None], [ANA], form=Form.DOCUMENT),
    Case("every document twice behind an unwind", "duplicated-documents", PEOPLE, PEOPLE * 2,
         UNWIND),
    Case("every document often behind an unwind", "duplicated-documents", PEOPLE,
         [*PEOPLE, *PEOPLE, ANA], UNWIND),
    Case("every document twice, no unwind", "miscounted-documents", PEOPLE, PEOPLE * 2),
    Case("only some twice behind an unwind", "miscounted-documents", PEOPLE, [*PEOPLE, ANA],
         UNWIND),
    Case("a copy is lost", "miscounted-documents", [ANA, ANA, BEA], [ANA, BEA]),
    Case("a value of distinct is missing", "missing-documents", ["a", "b"], ["a"],
         form=Form.VALUES),
    Case("numbers multiplied behind an unwind", "fan-out", PEOPLE,
         each(total=lambda item: item["total"] * 3), UNWIND),
    Case("numbers multiplied, no unwind", "wrong-value", PEOPLE,
         each(total=lambda item: item["total"] * 3)),

    Case("a field is missing", "missing-field", PEOPLE, without("total", PEOPLE)),
    Case("a field is extra", "extra-field", PEOPLE, each(city="x")),
    Case("all fields are others", "missing-field extra-field", [{"a": 1}, {"a": 2}],
         [{"b": 3}, {"b": 4}]),
    Case("all fields of all documents are others", "missing-field extra-field different-documents",
         [{"a": 1, "x": 5}, {"a": 2, "x": 6}, {"a": 3, "x": 6}],
         [{"b": 3, "y": 7}, {"b": 4, "y": 8}]),
    Case("the group's key stays in _id, all else alike", "renamed-field",
         [{"name": "a", "n": 1}, {"name": "b", "n": 1}], [{"_id": "a", "n": 1}, {"_id": "b", "n": 1}]),
    Case("a field has another name", "renamed-field", PEOPLE,
         [{"who": item["name"], "total": item["total"]} for item in PEOPLE]),
    Case("the only field has another name", "renamed-field", [{"n": 5}], [{"count": 5}]),
    Case("the group's key stays in _id", "renamed-field", PEOPLE,
         [{"_id": item["name"], "total": item["total"]} for item in PEOPLE]),
    Case("the group's key stays in a compound _id", "nested-field",
         [{"name": n, "year": y, "n": 1} for n, y in (("a", 7), ("b", 8))],
         [{"_id": {"name": n, "year": y}, "n": 1} for n, y in (("a", 7), ("b", 8))]),
    Case("another name for some only", "missing-field extra-field", PEOPLE,
         [ANA, {"name": "Bea", "sum": 21}, {"name": "Cid", "sum": 35}]),
    Case("a dotted name", "nested-field", [{"n": i, "a": {"b": i * 7}} for i in (1, 2)],
         [{"n": i, "a.b": i * 7} for i in (1, 2)]),
    Case("a level too deep", "nested-field", [{"n": i, "city": f"c{i}"} for i in (1, 2)],
         [{"n": i, "address": {"city": f"c{i}"}} for i in (1, 2)]),
    Case("a level too deep under its own name", "nested-field",
         [{"n": i, "city": f"c{i}"} for i in (1, 2)],
         [{"n": i, "city": {"city": f"c{i}"}} for i in (1, 2)]),
    Case("a level too high", "nested-field", [{"n": i, "a": {"city": f"c{i}"}} for i in (1, 2)],
         [{"n": i, "city": f"c{i}"} for i in (1, 2)]),

    Case("null where no field belongs", "null-for-missing", PEOPLE, each(city=None)),
    Case("no field where null belongs", "missing-for-null", each(city=None), PEOPLE),
    Case("null for a value", "null-for-value", PEOPLE, each(total=None)),
    Case("a value for null", "value-for-null", each(total=None), PEOPLE),
    Case("text for a number", "text-for-number", PEOPLE, each(total=lambda d: str(d["total"]))),
    Case("text for a number, all alone", "text-for-number", [1, 2], ["1", "2"], form=Form.VALUES),
    Case("a number for text", "number-for-text", each(zip="012"), each(zip=12)),
    Case("text for a date", "text-for-date", each(at=DAY), each(at="2024-01-31")),
    Case("text for an id", "text-for-id", each(of=ID), each(of=str(ID))),
    Case("a boolean for a number", "wrong-type", each(n=1), each(n=True)),
    Case("an array for a value", "array-for-value", each(o={"x": 1}), each(o=[{"x": 1}])),
    Case("an array of a lookup", "lookup-array", each(o={"x": 1}), each(o=[{"x": 1}]), LOOKUP),
    Case("a value for an array", "value-for-array", each(o=[1]), each(o=1)),
    Case("an array in another order", "array-order", each(o=[1, 2]), each(o=[2, 1])),
    Case("an array too long", "array-length", each(o=[1]), each(o=[1, 2])),
    Case("a wrong value", "wrong-value", PEOPLE, [{**ANA, "total": 11}, BEA, CID]),
    Case("a wrong count", "wrong-value", [3], [4], form=Form.VALUE),
    Case("rounding", "off-by-rounding", each(share=Decimal128("0.33")), each(share=0.3333),
         policy=Policy(round={"share": 2})),
    Case("another spelling", "letter-case", PEOPLE, each(name=lambda d: d["name"].upper())),
    Case("a value wrong deep inside", "wrong-value",
         each(items=[{"q": 1}, {"q": 2}]), each(items=[{"q": 1}, {"q": 3}])),
    Case("a field missing and a document too", "missing-field missing-documents",
         PEOPLE, without("total", PEOPLE)[:2]),

    Case("another order", "wrong-order", [{"n": 1}, {"n": 2}], [{"n": 2}, {"n": 1}],
         policy=BY_N),
    Case("sorted behind the limit", "sort-after-limit",
         [{"n": 1, "c": "x"}, {"n": 2, "c": "x"}], [{"n": 7, "c": "x"}, {"n": 8, "c": "x"}],
         "db.c.aggregate([{ $limit: 2 }, { $sort: { n: 1 } }])", BY_N),
    Case("other documents, sorted first", "different-documents",
         [{"n": 1, "c": "x"}, {"n": 2, "c": "x"}], [{"n": 7, "c": "x"}, {"n": 8, "c": "x"}],
         "db.c.aggregate([{ $sort: { n: 1 } }, { $limit: 2 }])", BY_N),
    Case("cut short", "limit", PEOPLE, [ANA], "db.c.find().limit(1)"),

    Case("empty arrays are dropped", "unwind-drops-empty",
         [{"n": 1, "items": ["a"]}, {"n": 2, "items": []}], [{"n": 1, "items": ["a"]}], UNWIND),
    Case("zero counts are dropped", "unwind-drops-empty",
         [{"n": "a", "count": 2}, {"n": "b", "count": 0}], [{"n": "a", "count": 2}], UNWIND),
    Case("zero counts are dropped without an unwind", "missing-documents",
         [{"n": "a", "count": 2}, {"n": "b", "count": 0}], [{"n": "a", "count": 2}]),
    Case("full arrays are missing behind an unwind", "missing-documents",
         [{"n": 1, "items": ["a"]}, {"n": 2, "items": ["b"]}], [{"n": 1, "items": ["a"]}], UNWIND),
    Case("preserved arrays are no reason", "missing-documents",
         [{"n": 1, "items": ["a"]}, {"n": 2, "items": []}], [{"n": 1, "items": ["a"]}],
         'db.c.aggregate([{ $unwind: { path: "$items", preserveNullAndEmptyArrays: true } }])'),
    Case("two conditions on two elements", "elemmatch-needed", [{"n": 1}], [{"n": 1}, {"n": 2}],
         'db.c.find({ "items.sku": "a", "items.qty": { $gt: 5 } })'),
    Case("two conditions on one element", "extra-documents", [{"n": 1}], [{"n": 1}, {"n": 2}],
         'db.c.find({ items: { $elemMatch: { sku: "a", qty: { $gt: 5 } } } })'),
    Case("two conditions on a subdocument", "extra-documents", [{"n": 1, "a": {"x": 1}}],
         [{"n": 1, "a": {"x": 1}}, {"n": 2, "a": {"x": 1}}],
         'db.c.find({ "a.x": 1, "a.y": 2 }, { a: 1 })'),
    Case("a range over an array", "elemmatch-needed", [{"s": [5]}], [{"s": [5]}, {"s": [1, 9]}],
         "db.c.find({ s: { $gt: 4, $lt: 6 } })"),
    Case("a range over a number", "extra-documents", [{"s": 5}], [{"s": 5}, {"s": 6}],
         "db.c.find({ s: { $gt: 4, $lt: 7 } })"),
    Case("null matches what is missing", "equals-null-matches-missing",
         [{"n": 1, "end": None}], [{"n": 1, "end": None}, {"n": 2}], "db.c.find({ end: null })"),
    Case("null compared, but null is there", "extra-documents", [{"n": 1, "end": None}],
         [{"n": 1, "end": None}, {"n": 2, "end": None}], "db.c.find({ end: null })"),
    Case("not equal matches what is missing", "ne-matches-missing", [{"n": 1, "s": "a"}],
         [{"n": 1, "s": "a"}, {"n": 2}], 'db.c.find({ s: { $ne: "b" } })'),
    Case("not equal, but the field is there", "extra-documents", [{"n": 1, "s": "a"}],
         [{"n": 1, "s": "a"}, {"n": 2, "s": "c"}], 'db.c.find({ s: { $ne: "b" } })'),
    Case("filtered behind the group", "match-after-group", PEOPLE,
         each(total=lambda item: item["total"] + 1), LATE),
    Case("smaller numbers behind the group", "wrong-value", PEOPLE,
         each(total=lambda item: item["total"] - 1), LATE),
    Case("too many groups, filtered late", "match-after-group", [ANA], PEOPLE, LATE),

    Case("a group's own number, asked behind it", "extra-documents", [ANA], PEOPLE,
         LATE_BUT_RIGHT),
    Case("numbers too large, groups asked by right", "wrong-value", PEOPLE,
         each(total=lambda item: item["total"] + 1), LATE_BUT_RIGHT),
    Case("a bound asked of single documents", "match-before-group",
         [{"c": 1, "orders": 1, "spent": 90}, {"c": 2, "orders": 4, "spent": 60}],
         [{"c": 1, "orders": 1, "spent": 90}], SPENT),
    Case("a bound asked of single documents, smaller sums", "match-before-group",
         [{"c": 1, "orders": 1, "spent": 90}, {"c": 2, "orders": 4, "spent": 90}],
         [{"c": 1, "orders": 1, "spent": 90}, {"c": 2, "orders": 1, "spent": 50}], SPENT),
    Case("a bound that every document may keep", "missing-documents",
         [{"c": 1, "orders": 1, "spent": 90}, {"c": 2, "orders": 1, "spent": 60}],
         [{"c": 1, "orders": 1, "spent": 90}], SPENT),
    Case("a bound that an expected group breaks", "missing-documents",
         [{"c": 1, "orders": 1, "spent": 90}, {"c": 2, "orders": 4, "spent": 40}],
         [{"c": 1, "orders": 1, "spent": 90}], SPENT),
    Case("arithmetic that meets no field", "missing-in-arithmetic", SUMS,
         [SUMS[0], {**SUMS[1], "total": 12}, SUMS[2]], MULTIPLIED),
    Case("arithmetic that minds the missing field", "wrong-value", SUMS,
         [SUMS[0], {**SUMS[1], "total": 12}, SUMS[2]], GUARDED),
    Case("arithmetic too large", "wrong-value", SUMS,
         [SUMS[0], {**SUMS[1], "total": 22}, SUMS[2]], MULTIPLIED),
    Case("fewer documents in the group", "wrong-value", SUMS,
         [SUMS[0], {**SUMS[1], "n": 2, "total": 12}, SUMS[2]], MULTIPLIED),
    Case("the averages say that all have a number", "wrong-value",
         [{"name": c, "n": 4, "total": 40, "mean": 10} for c in "abc"],
         [{"name": c, "n": 4, "total": 32, "mean": 8} for c in "abc"], MULTIPLIED),
    Case("the averages say that some have none", "missing-in-arithmetic",
         [{"name": c, "n": 4, "total": 40, "mean": 10} for c in "abc"],
         [{"name": c, "n": 4, "total": 36, "mean": 12} for c in "abc"], MULTIPLIED),

    Case("the last day is lost", "date-boundary", IN_OCTOBER, IN_OCTOBER[:3], OCTOBER),
    Case("another day is lost", "missing-documents", IN_OCTOBER, [*IN_OCTOBER[:1], *IN_OCTOBER[2:]],
         OCTOBER),
    Case("the last day is lost, but no date is compared", "missing-documents", IN_OCTOBER,
         IN_OCTOBER[:3]),
    Case("the first moment beyond", "date-boundary", IN_OCTOBER[:3],
         [*IN_OCTOBER[:3], {"n": 9, "at": datetime(2024, 10, 31)}], OCTOBER),
    Case("the month of the last day is too small", "date-boundary", MONTHS,
         [*MONTHS[:3], {**MONTHS[3], "total": 700}], OCTOBER),
    Case("another month is too small", "wrong-value", MONTHS,
         [MONTHS[0], {**MONTHS[1], "total": 500}, *MONTHS[2:]], OCTOBER),
    Case("numbers a little too small, and a range to midnight", "wrong-value date-boundary", PEOPLE,
         [ANA, {**BEA, "total": 19}, CID], OCTOBER),
    Case("numbers much too small, and a range to midnight", "wrong-value", PEOPLE,
         [ANA, {**BEA, "total": 10}, CID], OCTOBER),
    Case("more behind a round number", "limit", TEN, [{"n": n} for n in range(14)],
         "db.c.find().sort({ n: 1 })", BY_N),
    Case("a limit that is too high", "limit", TEN[:3], TEN[:4],
         "db.c.find().sort({ n: 1 }).limit(4)", BY_N),
    Case("a bound on the sort key", "extra-documents", TEN[:3], TEN[:4],
         "db.c.find({ n: { $lt: 4 } }).sort({ n: 1 })", BY_N),
    Case("more before a round number", "extra-documents", TEN, [{"n": -1}, *TEN],
         "db.c.find().sort({ n: 1 })", BY_N),

    Case("one document in several forms", "duplicated-documents",
         [{"p_id": 1, "o": "a"}, {"p_id": 2, "o": "b"}],
         [{"p_id": 1, "o": "a"}, {"p_id": 2, "o": "b"}, {"p_id": 2, "o": "c"}], UNWIND),
    Case("another document behind an unwind", "extra-documents",
         [{"p_id": 1, "o": "a"}, {"p_id": 2, "o": "b"}],
         [{"p_id": 1, "o": "a"}, {"p_id": 2, "o": "b"}, {"p_id": 3, "o": "c"}], UNWIND),
    Case("cut off inside a lookup, then sorted", "sort-after-limit", each(o={"n": 1, "r": "Bad"}),
         each(o={"n": 4, "r": "bad"}), TOP_OF_OTHERS),
    Case("another spelling beside another value", "wrong-value", each(o={"n": 1, "r": "Bad"}),
         each(o={"n": 4, "r": "bad"})),
    Case("negated, but the field is not in the result", "extra-documents", [{"n": 1}],
         [{"n": 1}, {"n": 2}], 'db.c.find({ s: { $ne: "b" } }, { n: 1 })'),
    Case("negated inside a lookup", "extra-documents", [{"n": 1, "s": "a"}],
         [{"n": 1, "s": "a"}, {"n": 2}],
         'db.c.aggregate([{ $lookup: { from: "o", as: "o", '
         'pipeline: [{ $match: { s: { $ne: "b" } } }] } }])'),
    Case("negated, and empty arrays come", "ne-matches-empty", [{"n": 1, "s": ["a"]}],
         [{"n": 1, "s": ["a"]}, {"n": 2, "s": []}], 'db.c.find({ s: { $nin: ["b"] } })'),
    Case("negated, and empty arrays come beside none", "ne-matches-missing",
         [{"n": 1, "s": ["a"]}], [{"n": 1, "s": ["a"]}, {"n": 2, "s": []}, {"n": 3}],
         'db.c.find({ s: { $nin: ["b"] } })'),
    Case("negated, and the limit pushes the last out", "ne-matches-missing",
         [{"n": 1, "s": "a"}, {"n": 2, "s": "a"}], [{"n": 0}, {"n": 1, "s": "a"}],
         'db.c.find({ s: { $ne: "b" } }).sort({ n: 1 }).limit(2)', policy=BY_N),
    Case("negated, but not the last is pushed out", "different-documents",
         [{"n": 1, "s": "a"}, {"n": 2, "s": "a"}], [{"n": 0}, {"n": 2, "s": "a"}],
         'db.c.find({ s: { $ne: "b" } }).sort({ n: 1 }).limit(2)', policy=BY_N),
    Case("null is asked for and not shown", "equals-null-matches-missing", [{"n": 1}],
         [{"n": 1}, {"n": 2}], "db.c.find({ end: null }, { n: 1 })"),
    Case("null is one of two ways, and not shown", "extra-documents", [{"n": 1}],
         [{"n": 1}, {"n": 2}], "db.c.find({ $or: [{ end: null }, { n: 2 }] }, { n: 1 })"),

    Case("another _id is another document", "different-documents",
         [{"_id": n, "name": f"p{n}", "w": 5} for n in (1, 2, 3)],
         [{"_id": n, "name": f"p{n}", "w": 5} for n in (1, 2, 4)], policy=Policy(id=True)),
    Case("few of many fields agree by chance", "different-documents",
         [{"m": m, "a": n, "b": n * 3, "s": n / 9} for m, n in (("x", 1), ("y", 2))],
         [{"m": "x", "a": 1, "b": 3, "s": 1 / 9}, {"m": "z", "a": 7, "b": 8, "s": 2 / 9}]),
    Case("two fields the wrong way round", "swapped-fields",
         [{"n": n, "from": n, "to": n + 5} for n in (1, 2)],
         [{"n": n, "from": n + 5, "to": n} for n in (1, 2)]),
    Case("two wrong fields", "wrong-value", [{"n": n, "from": n, "to": n + 5} for n in (1, 2)],
         [{"n": n, "from": n + 5, "to": n + 1} for n in (1, 2)]),
    Case("a document's fields stand outside of it", "nested-field",
         [{"n": n, "a": {"street": f"s{n}", "zip": f"z{n}"}} for n in (1, 2)],
         [{"n": n, "street": f"s{n}", "zip": f"z{n}"} for n in (1, 2)]),
    Case("extra fields, null in some", "extra-field", PEOPLE,
         [{**ANA, "x": 1}, {**BEA, "x": None}, {**CID, "x": 2}]),

    Case("a whole document is compared", "whole-document-compared empty-result",
         each(a={"x": 1, "y": 2}), [], "db.c.find({ a: { x: 1 } })"),
    Case("a text for null", "text-compared-with-null empty-result", PEOPLE, [],
         'db.c.find({ end: "null" })'),
    Case("a text for a date in a condition", "text-compared-with-date empty-result",
         each(at=DAY), [], 'db.c.find({ at: { $gte: "2024-01-01" } })'),
    Case("a text for an id in a condition", "text-compared-with-id empty-result",
         PEOPLE, [], 'db.c.find({ of: "65a000000000000000000001" })'),
    Case("a text for a number in a condition", "text-compared-with-number empty-result",
         PEOPLE, [], 'db.c.find({ total: "10" })'),
    Case("a text that is one", "empty-result", each(at="2024-02-01"), [],
         'db.c.find({ at: { $gte: "2024-01-01" } })'),
    Case("digits of a code", "empty-result", PEOPLE, [], 'db.c.find({ zip: "10115", city: "B" })'),
    Case("none are counted", "text-compared-with-date wrong-value", [3], [0],
         'db.c.countDocuments({ at: { $gte: "2024-01-01" } })', form=Form.VALUE),
    Case("a text for a date, but something came", "missing-documents", each(at=DAY),
         each(at=DAY)[:1], 'db.c.find({ at: { $gte: "2024-01-01" } })'),
]  # fmt: skip


def explained(case: Case, facts: MongoFacts | None) -> tuple[Any, ...]:
    expected = Documents(case.form, tuple(case.expected))
    actual = Documents(case.other_form or case.form, tuple(case.actual))
    difference = compare_documents(expected, actual, case.policy)
    assert difference is not None
    return explain_documents(difference, case.policy, facts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_codes(case: Case) -> None:
    """Each difference gets its codes, and JSON-able evidence."""
    found = explained(case, facts_of_script(parse(case.answer)))
    assert " ".join(finding.code for finding in found) == case.codes
    json.dumps([finding.to_json() for finding in found])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_sentences(case: Case) -> None:
    """A sentence is one sentence or two, and names no operator."""
    for finding in explained(case, facts_of_script(parse(case.answer))):
        assert "$" not in finding.message
        assert finding.message[0].isupper() or finding.message[0].isdigit() or not (
            finding.message[0].isalpha()
        ) or finding.message.split()[0].rstrip(",") in str(finding.evidence)  # fmt: skip
        assert finding.message.endswith((".", "?"))
        assert "1 documents" not in finding.message
        assert finding.message.isprintable()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_something_is_said_without_facts(case: Case) -> None:
    """Without a look at the answer no finding speaks of its shape, and there still is one."""
    of_shape = {
        "duplicated-documents", "fan-out", "lookup-array", "sort-after-limit",
        "unwind-drops-empty", "elemmatch-needed", "equals-null-matches-missing",
        "ne-matches-missing", "match-after-group", "text-compared-with-date",
        "text-compared-with-id", "text-compared-with-number", "text-compared-with-null",
        "whole-document-compared", "date-boundary", "match-before-group", "missing-in-arithmetic",
        "ne-matches-empty",
    }  # fmt: skip
    found = explained(case, None)
    assert found
    assert of_shape.isdisjoint(finding.code for finding in found)


SENTENCES = [
    ("the group's key stays in _id", "where the key of a group is kept",
     LATE_BUT_RIGHT),
    ("a field has another name", "stands under who:", FIND),
    ("a document's fields stand outside of it",
     "The fields of a stand outside of it, at street and zip, in 2 documents:", FIND),
    ("a number for text", "what becomes of a leading zero?", FIND),
    ("two fields the wrong way round", "from and to have each other's value in 2 documents:", FIND),
    ("a wrong value", "how does the value come about?", FIND),
    ("a wrong value", "total is too large in 1 document whose other fields are right:",
     LATE_BUT_RIGHT),
    ("negated, and empty arrays come", "without an element in s: does an array", ""),
    ("not equal matches what is missing", "1 document too many in your result, without a value",
     ""),
]  # fmt: skip


@pytest.mark.parametrize(("what", "part", "answer"), SENTENCES)
def test_what_is_said(what: str, part: str, answer: str) -> None:
    """The first sentence of a case, with the answer in place of the case's own."""
    case = next(case for case in CASES if case.what == what)
    assert part in explained(case, facts_of_script(parse(answer or case.answer)))[0].message


def test_a_leading_zero_is_for_digits_only() -> None:
    """Where words belong, nobody asks about zeros."""
    (finding,) = explained(Case("", "", each(band="50 or more"), each(band=50)), None)
    assert "zero" not in finding.message


def test_evidence_is_capped() -> None:
    """However much differs, a finding shows a few documents, and little of each."""
    large = [{"n": i, "text": "x" * 9_000, "list": [0] * 9_000} for i in range(900)]
    (finding,) = explained(Case("", "", large, []), None)
    assert len(json.dumps(finding.to_json())) < 10_000
    assert finding.evidence["count"] == 900


def test_what_is_named() -> None:
    """Evidence names the paths, and where the value of a missing one stands."""
    case = Case("", "", [{"n": i, "city": f"c{i}"} for i in (1, 2)],
                [{"n": i, "address": {"city": f"c{i}"}} for i in (1, 2)])  # fmt: skip
    (finding,) = explained(case, None)
    assert finding.evidence["paths"] == ["city"]
    assert finding.evidence["found"] == {"city": "address.city"}
