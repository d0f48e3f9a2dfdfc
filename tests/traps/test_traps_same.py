"""Variants that the validators show to give the same, and those that only look as if they did."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from grader.queries.mongosh import parse
from grader.traps.data.salt import Salt
from grader.traps.documents import document_violations, generate_documents
from grader.traps.documents.vary import vary_documents
from grader.traps.pipelines import mongo_mutants_of
from grader.traps.pipelines.edits import root_of
from grader.traps.pipelines.same import surely_same

LETTERS = {"enum": ["a", "b", "c"]}
LAYOUT: dict[str, Any] = {
    "things": {
        "validator": {
            "$jsonSchema": {
                "bsonType": "object",
                "required": ["_id", "kind", "word", "at", "n", "x"],
                "properties": {
                    "_id": {"bsonType": "int"},
                    "kind": LETTERS,
                    "word": {"bsonType": "string"},
                    "at": {"bsonType": "date"},
                    "end": {"bsonType": "date"},
                    "n": {"bsonType": "int", "minimum": 0},
                    "x": {"bsonType": "number"},
                    "note": {"bsonType": ["string", "null"]},
                    "lines": {
                        "bsonType": "array",
                        "items": {
                            "bsonType": "object",
                            "required": ["k", "q"],
                            "properties": {"k": LETTERS, "q": {"bsonType": "int"}},
                        },
                    },
                },
            }
        },
        "indexes": [{"keys": {"word": 1}, "name": "word", "unique": True}],
    },
    "others": {
        "validator": {
            "$jsonSchema": {
                "bsonType": "object",
                "required": ["_id", "flag"],
                "properties": {"_id": {"bsonType": "int"}, "flag": {"bsonType": "bool"}},
            }
        }
    },
}


def _cases() -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "same.txt").read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(said, one, other) for said, one, other in rows]


@pytest.mark.parametrize(("said", "one", "other"), _cases())
def test_what_validators_show_to_be_the_same(said: str, one: str, other: str) -> None:
    """Either way round."""
    roots = [root_of(parse(f"db.things.{text}")) for text in (one, other)]
    assert surely_same(roots[0], roots[1], LAYOUT) is (said == "same")
    assert surely_same(roots[1], roots[0], LAYOUT) is (said == "same")


def test_mutants_leave_out_what_is_the_same() -> None:
    """Also the `_id` of what comes back, where it does not count."""
    text = 'db.things.find({ kind: "a" }, { _id: 0, word: 1 })'
    known = {"things": frozenset(("_id", "kind", "word"))}
    made = {
        ids: mongo_mutants_of(text, database="d", collections=known, layout=LAYOUT, ids=ids)
        for ids in (True, False)
    }
    every = mongo_mutants_of(text, database="d", collections=known)
    assert "null-let-in" in {one.operator for one in every}
    assert "null-let-in" not in {one.operator for one in made[True]}
    assert ["id-kept" in {one.operator for one in found} for found in made.values()] == [
        True,
        False,
    ]


def test_varied_documents_keep_the_rules() -> None:
    """And differ from what they were made of, mostly."""
    salt = Salt({("things", "kind"): ("b",)}, (3,), ("b",))
    changed = 0
    for seed in range(60):
        made = generate_documents(LAYOUT, salt, seed=seed)
        donors = generate_documents(LAYOUT, salt, seed=seed + 500)
        varied = vary_documents(LAYOUT, made, donors, Random(seed), salt.columns)
        assert document_violations(LAYOUT, varied) == ()
        assert all(len(documents) <= 8 for documents in varied.values())
        again = vary_documents(LAYOUT, made, donors, Random(seed), salt.columns)
        assert varied == again
        changed += varied != made
    assert changed > 45


def test_documents_are_made_to_be_found() -> None:
    """What answers compare stands together in one document more often than chance would have it."""
    salt = Salt({("things", "kind"): ("b",), ("things", "n"): (7,), ("things", "note"): ("x",)})
    hits = [
        one
        for seed in range(60)
        for one in generate_documents(LAYOUT, salt, seed=seed)["things"]
        if (one["kind"], one["n"], one.get("note")) == ("b", 7, "x")
    ]
    assert len(hits) > 5


def test_what_a_validator_does_not_name_is_made_of_the_salt() -> None:
    """An object of which only the answers know the fields."""
    layout = {
        "logs": {
            "validator": {
                "$jsonSchema": {
                    "bsonType": "object",
                    "required": ["_id"],
                    "properties": {"_id": {"bsonType": "int"}, "detail": {"bsonType": "object"}},
                }
            }
        }
    }
    salt = Salt({("logs", "detail.peers.rssi"): (-70,), ("logs", "detail.reason"): ()})
    made = [one.get("detail", {}) for seed in range(60)
            for one in generate_documents(layout, salt, seed=seed)["logs"]]  # fmt: skip
    peers = [peer for one in made if isinstance(one.get("peers"), list) for peer in one["peers"]]
    assert any(peer.get("rssi") == -70 for peer in peers)
    assert any("reason" in one for one in made)
    assert any("peers" not in one for one in made)
