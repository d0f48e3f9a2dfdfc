"""The one pipeline from an answer to a report."""

from grader.grade.grader import Dialect, Grader

__all__ = ["Dialect", "Grader"]
