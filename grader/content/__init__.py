"""Exercises and datasets, read from their folders and checked; nothing here runs a query."""

from grader.content.exercise import (
    ANSWER_SUFFIX,
    COMMENT,
    PLANNED,
    Summary,
    read_exercise,
    read_trap,
)
from grader.content.library import Library, default_root
from grader.content.variants import VARIANTS, write_variants

__all__ = [
    "ANSWER_SUFFIX",
    "COMMENT",
    "PLANNED",
    "VARIANTS",
    "Library",
    "Summary",
    "default_root",
    "read_exercise",
    "read_trap",
    "write_variants",
]
