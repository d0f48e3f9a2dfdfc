"""PostgreSQL's templates for moments (to_char, to_date) in DuckDB's words.

https://www.postgresql.org/docs/current/functions-formatting.html
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a template: words for strftime, or an SQL expression over the moment `v.a`."""

    strftime: str = ""
    sql: str = ""


_plain = {
    "YYYY": "%Y", "YY": "%y", "MM": "%m", "DD": "%d", "DDD": "%j", "HH24": "%H", "HH12": "%I",
    "HH": "%I", "MI": "%M", "SS": "%S", "MS": "%g", "US": "%f", "FF3": "%g", "FF6": "%f",
    "IW": "%V", "IYYY": "%G", "ID": "%u", "Mon": "%b", "Dy": "%a",
}  # fmt: skip
_unpadded = {
    "MM": "month(v.a)", "DD": "day(v.a)", "DDD": "dayofyear(v.a)", "HH24": "hour(v.a)",
    "HH12": "(hour(v.a) + 11) % 12 + 1", "HH": "(hour(v.a) + 11) % 12 + 1", "MI": "minute(v.a)",
    "SS": "second(v.a)", "YYYY": "year(v.a)", "YY": "year(v.a) % 100", "IW": "weekofyear(v.a)",
    "IYYY": "isoyear(v.a)", "WW": "(dayofyear(v.a) - 1) // 7 + 1", "CC": "(year(v.a) + 99) // 100",
    "YYY": "year(v.a) % 1000", "Y": "year(v.a) % 10", "IYY": "isoyear(v.a) % 1000",
    "IY": "isoyear(v.a) % 100", "I": "isoyear(v.a) % 10", "W": "(day(v.a) - 1) // 7 + 1",
    "D": "dayofweek(v.a) + 1", "ID": "isodow(v.a)", "Q": "quarter(v.a)",
    "IDDD": "(weekofyear(v.a) - 1) * 7 + isodow(v.a)",
    "J": "datediff('day', DATE '2000-01-01', CAST(v.a AS DATE)) + 2451545",
    "SSSS": "hour(v.a) * 3600 + minute(v.a) * 60 + second(v.a)",
    "SSSSS": "hour(v.a) * 3600 + minute(v.a) * 60 + second(v.a)",
}  # fmt: skip
_widths = {"WW": 2, "CC": 2, "YYY": 3, "IYY": 3, "IY": 2, "IDDD": 3}
_names = {
    "Month": "%B", "MONTH": "%B", "month": "%B", "Day": "%A", "DAY": "%A", "day": "%A",
    "Mon": "%b", "MON": "%b", "mon": "%b", "Dy": "%a", "DY": "%a", "dy": "%a",
}  # fmt: skip
_halves = {
    "AM": "'AM'|'PM'", "PM": "'AM'|'PM'", "am": "'am'|'pm'", "pm": "'am'|'pm'",
    "A.M.": "'A.M.'|'P.M.'", "P.M.": "'A.M.'|'P.M.'", "a.m.": "'a.m.'|'p.m.'",
    "p.m.": "'a.m.'|'p.m.'",
}  # fmt: skip
_eras = {"AD": "AD", "BC": "AD", "ad": "ad", "bc": "ad", "A.D.": "A.D.", "B.C.": "A.D.",
         "a.d.": "a.d.", "b.c.": "a.d."}  # fmt: skip
_romans = "['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][month(v.a)]"
_others = ("Y,YYY", "RM", "rm", "FF1", "FF2", "FF4", "FF5", "TZH", "TZM", "TZ", "tz", "OF")
_words = sorted(
    {
        *_plain, *_unpadded, *_names, *_halves, *_eras, *_others,
        *(word.lower() for word in (*_plain, *_unpadded) if word.isupper() or word[0] in "HF"),
    },
    key=len,
    reverse=True,
)  # fmt: skip
_scanner = re.compile(
    r'(?P<quoted>"(?:[^"\\]|\\.)*")|(?P<escaped>\\.)|(?P<fm>FM|fm)?(?P<tm>TM|tm)?(?P<word>'
    + "|".join(map(re.escape, _words))
    + r")(?P<th>TH|th)?|(?P<other>FM|FX|fm|fx|TM|tm|SP|.)",
    re.DOTALL,
)


