"""One dataset in the making: rows chosen step by step, with a way back where a rule is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from grader.traps.data.plan import Choice, TablePlan
from grader.traps.data.pools import Pool, fitting
from grader.traps.data.salt import around
from grader.traps.data.shape import MOODS, Mood, Shape
from grader.traps.rules import Cells, key_of

MOST = 8
"""Rows a table may have."""
_STEPS = 600
"""Values tried before a row is given up."""
_UNSET: Any = object()


class Filling:
    """Fills tables one after the other; `rows` holds what there is so far, by table."""

    def __init__(self, random: Random, shape: Shape) -> None:
        self.rows: dict[str, list[Cells]] = {}
        self._random = random
        self._shape = shape
        self._mood: Mood = MOODS[shape]
        self._base = random.choice((0, 0, 10, 100))

    def fill(self, plan: TablePlan, *, empty: bool = False) -> None:
        """Add a table. Fewer rows come out where the rules leave no room for more."""
        making = _Making(self, plan)
        self.rows[plan.table.name] = making.rows
        if not empty:
            making.make(self._count(plan))

    def _count(self, plan: TablePlan) -> int:
        count = self._random.randint(self._mood.least, self._mood.most)
        if self._shape in (Shape.CROWD, Shape.AIMED) and plan.referred:
            count = self._random.randint(1, 3)
        return min(count, MOST)


class _Making:
    """The rows of one table in the making."""

    def __init__(self, filling: Filling, plan: TablePlan) -> None:
        self.rows: list[Cells] = []
        self._others = filling.rows
        self._plan = plan
        self._random = filling._random
        self._mood = filling._mood
        self._seen: dict[tuple[int, ...], set[tuple[Any, ...]]] = {
            places: set() for choice in plan.choices for places in choice.unique
        }
        self._ids = self._numbers(filling._base)
        self._palettes: dict[int, Sequence[Any]] = {}
        few = filling._shape is Shape.ONE_GROUP
        for choice in plan.choices:
            if choice.key is None:
                self._palettes[choice.places[0]] = self._palette(choice.places[0], few)
        self._targets = {
            choice.key.name: self._shuffled_keys(choice)
            for choice in plan.choices
            if choice.key is not None and choice.key.table != plan.table.name
        }
        self._steps = 0

    def make(self, count: int) -> None:
        """Make up to `count` rows."""
        for _ in range(count):
            row: Cells = [_UNSET] * len(self._plan.types)
            self._steps = _STEPS
            if not self._choose(0, row):
                break
            self.rows.append(row)
            for places, seen in self._seen.items():
                seen.add(key_of(row, places))

    def _choose(self, at: int, row: Cells) -> bool:
        """Make all choices from the one at `at` on; False leaves the row as it was."""
        choices = self._plan.choices
        if at == len(choices):
            return True
        choice = choices[at]
        if choice.key is not None:
            return self._refer(at, choice, row)
        place = choice.places[0]
        if row[place] is not _UNSET:
            return self._kept(choice, row) and self._choose(at + 1, row)
        for value in self._values(choice, place, row):
            self._steps -= 1
            if self._steps < 0:
                break
            row[place] = value
            if self._kept(choice, row) and self._choose(at + 1, row):
                return True
        row[place] = _UNSET
        return False

    def _refer(self, at: int, choice: Choice, row: Cells) -> bool:
        free = [place for place in choice.places if row[place] is _UNSET]
        for values in self._references(choice, row):
            self._steps -= 1
            if self._steps < 0:
                break
            for place, value in zip(choice.places, values, strict=True):
                if place in free:
                    row[place] = value
            if self._kept(choice, row) and self._choose(at + 1, row):
                return True
        for place in free:
            row[place] = _UNSET
        return False

    def _kept(self, choice: Choice, row: Cells) -> bool:
        for check in choice.checks:
            if not check.holds(row):
                return False
        for places in choice.unique:
            key = key_of(row, places)
            if key in self._seen[places] and None not in key:
                return False
        return True

    def _values(self, choice: Choice, place: int, row: Cells) -> Iterator[Any]:
        """Values for a column: what the mood likes, then all others."""
        random, mood = self._random.random, self._mood
        nullable = self._plan.nullable[place]
        if nullable and random() < mood.null:
            yield None
        if place == self._plan.numbered:
            yield self._ids[len(self.rows)]
        elif self.rows and random() < mood.copy:
            yield self.rows[-1][place]
        if choice.hints and random() < mood.beside:
            beside = list(self._beside(choice, place, row))
            if beside:
                yield beside[int(random() * min(len(beside), 3))]
        palette = self._palettes[place]
        if palette:
            yield palette[int(random() * len(palette))]
            yield palette[int(random() * len(palette))]
        yield from self._beside(choice, place, row)
        rest = list(self._plan.pools[place].all)
        self._random.shuffle(rest)
        if nullable:
            rest.insert(int(random() * (len(rest) + 1)), None)
        yield from rest

    def _beside(self, choice: Choice, place: int, row: Cells) -> Iterator[Any]:
        """Values that rules compare this column with, and their neighbours."""
        kind = self._plan.types[place]
        for term in choice.hints:
            try:
                value = term.value(row)
            except (ArithmeticError, ValueError):
                continue
            for near in around(value, kind):
                fit = fitting(kind, near)
                if fit is not None:
                    yield fit

    def _references(self, choice: Choice, row: Cells) -> Iterator[Sequence[Any]]:
        """Keys of rows to refer to, or NULLs; they agree with what is chosen already."""
        assert choice.key is not None
        spare = self._without(choice, row)
        if spare is not None and self._random.random() < self._mood.null:
            yield spare
        if choice.key.table == self._plan.table.name:
            keys = self._own_keys(choice, row)
        else:
            keys = self._targets[choice.key.name]
        few = self._mood.parents or len(keys)
        first = list(keys[:few])
        self._random.shuffle(first)
        for key in (*first, *keys[few:]):
            if all(
                row[p] is _UNSET or row[p] == v for p, v in zip(choice.places, key, strict=True)
            ):
                yield key
        if spare is not None:
            yield spare

    def _without(self, choice: Choice, row: Cells) -> tuple[Any, ...] | None:
        """Values with which the key refers to nothing, None where it must refer."""
        nullable = self._plan.nullable
        if any(row[place] is None for place in choice.places):
            free = True
        else:
            free = any(nullable[place] and row[place] is _UNSET for place in choice.places)
        if not free:
            return None
        values = []
        for place in choice.places:
            if row[place] is not _UNSET:
                values.append(row[place])
            elif nullable[place]:
                values.append(None)
            elif pool := self._plan.pools[place].all:
                values.append(self._random.choice(pool))
            else:
                return None
        return tuple(values)

    def _own_keys(self, choice: Choice, row: Cells) -> list[tuple[Any, ...]]:
        """Keys of this table's rows so far; this row's own comes last."""
        assert choice.key is not None
        keys = [key for one in self.rows if None not in (key := key_of(one, choice.there))]
        own = key_of(row, choice.there)
        if _UNSET not in own and None not in own:
            keys.append(own)
        return keys

    def _shuffled_keys(self, choice: Choice) -> list[tuple[Any, ...]]:
        assert choice.key is not None
        rows = self._others.get(choice.key.table, [])
        if not rows:
            return []
        keys = [key for one in rows if None not in (key := key_of(one, choice.there))]
        self._random.shuffle(keys)
        return keys

    def _palette(self, place: int, few: bool) -> Sequence[Any]:
        """The few values that a column takes in this dataset."""
        pool, mood = self._plan.pools[place], self._mood
        kind = self._plan.types[place].kind
        count = 4 if few and kind not in ("text", "boolean") else mood.values
        found = []
        for _ in range(count):
            source = (
                pool.salted if pool.salted and self._random.random() < mood.salted else pool.plain
            )
            source = source or pool.salted
            if source:
                found.append(source[int(self._random.random() * len(source))])
        return found

    def _named(self, pool: Pool) -> list[int]:
        """Ids that the salt names, and some beside them."""
        named = self._random.sample(pool.exact, min(len(pool.exact), MOST // 2))
        near = self._random.sample(pool.salted, min(len(pool.salted), 2))
        return list(dict.fromkeys((*named, *near)))

    def _numbers(self, base: int) -> list[int]:
        """Ids for the rows: counting up, down or in any order, with and without gaps."""
        ids = [base + number for number in range(1, MOST + 1)]
        if self._random.random() < 0.3:
            ids = [base + number * 3 for number in range(1, MOST + 1)]
        place = self._plan.numbered
        if place is not None and self._random.random() < 0.5:
            named = self._named(self._plan.pools[place])
            ids = named + [one for one in ids if one not in named][: MOST - len(named)]
        some = ids[: self._mood.most]
        how = self._random.random()
        if how < 0.3:
            some.reverse()
        elif how < 0.6:
            self._random.shuffle(some)
        return some + ids[self._mood.most :]
