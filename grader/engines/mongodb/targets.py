"""Which collections a command writes to, and which it can reach at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from grader.models.command import READS, Command

_WRITING = ("$out", "$merge")


def written(commands: Iterable[Command]) -> set[str]:
    """The collections that the commands change or create."""
    names: set[str] = set()
    for command in commands:
        if command.verb not in READS:
            names.add(command.collection)
        names.update(_targets(command))
    return names


def mentioned(statements: Iterable[str], collections: Iterable[str]) -> list[str]:
    """Those of the collections that the statements can reach.

    A command names what it reads, be it in a `$lookup`, so a name that no text holds is not read.
    """
    texts = list(statements)
    return [name for name in collections if any(_quoted(name) in text for text in texts)]


def _quoted(name: str) -> str:
    return json.dumps(name)


def _targets(command: Command) -> Iterator[str]:
    for stage in command.pipeline:
        for name in _WRITING:
            target: Any = stage.get(name)
            if isinstance(target, Mapping):
                target = target.get("into", target.get("coll"))
            if isinstance(target, Mapping):
                target = target.get("coll")
            if isinstance(target, str):
                yield target
