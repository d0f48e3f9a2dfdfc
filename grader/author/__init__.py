"""Making exercises: scaffold, record, check."""

from grader.author.check import Checked, check_exercise
from grader.author.new import scaffold
from grader.author.record import format_json, record

__all__ = ["Checked", "check_exercise", "format_json", "record", "scaffold"]
