"""What can be set about the servers: the environment first, then .env, then the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.content import default_root
from grader.errors import UsageProblem


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one call.

    `content` holds schemas/ and seed_data/, `folder` docker-compose.yml; they differ where a
    teacher's own course has none. The two addresses are empty where nothing names a server.
    """

    content: Path
    folder: Path
    project: str = "query-dojo"
    postgres_address: str = ""
    mongo_address: str = ""
    postgres_port: int = 54320
    mongo_port: int = 27018
    postgres_image: str = "postgres:18"
    mongo_image: str = "mongo:8"
    learner_password: str = "learner"
    grader_password: str = "grader"
    admin_password: str = "admin"

    def port(self, service: str) -> int:
        """The port on 127.0.0.1 that the service "postgres" or "mongo" is to open."""
        return self.postgres_port if service == "postgres" else self.mongo_port


def read_settings(
    root: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings for a root folder, the shipped one by default.

    Raises UsageProblem where a port is not a number or .env cannot be read.
    """
    content = (root or default_root()).resolve()
    folder = content if (content / "docker-compose.yml").is_file() else default_root()
    values = _read_env_file(folder / ".env")
    values.update(os.environ if environment is None else environment)

    def value(name: str, default: str) -> str:
        return values.get(name) or default  # as in ${NAME:-default}

    return Settings(
        content=content,
        folder=folder,
        project=value("COMPOSE_PROJECT_NAME", "query-dojo"),
        postgres_address=value("DOJO_POSTGRES_URL", ""),
        mongo_address=value("DOJO_MONGO_URL", ""),
        postgres_port=_port("DOJO_POSTGRES_PORT", value("DOJO_POSTGRES_PORT", "54320")),
        mongo_port=_port("DOJO_MONGO_PORT", value("DOJO_MONGO_PORT", "27018")),
        postgres_image=value("POSTGRES_IMAGE", "postgres:18"),
        mongo_image=value("MONGO_IMAGE", "mongo:8"),
        learner_password=value("DOJO_LEARNER_PASSWORD", "learner"),
        grader_password=value("DOJO_GRADER_PASSWORD", "grader"),
        admin_password=value("DOJO_ADMIN_PASSWORD", "admin"),
    )


def _read_env_file(path: Path) -> dict[str, str]:
    """The lines `NAME=value` of a file, read as Compose does: no quotes, no notes after #."""
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageProblem(str(path), f"it cannot be read: {problem}") from None
    values = {}
    for line in text.splitlines():
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if not equals or name.startswith("#"):
            continue
        value = value.strip()
        if value[:1] in ("'", '"') and value.rfind(value[0]) > 0:
            value = value[1 : value.rfind(value[0])]
        else:
            value = value.partition(" #")[0].rstrip()
        values[name.strip()] = value
    return values


def _port(name: str, text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise UsageProblem(name, f"{text!r} is not a port", "give a number from 1 to 65535")
    return int(text)
