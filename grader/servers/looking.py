"""Looking whether the servers answer and hold what they should."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.errors import EngineUnavailable
from grader.servers.checksums import TableCheck, check_tables
from grader.servers.problems import ServerUnreachable
from grader.servers.settings import Settings
from grader.servers.urls import database_url, mongo_url, postgres_url, shown_url, with_user

_seconds = 5


@dataclass(frozen=True, slots=True)
class Connection:
    """How a client connects to one dataset: its name, the dataset, and the words to type."""

    client: str
    dataset: str
    command: str


@dataclass(frozen=True, slots=True)
class CollectionCheck:
    """A collection of MongoDB beside its seed file: how many documents each has."""

    dataset: str
    collection: str
    documents: int
    seed_documents: int


def look_at_postgres(
    settings: Settings, datasets: Iterable[tuple[str, Path]]
) -> tuple[str, tuple[TableCheck, ...]]:
    """PostgreSQL's version, and its tables beside the seed files, as `learner` sees them.

    `datasets` are names and seed folders. Raises ServerUnreachable, or ContentProblem where a seed
    file cannot be read.
    """
    import psycopg

    base = with_user(postgres_url(settings), "learner", settings.learner_password)
    version = ""
    found: list[TableCheck] = []
    for name, folder in datasets:
        address = database_url(base, name)
        try:
            with psycopg.connect(address, connect_timeout=_seconds) as connection:
                number = connection.info.server_version
                version = f"{number // 10000}.{number % 10000}"
                found += check_tables(connection, name, folder)
        except psycopg.Error as problem:
            raise ServerUnreachable(shown_url(address), _first_line(problem)) from None
    return version, tuple(found)


def look_at_mongo(settings: Settings, seed_data: Path) -> tuple[str, tuple[CollectionCheck, ...]]:
    """MongoDB's version, and its collections beside the seed files, as `learner` sees them.

    Raises ServerUnreachable.
    """
    try:
        from pymongo import MongoClient
        from pymongo.errors import PyMongoError
    except ImportError as problem:
        raise EngineUnavailable(
            "the package pymongo is missing", str(problem), "install Query Dojo again"
        ) from None
    address = with_user(mongo_url(settings), "learner", settings.learner_password)
    client: MongoClient[dict[str, object]] | None = None
    try:
        client = MongoClient(address, serverSelectionTimeoutMS=_seconds * 1000)
        version = str(client.server_info()["version"])
        client["admin"].command("connectionStatus")  # the first that needs the password
        checks = []
        for path in sorted(seed_data.glob("*/*.jsonl")):
            lines = path.read_text(encoding="utf-8").splitlines()
            expected = sum(1 for line in lines if line.strip())
            count = client[path.parent.name][path.stem].count_documents({})
            checks.append(CollectionCheck(path.parent.name, path.stem, count, expected))
    except PyMongoError as problem:
        raise ServerUnreachable(shown_url(address), _first_line(problem)) from None
    finally:
        if client is not None:
            client.close()
    return version, tuple(checks)


def connections(settings: Settings, datasets: Iterable[str]) -> tuple[Connection, ...]:
    """How psql, mongosh and any other client connect, as `learner`."""
    sql = with_user(postgres_url(settings), "learner", settings.learner_password)
    documents = with_user(mongo_url(settings), "learner", settings.learner_password)
    found = []
    for name in datasets:
        if (settings.content / "schemas" / name / "postgres.sql").exists():
            address = database_url(sql, name)
            found.append(Connection("psql", name, f"psql '{address}'"))
            found.append(Connection("any other", name, address))
        if any((settings.content / "seed_data" / name).glob("*.jsonl")):
            found.append(Connection("mongosh", name, f"mongosh '{database_url(documents, name)}'"))
    if not any(one.client == "mongosh" for one in found):
        found.append(Connection("mongosh", "", f"mongosh '{documents}'"))
    return tuple(found)


def _first_line(problem: Exception) -> str:
    return str(problem).strip().partition("\n")[0] or type(problem).__name__
