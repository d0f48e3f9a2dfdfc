"""Which codes a plan gets that is worse than the one expected."""

from __future__ import annotations

import json

import pytest

from grader.feedback import explain_plan
from grader.models import Plan

COVERED = Plan("IXSCAN", sorts=False, fetches=False, keys=20, documents=0, returned=20)
FETCHED = Plan("IXSCAN", sorts=False, fetches=True, keys=20, documents=20, returned=20)
SORTED = Plan("IXSCAN", sorts=True, fetches=True, keys=20, documents=20, returned=20)
SCANNED = Plan("COLLSCAN", sorts=False, fetches=True, keys=0, documents=900, returned=20)
SCANNED_SORTED = Plan("COLLSCAN", sorts=True, fetches=True, keys=0, documents=900, returned=20)
WASTEFUL = Plan("IXSCAN", sorts=False, fetches=True, keys=400, documents=20, returned=20)
NEAR = Plan("IXSCAN", sorts=False, fetches=True, keys=29, documents=29, returned=20)
BEYOND = Plan("IXSCAN", sorts=False, fetches=True, keys=20, documents=30, returned=20)


@pytest.mark.parametrize(
    ("expected", "actual", "codes"),
    [
        (FETCHED, FETCHED, ""),
        (FETCHED, COVERED, ""),
        (SORTED, FETCHED, ""),
        (SCANNED, FETCHED, ""),
        (FETCHED, NEAR, ""),
        (FETCHED, BEYOND, "examines-too-much"),
        (FETCHED, WASTEFUL, "examines-too-much"),
        (FETCHED, SORTED, "sort-in-memory"),
        (FETCHED, SCANNED, "collection-scan"),
        (FETCHED, SCANNED_SORTED, "collection-scan sort-in-memory"),
        (COVERED, NEAR, "examines-too-much not-covered"),
        (COVERED, SCANNED, "collection-scan not-covered"),
    ],
)
def test_plans(expected: Plan, actual: Plan, codes: str) -> None:
    found = explain_plan(expected, actual)
    assert " ".join(finding.code for finding in found) == codes
    for finding in found:
        assert finding.evidence["expected"] == expected.to_json()
        json.dumps(finding.to_json())
