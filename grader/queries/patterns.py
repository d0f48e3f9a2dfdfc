"""PostgreSQL's text patterns (regular expressions, SIMILAR TO) in the words of DuckDB's RE2."""

from __future__ import annotations

import re

_classes = {
    "[:alpha:]": r"\pL", "[:alnum:]": r"\pL\pN", "[:upper:]": r"\p{Lu}", "[:lower:]": r"\p{Ll}",
    "[:digit:]": "0-9", "[:space:]": r"\s", "[:punct:]": "[:punct:]", "[:xdigit:]": "[:xdigit:]",
    "[:blank:]": "[:blank:]",
}  # fmt: skip


def regular(pattern: str, *, finds_length: bool = False) -> str | None:
    """The pattern for RE2, or None where it has no like there.

    `finds_length`: what is matched counts, not only whether; PostgreSQL takes the longest
    alternative and RE2 the first, so alternatives and lazy quantifiers are then not kept.
    """
    if finds_length and re.search(r"\||[*+?}]\?", pattern):
        return None
    if (
        re.match(r"\*\*\*|\(\?", pattern)
        or "(?<" in pattern
        or "(?=" in pattern
        or "(?!" in pattern
    ):
        return None
    out: list[str] = []
    position, inside = 0, False
    while position < len(pattern):
        letter = pattern[position]
        if letter == "\\":
            following = pattern[position + 1 : position + 2]
            if following in ("w", "W"):
                if following == "W" and inside:
                    return None
                word = r"\pL\pN_"
                out.append(word if inside else f"[{'^' if following == 'W' else ''}{word}]")
            elif (
                following in ("d", "s", "S", "D")
                or (following and not following.isalnum() and following.isascii())
                or following in ("n", "t", "r")
            ):
                out.append(letter + following)
            else:
                return None
            position += 2
            continue
        if inside and letter == "[":
            name = next((name for name in _classes if pattern.startswith(name, position)), None)
            if name is None:
                return None
            out.append(_classes[name])
            position += len(name)
            continue
        if letter == "[" and not inside:
            inside = True
            opening = re.match(r"\[\^?\]?", pattern[position:])
            assert opening is not None
            out.append(opening.group().replace("]", r"\]"))
            position += opening.end()
            continue
        if letter == "]":
            inside = False
        out.append(letter)
        position += 1
    return "".join(out)


def similar(pattern: str) -> str | None:
    """The regular expression, to be matched as a whole, for a SIMILAR TO pattern."""
    if re.search(r"[\\\[\]]", pattern):
        return None
    table = {"%": ".*", "_": ".", ".": r"\.", "^": r"\^", "$": r"\$"}
    return "".join(table.get(letter, letter) for letter in pattern)
