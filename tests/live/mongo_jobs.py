"""What the tests of the live MongoDB engine share: jobs, cases, and a look into the server."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import bson
from bson.json_util import CANONICAL_JSON_OPTIONS, dumps, loads
from pymongo import MongoClient

from grader.content import default_root
from grader.engines.base import CaseSource, Job
from grader.engines.mongodb.scratch import CLAIMS, SCRATCH_DATABASES
from grader.models import Limits
from grader.models.command import Command

ROOT = default_root()
SHARED = CaseSource("shipped", "shop")
"""The seeded database shop, as it is."""


def schema_text(dataset: str) -> str:
    return (ROOT / "schemas" / dataset / "mongo.json").read_text(encoding="utf-8")


def seed_files(dataset: str) -> dict[str, str]:
    return {path.stem: str(path) for path in sorted((ROOT / "seed_data" / dataset).glob("*.jsonl"))}


def copy_of(dataset: str) -> CaseSource:
    """A private copy of a dataset's seed data."""
    return CaseSource(
        "shipped", dataset, private=True, ddl=(schema_text(dataset),), files=seed_files(dataset)
    )


def trap(
    schema: str = '{"collections": {}}', **collections: Iterable[dict[str, Any]]
) -> CaseSource:
    """A trap with these documents."""
    texts = {
        name: dumps(list(rows), json_options=CANONICAL_JSON_OPTIONS)
        for name, rows in collections.items()
    }
    return CaseSource("trap", ddl=(schema,), documents=texts)


def job(
    *commands: Command,
    relations: tuple[str, ...] = (),
    planned: Command | None = None,
    **limits: Any,
) -> Job:
    """These commands under these limits."""
    return Job(
        tuple(command.to_json() for command in commands),
        (),
        Limits(**limits),
        relations,
        planned=planned.to_json() if planned else "",
    )


def seeds(dataset: str, collection: str) -> list[dict[str, Any]]:
    """A seed file's documents, read without the engine's help."""
    path = Path(seed_files(dataset)[collection])
    return [loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def shared_bytes(url: str) -> dict[str, bytes]:
    """Every document of every dataset, in the server's order."""
    found = {}
    with MongoClient[dict[str, Any]](url) as client:
        for name in ("shop", "lab", "telemetry"):
            for collection in sorted(client[name].list_collection_names()):
                documents = list(client[name][collection].find())
                found[f"{name}.{collection}"] = b"".join(map(bson.encode, documents))
    return found


def left_in_scratch(url: str) -> list[str]:
    """Every collection in a scratch database, and every claim that is held."""
    found = []
    with MongoClient[dict[str, Any]](url) as client:
        for number in range(SCRATCH_DATABASES):
            database = client[f"dojo_scratch_{number}"]
            for name in database.list_collection_names():
                if name != CLAIMS:
                    found.append(f"{number}.{name}")
                elif database[CLAIMS].count_documents({}):
                    found.append(f"{number} is claimed")
    return found
