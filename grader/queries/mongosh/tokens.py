"""The tokens of a JavaScript text, for messages about what the parser could not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SMART_QUOTES = "“”„‟‘’‚‛«»‹›"

_token = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)
    |(?P<comment>/\*)
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<template>`(?:[^`\\]|\\.)*`)
    |(?P<open_string>["'`])
    |(?P<word>[^\W\d][\w$]*|\$[\w$]*)
    |(?P<number>\.?\d(?:[\w.]|(?<=[eE])[+-](?=\d))*)
    |(?P<sign>\.\.\.|=>|===?|!==?|<=|>=|&&|\|\||\?\?|\?\.|\*\*|[-+*/]=|.)""",
    re.VERBOSE | re.DOTALL,
)
_regex = re.compile(r"/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[A-Za-z]*")

_MOST_TRIES = 50
"""Slashes that turn out to begin no regular expression; each costs a look at the rest."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `kind` is word, string, template, number, regex, sign, quote, or, where the text
    ends within one, open_string or comment. `first` tells of a token that begins its line.
    """

    kind: str
    text: str
    start: int
    first: bool = False

    @property
    def end(self) -> int:
        """The offset just behind the token."""
        return self.start + len(self.text)


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens that are neither blank nor comment."""
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Token]:
    position, first = 0, True
    before: Token | None = None
    tries = 0
    while position < len(text):
        found, kind = None, "regex"
        if text[position] == "/" and tries < _MOST_TRIES and _takes_regex(before):
            found = _regex.match(text, position)
            tries += found is None
        if found is None:
            found = _token.match(text, position)
            assert found is not None, "the last alternative takes any character"
            kind = found.lastgroup or "sign"
        position = found.end()
        if kind == "blank":
            first = first or "\n" in found.group()
            continue
        if found.group() in SMART_QUOTES:
            kind = "quote"
        before = Token(kind, found.group(), found.start(), first)
        first = False
        yield before
        if kind == "comment":
            return
        if kind == "open_string":
            line_end = text.find("\n", position)
            if found.group() == "`" or line_end < 0:
                return
            position = line_end


def _takes_regex(before: Token | None) -> bool:
    """Whether a slash begins a regular expression here, and is no division."""
    if before is None:
        return True
    return before.kind == "sign" and before.text not in (")", "]", "}")
