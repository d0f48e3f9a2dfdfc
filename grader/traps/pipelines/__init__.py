"""Mutants of a MongoDB reference: wrong variants of its commands, one small change away from it.

The sibling of `grader.traps.mutants`, with operators for filters, pipelines, expressions and
updates, after the slips of learners.
"""

from __future__ import annotations

from grader.traps.mutant import Mutant
from grader.traps.pipelines.collect import mongo_mutants_of

__all__ = ["Mutant", "mongo_mutants_of"]
