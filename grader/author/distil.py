"""Distilling traps: small datasets on which the mutants of a reference show themselves.

Datasets are made until every mutant that can be told apart is, a few that together tell all are
kept, and each is made smaller while it still tells what it was kept for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from grader.author.mutants import Bench, Tell, make_bench
from grader.author.panel import Suspect, Witness
from grader.author.trapfiles import DISTILLED, sized, write_traps
from grader.content import Library
from grader.grade import Grader
from grader.models import Trap
from grader.traps.cover import greedy_cover

MOST_TRAPS = 12
_FEWEST_TRAPS = 2
"""So many an exercise has at least, also where the shipped data tells all: who writes the shipped
result down must not pass, and a learner is shown a small case."""

_WIDE = 36
"""The first datasets are put before all that are looked for, to see which tell the most."""

_PATIENCE = 240
"""So many datasets in a row that tell nothing new end the search."""

_SAMPLE = 24
"""How many of the suspects that the shipped data tells the general traps are to tell again."""

_ASKS = 240
"""So many smaller datasets are tried for each trap."""

_STRIDE = 100_003


@dataclass(frozen=True, slots=True)
class Distilled:
    """What a search gave. `killed` of the `looked_for` suspects are told apart by the traps;
    `complete` is false where the time was over first, so that another run may give other traps.
    """

    id: str
    traps: tuple[str, ...]
    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    looked_for: int
    killed: int
    survivors: tuple[Suspect, ...]
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
    tell: Tell = lambda line: None,
) -> Distilled:
    """Search traps for one exercise and write them; those distilled before are replaced.

    The same seed gives the same files, unless `seconds` end the search. Raises UsageProblem for a
    track without mutants, UnknownRule and Unfillable for a schema that no data can be made for,
    ContentProblem.
    """
    clock = _Budget(seconds)
    tell(f"{identifier}: mutants")
    bench = make_bench(library, grader, identifier, lambda trap: not _is_distilled(trap))
    for witness in bench.witnesses.values():
        bench.panel.learn(witness)
    search = _Search(bench, seed, clock, lambda text: tell(f"{identifier}: {text}"))
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
        search.made,
        clock.spent(),
        not clock.over,
        bench.notes,
    )


def _is_distilled(trap: Trap) -> bool:
    return trap.name.startswith(DISTILLED)


class _Budget:
    """The time that the search may take; remembers whether that ever said no."""

    def __init__(self, seconds: float) -> None:
        self._start = time.monotonic()
        self._end = self._start + seconds
        self.over = False

    def left(self) -> bool:
        self.over = self.over or time.monotonic() > self._end
        return not self.over

    def spent(self) -> float:
        return time.monotonic() - self._start


@dataclass(slots=True)
class _Found:
    """A dataset that is kept, and the suspects that it was kept for."""

    witness: Witness
    kills: frozenset[int]
    pinned: bool = True
    told: list[Suspect] = field(default_factory=list)

    @property
    def rows(self) -> int:
        assert self.witness.dataset is not None
        return sized(self.witness.dataset)


class _Search:
    """The search for the traps of one exercise."""

    def __init__(self, bench: Bench, seed: int, clock: _Budget, tell: Callable[[str], None]) -> None:
        self._panel = bench.panel
        self._material = bench.material
        self._seed = seed
        self._clock = clock
        self._tell = tell
        killers = bench.killers()
        self._room = MOST_TRAPS - sum(name != "shipped" for name in bench.witnesses)
        self._spare = _FEWEST_TRAPS - (MOST_TRAPS - self._room)
        suspects = self._panel.suspects
        self.wanted = [
            at for at, killer in enumerate(killers) if not killer and not suspects[at].equivalent
        ]
        told = [at for at, killer in enumerate(killers) if killer == "shipped"]
        if self._spare > 0:
            self._sample = sorted(Random(seed).sample(told, min(_SAMPLE, len(told))))
        else:
            self._sample = []
        self.alive = set(self.wanted)
        self.made = 0

    def run(self) -> list[tuple[Trap, Witness, list[Suspect]]]:
        """The traps, smallest first, each with what the reference gives and whom it tells."""
        candidates = self._candidates()
        picks = self._pick(candidates)
        small: list[_Found] = []
        for number, found in enumerate(picks, start=1):
            self._tell(f"trap {number} of {len(picks)} made smaller")
            small.append(self._shrunk(found))
        places = [*self.wanted, *self._sample]
        for found in small:
            found.kills = self._panel.killed(found.witness, places)
        needed = greedy_cover([one.kills for one in small], [one.rows for one in small], self._room)
        self.alive = set(self.wanted).difference(*(small[at].kills for at, _ in needed))
        result = []
        for at, mine in needed:
            dataset = small[at].witness.dataset
            assert dataset is not None
            told = [self._panel.suspects[one] for one in sorted(mine)]
            result.append((dataset, small[at].witness, told))
        return result

    def _candidates(self) -> list[_Found]:
        """Datasets that tell something, until all is told or nothing new comes for long."""
        kept: list[_Found] = []
        alive, barren = set(self.wanted), 0
        everything = [*self.wanted, *self._sample]
        if not everything:
            return kept
        while self._clock.left() and barren < _PATIENCE:
            wide = self.made < _WIDE
            if not alive and not wide:
                break
            dataset = self._material.dataset(self._seed * _STRIDE + self.made)
            self.made += 1
            barren += 1
            witness = self._panel.witness(dataset)
            if witness is None:
                continue
            kills = self._panel.killed(witness, everything if wide else sorted(alive))
            if not kills:
                continue
            found = _Found(witness, kills, self._panel.pins_hold(witness))
            if found.pinned:
                barren = 0 if kills & alive else barren
                alive -= kills
            kept.append(found)
            self._tell(f"{self.made} datasets, {len(alive)} of {len(self.wanted)} not told apart")
        return kept

    def _pick(self, candidates: Sequence[_Found]) -> list[_Found]:
        """A few that tell all; those that keep the pins first."""
        picks: list[_Found] = []
        left = frozenset((*self.wanted, *self._sample))
        for pinned in (True, False):
            these = [one for one in candidates if one.pinned is pinned]
            sets = [one.kills & left for one in these]
            for at, mine in greedy_cover(sets, [one.rows for one in these], self._room - len(picks)):
                picks.append(_Found(these[at].witness, mine, pinned))
                left -= mine
        return picks

    def _shrunk(self, found: _Found) -> _Found:
        """The dataset made smaller while it tells what it was kept for."""
        assert found.witness.dataset is not None
        order = sorted(found.kills)
        best = found.witness
        asks = 0

        def still(smaller: Trap) -> bool:
            nonlocal best
            witness = self._panel.witness(smaller)
            if witness is None:
                return False
            # Whoever slipped away last is asked first.
            for start, count in ((0, 3), (3, len(order))):
                some = order[start : start + count]
                slipped = [at for at in some if at not in self._panel.killed(witness, some)]
                if slipped:
                    order.remove(slipped[0])
                    order.insert(0, slipped[0])
                    return False
            if found.pinned and not self._panel.pins_hold(witness):
                return False
            best = witness
            return True

        def budget() -> bool:
            nonlocal asks
            asks += 1
            return asks <= _ASKS and self._clock.left()

        self._material.shrunk(found.witness.dataset, still, budget)
        return _Found(best, found.kills, found.pinned)
