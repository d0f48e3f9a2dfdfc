"""PostgreSQL's regular expressions (and SIMILAR TO) in the words of DuckDB's RE2.

PostgreSQL finds the longest match, RE2 the first in its order; `Pattern.same_length` says whether
both find the same one. https://www.postgresql.org/docs/current/functions-matching.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ASCII = frozenset(map(chr, range(128)))
_OTHER = "\ue000"
"""Stands for every character that is not ASCII."""
_ALL = _ASCII | {_OTHER}
_DIGITS = frozenset("0123456789")
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") | _DIGITS | {_OTHER}
_SPACE = frozenset(" \t\n\r\f\v") | {_OTHER}
_LETTERS = _WORD - _DIGITS - {"_"}
_classes = {
    "alpha": (r"\pL", _LETTERS), "alnum": (r"\pL\pN", _WORD - {"_"}), "digit": ("0-9", _DIGITS),
    "upper": (r"\p{Lu}", frozenset(filter(str.isupper, _ASCII)) | {_OTHER}),
    "lower": (r"\p{Ll}", frozenset(filter(str.islower, _ASCII)) | {_OTHER}),
    "space": (r"\s", _SPACE), "punct": ("[:punct:]", _ASCII - _WORD - _SPACE),
    "xdigit": ("0-9A-Fa-f", frozenset("0123456789abcdefABCDEF")), "blank": (" \t", frozenset(" \t")),
}  # fmt: skip
_escapes = {
    "d": ("0-9", _DIGITS), "w": (r"\pL\pN_", _WORD), "s": (r"\s", _SPACE - {_OTHER}),
}  # fmt: skip
_controls = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}


class Invalid(Exception):
    """A pattern that PostgreSQL does not take, in its words."""


class Unlike(Exception):
    """A pattern that has no like in RE2."""


@dataclass(slots=True)
class Item:
    """A part of a pattern: its text for RE2, lengths (`most` is None without a bound), the
    characters it can begin with and those it can hold.
    """

    text: str
    least: int = 0
    most: int | None = 0
    first: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    sure: bool = True
    """Both engines find the same match of it wherever it stands."""
    inner: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for RE2 with `groups` numbered groups, some of which may match nothing."""

    text: str
    groups: int
    loose_groups: bool
    may_be_empty: bool
    same_length: bool
    options: str


def regular(pattern: str, *, folded: bool = False) -> Pattern:
    """The pattern for RE2; raises `Invalid` or `Unlike`. `folded`: without regard to case."""
    options = "s"
    if match := re.match(r"\(\?([a-z]+)\)", pattern):
        if not set(match.group(1)) <= {"i", "c", "s"}:
            raise Unlike(pattern)
        folded = "i" in match.group(1)
        pattern = pattern[match.end() :]
    if pattern.startswith("***"):
        raise Unlike(pattern)
    reader = _Reader(pattern, folded)
    item = reader.alternatives(0, top=True)
    if reader.at < len(pattern):
        raise Invalid("parentheses () not balanced")
    return Pattern(
        item.text, reader.groups, reader.loose, item.least == 0, item.sure,
        options + ("i" if folded else ""),
    )  # fmt: skip


