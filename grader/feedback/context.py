"""What every diagnosis looks at: the difference, with the questions asked of it most often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from grader.compare.pairs import MOST_PAIRS
from grader.feedback.words import form, listed, rows
from grader.models import CountedRow, Difference, Policy, QueryFacts, Row, RowPair, family

RESULT = "your result"
"""What sentences call the returned rows; a table or view is called by its name."""


@dataclass(frozen=True)
class Context:
    """One difference to explain. `where` is what sentences call the place of the rows."""

    difference: Difference
    policy: Policy
    facts: QueryFacts
    where: str

    @property
    def expected(self) -> tuple[Row, ...]:
        """The rows expected."""
        return self.difference.expected.rows

    @property
    def actual(self) -> tuple[Row, ...]:
        """The rows that came out, in the expected columns; only where those were matched."""
        aligned = self.difference.aligned
        return aligned.rows if aligned is not None else ()

    @property
    def pairs(self) -> tuple[RowPair, ...]:
        """The pairs of an expected row and the one that came instead."""
        return self.difference.pairs

    @property
    def names(self) -> tuple[str, ...]:
        """The expected columns' names."""
        return self.difference.expected.names

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The family of each expected column."""
        return tuple(family(column.type) for column in self.difference.expected.columns)

    @cached_property
    def lacking(self) -> tuple[CountedRow, ...]:
        """Rows that come too seldom, or not at all."""
        fewer = (row for row in self.difference.miscounted if row.actual < row.expected)
        return (*self.difference.missing, *fewer)

    @cached_property
    def surplus(self) -> tuple[CountedRow, ...]:
        """Rows that come too often, or should not come."""
        more = (row for row in self.difference.miscounted if row.actual > row.expected)
        return (*self.difference.extra, *more)

    @cached_property
    def all_paired(self) -> bool:
        """Whether every missing row has its counterpart among the extra ones and back.

        Of very many missing rows only the first are paired; those stand for all.
        """
        missing = len(self.difference.missing)
        return (
            missing > 0
            and missing == len(self.difference.extra)
            and not self.difference.miscounted
            and len(self.pairs) == min(missing, MOST_PAIRS)
        )

    @cached_property
    def mostly_paired(self) -> bool:
        """Whether at least half of the missing rows have a counterpart."""
        missing = min(len(self.difference.missing), MOST_PAIRS)
        return missing > 0 and 2 * len(self.pairs) >= missing

    @cached_property
    def identified(self) -> bool:
        """Whether what the pairs share tells them apart from one another.

        Only then are the two rows of a pair surely the same thing with other values; rows that
        have no more than a country in common are not.
        """
        if len(self.expected) == len(self.actual) == 1:
            return True
        differing = {
            place for pair in self.pairs for place in pair.columns if _telling(pair, place)
        }
        shared = [place for place in range(len(self.names)) if place not in differing]
        if not shared or not self.pairs:
            return False
        keys = {tuple(_soft(pair.expected[place]) for place in shared) for pair in self.pairs}
        return 10 * len(keys) >= 9 * len(self.pairs)

    def places(self, chosen: Iterable[int]) -> list[str]:
        """The names of the columns at these places, from left to right, each once."""
        return [self.names[place] for place in sorted(set(chosen))]

    def differing(self, places: set[int]) -> str:
        """`total differs in 2 rows whose other cells are right`; the last part where it is so."""
        names = self.places(places)
        text = (
            f"{listed(names)} {form(len(names), 'differs', 'differ')} in "
            f"{rows(len(self.difference.missing) if self.all_paired else len(self.pairs))}"
        )
        all_differing = {place for pair in self.pairs for place in pair.columns}
        if all_differing == places and len(places) < len(self.names):
            text += " whose other cells are right"
        return text


def _telling(pair: RowPair, place: int) -> bool:
    return _soft(pair.expected[place]) != _soft(pair.actual[place])


def _soft(cell: object) -> object:
    return " ".join(cell.split()).casefold() if isinstance(cell, str) else cell
