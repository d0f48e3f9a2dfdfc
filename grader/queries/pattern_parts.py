"""What a regular expression is made of: parts with their lengths and the characters they take."""

from __future__ import annotations

from dataclasses import dataclass

ASCII = frozenset(map(chr, range(128)))
OTHER = "\ue000"
"""Stands for every character that is not ASCII."""
ALL = ASCII | {OTHER}
DIGITS = frozenset("0123456789")
WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") | DIGITS | {OTHER}
SPACE = frozenset(" \t\n\r\f\v") | {OTHER}
LETTERS = WORD - DIGITS - {"_"}
CLASSES = {
    "alpha": (r"\pL", LETTERS), "alnum": (r"\pL\pN", WORD - {"_"}), "digit": ("0-9", DIGITS),
    "upper": (r"\p{Lu}", frozenset(filter(str.isupper, ASCII)) | {OTHER}),
    "lower": (r"\p{Ll}", frozenset(filter(str.islower, ASCII)) | {OTHER}),
    "space": (r"\s", SPACE), "punct": ("[:punct:]", ASCII - WORD - SPACE),
    "xdigit": ("0-9A-Fa-f", frozenset("0123456789abcdefABCDEF")),
    "blank": (" \t", frozenset(" \t")),
}  # fmt: skip
ESCAPES = {
    "d": ("0-9", DIGITS), "w": (r"\pL\pN_", WORD), "s": (r"\s", SPACE - {OTHER}),
}  # fmt: skip
CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}


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


def joined(items: list[Item], ends: bool) -> Item:
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
