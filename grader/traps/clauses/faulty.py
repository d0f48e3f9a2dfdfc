"""Which clause of an answer is at fault, found by running the answer with it mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grader.traps.clauses.hybrids import Hybrid


def first_faulty(
    hybrids: Sequence[Hybrid], right: Callable[[Sequence[str]], Sequence[bool]]
) -> Hybrid | None:
    """The hybrid that mends a wrong answer with the least change, or None.

    `right` runs texts on all data that matters and says of each whether it is right now. Single
    clauses are asked for first; the others, in one batch for each number of clauses, where no
    single one will do.
    """
    for count in sorted({_weight(hybrid) for hybrid in hybrids}):
        some = [hybrid for hybrid in hybrids if _weight(hybrid) == count]
        mended = [
            hybrid
            for hybrid, good in zip(some, right([hybrid.text for hybrid in some]), strict=True)
            if good
        ]
        if mended:
            return min(mended, key=lambda hybrid: hybrid.size)
    return None


def _weight(hybrid: Hybrid) -> int:
    """The number of clauses; a whole CTE counts for more than the two at most in it."""
    return 3 if "with" in hybrid.clauses else len(hybrid.clauses)
