"""All mutants of a script: every operator's edits, made one at a time, checked and chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from grader.models import Kind
from grader.queries.mongosh import PreparedMongo, Script, parse, prepare_mongo
from grader.traps.documents.rules import Layout
from grader.traps.mutant import Mutant, in_turns
from grader.traps.pipelines import (
    conditions,
    constants,
    dates,
    expressions,
    groups,
    lookups,
    nulls,
    ordering,
    paths,
    projections,
    stages,
    updates,
)  # fmt: skip
from grader.traps.pipelines.edits import Edit, Root, applied, text_of
from grader.traps.pipelines.same import surely_same
from grader.traps.pipelines.statement import Statement
from grader.traps.pipelines.walk import statement_of

Find = Callable[[Statement], Iterable[Edit]]

OPERATORS: dict[str, Find] = {
    **stages.operators, **lookups.operators, **conditions.operators, **nulls.operators,
    **groups.operators, **updates.operators, **projections.operators, **ordering.operators,
    **expressions.operators, **dates.operators, **constants.operators, **paths.operators,
}  # fmt: skip
"""Every operator by its stable name, in the order in which they are tried;
where two give one text, the first names it."""

_few = 40
_very_few = 15


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    mutant: Mutant
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a mutant must keep to, as the reference does."""

    database: str
    kind: Kind
    commands: int
    allowed: frozenset[str]
    collections: tuple[str, ...]

    def hold(self, text: str) -> bool:
        prepared = prepare_mongo(
            text,
            database=self.database,
            kind=self.kind,
            most=self.commands,
            allowed=self.allowed,
            collections=self.collections,
        )
        return isinstance(prepared, PreparedMongo)


@dataclass(frozen=True, slots=True)
class _Difference:
    """Whether a mutant may give something else than the reference."""

    root: Root
    layout: Layout | None
    ids: bool

    def maybe(self, candidate: _Candidate) -> bool:
        root: Root = self.root
        for edit in sorted(candidate.edits, key=lambda edit: -len(edit.path)):
            root = applied(root, edit.path, edit.change)
            if not self.ids and candidate.mutant.operator == "id-kept" and _outermost(edit):
                return False
        return self.layout is None or not surely_same(self.root, root, self.layout)


def _outermost(edit: Edit) -> bool:
    """Whether an edit of a projection is of what comes back itself, not of what is joined."""
    return edit.path[1:2] == ("arguments",) and (
        edit.path[2:] == ("projection",) or (edit.path[2] == "pipeline" and len(edit.path) == 5)
    )


def mongo_mutants_of(
    text: str,
    *,
    database: str,
    collections: Mapping[str, frozenset[str] | None],
    kind: Kind = Kind.QUERY,
    layout: Layout | None = None,
    ids: bool = True,
    seed: int = 0,
    most: int = 300,
) -> tuple[Mutant, ...]:
    """The mutants of an answer, at most `most`, in a fixed order for each `seed`.

    `collections` are the database's, with the paths of their fields (`lines.quantity`) or None
    where they are not known. Texts are distinct, none is the reference, and each is accepted by
    `prepare_mongo`. Where there are more, every operator gets its turn. Where single changes are
    fewer than 40, up to 40 pairs are added, of different operators (named `one+two`) and in
    different clauses. Raises `grader.queries.stop.Stop` where the text cannot be read.
    """
    script = parse(text)
    statement = statement_of(script, collections)
    rules = _rules(script, database, kind, collections)
    seen = {text_of(statement.root)}
    differs = _Difference(statement.root, layout, ids)
    singles = list(_singles(statement, seen))
    chosen = _valid(in_turns(singles, _operator, Random(seed)), rules, differs, most)
    for enough, same_clause in ((_few, False), (_very_few, True)):
        if len(chosen) < min(enough, most):
            pairs = _pairs(statement.root, chosen, seen, Random(seed), same_clause)
            chosen += _valid(pairs, rules, differs, min(most - len(chosen), _few))
    order = {id(item): at for at, item in enumerate(singles)}
    chosen.sort(key=lambda item: order.get(id(item), len(order)))
    return tuple(item.mutant for item in chosen)


def _rules(
    script: Script, database: str, kind: Kind, collections: Mapping[str, frozenset[str] | None]
) -> _Rules:
    used = frozenset(item.name for command in script.commands for item in command.operators)
    return _Rules(database, kind, len(script.commands), used, tuple(collections))


def _operator(candidate: _Candidate) -> str:
    return candidate.mutant.operator


def _singles(statement: Statement, seen: set[str]) -> Iterator[_Candidate]:
    for name, find in OPERATORS.items():
        for edit in find(statement):
            text = text_of(applied(statement.root, edit.path, edit.change))
            if text not in seen:
                seen.add(text)
                yield _Candidate(Mutant(name, text, edit.what, edit.clause), (edit,))


def _valid(
    candidates: Iterable[_Candidate], rules: _Rules, differs: _Difference, most: int
) -> list[_Candidate]:
    found: list[_Candidate] = []
    for candidate in candidates:
        if len(found) >= most:
            break
        if differs.maybe(candidate) and rules.hold(candidate.mutant.text):
            found.append(candidate)
    return found


def _pairs(
    root: Root, chosen: list[_Candidate], seen: set[str], random: Random, same_clause: bool
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
    texts = {candidate.mutant.text for candidate in singles}
    for one, two in couples:
        edits = one.edits + two.edits
        text = _both(root, edits)
        if text and text not in seen and text not in texts:
            seen.add(text)
            what = f"{one.mutant.what}; {two.mutant.what}"
            operator = f"{one.mutant.operator}+{two.mutant.operator}"
            yield _Candidate(Mutant(operator, text, what, one.mutant.clause), edits)


def _both(root: Root, edits: tuple[Edit, ...]) -> str:
    """The text with two edits made, the inner one first; "" where they cannot stand together."""
    inner, outer = sorted(edits, key=lambda edit: -len(edit.path))
    if inner.path == outer.path:
        return ""
    try:
        return text_of(applied(applied(root, inner.path, inner.change), outer.path, outer.change))
    except (LookupError, TypeError):
        return ""
