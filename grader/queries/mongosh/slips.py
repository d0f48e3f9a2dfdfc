"""Why a text is not JavaScript: the usual slips, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.queries.mongosh.outline import Outline
from grader.queries.mongosh.text import Span, Text, short
from grader.queries.mongosh.tokens import Token
from grader.queries.stop import Stop

if TYPE_CHECKING:
    from tree_sitter import Node

_sql = frozenset(
    [
        "select",
        "insert",
        "update",
        "delete",
        "with",
        "create",
        "alter",
        "drop",
        "from",
        "where",
        "explain",
    ]
)
_helpers = frozenset(("show", "help", "it", "exit", "quit", "cls"))

_MOST_COLONS = 20
"""Colons with one token between them; many of them keep the parser busy for long."""


def check_first(text: Text, tokens: tuple[Token, ...]) -> None:
    """Raise what is better said before anything is parsed."""
    first = tokens[0]
    second = tokens[1] if len(tokens) > 1 else None
    if first.kind == "word" and first.text.lower() in _sql and _goes_on(second):
        message = (
            "This is SQL; the exercise is answered in MongoDB's shell language, "
            "such as db.orders.find({ … })."
        )
        raise text.mistake("sql-answer", message, _span(first))
    depth = colons = 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.text == ":" and index > 1 and tokens[index - 2].text == ":":
            colons += 1
            if colons > _MOST_COLONS:
                message = "A colon cannot stand here; a brace or a name is missing."
                raise text.mistake("syntax", message, _span(token))
        if token.kind == "quote":
            message = f"{token.text} is a typographic quote; code needs the straight \" or '."
            raise text.mistake("smart-quotes", message, _span(token), '"')
        if token.kind == "open_string":
            message = f"The text that begins with {token.text} here has no closing {token.text}."
            raise text.mistake("unterminated-string", message, _span(token), token.text)
        if token.kind == "string" and _goes_on_at_once(token, following):
            message = "The text ends here; to have a quote in it, put the other kind around it."
            other = "'" if token.text[0] == '"' else '"'
            raise text.mistake("quote-in-text", message, _span(token), other)
        if token.kind == "comment":
            message = "The comment that begins here has no closing */."
            raise text.mistake("unterminated-comment", message, _span(token), "*/")
        if token.first and _is_foreign_comment(token, following):
            message = "A comment begins with // in JavaScript."
            raise text.mistake("comment-sign", message, _span(token), "//")
        if token.kind == "sign":
            depth += (token.text in "([{") - (token.text in ")]}")
        if token.first and depth == 0 and token.text in _helpers and _is_alone(token, following):
            message = f"{token.text} is a command of the interactive shell and no answer."
            raise text.refused("method-not-allowed", message, _span(token))


def _goes_on_at_once(token: Token, following: Token | None) -> bool:
    """Whether a word or a text touches the end of this one."""
    return (
        following is not None
        and following.start == token.end
        and following.kind in ("word", "string")
    )


def _goes_on(second: Token | None) -> bool:
    """Whether an SQL statement could go on like this."""
    return second is not None and (
        second.kind in ("word", "number", "string") or second.text == "*"
    )


def _is_foreign_comment(token: Token, following: Token | None) -> bool:
    if token.text == "#":
        return True
    return (
        token.text == "-"
        and following is not None
        and following.text == "-"
        and following.start == token.end
    )


def _is_alone(token: Token, following: Token | None) -> bool:
    """Whether a shell helper stands here as such: `show dbs`, `exit`."""
    if following is None or following.first:
        return True
    return token.text in ("show", "help") and following.kind == "word"


def use_lines(text: Text, tokens: tuple[Token, ...]) -> list[tuple[str, Span]]:
    """The databases and spans of `use shop`, which is no JavaScript."""
    found: list[tuple[str, Span]] = []
    depth = 0
    for index, token in enumerate(tokens):
        if token.kind == "sign":
            depth += (token.text in "([{") - (token.text in ")]}")
        if token.text != "use" or not token.first or depth != 0 or index + 1 == len(tokens):
            continue
        behind = index + 1
        while behind < len(tokens) and not tokens[behind].first and tokens[behind].text != ";":
            behind += 1
        rest = tokens[index + 1 : behind]
        if not rest or rest[0].kind not in ("word", "string", "number"):
            continue
        end = rest[-1].end
        name = text.text[rest[0].start : end].strip("\"'")
        if any(item.kind == "sign" and item.text != "-" for item in rest):
            message = f'use takes one database: use("{short(rest[0].text)}").'
            raise text.mistake("wrong-argument", message, _span(rest[0]))
        found.append((name, (token.start, end)))
    return found


def diagnose(text: Text, tokens: tuple[Token, ...], root: Node | None) -> Stop:
    """What to say about a text with a syntax error; without a tree the parser gave it up."""
    try:
        Outline(text, tokens).check()
    except Stop as stop:
        return stop
    if root is None:
        return text.mistake("syntax", "This cannot be read as JavaScript.", _span(tokens[0]))
    node = _first_error(root)
    at = text.span(node)
    if node.is_missing:
        message = f"{node.type} is missing here."
        return text.mistake("syntax", message, at, node.type)
    shown = short(text.of(node))
    return text.mistake("syntax", f"This cannot be read at {shown}." if shown else
                        "This cannot be read.", at)  # fmt: skip


def _first_error(root: Node) -> Node:
    node = root
    while True:
        broken = (child for child in node.children if child.has_error or child.is_missing)
        below = next(broken, None)
        if below is None or node.is_error:
            return node
        node = below


def _span(token: Token) -> Span:
    return token.start, token.end
