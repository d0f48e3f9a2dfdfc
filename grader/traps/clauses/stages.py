"""Pipelines, filters and other documents compared piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Stage = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Splice:
    """Stages `start` to `stop` (not included) of the answer and what the reference has there.

    `fine` is a part of one stage, or of a gap between stages that both have; `step` is the key in
    the stage's document that is mended, or "".
    """

    start: int
    stop: int
    stages: tuple[Stage, ...]
    fine: bool = False
    step: str = ""


def name_of(stage: Stage) -> str:
    """The stage's operator, such as `$match`."""
    return next(iter(stage), "")


def splices(mine: Sequence[Stage], theirs: Sequence[Stage]) -> Iterator[Splice]:
    """The differences of two pipelines: pieces of stages first, then stages, then gaps.

    Stages are aligned by their names, in a longest common subsequence that prefers equal ones.
    """
    pairs = [*_aligned(mine, theirs), (len(mine), len(theirs))]
    at, other = 0, 0
    for one, two in pairs:
        yield from _gap((at, one), theirs[other:two])
        if one < len(mine) and mine[one] != theirs[two]:
            name = name_of(mine[one])
            for step, value in documents(mine[one][name], theirs[two][name]):
                yield Splice(one, one + 1, ({name: value},), True, step)
            yield Splice(one, one + 1, (theirs[two],))
        at, other = one + 1, two + 1
    yield from _moves(mine, theirs, pairs)


def documents(mine: Any, theirs: Any) -> Iterator[tuple[str, Any]]:
    """A document with one key exchanged, dropped or added, and that key."""
    if not isinstance(mine, dict) or not isinstance(theirs, dict):
        return
    for key in [*mine, *(key for key in theirs if key not in mine)]:
        if key not in theirs:
            yield key, {name: value for name, value in mine.items() if name != key}
        elif key not in mine or mine[key] != theirs[key]:
            yield key, {**mine, key: theirs[key]}


def _gap(own: tuple[int, int], theirs: Sequence[Stage]) -> Iterator[Splice]:
    """What stands between two aligned stages: those of the answer from one index to another."""
    given = tuple(theirs)
    count = own[1] - own[0]
    for at in range(*own):
        for stage in given:
            yield Splice(at, at + 1, (stage,), True)
        yield Splice(at, at + 1, (), count > 1 or bool(given))
    for stage in given:
        for at in range(own[0], own[1] + 1):
            yield Splice(at, at, (stage,), count > 0 or len(given) > 1)
    if (count or given) and (count, len(given)) not in ((1, 0), (0, 1)):
        yield Splice(own[0], own[1], given)


def _moves(
    mine: Sequence[Stage], theirs: Sequence[Stage], pairs: Sequence[tuple[int, int]]
) -> Iterator[Splice]:
    """A stage that the reference has elsewhere, with all the stages that it passes."""
    placed = dict(pairs)
    back = {two: one for one, two in pairs}
    for one, stage in enumerate(mine):
        if one in placed:
            continue
        for two, other in enumerate(theirs):
            if two in back or other != stage:
                continue
            target = next((back[at] for at in range(two, len(theirs) + 1) if at in back), None)
            if target is None:
                continue
            if target > one:
                passed = tuple(mine[one + 1 : target])
                yield Splice(one, target, (*passed, stage), True)
            else:
                passed = tuple(mine[target:one])
                yield Splice(target, one + 1, (stage, *passed), True)


def _aligned(mine: Sequence[Stage], theirs: Sequence[Stage]) -> list[tuple[int, int]]:
    """The pairs of stages that stand for each other."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for one in reversed(range(len(mine))):
        for two in reversed(range(len(theirs))):
            alike = _alike(mine[one], theirs[two])
            best[one][two] = max(
                best[one + 1][two],
                best[one][two + 1],
                best[one + 1][two + 1] + alike if alike else 0.0,
            )
    pairs = []
    one = two = 0
    while one < len(mine) and two < len(theirs):
        alike = _alike(mine[one], theirs[two])
        if alike and best[one][two] == best[one + 1][two + 1] + alike:
            pairs.append((one, two))
            one, two = one + 1, two + 1
        elif best[one][two] == best[one + 1][two]:
            one += 1
        else:
            two += 1
    return pairs


def _alike(one: Stage, other: Stage) -> float:
    name = name_of(one)
    if name != name_of(other):
        return 0.0
    if one == other:
        return 3.0
    mine, theirs = one[name], other[name]
    if not isinstance(mine, dict) or not isinstance(theirs, dict):
        return 1.0
    return 1.0 + len(mine.keys() & theirs.keys()) / max(len(mine.keys() | theirs.keys()), 1)
