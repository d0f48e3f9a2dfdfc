"""Distilling traps: small datasets on which the mutants of a reference show themselves.

Datasets are made until every mutant that can be told apart is, a few that together tell all are
kept, and each is made smaller while it still tells what it was kept for.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from grader.author.candidates import Budget
from grader.author.mutants import Tell, make_bench
from grader.author.panel import Suspect
from grader.author.search import Search
from grader.author.trapfiles import DISTILLED, write_traps
from grader.content import Library
from grader.grade import Grader
from grader.models import Trap

_AT_LAST = 0.25
"""The part of the time that is kept for the shipped data where that is slow; there the time runs
from the start."""


@dataclass(frozen=True, slots=True)
class Distilled:
    """What a search gave. `killed` of the `looked_for` suspects are told apart by the traps;
    `held_back` are the survivors that some dataset tells, but only while it changes what a wrong
    answer is told; `complete` is false where the time was over first, so that another run may give
    other traps.
    """

    id: str
    traps: tuple[str, ...]
    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    looked_for: int
    killed: int
    survivors: tuple[Suspect, ...]
    held_back: tuple[Suspect, ...]
    datasets: int
    seconds: float
    complete: bool
    notes: tuple[str, ...] = ()


def distil(
    library: Library,
    grader: Grader,
    identifier: str,
    *,
    seed: int = 0,
    seconds: float = 60.0,
    tell: Tell = lambda _: None,
) -> Distilled:
    """Search traps for one exercise and write them; those distilled before are replaced.

    The same seed gives the same files, unless `seconds` end the search. Raises UsageProblem for a
    track without mutants, UnknownRule and Unfillable for a schema that no data can be made for,
    ContentProblem. `seconds` begin when the mutants have been put before the data there is, or at
    once where that is slow.
    """
    started = time.monotonic()
    clock = Budget(seconds)
    tell(f"{identifier}: mutants")
    bench = make_bench(library, grader, identifier, lambda trap: not _is_distilled(trap))
    for witness in bench.witnesses.values():
        bench.panel.learn(witness)
    killers = bench.killers(shipped=not bench.material.slow)
    clock = clock.but(_AT_LAST) if bench.material.slow else Budget(seconds)
    search = Search(bench, killers, seed, clock, lambda text: tell(f"{identifier}: {text}"))
    kept = search.run()
    changes = write_traps(bench.exercise, kept)
    alive = tuple(bench.panel.suspects[at] for at in sorted(search.alive))
    return Distilled(
        identifier,
        tuple(changes.names),
        tuple(changes.written),
        tuple(changes.removed),
        len(search.wanted),
        len(search.wanted) - len(alive),
        alive,
        tuple(bench.panel.suspects[at] for at in sorted(search.held_back)),
        search.made,
        time.monotonic() - started,
        not clock.over,
        bench.notes,
    )


def _is_distilled(trap: Trap) -> bool:
    return trap.name.startswith(DISTILLED)
