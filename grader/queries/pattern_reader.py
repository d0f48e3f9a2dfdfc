"""Reads a PostgreSQL regular expression and writes it for RE2."""

from __future__ import annotations

import re

from grader.queries.pattern_parts import (
    ALL,
    ASCII,
    CLASSES,
    CONTROLS,
    ESCAPES,
    OTHER,
    WORD,
    Invalid,
    Item,
    Unlike,
    joined,
)


class Reader:
    """Reads one pattern from left to right; `loose` tells of groups that may match nothing."""

    def __init__(self, pattern: str, folded: bool) -> None:
        self.pattern = pattern
        self.folded = folded
        self.at = 0
        self.groups = 0
        self.loose = False
        self.lazy = False

    def peek(self, size: int = 1) -> str:
        """The next characters."""
        return self.pattern[self.at : self.at + size]

    def alternatives(self, depth: int) -> Item:
        """Branches with | between them."""
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
        """A branch."""
        items: list[Item] = []
        ends = False
        while self.at < len(self.pattern) and self.peek() not in ("|", ")"):
            items.append(self.quantified(depth, first=not items))
            ends = items[-1].text == "$"
        if self.peek() == ")" and depth == 0:
            raise Invalid("parentheses () not balanced")
        return joined(items, ends and depth == 0 and "|" not in self.pattern)

    def quantified(self, depth: int, *, first: bool) -> Item:
        """An atom and how often it stands."""
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
            sure = sure and not item.first & item.holds and item.least > 0
        most = None if high is None or item.most is None else item.most * high
        return Item(item.text + match.group(), item.least * low, most, item.first, item.holds, sure)

    def atom(self, depth: int, *, first: bool) -> Item:
        """A character, class, group or anchor."""
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
            return Item(".", 1, 1, ALL, ALL)
        if letter in "^$":
            return Item(letter)
        if letter == "\\":
            return self.escape(depth, first)
        return self.letter(letter)

    def letter(self, letter: str) -> Item:
        """A character that stands for itself."""
        chars = frozenset((letter,)) if letter in ASCII else frozenset((OTHER,))
        if self.folded and letter in ASCII:
            chars |= {letter.lower(), letter.upper()}
        return Item(re.escape(letter) if letter in ASCII else letter, 1, 1, chars, chars)

    def escape(self, depth: int, first: bool) -> Item:
        """What stands behind a backslash."""
        letter = self.peek()
        self.at += 1
        if not letter:
            raise Invalid("invalid escape \\ sequence")
        if letter in CONTROLS:
            return self.letter(CONTROLS[letter])
        if letter.lower() in ESCAPES:
            text, chars = ESCAPES[letter.lower()]
            if letter.isupper():
                return Item(f"[^{text}]", 1, 1, (ALL - chars) | {OTHER}, (ALL - chars) | {OTHER})
            return Item(f"[{text}]", 1, 1, chars, chars)
        if letter in "myM<>" and depth == 0 and "|" not in self.pattern:
            if letter in "my" and first:
                return Item(r"(?:^|[^\pL\pN_])", 0, 1, ALL - WORD, ALL - WORD, False)
            if letter in "My" and self.at == len(self.pattern):
                return Item(r"(?:$|[^\pL\pN_])", 0, 1, ALL - WORD, ALL - WORD, False)
        if letter == "A":
            return Item("^")
        if letter == "Z":
            return Item("$")
        if letter.isalnum() or not letter.isascii():
            raise Unlike(self.pattern)
        return self.letter(letter)

    def group(self, depth: int) -> Item:
        """What stands in parentheses."""
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
            inner.sure,
        )  # fmt: skip

    def bracket(self) -> Item:
        """A set of characters in brackets."""
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
            chars |= {item.swapcase() for item in chars if item in ASCII}
        if negated:
            chars = (ALL - chars) | {OTHER}
        return Item(f"[{'^' if negated else ''}{out}]", 1, 1, chars, chars)

    def member(self) -> tuple[str, frozenset[str]]:
        """A character, range or class inside brackets."""
        if match := re.compile(r"\[:(\w+):\]").match(self.pattern, self.at):
            if match.group(1) not in CLASSES:
                raise Invalid("invalid character class")
            self.at = match.end()
            return CLASSES[match.group(1)]
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
            chars = frozenset(item for item in ASCII if low <= item <= high)
            more = frozenset(() if high in ASCII else (OTHER,))
            return f"{_inside(low)}-{_inside(high)}", chars | more
        return _inside(low), frozenset((low if low in ASCII else OTHER,))

    def character(self) -> str | tuple[str, frozenset[str]]:
        """A character inside brackets, or a class in one letter."""
        letter = self.peek()
        self.at += 1
        if letter != "\\":
            return letter
        letter = self.peek()
        self.at += 1
        if letter in ESCAPES:
            return ESCAPES[letter]
        if letter in CONTROLS:
            return CONTROLS[letter]
        if not letter or letter.isalnum():
            raise Unlike(self.pattern)
        return letter


def _inside(letter: str) -> str:
    return "\\" + letter if letter in "\\]^-[" else letter
