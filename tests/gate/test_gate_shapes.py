"""What the gate believes of data is true: no value comes out that it did not expect."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mongo_conformance.cases import Case, load
from mongo_conformance.engines import offline
from mongo_conformance.play import Open, Outcome, loaded, play

from grader.engines.mongomock.commands import run_command
from grader.engines.mongomock.engine import run_certified
from grader.gate import load_certificate, shape_of_documents
from grader.gate.commands import result_shape
from grader.gate.filters import narrowed
from grader.gate.shapes import fits, follow, join, shape_of
from grader.models.command import Command

READING = [case for case in load() if case.op[0] in ("find", "agg") and not case.errs]
RIGHT = [case for case in READING if play(case, offline())[0] is Outcome.RIGHT]
"""Those that the engine gets right without its gate; of the others nothing is believed."""
scalars = (
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-2, 2) | st.sampled_from(["x", "é"])
)
values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
    ),
    max_leaves=6,
)
documents = st.dictionaries(st.sampled_from("abc"), values, max_size=3)


@pytest.fixture(scope="module")
def engine() -> Open:
    return offline()


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: f"{case.group}: {case.name}")
def test_what_comes_out_fits_what_was_expected(case: Case, engine: Open) -> None:
    _, got = play(case, engine)
    shapes = {name: shape_of_documents(found) for name, found in case.data.items()}
    for document in got:
        assert fits(shape_of(document), result_shape(case.command, shapes))


@pytest.mark.parametrize("case", READING, ids=lambda case: f"{case.group}: {case.name}")
def test_so_it_is_after_every_stage(case: Case, engine: Open) -> None:
    shapes = {name: shape_of_documents(found) for name, found in case.data.items()}
    for end in range(1, len(case.command.pipeline)):
        command = Command("aggregate", "c", pipeline=case.command.pipeline[:end])
        try:
            got = run_command(loaded(case, engine), command)
        except Exception:
            return
        for document in got:
            assert fits(shape_of(document), result_shape(command, shapes))


@given(st.lists(documents, max_size=4))
def test_every_document_fits_the_shape_of_all(found: list[dict[str, Any]]) -> None:
    together = shape_of_documents(found)
    assert all(fits(shape_of(document), together) for document in found)


@given(values, values)
def test_joining_forgets_nothing(one: Any, other: Any) -> None:
    together = join([shape_of(one), shape_of(other)])
    assert fits(shape_of(one), together)
    assert fits(shape_of(other), together)


def _followed(value: Any, path: list[str]) -> Any:
    """A path in an expression, as the manual has it; `...` where there is nothing."""
    if not path:
        return value
    if isinstance(value, list):
        found = [_followed(one, path) for one in value]
        return [one for one in found if one is not ...]
    return (
        _followed(value[path[0]], path[1:]) if isinstance(value, dict) and path[0] in value else ...
    )


@given(st.lists(documents, min_size=1, max_size=3), st.sampled_from(["a", "a.b", "b.a", "c.a.b"]))
def test_a_path_leads_to_what_was_expected(found: list[dict[str, Any]], path: str) -> None:
    expected = follow(shape_of_documents(found), path.split(".")).shape
    for document in found:
        value = _followed(document, path.split("."))
        if value is ...:
            assert "missing" in expected.kinds
        else:
            assert fits(shape_of(value), expected)


conditions = st.one_of(
    scalars,
    st.builds(lambda name, value: {name: value}, st.sampled_from(["$gt", "$lte", "$ne"]), scalars),
    st.builds(lambda value: {"$exists": value}, st.booleans()),
    st.builds(lambda name: {"$type": name}, st.sampled_from(["number", "string", "array"])),
    st.builds(lambda items: {"$in": items}, st.lists(scalars, min_size=1, max_size=3)),
    st.builds(lambda items: {"$all": items}, st.lists(scalars, min_size=1, max_size=2)),
    st.builds(lambda value: {"$elemMatch": {"a": value}}, scalars),
    st.builds(lambda size: {"$size": size}, st.integers(0, 2)),
)
filters = st.dictionaries(st.sampled_from(["a", "b", "a.b", "c.a"]), conditions, max_size=2)


@given(st.lists(documents, max_size=5), filters)
def test_what_passes_a_filter_fits_the_narrowed_shape(
    found: list[dict[str, Any]], conditions: dict[str, Any]
) -> None:
    database = offline()()
    if found:
        database.c.insert_many([{**document, "_id": i} for i, document in enumerate(found)])
    narrow = narrowed(shape_of_documents(database.c.find()), conditions)
    for document in database.c.find(conditions):
        assert fits(shape_of(document), narrow)


pipelines = st.lists(
    st.one_of(
        st.builds(lambda condition: {"$match": condition}, filters),
        st.sampled_from(
            [
                {"$unwind": "$a"},
                {"$unwind": {"path": "$a", "preserveNullAndEmptyArrays": True}},
                {"$project": {"a": 1, "x": "$b"}},
                {"$project": {"a.b": 0}},
                {"$project": {"c.a": 1}},
                {"$addFields": {"d": {"$ifNull": ["$a", "$b"]}}},
                {"$set": {"a": {"$cond": [{"$gt": ["$b", 1]}, "$a", "$c.a"]}}},
                {"$unset": ["a.b", "c"]},
                {"$group": {"_id": "$a", "n": {"$sum": 1}, "s": {"$push": "$b"}}},
                {"$group": {"_id": {"k": "$c"}, "m": {"$max": "$a"}, "f": {"$first": "$b"}}},
                {"$sort": {"a": 1}},
                {"$replaceWith": {"a": {"$map": {"input": {"$ifNull": [[], "$a"]}, "in": 1}}}},
            ]
        ),
    ),
    min_size=1,
    max_size=3,
)


@given(st.lists(documents, max_size=4), pipelines)
def test_a_certified_pipeline_gives_what_was_expected(
    found: list[dict[str, Any]], pipeline: list[dict[str, Any]]
) -> None:
    database = offline()()
    if found:
        database.c.insert_many([{**document, "_id": i} for i, document in enumerate(found)])
    shapes = {"c": shape_of_documents(database.c.find())}
    command = Command("aggregate", "c", pipeline=pipeline)
    ran = run_certified(database, command, shapes, load_certificate("mongomock-ng"))
    expected = result_shape(command, shapes)
    for document in ran.value or []:
        assert fits(shape_of(document), expected)
