"""Reading what is to be graded."""

from __future__ import annotations

import sys
from pathlib import Path

from grader.errors import UsageProblem

_most = 2_000_000
"""Bytes read at most; more than an answer may have, so that a longer one is seen to be too long."""


def read_answer(place: str | Path) -> bytes:
    """The bytes of a file, or of standard input for "-".

    Raises UsageProblem where they cannot be read.
    """
    if place == "-":
        return _standard_input()
    path = Path(place)
    try:
        with path.open("rb") as file:
            return file.read(_most)
    except IsADirectoryError:
        raise UsageProblem(
            "not a file", f"{path} is a folder", "name the answer's file in it"
        ) from None
    except FileNotFoundError:
        raise UsageProblem(
            "no such file",
            str(path),
            "without --file, `dojo init` and then `dojo show ID` begin an answer's file for you",
        ) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UsageProblem("the answer cannot be read", f"{path}: {reason}") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageProblem("the answer cannot be read", "standard input is closed")
    try:
        return sys.stdin.buffer.read(_most)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise UsageProblem("the answer cannot be read", f"standard input: {reason}") from None
