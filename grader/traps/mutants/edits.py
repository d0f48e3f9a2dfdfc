"""One change of a syntax tree, made in place and undone, and the small tools that write changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlglot import ErrorLevel, exp

from grader.models import Schema
from grader.traps.names import Names

Setting = tuple[exp.Expr, str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """What to set where (node, argument, value), which clause that is, and a sentence about it.

    Values are new nodes, or lists of the nodes that stand there already, never nodes of elsewhere.
    """

    what: str
    clause: str
    settings: tuple[Setting, ...]

    def also(self, *others: Edit) -> Edit:
        """The edit together with others, under its own sentence."""
        more = tuple(setting for other in others for setting in other.settings)
        return replace(self, settings=self.settings + more)


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What operators read: the statement's tree, below a holder, and its names."""

    holder: exp.Expr
    names: Names
    schema: Schema

    @property
    def tree(self) -> exp.Expr:
        """The statement itself."""
        found: exp.Expr = self.holder.this
        return found

    def all(self, *kinds: type[Any]) -> list[Any]:
        """All nodes of some classes, in the order of the text as far as the tree keeps it."""
        return list(self.tree.find_all(*kinds, bfs=False))

    def text(self) -> str:
        """The statement as it stands, in PostgreSQL's SQL."""
        return sql_of(self.tree)


@contextmanager
def made(edits: tuple[Edit, ...]) -> Iterator[None]:
    """Make edits for a while."""
    undo: list[Setting] = []
    for edit in edits:
        for node, key, value in edit.settings:
            undo.append((node, key, node.args.get(key)))
            node.set(key, value)
    try:
        yield
    finally:
        for node, key, value in reversed(undo):
            node.set(key, value)


def sql_of(node: exp.Expr) -> str:
    """PostgreSQL's SQL of a tree, in sqlglot's one spelling."""
    return node.sql("postgres", comments=False, unsupported_level=ErrorLevel.IGNORE)


def show(node: exp.Expr | str, most: int = 60) -> str:
    """A piece of SQL for a sentence, cut where it is long."""
    text = node if isinstance(node, str) else sql_of(node)
    return text if len(text) <= most else text[: most - 2] + " …"


def became(node: exp.Expr, new: exp.Expr) -> str:
    """A sentence on a replacement; of long pieces it shows where they begin to differ."""
    old_text, new_text = sql_of(node), sql_of(new)
    if max(len(old_text), len(new_text)) > 60:
        start = next(
            (at for at, (a, b) in enumerate(zip(old_text, new_text, strict=False)) if a != b), 0
        )
        start = max(old_text.rfind(" ", 0, max(start - 12, 0)), 0)
        if start:
            return f"… {show(old_text[start + 1 :])} became … {show(new_text[start + 1 :])}"
    return f"{show(old_text)} became {show(new_text)}"


def clause_of(node: exp.Expr) -> str:
    """The clause that a node is or stands in, of the innermost query around it."""
    at: exp.Expr | None = node
    while at is not None:
        inside = isinstance(at.parent, (exp.Window, exp.Filter, exp.WithinGroup, exp.GroupConcat))
        for kinds, name in _clauses:
            if isinstance(at, kinds) and not inside:
                return name
        at = at.parent
    return "select"


_clauses: tuple[tuple[tuple[type[exp.Expr], ...], str], ...] = (
    ((exp.Join, exp.From), "from"),
    ((exp.Where,), "where"),
    ((exp.Having,), "having"),
    ((exp.Group,), "group-by"),
    ((exp.Order,), "order-by"),
    ((exp.Limit, exp.Offset, exp.Fetch), "limit"),
    ((exp.SetOperation,), "set-operation"),
    ((exp.Select,), "select"),
    ((exp.OnConflict, exp.Update, exp.Delete, exp.Insert, exp.Merge, exp.Create), "change"),
)


