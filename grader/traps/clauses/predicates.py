"""One condition compared with another, piece by piece of what AND ties together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp

from grader.traps.clauses.match import canonical
from grader.traps.mutants.edits import both, conjuncts


@dataclass(frozen=True, slots=True, eq=False)
class Predicate:
    """The answer's condition with one piece mended; None where nothing is left of it. `at` is the
    piece that was replaced or dropped, None where one was added.
    """

    condition: exp.Expr | None
    at: exp.Expr | None


def predicate_changes(mine: exp.Expr, theirs: exp.Expr) -> Iterator[Predicate]:
    """Pieces about the same columns exchanged, dropped or added, one after the other."""
    old, new = conjuncts(mine), conjuncts(theirs)
    texts = ({canonical(item) for item in old}, {canonical(item) for item in new})
    only_old = [item for item in old if canonical(item) not in texts[1]]
    only_new = [item for item in new if canonical(item) not in texts[0]]
    for subjects in dict.fromkeys(_columns(item) for item in [*only_old, *only_new]):
        out = [item for item in only_old if _columns(item) == subjects]
        put = [item for item in only_new if _columns(item) == subjects]
        yield from _exchanges(old, out, put)
        for item in out if len(out) == len(put) > 1 else ():
            yield from (
                _exchange(old, [item], [other])
                for other in put
                if type(other) is type(item) or len(put) == 1
            )
    for item in only_old:
        alike = [other for other in only_new if _columns(other) & _columns(item)]
        if len(only_old) == len(only_new) == 1:
            alike = only_new
        for other in alike:
            yield _exchange(old, [item], [other])
        if len(alike) > 1:
            yield _exchange(old, [item], alike)
        yield _exchange(old, [item], [])
    for item in only_new:
        yield _exchange(old, [], [item])
    if len(only_new) > 1:
        yield _exchange(old, [], only_new)


def _exchanges(
    old: Sequence[exp.Expr], out: Sequence[exp.Expr], put: Sequence[exp.Expr]
) -> Iterator[Predicate]:
    if out or put:
        yield _exchange(old, out, put)


def _exchange(
    old: Sequence[exp.Expr], out: Sequence[exp.Expr], put: Sequence[exp.Expr]
) -> Predicate:
    condition: exp.Expr | None = None
    done = False
    for item in old:
        if item in out and any(item is other for other in out):
            for other in put if not done else ():
                condition = both(condition, other)
            done = True
        else:
            condition = both(condition, item)
    for other in put if not done else ():
        condition = both(condition, other)
    return Predicate(condition, out[0] if out else None)


def _columns(node: exp.Expr) -> frozenset[str]:
    own = frozenset(column.sql("postgres") for column in node.find_all(exp.Column))
    return own or frozenset({node.sql("postgres")})
