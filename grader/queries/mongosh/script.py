"""What comes out of reading a `.mongodb.js` answer: its commands as data, with their places.

Values are what `bson` encodes: `dict` with its fields in order, `list`, `str`, `bool`, `None`,
`int` (32 bits), `float`, `bson.Int64`, `bson.Decimal128`, `bson.ObjectId`, `bson.Binary`,
`bson.Timestamp`, `bson.Regex`, `bson.MinKey`, `bson.MaxKey`, and `datetime` without a time zone,
in UTC, as `bson` itself decodes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.models import Finding, Place
from grader.queries.mongosh.datum import Datum
from grader.queries.source import Source

Path = tuple[str | int, ...]
"""The way to a value: an argument's or modifier's name, then field names and indexes."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """One call behind `find`, such as `.sort({ total: -1 })`."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Operator:
    """A stage or operator that a command uses.

    `kind` is the catalogue's group (`stages`, `query`, `expressions`, …), `since` the server
    version that brought it, `path` where its key stands.
    """

    kind: str
    name: str
    since: str
    path: Path


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a command stand in the learner's text."""

    text: str
    roots: Mapping[str, Datum]
    whole: tuple[int, int]

    def at(self, *path: str | int, value: bool = False) -> Place:
        """The place of a path, or of its nearest ancestor that was written.

        A field's place is its name; with `value` it is what stands behind the colon.
        """
        start, end = self.whole
        datum: Datum | None = None
        for step in path:
            if datum is None:
                datum = self.roots.get(str(step))
                if datum is None:
                    break
                start, end = datum.start, datum.end
                continue
            entry = datum.field(step) if isinstance(step, str) else None
            if entry is not None:
                datum = entry.datum
                start, end = (datum.start, datum.end) if value else (entry.start, entry.end)
            elif isinstance(step, int) and datum.items is not None and step < len(datum.items):
                datum = datum.items[step]
                start, end = datum.start, datum.end
            else:
                break
        return Source(self.text).place(start, max(end - start, 1))

    def paths(self) -> Iterator[Path]:
        """Every path that has a place of its own."""
        waiting: list[tuple[Path, Datum]] = [((name,), datum) for name, datum in self.roots.items()]
        while waiting:
            path, datum = waiting.pop()
            yield path
            waiting.extend(((*path, step), child) for step, child in datum.children())


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `db.<collection>.<operation>(…)` and the calls behind it.

    `arguments` are named as in the manual (`filter`, `update`, `pipeline`, `options`, …); one that
    was left out is not there, and a constant that was used twice is there as the same object.
    `finish` is `toArray`, `itcount`, `size`, `count` (which heeds no skip and limit), or "".
    `explain` is the verbosity of a plan that was asked for. `place` covers the operation's name.
    """

    database: str | None
    collection: str
    operation: str
    arguments: dict[str, Any]
    modifiers: tuple[Modifier, ...] = ()
    finish: str = ""
    explain: str | None = None
    operators: tuple[Operator, ...] = field(default=(), compare=False)
    place: Place = field(default=Place(1, 1), compare=False)
    places: Places = field(default=Places("", {}, (0, 0)), compare=False, repr=False)

    def place_of(self, *path: str | int, value: bool = False) -> Place:
        """Where a part stands, such as `place_of("pipeline", 2, "$group")`."""
        return self.places.at(*path, value=value)


@dataclass(frozen=True, slots=True)
class Script:
    """What an answer says. The last command is the answer.

    `notes` are remarks on what MongoDB accepts and hardly anyone means, such as `{ gt: 5 }`; they
    explain an answer that turns out wrong, and are nothing to bring up with one that is right.
    """

    text: str
    commands: tuple[Command, ...]
    notes: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def answer(self) -> Command:
        """The command whose outcome is graded."""
        return self.commands[-1]


def path_text(path: Path) -> str:
    """A path as it is shown: `pipeline[2].$group.total`."""
    shown = ""
    for step in path:
        if isinstance(step, int):
            shown += f"[{step}]"
        elif step.replace("$", "").replace("_", "").isalnum():
            shown += f".{step}" if shown else step
        else:
            shown += f'["{step}"]'
    return shown
