"""Choosing a few sets that together hold as much as all of them."""

from __future__ import annotations

from collections.abc import Sequence


def greedy_cover(
    sets: Sequence[frozenset[int]], costs: Sequence[int], most: int
) -> list[tuple[int, frozenset[int]]]:
    """Up to `most` of the sets, each the one that adds the most to those before it.

    Gives the place of each with what it adds. Of equals the one of least cost is taken, then the
    first. At most ln(n) times as many as needed (Chvatal, "A greedy heuristic for the set-covering
    problem", 1979).
    """
    left = frozenset[int]().union(*sets)
    chosen: list[tuple[int, frozenset[int]]] = []
    while left and len(chosen) < most:
        at = min(range(len(sets)), key=lambda one: (-len(sets[one] & left), costs[one], one))
        chosen.append((at, sets[at] & left))
        left -= sets[at]
    return chosen
