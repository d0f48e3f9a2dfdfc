"""Mutants: wrong variants of a reference, each one small change away from it.

A dataset on which a mutant gives what the reference gives does not tell the two apart. The
operators follow what is known of SQL mutation (Tuya, Suárez-Cabal and de la Riva, "Mutating
database queries", 2007; Chandra et al., "Data generation for testing and grading SQL queries",
2015) and the slips of learners.
"""

from __future__ import annotations

from grader.traps.mutant import Mutant
from grader.traps.mutants.collect import changes_of, mutants_of

__all__ = ["Mutant", "changes_of", "mutants_of"]