class _Reader:
    def __init__(self, pattern: str, folded: bool) -> None:
        self.pattern = pattern
        self.folded = folded
        self.at = 0
        self.groups = 0
        self.loose = False
        self.lazy = False

    def peek(self, size: int = 1) -> str:
        return self.pattern[self.at : self.at + size]

    def alternatives(self, depth: int, *, top: bool = False) -> Item:
        if depth > 40:
            raise Unlike(self.pattern)
        groups = self.groups
        branches = [self.sequence(depth)]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence(depth))
        if len(branches) == 1:
            return branches[0]
        if self.groups > groups:
            self.loose = True
        lengths = {(item.least, item.most) for item in branches}
        fixed = len(lengths) == 1 and branches[0].least == branches[0].most
        apart = sum(len(item.first) for item in branches) == len(
            frozenset().union(*(item.first for item in branches))
        ) and all(item.least for item in branches)
        return Item(
            "|".join(item.text for item in branches),
            min(item.least for item in branches),
            None if any(item.most is None for item in branches)
            else max(item.most or 0 for item in branches),
            frozenset().union(*(item.first for item in branches)),
            frozenset().union(*(item.holds for item in branches)),
            (fixed or apart) and all(item.sure for item in branches),
        )  # fmt: skip

    def sequence(self, depth: int) -> Item:
        items: list[Item] = []
        ends = False
        while self.at < len(self.pattern) and self.peek() not in ("|", ")"):
            items.append(self.quantified(depth, first=not items))
            ends = items[-1].text == "$"
        if self.peek() == ")" and depth == 0:
            raise Invalid("parentheses () not balanced")
        return _joined(items, ends and depth == 0 and "|" not in self.pattern)

    def quantified(self, depth: int, *, first: bool) -> Item:
        groups = self.groups
        item = self.atom(depth, first=first)
        match = re.compile(r"([*+?]|\{(\d+)(,(\d*))?\})(\??)").match(self.pattern, self.at)
        if match is None:
            if self.peek() == "{" and self.pattern[self.at + 1 : self.at + 2].isdigit():
                raise Unlike(self.pattern)
            return item
        self.at = match.end()
        if re.match(r"[*+?]|\{\d", self.pattern[self.at :]):
            raise Invalid("quantifier operand invalid")
        if item.text in ("^", "$") or not item.text:
            raise Unlike(self.pattern)
        low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(match.group(1), (-1, 0))
        if low < 0:
            low = int(match.group(2))
            high = (
                low if match.group(3) is None else int(match.group(4)) if match.group(4) else None
            )
            if max(low, high or 0) > 255:
                raise Invalid("invalid repetition count(s)")
        if self.groups > groups and (low, high) != (1, 1):
            self.loose = True
        sure = item.sure and not match.group(5)
        if high != 1 and item.least != item.most:
            sure = sure and not item.first & _tail(item) and item.least > 0
        most = None if high is None or item.most is None else item.most * high
        return Item(item.text + match.group(), item.least * low, most, item.first, item.holds, sure)

    def atom(self, depth: int, *, first: bool) -> Item:
        letter = self.peek()
        if letter == "(":
            return self.group(depth)
        if letter == "[":
            return self.bracket()
        self.at += 1
        if letter in "*+?":
            raise Invalid("quantifier operand invalid")
        if letter == "{" and self.peek().isdigit():
            raise Invalid("quantifier operand invalid")
        if letter == ".":
            return Item(".", 1, 1, _ALL, _ALL)
        if letter in "^$":
            return Item(letter)
        if letter == "\\":
            return self.escape(depth, first)
        return self.letter(letter)

    def letter(self, letter: str) -> Item:
        chars = frozenset((letter,)) if letter in _ASCII else frozenset((_OTHER,))
        if self.folded and letter in _ASCII:
            chars |= {letter.lower(), letter.upper()}
        return Item(re.escape(letter) if letter in _ASCII else letter, 1, 1, chars, chars)

    def escape(self, depth: int, first: bool) -> Item:
        letter = self.peek()
        self.at += 1
        if not letter:
            raise Invalid("invalid escape \\ sequence")
        if letter in _controls:
            return self.letter(_controls[letter])
        if letter.lower() in _escapes:
            text, chars = _escapes[letter.lower()]
            if letter.isupper():
                return Item(
                    f"[^{text}]", 1, 1, (_ALL - chars) | {_OTHER}, (_ALL - chars) | {_OTHER}
                )
            return Item(f"[{text}]", 1, 1, chars, chars)
        if letter in "myM<>" and depth == 0 and "|" not in self.pattern:
            if letter in "my" and first:
                return Item(r"(?:^|[^\pL\pN_])", 0, 1, _ALL - _WORD, _ALL - _WORD, False)
            if letter in "My" and self.at == len(self.pattern):
                return Item(r"(?:$|[^\pL\pN_])", 0, 1, _ALL - _WORD, _ALL - _WORD, False)
        if letter == "A":
            return Item("^")
        if letter == "Z":
            return Item("$")
        if letter.isalnum() or not letter.isascii():
            raise Unlike(self.pattern)
        return self.letter(letter)

    def group(self, depth: int) -> Item:
        self.at += 1
        opening = "("
        if self.peek() == "?":
            if self.peek(2) != "?:":
                raise Unlike(self.pattern)
            self.at += 2
            opening = "(?:"
        else:
            self.groups += 1
        inner = self.alternatives(depth + 1)
        if self.peek() != ")":
            raise Invalid("parentheses () not balanced")
        self.at += 1
        return Item(
            f"{opening}{inner.text})", inner.least, inner.most, inner.first, inner.holds,
            inner.sure, inner.inner,
        )  # fmt: skip

    def bracket(self) -> Item:
        start = self.at
        self.at += 1
        negated = self.peek() == "^"
        self.at += negated
        out, chars = "", frozenset[str]()
        opened = self.at
        while self.peek() != "]" or self.at == opened:
            if not self.peek():
                raise Invalid("brackets [] not balanced")
            text, found = self.member()
            out += text
            chars |= found
        self.at += 1
        if self.pattern[start : self.at] in ("[[:<:]]", "[[:>:]]"):
            raise Unlike(self.pattern)
        if self.folded:
            chars |= {item.swapcase() for item in chars if item in _ASCII}
        if negated:
            chars = (_ALL - chars) | {_OTHER}
        return Item(f"[{'^' if negated else ''}{out}]", 1, 1, chars, chars)

    def member(self) -> tuple[str, frozenset[str]]:
        """A character, range or class inside brackets."""
        if match := re.compile(r"\[:(\w+):\]").match(self.pattern, self.at):
            if match.group(1) not in _classes:
                raise Invalid("invalid character class")
            self.at = match.end()
            return _classes[match.group(1)]
        if self.peek(2) in ("[.", "[=", "[:"):
            raise Unlike(self.pattern)
        low = self.character()
        if isinstance(low, tuple):
            return low
        if self.peek() == "-" and self.peek(2) not in ("-", "-]"):
            self.at += 1
            high = self.character()
            if isinstance(high, tuple):
                raise Invalid("invalid character range")
            if ord(high) < ord(low):
                raise Invalid("invalid character range")
            chars = frozenset(item for item in _ASCII if low <= item <= high)
            more = frozenset(() if high in _ASCII else (_OTHER,))
            return f"{_inside(low)}-{_inside(high)}", chars | more
        return _inside(low), frozenset((low if low in _ASCII else _OTHER,))

    def character(self) -> str | tuple[str, frozenset[str]]:
        letter = self.peek()
        self.at += 1
        if letter != "\\":
            return letter
        letter = self.peek()
        self.at += 1
        if letter in _escapes:
            return _escapes[letter]
        if letter in _controls:
            return _controls[letter]
        if not letter or letter.isalnum():
            raise Unlike(self.pattern)
        return letter


