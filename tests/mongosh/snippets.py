"""The files of snippets, and how what is read is compared with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bson

from grader.models import Place
from grader.queries.mongosh import Command

FOLDER = Path(__file__).parent


def lines(file: str, separator: str) -> list[list[str]]:
    """The parts of each line; ⏎ stands for a line end."""
    found = []
    for line in (FOLDER / file).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            parts = line.split(separator)
            found.append([part.strip(" ").replace("⏎", "\n") for part in parts])
    return found


def same(left: Any, right: Any) -> bool:
    """Whether two values are the same in BSON: type, order of fields and all."""
    return bson.encode({"v": left}) == bson.encode({"v": right})


def shown(command: Command) -> dict[str, Any]:
    """A command as accepted.txt has it."""
    raw: dict[str, Any] = {f"{command.collection}.{command.operation}": command.arguments}
    if command.modifiers:
        raw["then"] = [[item.name, item.value] for item in command.modifiers]
    if command.finish:
        raw["finish"] = command.finish
    if command.explain is not None:
        raw["explain"] = command.explain
    if command.database is not None:
        raw["database"] = command.database
    return raw


def marked(text: str, place: Place | None) -> str:
    """The text with the place marked."""
    if place is None:
        return text
    rows = text.split("\n")
    row, start = rows[place.line - 1], place.column - 1
    end = start + place.length
    rows[place.line - 1] = f"{row[:start]}⟦{row[start:end]}⟧{row[end:]}"
    return "\n".join(rows)
