"""What a mutant is, in either language, and how a few are taken from every operator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong variant. `text` is the whole answer, `what` a sentence that names the change.

    `clause` says where it is. In SQL: from, where, group-by, having, select, order-by, limit,
    set-operation, with or change. In MongoDB: the innermost stage, such as `$match`, or the part of
    a command: filter, projection, sort, limit, skip, update, options, keys, key, documents,
    pipeline or command.
    """

    operator: str
    text: str
    what: str
    clause: str


def in_turns(
    items: Iterable[Item], operator: Callable[[Item], str], random: Random
) -> Iterator[Item]:
    """One of each operator after another, each operator's own in an order that `random` gives."""
    by_operator: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_operator[operator(item)].append(item)
    for group in by_operator.values():
        random.shuffle(group)
    for at in range(max(map(len, by_operator.values()), default=0)):
        for group in by_operator.values():
            if at < len(group):
                yield group[at]
