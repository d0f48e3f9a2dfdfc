"""Where the servers are, as the environment and .env say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.errors import UsageProblem
from grader.servers import (
    database_url,
    mongo_url,
    postgres_url,
    read_settings,
    shown_url,
    with_user,
)


def test_without_anything_the_servers_of_compose_are_meant(root: Path) -> None:
    settings = read_settings(environment={})
    assert postgres_url(settings) == "postgresql://127.0.0.1:54320"
    assert mongo_url(settings) == "mongodb://127.0.0.1:27018"
    assert settings.project == "query-dojo"
    assert settings.content == settings.folder == root


@pytest.fixture
def course(tmp_path: Path, root: Path) -> Path:
    shutil.copy(root / "docker-compose.yml", tmp_path)
    return tmp_path


def test_the_environment_wins_over_the_env_file(course: Path) -> None:
    (course / ".env").write_text(
        "# a note\nDOJO_POSTGRES_PORT=6000 # too\nexport DOJO_MONGO_PORT='6001'\n"
        'DOJO_LEARNER_PASSWORD="a#b c"\nCOMPOSE_PROJECT_NAME=\n'
    )
    settings = read_settings(course, {"DOJO_POSTGRES_PORT": "7000"})
    assert (settings.postgres_port, settings.mongo_port) == (7000, 6001)
    assert settings.learner_password == "a#b c"
    assert settings.project == "query-dojo"


def test_the_example_says_what_holds_without_it(course: Path, root: Path) -> None:
    shutil.copy(root / ".env.example", course / ".env")
    with_file = read_settings(course, {})
    (course / ".env").unlink()
    assert with_file == read_settings(course, {})


def test_a_course_without_a_compose_file_is_served_by_the_shipped_one(
    tmp_path: Path, root: Path
) -> None:
    settings = read_settings(tmp_path, {})
    assert settings.content == tmp_path
    assert settings.folder == root


@pytest.mark.parametrize("port", ["0", "65536", "many", "-1", "5.5"])
def test_what_is_no_port_is_said(port: str) -> None:
    with pytest.raises(UsageProblem, match="is not a port"):
        read_settings(environment={"DOJO_POSTGRES_PORT": port})


@pytest.mark.parametrize(
    ("variable", "address"),
    [("DOJO_POSTGRES_URL", "mysql://x"), ("DOJO_POSTGRES_URL", "host=x"), ("DOJO_MONGO_URL", "x")],
)
def test_what_is_no_address_is_said(variable: str, address: str) -> None:
    settings = read_settings(environment={variable: address})
    with pytest.raises(UsageProblem, match=variable):
        (postgres_url if "POSTGRES" in variable else mongo_url)(settings)


@pytest.mark.parametrize(
    ("url", "changed"),
    [
        ("postgresql://h:1", "postgresql://me:p%40%2F@h:1/shop"),
        ("postgresql://you:x@h:1/other?sslmode=require",
         "postgresql://me:p%40%2F@h:1/shop?sslmode=require"),
        ("postgresql://postgres:@/postgres?host=/tmp/x", "postgresql://me:p%40%2F@/shop?host=/tmp/x"),
        ("postgresql:///?host=/tmp/x&user=you", "postgresql://me:p%40%2F@/shop?host=/tmp/x"),
        ("postgresql://[::1]:5/a", "postgresql://me:p%40%2F@[::1]:5/shop"),
        ("mongodb://h:1", "mongodb://me:p%40%2F@h:1/shop?authSource=admin"),
        ("mongodb://a,b:2/x?replicaSet=r",
         "mongodb://me:p%40%2F@a,b:2/shop?replicaSet=r&authSource=admin"),
        ("mongodb://h/?authSource=own", "mongodb://me:p%40%2F@h/shop?authSource=own"),
    ],
)  # fmt: skip
def test_an_address_is_turned_to_another_user_and_database(url: str, changed: str) -> None:
    assert database_url(with_user(url, "me", "p@/"), "shop") == changed
    assert "p%40" not in shown_url(changed)
    assert "me@" in shown_url(changed)


def test_sqlalchemys_form_of_an_address_is_understood() -> None:
    settings = read_settings(environment={"DOJO_POSTGRES_URL": "postgresql+psycopg://u@h/db"})
    assert postgres_url(settings) == "postgresql://u@h/db"
