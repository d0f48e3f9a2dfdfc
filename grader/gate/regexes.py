"""What a regular expression makes use of; MongoDB's dialect is PCRE2, an engine's may not be."""

from __future__ import annotations

import re

_PARTS = (
    ("group with a question mark", re.compile(r"\(\?")),
    ("verb", re.compile(r"\(\*")),
    ("class by name", re.compile(r"\[\[?:|\\[pPXRhHvVKN]")),
    ("backreference", re.compile(r"\\[1-9kg]")),
    ("possessive or lazy", re.compile(r"[+*?}][+?]")),
    (r"\d", re.compile(r"\\[dD]")),
    (r"\w", re.compile(r"\\[wW]")),
    (r"\s", re.compile(r"\\[sS]")),
    (r"\b", re.compile(r"\\[bB]")),
    ("other escape", re.compile(r"\\[^dDwWsSbB1-9kgpPXRhHvVKN.^$*+?()[\]{}|\\/-]")),
    ("escaped sign", re.compile(r"\\[.^$*+?()[\]{}|\\/-]")),
    ("set", re.compile(r"(?<!\\)\[")),
    ("group", re.compile(r"(?<!\\)\((?!\?)")),
    ("alternatives", re.compile(r"(?<!\\)\|")),
    ("start", re.compile(r"(?<!\\)(?<!\[)\^")),
    ("end", re.compile(r"(?<!\\)\$")),
    ("dot", re.compile(r"(?<!\\)\.")),
    ("repetition", re.compile(r"(?<!\\)[*+?{]")),
    ("beyond ASCII", re.compile(r"[^\x00-\x7f]")),
)


def parts(pattern: str) -> set[str]:
    """The constructs that occur in a pattern; letters and digits alone are `plain`."""
    found = {name for name, form in _PARTS if form.search(pattern)}
    return found or {"plain" if pattern else "empty"}


def pattern_of(value: object) -> tuple[str, str]:
    """The pattern and the options of a regular expression as PyMongo and Python hold it."""
    if isinstance(value, str):
        return value, ""
    pattern = getattr(value, "pattern", "")
    flags = int(getattr(value, "flags", 0)) & ~int(re.UNICODE)
    options = "".join(
        letter
        for letter, flag in (("i", re.I), ("m", re.M), ("s", re.S), ("x", re.X))
        if flags & int(flag)
    )
    known = int(re.I | re.M | re.S | re.X)
    return str(pattern), options + ("?" if flags & ~known else "")
