"""The one console that results are shown on."""

from __future__ import annotations

import os
import re
import sys
from typing import IO, Any, cast

from rich.console import Console

_trailing = re.compile(r"[ ]+$", re.MULTILINE)

piped_width = 100
"""Columns where the output is no terminal and COLUMNS says nothing."""


class DojoConsole(Console):
    """A console that leaves a closed pipe to its caller instead of ending the process."""

    def on_broken_pipe(self) -> None:
        """Let the failure through."""
        raise BrokenPipeError


class _Trimmed:
    """A file whose lines lose their trailing blanks; Rich pads lines to the full width."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        self._file.write(_trailing.sub("", text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def make_console(file: IO[str] | None = None, width: int | None = None) -> Console:
    """A console for standard output, or for `file`.

    NO_COLOR and COLUMNS are honoured. Markup, emoji codes and highlighting are off: all that is
    shown may hold a learner's data.
    """
    file = file or sys.stdout
    if not file.isatty():
        columns = os.environ.get("COLUMNS", "")
        width = width or (int(columns) if columns.isdigit() and int(columns) else piped_width)
        file = cast("IO[str]", _Trimmed(file))
    return DojoConsole(
        file=file, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False
    )
