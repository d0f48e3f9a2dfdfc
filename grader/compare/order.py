"""Whether right rows come in the right order, where the policy gives sort keys."""

from __future__ import annotations

from collections.abc import Sequence

from grader.compare.bags import compare_bags
from grader.compare.cells import agree
from grader.models import OrderDifference, Policy, Result, Row


def first_misplaced(expected: Result, aligned: Result, policy: Policy) -> OrderDifference | None:
    """The first place where the sort keys of the two sequences part, or None.

    The bags of rows must agree. Only the keys are compared, so rows that tie come in any order;
    the expected sequence says how values sort, so no collation is guessed. A key that names no
    expected column is passed over.
    """
    names = [name.casefold() for name in expected.names]
    wanted = [key.column.casefold() for key in policy.order_by]
    keys = [names.index(name) for name in wanted if name in names]
    rows, others = expected.rows, aligned.rows
    index = 0
    while keys and index < len(rows):
        if rows[index] is not others[index] and not _same(
            rows[index], others[index], keys, policy.tolerance
        ):
            end = _blurred_tie(rows, others, index, keys, policy.tolerance)
            if end <= index:
                return OrderDifference(index, rows[index], others[index])
            index = end
        else:
            index += 1
    return None


def _same(one: Row, other: Row, keys: Sequence[int], tolerance: float) -> bool:
    return all(agree(one[key], other[key], tolerance) for key in keys)


def _blurred_tie(
    rows: Sequence[Row], others: Sequence[Row], index: int, keys: Sequence[int], tolerance: float
) -> int:
    """The end of the run of rows around `index` that may come in any order, or 0.

    Rows that tie on a float key only within the tolerance owe their order to rounding noise,
    which the later keys cannot undo. Such a run agrees where it holds the same rows on both
    sides; a run that ties exactly is no excuse.
    """
    for count in range(1, len(keys)):
        lead = keys[:count]
        start, end = index, index + 1
        while start and _same(rows[start - 1], rows[start], lead, tolerance):
            start -= 1
        while end < len(rows) and _same(rows[end - 1], rows[end], lead, tolerance):
            end += 1
        run, other_run = rows[start:end], others[start:end]
        noisy = any(
            len({row[key] for row in side if isinstance(row[key], float)}) > 1
            for key in lead
            for side in (run, other_run)
        )
        if noisy and not compare_bags(_take(run, keys), _take(other_run, keys), tolerance):
            return end
    return 0


def _take(rows: Sequence[Row], keys: Sequence[int]) -> list[Row]:
    return [tuple(row[key] for key in keys) for row in rows]
