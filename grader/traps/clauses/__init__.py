"""Where to look: which clause or stage of a wrong answer is at fault.

The answer is run again with one clause taken from a reference; the clause that makes it right is
named. After Qr-Hint (Hu et al., SIGMOD 2024), with running in the place of proving. Both tracks'
readers load when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.traps.clauses.faulty import first_faulty
from grader.traps.clauses.hybrid import Hybrid, PipelineHybrid

if TYPE_CHECKING:
    from grader.traps.clauses.exchange import hybrids
    from grader.traps.clauses.pipelines import pipeline_hybrids

__all__ = ["Hybrid", "PipelineHybrid", "first_faulty", "hybrids", "pipeline_hybrids"]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "hybrids":
        return import_module("grader.traps.clauses.exchange").hybrids
    if name == "pipeline_hybrids":
        return import_module("grader.traps.clauses.pipelines").pipeline_hybrids
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
