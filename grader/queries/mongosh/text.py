"""The learner's text, and the places of tree-sitter's nodes in it."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from grader.models import Place, Verdict
from grader.queries.source import Source
from grader.queries.stop import Stop, mistake

if TYPE_CHECKING:
    from tree_sitter import Node

Span = tuple[int, int]


class Text:
    """The learner's text; a span is a first character and the one behind the last, from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._source = Source(text)
        self._starts: dict[int, int] | None = None
        if not text.isascii():
            sizes = accumulate((len(character.encode()) for character in text), initial=0)
            self._starts = {byte: index for index, byte in enumerate(sizes)}

    def span(self, node: Node) -> Span:
        """Where a node stands; tree-sitter itself counts bytes."""
        return self._offset(node.start_byte), self._offset(node.end_byte)

    def of(self, node: Node) -> str:
        """A node's text."""
        start, end = self.span(node)
        return self.text[start:end]

    def place(self, span: Span) -> Place:
        """The place of a span; one over several lines is shown up to the end of its first."""
        return self._source.place(span[0], max(span[1] - span[0], 1))

    def mistake(self, code: str, message: str, at: Span | Node, suggestion: str = "") -> Stop:
        """What MongoDB or its shell would not accept."""
        span = at if isinstance(at, tuple) else self.span(at)
        return mistake(code, short(message, 400), self.place(span), _kept(suggestion))

    def refused(self, code: str, message: str, at: Span | Node, suggestion: str = "") -> Stop:
        """What is not read here."""
        span = at if isinstance(at, tuple) else self.span(at)
        place = self.place(span)
        return Stop(Verdict.REFUSED, code, short(message, 400), place, _kept(suggestion))

    def _offset(self, byte: int) -> int:
        return byte if self._starts is None else self._starts.get(byte, len(self.text))


def short(text: str, most: int = 40) -> str:
    """A piece of the learner's text as a message quotes it: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _kept(suggestion: str) -> str:
    """A suggestion that is short enough to be one."""
    return suggestion if len(suggestion) <= 80 else ""
