"""Offline never silently differs from PostgreSQL, on every query of the corpus."""

from __future__ import annotations

from collections import Counter

import pytest
from side_by_side import CORPUS, Compared, Outcome, compare_runs, corpus

from grader.grade import Grader
from grader.models import Verdict

QUERIES = list(corpus())
GROUPS = sorted({(query.dataset, query.group) for query in QUERIES})


@pytest.fixture(scope="module")
def compared(grader: Grader, live_grader: Grader) -> list[Compared]:
    return [
        compare_runs(
            query,
            live_grader.run(query.dataset, query.sql.encode(), query.kind),
            grader.run(query.dataset, query.sql.encode(), query.kind),
        )
        for query in QUERIES
    ]


def test_the_corpus_is_large_and_much_of_it_is_refused() -> None:
    refused = sum(not query.accepted for query in QUERIES)
    assert len(QUERIES) >= 2500, CORPUS
    assert refused >= 800


@pytest.mark.parametrize("group", GROUPS, ids="/".join)
def test_nothing_differs_silently(compared: list[Compared], group: tuple[str, str]) -> None:
    different = [
        f"{item.query.title}: {item.detail}"
        for item in compared
        if (item.query.dataset, item.query.group) == group and item.outcome is Outcome.DIFFERENT
    ]
    assert different == []


@pytest.mark.parametrize("group", GROUPS, ids="/".join)
def test_postgres_judges_each_query_as_the_corpus_says(
    compared: list[Compared], group: tuple[str, str]
) -> None:
    for item in compared:
        if (item.query.dataset, item.query.group) == group:
            ran = item.live.verdict is Verdict.CORRECT
            assert ran == item.query.accepted, (item.query.title, item.live.findings)


def test_most_queries_are_judged_offline(compared: list[Compared]) -> None:
    counts = Counter(item.outcome for item in compared)
    alike = counts[Outcome.SAME] + counts[Outcome.REFUSED_ALIKE]
    assert alike >= 0.95 * len(compared), counts
