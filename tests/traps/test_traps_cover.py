"""The greedy cover holds all there is, and asks for no set that adds nothing."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.traps.cover import greedy_cover

SETS = st.lists(st.frozensets(st.integers(0, 12)), max_size=10)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(SETS)
def test_all_is_covered_and_nothing_for_nothing(sets: list[frozenset[int]]) -> None:
    """What each set adds is told apart, and together it is everything."""
    chosen = greedy_cover(sets, [1] * len(sets), len(sets))
    added = [mine for _, mine in chosen]
    assert frozenset().union(*added) == frozenset().union(*sets)
    assert sum(map(len, added)) == len(frozenset().union(*sets))
    assert all(mine and mine <= sets[at] for at, mine in chosen)


def test_of_equals_the_cheapest_is_taken_and_no_more_than_allowed() -> None:
    """Costs decide only among sets that add the same."""
    sets = [frozenset({1, 2}), frozenset({2, 3}), frozenset({1, 2, 4}), frozenset({1, 2, 5})]
    assert greedy_cover(sets, [1, 1, 5, 4], 1) == [(3, frozenset({1, 2, 5}))]