def scan(pattern: str) -> list[tuple[str, bool, bool, str]] | None:
    """The template's (word, with FM, with TM, TH or th) items; plain text has a quote in front."""
    found = []
    for match in _scanner.finditer(pattern):
        if match.group("word"):
            item = match.group("word")
            found.append(
                (item, bool(match.group("fm")), bool(match.group("tm")), match.group("th") or "")
            )
            continue
        text = match.group()
        if text in ("FM", "FX", "fm", "fx", "TM", "tm", "SP"):
            return None
        if match.group("quoted"):
            text = re.sub(r"\\(.)", r"\1", text[1:-1])
        elif match.group("escaped"):
            return None
        found.append(("'" + text, False, False, ""))
    return found


def pieces(pattern: str, given: str) -> list[Piece] | None:
    """The pieces a to_char template is made of for a date, timestamp or timestamptz, or None."""
    items = scan(pattern)
    if items is None:
        return None
    found: list[Piece] = []
    for word, bare, local, ordinal in items:
        piece = _piece(word, bare, local, given)
        if piece is None:
            return None
        if ordinal and word not in (*_names, *_halves, *_eras, "RM", "rm"):
            piece = _ordinal(piece, ordinal)
            if piece is None:
                return None
        if found and piece.strftime and found[-1].strftime:
            found[-1] = Piece(found[-1].strftime + piece.strftime)
        else:
            found.append(piece)
    return found


def _piece(word: str, bare: bool, local: bool, given: str) -> Piece | None:
    if word.startswith("'"):
        return Piece(word[1:].replace("%", "%%"))
    if word in _names:
        return _name(word, bare or local)
    if local:
        return None
    if word in _halves:
        before, after = _halves[word].split("|")
        return Piece(sql=f"CASE WHEN hour(v.a) < 12 THEN {before} ELSE {after} END")
    if word in _eras:
        return Piece(sql=f"'{_eras[word]}'")
    if word in ("RM", "rm"):
        roman = _romans if word == "RM" else f"lower({_romans})"
        return Piece(sql=roman if bare else f"rpad({roman}, 4, ' ')")
    upper = word.upper()
    if upper == "Y,YYY":
        return Piece(sql="printf('%d,%03d', year(v.a) // 1000, year(v.a) % 1000)")
    if re.fullmatch("FF[1245]", upper):
        return Piece(sql=f"left(strftime(v.a, '%f'), {upper[2]})")
    if upper in ("TZ", "TZH", "TZM", "OF"):
        if given == "timestamp":
            return None
        return Piece(
            {"TZ": "UTC" if word == "TZ" else "utc", "TZH": "+00", "TZM": "00", "OF": "+00"}[upper]
        )
    if upper in _plain and (not bare or upper in ("MS", "US", "FF3", "FF6")):
        return Piece(_plain[upper])
    number = _unpadded[upper]
    if upper in _widths and not bare:
        return Piece(sql=f"printf('%0{_widths[upper]}d', {number})")
    return Piece(sql=f"CAST({number} AS VARCHAR)")


def _name(word: str, bare: bool) -> Piece:
    code = _names[word]
    if code in ("%b", "%a") and word.istitle():
        return Piece(code)
    text = f"strftime(v.a, '{code}')"
    if word.isupper() or word.islower():
        text = f"{'upper' if word.isupper() else 'lower'}({text})"
    elif bare:
        return Piece(code)
    if code in ("%B", "%A") and not bare:
        text = f"rpad({text}, 9, ' ')"
    return Piece(sql=text)


