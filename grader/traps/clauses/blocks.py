"""The queries a statement is made of, and which of them do the same work in two statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlglot import exp

from grader.traps.clauses.plain import PREFIX
from grader.traps.names import sources


@dataclass(eq=False)
class Block:
    """A query that has a name or is the whole: the outermost, a CTE, one in FROM, or a subquery.

    `role` is outer, cte, derived or nested. `arms` are its SELECTs, more than one in a set
    operation; a statement that changes data is an arm of its own. `outputs` are its column names.
    """

    role: str
    name: str
    query: exp.Expr
    holder: exp.Expr
    arms: list[exp.Expr] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    tables: Counter[str] = field(default_factory=Counter)


def blocks_of(tree: exp.Expr) -> list[Block]:
    """All blocks, each behind those that it reads in FROM; the outermost is the last."""
    found: list[Block] = []
    for node in tree.find_all(exp.CTE, exp.Subquery, exp.Exists, exp.In, bfs=False):
        query = node.this if not isinstance(node, exp.In) else node.args.get("query")
        if isinstance(node, exp.In) and isinstance(query, exp.Subquery):
            continue
        if isinstance(node, exp.Subquery) and isinstance(node.parent, exp.SetOperation):
            continue
        if isinstance(query, (exp.Select, exp.SetOperation)):
            role = "cte" if isinstance(node, exp.CTE) else _role(node)
            found.append(_block(role, node.alias if role != "nested" else "", query, node))
    body = tree
    if isinstance(tree, (exp.Insert, exp.Create)) and isinstance(tree.expression, exp.Query):
        body = tree.expression
    while isinstance(body, (exp.Subquery, exp.Paren)):
        body = body.this
    found.sort(key=lambda block: (block.role == "nested", -block.query.depth))
    found.append(_block("outer", "", body, tree))
    return found


def relation_key(source: exp.Expr) -> str:
    """The table's or CTE's name, or what tells that the item is neither."""
    if isinstance(source, exp.Table) and isinstance(source.this, exp.Identifier):
        return source.name
    if isinstance(source, (exp.Subquery, exp.Lateral)):
        return ""
    inner = source.this if isinstance(source, exp.Table) else source
    return f"({inner.sql('postgres')})"


def derived(source: exp.Expr) -> exp.Expr | None:
    """The node of `Block.holder` for an item of FROM that is a query."""
    if isinstance(source, exp.Lateral):
        source = source.this
    return source if isinstance(source, exp.Subquery) else None


def arms_of(query: exp.Expr) -> Iterator[exp.Expr]:
    """The SELECTs of a query, from left to right."""
    if isinstance(query, exp.SetOperation):
        yield from arms_of(query.this)
        yield from arms_of(query.expression)
    elif isinstance(query, (exp.Subquery, exp.Paren)):
        yield from arms_of(query.this)
    else:
        yield query


def _role(node: exp.Expr) -> str:
    at = node
    if isinstance(at.parent, exp.Lateral):
        at = at.parent
    return "derived" if isinstance(at.parent, (exp.From, exp.Join)) else "nested"


def _block(role: str, name: str, query: exp.Expr, holder: exp.Expr) -> Block:
    arms = list(arms_of(query))
    alias = holder.args.get("alias")
    given = [item.name for item in alias.columns] if isinstance(alias, exp.TableAlias) else []
    own = arms[0].named_selects if isinstance(arms[0], exp.Select) else []
    tables = Counter(table.name.removeprefix(PREFIX) for table in query.find_all(exp.Table))
    return Block(role, name, query, holder, arms, given + own[len(given) :], tables)


def similar(one: Block, other: Block) -> float:
    """How likely two blocks do the same work; 0 where they surely do not."""
    if (one.role == "nested") is not (other.role == "nested"):
        return 0.0
    if one.role == "nested" and type(one.holder) is not type(other.holder):
        return 0.0
    shared = _share(one.tables, other.tables)
    outputs = _share(Counter(one.outputs), Counter(other.outputs))
    direct = _share(_direct(one), _direct(other))
    same = (one.role == other.role) + (one.name == other.name.removeprefix(PREFIX) != "")
    arms = len(one.arms) == len(other.arms)
    if not (direct or shared or outputs == 1.0):
        return 0.0
    return 2 * direct + shared + outputs + 0.5 * same + 0.3 * arms


def _direct(block: Block) -> Counter[str]:
    return Counter(
        relation_key(source).removeprefix(PREFIX) for arm in block.arms for source in sources(arm)
    )


def _share(one: Counter[str], other: Counter[str]) -> float:
    either = sum((one | other).values())
    return sum((one & other).values()) / either if either else 0.0
