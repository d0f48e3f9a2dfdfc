"""From the literals of commands to the salt of collections, and which collections commands read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from grader.traps.data.salt import Salt

_FLAGGED = ("projection", "sort", "$project", "$sort", "sortBy")


def salted_commands(
    statements: Iterable[str], collections: Sequence[str]
) -> tuple[Salt, tuple[str, ...]]:
    """The literals of commands in `Command.to_json`'s form, by the paths they stand at, and those
    of the `collections` that they name. A path that is only named stands there without values.
    """
    from bson.json_util import JSONOptions, loads

    columns: dict[tuple[str, str], dict[Any, None]] = {}
    free: dict[Any, None] = {}
    named: set[str] = set()
    for statement in statements:
        command = loads(statement, json_options=JSONOptions(tz_aware=False))
        named.update(name for name in collections if f'"{name}"' in statement)
        for path, value in _literals_of(command):
            if path:
                place = columns.setdefault((command["collection"], path), {})
                if value is not None:
                    place[value] = None
            if value is not None:
                free[value] = None
    values = list(free)
    salt = Salt(
        {place: tuple(found) for place, found in columns.items()},
        tuple(one for one in values if isinstance(one, (int, float, Decimal))),
        tuple(one for one in values if isinstance(one, str)),
        (),
        tuple(one for one in values if isinstance(one, datetime)),
    )
    return salt, tuple(name for name in collections if name in named)


def _literals_of(command: Any) -> Iterator[tuple[str, Any]]:
    for name in ("filter", "update", "pipeline", "documents"):
        yield from _literals(command.get(name), "")
    for name, part in (command.get("options") or {}).items():
        yield from _literals(part, "", flags=name in _FLAGGED)
    for part in command.get("commands", ()):
        yield from _literals_of(part)


def _literals(value: Any, path: str, *, flags: bool = False) -> Iterator[tuple[str, Any]]:
    """Paths with the literals at them; where there are `flags`, those after names are none."""
    if isinstance(value, dict):
        for name, part in value.items():
            below = f"{path}.{name}" if path else name
            if flags and isinstance(part, (bool, int)) and not name.startswith("$"):
                yield below, None
            else:
                inner = path if name.startswith("$") else below
                yield from _literals(part, inner, flags=name in _FLAGGED)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _literals(part, path)
    elif isinstance(value, str) and value.startswith("$") and not value.startswith("$$"):
        yield value[1:], None
    else:
        yield path, _plain(value)


def _plain(value: Any) -> Any:
    """A literal as data holds it; None for field paths such as `$total` and what cannot be data."""
    if isinstance(value, bool):
        return None
    name = type(value).__name__
    if name == "Decimal128":
        return value.to_decimal()
    if isinstance(value, str):
        return None if value.startswith("$") else value
    if isinstance(value, (int, float)):
        return int(value) if float(value).is_integer() else value
    return value if isinstance(value, datetime) or name == "ObjectId" else None
