"""Small databases that keep every rule of a schema, to tell right answers from wrong ones."""

from grader.traps.data.generate import Generator, generate
from grader.traps.data.salt import Salt
from grader.traps.data.shape import Shape

__all__ = ["Generator", "Salt", "Shape", "generate"]
