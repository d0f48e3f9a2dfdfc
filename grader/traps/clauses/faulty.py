"""Which clause of an answer is at fault, found by running the answer with it mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from grader.traps.clauses.hybrid import Hybrid

_BATCH = 8


M = TypeVar("M", bound=Hybrid)


def first_faulty(
    hybrids: Sequence[M], right: Callable[[Sequence[str]], Sequence[bool]]
) -> M | None:
    """The hybrid that mends a wrong answer with the least change, or None.

    `right` runs texts on all data that matters and says of each whether it is right now; as the
    first right one of a batch is taken, it may stop there and say nothing of the rest. Single
    clauses are asked for first, sets of two and more only where no single one will do; each kind
    in batches, the smallest changes first. Of changes of one size the first in order wins.
    """
    for weight in sorted({_weight(hybrid) for hybrid in hybrids}):
        some = [hybrid for hybrid in hybrids if _weight(hybrid) == weight]
        some.sort(key=lambda hybrid: hybrid.size)
        for start in range(0, len(some), _BATCH):
            batch = some[start : start + _BATCH]
            for hybrid, good in zip(batch, right([item.text for item in batch]), strict=False):
                if good:
                    return hybrid
    return None


def _weight(hybrid: Hybrid) -> int:
    """The number of clauses; a whole CTE counts for three, as it has so many at least."""
    return max(3, len(hybrid.clauses)) if "with" in hybrid.clauses else len(hybrid.clauses)
