"""The exceptions Query Dojo raises on purpose.

    DojoError
    +-- UsageProblem        the command was called in a way that cannot be served     exit 2
    +-- ContentProblem      an exercise, schema or seed file is at fault (`broken`)   exit 2
    +-- WorkspaceProblem    the learner's folder cannot be read or written            exit 2
    +-- EngineUnavailable   the engine asked for cannot be reached                    exit 3

A learner's mistake is never one of these: it is a verdict in a report.
"""

from __future__ import annotations

from pathlib import Path


class DojoError(Exception):
    """A failure with a title, a message and, where there is one, the way out.

    `exit_code` is what the `dojo` command ends with when nobody else handles it.
    """

    exit_code = 2

    def __init__(self, title: str, message: str, fix: str = "") -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message
        self.fix = fix


class UsageProblem(DojoError):
    """The call cannot be served as it stands: an unknown exercise, an unreadable answer."""


class ContentProblem(DojoError):
    """A file that Query Dojo or a teacher ships is at fault; the learner is not to blame."""

    def __init__(self, path: Path | str, message: str, fix: str = "") -> None:
        super().__init__(str(path), message, fix)
        self.path = path


class WorkspaceProblem(DojoError):
    """The learner's folder or progress file cannot be read or written."""


class EngineUnavailable(DojoError):
    """The engine asked for is not installed or not reachable."""

    exit_code = 3
