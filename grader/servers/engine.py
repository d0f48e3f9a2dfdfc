"""The Docker engine, asked through the docker package: is it there, how are the containers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import EngineUnavailable
from grader.servers.problems import EngineNotRunning, NoDocker, NoPermission

SERVICES = ("postgres", "mongo")
"""The services of docker-compose.yml."""

_project_label = "com.docker.compose.project"
_service_label = "com.docker.compose.service"
_asking_seconds = 20


@dataclass(frozen=True, slots=True)
class Container:
    """One container of the project, as it was when asked.

    `state` is Docker's word (`running`, `exited` …), `health` one of `healthy`, `unhealthy`,
    `starting`, or empty where there is no check; `told` is what the check last printed.
    """

    service: str
    name: str
    state: str
    health: str
    told: str
    exit_code: int


class Engine:
    """The Docker engine of this machine. Close it, or use it in a `with`."""

    def __init__(self) -> None:
        """Connect. Raises NoDocker, EngineNotRunning or NoPermission."""
        self.address = _address()
        self._client = _connect(self.address)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    def version(self) -> str:
        """The engine's version. Raises as connecting does."""
        with _translated(self.address):
            return str(self._client.version()["Version"])

    def containers(self, project: str) -> tuple[Container, ...]:
        """The containers of a Compose project, running or not, sorted by service."""
        with _translated(self.address):
            found = self._client.containers.list(
                all=True, filters={"label": f"{_project_label}={project}"}, ignore_removed=True
            )
            return tuple(sorted((_read(item.attrs) for item in found), key=lambda c: c.service))

    def log(self, container: Container, lines: int = 12) -> tuple[str, ...]:
        """The last lines a container wrote."""
        with _translated(self.address):
            raw: bytes = self._client.containers.get(container.name).logs(tail=lines)
        return tuple(raw.decode("utf-8", "replace").splitlines())

    def publisher(self, port: int) -> str:
        """The name of the container that opens a port of this machine, empty where none does."""
        with _translated(self.address):
            found = self._client.containers.list(filters={"publish": str(port)})
        return str(found[0].name) if found else ""


def _address() -> str:
    """Where the engine listens: DOCKER_HOST, else the current context of the docker command."""
    if os.environ.get("DOCKER_HOST"):
        return os.environ["DOCKER_HOST"]
    from docker.context import ContextAPI

    try:
        context = ContextAPI.get_current_context()
        host = context.Host if context is not None else None
    except Exception:  # a broken context file: the default socket may still be there
        host = None
    return (host or "unix:///var/run/docker.sock").replace("http+unix://", "unix://")


def _connect(address: str) -> Any:
    try:
        import docker
    except ImportError as problem:
        raise EngineUnavailable(
            "the package docker is missing", str(problem), "install Query Dojo again"
        ) from None
    with _translated(address):
        if os.environ.get("DOCKER_HOST"):
            client = docker.from_env(timeout=_asking_seconds)
        else:
            client = docker.DockerClient(base_url=address, timeout=_asking_seconds)
        client.ping()
    return client


@contextmanager
def _translated(address: str) -> Iterator[None]:
    from docker.errors import DockerException
    from requests.exceptions import RequestException

    try:
        yield
    except (DockerException, RequestException, OSError) as problem:
        raise _problem(address, problem) from None


def _problem(address: str, problem: BaseException) -> EngineUnavailable:
    causes = list(_causes(problem))
    socket = Path(address.removeprefix("unix://")) if address.startswith("unix://") else None
    if any(isinstance(cause, PermissionError) for cause in causes):
        return NoPermission(address)
    missing = socket is not None and not socket.exists()
    if missing and not (shutil.which("docker") or shutil.which("dockerd")):
        return NoDocker()
    if missing:
        return EngineNotRunning(address, "there is no such socket")
    words = [cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror]
    return EngineNotRunning(address, words[-1] if words else str(problem).partition("\n")[0])


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """An exception and all that it wraps: as cause, as context or among its arguments."""
    waiting, seen = [problem], set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
        waiting.extend(item for item in inner if isinstance(item, BaseException))


def _read(raw: dict[str, Any]) -> Container:
    state = raw["State"]
    health = state.get("Health") or {}
    checks = health.get("Log") or [{}]
    return Container(
        service=raw["Config"]["Labels"].get(_service_label, ""),
        name=raw["Name"].lstrip("/"),
        state=state["Status"],
        health=health.get("Status", ""),
        told=checks[-1].get("Output", "").strip(),
        exit_code=state.get("ExitCode", 0),
    )
