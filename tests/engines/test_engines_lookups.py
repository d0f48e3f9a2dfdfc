"""A `$lookup` by an index gives what the engine gives pair by pair."""

from __future__ import annotations

from typing import Any

from bson import Decimal128, ObjectId
from hypothesis import given
from hypothesis import strategies as st

from grader.engines.mongomock.engine import open_database

OID = ObjectId("5f0000000000000000000001")
scalars = st.sampled_from([None, True, False, 0, 1, 1.0, 2, -0.0, "1", "x", "", OID, float("nan"),
                           Decimal128("1")])  # fmt: skip
values = scalars | st.lists(scalars | st.lists(scalars, max_size=2), max_size=3)
fields = st.fixed_dictionaries(
    {}, optional={"k": values, "n": st.fixed_dictionaries({"k": values})}
)
collections = st.lists(fields, max_size=5)


@given(collections, collections, st.sampled_from(["k", "n.k", "k.0", "n"]))
def test_the_index_finds_what_the_engine_finds(
    left: list[dict[str, Any]], right: list[dict[str, Any]], path: str
) -> None:
    database = open_database(
        {
            "a": [{"_id": place, **one} for place, one in enumerate(left)],
            "b": [{"_id": place, **one} for place, one in enumerate(right)],
        }
    )
    plain = {"from": "b", "localField": "k", "foreignField": path, "as": "found"}
    by_index = list(database.a.aggregate([{"$lookup": plain}]))
    by_engine = list(database.a.aggregate([{"$lookup": {**plain, "pipeline": []}}]))
    assert [[one["_id"] for one in document["found"]] for document in by_index] == [
        [one["_id"] for one in document["found"]] for document in by_engine
    ]
