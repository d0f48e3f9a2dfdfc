"""Mutants of MongoDB references: what each operator makes, and how many each reference gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from grader.content import Library
from grader.models import Kind
from grader.models.collections import Field
from grader.queries.mongosh import PreparedMongo, parse, prepare_mongo
from grader.queries.mongosh.printing import print_script
from grader.traps.pipelines import Mutant, mongo_mutants_of
from grader.traps.pipelines.collect import OPERATORS

FOLDER = Path(__file__).parent
COLLECTIONS: dict[str, frozenset[str] | None] = {
    "orders": frozenset(
        ("_id", "a", "at", "b", "lines", "lines.price", "lines.qty", "status", "tags")
    ),
    "reviews": frozenset(("_id", "order_id", "stars")),
    "unknown": None,
}
CLAUSES = {
    "filter", "projection", "sort", "limit", "skip", "update", "options", "keys", "key",
    "documents", "pipeline", "command", "operations", "replacement",
}  # fmt: skip
KINDS = {"create": Kind.DEFINE, "find": Kind.QUERY, "aggregate": Kind.QUERY, "distinct": Kind.QUERY}


def _kind(call: str) -> Kind:
    return next((kind for start, kind in KINDS.items() if call.startswith(start)), Kind.CHANGE)


def _cases() -> list[tuple[str, str, str]]:
    cases = []
    for line in (FOLDER / "pipelines.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            operator, rest = line.split(" | ", 1)
            call, mutant = rest.split(" => ")
            cases.append((operator, call, mutant))
    return cases


def _mutants(call: str, *, seed: int = 0, most: int = 500) -> tuple[Mutant, ...]:
    return mongo_mutants_of(
        f"db.orders.{call}", database="shop", collections=COLLECTIONS, kind=_kind(call),
        seed=seed, most=most,
    )  # fmt: skip


def _paths(fields: Sequence[Field]) -> Iterator[str]:
    for field in fields:
        item: Field | None = field
        yield field.path
        while item is not None:
            yield from _paths(item.fields)
            item = item.items


def _references() -> list[str]:
    library = Library(Path(__file__).parents[2])
    return [item for item in library.ids() if item.startswith("mongo/")]


@pytest.mark.parametrize(("operator", "call", "expected"), _cases())
def test_an_operator_makes_its_mutant(operator: str, call: str, expected: str) -> None:
    made = {mutant.text: mutant for mutant in _mutants(call)}
    mutant = made.get(f"db.orders.{expected}\n")
    assert mutant, sorted(text for text, item in made.items() if item.operator == operator)
    assert mutant.operator == operator
    assert mutant.what


def test_every_operator_has_a_case() -> None:
    assert {operator for operator, _, _ in _cases()} == set(OPERATORS)


@pytest.mark.parametrize("identifier", _references())
def test_a_reference_gives_enough_mutants(library: Library, identifier: str) -> None:
    exercise = library.load(identifier)
    collections: dict[str, frozenset[str] | None] = {
        item.name: frozenset(_paths(item.fields)) for item in library.collections(exercise.dataset)
    }
    mutants = mongo_mutants_of(
        exercise.solutions[0], database=exercise.dataset, collections=collections,
        kind=exercise.kind,
    )  # fmt: skip
    texts = [mutant.text for mutant in mutants]
    reference = parse(exercise.solutions[0])
    assert 30 <= len(texts) <= 300
    assert len(set(texts)) == len(texts)
    assert print_script(reference) not in texts
    for mutant in mutants:
        assert mutant.clause.startswith("$") or mutant.clause in CLAUSES
    for mutant in mutants[::10]:
        prepared = prepare_mongo(
            mutant.text, database=exercise.dataset, kind=exercise.kind,
            most=len(reference.commands), collections=collections,
        )  # fmt: skip
        assert isinstance(prepared, PreparedMongo)
        assert print_script(prepared.script) == mutant.text


@pytest.mark.parametrize(
    "call", ["find({ a: 1 })", "aggregate([{ $sort: { a: 1 } }])", "deleteMany({ a: 1 })", "createIndex({ a: 1 })"],
)  # fmt: skip
def test_one_condition_gives_enough(call: str) -> None:
    assert len(_mutants(call)) >= 15


def test_fields_need_not_be_known() -> None:
    text = "db.unknown.find({ a: 1, b: { $gt: 2 } }).sort({ c: 1 })"
    mutants = mongo_mutants_of(text, database="shop", collections=COLLECTIONS)
    assert "db.unknown.find({ b: 1 }).sort({ c: 1 })\n" not in {item.text for item in mutants}
    assert len(mutants) >= 30


@pytest.mark.parametrize(
    ("call", "same"),
    [
        ("find({ a: { $ne: null } })", "find({ a: { $ne: null, $exists: true } })"),
        ("find({ a: { $gt: 5 } })", "find({ a: { $gt: 5, $ne: null } })"),
        ("find({ a: 5 })", "find({ a: { $eq: 5 } })"),
        ("aggregate([{ $group: { _id: null, n: { $sum: 1 } } }])",
         "aggregate([{ $group: { _id: null, n: { $count: {} } } }])"),
        ("find({ a: 5 })", "find({ a: 5 }, {})"),
    ],
)  # fmt: skip
def test_what_surely_gives_the_same_is_no_mutant(call: str, same: str) -> None:
    assert f"db.orders.{same}\n" not in {mutant.text for mutant in _mutants(call)}


def test_the_same_seed_gives_the_same_mutants() -> None:
    call = "find({ a: { $gt: 5 }, b: 1 }).sort({ a: 1, b: 1 }).limit(3)"
    first = _mutants(call, seed=3, most=25)
    assert first == _mutants(call, seed=3, most=25)
    assert len(first) == 25
    assert {item.text for item in first} != {item.text for item in _mutants(call, seed=4, most=25)}


def test_few_mutants_are_taken_from_every_operator() -> None:
    call = "find({ a: { $gt: 5 }, b: 1 }).sort({ a: 1, b: 1 }).limit(3)"
    every = {mutant.operator for mutant in _mutants(call)}
    assert not any("+" in operator for operator in every)
    assert {mutant.operator for mutant in _mutants(call, most=len(every))} == every


def test_pairs_change_two_clauses() -> None:
    call = "find({}, { a: 1 }).limit(3)"
    mutants = _mutants(call)
    singles = [mutant for mutant in mutants if "+" not in mutant.operator]
    pairs = [mutant for mutant in mutants if "+" in mutant.operator]
    assert len(singles) < 40
    assert len(pairs) >= 10
    for pair in pairs:
        one, two = pair.operator.split("+")
        assert one != two
        assert "; " in pair.what
    assert {mutant.text for mutant in singles}.isdisjoint(mutant.text for mutant in pairs)


def test_every_answer_of_every_exercise_has_mutants(library: Library) -> None:
    """Other solutions use other operators, and none makes a mutation fail."""
    for identifier in _references():
        exercise = library.load(identifier)
        for solution in exercise.solutions[1:]:
            mutants = mongo_mutants_of(
                solution, database=exercise.dataset, kind=exercise.kind, most=20,
                collections=dict.fromkeys(library.collection_names(exercise.dataset)),
            )  # fmt: skip
            assert 15 <= len(mutants) <= 20, identifier
