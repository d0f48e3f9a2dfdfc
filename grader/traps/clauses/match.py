"""Which block of the reference stands for which of the answer, and the names they go by there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, permutations, product

from sqlglot import exp

from grader.traps.clauses.blocks import Block, derived, relation_key, similar
from grader.traps.clauses.plain import rename_relation
from grader.traps.mutants.edits import conjuncts
from grader.traps.names import sources


@dataclass
class Naming:
    """The answer's names for the reference's: relations, CTEs, and columns of a relation."""

    relations: dict[str, str] = field(default_factory=dict)
    ctes: dict[str, str] = field(default_factory=dict)
    columns: dict[tuple[str, str], str] = field(default_factory=dict)

    def adapt(self, node: exp.Expr) -> exp.Expr:
        """A copy of the reference's node, in the answer's names as far as there are any."""
        new = node.copy()
        for column in new.find_all(exp.Column):
            name = self.columns.get((column.table, column.name))
            if name is not None and not column.is_star:
                column.set("this", exp.to_identifier(name))
            if column.table in self.relations:
                column.set("table", exp.to_identifier(self.relations[column.table]))
        for source in new.find_all(exp.Table, exp.Subquery, exp.Lateral, exp.Values):
            if source.alias in self.relations:
                rename_relation(source, self.relations[source.alias])
            if isinstance(source, exp.Table) and source.name in self.ctes:
                source.set("this", exp.to_identifier(self.ctes[source.name]))
        return new


@dataclass(eq=False)
class Pair:
    """Two blocks to compare. `twin` is true where the one is the other's only counterpart."""

    answer: Block
    reference: Block
    twin: bool
    naming: Naming
    columns: dict[str, str] = field(default_factory=dict)
    """The answer's names for the reference's output columns."""

    def arms(self) -> list[tuple[exp.Expr, exp.Expr]]:
        """The SELECTs to compare."""
        if len(self.answer.arms) != len(self.reference.arms):
            return [(self.answer.arms[0], arm) for arm in self.reference.arms][:1]
        return list(zip(self.answer.arms, self.reference.arms, strict=True))


def pairs_of(answer: list[Block], reference: list[Block]) -> list[Pair]:
    """The pairs of blocks, inner ones first, each with the names known from those before."""
    twins = _twins(answer, reference)
    naming = Naming()
    found: list[Pair] = []
    for block in answer:
        twin = twins.get(id(block))
        others = [twin] if twin is not None else []
        if twin is None or (block.role == "outer" and twin.role != "outer"):
            others += _alike(block, reference, twin)
        for other in others:
            pair = Pair(block, other, other is twin, naming)
            if pair.twin and block.role == other.role == "cte":
                naming.ctes[other.name] = block.name
            for one, two in pair.arms():
                _name_relations(one, two, naming, twins, answer, reference)
            if pair.twin:
                pair.columns = by_name(block.outputs, other.outputs)
            found.append(pair)
    return found


def canonical(node: exp.Expr | None) -> str:
    """A text that is the same for a = b and b = a."""
    if node is None:
        return ""
    copy = node.copy()
    while isinstance(copy, exp.Paren):
        copy = copy.this
    for equal in list(copy.find_all(exp.EQ)):
        left, right = equal.this, equal.expression
        if left.sql("postgres") > right.sql("postgres"):
            equal.set("this", right)
            equal.set("expression", left)
    return copy.sql("postgres", comments=False)


def _twins(answer: list[Block], reference: list[Block]) -> dict[int, Block]:
    scored = sorted(
        ((similar(one, two), -i, -j) for i, one in enumerate(answer)
         for j, two in enumerate(reference)), reverse=True,
    )  # fmt: skip
    twins: dict[int, Block] = {}
    used: set[int] = set()
    outer = (answer[-1], reference[-1])
    for score, i, j in scored:
        one, two = answer[-i], reference[-j]
        if score < 1.0 or id(one) in twins or id(two) in used:
            continue
        if (one is outer[0]) is not (two is outer[1]):
            continue
        twins[id(one)] = two
        used.add(id(two))
    return twins


