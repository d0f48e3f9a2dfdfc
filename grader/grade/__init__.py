"""The one pipeline from an answer to a report."""

from grader.grade.backends import Dialect
from grader.grade.grader import Grader
from grader.grade.trial import Trial, same_outcome

__all__ = ["Dialect", "Grader", "Trial", "same_outcome"]
