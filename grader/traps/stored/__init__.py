"""Small parts of stored data that keep its rules, to look for the rows on which answers part."""

from grader.traps.stored.documents import document_parts
from grader.traps.stored.rows import row_parts

__all__ = ["document_parts", "row_parts"]
