"""The search for the traps of one exercise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

from grader.author.candidates import Bases, Budget, Found, richness
from grader.author.material import Maker
from grader.author.mutants import SHIPPED, Bench
from grader.author.panel import Suspect, Witness
from grader.models import Trap
from grader.traps.cover import greedy_cover

MOST_TRAPS = 12
_FEWEST_TRAPS = 2
"""So many an exercise has at least, also where the shipped data tells all: who writes the shipped
result down must not pass, and a learner is shown a small case."""

_WIDE = 24
"""The first datasets are put before all that are looked for, to see which tell the most."""

_PATIENCE = 400
"""So many datasets in a row that tell nothing new end the search."""

_SAMPLE = 12
"""How many of the suspects that the shipped data tells the general traps are to tell again."""

_WIDE_SLOW = 13
"""The same where the shipped data is slow: one of each shape."""

_EASY = 3
"""A suspect told by so many of the first datasets is taken to be told by any trap or by the shipped
data, where that is slow."""

_EASY_SAMPLE = 30
"""How many of those the traps are made to tell."""

_ASKS = 160
"""So many smaller datasets are tried for each trap."""

_FIRST = 3
"""So many suspects are asked about a smaller dataset before the others are."""

_DETOURS = 3
"""So many other datasets are tried for a suspect where the first breaks a pin."""

_MENDS = 80
"""So many changes are tried to a dataset that breaks a pin."""

_RICH = 40

_MOST_ANCHORS = 4

_ANCHORING = 0.75
"""Until so much of the time is over, datasets are looked for that keep wrong answers in place."""

_SEARCHING = 0.5
"""The part of the time that is for finding datasets; the rest is for making them smaller."""

_STRIDE = 100_003


class Search:
    """The search for the traps of one exercise."""

    def __init__(
        self,
        bench: Bench,
        killers: Sequence[str],
        seed: int,
        clock: Budget,
        tell: Callable[[str], None],
    ) -> None:
        self._panel = bench.panel
        self._material = bench.material
        self._seed = seed
        self._clock = clock
        self._tell = tell
        self._shipped = bench.witnesses.get(SHIPPED)
        self._room = MOST_TRAPS - sum(name != SHIPPED for name in bench.witnesses)
        self._wide = _WIDE_SLOW if bench.material.slow else _WIDE
        self._spare = _FEWEST_TRAPS - (MOST_TRAPS - self._room)
        suspects = self._panel.suspects
        self.wanted = [
            at for at, killer in enumerate(killers) if not killer and not suspects[at].equivalent
        ]
        told = [at for at, killer in enumerate(killers) if killer == SHIPPED]
        if self._spare > 0:
            self._sample = sorted(Random(seed).sample(told, min(_SAMPLE, len(told))))
        else:
            self._sample = []
        self._anchors: list[Found] = []
        self._easy: list[int] = []
        self._shipped_tells: set[int] = set()
        self.alive = set(self.wanted)
        self.held_back: set[int] = set()
        self.made = 0
        self._maker: Maker | None = None

    def run(self) -> list[tuple[Trap, Witness, list[Suspect]]]:
        """The traps, each with the reference's result and whom it tells, the most telling first."""
        candidates = self._candidates()
        if self._material.slow:
            self._drop_anchors(candidates)
        small = list(self._small(candidates))
        needed = self._chosen(small)
        told = frozenset[int]().union(*(one.kills for one in candidates))
        if self._material.slow:
            self._ask_shipped(small[at] for at, _ in needed)
            if missed := sorted(self.alive.intersection(self._easy)):
                self._clock.restore()
                for found in candidates:
                    found.kills = self._panel.killed(found.witness, missed)
                self.wanted = sorted({*self.wanted, *missed})
                small += self._small(candidates)
                needed = self._chosen(small)
                self._ask_shipped(small[at] for at, _ in needed)
        self.held_back = self.alive & told
        result = []
        for anchor in self._anchors:
            dataset = anchor.witness.dataset
            assert dataset is not None
            caught = [self._panel.suspects[one] for one in sorted(anchor.kills)]
            result.append((dataset, anchor.witness, caught))
        for at, mine in needed:
            dataset = small[at].witness.dataset
            assert dataset is not None
            caught = [self._panel.suspects[one] for one in sorted(mine)]
            result.append((dataset, small[at].witness, caught))
        return result

    def _candidates(self) -> list[Found]:
        """Datasets that tell something, until all is told or nothing new comes for long."""
        kept: list[Found] = []
        alive, barren = Counter(dict.fromkeys(self.wanted, _DETOURS)), 0
        everything = [*self.wanted, *self._sample]
        if not everything:
            return kept
        maker = self._material.maker([self._panel.suspects[at].text for at in everything])
        self._maker = maker
        bases = Bases()
        while self._clock.left(_SEARCHING) and barren < _PATIENCE:
            wide = self.made < self._wide
            if self.made == self._wide and self._material.slow:
                self._sort_out(alive, kept)
            if not alive and not wide:
                break
            dataset = self._next(maker, bases)
            self.made += 1
            barren += 1
            found = self._panel.confront(dataset, self._asked(kept) if wide else sorted(alive))
            if found is None:
                continue
            witness, kills = found
            bases.add(witness, bool(kills))
            if not kills or not self._panel.decided(witness):
                continue
            broken = self._panel.broken_pins(witness)
            kept.append(Found(witness, kills, broken))
            for at in kills & set(alive):
                barren = 0
                alive[at] -= 1 if broken else _DETOURS
                if alive[at] <= 0:
                    del alive[at]
            self._tell(f"{self.made} datasets, {len(alive)} of {len(self.wanted)} to be told apart")
        if self._material.slow and self.made < self._wide:
            self._sort_out(alive, kept)
        return kept

    def _asked(self, kept: Sequence[Found]) -> list[int]:
        """Who is put before one of the first datasets."""
        everything = [*self.wanted, *self._sample]
        if not self._material.slow:
            return everything
        often = Counter(at for found in kept for at in found.kills)
        return [at for at in everything if often[at] < _EASY]

    def _sort_out(self, alive: Counter[int], kept: list[Found]) -> None:
        """Whom the first datasets tell often is looked for no longer, nor who is not judged."""
        often = Counter(at for found in kept for at in found.kills)
        unsure = {at for at in self._panel.declined if not often[at]}
        self._easy = [at for at in self.wanted if often[at] >= _EASY]
        self.wanted = [at for at in self.wanted if often[at] < _EASY and at not in unsure]
        size = min(_EASY_SAMPLE, len(self._easy))
        self._sample = sorted(Random(self._seed).sample(self._easy, size))
        for at in set(alive).difference(self.wanted):
            del alive[at]
        looked_for = frozenset((*self.wanted, *self._sample))
        for found in kept:
            found.kills &= looked_for

    def _chosen(self, small: Sequence[Found]) -> list[tuple[int, frozenset[int]]]:
        """As many of the datasets as there is room for, each with whom it adds."""
        places = [*self.wanted, *self._sample]
        for found in small:
            found.kills = self._panel.killed(found.witness, places)
        told = frozenset[int]()
        for anchor in self._anchors:
            told |= self._panel.killed(anchor.witness, places)
        room = self._room - len(self._anchors)
        needed = greedy_cover(
            [one.kills - told for one in small], [one.rows for one in small], room
        )
        self.alive = set(self.wanted).difference(told, *(small[at].kills for at, _ in needed))
        return needed

    def _drop_anchors(self, candidates: Sequence[Found]) -> None:
        """Find small datasets on which wrong answers get what they are pinned to.

        A learner is shown the smallest case: with such a trap, larger ones break no pin.
        """
        loose = frozenset[int]().union(*(one.broken for one in candidates))
        firm = sorted(candidates, key=lambda one: (len(one.broken), one.rows))
        for place in sorted(loose):
            if len(self._anchors) >= _MOST_ANCHORS:
                break
            for one in firm[:_RICH]:
                if not self._clock.left(_ANCHORING):
                    return
                if place not in self._panel.as_pinned(one.witness):
                    continue
                small = self._shrunk(Found(one.witness, frozenset()), place)
                if not small.broken:
                    small.kills = frozenset((place,))
                    self._panel.learn(small.witness)
                    self._anchors.append(small)
                    break
        for one in candidates if self._anchors else ():
            if one.broken:
                one.broken = self._panel.broken_pins(one.witness)

    def _ask_shipped(self, chosen: Iterable[Found]) -> None:
        """Add to the survivors who was taken to be easy and is not, then ask the shipped data."""
        left = self.alive.union(self._easy)
        for found in chosen:
            left -= self._panel.killed(found.witness, sorted(left))
        left -= self._shipped_tells
        if self._shipped is not None:
            self._shipped_tells |= self._panel.killed(self._shipped, sorted(left))
        self.alive = left - self._shipped_tells

    def _next(self, maker: Maker, bases: Bases) -> Trap:
        """A new dataset; after the first ones, mostly a good one with a few changes."""
        number = self._seed * _STRIDE + self.made
        base = bases.pick(number)
        if self.made < self._wide or base is None or not self.made % 4:
            return maker.dataset(number)
        return maker.varied(base, number)

    def _small(self, candidates: Sequence[Found]) -> Iterator[Found]:
        """Few small datasets that together tell what the candidates tell, and keep the pins.

        Where the pins cannot be kept for all that a dataset tells, they may be for halves of it,
        or on another dataset.
        """
        sets = [one.kills for one in candidates]
        todo: list[tuple[int, frozenset[int], int]] = []
        told: frozenset[int] = frozenset()
        for broken in (False, True):
            left = [
                one.kills - told if bool(one.broken) is broken else frozenset()
                for one in candidates
            ]
            cover = greedy_cover(left, [one.rows for one in candidates], len(left))
            todo += [(at, mine, _DETOURS) for at, mine in cover]
            told = told.union(*(mine for _, mine in cover))
        told = frozenset()
        while todo and self._clock.left():
            at, mine, detours = todo.pop(0)
            mine -= told
            if not mine:
                continue
            self._tell(f"traps made smaller, {len(mine) + sum(len(one[1]) for one in todo)} to go")
            found = self._mended(self._shrunk(Found(candidates[at].witness, mine)), at)
            if not found.broken:
                told |= self._panel.killed(found.witness, [*self.wanted, *self._sample])
                yield found
                continue
            if len(mine) > 1:
                order = sorted(mine)
                middle = len(order) // 2
                halves = (frozenset(order[:middle]), frozenset(order[middle:]))
                todo += [(at, half, detours) for half in halves]
            elif detours:
                others = [one for one in range(len(sets)) if one > at and mine <= sets[one]]
                todo += [(one, mine, detours - 1) for one in others[:1]]

    def _mended(self, found: Found, number: int) -> Found:
        """Where a pin is broken, a dataset a little different on which it is not, made smaller.

        What is missing is mostly a row that the wrong answer gets right.
        """
        dataset = found.witness.dataset
        if not found.broken or dataset is None or self._maker is None:
            return found
        order = sorted(found.kills)
        for step in range(_MENDS):
            if not self._clock.left():
                break
            other = self._maker.varied(dataset, self._seed * _STRIDE + number * _MENDS + step)
            seen = self._panel.confront(other, order)
            if seen is None or len(seen[1]) < len(order):
                continue
            broken = self._panel.broken_pins(seen[0])
            if broken < found.broken and self._panel.decided(seen[0]):
                return self._mended(self._shrunk(Found(seen[0], found.kills)), number + 1)
            if broken == found.broken and richness(seen[0].expected) < _RICH:
                dataset = other  # goes further from here: there is more to see
        return found

    def _shrunk(self, found: Found, pinned: int | None = None) -> Found:
        """The dataset made smaller while it tells what it is to tell and breaks no further pin.

        The wrong answer `pinned` goes on getting its code on it.
        """
        assert found.witness.dataset is not None
        order = sorted(found.kills)
        best = Found(found.witness, found.kills, self._panel.broken_pins(found.witness))
        asks = 0

        def still(smaller: Trap) -> bool:
            nonlocal best
            first = self._panel.confront(smaller, order[:_FIRST])
            if first is None:
                return False
            witness, killed = first
            if len(killed) == len(order[:_FIRST]):
                killed |= self._panel.killed(witness, order[_FIRST:])
            slipped = next((at for at in order if at not in killed), None)
            if slipped is not None:  # who slips away is asked first from now on
                order.remove(slipped)
                order.insert(0, slipped)
                return False
            if pinned is not None and pinned not in self._panel.as_pinned(witness):
                return False
            if not self._panel.decided(witness):
                return False
            broken = self._panel.broken_pins(witness)
            if not broken <= best.broken:
                return False
            best = Found(witness, found.kills, broken)
            return True

        def budget() -> bool:
            nonlocal asks
            asks += 1
            return asks <= _ASKS and self._clock.left()

        self._material.shrunk(found.witness.dataset, still, budget)
        return best
