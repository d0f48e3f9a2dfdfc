"""Where to look: which clause of a wrong answer is at fault.

The answer is run again with one clause taken from a reference; the clause that makes it right is
named. After Qr-Hint (Hu et al., SIGMOD 2024), with running in the place of proving.
"""

from grader.traps.clauses.faulty import first_faulty
from grader.traps.clauses.hybrids import Hybrid, hybrids

__all__ = ["Hybrid", "first_faulty", "hybrids"]
