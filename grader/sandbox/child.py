"""The sandbox's child process: one engine, one job at a time, under limits.

It runs in a private, empty folder with an empty environment, and ends by itself when its parent
goes or an answer does not stop within its time: nothing an answer starts outlives its limits.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from grader.engines.base import Builder, CaseRun, CaseSource, Engine, Job, Status, Surveyor
from grader.sandbox.wire import case_from_json, job_from_json, receive, send

GRACE = 2.0
"""Seconds an interrupted statement has to stop before the process ends itself."""

_ADDRESS_SPACE_OVERHEAD = 4 * 1024**3
_OWN_MEMORY = {"mongomock": 1536 * 1024**2}
"""Bytes of address space for engines that have no limit of their own, Python's share included."""

_LARGEST_FILE = 256 * 1024**2


def main() -> None:
    """Serve jobs from standard input until it closes. Standard output carries only messages."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("r+b", buffering=0) as nothing:
        for descriptor in (0, 1, 2):
            os.dup2(nothing.fileno(), descriptor)
    _restrict(_OWN_MEMORY.get(sys.argv[1], _ADDRESS_SPACE_OVERHEAD))
    engine = _engine(sys.argv[1], requests)
    try:
        _serve(engine, requests, replies)
    finally:
        engine.close()
        _clean()


def _engine(name: str, requests: BinaryIO) -> Engine:
    if name == "duckdb":
        from grader.engines.duckdb.engine import DuckDBEngine

        return DuckDBEngine()
    if name == "mongomock":
        from grader.engines.mongomock.answers import MongomockEngine

        return MongomockEngine()
    if name == "mongodb":
        from grader.engines.mongodb.engine import MongoEngine

        settings = receive(requests)["configure"]
        return MongoEngine(
            settings["grader"],
            settings["learner"],
            settings["owner"],
            again=bool(settings["again"]),
        )
    if name == "postgres":
        from grader.engines.postgres.engine import PostgresEngine

        settings = receive(requests)["configure"]
        return PostgresEngine(settings["grader"], settings["learner"])
    raise ValueError(f"no engine {name!r}")


def _serve(engine: Engine, requests: BinaryIO, replies: BinaryIO) -> None:
    send(replies, {"ready": True})
    while (request := receive(requests)) is not None:
        if "warm" in request:
            engine.warm(request["warm"])
        elif "survey" in request:
            for ended in _surveyed(engine, request["survey"]):
                send(replies, {"case": ended.to_json()})
            engine.finish()
        elif "surveys" in request:
            _survey_all(engine, request["surveys"], replies)
            engine.finish()
        elif "build" in request:
            send(replies, _build(engine, request["build"]))
        else:
            job = job_from_json(request["job"])
            for case in job.cases:
                with _deadline(engine, job.limits.seconds):
                    run = _guarded(engine, job, case)
                send(replies, {"case": run.to_json()})
                if run.status is not Status.OK:
                    break
            engine.finish()


def _surveyed(engine: Engine, raw: Sequence[Any]) -> Iterator[CaseRun]:
    """Each job on the one case that all share; the time limit is each job's own."""
    jobs = [job_from_json(one) for one in raw]
    yield from _survey(engine, jobs, jobs[0].cases[0])


def _survey_all(engine: Engine, raw: Mapping[str, Any], replies: BinaryIO) -> None:
    """Each job on each case in turn, until the time for all is over; then says that it is done.

    Time is that of the clock and, which a busy machine does not stretch, that of this process.
    """
    end = time.monotonic() + raw["seconds"]
    spent = time.process_time() + raw["work"]
    jobs = [job_from_json(one) for one in raw["jobs"]]
    for case in raw["cases"]:
        if time.monotonic() >= end or time.process_time() >= spent:
            break
        for ended in _survey(engine, jobs, case_from_json(case)):
            send(replies, {"case": ended.to_json()})
    send(replies, {"done": True})


def _survey(engine: Engine, jobs: Sequence[Job], case: CaseSource) -> Iterator[CaseRun]:
    if isinstance(engine, Surveyor):
        found = engine.survey(jobs, case)
        for job in jobs:
            with _deadline(engine, job.limits.seconds):
                ended = next(found)
            yield ended
        return
    for job in jobs:
        with _deadline(engine, job.limits.seconds):
            ended = _guarded(engine, job, case)
        yield ended


def _guarded(engine: Engine, job: Job, case: Any) -> CaseRun:
    try:
        return engine.run(job, case)
    except MemoryError:
        return CaseRun(case.name, Status.MEMORY_LIMIT, None, "MemoryError", "out of memory")
    except Exception as problem:  # the next answer must be graded whatever this one did
        return CaseRun(case.name, Status.CRASH, None, type(problem).__name__, str(problem))


def _build(engine: Engine, build: Mapping[str, Any]) -> dict[str, object]:
    try:
        if not isinstance(engine, Builder):
            raise TypeError("this engine keeps no database files")
        engine.build(build["target"], build["ddl"], build["files"])
    except Exception as problem:  # told to the parent, which names the dataset
        return {"built": False, "message": str(problem)}
    return {"built": True}


@contextlib.contextmanager
def _deadline(engine: Engine, seconds: float) -> Any:
    """Interrupt the engine after `seconds`; end the process if that does not help."""
    done = threading.Event()
    parent = os.getppid()

    def watch() -> None:
        end = time.monotonic() + seconds
        while not done.wait(min(0.25, max(0.0, end - time.monotonic()))):
            if os.getppid() != parent:
                _leave()
            if time.monotonic() >= end:
                break
        else:
            return
        stop = time.monotonic() + (GRACE if engine.stops else 0.0)
        while time.monotonic() < stop:
            engine.interrupt()
            if done.wait(0.05):
                return
        _leave()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _leave() -> None:
    _clean()
    os._exit(3)


def _clean() -> None:
    """Remove the private folder, all temporary files with it."""
    folder = Path(tempfile.gettempdir())
    if folder.name.startswith("dojo-sandbox-"):
        os.chdir(folder.parent)
        shutil.rmtree(folder, ignore_errors=True)


def _restrict(memory: int) -> None:
    """Limits that hold whatever the engine does: memory, file size, no core dump."""
    try:
        import resource
    except ImportError:  # Windows has none; the engine's own limits hold there
        return
    for what, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (value, value))
