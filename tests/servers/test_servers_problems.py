"""Each way in which the servers fail is told, with the way out."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docker.errors import DockerException
from requests.exceptions import ConnectionError as RequestsConnectionError

from grader.errors import EngineUnavailable
from grader.servers import read_settings
from grader.servers.compose import Compose, find_compose, run_compose
from grader.servers.engine import Container, Engine
from grader.servers.lifecycle import problem_of
from grader.servers.ports import answers, is_free, owner
from grader.servers.problems import (
    ComposeFailed,
    EngineNotRunning,
    HalfSeeded,
    ImageNotToBeHad,
    NoCompose,
    NoDocker,
    NoPermission,
    PortTaken,
    Unhealthy,
)

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any program and with no engine at the socket."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/docker.sock")
    return tmp_path


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def listener() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_no_docker(nothing: Path) -> None:
    assert nothing
    with pytest.raises(NoDocker) as problem:
        Engine()
    assert "install Docker" in problem.value.fix
    assert problem.value.exit_code == 3


def test_installed_but_no_socket(nothing: Path) -> None:
    program(nothing, "docker", "exit 1")
    with pytest.raises(EngineNotRunning, match="no such socket"):
        Engine()


def test_a_socket_nobody_listens_at(nothing: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left_over:
        left_over.bind(str(nothing / "docker.sock"))
    with pytest.raises(EngineNotRunning) as problem:
        Engine()
    assert "start" in problem.value.fix


def test_no_permission_on_the_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """The docker package wraps the refusal three times; root is never refused, hence the stand-in."""
    import docker

    def refused(**_: object) -> None:
        raise DockerException(
            "Error while fetching server API version",
            RequestsConnectionError(("Connection aborted.", PermissionError(13, "denied"))),
        ) from RequestsConnectionError(PermissionError(13, "Permission denied"))

    monkeypatch.setenv("DOCKER_HOST", "unix:///var/run/docker.sock")
    monkeypatch.setattr(docker, "from_env", refused)
    with pytest.raises(NoPermission) as problem:
        Engine()
    assert "docker.sock" in problem.value.message
    assert "usermod" in problem.value.fix


def test_no_compose_command(nothing: Path) -> None:
    program(nothing, "docker", "exit 1")
    with pytest.raises(NoCompose):
        find_compose()


def test_compose_v2_is_taken_before_1_29(nothing: Path) -> None:
    program(nothing, "docker-compose", "echo 1.29.2")
    assert find_compose() == Compose(("docker-compose",), "1.29.2")
    program(nothing, "docker", "echo 2.39.1")
    assert find_compose() == Compose(("docker", "compose"), "2.39.1")


WORDS = [
    ("Error response from daemon: driver failed programming external connectivity: Bind for "
     "127.0.0.1:54320 failed: port is already allocated", PortTaken, "54320"),
    ("listen tcp4 127.0.0.1:27018: bind: address already in use", PortTaken, "27018"),
    ("Error response from daemon: pull access denied for postgres, repository does not exist",
     ImageNotToBeHad, "postgres"),
    ("manifest for mongo:8 not found: manifest unknown", ImageNotToBeHad, "mongo:8"),
    ("Error response from daemon: Get \"https://registry.example/v2/\": dial tcp: lookup "
     "registry.example on 10.0.0.1:53: no such host", ImageNotToBeHad, "postgres:18"),
    ("permission denied while trying to connect to the Docker daemon socket at "
     "unix:///var/run/docker.sock", NoPermission, "socket"),
    ("the disk is full", ComposeFailed, "the disk is full"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "told"), WORDS)
def test_what_compose_says_is_understood(
    nothing: Path, words: str, kind: type[EngineUnavailable], told: str
) -> None:
    program(nothing, "docker-compose", f"echo starting; echo '{words}' >&2; exit 1")
    said: list[str] = []
    settings = read_settings(environment={})
    with pytest.raises(kind) as problem:
        run_compose(Compose(("docker-compose",), ""), settings, ("up",), said.append)
    assert said == ["starting", words]
    assert told in str(problem.value)
    assert problem.value.fix


def test_who_listens_on_a_port_is_told(listener: int) -> None:
    assert not is_free(listener)
    assert answers("127.0.0.1", listener)
    if sys.platform == "linux":
        assert f"(process {os.getpid()})" in owner(listener)


def test_nobody_listens_on_a_free_port(listener: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    assert port != listener
    assert is_free(port)
    assert not answers("127.0.0.1", port)
    assert owner(port) == ""


class FakeLog:
    """Only what `problem_of` asks of an engine."""

    def log(self, _: Container) -> tuple[str, ...]:
        return ("line one", "the last line")


@pytest.mark.parametrize(
    ("state", "health", "told", "kind"),
    [
        ("running", "healthy", "seeded", None),
        ("running", "starting", "starting", None),
        ("running", "starting", "half-seeded", HalfSeeded),
        ("running", "unhealthy", "password is wrong", Unhealthy),
        ("exited", "", "", Unhealthy),
        ("created", "", "", None),
    ],
)
def test_a_container_is_judged_by_its_state(
    state: str, health: str, told: str, kind: type[EngineUnavailable] | None
) -> None:
    container = Container("postgres", "dojo-postgres-1", state, health, told, 3)
    problem = problem_of(FakeLog(), container)
    assert type(problem) is (kind or type(None))
    if isinstance(problem, Unhealthy):
        assert "the last line" in problem.message
    if problem is not None:
        assert "reset --data" in problem.fix


def test_up_and_down_without_docker_end_with_3(dojo: Dojo, tmp_path: Path) -> None:
    for words in (("up",), ("down",), ("reset", "--data", "--yes")):
        done = dojo(*words, PATH=str(tmp_path), DOCKER_HOST=f"unix://{tmp_path}/docker.sock")
        assert (done.returncode, done.stdout) == (3, "")
        assert "no Docker" in done.stderr
        assert "DOJO_POSTGRES_URL" in done.stderr


def test_data_is_not_removed_unasked(dojo: Dojo) -> None:
    done = dojo("reset", "--data")
    assert done.returncode == 2
    assert "--yes" in done.stderr


@pytest.mark.parametrize("words", [("reset",), ("reset", "some-exercise", "--data")])
def test_reset_wants_one_of_an_exercise_and_data(dojo: Dojo, words: tuple[str, ...]) -> None:
    assert dojo(*words).returncode == 2


def test_doctor_is_green_without_docker(dojo: Dojo, tmp_path: Path) -> None:
    """Offline practice needs no server."""
    environment = {"DOJO_POSTGRES_URL": "", "DOJO_POSTGRES_PORT": "1", "DOJO_MONGO_PORT": "1"}
    done = dojo("doctor", PATH=str(tmp_path), DOCKER_HOST=f"unix://{tmp_path}/no", **environment)
    assert done.returncode == 0, done.stdout
    assert "no Docker" in done.stdout
    assert "nothing answers at postgresql://127.0.0.1:1" in done.stdout


def test_doctor_names_a_server_that_does_not_answer(dojo: Dojo) -> None:
    done = dojo("doctor", DOJO_POSTGRES_URL="postgresql://127.0.0.1:1")
    assert done.returncode == 2
    assert "server not reachable" in done.stdout


def test_doctor_looks_at_the_server_that_is_named(dojo: Dojo, live_server: str) -> None:
    done = dojo("doctor", DOJO_POSTGRES_URL=live_server, DOJO_MONGO_PORT="1")
    assert done.returncode == 0, done.stdout
    assert "shop.orders: 1600 rows as in the seed file" in done.stdout
    assert "psql 'postgresql://learner" in done.stdout
