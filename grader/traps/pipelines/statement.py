"""The places of a script at which operators work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.queries.mongosh.script import Path
from grader.traps.pipelines.edits import Change, Edit, Root, show, value_at, without

Collections = Mapping[str, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: the path to its value, its clause, and the names of fields known there.

    `own` are the fields that the script itself names in this place's documents.
    """

    path: Path
    value: Any
    clause: str
    fields: frozenset[str] = frozenset()

    def swap(self, new: Any, what: str = "") -> Edit:
        """The value replaced."""
        what = what or f"{show(self.value)} became {show(new)}"
        return Edit(what, self.clause, self.path, lambda _: new)

    def change(self, what: str, change: Change) -> Edit:
        """The value changed by a function."""
        return Edit(what, self.clause, self.path, change)

    def drop(self, step: str | int, what: str = "") -> Edit:
        """A field or an element of the value dropped."""
        name = f"{step}: {show(self.value[step])}" if isinstance(step, str) else None
        what = what or f"{name or show(self.value[step])} was dropped"
        return Edit(what, self.clause, self.path, lambda value: without(value, step))

    def put(self, key: str, new: Any, what: str = "") -> Edit:
        """A field of the value set, in its place or behind the others."""
        if not what:
            what = f"{key}: {show(new)} was added"
            if key in self.value:
                what = f"{key}: {show(self.value[key])} became {show(new)}"
        return Edit(what, self.clause, self.path, lambda value: {**value, key: new})


@dataclass(frozen=True, slots=True)
class Statement:
    """What operators read: the data of a script, and its places by role.

    Roles: `command`, `filter` (a whole one), `joined` (the array of `$and`, `$or`, `$nor`),
    `condition` (what a field of a filter is compared with), `pipeline`, `stage`, `expression` (an
    operator's document), `constant`, `sort`, `projection`, `outputs` (fields with accumulators),
    `accumulator`, `path` (a text that is a field's path), `update`, `count`.
    """

    root: Root
    collections: Collections
    spots: Mapping[str, list[Spot]]
    named: frozenset[str] = field(default=frozenset())
    """Every path of a field that the script names anywhere."""

    def all(self, role: str) -> list[Spot]:
        """The places of a role, in the order of the text."""
        return self.spots.get(role, [])

    def stages(self, *names: str) -> Iterator[tuple[Spot, str, Any]]:
        """The stages of some names (of all where none is given): place, name and content."""
        for spot in self.all("stage"):
            for name, value in spot.value.items():
                if not names or name in names:
                    yield spot, name, value

    def operators(self, *names: str) -> Iterator[tuple[Spot, str, Any]]:
        """The expressions that use some operators: place, name and operand."""
        for spot in self.all("expression"):
            for name, value in spot.value.items():
                if not names or name in names:
                    yield spot, name, value

    def siblings(self, name: str, fields: frozenset[str], most: int = 3) -> list[str]:
        """Other fields beside one, those first that the script itself names."""
        prefix = name.rpartition(".")[0]
        depth = name.count(".")
        found = [
            other
            for other in {*fields, *self.named}
            if other != name
            and other.count(".") == depth
            and (not prefix or other.startswith(f"{prefix}."))
            and (other in fields or not fields or prefix)
        ]
        return sorted(found, key=lambda other: (other not in self.named, other))[:most]


class Places:
    """Collects places while a script is walked."""

    def __init__(self, root: Root) -> None:
        self.root = root
        self.spots: dict[str, list[Spot]] = defaultdict(list)

    def add(self, role: str, path: Path, clause: str, fields: frozenset[str]) -> Any:
        """Note a place; gives its value."""
        value = value_at(self.root, path)
        self.spots[role].append(Spot(path, value, clause, fields))
        return value
