"""Writing results to standard output, as JSON or through Rich."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from grader.errors import DojoError

if TYPE_CHECKING:
    from rich.console import Console

_unsafe = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class OutputClosed(Exception):
    """Whoever read the output has gone; nothing is left to do."""


class OutputProblem(DojoError):
    """Standard output cannot be written."""


@contextmanager
def showing() -> Iterator[Console]:
    """A console for standard output.

    Raises OutputClosed where the reader of a pipe has gone, OutputProblem where the output
    cannot be written.
    """
    from grader.reports.console import make_console

    with _guarded():
        yield make_console()


def write_json(value: object) -> None:
    """Write a value as one JSON document. Raises as `showing` does."""
    text = json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)
    text = _unsafe.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        text = json.dumps(value)
    with _guarded():
        sys.stdout.write(text + "\n")


def flush() -> None:
    """Bring out what is still held back. Raises as `showing` does."""
    if sys.stdout is not None:
        with _guarded():
            sys.stdout.flush()


def prepare() -> None:
    """Let a terminal of a poor encoding show escapes instead of failing on a sign."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def abandon() -> None:
    """Send whatever is still held back nowhere, so that the end of the process is quiet."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


@contextmanager
def _guarded() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise OutputClosed from None
    except OSError as problem:
        if problem.errno in (errno.EPIPE, errno.EINVAL) and os.name == "nt":
            raise OutputClosed from None
        raise OutputProblem("the output cannot be written", problem.strerror or "") from None
