"""Starting the servers until they are seeded and healthy, and stopping them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Protocol

from grader.servers.compose import Say, find_compose, run_compose
from grader.servers.engine import SERVICES, Container, Engine
from grader.servers.ports import is_free, owner
from grader.servers.problems import HalfSeeded, PortTaken, Unhealthy
from grader.servers.settings import Settings

_between_looks = 0.5
_reminder_seconds = 15.0


def up(settings: Settings, say: Say, seconds: float = 300.0) -> tuple[Container, ...]:
    """Start the servers and wait until they are seeded and healthy, at most so many seconds.

    Raises EngineUnavailable (see problems.py).
    """
    with Engine() as engine:
        compose = find_compose()
        _check_ports(engine, settings)
        run_compose(compose, settings, ("up", "-d"), say)
        return _wait(engine, settings, say, seconds)


def down(settings: Settings, say: Say, *, volumes: bool = False) -> None:
    """Stop the servers and remove their containers, with `volumes` their data too.

    Raises EngineUnavailable (see problems.py).
    """
    with Engine():
        words = ("down", "--remove-orphans", *(("--volumes",) if volumes else ()))
        run_compose(find_compose(), settings, words, say)


class Logs(Protocol):
    """Whoever can show a container's log: the engine."""

    def log(self, container: Container, /) -> Sequence[str]:
        """The last lines a container wrote."""


def problem_of(engine: Logs, container: Container) -> HalfSeeded | Unhealthy | None:
    """What is wrong with a container, None where it is healthy or still starting."""
    if container.state in ("exited", "dead"):
        what = f"{container.name} stopped with exit code {container.exit_code}"
        return Unhealthy(container.service, what, engine.log(container))
    if container.state != "running" or container.health == "healthy":
        return None
    if "half-seeded" in container.told.split():
        return HalfSeeded(container.service)
    if container.health == "unhealthy":
        what = f"{container.name} is unhealthy ({container.told or 'its check says nothing'})"
        return Unhealthy(container.service, what, engine.log(container))
    return None


def _check_ports(engine: Engine, settings: Settings) -> None:
    running = {c.service for c in engine.containers(settings.project) if c.state == "running"}
    for service in SERVICES:
        port = settings.port(service)
        if service in running or is_free(port):
            continue
        container = engine.publisher(port)
        raise PortTaken(service, port, f"the container {container}" if container else owner(port))


def _wait(engine: Engine, settings: Settings, say: Say, seconds: float) -> tuple[Container, ...]:
    start = told = time.monotonic()
    shown: dict[str, str] = {}
    while True:
        containers = engine.containers(settings.project)
        for container in containers:
            problem = problem_of(engine, container)
            if problem is not None:
                raise problem
            state = _word(container)
            if shown.get(container.service) != state:
                shown[container.service] = state
                say(f"{container.service}: {state}")
        waiting = _not_ready(containers)
        now = time.monotonic()
        if not waiting:
            return containers
        if now - start > seconds:
            raise _late(engine, containers, waiting[0], seconds)
        if now - told > _reminder_seconds:
            told = now
            say(f"{', '.join(waiting)}: still starting, {now - start:.0f} s")
        time.sleep(_between_looks)


def _word(container: Container) -> str:
    if container.state == "running":
        ready = container.health in ("healthy", "")
        return "seeded and healthy" if ready else "starting; the first start seeds it"
    return container.state


def _not_ready(containers: Iterable[Container]) -> list[str]:
    ready = {c.service for c in containers if c.state == "running" and c.health in ("healthy", "")}
    return [service for service in SERVICES if service not in ready]


def _late(
    engine: Engine, containers: Iterable[Container], service: str, seconds: float
) -> Unhealthy:
    lines: tuple[str, ...] = ()
    for container in containers:
        if container.service == service:
            lines = engine.log(container)
    return Unhealthy(service, f"not healthy after {seconds:.0f} s", lines)
