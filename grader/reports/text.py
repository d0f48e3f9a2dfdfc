"""Cells and other foreign text made fit to be shown: nothing invisible, nothing that commands."""

from __future__ import annotations

import re
import unicodedata

from grader.models import Value, show

_invisible = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_joiners = "\u200c\u200d"
"""Parts of ordinary words and emoji in many languages; shown as escapes only where cells differ."""
_short = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_outer_blanks = re.compile(r"^ +| +$| {2,}")


def visible(text: str, *, keep: str = "") -> str:
    r"""Text in which control and invisible characters stand as escapes such as `\x1b`.

    `keep` are characters to leave as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character in keep or not _is_invisible(character) else _escape(character)
        for character in text
    )


def cell(value: Value, *, differs: bool = False) -> str:
    """One cell on one line. In a cell that `differs`, blanks that the eye misses are made visible.

    A text that reads like NULL or like the empty string stands in quotes.
    """
    text = show(value)
    if isinstance(value, str):
        if value == "NULL" or (len(value) > 1 and value[0] == value[-1] == "'"):
            text = f"'{value}'"
        elif value and differs:
            text = _show_blanks(text)
        if value and not differs:
            return visible(text, keep=_joiners)
        return visible(text)
    return visible(text, keep=_joiners)


def _show_blanks(text: str) -> str:
    text = _outer_blanks.sub(lambda blanks: "␠" * len(blanks[0]), text)
    return text.replace("\u00a0", "⍽")


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _invisible


def _escape(character: str) -> str:
    if character in _short:
        return _short[character]
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
