"""Find, for each missing document, the extra one that was probably meant to be it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime
from typing import Any

from grader.compare.cells import Mark, as_float, number
from grader.compare.pairs import MOST_PAIRS, pair_rows
from grader.compare.paths import differing_paths
from grader.compare.values import Unordered, canonical
from grader.models import Column, Result
from grader.models.document_difference import DocumentPair

_MOST_EXTRA = 3 * MOST_PAIRS
_MOST_PATHS = 40
"""Paths by which documents are told apart, from the first on."""
_MOST_OTHERS = 200
"""Right documents looked at besides, which show what the values of a path tell."""


def pair_documents(
    expected: Sequence[Any],
    actual: Sequence[Any],
    missing: Sequence[int],
    extra: Sequence[int],
    *,
    counts_id: bool,
    bags: Unordered | None,
    tolerance: float,
) -> tuple[DocumentPair, ...]:
    """Pairs of a missing and an extra item, by index; each with all that differs between them.

    `missing` and `extra` are the places of all copies. Documents of the same `_id` belong together,
    even where it does not count; then those that share the most at the same paths, a path that
    only one side has being taken for the one whose values it has; then those that hold the same
    values under whatever names.
    """
    found: dict[int, int] = {}
    lefts, rights = list(missing[:MOST_PAIRS]), list(extra[:_MOST_EXTRA])
    for pairing in (_by_id, _by_paths, _by_content):
        if lefts and rights:
            found.update(pairing(expected, actual, lefts, rights, bags, tolerance))
            taken = set(found.values())
            lefts = [place for place in lefts if place not in found]
            rights = [place for place in rights if place not in taken]
    return tuple(
        DocumentPair(
            expected[left],
            actual[right],
            differing_paths(
                expected[left],
                actual[right],
                counts_id=counts_id,
                bags=bags,
                tolerance=tolerance,
            ),
            left,
            right,
        )
        for left, right in sorted(found.items())
    )


def _by_id(
    expected: Sequence[Any],
    actual: Sequence[Any],
    missing: Sequence[int],
    extra: Sequence[int],
    bags: Unordered | None,  # noqa: ARG001
    tolerance: float,  # noqa: ARG001
) -> dict[int, int]:
    return _matched(
        [(place, _id(expected[place])) for place in missing],
        [(place, _id(actual[place])) for place in extra],
    )


def _id(item: Any) -> Hashable:
    return canonical(item["_id"]) if isinstance(item, dict) and "_id" in item else None


def _by_paths(
    expected: Sequence[Any],
    actual: Sequence[Any],
    missing: Sequence[int],
    extra: Sequence[int],
    bags: Unordered | None,
    tolerance: float,
) -> dict[int, int]:
    """Pair as rows are paired: the paths that lead to a value are the columns."""
    wanted = [*missing, *_others(len(expected), missing)]
    given = [*extra, *_others(len(actual), extra)]
    one = [dict(_leaves(expected[place], bags)) for place in wanted]
    other = [dict(_leaves(actual[place], bags)) for place in given]
    names = _names(one)
    other = _renamed(one, other)
    columns = tuple(Column(name, _measure(name, one)) for name in names)
    pairs = pair_rows(
        Result(columns, _rows(one, names)),
        Result(columns, _rows(other, names)),
        range(len(missing)),
        range(len(extra)),
        tolerance,
    )
    return {wanted[pair.expected_index]: given[pair.actual_index] for pair in pairs}


def _names(items: Sequence[dict[str, Hashable]]) -> list[str]:
    """The first paths of all items, in order."""
    return list(dict.fromkeys(name for leaves in items for name in leaves))[:_MOST_PATHS]


def _renamed(
    one: Sequence[dict[str, Hashable]], other: Sequence[dict[str, Hashable]]
) -> list[dict[str, Hashable]]:
    """The other items with paths that only they have called as those of `one` that have the same
    values, or more than half of them.
    """
    wanted, given = _names(one), _names(other)
    spare = [name for name in given if name not in wanted]
    meant: dict[str, str] = {}
    for name in wanted:
        if name in given or not spare:
            continue
        values = Counter(item[name] for item in one if name in item)
        shared = {
            path: (values & Counter(item[path] for item in other if path in item)).total()
            for path in spare
        }
        best = max(spare, key=shared.__getitem__)
        if 2 * shared[best] > min(values.total(), len(other)):
            meant[best] = name
            spare.remove(best)
    return [{meant.get(name, name): value for name, value in item.items()} for item in other]


def _others(size: int, chosen: Sequence[int]) -> list[int]:
    """The first items that are not among those chosen."""
    taken = set(chosen)
    rest = (place for place in range(size) if place not in taken)
    return [place for place, _ in zip(rest, range(_MOST_OTHERS), strict=False)]


def _rows(leaves: Sequence[dict[str, Any]], names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(tuple(item.get(name) for name in names) for item in leaves)


def _measure(name: str, items: Sequence[dict[str, Any]]) -> str:
    """`double precision` where a path holds floats, which tell documents apart less well."""
    return "double precision" if any(type(item.get(name)) is float for item in items) else ""


def _leaves(item: Any, bags: Unordered | None, path: str = "") -> Iterator[tuple[str, Hashable]]:
    if isinstance(item, dict):
        for name, value in item.items():
            if not path and name == "_id" and type(value).__name__ == "ObjectId":
                continue
            below = bags.below.get(name) if bags is not None else None
            yield from _leaves(value, below, f"{path}.{name}" if path else name)
    else:
        yield path, canonical(item, bags)


def _by_content(
    expected: Sequence[Any],
    actual: Sequence[Any],
    missing: Sequence[int],
    extra: Sequence[int],
    bags: Unordered | None,  # noqa: ARG001
    tolerance: float,  # noqa: ARG001
) -> dict[int, int]:
    """Pair items that hold the same values, whatever their names, nesting and types."""
    return _matched(
        [(place, _content(expected[place])) for place in missing],
        [(place, _content(actual[place])) for place in extra],
    )


def _content(item: Any) -> Hashable:
    return tuple(sorted(_texts(item))) or None


def _texts(item: Any, top: bool = True) -> Iterator[str]:
    if isinstance(item, dict):
        for name, value in item.items():
            if not (top and name == "_id" and type(value).__name__ == "ObjectId"):
                yield from _texts(value, top=False)
    elif isinstance(item, list):
        for value in item:
            yield from _texts(value, top=False)
    else:
        yield _text(item)


def _text(value: Any) -> str:
    """A value as one would write it: 5 and "5", a date and its text, an id and its digits."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    key = canonical(value)
    if isinstance(key, Mark):
        return str(key)
    found = number(key)
    if found is not None:
        return f"{as_float(found):.12g}"
    text = str(value).strip().casefold()
    if len(text) >= 10 and text[4:5] == text[7:8] == "-":
        return text[:10]
    try:
        return f"{float(text):.12g}"
    except ValueError:
        return text


def _matched(
    wanted: Sequence[tuple[int, Hashable]], given: Sequence[tuple[int, Hashable]]
) -> dict[int, int]:
    """The places that have the same key on both sides, the first with the first."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for place, key in reversed(given):
        if key is not None:
            waiting[key].append(place)
    return {place: waiting[key].pop() for place, key in wanted if waiting.get(key)}
