"""Making a dataset smaller while something about it still holds.

Delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE
TSE 28(2), 2002): rows in halves, quarters and so on, a row together with all that refer to it;
single rows until none can go; then columns, all at once, then in halves; then single rows again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.models import Schema, TableRows
from grader.traps.simpler import alike, numbered
from grader.traps.states import MISSING, Database, Place, State, changed

Item = tuple[str, tuple[int, ...]]
"""Columns of a table that are made simpler together."""


def shrink(
    schema: Schema,
    tables: Mapping[str, TableRows],
    still: Callable[[Mapping[str, TableRows]], bool],
    *,
    budget: Callable[[], bool],
) -> Mapping[str, TableRows]:
    """The smallest dataset found for which `still` holds, as it does for `tables` itself.

    Every dataset that `still` is asked about keeps the schema's rules if `tables` does; none is
    asked about twice. `budget` is asked before each; once it says False, what there is so far is
    given. Otherwise no single row, with those that refer to it, can be taken from the result.
    Empty tables, and columns that hold their default alone, are left out. The same input gives the
    same result. Raises UnknownRule as `violations` does, ValueError for cells that do not fit.
    """
    search = _Search(Database(schema, tables), tables, still, budget)
    try:
        search.halve_rows()
        search.single_rows()
        if search.simplify():
            search.single_rows()
    except _Spent:
        pass
    return search.best


class _Spent(Exception):
    """The budget is used up."""


class _Search:
    """The state so far, and what was tried."""

    def __init__(
        self,
        database: Database,
        tables: Mapping[str, TableRows],
        still: Callable[[Mapping[str, TableRows]], bool],
        budget: Callable[[], bool],
    ) -> None:
        self._database = database
        self._still = still
        self._budget = budget
        self._state = database.read(tables)
        self._tried = {_key(self._state)}
        self._links_to = {link.key.table for link in database.links}

    @property
    def best(self) -> dict[str, TableRows]:
        """The smallest dataset so far."""
        return self._database.write(self._state)

    def halve_rows(self) -> None:
        """Take away whole tables, then halves, quarters and so on of each, parents first."""
        for name in reversed(list(self._state)):
            if name in self._state and name not in self._links_to:
                self._without([(name, at) for at in range(len(self._state[name]))])
        for name in list(self._state):
            size = len(self._state.get(name, ())) // 2
            while size:
                self._in_chunks(name, size)
                size = min(size, len(self._state.get(name, ()))) // 2

    def _in_chunks(self, name: str, size: int) -> None:
        start = 0
        while start < len(rows := self._state.get(name, ())) and len(rows) > 1:
            chunk = [(name, at) for at in range(start, min(start + size, len(rows)))]
            if not self._without(chunk):
                start += size

    def simplify(self) -> bool:
        """Columns to their default, NULL or one plain value; then those that matter, to less.

        Tells whether anything changed.
        """
        before = self._state
        items = list(self._database.loose_columns(self._state))
        stuck: list[Item] = []
        self._defaults(items, stuck)
        self._renumber()
        for item in stuck:
            self._share(item)
        return self._state is not before

    def single_rows(self) -> None:
        """Take away rows one by one, the last table first, until none can go."""
        changing = True
        while changing:
            changing = False
            places = [(name, at) for name in self._state for at in range(len(self._state[name]))]
            for place in reversed(places):
                if place[1] < len(self._state.get(place[0], ())):
                    changing |= self._without([place]) or self._repoint(place)

    def _without(self, places: Sequence[Place]) -> bool:
        return self._ask(self._database.without(self._state, places))

    def _repoint(self, place: Place) -> bool:
        if place[0] not in self._links_to:
            return False
        other = self._database.repointed(self._state, place)
        return other is not None and self._ask(other)

    def _defaults(self, items: Sequence[Item], stuck: list[Item]) -> None:
        """Simplify as many of the items as possible; the others go to `stuck`."""
        if not items or self._ask(self._simplest(items)):
            return
        if len(items) == 1:
            if self._simplest(items) != self._state:
                stuck.append(items[0])
            return
        middle = len(items) // 2
        self._defaults(items[:middle], stuck)
        self._defaults(items[middle:], stuck)

    def _simplest(self, items: Sequence[Item]) -> State:
        """The state with the items at their simplest, as far as the rules let them."""
        state = self._state
        for name in dict.fromkeys(name for name, _ in items):
            mine = [places for other, places in items if other == name]
            together = state
            for places in mine:
                together = self._default(together, name, places)
            if self._database.legal(together, [name]):
                state = together
                continue
            for places in mine:
                for one in self._candidates(state, name, places):
                    if one == state or self._database.legal(one, [name]):
                        state = one
                        break
        return state

    def _default(self, state: State, name: str, places: tuple[int, ...]) -> State:
        return next(iter(self._candidates(state, name, places)), state)

    def _candidates(self, state: State, name: str, places: tuple[int, ...]) -> list[State]:
        """Simpler states by the columns at `places`, the simplest first."""
        rows = state[name]
        found = []
        default = [self._database.default(name, place) for place in places]
        if MISSING not in default:
            one = state
            for place, value in zip(places, default, strict=True):
                one = changed(one, name, place, [value] * len(rows))
            found.append(one)
        if len(places) == 1 and not any(
            link.table == name and places[0] in link.here for link in self._database.links
        ):
            found += self._alike(state, name, places[0])
        return found

    def _alike(self, state: State, name: str, place: int) -> list[State]:
        kind = self._database.types[name][place]
        values = [row[place] for row in state[name]]
        lists: list[list[Any]] = list(alike(values, kind))
        plain = numbered(list(range(len(values))), kind) if len(values) > 1 else None
        if plain is not None:
            lists.append(plain)
        return [changed(state, name, place, list_) for list_ in lists]

    def _share(self, item: Item) -> None:
        """Try the simpler values of one column that matters, other than its default."""
        name, places = item
        if name not in self._state or len(places) != 1:
            return
        asked = 0
        for state in self._alike(self._state, name, places[0]):
            if asked == 2 or state == self._state:
                break
            if _key(state) not in self._tried and self._database.legal(state, [name]):
                asked += 1
                if self._ask(state):
                    break

    def _renumber(self) -> None:
        """Count the ids of all tables from 1, in the same order, where the rules let them."""
        state = self._state
        for name, place in self._database.ids():
            if name not in state:
                continue
            values = [row[place] for row in state[name]]
            plain = numbered(values, self._database.types[name][place])
            if plain is None or None in plain:
                continue
            renamed = dict(zip(values, plain, strict=True))
            other = state
            for table, at in self._database.followers(name, place):
                if table in other:
                    old = [row[at] for row in other[table]]
                    new = [renamed.get(value, value) for value in old]
                    other = changed(other, table, at, new)
            if self._database.legal(other, other):
                state = other
        self._ask(state)

    def _ask(self, state: State) -> bool:
        """Go on from this state if it still holds there; states tried before do not."""
        key = _key(state)
        if key in self._tried:
            return False
        if not self._budget():
            raise _Spent
        self._tried.add(key)
        if not self._still(self._database.write(state)):
            return False
        self._state = state
        return True


def _key(state: State) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(state.items(), key=lambda item: item[0]))
