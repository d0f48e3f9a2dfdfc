"""What kind of thing a verified change mends: the one that is off, in SQL and in documents."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grader.content import Library
from grader.feedback.look import what_kind
from grader.models import Schema
from grader.queries.mongosh import parse
from grader.traps.clauses import hybrids, pipeline_hybrids

SELECTS = [
    # a condition
    ("SELECT name FROM products", "SELECT name FROM products WHERE price > 5", "where", "missing"),
    ("SELECT name FROM products WHERE price > 5", "SELECT name FROM products", "where", "extra"),
    ("SELECT name FROM products WHERE price > 5", "SELECT name FROM products WHERE price > 5 AND discontinued_on IS NULL", "where", "condition-missing"),
    ("SELECT name FROM products WHERE price > 5 AND discontinued_on IS NULL", "SELECT name FROM products WHERE price > 5", "where", "condition-extra"),
    ("SELECT name FROM products WHERE price > 5", "SELECT name FROM products WHERE price >= 5", "where", "condition-operator"),
    ("SELECT name FROM products WHERE price > 5", "SELECT name FROM products WHERE price > 6", "where", "condition-value"),
    ("SELECT order_id FROM orders WHERE customer_id > 5", "SELECT order_id FROM orders WHERE shipping_fee > 5", "where", "condition-column"),
    ("SELECT order_id FROM orders WHERE customer_id > 5", "SELECT order_id FROM orders WHERE coalesce(shipping_fee, 1) < 7", "where", "condition-differs"),
    ("SELECT order_id FROM orders WHERE status = 'paid' AND customer_id > 5", "SELECT order_id FROM orders WHERE status = 'new' AND customer_id > 6", "where", "several"),
    ("SELECT status FROM orders GROUP BY status HAVING count(*) > 2", "SELECT status FROM orders GROUP BY status HAVING count(*) >= 2", "having", "condition-operator"),
    # a join
    ("SELECT o.order_id, c.country FROM orders o JOIN customers c ON c.customer_id = o.customer_id",
     "SELECT o.order_id, c.country FROM orders o LEFT JOIN customers c ON c.customer_id = o.customer_id", "from", "join-kind"),
    ("SELECT c.country FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id",
     "SELECT c.country FROM customers c LEFT JOIN orders o ON o.customer_id = c.customer_id AND o.customer_id > 5", "from", "condition-missing"),
    # keys
    ("SELECT status, count(*) AS n FROM orders GROUP BY status", "SELECT status, count(*) AS n FROM orders GROUP BY status, customer_id", "group-by", "key-missing"),
    ("SELECT name FROM products ORDER BY price", "SELECT name FROM products ORDER BY price DESC", "order-by", "key-direction"),
    ("SELECT name FROM products ORDER BY price", "SELECT name FROM products ORDER BY price, product_id", "order-by", "key-missing"),
    ("SELECT name FROM products ORDER BY price, product_id", "SELECT name FROM products ORDER BY product_id, price", "order-by", "key-order"),
    # items
    ("SELECT sum(shipping_fee) AS n FROM orders", "SELECT avg(shipping_fee) AS n FROM orders", "select", "item-function"),
    ("SELECT sum(shipping_fee) AS n FROM orders", "SELECT round(sum(shipping_fee), 2) AS n FROM orders", "select", "item-short"),
    ("SELECT sum(shipping_fee) AS n FROM orders", "SELECT sum(customer_id) AS n FROM orders", "select", "item-column"),
    ("SELECT round(shipping_fee, 1) AS n FROM orders", "SELECT round(shipping_fee, 2) AS n FROM orders", "select", "item-value"),
    ("SELECT shipping_fee AS n FROM orders", "SELECT shipping_fee AS m FROM orders", "select", "item-name"),
    ("SELECT status FROM orders", "SELECT DISTINCT status FROM orders", "select", "distinct-missing"),
    ("SELECT rank() OVER (ORDER BY price) AS n FROM products", "SELECT rank() OVER (ORDER BY price DESC) AS n FROM products", "select", "item-window"),
    ("SELECT rank() OVER (ORDER BY price) AS n FROM products", "SELECT dense_rank() OVER (ORDER BY price) AS n FROM products", "select", "item-function"),
    ("SELECT name FROM products ORDER BY price LIMIT 5", "SELECT name FROM products ORDER BY price LIMIT 3", "limit", "number"),
]  # fmt: skip

COMMANDS = [
    ("find({})", "find({ total: 1 })", "filter", "condition-missing"),
    ("find()", "find({ total: 1 })", "filter", "missing"),
    ("find({ total: 1, a: 2 })", "find({ total: 1 })", "filter", "condition-extra"),
    ("find({ total: { $gt: 1 } })", "find({ total: { $gte: 1 } })", "filter", "condition-operator"),
    ("find({ total: { $gt: 1 } })", "find({ total: { $gt: 2 } })", "filter", "condition-value"),
    ("find({ total: { $gt: 1 } })", "find({ fee: { $gt: 1 } })", "filter", "condition-name"),
    ("find({ a: 1, b: 2 })", "find({ a: 2, b: 1 })", "filter", "several"),
    ("find().sort({ a: 1 })", "find().sort({ a: -1 })", "sort", "key-direction"),
    ("find().sort({ a: 1 })", "find().sort({ a: 1, b: 1 })", "sort", "key-missing"),
    ("find().sort({ a: 1, b: 1 })", "find().sort({ b: 1, a: 1 })", "sort", "key-order"),
    ("find().limit(3)", "find().limit(4)", "limit", "number"),
    ("aggregate([{ $limit: 3 }])", "aggregate([{ $sort: { a: 1 } }, { $limit: 3 }])", "$sort", "stage-missing"),
    ("aggregate([{ $sort: { a: 1 } }, { $limit: 3 }])", "aggregate([{ $limit: 3 }])", "$sort", "stage-extra"),
    ("aggregate([{ $limit: 3 }, { $sort: { a: 1 } }])", "aggregate([{ $sort: { a: 1 } }, { $limit: 3 }])", "$limit", "moved"),
    ("aggregate([{ $sort: { a: 1 } }])", "aggregate([{ $match: { a: 1 } }])", "$sort", "stage-differs"),
    ("aggregate([{ $match: { a: 1 } }])", "aggregate([{ $match: { a: { $ne: null } } }])", "$match", "condition-short"),
    ("aggregate([{ $group: { _id: '$a', n: { $sum: 1 } } }])", "aggregate([{ $group: { _id: '$a', n: { $sum: '$b' } } }])", "$group", "field-differs"),
    ("aggregate([{ $group: { _id: '$a', n: { $sum: '$c' } } }])", "aggregate([{ $group: { _id: '$a', n: { $sum: '$b' } } }])", "$group", "field-path"),
    ("aggregate([{ $group: { _id: '$a', n: { $sum: '$b' } } }])", "aggregate([{ $group: { _id: '$a', n: { $avg: '$b' } } }])", "$group", "field-operator"),
    ("aggregate([{ $project: { n: '$a' } }])", "aggregate([{ $project: { n: { $ifNull: ['$a', 0] } } }])", "$project", "field-short"),
    ("aggregate([{ $unwind: '$a' }])", "aggregate([{ $unwind: { path: '$a', preserveNullAndEmptyArrays: true } }])", "$unwind", "differs"),
    ("updateOne({ a: 1 }, { $set: { a: 2 } })", "updateMany({ a: 1 }, { $set: { a: 2 } })", "updateOne", "method"),
    ("updateOne({ a: 1 }, { $set: { b: 2 } })", "updateOne({ a: 1 }, { $inc: { b: 2 } })", "update", "field-operator"),
    ("updateOne({ a: 1 }, { $set: { b: 2 } })", "updateOne({ a: 1 }, { $set: { b: 2 } }, { upsert: true })", "upsert", "missing"),
    ("distinct('a')", "distinct('b')", "key", "differs"),
]  # fmt: skip


@cache
def _schema() -> Schema:
    return Library(Path(__file__).parents[2]).schema("shop")


@pytest.mark.parametrize(("answer", "reference", "clause", "kind"), SELECTS)
def test_the_kind_of_a_change_of_sql(answer: str, reference: str, clause: str, kind: str) -> None:
    found = hybrids(answer, [reference], _schema())
    assert (clause, kind) in {(one.clauses[0], one.kind) for one in found if len(one.clauses) == 1}


@pytest.mark.parametrize(("answer", "reference", "clause", "kind"), COMMANDS)
def test_the_kind_of_a_change_of_a_command(
    answer: str, reference: str, clause: str, kind: str
) -> None:
    found = pipeline_hybrids(parse(f"db.orders.{answer}"), [parse(f"db.orders.{reference}")])
    assert (clause, kind) in {(one.clauses[0], one.kind) for one in found if len(one.clauses) == 1}


@pytest.mark.parametrize("kind", sorted({case[3] for case in (*SELECTS, *COMMANDS)} - {"differs"}))
def test_each_kind_has_words_of_its_own(kind: str) -> None:
    text = what_kind("stage 2, $match", kind)
    assert text != what_kind("stage 2, $match", "differs")
    assert "stage 2, $match" in text.lower()
    assert text[0].isupper()
    assert text.endswith(".")
    assert not text.endswith(",.")
