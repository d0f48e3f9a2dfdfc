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
    is how many words and signs of the answer came or went. `kind` says what kind of thing is off in
    the first clause, such as `condition-missing`; see `grader.feedback.look`.
    """

    clauses: tuple[str, ...]
    text: str
    place: Place | None
    reference: int
    size: int = 0
    kind: str = "differs"


@dataclass(frozen=True, slots=True)
class Spot:
    """A stage of the answer's pipeline, counted from 1; `argument` is `pipeline` or `update`.

    What is named is the stage itself, or is missing `before` or `behind` it.
    """

    argument: str
    number: int
    stage: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class PipelineHybrid(Hybrid):
    """The same of a MongoDB answer: `clauses` are stages such as `$match`, or arguments, options
    and calls such as `filter`, `upsert` and `sort`; for another method it is the answer's own.

    `spot` tells where in a pipeline, None outside of one and for an empty one.
    """

    spot: Spot | None = None


def size_of(before: str, after: str) -> int:
    """How many words and signs came or went."""
    old, new = Counter(_token.findall(before)), Counter(_token.findall(after))
    return sum(((new - old) + (old - new)).values())


_token = re.compile(r"\w+|[^\w\s]")
