"""A MongoDB answer with single stages, arguments and options taken from a reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from grader.models import Place
from grader.models.command import UPDATES
from grader.queries.mongosh import Command, Modifier, Script
from grader.queries.mongosh.printing import print_script
from grader.traps.clauses.document_kinds import document_kind
from grader.traps.clauses.hybrid import MOST, PipelineHybrid, Spot, size_of
from grader.traps.clauses.stages import Splice, Stage, documents, name_of, splices

_SINGLES = 18
_MISSING: Any = object()
_FIND = ("filter", "projection", "sort", "skip", "limit")
_STAGE = {"filter": "$match", "sort": "$sort", "skip": "$skip", "limit": "$limit",
          "projection": "$project"}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What to set: an argument, option or call by name; the method, with all its arguments; or
    stages of an argument.
    """

    clauses: tuple[str, ...]
    place: Place
    name: str
    value: Any = None
    splice: Splice | None = None
    fine: bool = False
    kind: str = "differs"
    spot: Spot | None = None

    def meets(self, other: _Part) -> bool:
        """Whether both change the same thing."""
        if self.name != other.name:
            return False
        one, two = self.splice, other.splice
        if one is None or two is None:
            return True
        return one.start == two.start or (one.start < two.stop and two.start < one.stop)


def pipeline_hybrids(answer: Script, references: Sequence[Script]) -> tuple[PipelineHybrid, ...]:
    """All hybrids worth a try, single stages first; empty where the two cannot be compared.

    Only the last command is changed: the one whose outcome is graded.
    """
    own = answer.answer
    base = print_script(answer)
    some = [
        (index, list(_parts(own, script.answer)))
        for index, script in enumerate(references)
        if script.answer.collection == own.collection
    ]
    some.sort(key=lambda item: sum(not part.fine for part in item[1]))
    found: dict[str, PipelineHybrid] = {}
    for most, count in ((_SINGLES, 1), (MOST, 2), (MOST, 3)):
        for index, parts in some:
            for group in _sets(parts, count):
                if len(found) >= most:
                    break
                text = print_script(
                    replace(answer, commands=(*answer.commands[:-1], _made(own, group)))
                )
                if text != base and text not in found:
                    clauses = tuple(clause for part in group for clause in part.clauses)
                    first, size = group[0], size_of(base, text)
                    found[text] = PipelineHybrid(
                        clauses, text, first.place, index, size, first.kind, first.spot
                    )
    return tuple(sorted(found.values(), key=lambda hybrid: len(hybrid.clauses)))


def _sets(parts: list[_Part], count: int) -> Iterator[tuple[_Part, ...]]:
    if count == 1:
        yield from ((part,) for part in parts)
        return
    for group in combinations([part for part in parts if not part.fine], count):
        if not any(one.meets(two) for one, two in combinations(group, 2)):
            yield group


def _parts(own: Command, other: Command) -> Iterator[_Part]:
    """All differences of two commands."""
    if own.operation != other.operation:
        if {own.operation, other.operation} <= {"find", "findOne", "aggregate"}:
            yield from _other_form(own, other)
        elif own.arguments.keys() == other.arguments.keys():
            value = (other.operation, own.arguments)
            yield _Part((own.operation,), own.place, "operation", value, kind="method")
            yield from _arguments(own, other)
        elif {own.operation, other.operation} <= UPDATES:
            names = [name for name in other.arguments if name != "options"]
            arguments = {name: own.arguments.get(name, other.arguments[name]) for name in names}
            if "options" in own.arguments:
                arguments["options"] = own.arguments["options"]
            value = (other.operation, arguments)
            yield _Part((own.operation,), own.place, "operation", value, kind="method")
        return
    if own.operation in ("find", "findOne"):
        for name in _FIND:
            yield from _argument(own, name, _read(own, name), _read(other, name))
        return
    yield from _arguments(own, other)


def _arguments(own: Command, other: Command) -> Iterator[_Part]:
    names = [name for name in (*own.arguments, *other.arguments) if name != "options"]
    for name in dict.fromkeys(names):
        mine, theirs = (command.arguments.get(name, _MISSING) for command in (own, other))
        yield from _argument(own, name, mine, theirs)
    options = [command.arguments.get("options") or {} for command in (own, other)]
    for name in dict.fromkeys([*options[0], *options[1]]):
        mine, theirs = (given.get(name, _MISSING) for given in options)
        if mine != theirs:
            yield _Part((name,), _place(own, name), name, theirs, kind=_kind(name, mine, theirs))


def _argument(own: Command, name: str, mine: Any, theirs: Any) -> Iterator[_Part]:
    if mine == theirs and list(_keys(mine)) == list(_keys(theirs)):
        return
    if isinstance(mine, list) and isinstance(theirs, list) and _staged(mine) and _staged(theirs):
        yield from _pipeline(own, name, mine, theirs)
        return
    for step, value in documents({} if mine is _MISSING else mine, theirs):
        place, kind = _place(own, name, step), _kind(name, mine, value)
        yield _Part((name,), place, name, value, fine=True, kind=kind)
    yield _Part((name,), _place(own, name), name, theirs, kind=_kind(name, mine, theirs))


