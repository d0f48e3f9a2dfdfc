"""Match the columns that came out with those expected, and say how they differ."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from grader.models import ColumnDifference, Result, TypeClash, family


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the columns differ, and the actual result in the expected columns' order.

    `result` is None where an expected column has no counterpart.
    """

    columns: ColumnDifference
    result: Result | None


def align(expected: Result, actual: Result, rows_agree: Callable[[Result], bool]) -> Alignment:
    """Match columns by name without regard to case, else by place where there are equally many.

    A name that comes twice matches its copies from left to right. Where some names agree and
    stand elsewhere while others do not agree, both readings are possible: the one under which
    `rows_agree` is taken, else the one by place.
    """
    named = _by_name(expected.names, actual.names)
    lost = [place for place, source in enumerate(named) if source is None]
    used = {source for source in named if source is not None}
    spare = [place for place in range(len(actual.columns)) if place not in used]

    if not lost:
        sources = [source for source in named if source is not None]
        extra = tuple(actual.names[place] for place in spare)
        return _aligned(expected, actual, sources, extra=extra)
    if len(expected.columns) != len(actual.columns):
        missing = tuple(expected.names[place] for place in lost)
        extra = tuple(actual.names[place] for place in spare)
        return Alignment(ColumnDifference(missing=missing, extra=extra), None)

    by_place = list(range(len(actual.columns)))
    rest = iter(spare)
    by_name_first = [next(rest) if source is None else source for source in named]
    if by_name_first != by_place and rows_agree(_take(actual, by_name_first)):
        return _aligned(expected, actual, by_name_first)
    return _aligned(expected, actual, by_place)


def _aligned(
    expected: Result, actual: Result, sources: Sequence[int], extra: tuple[str, ...] = ()
) -> Alignment:
    result = _take(actual, sources)
    difference = ColumnDifference(
        extra=extra,
        renamed=tuple(
            (place, wanted, given)
            for place, (wanted, given) in enumerate(zip(expected.names, result.names, strict=True))
            if wanted.casefold() != given.casefold()
        ),
        reordered=_reordered(actual, sources),
        clashes=tuple(_clashes(expected, result)),
    )
    return Alignment(difference, result)


def _reordered(actual: Result, sources: Sequence[int]) -> bool:
    """Whether the matched columns, read from left to right, come in another order."""
    in_place = [actual.names[source].casefold() for source in sorted(sources)]
    wanted = [actual.names[source].casefold() for source in sources]
    return in_place != wanted


def _by_name(wanted: Iterable[str], given: Iterable[str]) -> list[int | None]:
    places: dict[str, deque[int]] = defaultdict(deque)
    for place, name in enumerate(given):
        places[name.casefold()].append(place)
    found: list[int | None] = []
    for name in wanted:
        copies = places.get(name.casefold())
        found.append(copies.popleft() if copies else None)
    return found


def _take(result: Result, sources: Sequence[int]) -> Result:
    if list(sources) == list(range(len(result.columns))):
        return result
    columns = tuple(result.columns[source] for source in sources)
    return Result(columns, tuple(tuple(row[source] for source in sources) for row in result.rows))


def _clashes(expected: Result, aligned: Result) -> Iterable[TypeClash]:
    for place, (wanted, given) in enumerate(zip(expected.columns, aligned.columns, strict=True)):
        if _comparable(wanted.type, given.type):
            continue
        if not (_all_null(expected, place) or _all_null(aligned, place)):
            yield TypeClash(wanted.name, wanted.type, given.type)


def _comparable(one: str, other: str) -> bool:
    while one.endswith("[]") and other.endswith("[]"):
        one, other = one[:-2], other[:-2]
    return "unknown" in (one, other) or family(one) == family(other)


def _all_null(result: Result, place: int) -> bool:
    """Where there are rows and none has a value, the type is an accident of the engine."""
    return bool(result.rows) and all(row[place] is None for row in result.rows)
