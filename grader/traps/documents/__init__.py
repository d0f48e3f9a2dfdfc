"""Small collections that keep their validators and unique indexes, and making them smaller."""

from grader.traps.documents.generate import (
    dangling_references,
    generate_documents,
    guessed_references,
)
from grader.traps.documents.rules import DocumentViolation, document_violations
from grader.traps.documents.shrink import shrink_documents

__all__ = [
    "DocumentViolation",
    "dangling_references",
    "document_violations",
    "generate_documents",
    "guessed_references",
    "shrink_documents",
]
