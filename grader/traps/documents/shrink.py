"""Making collections smaller while something about them still holds: delta debugging.

Documents go in halves, quarters and so on; then fields, all at once, then in halves, or their
values get plain; then elements of arrays; then single documents until none can go. See
`grader.traps.shrink` for the source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.traps.documents.edits import (
    Item,
    State,
    arrays,
    paths,
    plain,
    removed,
    shortened,
)
from grader.traps.documents.rules import Collections, Document, Layout, document_violations


def shrink_documents(
    layout: Layout,
    collections: Collections,
    still: Callable[[Mapping[str, tuple[Document, ...]]], bool],
    *,
    budget: Callable[[], bool],
) -> dict[str, tuple[Document, ...]]:
    """The smallest collections found for which `still` holds, as it does for `collections`.

    Every state that `still` is asked about keeps the validators and unique indexes if `collections`
    does; none is asked about twice. `budget` is asked before each; once it says False, what there
    is so far is given. Otherwise no single document can be taken from the result. Empty collections
    are left out. References between collections are no rule and are not kept: `still` may ask for
    them. The same input gives the same result. Raises UnknownRule as `document_violations` does.
    """
    search = _Search(layout, collections, still, budget)
    try:
        search.halve()
        search.simplify()
        search.shorten()
        search.single()
    except _Spent:
        pass
    return search.state


class _Spent(Exception):
    """The budget is used up."""


class _Search:
    def __init__(
        self,
        layout: Layout,
        collections: Collections,
        still: Callable[[Mapping[str, tuple[Document, ...]]], bool],
        budget: Callable[[], bool],
    ) -> None:
        self.state: State = {name: tuple(found) for name, found in collections.items() if found}
        self._layout = layout
        self._still = still
        self._budget = budget
        self._tried = {repr(self.state)}

    def halve(self) -> None:
        """Take away whole collections, then halves, quarters and so on of each."""
        for name in reversed(list(self.state)):
            self._without(name, 0, len(self.state[name]))
        for name in list(self.state):
            size = len(self.state[name]) // 2
            while size:
                start = 0
                while start < len(self.state[name]) > 1:
                    if not self._without(name, start, size):
                        start += size
                size = min(size, len(self.state[name])) // 2

    def simplify(self) -> None:
        """Fields away, or their values plain."""
        self._fields(paths(self.state))

    def shorten(self) -> None:
        """Elements of arrays away: all, then one by one from the last."""
        for array in list(arrays(self.state)):
            empty = self._cut(array, None)
            if empty:
                continue
            for number in reversed(range(self._length(array))):
                self._cut(array, number)

    def single(self) -> None:
        """Take away documents one by one until none can go."""
        changing = True
        while changing:
            changing = False
            for name in reversed(list(self.state)):
                for at in reversed(range(len(self.state.get(name, ())))):
                    changing |= self._without(name, at, 1)

    def _without(self, name: str, start: int, count: int) -> bool:
        left = self.state[name][:start] + self.state[name][start + count :]
        state = {**self.state, name: left}
        return self._ask({one: found for one, found in state.items() if found})

    def _fields(self, items: Sequence[Item]) -> None:
        items = [item for item in items if self._there(item)]
        if not items or self._ask(self._simplest(items)):
            return
        if len(items) == 1:
            self._values(items[0])
            return
        middle = len(items) // 2
        self._fields(items[:middle])
        self._fields(items[middle:])

    def _there(self, item: Item) -> bool:
        name, _ = item
        return name in self.state and removed(self.state, item) != self.state

    def _simplest(self, items: Sequence[Item]) -> State:
        state = self.state
        for item in items:
            for one in (removed(state, item), *plain(state, item)):
                if one == state or self._legal(one, item[0]):
                    state = one
                    break
        return state

    def _values(self, item: Item) -> None:
        """A field that cannot go: at most two plainer values are tried."""
        asked = 0
        for state in plain(self.state, item):
            if asked == 2 or state == self.state:
                return
            if repr(state) not in self._tried and self._legal(state, item[0]):
                asked += 1
                if self._ask(state):
                    return

    def _length(self, array: tuple[str, int, str]) -> int:
        value: Any = self.state[array[0]][array[1]]
        try:
            for part in array[2].split("."):
                value = value[int(part)] if isinstance(value, list) else value[part]
        except (LookupError, TypeError):
            return 0
        return len(value) if isinstance(value, list) else 0

    def _cut(self, array: tuple[str, int, str], number: int | None) -> bool:
        size = self._length(array)
        gone = list(range(size)) if number is None else [number]
        if not size or gone[-1] >= size:
            return False
        state = shortened(self.state, array, gone)
        return state is not None and self._legal(state, array[0]) and self._ask(state)

    def _legal(self, state: State, name: str) -> bool:
        return not document_violations(self._layout, {name: state[name]})

    def _ask(self, state: State) -> bool:
        key = repr(state)
        if key in self._tried:
            return False
        if not self._budget():
            raise _Spent
        self._tried.add(key)
        if not self._still(state):
            return False
        self.state = state
        return True
