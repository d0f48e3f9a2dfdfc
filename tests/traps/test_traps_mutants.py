"""Mutants: each operator makes what it promises, and every reference gives enough of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from grader.content import Library
from grader.models import Kind, Schema
from grader.queries import Prepared, prepare
from grader.traps.mutants import mutants_of
from grader.traps.mutants.collect import OPERATORS

FOLDER = Path(__file__).parent
CLAUSES = {
    "from", "where", "group-by", "having", "select", "order-by", "limit", "set-operation", "with",
    "change",
}  # fmt: skip


def _cases() -> list[tuple[str, str, str]]:
    cases = []
    for line in (FOLDER / "mutants.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            operator, rest = line.split(" | ", 1)
            statement, mutant = rest.split(" => ")
            cases.append((operator, statement, mutant))
    return cases


def _references() -> list[str]:
    library = Library(Path(__file__).parents[2])
    return [item for item in library.ids() if item.startswith("sql/")]


@pytest.fixture(scope="module")
def shop(library: Library) -> Schema:
    return library.schema("shop")


@pytest.mark.parametrize(("operator", "statement", "expected"), _cases())
def test_an_operator_makes_its_mutant(
    shop: Schema, operator: str, statement: str, expected: str
) -> None:
    assert _operators(statement, shop).get(expected) == operator


@cache
def _operators(statement: str, schema: Schema) -> dict[str, str]:
    return {mutant.text: mutant.operator for mutant in mutants_of(statement, schema)}


def test_every_operator_has_a_case() -> None:
    assert {operator for operator, _, _ in _cases()} == set(OPERATORS)


@pytest.mark.parametrize("identifier", _references())
def test_a_reference_gives_enough_mutants(library: Library, identifier: str) -> None:
    exercise = library.load(identifier)
    schema = library.schema(exercise.dataset)
    reference = (library.folder(identifier) / "solution.sql").read_text("utf-8")
    canonical = sqlglot.parse_one(reference, dialect="postgres").sql("postgres", comments=False)
    mutants = mutants_of(reference, schema, most=60)
    texts = [mutant.text for mutant in mutants]
    assert len(texts) >= 30
    assert len(set(texts)) == len(texts)
    assert canonical not in texts
    assert {mutant.clause for mutant in mutants} <= CLAUSES
    for mutant in mutants[::10]:
        assert isinstance(prepare(mutant.text, schema, kind=exercise.kind), Prepared)
        assert sqlglot.parse_one(mutant.text, dialect="postgres").sql("postgres") == mutant.text


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT name FROM products",
        "SELECT count(*) FROM orders",
        "DELETE FROM reviews WHERE rating = 1",
    ],
)
def test_a_statement_of_one_clause_gives_enough(shop: Schema, statement: str) -> None:
    assert len(mutants_of(statement, shop)) >= 15


@pytest.mark.parametrize(
    ("statement", "same"),
    [
        ("SELECT p.name, l.order_id FROM order_lines AS l JOIN products AS p ON p.product_id = l.product_id",
         "SELECT p.name, l.order_id FROM order_lines AS l LEFT JOIN products AS p ON p.product_id = l.product_id"),
        ("SELECT c.country FROM customers AS c JOIN orders AS o ON o.customer_id = c.customer_id WHERE o.status = 'paid'",
         "SELECT c.country FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.customer_id WHERE o.status = 'paid'"),
        ("SELECT c.country FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.customer_id",
         "SELECT c.country FROM customers AS c FULL JOIN orders AS o ON o.customer_id = c.customer_id"),
        ("SELECT name FROM products ORDER BY price", "SELECT name FROM products ORDER BY price NULLS FIRST"),
        ("SELECT count(*) FROM products", "SELECT COUNT(products.price) FROM products"),
        ("SELECT customer_id FROM orders WHERE status <> 'paid'",
         "SELECT customer_id FROM orders WHERE status IS DISTINCT FROM 'paid'"),
        ("SELECT p.product_id, p.name, count(*) FROM products AS p GROUP BY p.product_id, p.name",
         "SELECT p.product_id, p.name, COUNT(*) FROM products AS p GROUP BY p.product_id"),
        ("SELECT country, max(phone) FROM customers GROUP BY country",
         "SELECT DISTINCT country, MAX(phone) FROM customers GROUP BY country"),
        ("SELECT product_id, name FROM products", "SELECT DISTINCT product_id, name FROM products"),
    ],
)  # fmt: skip
def test_what_surely_gives_the_same_is_no_mutant(shop: Schema, statement: str, same: str) -> None:
    assert isinstance(prepare(same, shop), Prepared)
    assert same not in {mutant.text for mutant in mutants_of(statement, shop)}


@pytest.mark.parametrize(
    ("statement", "other"),
    [
        ("SELECT a.kind FROM orders AS o JOIN addresses AS a ON a.address_id = o.shipping_address_id",
         "SELECT a.kind FROM orders AS o LEFT JOIN addresses AS a ON a.address_id = o.shipping_address_id"),
        ("SELECT c.country FROM customers AS c JOIN orders AS o ON o.customer_id = c.customer_id",
         "SELECT c.country FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.customer_id"),
        ("SELECT o.order_id FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.customer_id ORDER BY o.order_id",
         "SELECT o.order_id FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.customer_id ORDER BY o.order_id NULLS FIRST"),
    ],
)  # fmt: skip
def test_what_only_looks_the_same_is_a_mutant(shop: Schema, statement: str, other: str) -> None:
    assert other in {mutant.text for mutant in mutants_of(statement, shop)}


def test_the_same_seed_gives_the_same_mutants(shop: Schema) -> None:
    statement = "SELECT name, price FROM products WHERE price > 25 ORDER BY price LIMIT 3"
    first = mutants_of(statement, shop, seed=3, most=25)
    assert first == mutants_of(statement, shop, seed=3, most=25)
    assert len(first) == 25
    assert {mutant.text for mutant in first} != {
        mutant.text for mutant in mutants_of(statement, shop, seed=4, most=25)
    }


def test_few_mutants_are_taken_from_every_operator(shop: Schema) -> None:
    statement = "SELECT name, price FROM products WHERE price > 25 ORDER BY price LIMIT 3"
    every = {
        mutant.operator for mutant in mutants_of(statement, shop) if "+" not in mutant.operator
    }
    few = mutants_of(statement, shop, most=len(every))
    assert {mutant.operator for mutant in few} == every


def test_pairs_change_two_clauses(shop: Schema) -> None:
    statement = "SELECT name FROM products WHERE price > 25"
    pairs = [mutant for mutant in mutants_of(statement, shop) if "+" in mutant.operator]
    assert len(pairs) >= 10
    for pair in pairs:
        one, two = pair.operator.split("+")
        assert one != two
        assert "; " in pair.what


def test_the_text_of_a_statement_is_left_as_it_was(shop: Schema) -> None:
    """Edits are undone: the last mutant is one change away, not the sum of all before it."""
    statement = "SELECT name FROM products WHERE price > 25 AND brand = 'Acme'"
    for mutant in mutants_of(statement, shop):
        if mutant.operator == "comparison":
            tree = sqlglot.parse_one(mutant.text, dialect="postgres")
            assert len(list(tree.find_all(exp.Literal))) == 2
            assert isinstance(tree, exp.Select)


def test_a_change_keeps_its_kind(shop: Schema) -> None:
    for mutant in mutants_of("UPDATE products SET price = price + 1 RETURNING name", shop):
        assert mutant.text.endswith("RETURNING name")
        assert isinstance(prepare(mutant.text, shop, kind=Kind.CHANGE), Prepared)


SAME = {
    "listed texts": (
        "SELECT order_id FROM orders WHERE status <> 'cancelled'", "status > 'cancelled'"
    ),
    "counted rows": (
        "SELECT count(o.order_id) FROM customers AS c LEFT JOIN orders AS o "
        "ON o.customer_id = c.customer_id", "COUNT(o.customer_id)",
    ),
}  # fmt: skip
MISTAKES = {
    "a text in the middle": (
        "SELECT order_id FROM orders WHERE status <> 'paid'", "status > 'paid'"
    ),
    "counted values": (
        "SELECT count(DISTINCT o.order_id) FROM customers AS c LEFT JOIN orders AS o "
        "ON o.customer_id = c.customer_id", "COUNT(DISTINCT o.customer_id)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", [*SAME, *MISTAKES])
def test_what_surely_says_the_same_makes_no_mutant(shop: Schema, case: str) -> None:
    """A CHECK that lists a column's texts, and NOT NULL columns of one row, tell."""
    statement, piece = {**SAME, **MISTAKES}[case]
    made = [mutant.text for mutant in mutants_of(statement, shop) if "+" not in mutant.operator]
    assert any(piece in text for text in made) is (case in MISTAKES)
