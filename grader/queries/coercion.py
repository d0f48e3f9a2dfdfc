"""Which types PostgreSQL turns into which, by itself or when told to, and the one type of many.

Types go by PostgreSQL's own names here (see `grader.queries.catalog`).
See https://www.postgresql.org/docs/current/typeconv.html
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.queries.catalog import casts, type_of

ELEMENTS = ("anyelement", "anynonarray", "anyenum")
ARRAYS = ("anyarray", "anycompatiblearray")
COMPATIBLE = ("anycompatible", "anycompatiblenonarray")
_ranges = (
    "anyrange", "anymultirange", "anycompatiblerange", "anycompatiblemultirange",
)  # fmt: skip
POLYMORPHIC = frozenset((*ELEMENTS, *ARRAYS, *COMPATIBLE, *_ranges))
_allowed = {"i": "i", "a": "ia", "e": "iae"}


def can(given: str, to: str, how: str = "i") -> bool:
    """Whether a type becomes another: implicitly (i), on assignment (a) or by a cast (e)."""
    if given == to or given == "unknown" or to == "any" or to in POLYMORPHIC:
        return True
    if to == "record":
        return False
    context = casts().get((given, to))
    if context is not None:
        return context in _allowed[how]
    if given.endswith("[]") and to.endswith("[]"):
        return can(given[:-2], to[:-2], how)
    if how != "i" and type_of(to).category == "S":
        return given != "record"
    return how == "e" and type_of(given).category == "S" and not to.startswith("any")


def common(types: Sequence[str]) -> str | tuple[str, int]:
    """The type CASE, COALESCE, UNION and the like give, or where there is none, the type reached
    and the place of the one that does not go with it.
    """
    first = types[0]
    if first != "unknown" and all(item == first for item in types):
        return first
    reached = first
    category, preferred, _ = type_of(first)
    for at, item in enumerate(types):
        if item in ("unknown", reached):
            continue
        other = type_of(item)
        if reached != "unknown" and other.category != category:
            return reached, at
        if reached == "unknown" or (
            not preferred and can(reached, item) and not can(item, reached)
        ):
            reached, category, preferred = item, other.category, other.preferred
    return "text" if reached == "unknown" else reached


def bind(given: Sequence[str], declared: Sequence[str]) -> dict[str, str] | None:
    """What the polymorphic types of a function stand for with these arguments.

    None where they contradict each other. A type that nothing says is left out.
    """
    element = array = ""
    compatible: list[str] = []
    for item, wanted in zip(given, declared, strict=True):
        if wanted not in POLYMORPHIC or item == "unknown":
            continue
        if wanted in ELEMENTS:
            if element not in ("", item) or wanted == "anyenum":
                return None
            if wanted == "anynonarray" and item.endswith("[]"):
                return None
            element = item
        elif wanted in COMPATIBLE:
            if wanted != "anycompatible" and item.endswith("[]"):
                return None
            compatible.append(item)
        elif wanted not in ARRAYS or not item.endswith("[]"):
            return None
        elif wanted == "anyarray":
            if array not in ("", item):
                return None
            array = item
        else:
            compatible.append(item[:-2])
    if array:
        if element not in ("", array[:-2]):
            return None
        element = array[:-2]
    bound = dict.fromkeys(ELEMENTS, element) if element else {}
    if element:
        bound["anyarray"] = f"{element}[]"
    if compatible or any(item in ("anycompatible", "anycompatiblearray") for item in declared):
        one = common(compatible or ["unknown"])
        if not isinstance(one, str) or not _all(compatible, one):
            return None
        bound.update(dict.fromkeys(COMPATIBLE, one), anycompatiblearray=f"{one}[]")
    return bound


def _all(types: Iterable[str], to: str) -> bool:
    return all(can(item, to) for item in types)
