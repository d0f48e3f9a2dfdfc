"""The differences of two SELECTs or statements clause by clause, each as a change of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlglot import exp

from grader.models import Place
from grader.traps.clauses.match import Naming, Pair, canonical
from grader.traps.clauses.places import Places
from grader.traps.clauses.plain import by_alias, ordinal
from grader.traps.clauses.predicates import Predicate, predicate_changes
from grader.traps.mutants.edits import Setting
from grader.traps.names import sources


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One clause, or a part of it where `fine`, taken from the reference."""

    clause: str
    place: Place | None
    settings: tuple[Setting, ...]
    fine: bool = False
    level: int = 0


class Arm:
    """One SELECT, or statement, of each side."""

    def __init__(self, pair: Pair, one: exp.Expr, two: exp.Expr, places: Places) -> None:
        self.pair, self.one, self.two, self.places = pair, one, two, places
        self.naming: Naming = pair.naming

    def mapped(self) -> bool:
        """Whether the two read at least one thing in common, or nothing at all."""
        theirs = [source.alias_or_name for source in sources(self.two)]
        mine = [source.alias_or_name for source in sources(self.one)]
        return not (theirs or mine) or any(
            self.naming.relations.get(name) in mine for name in theirs
        )

    def sources(self) -> Iterator[Part]:
        """FROM and its joins: join by join, condition by condition, and as a whole."""
        first: Place | None = None
        for part in self._sources():
            if part.fine:
                first = first or part.place
            yield part if part.fine or first is None else replace(part, place=first)

    def _sources(self) -> Iterator[Part]:
        key = "using" if isinstance(self.one, exp.Delete) else "from_"
        mine, theirs = self.one.args.get(key), self.two.args.get(key)
        if key == "using" or mine is None or theirs is None:
            if canonical_all(mine) != canonical_all(self._adapted(theirs)):
                place = self._place(mine, key.strip("_").upper(), self.one.this)
                yield Part("from", place, ((self.one, key, self._adapted(theirs)),))
            return
        joins: list[exp.Join] = list(self.one.args.get("joins") or ())
        wanted: list[exp.Expr] = [
            self.naming.adapt(join) for join in self.two.args.get("joins") or ()
        ]
        start = self.naming.adapt(theirs)
        place = self.places.clause(mine, "FROM")
        by_name = {join.this.alias_or_name: join for join in wanted}
        known = {join.this.alias_or_name for join in joins} | {mine.this.alias_or_name}
        for join in joins:
            twin = by_name.get(join.this.alias_or_name)
            if twin is not None:
                yield from self._join(join, twin)
            elif start.this.alias_or_name != join.this.alias_or_name:
                rest = [item for item in joins if item is not join]
                yield Part("from", self.places.join(join), ((self.one, "joins", rest),), True)
        for item in wanted:
            if item.this.alias_or_name not in known:
                more = [*joins, item]
                at = self.places.behind(joins[-1] if joins else mine)
                yield Part("from", at, ((self.one, "joins", more),), True)
        if canonical_all([mine, *joins]) != canonical_all([start, *wanted]):
            whole = ((self.one, "from_", start), (self.one, "joins", wanted))
            yield Part("from", place, whole)

    def _join(self, join: exp.Join, twin: exp.Expr) -> Iterator[Part]:
        kinds = [
            [(item.args.get(key) or "").replace("INNER", "") for key in ("side", "kind", "method")]
            for item in (join, twin)
        ]
        kind = tuple((join, key, twin.args.get(key)) for key in ("side", "kind", "method"))
        if kinds[0] != kinds[1]:
            yield Part("from", self.places.join(join), kind, True)
        if join.args.get("on") is None or twin.args.get("on") is None:
            return
        for change in predicate_changes(join.args["on"], twin.args["on"]):
            condition = change.condition or exp.true()
            yield Part("from", self._at(change, self.places.join(join)),
                       ((join, "on", condition),), True)  # fmt: skip
        if canonical(join.this) != canonical(twin.this):
            yield Part("from", self.places.join(join), ((join, "this", twin.this),), True)

    def condition(self, key: str) -> Iterator[Part]:
        """WHERE or HAVING: condition by condition, and as a whole."""
        mine, theirs = self.one.args.get(key), self.two.args.get(key)
        theirs = self.naming.adapt(theirs) if theirs is not None else None
        if canonical(mine) == canonical(theirs):
            return
        place = self._place(mine, key.upper(), self._above(key))
        kind = exp.Where if key == "where" else exp.Having
        if mine is not None and theirs is not None:
            for change in predicate_changes(mine.this, theirs.this):
                new = kind(this=change.condition) if change.condition is not None else None
                yield Part(key, self._at(change, place), ((self.one, key, new),), True)
        yield Part(key, place, ((self.one, key, theirs),))

    def group(self) -> Iterator[Part]:
        """GROUP BY."""
        mine, theirs = self.one.args.get("group"), self.two.args.get("group")
        new = self.naming.adapt(theirs) if theirs is not None else None
        old_keys = sorted(map(canonical, _keys(self.one, mine))) if mine else []
        new_keys = sorted(canonical(item) for item in new.expressions) if new else []
        if old_keys != new_keys:
            place = self._place(mine, "GROUP", self._above("group"))
            yield Part("group-by", place, ((self.one, "group", new),))

    def select(self) -> Iterator[Part]:
        """SELECT: item by item, DISTINCT, windows, and as a whole."""
        if not isinstance(self.one, exp.Select) or not isinstance(self.two, exp.Select):
            return
        mine = list(self.one.expressions)
        theirs = [self.naming.adapt(item) for item in self.two.expressions]
        new = self._aligned(mine, theirs)
        whole: list[Setting] = []
        changed: list[exp.Expr] = []
        for at, (old, item) in enumerate(zip(mine, new, strict=False)):
            if (
                canonical(old.unalias()) != canonical(item.unalias())
                or old.alias_or_name != item.alias_or_name
            ):
                changed.append(old)
                some = [*mine[:at], item, *mine[at + 1 :]]
                yield Part(
                    "select", self.places.item(old), ((self.one, "expressions", some),), True
                )
        if changed or len(mine) != len(new):
            whole.append((self.one, "expressions", new))
        for key in ("distinct", "windows"):
            old, other = self.one.args.get(key), self._adapted(self.two.args.get(key))
            if canonical_all(old) != canonical_all(other):
                whole.append((self.one, key, other))
                place = self._place(old if key == "windows" else None, "WINDOW", None)
                setting = (self.one, key, other)
                yield Part("select", place or self._select_place(), (setting,), True)
        if whole:
            place = self.places.item(changed[0]) if changed else None
            yield Part("select", place or self._select_place(), tuple(whole))

    def changes(self) -> Iterator[Part]:
        """SET of UPDATE."""
        if isinstance(self.one, exp.Update) and isinstance(self.two, exp.Update):
            new = [self.naming.adapt(item) for item in self.two.expressions]
            if canonical_all(self.one.expressions) != canonical_all(new):
                place = self.places.item(self.one.expressions[0])
                yield Part("set", place, ((self.one, "expressions", new),))

    def _aligned(self, mine: list[exp.Expr], theirs: list[exp.Expr]) -> list[exp.Expr]:
        """The reference's items in the answer's order and, below the outermost, under its names."""
        outer = self.pair.answer.role == "outer"
        mine_names = [item.alias_or_name for item in mine]
        names = [self.pair.columns.get(item.alias_or_name, item.alias_or_name) for item in theirs]
        if (
            outer
            or len(self.pair.answer.arms) > 1
            or any(item.is_star for item in [*mine, *theirs])
        ):
            if outer and sorted(names) == sorted(mine_names) and len(set(names)) == len(names):
                return theirs
            if not outer and len(mine) == len(theirs):
                return [
                    _named(new, old.alias_or_name) for new, old in zip(theirs, mine, strict=True)
                ]
            return theirs
        by_name = dict(zip(names, theirs, strict=True))
        new = [
            _named(by_name.pop(name, item.copy()), name)
            for name, item in zip(mine_names, mine, strict=True)
        ]
        return new + [_named(item, name) for name, item in by_name.items()]

    def _adapted(self, value: object) -> object:
        if isinstance(value, list):
            return [self.naming.adapt(item) for item in value]
        return self.naming.adapt(value) if isinstance(value, exp.Expr) else value

    def _select_place(self) -> Place | None:
        return self.places.clause(self.one.expressions[0], "SELECT")

    def _place(self, node: object, word: str, above: exp.Expr | None) -> Place | None:
        if isinstance(node, list):
            node = node[0] if node else None
        if isinstance(node, exp.Expr):
            return self.places.clause(node, word)
        return self.places.behind(above)

    def _at(self, change: Predicate, whole: Place | None) -> Place | None:
        return self.places.condition(change.at) if change.at is not None else whole

    def _above(self, key: str) -> exp.Expr | None:
        """The last clause above the one of a key."""
        order = ["expressions", "from_", "joins", "where", "group", "having", "order"]
        for name in reversed(order[: order.index(key)]):
            value = self.one.args.get(name)
            if isinstance(value, list):
                value = value[-1] if value else None
            if value is not None:
                return value if isinstance(value, exp.Expr) else None
        return None


def _named(item: exp.Expr, name: str) -> exp.Expr:
    if item.is_star or item.alias_or_name == name or not name:
        return item
    inner: exp.Expr = item.unalias()
    return exp.Alias(this=inner, alias=exp.to_identifier(name))


def _keys(arm: exp.Expr, group: exp.Expr) -> Iterator[exp.Expr]:
    """What GROUP BY groups by; a number stands for an item of SELECT."""
    for key in group.expressions:
        item = ordinal(arm, key) if isinstance(arm, exp.Select) else None
        if item is None and isinstance(key, exp.Column) and not key.table:
            item = by_alias(arm, key)
        yield item.unalias() if item is not None else key


def canonical_all(value: object) -> list[str]:
    """The canonical texts of a list's nodes."""
    items = value if isinstance(value, list) else [value]
    return [canonical(item) if isinstance(item, exp.Expr) else str(item or "") for item in items]