def _kind(name: str, mine: Any, theirs: Any) -> str:
    if mine is _MISSING or theirs is _MISSING:
        return "extra" if theirs is _MISSING else "missing"
    return document_kind(name, mine, theirs)


def _pipeline(own: Command, name: str, mine: list[Stage], theirs: list[Stage]) -> Iterator[_Part]:
    for splice in splices(mine, theirs):
        taken = [name_of(stage) for stage in mine[splice.start : splice.stop]]
        given = [name_of(stage) for stage in splice.stages]
        clauses, at = tuple(taken or given), splice.start
        kind = _kind_of_splice(mine, splice)
        if sorted(taken) == sorted(given) and len(taken) > 1 and splice.fine:
            kind = "moved"
            if taken[0] != given[-1]:
                at = splice.stop - 1
            clauses = (taken[0] if taken[0] == given[-1] else given[0],)
        place, spot = own.place, None
        if mine:
            behind = at >= len(mine)
            at = min(at, len(mine) - 1)
            inside = [splice.step] if splice.step else []
            place = own.place_of(name, at, name_of(mine[at]), *inside)
            side = "" if taken else "behind" if behind else "before"
            spot = Spot(name, at + 1, name_of(mine[at]), side)
        yield _Part(clauses, place, name, None, splice, splice.fine, kind, spot)


def _kind_of_splice(mine: list[Stage], splice: Splice) -> str:
    """What kind of thing is off in the stages that are exchanged."""
    taken = mine[splice.start : splice.stop]
    if not taken or not splice.stages:
        return "stage-missing" if not taken else "stage-extra"
    names = {name_of(stage) for stage in (*taken, *splice.stages)}
    if len(taken) == len(splice.stages) == len(names) == 1:
        (name,) = names
        return document_kind(name, taken[0][name], splice.stages[0][name])
    return "stage-differs" if len(taken) == len(splice.stages) == 1 else "several"


def _other_form(own: Command, other: Command) -> Iterator[_Part]:
    """A find compared with a pipeline that does nothing else, and the reverse."""
    if own.operation == "aggregate":
        stages: list[Stage] = [
            {_STAGE[name]: value}
            for name in ("filter", "sort", "skip", "limit", "projection")
            if (value := _read(other, name)) not in (_MISSING, {})
        ]
        yield from _pipeline(own, "pipeline", own.arguments.get("pipeline") or [], stages)
        return
    given = {
        name_of(stage): stage[name_of(stage)] for stage in other.arguments.get("pipeline") or []
    }
    wanted = [_STAGE[name] for name in ("filter", "sort", "skip", "limit", "projection")]
    if list(given) != [name for name in wanted if name in given]:
        return
    for name in _FIND:
        yield from _argument(own, name, _read(own, name), given.get(_STAGE[name], _MISSING))


def _read(command: Command, name: str) -> Any:
    """An argument of find, from wherever it was given."""
    if name in command.arguments:
        return command.arguments[name]
    for modifier in command.modifiers:
        if modifier.name == name:
            return modifier.value
    return (command.arguments.get("options") or {}).get(name, _MISSING)


def _made(command: Command, parts: Sequence[_Part]) -> Command:
    """The command with parts exchanged."""
    arguments = dict(command.arguments)
    modifiers = list(command.modifiers)
    operation = command.operation
    cut: dict[str, list[Splice]] = {}
    for part in parts:
        if part.splice is not None:
            cut.setdefault(part.name, []).append(part.splice)
        elif part.name == "operation":
            operation, arguments = part.value[0], dict(part.value[1])
        elif part.name in arguments or part.name in _ARGUMENTS:
            _set(arguments, part.name, part.value)
        elif part.name in [item.name for item in modifiers] or (
            part.name in _FIND and part.name not in (arguments.get("options") or {})
        ):
            modifiers = [item for item in modifiers if item.name != part.name]
            if part.value is not _MISSING:
                modifiers.append(Modifier(part.name, part.value))
        else:
            options = dict(arguments.get("options") or {})
            _set(options, part.name, part.value)
            arguments["options"] = options
    for name, some in cut.items():
        stages = list(arguments.get(name) or [])
        for splice in sorted(some, key=lambda item: -item.start):
            stages[splice.start : splice.stop] = splice.stages
        arguments[name] = stages
    return replace(command, operation=operation, arguments=arguments, modifiers=tuple(modifiers))


_ARGUMENTS = frozenset(
    ("filter", "projection", "update", "replacement", "key", "keys", "document", "documents",
     "pipeline", "operations")
)  # fmt: skip


def _set(place: dict[str, Any], name: str, value: Any) -> None:
    if value is _MISSING:
        place.pop(name, None)
    else:
        place[name] = value


def _staged(value: list[Any]) -> bool:
    return all(isinstance(stage, dict) and len(stage) == 1 for stage in value)


def _keys(value: Any) -> Iterator[str]:
    """The keys of a document in their order, which counts in sort and in keys of indexes."""
    if isinstance(value, dict):
        yield from value


def _place(command: Command, *path: str) -> Place:
    """Where an argument, option or call stands; the method's name where it is missing."""
    name = path[0]
    if name in command.arguments or name in [item.name for item in command.modifiers]:
        return command.place_of(*path)
    if name in (command.arguments.get("options") or {}):
        return command.place_of("options", *path)
    return command.place
