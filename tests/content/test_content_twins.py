"""Twins: an exercise of each track that asks the same question of the same facts."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from grader.content import Library, default_root
from grader.models import Exercise, Track

LIBRARY = Library(default_root())
TWINS = [one for one in map(LIBRARY.load, LIBRARY.ids()) if one.twin]


def test_at_least_five_questions_are_asked_in_both_tracks() -> None:
    assert len({frozenset((one.id, one.twin)) for one in TWINS}) >= 5


@pytest.mark.parametrize("named", TWINS, ids=[one.id for one in TWINS])
def test_twins_expect_the_same_values_in_the_same_order(named: Exercise) -> None:
    both = {one.track: one for one in (named, LIBRARY.load(named.twin))}
    sql, mongo = both[Track.SQL], both[Track.MONGO]
    rows, documents = rows_of(sql), documents_of(mongo)
    key = key_column(rows, documents)
    documents = [{key if name == "_id" else name: one[name] for name in one} for one in documents]
    orders = [str(one).replace("_id", key) if one.column == "_id" else str(one)
              for one in mongo.policy.order_by]  # fmt: skip
    assert orders == [str(one) for one in sql.policy.order_by]
    if orders:
        assert documents == rows
    else:
        assert bag(documents) == bag(rows)


def rows_of(exercise: Exercise) -> list[dict[str, Any]]:
    """The expected rows, each as a document."""
    result = exercise.expected.result
    assert result is not None
    return [dict(zip(result.names, map(plain, row), strict=True)) for row in result.rows]


def documents_of(exercise: Exercise) -> list[dict[str, Any]]:
    """The expected documents, with `_id` only where it counts."""
    expected = exercise.expected.documents
    assert expected is not None
    return [
        {name: plain(one[name]) for name in one if name != "_id" or exercise.policy.id}
        for one in expected.items
    ]


def key_column(rows: list[dict[str, Any]], documents: list[dict[str, Any]]) -> str:
    """The column for which `_id` stands: the one that no field is called after."""
    if "_id" not in documents[0]:
        return "_id"
    (key,) = rows[0].keys() - documents[0].keys()
    return key


def plain(value: Any) -> Any:
    """A value as both tracks have it: numbers by value, a day as its first instant in ISO form."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(str(value))
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return value.isoformat() if isinstance(value, datetime) else value


def bag(documents: list[dict[str, Any]]) -> Counter[frozenset[tuple[str, Any]]]:
    return Counter(frozenset(one.items()) for one in documents)
