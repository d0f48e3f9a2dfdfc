"""Every MongoDB query of the corpus on both engines: offline is declined, or says what a server says.

Where secantusdb stands in for MongoDB and is known to be wrong, the query is listed with the reason.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from grader.compare import compare_documents
from grader.content import Library
from grader.grade import Grader
from grader.models import Documents, Form, Policy, Run, Track, Verdict

sys.path.insert(0, str(Path(__file__).parents[1] / "parity"))

from mongo_corpus import MongoQuery, mongo_corpus

QUERIES = list(mongo_corpus())
DATASETS = sorted({query.dataset for query in QUERIES})
_ARRAYS = "a path in an expression does not lead through arrays"
_BELOW_ARRAYS = "nothing is found below an array"
_MISSING = "the first or last element of an empty array is null, not missing"
_SCALARS = "$set makes no document where null was; $project leaves nothing out below an array"
_NESTED = "nested flags are taken for values"
SECANTUSDB_IS_WRONG = {
    "shop: find: a regular expression at the end of a field": "nothing is found by an index",
    "shop: find: renamed field in a projection": _ARRAYS,
    "shop: find: distinct with a filter": _BELOW_ARRAYS,
    "shop: find: distinct numbers below an array": _BELOW_ARRAYS,
    "shop: lookup: how many orders": _ARRAYS,
    "shop: lookup: who referred whom": _ARRAYS,
    "shop: graphLookup: a category's ancestors": _ARRAYS,
    "shop: stages: set and unset": _SCALARS,
    "shop: stages: project with nested flags": _NESTED,
    "shop: stages: project flags below an array": _NESTED,
    "shop: stages: project leaving out": _SCALARS,
    "shop: arrays: first and last element": _ARRAYS,
    "shop: arrays: joined": _ARRAYS,
    "shop: arrays: biggest of one": _ARRAYS,
    "shop: arrays: range and zip": _ARRAYS,
    "shop: types: Decimal128 summed in an array": _ARRAYS,
    "lab: find: subjects in two experiments": _BELOW_ARRAYS,
    "lab: lookup: managers": _ARRAYS,
    "lab: graphLookup: fine-tuned from": _ARRAYS,
    "lab: arrays: last loss of a run": _MISSING,
    "lab: arrays: sum of shares": _ARRAYS,
}
Both = dict[str, tuple[MongoQuery, Run, Run]]


@pytest.fixture(scope="module")
def server_grader(library: Library, mongo_url: str) -> Iterator[Grader]:
    assert mongo_url
    with Grader(library, live=True) as one:
        yield one


@pytest.fixture(scope="module")
def both(grader: Grader, server_grader: Grader) -> Both:
    """Each query offline and on the server, side by side to save time."""

    def run_all(one: Grader) -> list[Run]:
        return [one.run(q.dataset, q.text.encode(), q.kind, Track.MONGO) for q in QUERIES]

    with ThreadPoolExecutor(2) as pool:
        offline, live = pool.map(run_all, (grader, server_grader))
    return {
        query.name: (query, one, other)
        for query, one, other in zip(QUERIES, offline, live, strict=True)
    }


def test_the_corpus_is_large() -> None:
    assert len(QUERIES) >= 250
    assert [name for name, count in Counter(q.name for q in QUERIES).items() if count > 1] == []


@pytest.mark.parametrize("dataset", DATASETS)
def test_nothing_differs_silently(both: Both, dataset: str) -> None:
    excused = SECANTUSDB_IS_WRONG if _stand_in(both) else {}
    different = {
        name: why
        for name, (query, offline, live) in both.items()
        if query.dataset == dataset and (why := _different(offline, live))
    }
    assert {name: why for name, why in different.items() if name not in excused} == {}


@pytest.mark.parametrize("dataset", DATASETS)
def test_each_listed_query_still_differs(both: Both, dataset: str) -> None:
    if not _stand_in(both):
        pytest.skip("the list is about secantusdb")
    listed = [name for name in SECANTUSDB_IS_WRONG if name.startswith(f"{dataset}:")]
    assert [name for name in listed if not _different(*both[name][1:])] == []


def test_most_queries_are_judged_offline(both: Both) -> None:
    declined = [name for name, (_, run, _) in both.items() if run.verdict is Verdict.UNSUPPORTED]
    assert len(declined) <= 0.04 * len(both), declined


def _stand_in(both: Both) -> bool:
    return any("secantusdb" in live.server for _, _, live in both.values())


def _different(offline: Run, live: Run) -> str:
    """What is not the same, "" if nothing is, or if offline it is declined."""
    if offline.verdict is Verdict.UNSUPPORTED:
        return ""
    if offline.verdict is not live.verdict:
        said = "; ".join(finding.message for finding in (*offline.findings, *live.findings))
        return f"{offline.verdict} and {live.verdict}: {said}"
    parts = [("what it gives", offline.documents, live.documents)]
    parts += [
        (name, offline.collections.get(name), live.collections.get(name))
        for name in {*offline.collections, *live.collections}
    ]
    for name, one, other in parts:
        if (one is None) is not (other is None) or (one and other and not _same(one, other)):
            return name
    return ""


def _same(one: Documents, other: Documents) -> bool:
    if one.form is Form.CHANGE:
        return one.items == other.items
    policy = Policy(id=True, unordered=_sets(one.items))
    return compare_documents(one, other, policy) is None


def _sets(items: tuple[Any, ...]) -> tuple[str, ...]:
    """Arrays at the top of documents that the corpus fills as sets."""
    names = ("states", "devices", "both")
    return tuple(
        name for name in names if items and isinstance(items[0], dict) and name in items[0]
    )
