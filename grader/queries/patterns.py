"""PostgreSQL's regular expressions (and SIMILAR TO) in the words of DuckDB's RE2.

PostgreSQL finds the longest match, RE2 the first in its order; `Pattern.same_length` says whether
both find the same one. https://www.postgresql.org/docs/current/functions-matching.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from grader.queries.pattern_parts import Invalid, Unlike
from grader.queries.pattern_reader import Reader

__all__ = ["Invalid", "Pattern", "Unlike", "regular", "similar"]


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
    reader = Reader(pattern, folded)
    item = reader.alternatives(0)
    if reader.at < len(pattern):
        raise Invalid("parentheses () not balanced")
    return Pattern(
        item.text, reader.groups, reader.loose, item.least == 0, item.sure,
        options + ("i" if folded else ""),
    )  # fmt: skip


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
            table = {"%": ".*", "_": ".", "(": "(?:", ".": r"\.", "^": r"\^", "$": r"\$"}
            out += table.get(letter, letter)
    return out
