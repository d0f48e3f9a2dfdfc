"""Where in the answer's text a clause stands, or would stand."""

from __future__ import annotations

from bisect import bisect_right

from sqlglot import exp

from grader.models import Place
from grader.queries.source import Source, Token

_starts_condition = frozenset(("AND", "OR", "WHERE", "ON", "HAVING", "WHEN", "USING"))
_starts_item = frozenset(("SELECT", "DISTINCT", "ALL", "SET", "BY", "WITH", "RECURSIVE", "VALUES"))
_joins = frozenset(
    ("JOIN", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "NATURAL", "LATERAL")
)
_starts_clause = _joins | frozenset(
    ("FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "UNION",
     "EXCEPT", "INTERSECT", "RETURNING", "SELECT", "SET", "VALUES", "USING")
)  # fmt: skip


class Places:
    """Finds places by the offsets that sqlglot keeps of names and constants."""

    def __init__(self, text: str) -> None:
        self.source = Source(text)
        self._starts = [token.start for token in self.source.tokens]

    def clause(self, node: exp.Expr, *words: str) -> Place | None:
        """The place from a clause's keyword to the end of its line or of the clause."""
        span = self._span(node)
        if span is None:
            return None
        at = start = span[0]
        while at >= 0 and self._token(at).word not in words:
            at -= 1
        return self._place(at if at >= 0 else start, span[1], _starts_clause)

    def join(self, node: exp.Join) -> Place | None:
        """The place of a join from its first word, as LEFT or JOIN."""
        span = self._span(node)
        if span is None:
            return None
        at = span[0]
        while at > 0 and (self._token(at - 1).word in _joins or self._token(at - 1).text == "("):
            at -= 1
        return self._place(at, span[1], _starts_clause)

    def condition(self, node: exp.Expr) -> Place | None:
        """The place of one of the conditions that AND ties together."""
        return self._part(node, _starts_condition, _starts_clause | {"AND", "OR"}, comma=False)

    def item(self, node: exp.Expr) -> Place | None:
        """The place of an item of a list, such as those of SELECT and WITH."""
        return self._part(node, _starts_item, _starts_clause, comma=True)

    def behind(self, node: exp.Expr | None) -> Place | None:
        """The last token of a node, behind which a clause is missing."""
        span = self._span(node) if node is not None else None
        if span is None:
            return None
        last = self._end(span[0], span[1], _starts_clause)
        return self.source.place(self._token(last).start)

    def _part(
        self, node: exp.Expr, before: frozenset[str], after: frozenset[str], *, comma: bool
    ) -> Place | None:
        span = self._span(node)
        if span is None:
            return None
        at, last = span
        while at > 0:
            token = self._token(at - 1)
            opens = self._open(at, last)
            if opens >= 0 and (token.word in before or (comma and token.text == ",")):
                break
            at -= 1
        return self._place(at, last, after)

    def _open(self, first: int, last: int) -> int:
        """How many brackets stay open between two tokens; below 0 where one closes too many."""
        depth = lowest = 0
        for at in range(first, last + 1):
            depth += {"(": 1, ")": -1}.get(self._token(at).text, 0)
            lowest = min(lowest, depth)
        return lowest if lowest < 0 else depth

    def _end(self, first: int, last: int, stops: frozenset[str]) -> int:
        """The last token of what begins with one token and holds another."""
        depth = max(self._open(first, last), 0)
        at = last
        while at + 1 < len(self._starts):
            token = self._token(at + 1)
            if depth == 0 and (token.text in (",", ")", ";") or token.word in stops):
                break
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            at += 1
        return at

    def _span(self, node: exp.Expr) -> tuple[int, int] | None:
        """The first and the last token of which it is known that they belong to a node."""
        known = [int(part.meta["start"]) for part in node.walk() if "start" in part.meta]
        return (self._index(min(known)), self._index(max(known))) if known else None

    def _token(self, at: int) -> Token:
        return self.source.tokens[at]

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _place(self, first: int, last: int, stops: frozenset[str]) -> Place:
        end = self._token(self._end(first, last, stops)).end
        start = self._token(first).start
        return self.source.place(start, max(end - start, 1))
