"""Where in the answer's text a clause stands, or would stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sqlglot import exp

from grader.models import Place
from grader.queries.source import Source, Token

_before = frozenset(
    ("AND", "OR", "WHERE", "ON", "HAVING", "SELECT", "DISTINCT", "BY", "SET", "WHEN")
)
_joins = frozenset(
    ("JOIN", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "NATURAL", "LATERAL")
)


class Places:
    """Finds places by the offsets that sqlglot keeps of names and constants."""

    def __init__(self, text: str) -> None:
        self.source = Source(text)
        self._starts = [token.start for token in self.source.tokens]

    def span(self, node: exp.Expr) -> tuple[int, int] | None:
        """The first and last offset that are known of a node."""
        known = [
            (int(part.meta["start"]), int(part.meta["end"]))
            for part in node.walk()
            if "start" in part.meta
        ]
        return (min(at for at, _ in known), max(at for _, at in known)) if known else None

    def clause(self, node: exp.Expr, *words: str) -> Place | None:
        """The place from a clause's keyword to the end of its line or of the clause."""
        span = self.span(node)
        if span is None:
            return None
        at = self._index(span[0])
        while at >= 0 and self.source.tokens[at].word not in words:
            at -= 1
        return self._place(max(at, 0), span[1])

    def join(self, node: exp.Join) -> Place | None:
        """The place of a join from its first word, as LEFT or JOIN."""
        span = self.span(node)
        if span is None:
            return None
        at = self._index(span[0])
        while at > 0 and (self._token(at - 1).word in _joins or self._token(at - 1).text == "("):
            at -= 1
        return self._place(at, span[1])

    def part(self, node: exp.Expr) -> Place | None:
        """The place of a condition or an item of a list, from its first word."""
        span = self.span(node)
        if span is None:
            return None
        at, depth = self._index(span[0]), 0
        while at > 0:
            before = self._token(at - 1)
            if before.text == ")":
                depth += 1
            elif before.text == "(":
                depth -= 1
            elif depth <= 0 and (before.word in _before or before.text == ","):
                break
            at -= 1
        return self._place(at, span[1])

    def behind(self, node: exp.Expr | None) -> Place | None:
        """The last token of a node, behind which a clause is missing."""
        span = self.span(node) if node is not None else None
        if span is None:
            return None
        at = self._index(span[1])
        while at + 1 < len(self._starts) and self._token(at + 1).text == ")":
            if self._opened(span[0], at + 1):
                break
            at += 1
        return self.source.place(self._token(at).start)

    def _opened(self, start: int, close: int) -> bool:
        """Whether the bracket that a token closes was opened before an offset."""
        depth, at = 1, close - 1
        while at >= 0 and depth:
            depth += {")": 1, "(": -1}.get(self._token(at).text, 0)
            at -= 1
        return self._token(at + 1).start < start

    def _token(self, at: int) -> Token:
        return self.source.tokens[at]

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _place(self, at: int, last: int) -> Place:
        start = self._token(at).start
        end = self._token(min(bisect_left(self._starts, last + 1), len(self._starts)) - 1).end
        return self.source.place(start, max(end - start, 1))
