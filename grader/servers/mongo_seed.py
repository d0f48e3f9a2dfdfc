"""Seeding a MongoDB from Python as schemas/init/mongo.js does in mongosh, without its users."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.errors import ContentProblem

Client = Any
_MARK = {"_id": "seeded"}


def missing_datasets(client: Client, wanted: Iterable[str]) -> tuple[str, ...]:
    """Those of the datasets that the server does not hold, sorted.

    What it holds says the mark `dojo_ready.seeded`, which mongosh and we leave when all is done; a
    user who may not read the mark looks for the collections. Raises PyMongoError.
    """
    from pymongo.errors import OperationFailure

    try:
        there = _marked(client)
    except OperationFailure:
        there = frozenset(name for name in wanted if _holds_any(client[name]))
    return tuple(sorted(frozenset(wanted) - there))


def _marked(client: Client) -> frozenset[str]:
    mark = client.dojo_ready.seeded.find_one(_MARK)
    return frozenset(mark["datasets"]) if mark else frozenset()


def _holds_any(database: Any) -> bool:
    from pymongo.errors import OperationFailure

    try:
        return bool(database.list_collection_names(authorizedCollections=True))
    except OperationFailure:
        return False


def seed_mongo(client: Client, content: Path, datasets: Iterable[str]) -> None:
    """Make the datasets, each a database, from `content`'s schemas/ and seed_data/; mark them done.

    A dataset that is there already is left alone; one that was broken off is made anew.
    Raises ContentProblem where a file does not fit, and PyMongoError.
    """
    there = _marked(client)
    for name in sorted({*datasets} - there):
        client.drop_database(name)
        _seed(client[name], content, name)
        there |= {name}
        mark = {**_MARK, "datasets": sorted(there)}
        client.dojo_ready.seeded.replace_one(_MARK, mark, upsert=True)


def mongo_datasets(content: Path) -> tuple[str, ...]:
    """The names of the datasets that have something for MongoDB, sorted."""
    found = {path.parent.name for path in content.glob("schemas/*/mongo.json")}
    return tuple(sorted(found | {path.parent.name for path in content.glob("seed_data/*/*.jsonl")}))


def _seed(database: Any, content: Path, name: str) -> None:
    from pymongo.errors import BulkWriteError

    from grader.engines.mongodb.loading import fill

    schema, documents = _read(content, name)
    try:
        fill(database, schema, documents)
    except BulkWriteError as problem:
        error = (problem.details or {}).get("writeErrors", [{}])[0]
        told = f"a document does not fit: {error.get('errmsg')} {error.get('errInfo', '')}"
        raise ContentProblem(content / "seed_data" / name, told[:500]) from None


def _read(content: Path, name: str) -> tuple[Mapping[str, Any], Mapping[str, Sequence[Any]]]:
    from grader.engines.mongodb.loading import read_lines, read_schema

    path = content / "schemas" / name / "mongo.json"
    try:
        schema = read_schema(path.read_text(encoding="utf-8")) if path.is_file() else {}
        documents = {}
        for path in sorted((content / "seed_data" / name).glob("*.jsonl")):
            documents[path.stem] = read_lines(path)
    except (OSError, ValueError) as problem:
        raise ContentProblem(path, f"it cannot be read: {problem}") from None
    if not schema and not documents:
        raise ContentProblem(path, f"there is no dataset {name} for MongoDB")
    return schema, documents
