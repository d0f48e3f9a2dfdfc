"""A course of one small dataset of documents, and answers to its exercise."""

from __future__ import annotations

import json
from pathlib import Path

ID = "mongo/arrays/large-cities"
TWIN = "sql/select/large-cities"
CITIES = (
    {"_id": 1, "name": "Oslo", "people": 700, "tags": ["sea", "hills"]},
    {"_id": 2, "name": "Bergen", "people": 290, "tags": ["sea"]},
    {"_id": 3, "name": "Vadsø", "people": 5, "area": {"km2": 12.5}},
)
SCHEMA = {
    "format": 1,
    "collections": {
        "cities": {
            "comment": "Towns.",
            "validator": {
                "$jsonSchema": {
                    "bsonType": "object",
                    "required": ["_id", "name"],
                    "properties": {
                        "_id": {"bsonType": "int"},
                        "name": {"bsonType": "string"},
                        "people": {"bsonType": "int", "minimum": 0},
                        "tags": {"bsonType": "array", "items": {"bsonType": "string"}},
                        "area": {"bsonType": "object"},
                    },
                }
            },
            "indexes": [{"keys": {"name": 1}, "name": "name"}],
            "fields": {"area.km2": "Square kilometres."},
        },
        "log": {"validator": {"$jsonSchema": {"bsonType": "object"}}},
    },
}
FIELDS = "{ _id: 0, name: 1, people: 1 }"
LARGE = f"db.cities.find({{ people: {{ $gt: 100 }} }}, {FIELDS})\n"
ALL = f"db.cities.find({{}}, {FIELDS})\n"
NONE = f"db.cities.find({{ people: 9999 }}, {FIELDS})\n"
ONE = 'db.cities.findOne({ name: "Oslo" })\n'
COUNT = "db.cities.countDocuments({})\n"
GROW = "db.cities.updateMany({}, { $inc: { people: 1 } })\n"
TAKE = "db.cities.findOneAndUpdate({ _id: 1 }, { $set: { people: 1 } })\n"
INDEX = "db.cities.createIndex({ people: 1 })\n"
DECLINED = (
    "db.cities.aggregate([{ $match: { people: { $gt: 100 } } }, "
    f'{{ $project: {FIELDS} }}, {{ $redact: "$$KEEP" }}])\n'
)
"""Right on a server; the offline engine does not judge it."""

WRONG = {
    "all": ("extra-documents", ALL),
    "none": ("empty-result", NONE),
    "one": ("wrong-form", ONE),
}
"""Name of a wrong answer to the code that it gets and its text."""

SETTINGS = """\
format = 1
title = "Large cities"
dataset = "tiny"
kind = "query"
level = 1
topics = ["arrays"]
"""
PROMPT = """\
Which cities have more than 100 people?

| field | type | meaning |
| --- | --- | --- |
| name | string | its name |
| people | int | how many live there |

The documents may come in any order.
"""


def write_exercise(root: Path, identifier: str = ID, **files: str) -> Path:
    """A sound exercise in `root`; `files` replace its own, `__` in their names standing for `.`."""
    folder = root / "exercises" / identifier
    suffix = ".sql" if identifier.startswith("sql/") else ".mongodb.js"
    comment = "--" if suffix == ".sql" else "//"
    texts = {
        "exercise.toml": SETTINGS,
        "prompt.md": PROMPT,
        "hints.md": "## a\nb\n## c\nd\n## e\nf\n",
        f"starter{suffix}": "\n",
        f"solution{suffix}": LARGE,
        "traps/none.json": json.dumps(
            {"format": 1, "why": "nobody is large", "collections": {"cities": [{"_id": {"$oid": "0" * 24}, "n": {"x": [1]}}], "log": []}}
        ),
        **{
            f"wrong/{name}{suffix}": f"{comment} verdict: wrong, code: {code}\n{text}"
            for name, (code, text) in WRONG.items()
        },
    }  # fmt: skip
    texts.update((name.replace("__", "."), text) for name, text in files.items())
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
