"""The parent's side of the sandbox: a child process that can be killed and comes back fresh."""

from __future__ import annotations

import contextlib
import queue
import secrets
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from grader.engines.base import CaseRun, CaseSource, Job, Status
from grader.errors import EngineUnavailable
from grader.launch import take
from grader.sandbox.child import GRACE
from grader.sandbox.wire import case_to_json, job_to_json, receive, send

_START_SECONDS = 60.0
_SLACK = 3.0
_LEAVE_SECONDS = 5.0


class Sandbox:
    """A child process that runs answers; it is started at once and in the background.

    A child that crashes or does not stop is killed and replaced; the answer it was running gets
    the status `crash` or `timeout`, the next one a fresh child. `settings` are what a live engine
    needs to reach its server; each child is told an `owner`, the same for all, and whether it comes
    `again`: a fresh one removes what a killed one left there. Use as a context manager.
    """

    def __init__(self, engine: str, settings: Mapping[str, str] | None = None) -> None:
        self._engine = engine
        self._settings = settings
        self._owner = secrets.token_hex(12)
        self._child: _Child | None = _Child(engine, self._told(again=False))

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm(self, database: str) -> None:
        """Have the child open a seeded database while the caller still prepares the answer."""
        with contextlib.suppress(OSError):
            self._alive().send({"warm": database})

    def run(self, job: Job) -> list[CaseRun]:
        """Run the answer on the cases in order, up to the first whose status is not `ok`."""
        child = self._alive()
        try:
            child.send({"job": job_to_json(job)})
        except OSError:
            child = self._fresh()
            child.send({"job": job_to_json(job)})
        runs: list[CaseRun] = []
        for case in job.cases:
            reply = child.reply(job.limits.seconds + GRACE + _SLACK)
            if isinstance(reply, Mapping):
                runs.append(CaseRun.from_json(reply["case"]))
                if runs[-1].status is not Status.OK:
                    break
                continue
            self._drop()
            status = Status.TIMEOUT if reply == "late" or child.code() == 3 else Status.CRASH
            runs.append(CaseRun(case.name, status, None, "Crash", "the engine's process ended"))
            break
        return runs

    def survey(self, jobs: Sequence[Job]) -> list[CaseRun]:
        """How each job ends on the one case that all share, whatever the ones before it did."""
        runs: list[CaseRun] = []
        while len(runs) < len(jobs):
            waiting = jobs[len(runs) :]
            child = self._alive()
            # The case goes with the first alone.
            bare = [replace(job, cases=()) for job in waiting[1:]]
            child.send({"survey": [job_to_json(job) for job in (waiting[0], *bare)]})
            for job in waiting:
                reply = child.reply(job.limits.seconds + GRACE + _SLACK)
                if not isinstance(reply, Mapping):
                    self._drop()
                    late = reply == "late" or child.code() == 3
                    status, name = Status.TIMEOUT if late else Status.CRASH, job.cases[0].name
                    runs.append(CaseRun(name, status, None, "Crash", "the engine's process ended"))
                    break
                runs.append(CaseRun.from_json(reply["case"]))
        return runs

    def survey_all(
        self, jobs: Sequence[Job], cases: Sequence[CaseSource], seconds: float, work: float
    ) -> list[list[CaseRun]]:
        """How each job ends on each case, whatever ran before it; the jobs' own cases do not count.

        After `seconds`, or `work` seconds of the child's own processor time, no further case is
        begun: the list holds the runs of those that all jobs ran on. So it does where the child
        ends.
        """
        child = self._alive()
        bare = [job_to_json(replace(job, cases=())) for job in jobs]
        sent = [case_to_json(case) for case in cases]
        try:
            child.send({"surveys": {"jobs": bare, "cases": sent, "seconds": seconds, "work": work}})
        except OSError:
            self._drop()
            return []
        runs: list[CaseRun] = []
        longest = max(job.limits.seconds for job in jobs) + GRACE + _SLACK
        while True:
            reply = child.reply(longest)
            if not isinstance(reply, Mapping):
                self._drop()
                break
            if "done" in reply:
                break
            runs.append(CaseRun.from_json(reply["case"]))
        size = len(jobs)
        return [runs[at : at + size] for at in range(0, len(runs) - size + 1, size)]

    def build(self, target: str, ddl: Sequence[str], files: Mapping[str, str]) -> str:
        """Have the child write a seeded database; gives what went wrong, or ""."""
        child = self._alive()
        child.send({"build": {"target": target, "ddl": list(ddl), "files": dict(files)}})
        reply = child.reply(_START_SECONDS)
        if not isinstance(reply, Mapping):
            self._drop()
            return "the engine's process ended while it read the seed data"
        return "" if reply["built"] else str(reply["message"])

    def close(self) -> None:
        """End the child and remove what it left; one that works on a server tidies there first."""
        if self._child is not None and self._settings is not None:
            self._child.leave(_LEAVE_SECONDS)
        self._drop()

    def _alive(self) -> _Child:
        child = self._child
        if child is None or child.code() is not None:
            return self._fresh()
        return child

    def _fresh(self) -> _Child:
        self._drop()
        self._child = _Child(self._engine, self._told(again=True))
        return self._child

    def _told(self, *, again: bool) -> dict[str, str] | None:
        if self._settings is None:
            return None
        return {**self._settings, "owner": self._owner, "again": "yes" if again else ""}

    def _drop(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None


class _Child:
    """One child process, its private folder, and a thread that reads its replies."""

    def __init__(self, engine: str, settings: Mapping[str, str] | None) -> None:
        self._started = take(engine)
        self._process = self._started.process
        self._replies: queue.Queue[Any] = queue.Queue()
        self._ready = False
        threading.Thread(target=self._read, daemon=True).start()
        if settings is not None:
            with contextlib.suppress(OSError):  # a child that has ended already says why
                self.send({"configure": dict(settings)})

    def send(self, message: Mapping[str, object]) -> None:
        assert self._process.stdin is not None
        send(self._process.stdin, message)

    def reply(self, seconds: float) -> Any:
        """The next reply; None where the child has ended, "late" where none came in time."""
        if not self._ready:
            first = self._next(_START_SECONDS)
            if not isinstance(first, Mapping):
                words = self._last_words() if first is None else ""
                self.kill()
                raise EngineUnavailable(
                    "engine did not start", words or "no reply",
                    "`dojo doctor` says what is installed",
                )  # fmt: skip
            self._ready = True
        return self._next(seconds)

    def code(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._process.poll()

    def leave(self, seconds: float) -> None:
        """Ask the child to end by itself, and wait so long for it."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            self._process.stdin.close()
            self._process.wait(seconds)

    def kill(self) -> None:
        self._started.end()

    def _next(self, seconds: float) -> Any:
        try:
            return self._replies.get(timeout=seconds)
        except queue.Empty:
            return "late"

    def _read(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            while (message := receive(self._process.stdout)) is not None:
                self._replies.put(message)
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            self._process.wait(5)
        self._replies.put(None)

    def _last_words(self) -> str:
        assert self._process.stderr is not None
        lines = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""
