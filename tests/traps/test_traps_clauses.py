"""The clause that is named is the one at fault, in all the wrong answers that are pinned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from grader.content import Library
from grader.grade import Grader
from grader.models import Kind, Place, Schema, Verdict
from grader.traps.clauses import Hybrid, first_faulty, hybrids
from traps.pinned_clauses import Key, pinned, references, runner, wrong_answers
from traps.rewrites import rewrites_of

_found: dict[Key, Hybrid | None] = {}
PINNED = pinned("clauses.txt")
IDENTIFIERS = sorted({identifier for identifier, _ in PINNED})


@cache
def _library() -> Library:
    return Library(Path(__file__).parents[2])


def _references(identifier: str) -> list[str]:
    return references(_library(), identifier, "sql")


def _schema(identifier: str) -> Schema:
    return _library().schema(_library().summary(identifier).dataset)


def _answer(identifier: str, name: str) -> str:
    return (_library().folder(identifier) / "wrong" / f"{name}.sql").read_text("utf-8")


def _find(grader: Grader, identifier: str, name: str) -> Hybrid | None:
    """The hybrid that mends a wrong answer, found by running."""
    key = (identifier, name)
    if key not in _found:
        exercise = _library().load(identifier)
        made = hybrids(
            _answer(identifier, name), _references(identifier), _schema(identifier), exercise.kind
        )
        _found[key] = first_faulty(made, runner(grader, exercise))
    return _found[key]


def test_every_wrong_answer_is_judged() -> None:
    assert wrong_answers(_library(), "sql") == PINNED.keys()


@pytest.mark.parametrize(
    ("identifier", "name"), list(PINNED), ids=[" ".join(key) for key in PINNED]
)
def test_no_clause_is_named_that_is_right(grader: Grader, identifier: str, name: str) -> None:
    hybrid = _find(grader, identifier, name)
    if hybrid is None:
        return
    assert hybrid.clauses[0] in PINNED[identifier, name]
    place = hybrid.place
    assert place is not None
    line = _answer(identifier, name).splitlines()[place.line - 1]
    assert line[place.column - 1 :][: place.length].strip()
    assert not line.lstrip().startswith("--")


def test_the_clause_at_fault_is_named_in_nine_of_ten_answers_with_one_fault(
    grader: Grader,
) -> None:
    single = {
        key: clauses
        for key, clauses in PINNED.items()
        if len(clauses) == 1 and "none" not in clauses
    }
    hits = sum(
        hybrid is not None and hybrid.clauses[0] in clauses
        for key, clauses in single.items()
        for hybrid in [_find(grader, *key)]
    )
    assert len(single) > 100
    assert hits / len(single) >= 0.9


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_a_reference_has_no_hybrids_with_itself(identifier: str) -> None:
    kind = _library().load(identifier).kind
    for text in _references(identifier):
        assert hybrids(text, [text], _schema(identifier), kind) == ()


@pytest.mark.parametrize("identifier", IDENTIFIERS[::5])
def test_the_hybrids_of_a_rewritten_reference_run(grader: Grader, identifier: str) -> None:
    exercise = _library().load(identifier)
    reference = _references(identifier)[0]
    for rewrite in rewrites_of(reference, _schema(identifier))[::24]:
        made = hybrids(rewrite.text, [reference], _schema(identifier), exercise.kind)
        if not made:
            continue
        least = min(made, key=lambda hybrid: (len(hybrid.clauses), hybrid.size))
        verdict = grader.grade(exercise, least.text.encode()).verdict
        assert verdict in (Verdict.CORRECT, Verdict.WRONG), (rewrite.rule, least)


SHOP = "sql/joins/customers-without-orders"
CASES = [
    # a condition that is missing: the clause it belongs into
    ("SELECT order_id FROM orders WHERE status = 'paid' ORDER BY order_id",
     "SELECT o.order_id FROM orders o WHERE o.status = 'paid' AND o.shipping_fee > 5 ORDER BY 1",
     ("where",), Place(1, 29, 21), "orders.shipping_fee > 5"),
    # a clause that is missing: the last word of the one before it
    ("SELECT order_id\nFROM orders AS o", "SELECT order_id FROM orders WHERE status = 'paid'",
     ("where",), Place(2, 16, 1), "WHERE o.status = 'paid'"),
    ("SELECT status, count(*) AS n FROM orders GROUP BY status",
     "SELECT status, count(*) AS n FROM orders GROUP BY 1 HAVING count(*) > 2",
     ("having",), Place(1, 51, 6), "HAVING COUNT(*) > 2"),
    ("SELECT name FROM products ORDER BY price LIMIT 5",
     "SELECT p.name FROM products p ORDER BY p.price LIMIT 3",
     ("limit",), Place(1, 42, 7), "LIMIT 3"),
    # two relations of one table are told apart by what is said of them
    ("SELECT a.full_name FROM customers a JOIN customers b ON b.referred_by = a.customer_id WHERE b.country = 'IE'",
     "SELECT y.full_name FROM customers x JOIN customers y ON x.referred_by = y.customer_id WHERE x.country = 'PT'",
     ("where",), Place(1, 93, 16), "b.country = 'PT'"),
    ("SELECT category_id FROM categories EXCEPT ALL SELECT category_id FROM product_categories",
     "SELECT category_id FROM categories EXCEPT SELECT category_id FROM product_categories",
     ("set-operation",), Place(1, 36, 53), "EXCEPT SELECT"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "reference", "clauses", "place", "part"), CASES)
def test_a_clause_is_taken_over_under_the_answers_names(
    answer: str, reference: str, clauses: tuple[str, ...], place: Place, part: str
) -> None:
    found = hybrids(answer, [reference], _schema(SHOP))
    assert found
    match = [hybrid for hybrid in found if hybrid.clauses == clauses and part in hybrid.text]
    assert match, found
    assert place in [hybrid.place for hybrid in match]


CHANGES = [
    ("UPDATE products SET price = price + 1 WHERE product_id = 3",
     "UPDATE products AS p SET price = p.price + 2 WHERE p.product_id = 3", ("set",)),
    ("INSERT INTO categories (category_id, name) VALUES (900, 'A')",
     "INSERT INTO categories (category_id, name) VALUES (900, 'B')", ("values",)),
    ("INSERT INTO categories (category_id, name) VALUES (1, 'A') ON CONFLICT (category_id) DO NOTHING",
     "INSERT INTO categories (category_id, name) VALUES (1, 'A') ON CONFLICT (category_id) DO UPDATE SET name = excluded.name", ("on-conflict",)),
    ("DELETE FROM payments WHERE status = 'failed'",
     "DELETE FROM payments WHERE status = 'refunded'", ("where",)),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "reference", "clauses"), CHANGES)
def test_the_clauses_of_changes(answer: str, reference: str, clauses: tuple[str, ...]) -> None:
    found = hybrids(answer, [reference], _schema(SHOP), Kind.CHANGE)
    assert clauses in [hybrid.clauses for hybrid in found]
    assert all(hybrid.place is not None and hybrid.place.line == 1 for hybrid in found)


@pytest.mark.parametrize(
    "answer",
    ["", "SELECT", "SELECT 1; SELECT 2", "SELECT 1", "VALUES (1)", "SELECT * FROM nowhere"],
)
def test_what_cannot_be_compared_gives_nothing_or_runs(answer: str) -> None:
    for hybrid in hybrids(answer, _references(SHOP), _schema(SHOP)):
        assert hybrid.text


def test_the_least_change_that_mends_is_named_and_larger_sets_come_last() -> None:
    some = (
        Hybrid(("from",), "a", None, 0, 9),
        Hybrid(("where",), "b", None, 0, 4),
        Hybrid(("with",), "c", None, 0, 2),
        Hybrid(("from", "where"), "d", None, 0, 1),
    )
    asked: list[list[str]] = []

    def right(good: str) -> Hybrid | None:
        asked.clear()

        def run(texts: Sequence[str]) -> list[bool]:
            asked.append(list(texts))
            return [text in good for text in texts]

        return first_faulty(some, run)

    assert right("abcd") == some[1]
    assert asked == [["b", "a"]]
    assert right("cd") == some[3]
    assert right("c") == some[2]
    assert right("") is None
    assert asked == [["b", "a"], ["d"], ["c"]]


def test_a_text_with_escapes_is_read_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    identifier = "sql/joins/customers-without-orders"
    reference = _references(identifier)[0]
    answer = reference.replace("SELECT", "SELECT E'\\n' AS line,", 1)
    assert list(hybrids(answer, [reference], _schema(identifier), Kind.QUERY))
    assert not caplog.records
