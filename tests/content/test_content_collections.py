"""A dataset's mongo.json: what is read, and complaints that name the file, the key and the fix."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bson import ObjectId

from grader.content import Library
from grader.errors import ContentProblem, UsageProblem
from grader.models import EngineName
from grader.models.collections import Collection, Field, Index

SOUND: dict[str, Any] = {
    "format": 1,
    "collections": {
        "cities": {
            "comment": "Towns.",
            "validator": {
                "$jsonSchema": {
                    "bsonType": "object",
                    "required": ["_id", "owner"],
                    "properties": {
                        "_id": {"bsonType": ["int", "long"], "minimum": 1, "maximum": 9.5},
                        "kind": {"enum": ["a", {"$oid": "0" * 24}, None]},
                        "code": {"type": "string", "pattern": "^x", "maxLength": 3},
                        "grid": {
                            "bsonType": "array",
                            "minItems": 1,
                            "maxItems": 4,
                            "items": {
                                "bsonType": "array",
                                "items": {
                                    "bsonType": "object",
                                    "additionalProperties": False,
                                    "properties": {"x": {"bsonType": "double"}},
                                },
                            },
                        },
                        "more": {"bsonType": "object", "additionalProperties": {"bsonType": "int"}},
                        "free": {"bsonType": "object"},
                    },
                }
            },
            "indexes": [
                {"keys": {"grid.x": 1, "kind": -1}, "name": "x", "unique": True},
                {
                    "keys": {"code": "text"},
                    "name": "t",
                    "partialFilterExpression": {"code": {"$exists": True}},
                    "sparse": True,
                },
            ],
            "fields": {"_id": "The key.", "grid.x": "Across.", "free.a.b": "Deep.", "free.c": "C."},
        }
    },
}


def read(folder: Path, raw: Any) -> tuple[Collection, ...]:
    path = folder / "schemas" / "tiny" / "mongo.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(raw if isinstance(raw, str) else json.dumps(raw), "utf-8")
    (folder / "exercises").mkdir(exist_ok=True)
    return Library(folder).collections("tiny")


def test_everything_a_validator_says_is_read(tmp_path: Path) -> None:
    (cities,) = read(tmp_path, SOUND)
    fields = {field.name: field for field in cities.fields}
    assert fields["_id"] == Field(
        "_id", "_id", ("int", "long"), required=True, low=1, high=9.5, comment="The key."
    )
    assert fields["owner"] == Field("owner", "owner", required=True)
    assert fields["kind"].allowed == ("a", ObjectId("0" * 24), None)
    assert fields["code"] == Field("code", "code", ("string",), pattern="^x", rules=("maxLength",))
    grid = fields["grid"]
    assert (grid.fewest, grid.most) == (1, 4)
    assert grid.items is not None
    assert grid.items.items is not None
    assert grid.items.items.rules == ("additionalProperties",)
    assert grid.items.items.fields == (Field("x", "grid.x", ("double",), comment="Across."),)
    assert fields["more"].others == Field("*", "more.*", ("int",))
    assert fields["free"].fields == (
        Field("a", "free.a", fields=(Field("b", "free.a.b", comment="Deep."),)),
        Field("c", "free.c", comment="C."),
    )
    assert cities.indexes == (
        Index("x", (("grid.x", 1), ("kind", -1)), unique=True),
        Index("t", (("code", "text"),), False, {"code": {"$exists": True}}, {"sparse": True}),
    )
    assert cities.paths() == (
        "_id", "kind", "code", "grid", "grid.x", "more", "free", "free.a", "free.a.b", "free.c",
        "owner",
    )  # fmt: skip
    assert json.loads(json.dumps(cities.to_json()))["fields"][1]["allowed"] == [
        "a", {"$oid": "0" * 24}, None,
    ]  # fmt: skip


HERE = ("collections", "cities")
SCHEMA = (*HERE, "validator", "$jsonSchema")
BREAKS: list[tuple[tuple[str, ...], Any, tuple[str, ...]]] = [
    ((), "{", ("not JSON at line 1",)),
    (("format",), 2, ("format", "format = 1")),
    (("colections",), {}, ("unknown key `colections`", "did you mean `collections`")),
    (("collections",), {}, ("names no collection",)),
    (("collections",), [], ("key `collections`", "a table")),
    (HERE, 3, ("key `collections.cities`", "an object")),
    ((*HERE, "validators"), {}, ("collections.cities.validators", "did you mean")),
    ((*HERE, "validator", "$jsonschema"), {}, ("did you mean", "$jsonSchema")),
    ((*SCHEMA, "properties", "kind", "bsonTyp"), "int", ("properties.kind.bsonTyp", "bsonType`")),
    ((*SCHEMA, "properties", "kind", "bsonType"), "strin", ("'strin'", "did you mean 'string'")),
    ((*SCHEMA, "properties", "kind", "bsonType"), ["int", 4], ("4 is no BSON type", "known: ")),
    ((*SCHEMA, "properties", "kind", "type"), "int", ("key", ".type`", "known: boolean")),
    ((*SCHEMA, "properties", "kind", "enum"), [], ("enum", "list of values")),
    ((*SCHEMA, "properties", "kind", "enum"), [{"$oid": "x"}], ("enum", "Extended JSON")),
    ((*SCHEMA, "properties", "_id", "minimum"), "1", ("_id.minimum", "number")),
    ((*SCHEMA, "properties", "grid", "minItems"), -1, ("grid.minItems", "whole number")),
    ((*SCHEMA, "properties", "grid", "items"), [1], ("grid.items", "an object")),
    ((*SCHEMA, "required"), "_id", ("required", "list of texts")),
    ((*HERE, "indexes"), {}, ("indexes", "a list")),
    ((*HERE, "indexes"), [{"name": "x"}], ("indexes.0.keys", "names no field", "write {")),
    ((*HERE, "indexes"), [{"keys": {"a": True}, "name": "x"}], ("keys.a", "True")),
    ((*HERE, "indexes"), [{"keys": {"a": 1}}], ("indexes.0.name", "missing")),
    ((*HERE, "fields"), {"_di": "x"}, ("_di is no path", "did you mean '_id'")),
    ((*HERE, "fields"), {"grid.y": "x"}, ("grid.y is no path",)),
    ((*HERE, "fields"), {"_id": ""}, ("_id must have a text",)),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value", "words"), BREAKS)
def test_a_broken_file_is_told(
    tmp_path: Path, place: tuple[str, ...], value: Any, words: tuple[str, ...]
) -> None:
    raw = json.loads(json.dumps(SOUND))
    inner = raw
    for key in place[:-1]:
        inner = inner[key]
    if place:
        inner[place[-1]] = value
    with pytest.raises(ContentProblem) as caught:
        read(tmp_path, raw if place else value)
    told = f"{caught.value} {caught.value.fix}"
    assert "mongo.json" in told
    for word in words:
        assert word in told, told


@pytest.mark.parametrize("dataset", ["shop", "lab", "telemetry"])
def test_every_collection_has_its_seed_file(library: Library, dataset: str) -> None:
    files = library.seed_documents(dataset)
    assert tuple(files) == library.collection_names(dataset)
    assert library.mongo_path(dataset).is_file()
    for name, path in files.items():
        assert path.name == f"{name}.jsonl"
        first = json.loads(path.read_text("utf-8").partition("\n")[0])
        known = {field.name for item in library.collections(dataset) for field in item.fields}
        assert set(first) <= known, name


def test_a_missing_seed_file_is_told(tmp_path: Path) -> None:
    read(tmp_path, SOUND)
    with pytest.raises(ContentProblem, match="folder is missing"):
        Library(tmp_path).seed_documents("tiny")
    (tmp_path / "seed_data" / "tiny").mkdir(parents=True)
    with pytest.raises(ContentProblem, match=r"cities\.jsonl.*seed file is missing"):
        Library(tmp_path).seed_documents("tiny")


def test_a_dataset_without_documents_or_tables_is_told_from_an_unknown_one(
    library: Library,
) -> None:
    with pytest.raises(UsageProblem, match="no tables") as caught:
        library.schema_path("telemetry")
    assert "lab, shop" in caught.value.fix
    with pytest.raises(UsageProblem, match="no such dataset") as caught:
        library.mongo_path("telemetri")
    assert "did you mean 'telemetry'" in caught.value.fix
    assert library.document_datasets() == ("lab", "shop", "telemetry")
    assert library.table_datasets() == ("lab", "shop")


def toml(folder: Path, identifier: str, more: str = "") -> None:
    path = folder / "exercises" / identifier / "exercise.toml"
    path.parent.mkdir(parents=True)
    path.write_text(
        'format = 1\ntitle = "x"\ndataset = "shop"\nkind = "query"\nlevel = 1\ntopics = []\n' + more
    )


def test_a_twin_is_found_from_either_side(tmp_path: Path) -> None:
    one, other, alone = "sql/joins/a", "mongo/lookup/b", "mongo/lookup/c"
    toml(tmp_path, one)
    toml(tmp_path, other, f'twin = "{one}"\n')
    toml(tmp_path, alone, 'twin = "sql/joins/gone"\n')
    toml(tmp_path, "mongo/lookup/broken", "twin = 3\n")
    library = Library(tmp_path)
    assert library.twin(one) == other
    assert library.twin(other) == one
    assert library.twin(alone) == ""


def test_an_exercise_says_which_engines_can_judge_it(tmp_path: Path) -> None:
    for identifier in ("sql/joins/a", "mongo/lookup/a"):
        toml(tmp_path, identifier)
        toml(tmp_path, f"{identifier}-live", "offline = false\n")
    toml(tmp_path, "mongo/lookup/wrong", 'offline = "no"\n')
    library = Library(tmp_path)
    duckdb, postgres, mongomock, mongodb = EngineName
    assert library.summary("sql/joins/a").engines == (duckdb, postgres)
    assert library.summary("sql/joins/a-live").engines == (postgres,)
    assert library.summary("mongo/lookup/a").engines == (mongomock, mongodb)
    assert library.summary("mongo/lookup/a-live").engines == (mongodb,)
    with pytest.raises(ContentProblem, match="`offline`: must be true or false"):
        library.summary("mongo/lookup/wrong")
