"""What can go wrong with the servers, each with what to do about it.

EngineUnavailable
+-- NoDocker            Docker is not installed
+-- NoCompose           Docker is, its Compose command is not
+-- EngineNotRunning    installed, but nothing answers
+-- NoPermission        the socket may not be used by this user
+-- PortTaken           another program listens where a server should
+-- ImageNotToBeHad     the image is neither here nor can it be fetched
+-- ComposeFailed       the Compose command failed for another reason
+-- Unhealthy           a server stopped, or does not become healthy
+-- HalfSeeded          a volume's first start did not run to its end
+-- ServerUnreachable   nothing answers at a server's address, or it refuses
+-- NotSeeded           a server answers, but the dataset is not in it
+-- NoMongo             no MongoDB is named, none runs, and none can be started
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.errors import EngineUnavailable

_without = "offline practice needs no server: leave --live out"


class NoDocker(EngineUnavailable):
    """Docker is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "no Docker", "neither its command nor its socket is there",
            f"install Docker Engine or Docker Desktop, or name servers of your own by "
            f"DOJO_POSTGRES_URL and DOJO_MONGO_URL; {_without}",
        )  # fmt: skip


class NoCompose(EngineUnavailable):
    """Neither `docker compose` nor `docker-compose` runs."""

    def __init__(self) -> None:
        super().__init__(
            "no Docker Compose", "neither `docker compose` nor `docker-compose` runs",
            "install the package docker-compose-plugin (Docker's own) or docker-compose (Debian's)",
        )  # fmt: skip


class EngineNotRunning(EngineUnavailable):
    """Docker is installed, but its engine does not answer."""

    def __init__(self, address: str, detail: str) -> None:
        super().__init__(
            "Docker is not running", f"nothing answers at {address} ({detail})",
            "start Docker Desktop, or `sudo systemctl start docker`",
        )  # fmt: skip


class NoPermission(EngineUnavailable):
    """Docker's socket is closed to this user."""

    def __init__(self, address: str) -> None:
        super().__init__(
            "no permission to use Docker", f"{address} may not be opened by you",
            "`sudo usermod -aG docker $USER`, then log in again (this gives the rights of root), "
            "or use rootless Docker",
        )  # fmt: skip


class PortTaken(EngineUnavailable):
    """Another program listens on a port that a server is to open."""

    def __init__(self, service: str, port: int, owner: str) -> None:
        variable = f"DOJO_{service.upper()}_PORT"
        super().__init__(
            f"port {port} is taken",
            f"{owner or 'another program'} listens there, so {service} cannot",
            f"stop it, or set {variable} to a free port, in .env or the environment",
        )  # fmt: skip


class ImageNotToBeHad(EngineUnavailable):
    """An image is neither on this machine nor to be fetched."""

    def __init__(self, image: str, detail: str) -> None:
        super().__init__(
            "image not to be had", f"{image}: {detail}",
            "check the network and the name; POSTGRES_IMAGE and MONGO_IMAGE take another image",
        )  # fmt: skip


class ComposeFailed(EngineUnavailable):
    """The Compose command failed for a reason not known here."""

    def __init__(self, command: str, code: int, lines: Sequence[str]) -> None:
        super().__init__(
            f"`{command}` failed", f"exit code {code}{_told(lines)}",
            "the lines above are Docker's own",
        )  # fmt: skip


class Unhealthy(EngineUnavailable):
    """A server stopped, or does not become healthy; with the last lines of its log."""

    def __init__(self, service: str, what: str, lines: Sequence[str]) -> None:
        super().__init__(
            f"{service} is not well", f"{what}{_told(lines)}",
            "`dojo reset --data` removes the servers' data and starts anew",
        )  # fmt: skip


class HalfSeeded(EngineUnavailable):
    """The first start of a volume did not run to its end; the images do not try again."""

    def __init__(self, service: str) -> None:
        super().__init__(
            f"{service} is half-seeded",
            "its first start was broken off, and the rest of the data never came",
            "`dojo reset --data` removes the servers' data and starts anew",
        )


class ServerUnreachable(EngineUnavailable):
    """Nothing answers at a server's address, or it does not let the role in."""

    def __init__(self, address: str, detail: str) -> None:
        super().__init__(
            "server not reachable",
            f"{address}: {detail}",
            "`dojo up` starts it; `dojo doctor` looks",
        )


class NotSeeded(EngineUnavailable):
    """A server answers, but holds no such dataset."""

    def __init__(self, address: str, dataset: str) -> None:
        super().__init__(
            "dataset not on the server", f"{address} holds no database {dataset}",
            "`dojo up` seeds servers of its own; schemas/init/mongo.js seeds any other",
        )  # fmt: skip


class NoMongo(EngineUnavailable):
    """No MongoDB is named, none runs, and none can be started."""

    def __init__(self, port: int) -> None:
        super().__init__(
            "no MongoDB",
            f"DOJO_MONGO_URL names none, nothing listens on port {port}, and there is no mongod",
            "`dojo up` starts one in Docker; or put mongod on PATH; or "
            "`pip install 'query-dojo[mongo-server]'` for secantusdb, which speaks its protocol",
        )


def _told(lines: Sequence[str]) -> str:
    return "".join(f"\n      | {line}" for line in lines)
