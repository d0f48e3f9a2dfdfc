"""The gate before an offline engine: only what is known to come out right is let through.

It is pure: it reads a command and the shape of the data, never a driver, and evaluates nothing.
`walk` names what a command exercises, `Certificate` knows which of it an engine gets right.
"""

from grader.gate.certificate import Certificate, load_certificate
from grader.gate.commands import exercised, first_filter
from grader.gate.shapes import Shape, shape_of_documents
from grader.gate.walk import Exercised, Feature

__all__ = [
    "Certificate",
    "Exercised",
    "Feature",
    "Shape",
    "exercised",
    "first_filter",
    "load_certificate",
    "shape_of_documents",
]
