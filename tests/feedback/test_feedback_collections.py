"""Which codes a collection gets that an answer left in a wrong state, as a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from grader.compare import compare_documents
from grader.feedback import explain_collection, explain_other_collection
from grader.models import Documents, Form, MongoFacts, Policy
from grader.queries.mongosh import facts_of_script, parse

ONE = 'db.c.updateOne({ city: "B" }, { $set: { ok: true } })'
MANY = 'db.c.updateMany({ city: "B" }, { $set: { ok: true } })'
PUSH = 'db.c.updateMany({}, { $push: { tags: "new" } })'


@dataclass(frozen=True)
class Case:
    """A collection as it should be and as it is, the answer, and the codes, primary first."""

    what: str
    codes: str
    expected: list[dict[str, Any]]
    actual: list[dict[str, Any]]
    answer: str
    untouched: bool = False


def docs(**values: Any) -> list[dict[str, Any]]:
    """Documents of equal length; the n-th has the n-th value of each field, ... being none."""
    rows = zip(*values.values(), strict=True)
    return [
        {"_id": place, **{k: v for k, v in zip(values, row, strict=True) if v is not ...}}
        for place, row in enumerate(rows)
    ]


CASES = [
    Case("nothing was reached", "not-changed", docs(ok=[True, True]), docs(ok=[False, False]),
         MANY, untouched=True),
    Case("a text was compared with a number", "text-compared-with-number not-changed",
         docs(n=[5, 6], ok=[True, False]), docs(n=[5, 6], ok=[False, False]),
         'db.c.updateMany({ n: "5" }, { $set: { ok: true } })', untouched=True),
    Case("a text was compared with a text", "not-changed",
         docs(n=["5", "6"], ok=[True, False]), docs(n=["5", "6"], ok=[False, False]),
         'db.c.updateMany({ n: "5" }, { $set: { ok: true } })', untouched=True),
    Case("nothing was made", "no-upsert", docs(n=[1, 2]), docs(n=[1]), ONE, untouched=True),
    Case("an upsert that made nothing", "not-changed", docs(n=[1, 2]), docs(n=[1]),
         'db.c.updateOne({ n: 2 }, { $set: { n: 2 } }, { upsert: true })', untouched=True),
    Case("only one was updated", "only-first-changed", docs(ok=[True, True, True]),
         docs(ok=[True, False, False]), ONE),
    Case("only one was updated, of those without the field", "only-first-changed",
         docs(ok=[True, True, True]), docs(ok=[True, ..., ...]), ONE),
    Case("some were not updated", "not-changed", docs(ok=[True, True, False]),
         docs(ok=[True, False, False]), MANY),
    Case("too many were updated", "too-many-changed", docs(ok=[True, False, False]),
         docs(ok=[True, True, True]), MANY),
    Case("too many were raised", "too-many-changed", docs(n=[11, 20, 30]), docs(n=[11, 21, 31]),
         "db.c.updateMany({}, { $inc: { n: 1 } })"),
    Case("only one was raised", "only-first-changed", docs(n=[11, 22, 33]), docs(n=[11, 20, 30]),
         "db.c.updateOne({}, { $mul: { n: 1.1 } })"),
    Case("raised by something else", "wrong-value", docs(n=[15, 25]), docs(n=[11, 21]),
         "db.c.updateMany({}, { $inc: { n: 1 } })"),
    Case("a field was taken from too many", "too-many-changed", docs(n=[1, 2], x=[..., 5]),
         docs(n=[1, 2], x=[..., ...]), 'db.c.updateMany({}, { $unset: { x: "" } })'),
    Case("one was deleted", "only-first-changed", docs(n=[1]), docs(n=[1, 2, 3]),
         "db.c.deleteOne({ n: { $gt: 1 } })"),
    Case("some were not deleted", "not-changed", docs(n=[1]), docs(n=[1, 2]),
         "db.c.deleteMany({ n: { $gt: 2 } })"),
    Case("too many were deleted", "too-many-changed", docs(n=[1, 2]), docs(n=[1]),
         "db.c.deleteMany({ n: { $gt: 1 } })"),
    Case("a document was replaced", "whole-replaced", docs(n=[1, 2], ok=[True, True], x=[8, 9]),
         docs(n=[..., 2], ok=[True, True], x=[..., 9]), "db.c.replaceOne({ n: 1 }, { ok: true })"),
    Case("a subdocument was replaced", "whole-replaced", docs(a=[{"x": 1, "y": 2}]),
         docs(a=[{"x": 1}]), "db.c.updateOne({}, { $set: { a: { x: 1 } } })"),
    Case("a field was lost otherwise", "missing-field", docs(n=[1, 2], x=[8, 9]),
         docs(n=[1, 2], x=[..., 9]), ONE),
    Case("a tag was pushed twice", "push-duplicates", docs(tags=[["new"], ["a", "new"]]),
         docs(tags=[["new", "new"], ["a", "new"]]), PUSH),
    Case("a tag was pushed to too many", "too-many-changed", docs(tags=[["a"], ["a", "new"]]),
         docs(tags=[["a", "new"], ["a", "new"]]), PUSH),
    Case("a tag was added to one", "only-first-changed", docs(tags=[["a", "new"], ["b", "new"]]),
         docs(tags=[["a", "new"], ["b"]]), 'db.c.updateOne({}, { $addToSet: { tags: "new" } })'),
    Case("another document was inserted", "wrong-value", docs(n=[1, 2]), docs(n=[1, 3]),
         "db.c.insertOne({ _id: 1, n: 3 })"),
    Case("a document was not inserted", "missing-documents", docs(n=[1, 2, 3]), docs(n=[1, 2]),
         "db.c.insertOne({ _id: 1, n: 2 })"),
]  # fmt: skip


def explained(case: Case, facts: MongoFacts | None) -> tuple[Any, ...]:
    one, other = (Documents(Form.DOCUMENTS, tuple(items)) for items in (case.expected, case.actual))
    difference = compare_documents(one, other, Policy(), state=True)
    assert difference is not None
    return explain_collection("c", difference, facts, untouched=case.untouched)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_codes(case: Case) -> None:
    """Each state gets its codes; evidence is JSON-able and names the collection."""
    found = explained(case, facts_of_script(parse(case.answer)))
    assert " ".join(finding.code for finding in found) == case.codes
    for finding in found:
        assert finding.evidence["collection"] == "c"
        assert "$" not in finding.message
        assert finding.message.endswith((".", "?"))
        json.dumps(finding.to_json())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_something_is_said_without_facts(case: Case) -> None:
    """Without a look at the answer there still is a finding, and none that speaks of its shape."""
    found = explained(case, None)
    assert found
    of_shape = {"no-upsert", "only-first-changed", "too-many-changed", "whole-replaced",
                "push-duplicates"}  # fmt: skip
    assert of_shape.isdisjoint(finding.code for finding in found)


def test_another_collection() -> None:
    finding = explain_other_collection("orders")
    assert finding.code == "other-collection-changed"
    assert finding.evidence == {"collection": "orders"}
