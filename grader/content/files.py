"""Reading the files of an exercise folder, with complaints that name the file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from grader.errors import ContentProblem


def read_text(path: Path) -> str:
    """The file's text. Raises ContentProblem where it is missing or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentProblem(path, "the file is missing") from None
    except UnicodeDecodeError as problem:
        raise ContentProblem(
            path, f"not UTF-8 at byte {problem.start}", "save the file as UTF-8"
        ) from None
    except OSError as problem:
        raise ContentProblem(path, f"cannot be read: {problem.strerror}") from None


def read_toml(path: Path) -> dict[str, Any]:
    """The file's TOML. Raises ContentProblem with the line where it does not parse."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as problem:
        raise ContentProblem(path, f"not TOML: {problem}") from None


def read_json(path: Path) -> dict[str, Any]:
    """The file's JSON object. Raises ContentProblem with line and column where it does not parse.

    The key "format" must be 1.
    """
    try:
        raw = json.loads(read_text(path))
    except json.JSONDecodeError as problem:
        raise ContentProblem(
            path, f"not JSON at line {problem.lineno}, column {problem.colno}: {problem.msg}"
        ) from None
    if not isinstance(raw, dict):
        raise ContentProblem(path, "must hold a JSON object")
    check_format(path, raw)
    return raw


def check_format(path: Path, raw: dict[str, Any]) -> None:
    """Refuse a file of another format than 1."""
    if raw.get("format") != 1 or isinstance(raw.get("format"), bool):
        found = f"is {raw['format']!r}" if "format" in raw else "is missing"
        raise ContentProblem(
            path, f"key `format` {found}", "this version of Query Dojo reads `format = 1`"
        )