def _ordinal(piece: Piece, how: str) -> Piece | None:
    """A number with st, nd, rd or th behind it."""
    number = piece.sql or f"strftime(v.a, '{piece.strftime}')"
    if piece.strftime and not re.fullmatch("%[YymdjHIMSVGu]", piece.strftime):
        return None
    last = f"right('0' || {number}, 2)"
    ends = (
        f"CASE WHEN left({last}, 1) = '1' THEN 'th' WHEN right({last}, 1) = '1' THEN 'st' "
        f"WHEN right({last}, 1) = '2' THEN 'nd' WHEN right({last}, 1) = '3' THEN 'rd' ELSE 'th' END"
    )
    return Piece(sql=f"{number} || " + (f"upper({ends})" if how == "TH" else ends))


_spans = {
    "YYYY": ("w.m // 12", 4), "MM": ("w.m % 12", 2), "DD": ("w.d", 2),
    "HH24": ("w.t // 3600000000", 2), "MI": ("w.t // 60000000 % 60", 2),
    "SS": ("w.t // 1000000 % 60", 2), "MS": ("w.t // 1000 % 1000", 3), "US": ("w.t % 1000000", 6),
}  # fmt: skip


def interval_sql(pattern: str) -> str | None:
    """The text of an interval `w` (months m, days d, microseconds t) by a to_char template."""
    parts = []
    for word, bare, local, ordinal in scan(pattern) or []:
        if word.startswith("'"):
            parts.append("'" + word[1:].replace("'", "''") + "'")
            continue
        upper = word.upper()
        if local or ordinal or upper not in (*_spans, "HH12", "HH"):
            return None
        number, width = _spans.get(upper, ("w.t // 3600000000 % 12", 2))
        if upper in ("HH12", "HH"):
            number = f"CASE WHEN {number} = 0 THEN 12 ELSE {number} END"
        if bare:
            parts.append(f"CAST({number} AS VARCHAR)")
        else:
            parts.append(
                f"CASE WHEN {number} < 0 THEN printf('%0{width + 1}d', {number}) "
                f"ELSE printf('%0{width}d', {number}) END"
            )
    return " || ".join(parts) or None


_parsed = {"YYYY": "%Y", "MM": "%m", "DD": "%d", "HH24": "%H", "MI": "%M", "SS": "%S", "Mon": "%b",
           "MON": "%b", "mon": "%b", "Month": "%B", "MONTH": "%B", "month": "%B", "YY": "%y",
           "HH12": "%I", "HH": "%I", "AM": "%p", "PM": "%p", "am": "%p", "pm": "%p"}  # fmt: skip
SEPARATOR = "(?:[-/.:,] *| +)"
_shapes = {"%Y": r"\d{4}", "%b": "[A-Za-z]{3}", "%B": "[A-Za-z]+", "%p": "[AaPp][Mm]"}


def strptime(pattern: str) -> tuple[str, str] | None:
    """The strptime format for to_date and to_timestamp, and the shape of the texts it reads.

    Any separator stands for any other, as PostgreSQL has it: they are `-` in the format.
    """
    words, shape = [], ""
    packed = False
    for word, _, local, ordinal in scan(pattern) or []:
        if word.startswith("'"):
            if not re.fullmatch(r"[-/.:, T]", word[1:]):
                return None
            letter = word[1:] == "T"
            if packed:
                words.append("-")
                shape += "T" if letter else SEPARATOR
            elif letter:
                return None
            packed = False
            continue
        code = _parsed.get(word) or _parsed.get(word.upper())
        if code is None or local or ordinal:
            return None
        if code in ("%b", "%B") and packed:
            return None
        shape += _shapes.get(code, r"\d{2}" if packed or code == "%y" else r"\d{1,2}")
        words.append(code)
        packed = True
    text = "".join(words)
    if "%Y" not in text or ("%I" in text) != ("%p" in text) or "%y" in text:
        return None
    if "%d%" in text or "%m%d" in text:
        shape = shape.replace(r"\d{1,2}", r"\d{2}")
    return text, shape
