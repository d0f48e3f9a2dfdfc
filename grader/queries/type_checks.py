"""Types that PostgreSQL will not put together, where they are known for certain.

DuckDB takes some of these and gives an answer; PostgreSQL has no such function or operator.
"""

from __future__ import annotations

from grader.models import Place
from grader.queries.pg_types import clash, family_of, unify
from grader.queries.stop import mistake
from grader.queries.words import words

_of_text = words(
    """lower upper initcap length char_length character_length substring substr left right lpad
    rpad ltrim rtrim btrim split_part strpos position reverse starts_with regexp_replace"""
)
_of_numbers = words("abs ceil ceiling floor sqrt exp ln log power pow sign")
_of_moments = words("date_trunc date_part extract age")


def check_arguments(name: str, types: list[str], place: Place) -> None:
    """The calls that DuckDB takes and PostgreSQL has no function for."""
    first = types[0] if types else ""
    wrong = (
        (name == "round" and len(types) == 2 and first in ("real", "double precision"))
        or (name in ("sum", "avg") and family_of(first) not in ("", "number", "interval"))
        or (name in _of_text and family_of(first) not in ("", "text"))
        or (name in _of_numbers and family_of(first) not in ("", "number"))
        or (name in _of_moments and family_of(types[-1] if types else "") in ("text", "number"))
    )
    if wrong:
        raise mistake(
            "type-mismatch",
            f"function {name}({', '.join(item or '?' for item in types)}) does not exist",
            place,
            function=name,
            types=types,
        )


def check_comparable(sign: str, left: str, right: str, place: Place) -> None:
    """Raise where two types cannot be compared."""
    differ = clash((left, right))
    if differ:
        message = f"operator does not exist: {differ[0]} {sign} {differ[1]}"
        raise mistake("type-mismatch", message, place, types=list(differ))


def check_calculable(sign: str, left: str, right: str, place: Place) -> None:
    """Raise where two types cannot be added, multiplied and so on."""
    pair = (family_of(left), family_of(right))
    if "text" in pair or "boolean" in pair:
        if "" in pair and "unknown" not in (left, right):
            return
    elif pair != ("moment", "moment") or sign == "-":
        return
    message = f"operator does not exist: {left} {sign} {right}"
    raise mistake("type-mismatch", message, place, types=[left, right])


def matched(word: str, types: list[str], place: Place) -> str:
    """The one type of CASE, COALESCE and the like; raises where there is none."""
    differ = clash(types)
    if differ:
        message = f"{word} types {differ[0]} and {differ[1]} cannot be matched"
        raise mistake("type-mismatch", message, place, types=list(differ))
    return unify(types)
