"""Chooses among the operators and functions of one name, as PostgreSQL does.

Types go by PostgreSQL's own names here (see `grader.queries.catalog`); "" is one that is not
known. See https://www.postgresql.org/docs/current/typeconv-func.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.queries.catalog import Signature, operators, signatures, type_of
from grader.queries.coercion import POLYMORPHIC, bind, can


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: the types the arguments become and what comes out ("" where unsure)."""

    arguments: tuple[str, ...]
    gives: str
    kind: str = "f"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Nothing was chosen: nothing fits, several fit alike, or what comes out is left open."""

    problem: str


_missing, _ambiguous = Unresolved("missing"), Unresolved("ambiguous")
_open = Unresolved("open")
Candidate = tuple[tuple[str, ...], str, str]
"""The types of the arguments, the type that comes out, and the kind."""


def operator(sign: str, given: Sequence[str]) -> Choice | Unresolved:
    """The operator for operands of these types."""
    candidates: list[Candidate] = [
        (item.arguments, item.gives, "o")
        for item in operators(sign)
        if len(item.arguments) == len(given)
    ]
    if "" in given:
        return _unsure(candidates, given)
    known = [item for item in given if item != "unknown"]
    wanted = tuple(known[0] if item == "unknown" else item for item in given) if known else given
    for candidate in candidates:
        if candidate[0] == wanted:
            return Choice(candidate[0], candidate[1], "o")
    return _choose(candidates, given)


def function(name: str, given: Sequence[str], kinds: str = "fawo") -> Choice | Unresolved:
    """The function of that name for arguments of these types."""
    candidates: list[Candidate] = []
    for item in signatures(name):
        if item.kind not in kinds:
            continue
        for arguments in _forms(item, len(given)):
            if all(arguments != other[0] for other in candidates):
                candidates.append((arguments, item.gives, item.kind))
    if "" in given:
        return _unsure(candidates, given)
    for candidate in candidates:
        if candidate[0] == tuple(given):
            return Choice(*candidate)
    return _choose(candidates, given)


def _forms(item: Signature, count: int) -> Iterator[tuple[str, ...]]:
    """The types of the arguments when there are so many of them."""
    own = item.arguments
    if item.variadic and count >= len(own):
        last = _element(own[-1])
        yield (*own[:-1], *[last] * (count - len(own) + 1))
    elif len(own) - item.defaults <= count <= len(own):
        yield own[:count]


def _element(array: str) -> str:
    named = {"anyarray": "anyelement", "anycompatiblearray": "anycompatible", "any": "any"}
    return named.get(array) or array.removesuffix("[]")


def _fits(candidate: Candidate, given: Sequence[str]) -> bool:
    wanted = candidate[0]
    if not all(map(can, given, wanted)):
        return False
    return POLYMORPHIC.isdisjoint(wanted) or bind(given, wanted) is not None


def _choose(candidates: list[Candidate], given: Sequence[str]) -> Choice | Unresolved:
    left = [item for item in candidates if _fits(item, given)]
    if not left:
        return _missing
    if len(left) > 1:
        left = _most_exact(left, given, preferred=False)
    if len(left) > 1:
        left = _most_exact(left, given, preferred=True)
    if len(left) > 1:
        if "unknown" not in given:
            return _ambiguous
        left = _by_unknowns(left, given)
    if len(left) > 1:
        left = _by_knowns(left, given)
    return _settled(left[0], given) if len(left) == 1 else _ambiguous


def _most_exact(left: list[Candidate], given: Sequence[str], *, preferred: bool) -> list[Candidate]:
    def score(candidate: Candidate) -> int:
        count = 0
        for item, wanted in zip(given, candidate[0], strict=True):
            if item == "unknown":
                continue
            kind = type_of(wanted)
            likes = preferred and kind.preferred and kind.category == type_of(item).category
            count += item == wanted or likes
        return count

    best = max(map(score, left))
    return [item for item in left if score(item) == best]


def _by_unknowns(left: list[Candidate], given: Sequence[str]) -> list[Candidate]:
    """Keep those that take one category of type where a bare string stands, text rather."""
    wanted: dict[int, tuple[str, bool]] = {}
    for at, item in enumerate(given):
        if item != "unknown":
            continue
        kinds = [type_of(candidate[0][at]) for candidate in left]
        categories = {kind.category for kind in kinds}
        if len(categories) > 1 and "S" not in categories:
            return left
        category = "S" if "S" in categories else categories.pop()
        likes = any(kind.preferred for kind in kinds if kind.category == category)
        wanted[at] = category, likes

    def keeps(candidate: Candidate) -> bool:
        return all(
            type_of(candidate[0][at]).category == category
            and (type_of(candidate[0][at]).preferred or not likes)
            for at, (category, likes) in wanted.items()
        )

    return [item for item in left if keeps(item)] or left


def _by_knowns(left: list[Candidate], given: Sequence[str]) -> list[Candidate]:
    """Take bare strings to be of the one type that all other arguments are of."""
    known = {item for item in given if item != "unknown"}
    if len(known) != 1:
        return left
    (one,) = known
    fitting = [item for item in left if _fits(item, (one,) * len(given))]
    return fitting if len(fitting) == 1 else left


def _settled(candidate: Candidate, given: Sequence[str]) -> Choice | Unresolved:
    wanted, gives, kind = candidate
    if POLYMORPHIC.isdisjoint((*wanted, gives)):
        return Choice(wanted, gives, kind)
    bound = bind(given, wanted) or {}
    if any(item in POLYMORPHIC and item not in bound for item in (*wanted, gives)):
        return _open
    if any(bound.get(item, "").endswith("[][]") for item in (*wanted, gives)):
        return _open
    arguments = tuple(bound.get(item, item) for item in wanted)
    return Choice(arguments, bound.get(gives, gives), kind)


def _unsure(candidates: list[Candidate], given: Sequence[str]) -> Choice | Unresolved:
    """What comes out where a type is not known: what all that may fit agree on."""
    left = [
        item
        for item in candidates
        if all(kind == "" or can(kind, wanted) for kind, wanted in zip(given, item[0], strict=True))
    ]
    gives = {item[1] for item in left}
    kinds = {item[2] for item in left}
    sure = len(gives) == 1 and POLYMORPHIC.isdisjoint(gives)
    kind = kinds.pop() if len(kinds) == 1 else "f"
    return Choice(tuple("" for _ in given), gives.pop() if sure else "", kind)


__all__ = ["Choice", "Unresolved", "function", "operator"]
