"""All mutants of a statement: every operator's edits, made one at a time, checked and chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

import sqlglot
from sqlglot import exp

from grader.models import Kind, Schema
from grader.queries import Prepared, prepare
from grader.traps.mutant import Mutant, in_turns
from grader.traps.mutants import (
    aggregates,
    changes,
    conditions,
    joins,
    literals,
    ordering,
    sets,
    subqueries,
    values,
    windows,
)  # fmt: skip
from grader.traps.mutants.edits import Edit, Statement, made
from grader.traps.names import Names

Find = Callable[[Statement], Iterable[Edit]]

OPERATORS: dict[str, Find] = {
    **changes.operators, **joins.operators, **sets.operators, **subqueries.operators,
    **conditions.operators, **aggregates.operators, **windows.operators, **ordering.operators,
    **literals.operators, **values.operators,
}  # fmt: skip
"""Every operator by its stable name, in the order in which they are tried;
where two give one text, the first names it."""

_few = 40
_very_few = 15


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    mutant: Mutant
    edits: tuple[Edit, ...]


def mutants_of(sql: str, schema: Schema, *, seed: int = 0, most: int = 400) -> tuple[Mutant, ...]:
    """The mutants of one statement, at most `most`, in a fixed order for each `seed`.

    Texts are distinct, none is the reference, and each is accepted by `prepare`. Where there are
    more, every operator gets its turn. Where single changes are fewer than 40, up to 40 pairs are
    added, of different operators (named `one+two`) and in different clauses.
    Raises sqlglot.errors.ParseError where the statement cannot be read.
    """
    tree = sqlglot.parse_one(sql, dialect="postgres")
    statement = Statement(exp.Paren(this=tree), Names(tree, schema), schema)
    kind = kind_of(tree)
    seen = {statement.text()}
    singles = list(_singles(statement, seen))
    chosen = _valid(in_turns(singles, _operator, Random(seed)), schema, kind, most)
    for enough, same_clause in ((_few, False), (_very_few, True)):
        if len(chosen) < min(enough, most):
            pairs = _pairs(statement, chosen, seen, Random(seed), same_clause)
            chosen += _valid(pairs, schema, kind, min(most - len(chosen), _few))
    order = {id(item): at for at, item in enumerate(singles)}
    chosen.sort(key=lambda item: order.get(id(item), len(order)))
    return tuple(item.mutant for item in chosen)


def changes_of(sql: str, schema: Schema) -> tuple[tuple[str, str], ...]:
    """Operator and text of every single change, whether or not it would be accepted.

    Much faster than `mutants_of`, which gives no other single changes.
    """
    tree = sqlglot.parse_one(sql, dialect="postgres")
    statement = Statement(exp.Paren(this=tree), Names(tree, schema), schema)
    singles = _singles(statement, {statement.text()})
    return tuple((one.mutant.operator, one.mutant.text) for one in singles)


def kind_of(tree: exp.Expr) -> Kind:
    """The kind of exercise that a statement answers."""
    if isinstance(tree, exp.Create):
        return Kind.DEFINE
    if isinstance(tree, (exp.Insert, exp.Update, exp.Delete, exp.Merge)):
        return Kind.CHANGE
    return Kind.QUERY


def _singles(statement: Statement, seen: set[str]) -> Iterator[_Candidate]:
    for name, find in OPERATORS.items():
        for edit in list(find(statement)):
            with made((edit,)):
                text = statement.text()
            if text not in seen:
                seen.add(text)
                yield _Candidate(Mutant(name, text, edit.what, edit.clause), (edit,))


def _operator(candidate: _Candidate) -> str:
    return candidate.mutant.operator


def _valid(
    candidates: Iterable[_Candidate], schema: Schema, kind: Kind, most: int
) -> list[_Candidate]:
    """The first that PostgreSQL would accept and the offline engine can run."""
    found: list[_Candidate] = []
    for candidate in candidates:
        if len(found) >= most:
            break
        if isinstance(prepare(candidate.mutant.text, schema, kind=kind), Prepared):
            found.append(candidate)
    return found


def _pairs(
    statement: Statement,
    chosen: list[_Candidate],
    seen: set[str],
    random: Random,
    same_clause: bool,
) -> Iterator[_Candidate]:
    """Two changes at once, of different operators, in different clauses or in the same."""
    singles = [candidate for candidate in chosen if len(candidate.edits) == 1]
    couples = [
        (one, two)
        for at, one in enumerate(singles)
        for two in singles[at + 1 :]
        if one.mutant.operator != two.mutant.operator
        and (one.mutant.clause == two.mutant.clause) is same_clause
    ]
    random.shuffle(couples)
    for one, two in couples:
        edits = one.edits + two.edits
        with made(edits):
            text = statement.text()
        if text not in seen:
            seen.add(text)
            what = f"{one.mutant.what}; {two.mutant.what}"
            operator = f"{one.mutant.operator}+{two.mutant.operator}"
            yield _Candidate(Mutant(operator, text, what, one.mutant.clause), edits)