def _inside(letter: str) -> str:
    return "\\" + letter if letter in "\\]^-[" else letter


def _tail(item: Item) -> frozenset[str]:
    """The characters with which a repeated item could go on by itself."""
    return item.holds if item.most is None else item.holds


def _joined(items: list[Item], ends: bool) -> Item:
    """Items one after the other; `ends`: the last of them is the end of the text."""
    first: frozenset[str] = frozenset()
    for item in items:
        first |= item.first
        if item.least:
            break
    sure = all(item.sure for item in items)
    loose = [at for at, item in enumerate(items) if item.least != item.most]
    if not ends and len(loose) > 1:
        for at in loose[:-1]:
            following: frozenset[str] = frozenset()
            for item in items[at + 1 :]:
                following |= item.first
                if item.least:
                    break
            if items[at].holds & following:
                sure = False
    unbounded = any(item.most is None for item in items)
    return Item(
        "".join(item.text for item in items),
        sum(item.least for item in items),
        None if unbounded else sum(item.most or 0 for item in items),
        first,
        frozenset().union(*(item.holds for item in items)),
        sure,
    )


def similar(pattern: str) -> str:
    """The regular expression, to be matched as a whole, for a SIMILAR TO pattern."""
    out, at, inside = "", 0, False
    while at < len(pattern):
        letter = pattern[at]
        at += 1
        if letter == "\\":
            following = pattern[at : at + 1]
            if not following:
                raise Unlike(pattern)
            out += "\\" + following if not following.isalnum() else following
            at += 1
        elif inside:
            inside = letter != "]"
            out += letter
        elif letter == "[":
            inside = True
            out += letter
        else:
            out += {"%": ".*", "_": ".", "(": "(?:"}.get(
                letter, "\\" + letter if letter in ".^$" else letter
            )
    return out
