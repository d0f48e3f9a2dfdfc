"""Made collections keep their validators; shrinking keeps what matters and leaves nothing over."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from bson import Decimal128, Int64, ObjectId
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.models import from_extended
from grader.traps.data import Salt, Shape
from grader.traps.documents import (
    dangling_references,
    document_violations,
    generate_documents,
    guessed_references,
    shrink_documents,
)
from grader.traps.problems import UnknownRule

Layout = dict[str, dict[str, Any]]
DATASETS = ("shop", "lab", "telemetry")


@pytest.fixture(scope="session")
def layouts(root: Path) -> dict[str, Layout]:
    return {
        name: json.loads((root / "schemas" / name / "mongo.json").read_text())["collections"]
        for name in DATASETS
    }


@given(
    name=st.sampled_from(DATASETS),
    seed=st.integers(0, 2**40),
    shape=st.sampled_from([None, *Shape]),
)
@settings(deadline=None, max_examples=200)
def test_made_collections_break_no_rule(
    layouts: dict[str, Layout], salt: Salt, name: str, seed: int, shape: Shape | None
) -> None:
    made = generate_documents(layouts[name], salt, seed=seed, shape=shape)
    assert document_violations(layouts[name], made) == ()
    assert all(len(documents) <= 8 for documents in made.values())
    assert repr(made) == repr(generate_documents(layouts[name], salt, seed=seed, shape=shape))


@pytest.mark.parametrize("name", DATASETS)
def test_the_shipped_documents_keep_their_rules(
    layouts: dict[str, Layout], root: Path, name: str
) -> None:
    for collection in layouts[name]:
        lines = (root / "seed_data" / name / f"{collection}.jsonl").read_text().splitlines()[:200]
        documents = [from_extended(json.loads(line)) for line in lines]
        assert document_violations(layouts[name], {collection: documents}) == ()


@pytest.mark.parametrize("name", DATASETS)
def test_fields_are_missing_null_and_of_mixed_types_where_they_may(
    layouts: dict[str, Layout], salt: Salt, name: str
) -> None:
    kinds: dict[tuple[str, str], Counter[str]] = {}
    for seed in range(80):
        for collection, documents in generate_documents(layouts[name], salt, seed=seed).items():
            properties = layouts[name][collection]["validator"]["$jsonSchema"]["properties"]
            for document in documents:
                for field in properties:
                    kind = type(document[field]).__name__ if field in document else "missing"
                    kinds.setdefault((collection, field), Counter())[kind] += 1
    for (collection, field), found in kinds.items():
        schema = layouts[name][collection]["validator"]["$jsonSchema"]
        allowed = schema["properties"][field].get("bsonType", "string")
        allowed = [allowed] if isinstance(allowed, str) else allowed
        where = f"{collection}.{field}: {found}"
        assert ("missing" in found) is (field not in schema["required"]), where
        assert ("NoneType" in found) is ("null" in allowed), where
        assert len(found) >= len(allowed), where


def test_references_stand_in_the_collection_referred_to(
    layouts: dict[str, Layout], salt: Salt
) -> None:
    assert guessed_references(layouts["shop"])["orders", "lines.product_id"] == ("products", "_id")
    references = {("orders", "customer_id"): ("customers", "_id"),
                  ("categories", "ancestors"): ("categories", "_id")}  # fmt: skip
    for seed in range(30):
        made = generate_documents(
            layouts["shop"], salt, seed=seed, references=references,
            collections=["orders", "categories"],
        )  # fmt: skip
        assert set(made) == {"customers", "orders", "categories"}
        ids = {one["_id"] for one in made["customers"]}
        assert not ids or all(one["customer_id"] in ids for one in made["orders"])
        known = [one["_id"] for one in made["categories"]]
        for one in made["categories"][1:]:
            assert set(one["ancestors"]) <= set(known)


@pytest.mark.parametrize("name", DATASETS)
def test_no_reference_is_left_without_what_it_refers_to(
    layouts: dict[str, Layout], salt: Salt, name: str
) -> None:
    """As the stories have it: the first of a tree has no parent, and nobody orders from nobody."""
    for seed in range(100):
        made = generate_documents(layouts[name], salt, seed=seed)
        assert not dangling_references(layouts[name], made)


def test_arrays_are_empty_short_and_hold_duplicates(layouts: dict[str, Layout], salt: Salt) -> None:
    sizes: Counter[int] = Counter()
    doubled = 0
    for seed in range(60):
        for one in generate_documents(layouts["shop"], salt, seed=seed, collections=["orders"])[
            "orders"
        ]:
            lines = one.get("lines") or []
            sizes[len(lines)] += 1
            doubled += len({repr(line) for line in lines}) < len(lines)
    assert min(sizes[0], sizes[1], sizes[2]) > 5
    assert doubled > 2


SCHEMA = {
    "bsonType": "object",
    "required": ["_id", "n"],
    "properties": {
        "_id": {"bsonType": "int"},
        "n": {"bsonType": ["number", "null"], "minimum": 1, "maximum": 5, "exclusiveMaximum": True},
        "day": {"bsonType": ["string", "null"], "pattern": r"^\d{4}$"},
        "kind": {"enum": ["a", 1]},
        "tags": {
            "bsonType": "array",
            "uniqueItems": True,
            "maxItems": 2,
            "items": {"bsonType": "string"},
        },
        "either": {"anyOf": [{"bsonType": "int"}, {"bsonType": "date"}]},
    },
    "additionalProperties": False,
}
LAYOUT: Layout = {
    "things": {
        "validator": {"$jsonSchema": SCHEMA},
        "indexes": [
            {"keys": {"tags": 1, "kind": 1}, "name": "t", "unique": True,
             "partialFilterExpression": {"tags": {"$exists": True}}},
        ],
    }
}  # fmt: skip


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ({"_id": 1, "n": 2}, ""),
        ({"_id": 1, "n": Decimal128("4.99")}, ""),
        ({"_id": 1, "n": None, "day": None, "kind": 1.0}, ""),
        ({"_id": 1, "n": 1, "either": datetime(2024, 1, 1), "tags": []}, ""),
        ({"_id": 1}, "n is missing"),
        ({"_id": Int64(1), "n": 1}, "_id is of type long"),
        ({"_id": True, "n": 1}, "_id is of type bool"),
        ({"_id": 1, "n": 0.5}, "n is 0.5"),
        ({"_id": 1, "n": 5}, "n is 5"),
        ({"_id": 1, "n": "2"}, "n is of type string"),
        ({"_id": 1, "n": 1, "day": "24"}, "day is '24'"),
        ({"_id": 1, "n": 1, "kind": True}, "kind is True"),
        ({"_id": 1, "n": 1, "tags": ["a", "a"]}, "tags holds"),
        ({"_id": 1, "n": 1, "tags": ["a", 1]}, "tags.1 is of type int"),
        ({"_id": 1, "n": 1, "tags": ["a", "b", "c"]}, "tags has the length 3"),
        ({"_id": 1, "n": 1, "either": ObjectId()}, "either keeps 0 of 2"),
        ({"_id": 1, "n": 1, "more": 1}, "more is not allowed"),
    ],
)
def test_each_keyword_is_judged(document: dict[str, Any], fault: str) -> None:
    found = document_violations(LAYOUT, {"things": [document]})
    assert len(found) == bool(fault)
    assert all(fault in one.message for one in found)


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ({"tags": ["a", "b"], "kind": "a"}, {"tags": ["b"], "kind": "a"}, True),
        ({"tags": ["a"], "kind": "a"}, {"tags": ["a"]}, False),
        ({"tags": ["a"]}, {"tags": ["a"]}, True),
        ({"kind": "a"}, {"kind": "a"}, False),
        ({"tags": []}, {"tags": []}, True),
    ],
)
def test_unique_indexes_hold_every_element(
    first: dict[str, Any], second: dict[str, Any], clash: bool
) -> None:
    documents = [{"_id": 1, "n": 1, **first}, {"_id": 2, "n": 1, **second}]
    assert bool(document_violations(LAYOUT, {"things": documents})) is clash
    assert document_violations(LAYOUT, {"things": [documents[0], documents[0]]})


@pytest.mark.parametrize(
    "broken",
    [
        {"validator": {"$jsonSchema": {"bsonType": "object", "dependencies": {}}}},
        {"validator": {"$jsonSchema": {"properties": {"a": {"bsonType": "regex"}}}}},
        {"validator": {"$jsonSchema": {"properties": {"a": {"pattern": "(?<=a)b"}}}}},
        {"validator": {"$expr": {"$gt": ["$a", "$b"]}}},
        {
            "indexes": [
                {"keys": {"a": 1}, "unique": True, "partialFilterExpression": {"a": {"$gt": 1}}}
            ]
        },
    ],
)
def test_a_rule_that_is_not_known_is_told_of(broken: dict[str, Any]) -> None:
    with pytest.raises(UnknownRule):
        document_violations({"things": broken}, {"things": [{"_id": 1}]})


def _numbers(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbers(inner)
    else:
        yield value


@given(name=st.sampled_from(DATASETS), seed=st.integers(0, 300), data=st.data())
@settings(deadline=None, max_examples=40)
def test_the_result_holds_keeps_the_rules_and_is_minimal(
    layouts: dict[str, Layout], salt: Salt, name: str, seed: int, data: st.DataObject
) -> None:
    """The predicate: a value that was picked still stands somewhere in its collection."""
    layout = layouts[name]
    made = generate_documents(layout, salt, seed=seed)
    full = [one for one, documents in made.items() if documents]
    collection = data.draw(st.sampled_from(full))
    wanted = repr(data.draw(st.sampled_from(list(_numbers(list(made[collection]))))))
    calls = 0

    def still(asked: Mapping[str, tuple[Any, ...]]) -> bool:
        nonlocal calls
        calls += 1
        assert document_violations(layout, asked) == ()
        return wanted in map(repr, _numbers(list(asked.get(collection, ()))))

    small = shrink_documents(layout, made, still, budget=lambda: True)
    assert calls <= 60
    assert still(small)
    assert list(small) == [collection]
    assert len(small[collection]) == 1
    assert repr(small) == repr(shrink_documents(layout, made, still, budget=lambda: True))


@pytest.mark.parametrize("calls", [0, 1, 4])
def test_a_spent_budget_gives_the_smallest_so_far(
    layouts: dict[str, Layout], salt: Salt, calls: int
) -> None:
    made = generate_documents(layouts["shop"], salt, seed=1)
    asked = 0

    def still(found: Mapping[str, tuple[Any, ...]]) -> bool:
        nonlocal asked
        asked += 1
        return "orders" in found

    left = iter(range(calls))
    small = shrink_documents(
        layouts["shop"], made, still, budget=lambda: next(left, None) is not None
    )
    assert asked == calls
    assert still(small)


def test_the_elements_and_fields_that_matter_stay(layouts: dict[str, Layout]) -> None:
    product = {
        "_id": 3, "sku": "k-3", "name": "Kettle", "brand": "Bo", "kind": "kettle", "price": "19.90",
        "launched_on": datetime(2024, 5, 1), "tags": ["blue", "red", "red"],
        "categories": [{"category_id": 1, "path": ["x", "y"], "is_main": True}],
        "stock": [],
    }  # fmt: skip
    small = shrink_documents(
        layouts["shop"], {"products": [product, {**product, "_id": 4, "sku": "z"}]},
        lambda found: any(list(one.get("tags", ())).count("red") == 2 for one in found.get("products", ())),
        budget=lambda: True,
    )  # fmt: skip
    assert small == {"products": ({
        "_id": 4, "sku": "a", "name": "a", "kind": "a", "price": "a", "tags": ["red", "red"],
        "launched_on": datetime(2024, 1, 1), "categories": [],
    },)}  # fmt: skip
