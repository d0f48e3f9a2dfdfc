"""The facts read off a mongosh answer."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

import pytest

from grader.models import (
    Accumulator,
    DateLiteral,
    EarlyCondition,
    FieldChange,
    MongoFacts,
    TextLiteral,
)
from grader.queries.mongosh import facts_of_script, parse


def pipeline(*stages: str) -> str:
    return f"db.c.aggregate([{', '.join(stages)}])"


LOOKUP = '{ $lookup: { from: "o", localField: "_id", foreignField: "c", as: "o" } }'
UNWIND = '{ $unwind: "$o" }'
GROUP = '{ $group: { _id: "$city", n: { $sum: 1 } } }'
COUNT = {"accumulators": (Accumulator("n", "$sum", counts=True),)}


def in_lookup(*stages: str) -> str:
    return pipeline(f'{{ $lookup: {{ from: "o", pipeline: [{", ".join(stages)}], as: "o" }} }}')


def grouped(accumulator: str, *stages: str) -> str:
    return pipeline(f'{{ $group: {{ _id: "$city", t: {accumulator} }} }}', *stages)


CASES: list[tuple[str, dict[str, Any]]] = [
    ("db.c.find()", {}),
    ('db.c.find({ a: 1, "b.c": { $gt: 2 } })', {"compared": ("a", "b.c")}),
    ("db.c.find().sort({ a: 1 }).limit(3)", {"sorts": True, "limit": 3}),
    ("db.c.findOne({}, {}, { sort: { a: 1 } })", {"sorts": True}),
    ("db.c.find({}, { a: 0, _id: 0 })", {"excludes": True}),
    ("db.c.find({}, { a: 1, _id: 0 })", {}),
    (pipeline('{ $unset: "a" }'), {"excludes": True}),
    (pipeline(UNWIND), {"unwound": ("o",)}),
    (pipeline('{ $unwind: { path: "$o.p" } }'), {"unwound": ("o.p",)}),
    (pipeline('{ $unwind: { path: "$o", preserveNullAndEmptyArrays: true } }'), {}),
    (pipeline(LOOKUP), {"lookup_arrays": ("o",)}),
    (pipeline(LOOKUP, UNWIND), {"unwound": ("o",)}),
    (pipeline(LOOKUP, '{ $set: { o: { $first: "$o" } } }'), {}),
    (pipeline(LOOKUP, '{ $set: { n: { $size: "$o" } } }'), {"lookup_arrays": ("o",)}),
    (pipeline(LOOKUP, '{ $project: { name: 1, o: 1 } }'), {"lookup_arrays": ("o",)}),
    (pipeline(LOOKUP, '{ $project: { all: "$o.total" } }'), {"lookup_arrays": ("all",)}),
    (pipeline(LOOKUP, '{ $project: { name: 1 } }'), {}),
    (pipeline(LOOKUP, '{ $project: { name: 0 } }'),
     {"lookup_arrays": ("o",), "excludes": True}),
    (pipeline(LOOKUP, GROUP), COUNT),
    (pipeline(GROUP, '{ $match: { n: 1 } }'), {"compared": ("n",), **COUNT}),
    (pipeline(GROUP, '{ $match: { _id: "x" } }'), {"compared": ("_id",), **COUNT}),
    (pipeline(GROUP, '{ $match: { city: "x" } }'),
     {"match_after_group": True, "compared": ("city",), **COUNT}),
    (pipeline(GROUP, '{ $project: { city: "$_id", n: 1 } }', '{ $match: { city: "x" } }'),
     {"compared": ("city",), **COUNT}),
    (grouped('{ $addToSet: "$state" }', '{ $match: { t: "x" } }'),
     {"match_after_group": True, "compared": ("t",),
      "accumulators": (Accumulator("t", "$addToSet", "state"),)}),
    (grouped('{ $push: "$state" }', '{ $set: { s: "$t" } }', '{ $match: { s: "x" } }'),
     {"match_after_group": True, "compared": ("s",),
      "accumulators": (Accumulator("t", "$push", "state"), Accumulator("s", "$push", "state"))}),
    (pipeline('{ $match: { a: 1 } }', GROUP, '{ $match: { n: 1 } }'),
     {"compared": ("a", "n"), **COUNT}),
    (pipeline('{ $match: { a: { $gte: 5 } } }', GROUP),
     {"compared": ("a",), "early_conditions": (EarlyCondition("a", "$gte", 5),), **COUNT}),
    (pipeline('{ $match: { a: { $gte: 5 } } }'), {"compared": ("a",)}),
    (grouped('{ $sum: { $multiply: ["$a", "$b"] } }'),
     {"accumulators": (Accumulator("t", "$sum", unguarded=True),)}),
    (grouped('{ $sum: { $multiply: ["$a", { $ifNull: ["$b", 0] }] } }'),
     {"accumulators": (Accumulator("t", "$sum"),)}),
    (grouped('{ $sum: "$a" }', '{ $project: { all: { $round: ["$t", 2] } } }'),
     {"accumulators": (Accumulator("all", "$sum", "a"),)}),
    (grouped('{ $sum: "$a" }', '{ $project: { t: 0 } }'), {"excludes": True}),
    (grouped('{ $sum: { $add: ["$a", "$b"] } }',
             '{ $group: { _id: null, m: { $avg: "$t" } } }'),
     {"accumulators": (Accumulator("m", "$avg", "t", unguarded=True),)}),
    (in_lookup('{ $limit: 1 }', '{ $sort: { a: 1 } }'),
     {"limited_lookups": ("o",), "lookup_arrays": ("o",)}),
    (in_lookup('{ $sort: { a: 1 } }', '{ $limit: 1 }'), {"lookup_arrays": ("o",)}),
    (in_lookup('{ $match: { a: { $ne: null } } }'),
     {"compared": ("a",), "lookup_arrays": ("o",)}),
    ('db.c.find({ a: { $lte: ISODate("2024-10-31") } })',
     {"compared": ("a",), "dates": (DateLiteral("a", "$lte", datetime(2024, 10, 31)),)}),
    ('db.c.find({ a: { b: 1 } })', {"compared": ("a",), "whole_documents": ("a",)}),
    ('db.c.find({ a: "null", b: "true" })',
     {"compared": ("a", "b"),
      "texts": (TextLiteral("a", "null", "null"), TextLiteral("b", "true", "boolean"))}),
    ("db.c.find({ $or: [{ a: null }, { b: 1 }] })",
     {"null_paths": ("a",), "compared": ("a", "b")}),
    (pipeline('{ $limit: 5 }', '{ $sort: { a: 1 } }'),
     {"sorts": True, "sort_after_limit": True, "limit": 5}),
    (pipeline('{ $sort: { a: 1 } }', '{ $limit: 5 }'), {"sorts": True, "limit": 5}),
    (pipeline('{ $facet: { x: [{ $unwind: "$o" }, { $match: { a: null } }] } }'),
     {"unwound": ("o",), "null_paths": ("a",), "compared": ("a",)}),
    ('db.c.find({ "i.a": 1, "i.b": 2 })', {"shared_arrays": ("i",), "compared": ("i.a", "i.b")}),
    ('db.c.find({ $and: [{ "i.a": 1 }, { "i.b": 2 }] })',
     {"shared_arrays": ("i",), "compared": ("i.a", "i.b")}),
    ('db.c.find({ $or: [{ "i.a": 1 }, { "i.b": 2 }] })', {"compared": ("i.a", "i.b")}),
    ("db.c.find({ i: { $elemMatch: { a: 1, b: 2 } } })", {"compared": ("i.a", "i.b")}),
    ("db.c.find({ i: { $elemMatch: { $gt: 1, $lt: 2 } } })", {"compared": ("i",)}),
    ("db.c.find({ i: { $gt: 1, $lt: 2 } })", {"shared_arrays": ("i",), "compared": ("i",)}),
    ("db.c.find({ a: null })",
     {"null_paths": ("a",), "required_null": ("a",), "compared": ("a",)}),
    ("db.c.find({ a: { $in: [null, 1] } })", {"null_paths": ("a",), "compared": ("a",)}),
    ("db.c.find({ a: { $ne: null } })", {"negated": ("a",), "compared": ("a",)}),
    ("db.c.find({ a: { $not: { $gt: 1 } } })", {"negated": ("a",), "compared": ("a",)}),
    ('db.c.find({ a: { $nin: ["x"] } })', {"negated": ("a",), "compared": ("a",)}),
    ('db.c.find({ a: { $gte: "2024-01-01" }, b: "12", c: "x" })',
     {"compared": ("a", "b", "c"),
      "texts": (TextLiteral("a", "2024-01-01", "date"), TextLiteral("b", "12", "number"))}),
    ('db.c.find({ a: { $in: ["65a000000000000000000001"] } })',
     {"compared": ("a",), "texts": (TextLiteral("a", "65a000000000000000000001", "id"),)}),
    ('db.c.find({ $expr: { $gt: ["$a", "2024-01-01T00:00:00Z"] } })',
     {"compared": ("a",), "texts": (TextLiteral("a", "2024-01-01T00:00:00Z", "date"),)}),
    ('db.c.find({ $expr: { $gt: ["$a", "$b"] } })', {}),
    ('db.c.updateOne({ a: 1 }, { $push: { t: "x" }, $set: { "b.c": 2 } }, { upsert: true })',
     {"changes": (FieldChange("t", "$push", "x"), FieldChange("b.c", "$set", 2)),
      "upsert": True, "compared": ("a",)}),
    ('db.c.updateMany({}, [{ $set: { a: 1 } }, { $unset: ["b"] }])',
     {"changes": (FieldChange("a", "$set", 1), FieldChange("b", "$unset", ""))}),
    ("db.c.replaceOne({ a: 1 }, { b: 2 })", {"compared": ("a",)}),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "facts"), CASES)
def test_facts(answer: str, facts: dict[str, Any]) -> None:
    found = asdict(facts_of_script(parse(answer)))
    about_shape = {**asdict(MongoFacts()), **{k: found[k] for k in ("operation", "operations")}}
    about_shape["stages"] = found["stages"]
    wanted = asdict(MongoFacts(**facts))
    assert {name: found[name] for name in facts} == {name: wanted[name] for name in facts}
    rest = set(found) - set(facts)
    assert {name: found[name] for name in rest} == {name: about_shape[name] for name in rest}


def test_operations_and_stages() -> None:
    """The last command is the answer; a bulkWrite is its parts, and inner pipelines count."""
    facts = facts_of_script(
        parse(
            "db.c.deleteMany({ x: 1 }); db.c.bulkWrite([{ updateOne: { filter: { a: null }, "
            "update: { $push: { t: 1 } }, upsert: true } }, { insertOne: { document: {} } }])"
        )
    )
    assert facts.operation == "bulkWrite"
    assert facts.operations == ("deleteMany", "updateOne", "insertOne")
    assert (facts.pushed, facts.upsert, facts.null_paths) == (("t",), True, ("a",))
    assert (facts.deletes, facts.updates, facts.changes_one, facts.replaces) == (
        True, True, False, False,
    )  # fmt: skip
    nested = facts_of_script(
        parse(pipeline('{ $lookup: { from: "o", pipeline: [{ $limit: 1 }], as: "o" } }', GROUP))
    )
    assert nested.stages == ("$lookup", "$limit", "$group")


@pytest.mark.parametrize(
    ("answer", "one"),
    [
        ("db.c.updateOne({}, { $set: { a: 1 } })", True),
        ("db.c.findOneAndDelete({})", True),
        ("db.c.deleteOne({})", True),
        ("db.c.deleteMany({})", False),
        ("db.c.find()", False),
        ("db.c.insertOne({})", False),
    ],
)
def test_whether_one_is_changed(answer: str, one: bool) -> None:
    assert facts_of_script(parse(answer)).changes_one is one
