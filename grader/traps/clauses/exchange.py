"""An answer's SQL with single clauses taken from a reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from grader.models import Kind, Schema
from grader.queries import Prepared, prepare
from grader.traps.clauses.blocks import Block, blocks_of
from grader.traps.clauses.hybrid import MOST, Hybrid, size_of
from grader.traps.clauses.kinds import kind_of
from grader.traps.clauses.match import Pair, pairs_of
from grader.traps.clauses.parts import Part, parts_of
from grader.traps.clauses.places import Places
from grader.traps.clauses.plain import PREFIX, make_plain
from grader.traps.mutants.edits import Edit, Setting, made, sql_of

_SINGLES = 16
_TRIES = 64

ORDER = (
    "with", "from", "where", "group-by", "having", "select", "set", "values", "on-conflict",
    "set-operation", "order-by", "limit",
)  # fmt: skip


def hybrids(
    answer: str, references: Sequence[str], schema: Schema, kind: Kind = Kind.QUERY
) -> tuple[Hybrid, ...]:
    """All hybrids worth a try, single clauses first; empty where the two cannot be compared.

    Each is `Prepared`. Nothing in it is a guess about which clause is at fault: that shows when
    they run, see `first_faulty`.
    """
    mixes = [
        mix
        for at, reference in enumerate(references)
        if (mix := _mix(answer, reference, schema, at)) is not None
    ]
    mixes.sort(key=lambda mix: len(mix.whole))
    found: dict[str, Hybrid | None] = {mix.text: None for mix in mixes}
    tries, made_so_far = 0, 0
    for most, count in ((_SINGLES, 1), (MOST, 2), (MOST, 3)):
        for mix in mixes:
            for parts in mix.sets(count):
                if made_so_far >= most or tries >= _TRIES:
                    break
                hybrid = mix.hybrid(parts)
                if hybrid.text not in found:
                    tries += 1
                    fits = isinstance(prepare(hybrid.text, schema, kind=kind), Prepared)
                    found[hybrid.text] = hybrid if fits else None
                    made_so_far += fits
                if found[hybrid.text] is not None:
                    mix.alone.update(parts)
    right = [hybrid for hybrid in found.values() if hybrid is not None]
    return tuple(sorted(right, key=lambda hybrid: len(hybrid.clauses)))


class _Mix:
    """The trees of the answer and of one reference, and where they differ."""

    def __init__(
        self, tree: exp.Expr, reference: exp.Expr, places: Places, schema: Schema, index: int
    ) -> None:
        make_plain(tree, schema)
        make_plain(reference, schema, PREFIX)
        self.tree, self.index = tree, index
        self.text = sql_of(tree)
        mine, theirs = blocks_of(tree), blocks_of(reference)
        self._root = mine[-1].query
        self._imports = {block.name: block for block in theirs if block.role == "cte"}
        pairs = pairs_of(mine, theirs)
        parts = [part for level, pair in enumerate(pairs) for part in parts_of(pair, places, level)]
        differ = {part.level for part in parts}
        parts += [
            part
            for level, pair in enumerate(pairs)
            if level in differ
            for part in _with(pair, places, level)
        ]
        self.parts = sorted(
            parts, key=lambda part: (part.level, ORDER.index(part.clause), not part.fine)
        )
        self.alone: set[Part] = set()
        self.whole = [part for part in self.parts if not part.fine]

    def sets(self, count: int) -> Iterator[tuple[Part, ...]]:
        """Sets of that many parts; more than one only of whole clauses."""
        if count == 1:
            yield from ((part,) for part in self.parts if self._fit((part,)))
            return
        whole = [part for part in self.whole if part.clause != "with"]
        for group in combinations(whole, count):
            if len({part.level for part in group}) == 1 and self._fit(group):
                yield group
        for group in combinations(whole, count) if count == 2 else ():
            if group[0].level != group[1].level and self.alone.issuperset(group):
                yield group

    def _fit(self, parts: tuple[Part, ...]) -> bool:
        """Whether parts change different things, and read only relations that are there."""
        settings = [setting for part in parts for setting in part.settings]
        if len({(id(node), key) for node, key, _ in settings}) < len(settings):
            return False
        values = [item for _, _, value in settings for item in _nodes(value)]
        read = {column.table for item in values for column in item.find_all(exp.Column)}
        given = {
            source.alias_or_name
            for item in values
            for source in item.find_all(exp.Table, exp.Subquery, exp.Lateral, exp.Values)
        }
        return all(name in given for name in read if name.startswith(PREFIX)) and not any(
            _abandons(*setting) for setting in settings
        )

    def hybrid(self, parts: tuple[Part, ...]) -> Hybrid:
        """The text with some parts exchanged."""
        settings = tuple(setting for part in parts for setting in part.settings)
        kind = kind_of(parts[0].settings)
        with made((Edit("", "", settings),)):
            needed = self._needed(self.tree)
            if needed:
                with made((Edit("", "", (self._with(needed),)),)):
                    text = sql_of(self.tree)
            else:
                text = sql_of(self.tree)
        clauses = tuple(part.clause for part in parts)
        size = size_of(self.text, text)
        return Hybrid(clauses, text, parts[0].place, self.index, size, kind)

    def _needed(self, tree: exp.Expr) -> list[Block]:
        """The reference's CTEs that are read, in their order."""
        names: set[str] = set()
        more = {table.name for table in tree.find_all(exp.Table)} & self._imports.keys()
        while more - names:
            names |= more
            more = {
                table.name
                for name in names
                for table in self._imports[name].query.find_all(exp.Table)
            } & self._imports.keys()
        return [block for name, block in self._imports.items() if name in names]

    def _with(self, needed: list[Block]) -> Setting:
        old = self._root.args.get("with_")
        ctes = [block.holder.copy() for block in needed]
        ctes += [cte.copy() for cte in old.expressions] if old is not None else []
        recursive = any(_recursive(cte) for cte in ctes)
        return (self._root, "with_", exp.With(expressions=ctes, recursive=recursive or None))


