"""A seeded server without Docker, and its addresses."""

from __future__ import annotations

import os
from collections.abc import Iterator

import psycopg
import pytest

from grader.servers import database_url, with_user
from tests.local_postgres import start

Rows = psycopg.Connection[tuple[object, ...]]


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address, without user and database, of a PostgreSQL that schemas/init/postgres.sh seeded."""
    if "_DOJO_TEST_SERVER" not in os.environ:
        os.environ["_DOJO_TEST_SERVER"] = start(tmp_path_factory.mktemp("postgres"))
    return os.environ["_DOJO_TEST_SERVER"].replace("//grader@", "//")


@pytest.fixture
def as_learner(live_server: str) -> Iterator[Rows]:
    """A connection of `learner` to shop; every statement is a transaction of its own."""
    address = database_url(with_user(live_server, "learner", "learner"), "shop")
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection
