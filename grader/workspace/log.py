"""The log of attempts: JSON lines that a person can read, only ever appended to.

Each line is {"at", "exercise", "event", "engine", "verdict", "codes", "answer"}; keys that say
nothing are left out. A process killed while it writes leaves at most one torn last line, which
reading skips and the next append closes.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from grader.errors import WorkspaceProblem
from grader.workspace.lock import locked


class Event(StrEnum):
    """What a learner did with an exercise."""

    ATTEMPT = "attempt"
    HINT = "hint"
    RESET = "reset"
    SOLUTION = "solution"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `at` is UTC in ISO 8601; `answer` the text that was graded.

    `codes` are those of an attempt's findings, or of a hint that was computed from the attempt
    before it; a hint of the written ladder has none.
    """

    exercise: str
    event: Event
    at: str = ""
    engine: str = ""
    verdict: str = ""
    codes: tuple[str, ...] = ()
    answer: str = ""

    def to_line(self) -> bytes:
        """The line as bytes, with its line end."""
        raw: dict[str, object] = {"at": self.at, "exercise": self.exercise, "event": self.event}
        if self.event is Event.ATTEMPT:
            raw["engine"], raw["verdict"] = self.engine, self.verdict
            raw["codes"], raw["answer"] = self.codes, self.answer
        elif self.codes:
            raw["codes"] = self.codes
        text = json.dumps(raw, ensure_ascii=False)
        return text.encode("utf-8", "backslashreplace") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Entry:
        """Read `to_line`'s form. Raises ValueError where it is not one."""
        raw: Any = json.loads(line.decode("utf-8"))
        if not isinstance(raw, dict) or not isinstance(raw.get("exercise"), str):
            raise ValueError('not an object with "exercise" and "event"')
        codes = raw.get("codes")
        return cls(
            exercise=raw["exercise"],
            event=Event(str(raw.get("event"))),
            at=str(raw.get("at", "")),
            engine=str(raw.get("engine", "")),
            verdict=str(raw.get("verdict", "")),
            codes=tuple(str(code) for code in codes) if isinstance(codes, list) else (),
            answer=str(raw.get("answer", "")),
        )


@dataclass(frozen=True, slots=True)
class LogReading:
    """The log as read: its entries in order, and the numbers (from 1) of unreadable lines."""

    entries: tuple[Entry, ...]
    unreadable: tuple[int, ...] = ()


class Log:
    """The file `attempts.jsonl`. Several processes may append to it at once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> LogReading:
        """All entries; a missing file has none. Raises WorkspaceProblem where it cannot be read."""
        try:
            # A device such as /dev/full would be read without end.
            if not stat.S_ISREG(self.path.stat().st_mode):
                raise self._unreadable("not a file")
            content = self.path.read_bytes()
        except FileNotFoundError:
            return LogReading(())
        except OSError as problem:
            raise self._unreadable(problem.strerror or str(problem)) from None
        entries, unreadable = [], []
        for number, line in enumerate(content.split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                entries.append(Entry.from_line(line))
            except (ValueError, RecursionError):
                unreadable.append(number)
        return LogReading(tuple(entries), tuple(unreadable))

    def append(self, entry: Entry) -> None:
        """Add an entry, stamped with the time; on return it is on the disk.

        Raises WorkspaceProblem where it could not be saved; the log is then as it was.
        """
        stamped = Entry(
            entry.exercise,
            entry.event,
            entry.at or datetime.now(UTC).isoformat(timespec="seconds"),
            entry.engine,
            entry.verdict,
            entry.codes,
            entry.answer,
        )
        try:
            with self._open() as (descriptor, held):
                _append(descriptor, stamped.to_line(), undo=held)
        except OSError as problem:
            raise WorkspaceProblem(
                "progress was not saved",
                f"{self.path}: {problem.strerror or problem}",
                "make room on the disk or make the folder writable; your answer is untouched",
            ) from None

    def _unreadable(self, why: str) -> WorkspaceProblem:
        return WorkspaceProblem(
            "progress cannot be read",
            f"{self.path}: {why}",
            "give yourself the right to read the file, or move it away to start afresh",
        )

    @contextmanager
    def _open(self) -> Iterator[tuple[int, bool]]:
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        while True:
            descriptor = os.open(self.path, flags | getattr(os, "O_CLOEXEC", 0), 0o644)
            try:
                with locked(descriptor) as held:
                    if _is_still(descriptor, self.path):
                        yield descriptor, held
                        return
            finally:
                os.close(descriptor)


def _is_still(descriptor: int, path: Path) -> bool:
    """Whether the name still means the file that was opened: an editor may have replaced it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _append(descriptor: int, line: bytes, *, undo: bool) -> None:
    size = os.lseek(descriptor, 0, os.SEEK_END)
    if size:
        os.lseek(descriptor, size - 1, os.SEEK_SET)
        if os.read(descriptor, 1) != b"\n":
            line = b"\n" + line
    try:
        written = os.write(descriptor, line)
        while written < len(line):
            written += os.write(descriptor, line[written:])
        os.fsync(descriptor)
    except OSError:
        if undo:
            with suppress(OSError):
                os.ftruncate(descriptor, size)
        raise
