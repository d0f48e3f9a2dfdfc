"""Making exercises: scaffold, record, check, and try the traps with mutants of the reference."""

from grader.author.check import Checked, check_exercise
from grader.author.distil import Distilled, distil
from grader.author.material import MUTATED
from grader.author.mutants import Judged, judge_mutants, record_variants
from grader.author.new import scaffold
from grader.author.record import format_json, record

__all__ = [
    "MUTATED",
    "Checked",
    "Distilled",
    "Judged",
    "check_exercise",
    "distil",
    "format_json",
    "judge_mutants",
    "record",
    "record_variants",
    "scaffold",
]
