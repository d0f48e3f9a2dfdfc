"""An answer with some of its clauses taken from a reference."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from grader.models import Place

MOST = 24
"""How many hybrids are made of one answer at most."""


@dataclass(frozen=True, slots=True)
class Hybrid:
    """The answer with `clauses` taken from the reference of that index, as a text that may run.

    `place` is where the first of them stands in the answer's text, or where it is missing; `size`
    is how many words and signs of the answer came or went.
    """

    clauses: tuple[str, ...]
    text: str
    place: Place | None
    reference: int
    size: int = 0


@dataclass(frozen=True, slots=True)
class PipelineHybrid(Hybrid):
    """The same of a MongoDB answer: `clauses` are stages such as `$match`, or arguments, options
    and calls such as `filter`, `upsert` and `sort`; for another method it is the answer's own.
    """


def size_of(before: str, after: str) -> int:
    """How many words and signs came or went."""
    old, new = Counter(_token.findall(before)), Counter(_token.findall(after))
    return sum(((new - old) + (old - new)).values())


_token = re.compile(r"\w+|[^\w\s]")
