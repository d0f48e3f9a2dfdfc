"""The engines that the cases are played on."""

from __future__ import annotations

import contextlib
import importlib
import itertools
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

Open = Callable[[], Any]


def in_memory(package: str) -> Open:
    """A package with mongomock's interface, as it is."""
    module = importlib.import_module(package)
    return lambda: module.MongoClient().dojo


def offline() -> Open:
    """The offline engine with its errors mended."""
    from grader.engines.mongomock.engine import open_database

    return lambda: open_database({})


@contextlib.contextmanager
def wire_server() -> Iterator[Open]:
    """secantusdb, as a process of its own (GPL-2.0-only), each case in a fresh database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "secantus", "--port", str(port), "--storage-path", ":memory:"]
    process = subprocess.Popen(
        [*command, "--log-level", "ERROR"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield on_server(f"mongodb://127.0.0.1:{port}/?directConnection=true")
    finally:
        process.terminate()
        process.wait(20)


def on_server(url: str) -> Open:
    """A server by its URL; every database is dropped when the next is opened."""
    from pymongo import MongoClient
    from pymongo.errors import ConnectionFailure

    client: MongoClient[dict[str, Any]] = MongoClient(url, serverSelectionTimeoutMS=2000)
    for _ in range(30):
        try:
            client.admin.command("ping")
            break
        except ConnectionFailure:
            time.sleep(0.2)
    numbers = itertools.count()
    used: list[str] = []

    def fresh() -> Any:
        while used:
            client.drop_database(used.pop())
        used.append(f"conformance_{next(numbers)}")
        return client[used[0]]

    return fresh
