"""LIKE and regular expressions of rules: matching a text, and texts that match.

Regular expressions are the part of PostgreSQL's and PCRE's that Python's `re` reads alike;
anything else is refused with ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

_CLASSES = {
    "alpha": "a-zA-Z", "digit": "0-9", "alnum": "a-zA-Z0-9", "upper": "A-Z", "lower": "a-z",
    "space": r"\s", "xdigit": "0-9A-Fa-f", "blank": r" \t", "punct": r"!-/:-@\[-`{-~",
}  # fmt: skip
_ESCAPES = {"d": "0123456789", "w": "abcXYZ019_", "s": " "}
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ .@"
_COUNT = re.compile(r"[*+?]|\{(\d+)(?:(,)(\d*))?\}")


def like(pattern: str, escape: str = "\\", *, folded: bool = False) -> re.Pattern[str]:
    """A LIKE pattern as a regular expression for `fullmatch`."""
    parts = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == escape and at + 1 < len(pattern):
            at += 1
            parts.append(re.escape(pattern[at]))
        elif char in "%_":
            parts.append(".*" if char == "%" else ".")
        else:
            parts.append(re.escape(char))
        at += 1
    return re.compile("".join(parts), re.DOTALL | (re.IGNORECASE if folded else 0))


def like_texts(pattern: str) -> Iterator[str]:
    """Texts around a LIKE pattern: those that match it, and near misses."""
    bare = pattern.replace("%", "").replace("_", "a")
    yield from (bare, pattern.replace("%", "x").replace("_", "b"), "x" + bare, bare + "x")


def regex(pattern: str, *, folded: bool = False) -> re.Pattern[str]:
    """A regular expression for `search`. Raises ValueError where Python would read it otherwise."""
    if re.search(r"\(\?(?!:)|\\[^dwsDWS\W_nrtfv]|\*\*\*", pattern):
        raise ValueError("a group or an escape that is not read here")
    text = re.sub(r"\[:(\w+):\]", _named, pattern)
    try:
        return re.compile(_ends(text), re.DOTALL | (re.IGNORECASE if folded else 0))
    except re.error as problem:
        raise ValueError(str(problem)) from None


def regex_texts(pattern: str, random: Random, count: int) -> list[str]:
    """Texts that match, as far as they are found; each is tried before it is given."""
    compiled = regex(pattern)
    found = []
    for _ in range(count * 3):
        text = _Writer(re.sub(r"\[:(\w+):\]", _named, pattern), random).write()
        if compiled.search(text) and text not in found:
            found.append(text)
        if len(found) == count:
            break
    return found


def _named(match: re.Match[str]) -> str:
    if match[1] not in _CLASSES:
        raise ValueError(f"the class {match[0]} is not read here")
    return _CLASSES[match[1]]


def _ends(text: str) -> str:
    """`$` stands for the very end alone, as in PostgreSQL."""
    parts = re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|.", text, re.DOTALL)
    return "".join(r"\Z" if part == "$" else part for part in parts)


class _Writer:
    """Writes one text along a regular expression."""

    def __init__(self, pattern: str, random: Random) -> None:
        self._pattern = pattern
        self._random = random
        self._at = 0

    def write(self) -> str:
        """One text, which matches unless the pattern holds what is not understood."""
        return self._branches()

    def _branches(self) -> str:
        branches = [self._branch()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._branch())
        return self._random.choice(branches)

    def _branch(self) -> str:
        parts = []
        while self._at < len(self._pattern) and self._peek() not in "|)":
            parts.append(self._repeated())
        return "".join(parts)

    def _repeated(self) -> str:
        begin = self._at
        text = self._atom()
        end = self._at
        match = _COUNT.match(self._pattern, self._at)
        if match is None:
            return text
        self._at = match.end()
        if self._peek() == "?":
            self._at += 1
        after = self._at
        parts = []
        for _ in range(self._times(match)):
            self._at = begin
            parts.append(self._atom())
        self._at = max(after, end)
        return "".join(parts)

    def _times(self, match: re.Match[str]) -> int:
        least, most = {"*": (0, 3), "+": (1, 3), "?": (0, 1)}.get(match[0], (0, 0))
        if match[1] is not None:
            least = int(match[1])
            most = least if match[2] is None else int(match[3]) if match[3] else least + 2
        return self._random.randint(least, min(most, least + 4))

    def _atom(self) -> str:
        char = self._peek()
        self._at += 1
        if char == "(":
            if self._pattern.startswith("?:", self._at):
                self._at += 2
            text = self._branches()
            self._at += 1
            return text
        if char == "[":
            return self._random.choice(self._bracket())
        if char == "\\":
            self._at += 1
            return self._escaped(self._pattern[self._at - 1])
        if char in "^$":
            return ""
        return self._random.choice("abX1") if char == "." else char

    def _escaped(self, char: str) -> str:
        if char in "DWS":
            return self._random.choice([one for one in "a1 -" if re.match("\\" + char, one)])
        chars = _ESCAPES.get(char)
        return self._random.choice(chars) if chars else char

    def _bracket(self) -> str:
        end = self._at + (self._peek() == "^") + 1
        while end < len(self._pattern) and self._pattern[end] != "]":
            end += 2 if self._pattern[end] == "\\" else 1
        text = self._pattern[self._at - 1 : end + 1]
        self._at = end + 1
        matching = [one for one in _LETTERS if re.match(text, one)]
        return "".join(matching) or "?"

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]
