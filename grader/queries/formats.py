"""PostgreSQL's date formats (to_char, to_date) in DuckDB's strftime and strptime words."""

from __future__ import annotations

import re

_pieces = {
    "YYYY": "%Y", "YY": "%y", "MM": "%m", "DD": "%d", "HH24": "%H", "HH12": "%I", "HH": "%I",
    "MI": "%M", "SS": "%S", "MS": "%g", "US": "%f", "Mon": "%b", "Dy": "%a", "FMMonth": "%B",
    "FMDay": "%A", "DDD": "%j", "IW": "%V", "IYYY": "%G", "ID": "%u", "AM": "%p", "PM": "%p",
    "FMDD": "%-d", "FMMM": "%-m", "FMHH24": "%-H", "FMHH12": "%-I", "FMMI": "%-M",
    "TMMonth": "%B",
}  # fmt: skip
_lowered = {"yyyy", "yy", "mm", "dd", "hh24", "hh12", "hh", "mi", "ss", "ms", "us", "ddd", "iw",
            "iyyy", "id"}  # fmt: skip
_special = {
    "Month": ("%B", 9, ""), "Day": ("%A", 9, ""), "MONTH": ("%B", 9, "upper"),
    "DAY": ("%A", 9, "upper"), "month": ("%B", 9, "lower"), "day": ("%A", 9, "lower"),
    "MON": ("%b", 0, "upper"), "mon": ("%b", 0, "lower"), "DY": ("%a", 0, "upper"),
    "dy": ("%a", 0, "lower"), "FMMONTH": ("%B", 0, "upper"), "FMmonth": ("%B", 0, "lower"),
    "FMDAY": ("%A", 0, "upper"), "FMday": ("%A", 0, "lower"), "am": ("%p", 0, "lower"),
    "pm": ("%p", 0, "lower"), "Q": ("Q", 0, "quarter"), "q": ("Q", 0, "quarter"),
    "D": ("D", 0, "weekday"), "d": ("D", 0, "weekday"),
}  # fmt: skip
_words = sorted([*_pieces, *_lowered, *_special], key=len, reverse=True)
_scanner = re.compile(
    r'(?P<quoted>"[^"]*")|(?P<word>' + "|".join(_words) + r")|(?P<plain>[^A-Za-z\"\\%])"
)

Piece = tuple[str, int, str]
"""A strftime format, the width its text is padded to, and a function put around it."""


def pieces(pattern: str) -> list[Piece] | None:
    """The pieces a to_char pattern for moments is made of, or None where one is not known."""
    found: list[Piece] = []
    position = 0
    while position < len(pattern):
        match = _scanner.match(pattern, position)
        if match is None:
            return None
        position = match.end()
        word = match.group("word")
        if word is None:
            text = match.group().strip('"') if match.group("quoted") else match.group()
            piece: Piece = (text.replace("%", "%%"), 0, "")
        elif word in _special:
            piece = _special[word]
        else:
            piece = (_pieces.get(word) or _pieces[word.upper()], 0, "")
        if re.match(r"th|TH", pattern[position:]) and word:
            return None
        if found and not piece[1] and not piece[2] and not found[-1][1] and not found[-1][2]:
            found[-1] = (found[-1][0] + piece[0], 0, "")
        else:
            found.append(piece)
    return found


def strptime(pattern: str) -> str | None:
    """The strptime format for to_date and to_timestamp, or None where there is none."""
    found = pieces(pattern)
    if found is None or len(found) != 1 or found[0][1] or found[0][2]:
        return None
    text = found[0][0]
    simple = re.fullmatch(r"(%[YmdHMSbB]|[-/.: ,])+", text)
    return text if simple and "%Y" in text else None
