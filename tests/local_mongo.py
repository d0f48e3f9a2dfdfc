"""A MongoDB for the tests: secantusdb or mongod as a process of its own, and MongoDB's own shell."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.errors import ConnectionFailure

from grader.content import default_root
from grader.servers.mongo_local import local_command, start_local
from grader.servers.mongo_seed import mongo_datasets, seed_mongo

Client = MongoClient[dict[str, Any]]
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def start() -> str:
    """Start a server, seed every dataset into it and return its URL; it ends with this process."""
    server = start_local()
    if server is None:
        pytest.skip("neither mongod nor secantusdb is on this machine")
    with Client(server.url) as client:
        seed_mongo(client, default_root(), mongo_datasets(default_root()))
    return server.url


@contextlib.contextmanager
def served(folder: Path, *options: str, port: int = 0) -> Iterator[str]:
    """A server on the data of a folder while it lasts; gives its URL, without a user."""
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    command = local_command(folder, port)
    if command is None:
        pytest.skip("neither mongod nor secantusdb is on this machine")
    process = subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"mongodb://127.0.0.1:{port}/?directConnection=true"
    try:
        with Client(url, serverSelectionTimeoutMS=200) as client:
            for _ in range(100):
                with contextlib.suppress(ConnectionFailure):
                    client.admin.command("hello")
                    break
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def mongosh(home: Path) -> list[str]:
    """MongoDB's shell as a command; skips the test where it cannot be had.

    It is looked for on PATH and where .ci/mongosh puts it, else npm fetches it into `home`.
    """
    if program := shutil.which("mongosh"):
        return [program]
    node = shutil.which("node")
    if node is None:
        pytest.skip("mongosh needs node, which is not on PATH")
    inside = Path("node_modules", "mongosh", "bin", "mongosh.js")
    script = default_root() / ".venv" / "mongosh" / inside
    if not script.exists():
        if shutil.which("npm") is None:
            pytest.skip("mongosh is not installed, and there is no npm to fetch it")
        script = home / "shell" / inside
        problem = fetch_mongosh(home / "shell")
        if not script.exists():
            pytest.skip(f"npm cannot fetch mongosh: {problem}")
    return [node, str(script)]


def fetch_mongosh(folder: Path) -> str:
    """Put mongosh into a folder, from where CI put it or from npm; gives what went wrong, or ""."""
    kept = default_root() / ".venv" / "mongosh"
    if kept.exists():
        shutil.copytree(kept, folder, symlinks=True)
        return ""
    environment = dict(os.environ)
    if CERTIFICATES.exists():  # Node knows its own authorities alone; the machine may have more
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(CERTIFICATES))
    try:
        fetched = subprocess.run(
            ["npm", "install", "--loglevel=error", "--no-audit", "--no-fund", "--ignore-scripts",
             "--prefix", str(folder), "mongosh@2"],
            capture_output=True, text=True, timeout=300, check=False, env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "no answer within five minutes"
    return fetched.stderr.strip()[-200:] if fetched.returncode else ""


def seed_by_shell(url: str, home: Path) -> str:
    """Run schemas/init/mongo.js as the official image does at its first start; gives its output."""
    host = url.partition("://")[2].partition("/")[0]
    done = subprocess.run(
        [*mongosh(home), "--quiet", "--norc", "--host", host.partition(":")[0],
         "--port", host.partition(":")[2], "test",
         str(default_root() / "schemas" / "init" / "mongo.js")],
        env={"PATH": os.environ["PATH"], "HOME": str(home), "DOJO_HOME": str(default_root())},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
