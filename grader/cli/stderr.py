"""The one place that writes to standard error."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from grader.errors import DojoError
from grader.reports.text import visible


def fail(title: str, message: str = "", fix: str = "") -> None:
    """Say why the command ended without a result."""
    _write(f"dojo: {title}: {message}" if message else f"dojo: {title}")
    if fix:
        _write(f"      {fix}")


def warn(problem: DojoError) -> None:
    """Say what went wrong beside a result that stands."""
    _write(f"dojo: warning: {problem.title}: {problem.message}")
    if problem.fix:
        _write(f"      {problem.fix}")


def bug(problem: Exception, lost: str) -> None:
    """Say that something broke that no input should break, and what is lost by it."""
    if os.environ.get("DOJO_DEBUG") == "1":
        import traceback

        note("".join(traceback.format_exception(problem)).rstrip())
    what = str(problem).partition("\n")[0]
    kind = type(problem).__name__
    fail(f"something went wrong inside Query Dojo{lost}", f"{kind}: {what}" if what else kind,
         "DOJO_DEBUG=1 shows where; please report it")  # fmt: skip


def bug_beside(problem: Exception) -> None:
    """Say that something broke which the verdict does not need."""
    bug(problem, ", the verdict stands")


def note(text: str) -> None:
    """Say something that is not part of the result."""
    _write(text)


def _write(text: str) -> None:
    # Standard error may be closed, full or of a poor encoding; a verdict must not fail for that.
    with suppress(OSError, ValueError, AttributeError):
        encoding = sys.stderr.encoding or "ascii"
        line = visible(text, keep="\n").encode(encoding, "backslashreplace").decode(encoding)
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
