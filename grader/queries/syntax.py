"""Whether the text is SQL at all, in the words of PostgreSQL's own parser."""

from __future__ import annotations

import pgparse

from grader.queries.nearest import nearest
from grader.queries.source import Source, Token
from grader.queries.stop import Stop, mistake, not_offline
from grader.queries.tree import Node
from grader.queries.words import words

KEYWORDS = words(
    """ALL AND AS ASC BETWEEN BY CASE CAST CROSS CREATE DELETE DESC DISTINCT ELSE END EXCEPT EXISTS
    FETCH FILTER FOLLOWING FROM FULL GROUP HAVING ILIKE IN INNER INSERT INTERSECT INTERVAL INTO IS
    JOIN LATERAL LEFT LIKE LIMIT NATURAL NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION
    PRECEDING RECURSIVE RETURNING RIGHT ROWS SELECT SET TABLE THEN UNBOUNDED UNION UPDATE USING
    VALUES VIEW WHEN WHERE WINDOW WITH WITHIN"""
)


def parse_postgres(source: Source) -> list[Node]:
    """The statements of the text, as PostgreSQL's parser reads them."""
    try:
        parsed = pgparse.parse(source.text)
    except pgparse.PGQueryError as problem:
        raise _syntax_error(source, str(problem.message), int(problem.position)) from None
    except RecursionError:
        raise not_offline("An answer nested this deeply") from None
    except (UnicodeError, ValueError):
        raise mistake("syntax", "The answer holds characters that SQL cannot hold.") from None
    return [statement for statement in parsed if statement.get("stmt")]


def misspelt_keyword(source: Source, offset: int) -> tuple[Token, str] | None:
    """The first word at or shortly before an offset that is nearly a keyword, with the keyword.

    A misspelt keyword is mostly read as a name, so that the parser trips over a later word.
    """
    until = [token for token in source.tokens if token.start <= offset]
    for token in until[-1:] + until[-5:-1][::-1]:
        word = token.word
        if len(word) < 3 or word in KEYWORDS:
            continue
        guess = nearest(word, KEYWORDS, 0.74)
        if guess and abs(len(guess) - len(word)) <= 2:
            return token, guess
    return None


def _syntax_error(source: Source, message: str, position: int) -> Stop:
    offset = position - 1 if position > 0 else len(source.text)
    if "memory exhausted" in message or "stack depth" in message:
        return not_offline("An answer nested this deeply")
    place = source.place(offset)
    found = misspelt_keyword(source, offset)
    suggestion = ""
    evidence: dict[str, object] = {}
    if found is not None:
        token, suggestion = found
        near = source.place(token.start)
        evidence["misspelt"] = token.text
        evidence["line"], evidence["column"] = near.line, near.column
    return mistake("syntax", message, place, suggestion, **evidence)
