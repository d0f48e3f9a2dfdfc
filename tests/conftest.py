"""What many tests share: the shipped exercises, a cache of their own, one warm grader."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.content import Library, default_root
from grader.grade import Grader
from grader.servers import MongoServer, find_mongo, read_settings

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in the background so, and the commands under test would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

LONG = ("test_servers_docker", "/live/", "/traps/", "/heldout/", "/author/")
"""Files that take long: they come first, so that no worker is alone with one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first; the order inside a file stays."""

    def rank(item: pytest.Item) -> int:
        return next((at for at, part in enumerate(LONG) if part in item.nodeid), len(LONG))

    items.sort(key=rank)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seeded databases of the tests are built anew, in a folder of theirs."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["DOJO_CACHE"] = str(folder)
    os.environ.pop("DOJO_DEBUG", None)
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds the shipped exercises, schemas and seed data."""
    return default_root()


@pytest.fixture(scope="session")
def library(root: Path) -> Library:
    """The shipped exercises."""
    return Library(root)


@pytest.fixture(scope="session")
def grader(library: Library) -> Iterator[Grader]:
    """One warm offline grader."""
    with Grader(library) as one:
        yield one


@pytest.fixture
def dojo(tmp_path: Path) -> Dojo:
    """Run the real `dojo` command in a folder, by default an empty one."""

    def run(*arguments: str, cwd: Path = tmp_path, text: str | None = None,
            **environment: str) -> subprocess.CompletedProcess[str]:  # fmt: skip
        return subprocess.run(
            [sys.executable, "-m", "grader", *arguments],
            cwd=cwd,
            input=text,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "COLUMNS": "100", **environment},
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A seeded PostgreSQL: the one `DOJO_POSTGRES_URL` names, else one started for the tests."""
    if url := os.environ.get("DOJO_POSTGRES_URL"):
        return url
    from local_postgres import start

    url = start(tmp_path_factory.mktemp("postgres"))
    os.environ["DOJO_POSTGRES_URL"] = url
    return url


@pytest.fixture(scope="session")
def live_grader(library: Library, postgres_url: str) -> Iterator[Grader]:
    """One warm grader on the live servers. MongoDB is started when it is first needed."""
    assert postgres_url
    with Grader(library, live=True) as one:
        yield one


@pytest.fixture(scope="session")
def mongo_url() -> str:
    """A seeded MongoDB: the one `DOJO_MONGO_URL` names, else a server started for the tests."""
    if url := os.environ.get("DOJO_MONGO_URL"):
        return url
    from local_mongo import start

    return start()


@pytest.fixture(scope="session")
def mongo_server(mongo_url: str) -> MongoServer:
    """That server's addresses for the users `grader` and `learner`."""
    return find_mongo(read_settings(environment={**os.environ, "DOJO_MONGO_URL": mongo_url}))
