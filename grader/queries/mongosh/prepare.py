"""The way of a `.mongodb.js` answer from text to commands that may run."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.models import Finding, Kind, Place, Verdict
from grader.queries.mongosh.plain import plain_commands
from grader.queries.nearest import nearest
from grader.queries.rejected import Rejected
from grader.queries.source import Source
from grader.queries.stop import Stop, mistake, refused

if TYPE_CHECKING:
    from grader.models import MongoFacts
    from grader.queries.mongosh.script import Command, Path, Script


@dataclass(frozen=True, slots=True)
class PreparedMongo:
    """An answer that may run; the outcome of the last of its commands is graded.

    `statements` are the commands as an engine takes them, each in the form of `Command.to_json`.
    """

    text: str
    script: Script
    statements: tuple[str, ...]

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands, in the order in which they run."""
        return self.script.commands

    def facts(self) -> MongoFacts:
        """What the answer's text shows about its shape; worked out at each call."""
        from grader.queries.mongosh.facts import facts_of_script

        return facts_of_script(self.script)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What to tell first where the answer turns out wrong."""
        return self.script.notes


def parse(text: str) -> Script:
    """The commands of a text. Raises `Stop`, and nothing else, for what is none."""
    from grader.queries.mongosh.reader import read

    try:
        return read(text)
    except RecursionError:
        raise refused("too-deep", "This is nested too deeply to be read.") from None


def prepare_mongo(
    text: str,
    *,
    database: str = "",
    kind: Kind = Kind.QUERY,
    most: int = 1,
    allowed: Collection[str] = (),
    collections: Collection[str] = (),
) -> PreparedMongo | Rejected:
    """Read an answer and check that it may run. Never raises, whatever the text.

    `database` is the exercise's; there may be at most `most` commands; `allowed` names operators
    that are refused otherwise, such as `$out`; with `collections`, one that is read must be among
    them.
    """
    try:
        script = parse(text)
        _check_count(script, most)
        for command in script.commands:
            _check_database(command, database)
            _check_kind(command, kind)
            _check_names(command, frozenset(allowed))
            _check_collections(command, database, collections)
        statements = tuple(
            plain.to_json() for command in script.commands for plain in plain_commands(command)
        )
    except Stop as stop:
        return Rejected(stop.verdict, (stop.finding,))
    return PreparedMongo(text, script, statements)


_code = "runs JavaScript inside the server"
_writes = "writes into a collection"
_server = "reads the server's own state"
_refused = {
    "$where": _code,
    "$function": _code,
    "$accumulator": _code,
    "$out": _writes,
    "$merge": _writes,
    **dict.fromkeys(
        (
            "$changeStream",
            "$changeStreamSplitLargeEvent",
            "$collStats",
            "$currentOp",
            "$indexStats",
            "$listClusterCatalog",
            "$listLocalSessions",
            "$listSampledQueries",
            "$listSearchIndexes",
            "$listSessions",
            "$planCacheStats",
            "$querySettings",
            "$shardedDataDistribution",
        ),
        _server,
    ),
}
_atlas = ("$search", "$searchMeta", "$vectorSearch", "$rankFusion", "$scoreFusion", "$score")
_naming = {
    "$lookup": "from",
    "$graphLookup": "from",
    "$merge": "into",
    "$unionWith": "",
    "$out": "",
}
_targets = ("$merge", "$out")
_expected = {
    Kind.QUERY: "a query that reads, such as find or aggregate",
    Kind.CHANGE: "commands that read or change documents",
    Kind.DEFINE: "commands",
}
_possible = {
    Kind.QUERY: ("read",),
    Kind.CHANGE: ("read", "write"),
    Kind.DEFINE: ("read", "write", "index"),
}


def _check_count(script: Script, allowed: int) -> None:
    found = len(script.commands)
    if found > allowed:
        number = "one command" if allowed == 1 else f"at most {allowed} commands"
        raise mistake(
            "several-statements",
            f"The answer has {found} commands where {number} may stand.",
            script.commands[allowed].place,
            statements=found,
            allowed=allowed,
        )


def _check_database(command: Command, database: str) -> None:
    if command.database is not None and database and command.database != database:
        guess = f'use("{database}")'
        message = f"This exercise's database is {database}; write {guess}, or leave use out."
        raise Stop(Verdict.REFUSED, "other-database", message, command.place, guess)


def _check_kind(command: Command, kind: Kind) -> None:
    from grader.queries.mongosh.methods import METHODS

    if METHODS[command.operation].does not in _possible[kind]:
        message = f"{command.operation} is not what is asked: the answer is {_expected[kind]}."
        raise refused("wrong-statement", message, command.place, statement=command.operation)


def _check_names(command: Command, allowed: frozenset[str]) -> None:
    """Refuse operators that run code, write elsewhere or look into the server, wherever."""
    for path, name in _keys(command):
        if name in _refused and name not in allowed:
            message = f"{name} {_refused[name]}, which no answer may do."
            raise refused("operator-not-allowed", message, command.place_of(*path), operator=name)
    for operator in command.operators:
        if operator.kind == "stages" and operator.name in _atlas:
            message = f"{operator.name} needs MongoDB Atlas and cannot be judged here."
            place = command.place_of(*operator.path)
            raise Stop(Verdict.UNSUPPORTED, "not-offline", message, place, operator=operator.name)


def _keys(command: Command) -> Iterator[tuple[Path, str]]:
    """Every field name of the arguments, with its path."""
    for path in command.places.paths():
        if isinstance(path[-1], str) and len(path) > 1:
            yield path, path[-1]


def _check_collections(command: Command, database: str, known: Collection[str]) -> None:
    """Refuse what reaches for another database or the server's own collections."""
    made = command.operation.startswith(("insert", "create"))
    if known and command.collection not in known and not made:
        raise _unknown(command.collection, known, _collection_place(command))
    for stage, value, path in _sources(command):
        place = command.place_of(*path, value=True)
        if isinstance(value, dict):
            if "db" in value and value["db"] != database:
                message = f"{stage} reaches for another database, which no answer may do."
                raise refused("other-database", message, place, operator=stage)
            value = value.get("coll")
        if isinstance(value, str) and value.startswith("system."):
            message = f"{value[:60]} is not a collection that an answer may use."
            raise refused("collection-not-allowed", message, place)
        if known and isinstance(value, str) and value not in known and stage not in _targets:
            raise _unknown(value, known, place)


def _collection_place(command: Command) -> Place:
    """Where the collection's name stands, be it behind a dot or in quotes."""
    start, end = command.places.whole
    at = command.places.text.find(command.collection, start, end)
    if at < 0:
        return command.place
    return Source(command.places.text).place(at, len(command.collection))


def _unknown(name: str, known: Collection[str], place: Place) -> Stop:
    guess = nearest(name, known)
    message = f"There is no collection {name[:60]}" + (f"; did you mean {guess}?" if guess else ".")
    return mistake("unknown-collection", message, place, guess)


def _sources(command: Command) -> Iterator[tuple[str, object, Path]]:
    """The other collections that a pipeline names: by which stage, how, and where."""
    for operator in command.operators:
        if operator.kind != "stages" or operator.name not in _naming:
            continue
        value, path = _at(command, operator.path), operator.path
        key = _naming[operator.name]
        if key and isinstance(value, dict):
            value, path = value.get(key), (*path, key)
        yield operator.name, value, path


def _at(command: Command, path: Path) -> object:
    value: object = command.arguments
    for step in path:
        value = value[step]  # type: ignore[index]
    return value
