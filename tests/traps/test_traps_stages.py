"""The stage, argument or option that is named is the one at fault, in the pinned wrong answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import Finding, Kind
from grader.queries.mongosh import parse
from grader.traps.clauses import PipelineHybrid, pipeline_hybrids
from traps.pinned_clauses import Key, pinned, references, wrong_answers

_SECONDS = 8.0  # a learner's check stops sooner, on a machine that does nothing else meanwhile
_found: dict[Key, Finding | None] = {}
PINNED = pinned("stages.txt")


@cache
def _library() -> Library:
    return Library(Path(__file__).parents[2])


# A server judges the plans of indexes. Every second of the others is run, as that takes a minute.
OFFLINE = [key for key in PINNED if _library().summary(key[0]).kind is not Kind.DEFINE][::2]


def _answer(identifier: str, name: str) -> str:
    return (_library().folder(identifier) / "wrong" / f"{name}.mongodb.js").read_text("utf-8")


def _hybrids(identifier: str, name: str) -> tuple[PipelineHybrid, ...]:
    scripts = [parse(text) for text in references(_library(), identifier, "mongodb.js")]
    return pipeline_hybrids(parse(_answer(identifier, name)), scripts)


def _find(grader: Grader, identifier: str, name: str) -> Finding | None:
    """What a learner is told."""
    key = (identifier, name)
    if key not in _found:
        exercise = _library().load(identifier)
        report = grader.grade(exercise, _answer(*key).encode())
        _found[key] = grader.where_to_look(exercise, report, _SECONDS)
    return _found[key]


def test_every_wrong_answer_is_judged() -> None:
    assert wrong_answers(_library(), "mongo") == PINNED.keys()


def test_what_is_at_fault_is_among_what_is_tried() -> None:
    missing = [
        key
        for key, clauses in PINNED.items()
        if not any(hybrid.clauses[0] in clauses for hybrid in _hybrids(*key))
    ]
    # another method that takes other arguments
    assert missing == [("mongo/find/reasons-for-returns", "documents-not-values")]


@pytest.mark.parametrize(("identifier", "name"), OFFLINE, ids=[" ".join(key) for key in OFFLINE])
def test_no_stage_is_named_that_is_right(grader: Grader, identifier: str, name: str) -> None:
    found = _find(grader, identifier, name)
    if found is None:
        return
    assert _named(found) in PINNED[identifier, name]
    assert found.place is not None
    line = _answer(identifier, name).splitlines()[found.place.line - 1]
    there = line[found.place.column - 1 :][: found.place.length]
    assert there.strip()
    assert not line.startswith("//")


def test_the_stage_at_fault_is_named_in_nine_of_ten_answers_with_one_fault(grader: Grader) -> None:
    single = [key for key in OFFLINE if len(PINNED[key]) == 1 and "none" not in PINNED[key]]
    found = {key: _find(grader, *key) for key in single}
    hits = [key for key, one in found.items() if one and _named(one) in PINNED[key]]
    assert len(single) > 60
    assert len(hits) / len(single) >= 0.9


def _named(found: Finding) -> str:
    """The clause that is named, which the sentence has as well."""
    clauses = found.evidence["clauses"]
    assert isinstance(clauses, list)
    name = str(clauses[0])
    assert name == "key" or name in found.message
    return name


@pytest.mark.parametrize("identifier", sorted({identifier for identifier, _ in PINNED}))
def test_a_reference_has_no_hybrids_with_itself(identifier: str) -> None:
    for text in references(_library(), identifier, "mongodb.js"):
        assert pipeline_hybrids(parse(text), [parse(text)]) == ()


def _texts(answer: str, reference: str) -> dict[str, PipelineHybrid]:
    return {item.text.strip(): item for item in pipeline_hybrids(parse(answer), [parse(reference)])}


CASES = [
    # a stage that is missing points at the one that stands where it belongs
    ("db.orders.aggregate([{ $limit: 3 }])", "db.orders.aggregate([{ $sort: { total: 1 } }, { $limit: 3 }])",
     "db.orders.aggregate([{ $sort: { total: 1 } }, { $limit: 3 }])", ("$sort",), 24),
    # a stage too many
    ("db.orders.aggregate([{ $limit: 3 }, { $skip: 1 }])", "db.orders.aggregate([{ $limit: 3 }])",
     "db.orders.aggregate([{ $limit: 3 }])", ("$skip",), 39),
    # one key of a stage
    ("db.orders.aggregate([{ $match: { status: 'paid', total: { $gt: 5 } } }])",
     "db.orders.aggregate([{ $match: { status: 'paid', total: { $gte: 5 } } }])",
     'db.orders.aggregate([{ $match: { status: "paid", total: { $gte: 5 } } }])', ("$match",), 50),
    # two stages in the wrong order are one change
    ("db.orders.aggregate([{ $limit: 3 }, { $sort: { total: 1 } }])",
     "db.orders.aggregate([{ $sort: { total: 1 } }, { $limit: 3 }])",
     "db.orders.aggregate([{ $sort: { total: 1 } }, { $limit: 3 }])", ("$limit",), 24),
    # a find against a pipeline that does the same
    ("db.orders.find({ total: 1 }).sort({ total: 1 })",
     "db.orders.aggregate([{ $match: { total: 1 } }, { $sort: { total: -1 } }])",
     "db.orders.find({ total: 1 }).sort({ total: -1 })", ("sort",), 37),
    ("db.orders.aggregate([{ $match: { total: 1 } }])", "db.orders.find({ total: 2 })",
     "db.orders.aggregate([{ $match: { total: 2 } }])", ("$match",), 34),
    # the order of the keys of a sort counts
    ("db.orders.find().sort({ a: 1, b: 1 })", "db.orders.find().sort({ b: 1, a: 1 })",
     "db.orders.find().sort({ b: 1, a: 1 })", ("sort",), 23),
    # an option that is missing, and another method
    ("db.orders.updateOne({ _id: 1 }, { $set: { a: 1 } })",
     "db.orders.updateOne({ _id: 1 }, { $set: { a: 1 } }, { upsert: true })",
     "db.orders.updateOne({ _id: 1 }, { $set: { a: 1 } }, { upsert: true })", ("upsert",), 11),
    ("db.orders.updateOne({ a: 1 }, { $set: { a: 2 } })", "db.orders.updateMany({ a: 1 }, { $set: { a: 2 } })",
     "db.orders.updateMany({ a: 1 }, { $set: { a: 2 } })", ("updateOne",), 11),
    ("db.orders.replaceOne({ a: 1 }, { a: 2 })", "db.orders.updateOne({ a: 1 }, { $set: { a: 2 } })",
     "db.orders.updateOne({ a: 1 }, { $set: { a: 2 } })", ("replaceOne",), 11),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "reference", "text", "clauses", "column"), CASES)
def test_what_is_exchanged_and_where(
    answer: str, reference: str, text: str, clauses: tuple[str, ...], column: int
) -> None:
    hybrid = _texts(answer, reference)[text]
    assert hybrid.clauses == clauses
    assert hybrid.place is not None
    assert (hybrid.place.line, hybrid.place.column) == (1, column)


@pytest.mark.parametrize(
    "answer",
    ["db.customers.find({})", "db.orders.countDocuments({})", "db.orders.distinct('status')"],
)
def test_commands_that_cannot_be_compared_give_nothing(answer: str) -> None:
    assert _texts(answer, "db.orders.aggregate([{ $limit: 3 }, { $sort: { a: 1 } }])") == {}
