"""Compare what came out with what was expected, by the grading contract; no opinion, only facts."""

from __future__ import annotations

from grader.compare.bags import compare_bags
from grader.compare.cells import agree, number
from grader.compare.columns import Alignment, align
from grader.compare.order import first_misplaced
from grader.models import (
    CountedRow,
    Difference,
    DocumentDifference,
    Documents,
    Policy,
    Result,
)

__all__ = ["agree", "compare", "compare_documents", "number"]


def compare(expected: Result, actual: Result, policy: Policy) -> Difference | None:
    """All that differs between two results, or None where they agree.

    Columns are matched first (see `columns.align`), then rows as bags, and, where the bags agree
    and the policy gives sort keys, their order by those keys.
    """
    alignment = align(expected, actual, lambda other: _same_bag(expected, other, policy))
    aligned = alignment.result
    if aligned is None:
        return Difference(expected, actual, alignment.columns)
    return _compare_rows(expected, actual, alignment, aligned, policy)


def compare_documents(
    expected: Documents, actual: Documents, policy: Policy, *, state: bool = False
) -> DocumentDifference | None:
    """All that differs between two lists of documents or values, or None where they agree.

    `state` says that they are a collection's content rather than what a command gave: their `_id`
    counts unless the policy says otherwise, and their order never does. What a server tells of a
    change is not compared beyond its form.
    """
    from grader.compare.documents import difference_of  # an answer in SQL never needs it

    return difference_of(expected, actual, policy, state)


def _compare_rows(
    expected: Result, actual: Result, alignment: Alignment, aligned: Result, policy: Policy
) -> Difference | None:
    bags = compare_bags(expected.rows, aligned.rows, policy.tolerance)
    if bags:
        from grader.compare.pairs import pair_rows  # only a wrong answer waits for it to load

        return Difference(
            expected,
            actual,
            alignment.columns,
            aligned,
            missing=tuple(CountedRow(expected.rows[i], count, 0) for i, count in bags.missing),
            extra=tuple(CountedRow(aligned.rows[i], 0, count) for i, count in bags.extra),
            miscounted=bags.miscounted,
            pairs=pair_rows(
                expected,
                aligned,
                [index for index, _ in bags.missing],
                [index for index, _ in bags.extra],
                policy.tolerance,
            ),
        )
    order = first_misplaced(expected, aligned, policy)
    if order is None and not alignment.columns:
        return None
    return Difference(expected, actual, alignment.columns, aligned, order=order)


def _same_bag(expected: Result, other: Result, policy: Policy) -> bool:
    return not compare_bags(expected.rows, other.rows, policy.tolerance)
