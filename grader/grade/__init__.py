"""The one pipeline from an answer to a report."""

from grader.grade.backends import Dialect
from grader.grade.grader import Grader

__all__ = ["Dialect", "Grader"]
