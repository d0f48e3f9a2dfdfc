"""The Compose command: `docker compose` (v2), or where that is missing `docker-compose` (1.29)."""

from __future__ import annotations

import os
import re
import subprocess
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.errors import EngineUnavailable
from grader.servers.ports import owner
from grader.servers.problems import (
    ComposeFailed,
    ImageNotToBeHad,
    NoCompose,
    NoPermission,
    PortTaken,
)
from grader.servers.settings import Settings

Say = Callable[[str], None]
"""Where progress goes, a line at a time."""

_kept_lines = 30
_port_taken = re.compile(
    r"port is already allocated|address already in use|ports are not available"
)
_no_image = re.compile(
    r"pull access denied|manifest (for .*|unknown)|repository .* not found|failed to resolve|"
    r"no such host|lookup .* on|toomanyrequests|tls handshake timeout|i/o timeout|"
    r"unauthorized: |error (pulling|response from daemon: get) |network is unreachable|"
    r"client\.timeout exceeded|no matching manifest|connection refused"
)


@dataclass(frozen=True, slots=True)
class Compose:
    """A Compose command that runs here: its words and its version."""

    command: tuple[str, ...]
    version: str


def find_compose() -> Compose:
    """The Compose command of this machine. Raises NoCompose."""
    for command in (("docker", "compose"), ("docker-compose",)):
        try:
            done = subprocess.run(
                [*command, "version", "--short"],
                capture_output=True, text=True, timeout=30, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return Compose(command, done.stdout.strip())
    raise NoCompose


def run_compose(compose: Compose, settings: Settings, words: Sequence[str], say: Say) -> None:
    """Run `up -d`, `down` and the like for the project; `say` gets each line it prints.

    Raises PortTaken, ImageNotToBeHad, NoPermission or ComposeFailed.
    """
    lines: deque[str] = deque(maxlen=_kept_lines)
    place = ("--project-name", settings.project, "--project-directory", str(settings.folder))
    file = ("--file", str(settings.folder / "docker-compose.yml"))
    process = subprocess.Popen(
        [*compose.command, *place, *file, *words],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", errors="replace", env=_environment(settings),
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if line.strip():
                    lines.append(line.rstrip())
                    say(line.rstrip())
        except BaseException:
            process.terminate()
            raise
    if process.returncode != 0:
        shown = " ".join((*compose.command, *words))
        raise _problem(settings, shown, process.returncode, list(lines))


def _environment(settings: Settings) -> dict[str, str]:
    environment = dict(os.environ)
    if settings.content != settings.folder:
        environment["DOJO_CONTENT"] = str(settings.content)
    return environment


def _problem(
    settings: Settings, command: str, code: int, lines: Sequence[str]
) -> EngineUnavailable:
    text = "\n".join(lines).lower()
    if _port_taken.search(text):
        for service in ("postgres", "mongo"):
            if f":{settings.port(service)}" in text:
                port = settings.port(service)
                return PortTaken(service, port, owner(port))
    if "permission denied" in text and "docker.sock" in text:
        return NoPermission("Docker's socket")
    if _no_image.search(text):
        images = (settings.mongo_image, settings.postgres_image)
        image = next((image for image in images if image.lower() in text), " or ".join(images))
        return ImageNotToBeHad(image, lines[-1].strip())
    return ComposeFailed(command, code, lines[-6:])
