"""A seeded server without Docker, and connections to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import psycopg
import pytest

from grader.servers import Settings, database_url, read_settings, with_user
from grader.servers.urls import postgres_url as server_url

Rows = psycopg.Connection[tuple[object, ...]]
Connect = Callable[[str, str], Rows]


@pytest.fixture(scope="session")
def live_settings(postgres_url: str) -> Settings:
    """The settings under which the seeded PostgreSQL of the tests is found."""
    return read_settings(environment={"DOJO_POSTGRES_URL": postgres_url})


@pytest.fixture(scope="session")
def live_server(live_settings: Settings) -> str:
    """The address of a PostgreSQL that schemas/init/ seeded."""
    return server_url(live_settings)


@pytest.fixture
def connect(live_server: str, live_settings: Settings) -> Iterator[Connect]:
    """Connect to a database as a role; every statement is a transaction of its own."""
    passwords = {
        "learner": live_settings.learner_password,
        "grader": live_settings.grader_password,
    }
    with ExitStack() as stack:

        def to(role: str, database: str) -> Rows:
            address = database_url(with_user(live_server, role, passwords[role]), database)
            connection = psycopg.connect(address, autocommit=True)
            stack.callback(connection.close)  # a transaction left open is rolled back
            return connection

        yield to
