"""Reading a seed file as COPY … CSV does: an empty field is NULL unless it is quoted."""

from __future__ import annotations

import re
from pathlib import Path

from grader.errors import ContentProblem

_field = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\Z)')

Cell = str | None


def read_seed(path: Path) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """The header and the rows of a seed file.

    Raises ContentProblem where it cannot be read, is not CSV, or a row is too long or too short.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ContentProblem(path, f"it cannot be read: {problem}") from None
    lines = _lines(text, path)
    header = tuple(cell or "" for cell in lines[0]) if lines else ()
    for number, row in enumerate(lines[1:], start=1):
        if len(row) != len(header):
            raise ContentProblem(path, f"row {number} has {len(row)} fields, not {len(header)}")
    return header, lines[1:]


def _lines(text: str, path: Path) -> list[tuple[Cell, ...]]:
    lines: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    position = 0
    while position < len(text):
        found = _field.match(text, position)
        if found is None:
            number = len(lines)
            raise ContentProblem(path, f"row {number} is not CSV")
        quoted, bare, end = found.groups()
        row.append(quoted.replace('""', '"') if quoted is not None else bare or None)
        position = found.end()
        if end != ",":
            lines.append(tuple(row))
            row = []
        elif position == len(text):
            lines.append((*row, None))
    return lines
