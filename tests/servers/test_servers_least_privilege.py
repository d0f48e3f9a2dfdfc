"""What `learner` may not do is refused by the server itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

Connect = Callable[[str, str], psycopg.Connection[tuple[object, ...]]]
ATTEMPTS = tuple(
    line
    for line in (Path(__file__).parent / "least_privilege.sql").read_text("utf-8").splitlines()
    if line and not line.startswith("--")
)


def test_there_are_many_attempts() -> None:
    assert len(set(ATTEMPTS)) == len(ATTEMPTS) >= 40


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_attempt_is_refused(connect: Connect, attempt: str) -> None:
    """Refused for want of a privilege, or because what it wants (dblink) is not there at all."""
    connection = connect("learner", "shop")
    connection.execute("SET default_transaction_read_only = off")
    with pytest.raises(psycopg.Error) as refused:
        connection.execute(attempt.encode())
    if "dblink" in attempt or "fdw" in attempt:
        absent = (errors.UndefinedFunction, errors.UndefinedObject, errors.FeatureNotSupported)
        assert isinstance(refused.value, (*absent, errors.InsufficientPrivilege))
    else:
        assert isinstance(refused.value, errors.InsufficientPrivilege), refused.value


@pytest.mark.parametrize("database", ["postgres", "template1", "dojo_scratch_0", "dojo_ready"])
def test_learner_enters_no_other_database(connect: Connect, database: str) -> None:
    with pytest.raises(
        psycopg.OperationalError, match=r"permission denied|not currently accepting"
    ):
        connect("learner", database)