def _alike(block: Block, reference: list[Block], twin: Block | None) -> Iterator[Block]:
    """Blocks of another role that may hold the clauses in question, the most alike first."""
    if block.role == "nested":
        return
    others = sorted(
        (two for two in reference if two is not twin and two.role != "nested"),
        key=lambda two: -similar(block, two),
    )
    for two in others[:1]:
        if similar(block, two) >= 1.0:
            yield two
    if block.role == "outer" and twin is None and others[:1] != reference[-1:]:
        yield reference[-1]


def _name_relations(
    one: exp.Expr,
    two: exp.Expr,
    naming: Naming,
    twins: dict[int, Block],
    answer: list[Block],
    reference: list[Block],
) -> None:
    """Settle which relation of an arm is which, by table, and by what is said of each."""
    mine: dict[str, list[str]] = {}
    for source in sources(one):
        mine.setdefault(_key(source, {}, answer, {}), []).append(source.alias_or_name)
    back = {id(twins[id(block)]): block for block in answer if id(block) in twins}
    theirs: dict[str, list[str]] = {}
    blocks: dict[str, Block | None] = {}
    for source in sources(two):
        name = source.alias_or_name
        theirs.setdefault(_key(source, naming.ctes, reference, back), []).append(name)
        blocks[name] = _read(source, reference)
    shared = [key for key in theirs if key in mine]
    choices = [list(_ways(theirs[key], mine[key])) for key in shared]
    facts = {canonical(fact) for fact in _facts(one)}
    best: tuple[int, dict[str, str]] = (-1, {})
    for way in islice(product(*choices), 120):
        relations = {a: b for part in way for a, b in part}
        trial = Naming({**naming.relations, **relations}, naming.ctes, naming.columns)
        score = sum(canonical(trial.adapt(fact)) in facts for fact in _facts(two))
        if score > best[0]:
            best = (score, relations)
    naming.relations.update(best[1])
    for name in best[1]:
        block = blocks.get(name)
        if block is not None and id(block) in back:
            for column, to in by_name(back[id(block)].outputs, block.outputs).items():
                naming.columns[name, column] = to


def _key(
    source: exp.Expr, ctes: dict[str, str], blocks: list[Block], back: dict[int, Block]
) -> str:
    holder = derived(source)
    if holder is not None:
        block = next((item for item in blocks if item.holder is holder), None)
        own = back.get(id(block)) if back else block
        return f"#{id(own)}" if own is not None else f"?{id(holder)}"
    key = relation_key(source)
    return ctes.get(key, key)


def _read(source: exp.Expr, blocks: list[Block]) -> Block | None:
    """The block that an item of FROM reads."""
    holder = derived(source)
    if holder is not None:
        return next((item for item in blocks if item.holder is holder), None)
    key = relation_key(source)
    return next((item for item in blocks if item.role == "cte" and item.name == key), None)


def _ways(theirs: list[str], mine: list[str]) -> Iterator[tuple[tuple[str, str], ...]]:
    if len(theirs) <= len(mine):
        for some in permutations(mine, len(theirs)):
            yield tuple(zip(theirs, some, strict=True))
    else:
        for some in permutations(theirs, len(mine)):
            yield tuple(zip(some, mine, strict=True))


def _facts(arm: exp.Expr) -> Iterator[exp.Expr]:
    """All that an arm says about its relations."""
    for key in ("where", "having"):
        clause = arm.args.get(key)
        if clause is not None:
            yield from conjuncts(clause.this)
    for join in arm.args.get("joins") or ():
        yield from conjuncts(join.args.get("on"))
        yield join.this
    start = arm.args.get("from_")
    if start is not None:
        yield start.this
    group = arm.args.get("group")
    yield from group.expressions if group is not None else ()
    if isinstance(arm, exp.Select):
        yield from (item.unalias() for item in arm.expressions)


def by_name(mine: list[str], theirs: list[str]) -> dict[str, str]:
    """The answer's output column for each of the reference's: of that name, else by place."""
    found = {name: name for name in theirs if name and name in mine}
    if len(mine) == len(theirs):
        for one, two in zip(mine, theirs, strict=True):
            if two not in found and one not in theirs:
                found[two] = one
    rest = [name for name in theirs if name not in found]
    free = [name for name in mine if name not in found.values()]
    if len(rest) == len(free) == 1:
        found[rest[0]] = free[0]
    return found
