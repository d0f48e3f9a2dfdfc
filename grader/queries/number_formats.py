"""PostgreSQL's templates for numbers (to_char, to_number) in DuckDB's SQL.

https://www.postgresql.org/docs/current/functions-formatting.html#FUNCTIONS-FORMATTING-NUMERIC-TABLE
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_template = re.compile(
    r"(?P<before>(?:\"[^\"]*\"|[$ #%€£/:-])*)(?P<fm>FM|fm)?(?P<before2>(?:\"[^\"]*\"|[$#%€£/:-])*)"
    r"(?P<first>S|s|MI|mi|SG|sg)?"
    r"(?P<whole>[90,Gg]+)(?P<point>[.Dd](?P<part>[90]*))?"
    r"(?P<last>S|s|MI|mi|SG|sg|PR|pr)?(?P<after>(?:\"[^\"]*\"|[ %$#€£/:-])*)"
)


@dataclass(frozen=True, slots=True)
class Template:
    """A template taken apart; `groups` are the numbers of digits right of each comma."""

    before: str
    bare: bool
    first: str
    last: str
    digits: int
    zeros: int
    groups: tuple[int, ...]
    point: bool
    places: int
    kept: int
    after: str


def read(pattern: str) -> Template | None:
    """The template, or None for one with parts that are rare."""
    match = _template.fullmatch(pattern)
    if match is None:
        return None
    whole = match.group("whole").upper().replace("G", ",")
    digits = whole.replace(",", "")
    if not digits or whole.startswith(","):
        return None
    part = match.group("part") or ""
    first, last = (match.group("first") or "").upper(), (match.group("last") or "").upper()
    if first and last:
        return None
    groups = tuple(
        sum(sign != "," for sign in whole[at:]) for at, sign in enumerate(whole) if sign == ","
    )
    if 0 in groups:
        return None
    zeros = len(digits) - digits.find("0") if "0" in digits else 0
    if match.group("before2") and match.group("before"):
        return None
    before = _literal(match.group("before") + match.group("before2"))
    bare, point = bool(match.group("fm")), match.group("point") is not None
    after = _literal(match.group("after"))
    kept = part.rfind("0") + 1
    return Template(
        before, bare, first, last, len(digits), zeros, groups, point, len(part), kept, after
    )


def _literal(text: str) -> str:
    return text.replace('"', "").replace("'", "''")


def to_char(form: Template) -> str:
    """The SQL that writes the decimal text `v.a`, rounded to the template's places, by it."""
    over = f"length(split_part(ltrim(v.a, '-'), '.', 1)) > {form.digits}"
    whole = "split_part(ltrim(v.a, '-'), '.', 1)"
    part = "split_part(v.a, '.', 2)"
    row = (
        f"{{'m': left(v.a, 1) = '-', 'i': CASE WHEN {over} THEN repeat('#', {form.digits}) "
        f"WHEN {_hides_zero(form)} THEN '' ELSE lpad({whole}, CAST(greatest(length({whole}), "
        f"{form.zeros}) AS INTEGER), '0') END, "
        f"'d': CASE WHEN {over} THEN repeat('#', {form.places}) ELSE {part} END}}"
    )
    number = _grouped(form)
    plus, minus = _signs(form)
    lead = f"CASE WHEN w.m THEN '{minus}' ELSE '{plus}' END || "
    if form.first in ("MI", "SG") or form.last in ("MI", "SG", "S"):
        lead = ""
    width = form.digits + len(form.groups) + (1 if lead else 0)
    shown = f"{lead}{number}" if form.bare else f"lpad({lead}{number}, {width}, ' ')"
    if form.point:
        places = "w.d"
        if form.bare:
            kept = f"left(w.d, {form.kept})" if form.kept else "''"
            places = f"{kept} || rtrim(substr(w.d, {form.kept + 1}), '0')"
        shown = f"{shown} || '.' || {places}"
    if form.bare and form.point and form.places:
        shown = (
            f"CASE WHEN w.i = '' AND regexp_full_match(w.d, '0*') AND {int(form.kept == 0)} = 1 "
            f"THEN {lead}'0.' ELSE {shown} END"
        )
    around = _sign_around(form)
    text = f"'{form.before}' || {around[0]}{shown}{around[1]} || '{form.after}'"
    return f"list_transform([{row}], lambda w: {text})[1]"


def _hides_zero(form: Template) -> str:
    """Where a 0 in front of the point is not written."""
    if form.zeros or not form.places:
        return "false"
    return "split_part(ltrim(v.a, '-'), '.', 1) = '0'"


def _grouped(form: Template) -> str:
    """The digits before the point with their commas."""
    if not form.groups:
        return "w.i"
    text, previous = "", "length(w.i)"
    for right in form.groups:
        start = f"length(w.i) - least(length(w.i), {previous}) + 1"
        text += (
            f"substr(w.i, {start}, least(length(w.i), {previous}) - least(length(w.i), "
            f"{right})) || "
            f"CASE WHEN length(w.i) > {right} THEN ',' ELSE '' END || "
        )
        previous = str(right)
    return f"({text}right(w.i, {previous}))"


def _signs(form: Template) -> tuple[str, str]:
    """What stands directly before the first digit."""
    if form.first == "S":
        return "+", "-"
    if form.last == "PR":
        return ("" if form.bare else " "), "<"
    return ("" if form.bare else " "), "-"


def _sign_around(form: Template) -> tuple[str, str]:
    """Signs that stand at a place of their own."""
    blank = "" if form.bare else " "
    pairs = {"MI": (blank, "-"), "SG": ("+", "-"), "S": ("+", "-")}
    if form.first in ("MI", "SG"):
        plus, minus = pairs[form.first]
        return f"CASE WHEN w.m THEN '{minus}' ELSE '{plus}' END || ", ""
    if form.last in ("MI", "SG", "S"):
        plus, minus = pairs[form.last]
        return "", f" || CASE WHEN w.m THEN '{minus}' ELSE '{plus}' END"
    if form.last == "PR":
        return "", f" || CASE WHEN w.m THEN '>' ELSE '{blank}' END"
    return "", ""


def to_number(form: Template) -> str | None:
    """The SQL that reads the text `v.a` by a template."""
    if form.before or form.after or form.last == "PR":
        return None
    text = "replace(trim(v.a), ',', '')"
    fits = (
        f"regexp_full_match(trim(v.a), '[+-]?[0-9,]*[.]?[0-9]*') AND regexp_full_match({text}, "
        f"'[+-]?[0-9]{{1,{form.digits}}}([.][0-9]{{0,{form.places}}})?')"
    )
    if "-" not in _allowed(form):
        fits += f" AND left({text}, 1) <> '+'"
    return (
        f"CASE WHEN v.a IS NULL THEN NULL WHEN {fits} THEN CAST({text} AS "
        f"DECIMAL(38,{form.places})) "
        "ELSE error('This text in to_number() cannot be judged offline') END"
    )


def _allowed(form: Template) -> str:
    return "+-" if form.first or form.last else "-"