def _mix(answer: str, reference: str, schema: Schema, index: int) -> _Mix | None:
    try:
        trees = [sqlglot.parse(text, dialect="postgres") for text in (answer, reference)]
    except (SqlglotError, RecursionError):
        return None
    found = [[tree for tree in some if tree is not None] for some in trees]
    if [len(some) for some in found] != [1, 1]:
        return None
    (mine,), (theirs,) = found
    return _Mix(mine, theirs, Places(answer), schema, index)


def _with(pair: Pair, places: Places, level: int) -> Iterator[Part]:
    """A CTE or a query in FROM whose rows the reference's own gives."""
    block, other = pair.answer, pair.reference
    if not pair.twin or block.role not in ("cte", "derived") or other.role != "cte":
        return
    back = {mine: theirs for theirs, mine in pair.columns.items()}
    if not set(block.outputs) <= back.keys() or not block.outputs:
        return
    items = [exp.alias_(exp.column(back[name]), name) for name in block.outputs]
    query = exp.select(*items).from_(exp.table_(other.name))
    clause = "with" if block.role == "cte" else "from"
    place = places.item(block.holder)
    yield Part(clause, place, ((block.holder, "this", query),), level=level)


def _nodes(value: object) -> list[exp.Expr]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, exp.Expr)]


def _abandons(node: exp.Expr, key: str, value: object) -> bool:
    """Whether SELECT stops to read what stands in FROM: another way to the answer, no mending."""
    if key != "expressions" or not isinstance(node, exp.Select):
        return False
    rest = [node.args.get(name) for name in ("where", "group", "having", "distinct", "windows")]
    before, after = (
        {column.table for part in (some, *rest) for item in _nodes(part)
         for column in item.find_all(exp.Column)}
        for some in (node.expressions, value)
    )  # fmt: skip
    return bool(before - after)


def _recursive(cte: exp.Expr) -> bool:
    return any(table.name == cte.alias for table in cte.this.find_all(exp.Table))
