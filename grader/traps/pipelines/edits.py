"""One change of a script's data, and the small tools that write changes.

A script is a list of commands, each a `dict` with `collection`, `operation`, `arguments` and
`modifiers`; a place in it is a path of keys and indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from grader.queries.mongosh.printing import print_script, print_value
from grader.queries.mongosh.script import Command, Modifier, Path, Script

Change = Callable[[Any], Any]
Root = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """What to make of the value at a path, in which clause, and a sentence about it.

    `change` takes the value that stands there, which another edit may have changed inside, and
    gives a new one; it changes nothing in place.
    """

    what: str
    clause: str
    path: Path
    change: Change


def root_of(script: Script) -> Root:
    """The commands of a script as plain data, sharing nothing."""
    return [
        {
            "database": command.database,
            "collection": command.collection,
            "operation": command.operation,
            "arguments": _copied(command.arguments),
            "modifiers": {item.name: _copied(item.value) for item in command.modifiers},
            "finish": command.finish,
        }
        for command in script.commands
    ]


def text_of(root: Root) -> str:
    """Commands as an answer's text."""
    commands = [
        Command(
            database=item["database"],
            collection=item["collection"],
            operation=item["operation"],
            arguments=item["arguments"],
            modifiers=tuple(Modifier(name, value) for name, value in item["modifiers"].items()),
            finish=item["finish"],
        )
        for item in root
    ]
    return print_script(Script("", tuple(commands)))


def applied(root: Any, path: Path, change: Change) -> Any:
    """A value with the part at a path changed; the rest is shared with the old one.

    Raises LookupError where the path leads nowhere.
    """
    if not path:
        return change(root)
    new: Any = dict(root) if isinstance(root, dict) else list(root)
    new[path[0]] = applied(root[path[0]], path[1:], change)
    return new


def value_at(root: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        root = root[step]
    return root


def show(value: Any, most: int = 60) -> str:
    """A value for a sentence, cut where it is long."""
    text = print_value(value)
    return text if len(text) <= most else text[: most - 2] + " …"


def without(value: Any, step: str | int) -> Any:
    """A document without a field, or an array without an element."""
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key != step}
    return [item for index, item in enumerate(value) if index != step]


def renamed(value: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    """A document with a field under another name, in its place; one of that name is lost."""
    return {
        (new if key == old else key): item
        for key, item in value.items()
        if key == old or key != new
    }


def entries(value: Mapping[str, Any], old: str, new: Mapping[str, Any]) -> dict[str, Any]:
    """A document with some fields where one was."""
    found: dict[str, Any] = {}
    for key, item in value.items():
        found.update(new if key == old else {key: item})
    return found


def inserted(items: list[Any], at: int, item: Any) -> list[Any]:
    """An array with one element more."""
    return [*items[:at], item, *items[at:]]


def set_to(value: Mapping[str, Any], key: str, new: Any) -> dict[str, Any]:
    """A document with a field set, in its place or behind the others."""
    return {**value, key: new}


def replaced_by(value: Any, new: Any) -> Any:  # noqa: ARG001 - a change
    """Another value, whatever stood there."""
    return new


def moved(items: list[Any], start: int, end: int) -> list[Any]:
    """An array with the element at `start` moved to `end`."""
    rest = without(items, start)
    return [*rest[:end], items[start], *rest[end:]]


def exchanged(value: Any, one: Any, two: Any) -> Any:
    """A container with two of its values exchanged."""
    new = dict(value) if isinstance(value, dict) else list(value)
    new[one], new[two] = value[two], value[one]
    return new


def stage_name(stage: Mapping[str, Any]) -> str:
    """The name of a stage or operator: the first key."""
    return next(iter(stage), "")


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value
