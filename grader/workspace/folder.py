"""Where a workspace is, and the answer files in it, which nothing here ever overwrites.

.dojo/attempts.jsonl     the log
.dojo/old/…              answers that `dojo reset` moved aside
answers/sql/joins/x.sql  the learner's answer to exercise sql/joins/x
"""

from __future__ import annotations

import errno
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.content import ANSWER_SUFFIX
from grader.errors import WorkspaceProblem
from grader.models import Exercise, Track
from grader.workspace.log import Log
from grader.workspace.progress import Progress, read_progress

_readme = "Query Dojo keeps your progress here; your answers are in ../answers and are yours.\n"


@dataclass(frozen=True, slots=True)
class Reset:
    """What a reset did: the answer file, and where the old one went (None where none was moved)."""

    answer: Path
    old: Path | None


class Workspace:
    """A learner's folder: the one that holds `.dojo`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = Log(folder / ".dojo" / "attempts.jsonl")

    @classmethod
    def find(cls, start: Path | None = None) -> Workspace | None:
        """The workspace that `start` (the current folder) lies in, or None."""
        try:
            folder = (start or Path.cwd()).absolute()
        except FileNotFoundError:
            raise WorkspaceProblem(
                "the current folder is gone", "it was deleted or moved", "go to another folder"
            ) from None
        for candidate in (folder, *folder.parents):
            with suppress(PermissionError):
                if (candidate / ".dojo").is_dir():
                    return cls(candidate)
        return None

    @classmethod
    def create(cls, folder: Path) -> tuple[Workspace, bool]:
        """Make a folder a workspace; the flag is False where it was one already.

        Raises WorkspaceProblem where it cannot be made.
        """
        workspace = cls(folder.absolute())
        fresh = not (folder / ".dojo").is_dir()
        try:
            (folder / ".dojo").mkdir(parents=True, exist_ok=True)
            (folder / "answers").mkdir(exist_ok=True)
            _write_new(folder / ".dojo" / "README", _readme.encode())
            _write_new(workspace.log.path, b"")
        except OSError as problem:
            raise WorkspaceProblem(
                "no workspace made",
                f"{problem.filename or folder}: {problem.strerror}",
                "choose a folder that you may write to: dojo init DIR",
            ) from None
        return workspace, fresh

    def progress(self) -> Progress:
        """How far the learner is. Raises WorkspaceProblem where the log cannot be read."""
        return read_progress(self.log.read().entries)

    def answer_path(self, exercise: str) -> Path:
        """Where the answer to the exercise of this id is kept."""
        track = Track(exercise.partition("/")[0])
        return self.folder / "answers" / f"{exercise}{ANSWER_SUFFIX[track]}"

    def ensure_answer(self, exercise: Exercise) -> tuple[Path, bool]:
        """The answer's file, begun as the starter where there is none; the flag says it was.

        Raises WorkspaceProblem where it cannot be written.
        """
        path = self.answer_path(exercise.id)
        if os.path.lexists(path):
            return path, False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return path, self._begin(path, exercise.starter)
        except OSError as problem:
            raise _unwritable(path, problem) from None

    def reset(self, exercise: Exercise) -> Reset:
        """Move the answer aside and begin anew from the starter.

        An answer that is the starter already stays. Raises WorkspaceProblem where a step fails;
        the answer is then in its place, or whole under `.dojo/old`.
        """
        path = self.answer_path(exercise.id)
        try:
            old = self._move_aside(path, exercise)
        except OSError as problem:
            raise _unwritable(path, problem) from None
        self.ensure_answer(exercise)
        return Reset(path, old)

    def check_writable(self) -> None:
        """Raises WorkspaceProblem where nothing can be written to the workspace."""
        probe = self.folder / ".dojo" / f"probe-{os.getpid()}"
        try:
            probe.write_bytes(b"x" * 4096)
            with self.log.path.open("ab"):
                pass
        except OSError as problem:
            raise _unwritable(Path(problem.filename or probe), problem) from None
        finally:
            with suppress(OSError):
                probe.unlink()

    def _begin(self, path: Path, starter: str) -> bool:
        # A hard link appears whole or not at all, and never replaces a file that is there.
        draft = self.folder / ".dojo" / f"draft-{os.getpid()}-{threading.get_ident()}"
        content = starter.encode("utf-8")
        try:
            draft.write_bytes(content)
            os.link(draft, path)
        except FileExistsError:
            return False
        except OSError as problem:
            if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG):
                raise
            return _write_new(path, content)
        finally:
            with suppress(OSError):
                draft.unlink()
        return True

    def _move_aside(self, path: Path, exercise: Exercise) -> Path | None:
        try:
            if path.read_bytes() == exercise.starter.encode("utf-8"):
                return None
        except FileNotFoundError:
            return None
        folder = (self.folder / ".dojo" / "old" / exercise.id).parent
        folder.mkdir(parents=True, exist_ok=True)
        suffix = "".join(path.suffixes)
        name = f"{path.name.removesuffix(suffix)}.{datetime.now():%Y%m%d-%H%M%S}"
        count = 1
        # The empty file keeps the name for us, so that the rename replaces nothing of worth.
        while not _write_new(old := folder / f"{name}{f'-{count}' if count > 1 else ''}{suffix}"):
            count += 1
        try:
            path.replace(old)
        except OSError:
            old.unlink()
            raise
        return old


def _write_new(path: Path, content: bytes = b"") -> bool:
    """Write a file that is not there yet; False where it is."""
    try:
        file = path.open("xb")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(content)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return True


def _unwritable(path: Path, problem: OSError) -> WorkspaceProblem:
    return WorkspaceProblem(
        "the workspace cannot be written",
        f"{path}: {problem.strerror or problem}",
        "make room on the disk, or make the folder writable",
    )
