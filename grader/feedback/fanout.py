"""The diagnosis of a join that multiplied rows, in the rows or in what was added up over them."""

from __future__ import annotations

from grader.compare import number
from grader.feedback.context import Context
from grader.feedback.words import form, listed, pair_evidence, row_evidence, rows
from grader.models import Finding

_NEAR_WHOLE = 1e-9
"""How far a ratio may be from a whole number, relative to it."""


def fan_out(context: Context) -> Finding | None:
    """Rows or numbers that are whole multiples of those expected, where the answer joins."""
    if context.facts.joins < 1:
        return None
    return _repeated_rows(context) or _multiplied_numbers(context) or _multiplied_column(context)


def _repeated_rows(context: Context) -> Finding | None:
    """Every row of the result comes k times as often as it should, two different rows at least."""
    miscounted = context.difference.miscounted
    if context.difference.missing or context.difference.extra or len(miscounted) < 2:
        return None
    times, rest = divmod(len(context.actual), len(context.expected))
    if rest or times < 2 or any(row.actual != times * row.expected for row in miscounted):
        return None
    if sum(row.expected for row in miscounted) != len(context.expected):
        return None
    return Finding(
        "fan-out",
        f"Every row comes {times} times as often as it should: for one row of the first table, "
        "how many partners does your join find?",
        {"factor": times, **row_evidence(miscounted)},
    )


def _multiplied_numbers(context: Context) -> Finding | None:
    """Where cells differ they are numbers, grown, and mostly by a whole factor.

    An expected 0 does not grow, and any count is a multiple of 1, so an expected 1 tells nothing.
    """
    if not context.all_paired or not context.identified:
        return None
    factors: list[int] = []
    telling = whole = 0
    for pair in context.pairs:
        for place in pair.columns:
            ratio = _ratio(pair.expected[place], pair.actual[place])
            if ratio is None or ratio < 1:
                return None
            factor = round(ratio)
            is_whole = factor >= 2 and abs(ratio - factor) <= factor * _NEAR_WHOLE
            if is_whole:
                factors.append(factor)
            if abs(number(pair.expected[place]) or 0) != 1:
                telling += 1
                whole += is_whole
    if not whole or 4 * whole < 3 * telling or (telling == 1 < len(context.pairs)):
        return None
    names = context.places(place for pair in context.pairs for place in pair.columns)
    least, most = min(factors), max(factors)
    times = f"{least}" if least == most else f"{least} to {most}"
    about = "" if whole == telling else "mostly "
    return Finding(
        "fan-out",
        f"{listed(names)} {form(len(names), 'is', 'are')} too large in "
        f"{rows(len(context.difference.missing))}, {about}{times} times: how often does a join "
        "bring in each row that you count or add up?",
        {"columns": names, "factors": [least, most], **pair_evidence(context.pairs)},
    )


def _multiplied_column(context: Context) -> Finding | None:
    """One column is a whole multiple wherever it differs, among other differences.

    With two joins and an aggregate only: what else differs (a balance, rows let in by a HAVING)
    may follow from the multiplied sum.
    """
    aggregates = {"sum", "count"} & set(context.facts.aggregates)
    pairs = context.pairs
    if context.facts.joins < 2 or not aggregates or len(pairs) < 2:
        return None
    if len(pairs) < len(context.difference.missing) or not context.identified:
        return None
    for place, name in enumerate(context.names):
        ratios = [
            _ratio(pair.expected[place], pair.actual[place])
            for pair in pairs
            if place in pair.columns
        ]
        factors = {
            round(ratio)
            for ratio in ratios
            if ratio is not None and abs(ratio - round(ratio)) <= ratio * _NEAR_WHOLE
        }
        whole = sum(1 for ratio in ratios if ratio is not None and round(ratio) in factors)
        if len(ratios) < 2 or whole < len(ratios) or min(factors) < 2:
            continue
        least, most = min(factors), max(factors)
        times = f"{least}" if least == most else f"{least} to {most}"
        return Finding(
            "fan-out",
            f"{name} is {times} times as large as expected in {rows(len(ratios))}: how often does "
            "a join bring in each row that you count or add up?",
            {"columns": [name], "factors": [least, most], **pair_evidence(pairs)},
        )
    return None


def _ratio(wanted: object, given: object) -> float | None:
    """How many times as large a number came out; None where that has no meaning."""
    one, other = number(wanted), number(given)
    if not one or other is None:
        return None
    try:
        ratio = float(other) / float(one)
    except (OverflowError, ZeroDivisionError):
        return None
    return ratio if ratio < 1e6 else None
