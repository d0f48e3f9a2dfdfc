"""The moods of datasets: what each makes likely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """The mood of one dataset."""

    PLAIN = "plain"
    BOUNDARY = "boundary"
    """Values are constants of the salt and their neighbours."""
    AIMED = "aimed"
    """Most values are constants of the salt themselves, in many rows under few parents."""
    TIES = "ties"
    """One or two values a column."""
    NULLS = "nulls"
    LONELY = "lonely"
    """Many rows that no other row refers to; references stand on one row."""
    DUPLICATES = "duplicates"
    """Rows that differ in their key alone."""
    EMPTY = "empty"
    """At least one table holds nothing."""
    ONE_GROUP = "one group"
    """All rows of a table refer to the same rows and share their words."""
    MANY_GROUPS = "many groups"
    """References are spread, values differ."""
    FULL = "full"
    """No NULL anywhere."""
    SINGLE = "single"
    """One row a table."""
    CROWD = "crowd"
    """As many rows as a table may have, most of them under few parents."""


@dataclass(frozen=True, slots=True)
class Mood:
    """The numbers behind a shape: `least` to `most` rows; the chance of NULL, of a copied value,
    of a value of the salt, of it being that value and no neighbour, of one that a rule compares
    with; how many `values` a column has; how
    many rows of another table are referred to (0: all).
    """

    least: int = 1
    most: int = 5
    null: float = 0.2
    copy: float = 0.1
    salted: float = 0.5
    exact: float = 0.5
    beside: float = 0.3
    values: int = 4
    parents: int = 0


MOODS: dict[Shape, Mood] = {
    Shape.PLAIN: Mood(least=2),
    Shape.BOUNDARY: Mood(
        least=3, most=7, null=0.1, copy=0.0, salted=1.0, exact=0.3, beside=0.4, values=8
    ),
    Shape.AIMED: Mood(least=4, most=8, null=0.05, salted=0.8, exact=0.9, values=5, parents=2),
    Shape.TIES: Mood(least=3, most=6, null=0.15, copy=0.4, values=2),
    Shape.NULLS: Mood(least=2, most=5, null=0.65),
    Shape.LONELY: Mood(least=2, most=5, parents=1, null=0.3),
    Shape.DUPLICATES: Mood(least=3, most=6, copy=0.9, values=2),
    Shape.EMPTY: Mood(),
    Shape.ONE_GROUP: Mood(least=2, most=6, parents=1, values=1, null=0.1),
    Shape.MANY_GROUPS: Mood(least=4, most=7, null=0.1, copy=0.0, values=8),
    Shape.FULL: Mood(least=2, most=5, null=0.0),
    Shape.SINGLE: Mood(least=1, most=1),
    Shape.CROWD: Mood(least=5, most=8, parents=2, copy=0.2),
}


def shape_of(seed: int) -> Shape:
    """The shape that a seed stands for: seeds that follow one another go through all of them."""
    shapes = tuple(Shape)
    return shapes[seed % len(shapes)]
