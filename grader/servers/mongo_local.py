"""A MongoDB server of our own: a child process on 127.0.0.1 that ends with this one.

It is `mongod`, where that is on PATH, else secantusdb, which the extra `mongo-server` installs and
which is only ever run as a program of its own: it is GPL-2.0-only, and this package is not.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib.util
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from grader.errors import EngineUnavailable
from grader.servers import keeper

_start_seconds = 30.0
_tries = 3


def local_command(folder: Path, port: int) -> list[str] | None:
    """The command of a local server that keeps its data in `folder`; None where there is none."""
    if program := shutil.which("mongod"):
        return [program, "--dbpath", str(folder), "--port", str(port), "--bind_ip", "127.0.0.1",
                "--nounixsocket", "--quiet"]  # fmt: skip
    if importlib.util.find_spec("secantus") is not None:
        return [sys.executable, "-m", "secantus", "--host", "127.0.0.1", "--port", str(port),
                "--storage-path", str(folder), "--cache-size", "256M", "--standalone",
                "--log-level", "ERROR"]  # fmt: skip
    return None


class LocalServer:
    """A running server; `url` is its address. It knows no users and is open on 127.0.0.1 only."""

    def __init__(self, url: str, process: subprocess.Popen[bytes]) -> None:
        self.url = url
        self._process = process

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the server and remove its data."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()


def start_local() -> LocalServer | None:
    """Start a server and wait until it answers; None where this machine has none.

    Raises EngineUnavailable where it does not start.
    """
    name = told = ""
    for _ in range(_tries):
        folder = Path(tempfile.mkdtemp(prefix="dojo-mongo-"))
        port = _free_port()
        command = local_command(folder, port)
        if command is None:
            folder.rmdir()
            return None
        name = "mongod" if command[0] != sys.executable else "secantusdb"
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", keeper.__file__, str(folder), *command],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        server = LocalServer(f"mongodb://127.0.0.1:{port}/?directConnection=true", process)
        atexit.register(server.close)
        if _answers(server):
            return server
        told = _last_line(folder / "log") or told
        server.close()
    raise EngineUnavailable(
        f"{name} does not start", told or "it does not answer", "`dojo up` starts another in Docker"
    )


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _answers(server: LocalServer) -> bool:
    from pymongo import MongoClient
    from pymongo.errors import PyMongoError

    end = time.monotonic() + _start_seconds
    client: MongoClient[dict[str, object]] = MongoClient(server.url, serverSelectionTimeoutMS=250)
    with client:
        while server.alive and time.monotonic() < end:
            try:
                client.admin.command("ping")
            except PyMongoError:
                time.sleep(0.02)
            else:
                return True
    return False


def _last_line(log: Path) -> str:
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    except OSError:
        return ""
    return lines[-1] if lines else ""