def put(node: exp.Expr, key: str, value: Any, what: str, clause: str = "") -> Edit:
    """Set one argument of a node."""
    return Edit(what, clause or clause_of(node), ((node, key, value),))


def swap(node: exp.Expr, new: exp.Expr, what: str = "", clause: str = "") -> Edit:
    """A node replaced by a new one, in brackets where its surroundings ask for them."""
    parent, key = _place(node)
    what = what or became(node, new)
    new = _bracketed(new, parent)
    value: Any = new
    if node.index is not None:
        value = [new if item is node else item for item in parent.args[key]]
    return Edit(what, clause or clause_of(node), ((parent, key, value),))


def drop(node: exp.Expr, what: str = "", clause: str = "") -> Edit:
    """A node taken out of its list, or an optional part taken away."""
    parent, key = _place(node)
    value: Any = None
    if node.index is not None:
        value = [item for item in parent.args[key] if item is not node] or None
    what = what or f"{show(node)} was dropped"
    return Edit(what, clause or clause_of(node), ((parent, key, value),))


def drop_predicate(node: exp.Expr, what: str = "") -> Edit | None:
    """A predicate taken out of the AND and OR around it; the clause goes with its last one.

    None where it stands elsewhere, or is all of a FILTER.
    """
    what = what or f"the condition {show(node)} was dropped"
    parent = node.parent
    while isinstance(parent, exp.Paren):
        node, parent = parent, parent.parent
    if isinstance(parent, exp.Connector):
        other = parent.expression if node is parent.this else parent.this
        return swap(parent, other.copy(), what, clause_of(node))
    if isinstance(parent, exp.Where) and isinstance(parent.parent, exp.Filter):
        return None
    if isinstance(parent, (exp.Where, exp.Having)):
        return drop(parent, what, clause_of(node))
    if isinstance(parent, exp.Join):
        return swap(node, exp.true(), what, "from")
    return None


def conjuncts(node: exp.Expr | None) -> list[exp.Expr]:
    """The conditions that AND ties together, without their brackets."""
    if node is None:
        return []
    if isinstance(node, exp.And):
        return conjuncts(node.this) + conjuncts(node.expression)
    if isinstance(node, exp.Paren) and isinstance(node.this, exp.And):
        return conjuncts(node.this)
    return [node]


def both(left: exp.Expr | None, right: exp.Expr) -> exp.Expr:
    """Two conditions tied by AND; `left` may be missing. Both are copied."""
    parts = [part.copy() for part in (left, right) if part is not None]
    tied = [exp.Paren(this=part) if isinstance(part, exp.Or) else part for part in parts]
    return tied[0] if len(tied) == 1 else exp.And(this=tied[0], expression=tied[1])


def table_as(name: str, alias: str = "") -> exp.Table:
    """A table in FROM."""
    given = exp.TableAlias(this=exp.to_identifier(alias)) if alias and alias != name else None
    return exp.Table(this=exp.to_identifier(name), alias=given)


def query_of(node: exp.Expr) -> exp.Select | None:
    """The SELECT a node stands in, or None."""
    return node.find_ancestor(exp.Select)


def _place(node: exp.Expr) -> tuple[exp.Expr, str]:
    if node.parent is None or node.arg_key is None:
        raise ValueError("a statement's tree stands below a holder")
    return node.parent, node.arg_key


def _bracketed(new: exp.Expr, parent: exp.Expr) -> exp.Expr:
    if isinstance(new, exp.Connector) and isinstance(parent, (exp.Connector, exp.Not)):
        return new if type(new) is type(parent) else exp.Paren(this=new)
    operand = isinstance(parent, (exp.Binary, exp.Not, exp.Cast, exp.Neg, exp.In, exp.Between))
    if operand and isinstance(new, (exp.Binary, exp.Not, exp.In, exp.Between)):
        loose = isinstance(parent, (exp.Connector, exp.Not)) and isinstance(
            new, (exp.Predicate, exp.Not)
        )
        return new if loose else exp.Paren(this=new)
    return new
