"""Small pieces of sentences and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.models import CountedRow, Row, RowPair, encode

MOST_ROWS = 5
"""Rows shown as evidence of one finding."""


def rows(count: int) -> str:
    """`1 row`, `2 rows`."""
    return f"{count:,} row" if count == 1 else f"{count:,} rows"


def some(count: int) -> str:
    """`one`, `2`, `1,000`."""
    return "one" if count == 1 else f"{count:,}"


def listed(names: Iterable[str], most: int = 3) -> str:
    """`a`, `a and b`, `a, b and 2 more`."""
    shown = list(names)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def form(count: int, singular: str, plural: str) -> str:
    """The form of a word that goes with so many things."""
    return singular if count == 1 else plural


def opening(where: str) -> str:
    """A place's name as the first words of a sentence."""
    return where[0].upper() + where[1:]


def row_evidence(counted: Sequence[CountedRow]) -> dict[str, object]:
    """The first rows with their numbers of copies on both sides."""
    return {
        "count": len(counted),
        "rows": [
            {"row": cells(item.row), "expected": item.expected, "actual": item.actual}
            for item in counted[:MOST_ROWS]
        ],
    }


def pair_evidence(pairs: Sequence[RowPair]) -> dict[str, object]:
    """The first pairs of an expected row and the one that came instead."""
    return {
        "count": len(pairs),
        "pairs": [
            {"expected": cells(pair.expected), "actual": cells(pair.actual)}
            for pair in pairs[:MOST_ROWS]
        ],
    }


def cells(row: Row) -> list[object]:
    """A row in JSON form."""
    return [encode(cell) for cell in row]
