"""What every diagnosis of documents looks at, with the questions asked of it most often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from grader.compare.document_order import values_at
from grader.compare.pairs import MOST_PAIRS
from grader.compare.values import agree_values, canonical
from grader.feedback.document_words import numeric, things
from grader.models import (
    ABSENT,
    CountedDocument,
    DocumentDifference,
    DocumentPair,
    Form,
    MongoFacts,
    PathDifference,
    PathFault,
    Policy,
)


@dataclass(frozen=True)
class DocumentContext:
    """One difference to explain. `where` is what sentences call the place of the documents."""

    difference: DocumentDifference
    policy: Policy
    facts: MongoFacts
    where: str
    state: bool = False

    @property
    def form(self) -> Form:
        """What kind of thing came out."""
        return self.difference.expected.form

    @cached_property
    def expected(self) -> tuple[Any, ...]:
        """The items expected; the null of a `findOne` that finds nothing is none."""
        return self._found(self.difference.expected.items)

    @cached_property
    def actual(self) -> tuple[Any, ...]:
        """The items that came out."""
        return self._found(self.difference.actual.items)

    def _found(self, items: tuple[Any, ...]) -> tuple[Any, ...]:
        if self.form is not Form.DOCUMENT:
            return items
        return tuple(item for item in items if item is not None)

    @cached_property
    def nothing(self) -> bool:
        """Whether nothing came out, or none were counted, where something is expected."""
        if self.form is Form.VALUE:
            wanted, given = (numeric(items[0]) for items in (self.expected, self.actual))
            return bool(wanted) and given == 0
        return bool(self.expected) and not self.actual

    @cached_property
    def counts_id(self) -> bool:
        """Whether the `_id` of documents is compared."""
        return self.state if self.policy.id is None else self.policy.id

    @cached_property
    def pairs(self) -> tuple[DocumentPair, ...]:
        """The pairs of an expected item and the one that came instead, where they surely are."""
        pairs = self.difference.pairs
        if self.form is Form.DOCUMENT and not (self.expected and self.actual):
            return ()
        if self.counts_id:
            pairs = tuple(pair for pair in pairs if not _other_id(pair))
        return pairs if pairs and self._identified(pairs) else ()

    def _identified(self, pairs: tuple[DocumentPair, ...]) -> bool:
        """Whether what the pairs share tells them apart, or their values are the same.

        Only then are the two items of a pair surely the same thing. What few of many fields share
        tells nothing where it may be by chance.
        """
        if len(self.expected) == len(self.actual) == 1:
            return True
        own = {PathFault.VALUE, PathFault.LENGTH}
        if not any(path.fault in own for pair in pairs for path in pair.paths):
            return True
        if all(_same_id(pair) for pair in pairs):
            return True
        differing = {path.path.split(".")[0] for pair in pairs for path in pair.paths} | {"_id"}
        keys = {
            _shared(pair.expected, differing) for pair in pairs if isinstance(pair.expected, dict)
        }
        if () in keys or 10 * len(keys) < 9 * len(pairs):
            return False
        if any(map(_own_text, pairs)) and any(len(differing) - 1 > 2 * len(key) for key in keys):
            return False
        every = {_shared(item, differing) for item in self.expected[:_MOST_KEYS]}
        return 2 * len(every) > len(self.expected[:_MOST_KEYS])

    @cached_property
    def lacking(self) -> tuple[CountedDocument, ...]:
        """Items that come too seldom or not at all, those of pairs aside."""
        fewer = (item for item in self.difference.miscounted if item.actual < item.expected)
        paired = {id(pair.expected) for pair in self.pairs}
        return (*self._unpaired(self.difference.missing, paired), *fewer)

    @cached_property
    def surplus(self) -> tuple[CountedDocument, ...]:
        """Items that come too often or should not come, those of pairs aside."""
        more = (item for item in self.difference.miscounted if item.actual > item.expected)
        paired = {id(pair.actual) for pair in self.pairs}
        return (*self._unpaired(self.difference.extra, paired), *more)

    def _unpaired(
        self, items: Iterable[CountedDocument], paired: set[int]
    ) -> Iterator[CountedDocument]:
        """Of very many items only the first are paired; those stand for all."""
        if len(self.pairs) >= MOST_PAIRS:
            return
        for item in items:
            nothing = self.form is Form.DOCUMENT and item.item is None
            if not nothing and id(item.item) not in paired:
                yield item

    @property
    def only_lacking(self) -> bool:
        """Whether whole items are missing and none are too many, those of pairs aside."""
        return bool(self.difference.missing and self.lacking) and not self.surplus

    @property
    def only_surplus(self) -> bool:
        """Whether whole items are too many and none are missing, those of pairs aside."""
        return bool(self.difference.extra and self.surplus) and not self.lacking

    @property
    def surplus_first(self) -> bool:
        """Whether whole items are too many, and the answer's own limit lost no others but the last.

        A limit lets as many through as are asked for: those that should not be there push the last
        of a sorted list out.
        """
        if self.only_surplus:
            return True
        limit = self.facts.limit
        if not self.difference.extra or self.pairs or not self.policy.order_by:
            return False
        if limit is None or not limit == len(self.actual) == len(self.expected):
            return False
        lost = [counted.item for counted in self.lacking]
        return all(item in lost for item in self.expected[limit - len(lost) :])

    def faults(self) -> Iterator[tuple[DocumentPair, PathDifference]]:
        """All places at which pairs differ."""
        for pair in self.pairs:
            for path in pair.paths:
                yield pair, path

    def agree(self, one: Any, other: Any) -> bool:
        """Whether two values agree."""
        return agree_values(one, other, self.policy.tolerance)

    def things(self, count: int) -> str:
        """`2 documents`, or `2 values`."""
        return things(count, self.form)

    def paired(self, count: int) -> str:
        """`2 documents`; of very many only the first are paired."""
        if count < MOST_PAIRS or len(self.difference.missing) <= count:
            return self.things(count)
        return f"more than {self.things(count)}"


def reached(item: Any, path: str) -> list[Any]:
    """The values that a path reaches in an item, those of arrays one by one; none if absent."""
    found: list[Any] = []
    for value in values_at(item, path.split(".")):
        if isinstance(value, list):
            found.extend(value)
        elif value is not ABSENT:
            found.append(value)
    return found


_MOST_KEYS = 1000


def _shared(item: Any, differing: set[str]) -> tuple[tuple[str, Any], ...]:
    """What an item has beside the fields that differ."""
    fields = sorted(item.items()) if isinstance(item, dict) else ()
    return tuple((name, canonical(value)) for name, value in fields if name not in differing)


def _own_text(pair: DocumentPair) -> bool:
    """Whether the two differ in a field that is no number, such as a name or a month."""
    return any(
        path.fault is PathFault.VALUE and "." not in path.path and numeric(path.expected) is None
        for path in pair.paths
    )


def _other_id(pair: DocumentPair) -> bool:
    """Whether the two have each an `_id` of its own: then they are two documents."""
    return any(path.path == "_id" and path.fault is PathFault.VALUE for path in pair.paths)


def _same_id(pair: DocumentPair) -> bool:
    one, other = pair.expected, pair.actual
    return (
        isinstance(one, dict)
        and isinstance(other, dict)
        and "_id" in one
        and "_id" in other
        and canonical(one["_id"]) == canonical(other["_id"])
    )
