"""A statement with every column under its relation's name, and no two relations of one name.

Clauses of two such statements can be exchanged: nothing in them means another thing elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

from grader.models import Schema
from grader.traps.names import Names, sources

PREFIX = "ref__"
"""What the names of the reference's relations begin with."""

_changes = (exp.Update, exp.Delete, exp.Merge, exp.Insert)


def make_plain(tree: exp.Expr, schema: Schema, prefix: str = "") -> None:
    """Write a statement's names out, in place.

    Relations keep their names where these are unique, or all get `prefix` and a number. With a
    prefix the CTEs get it as well, and numbers and output names in GROUP BY become what they stand
    for. What ORDER BY and SELECT have in common goes by its output name in ORDER BY.
    """
    for name in tree.find_all(exp.Identifier):
        if not name.quoted:
            name.set("this", name.name.lower())
    for select in list(tree.find_all(exp.Select)):
        _spell_out(select, numbers=bool(prefix))
    names = Names(tree, schema)
    levels = list(tree.find_all(exp.Select, *_changes))
    items = [(source, level) for level in levels for source in sources(level)]
    owners = _owners(tree, names, expand=bool(prefix))
    new = _new_names(items, prefix)
    for column, owner in owners:
        if owner in new:
            column.set("table", exp.to_identifier(new[owner], quoted=_odd(new[owner])))
    _rename_ctes(tree, prefix)
    for source, _ in items:
        if id(source) in new:
            rename_relation(source, new[id(source)])
    order_by_output(tree)


def rename_relation(source: exp.Expr, name: str) -> None:
    """Give an item of FROM another name."""
    wanted = exp.to_identifier(name, quoted=_odd(name))
    alias = source.args.get("alias")
    if isinstance(alias, exp.TableAlias):
        alias.set("this", wanted)
    else:
        source.set("alias", exp.TableAlias(this=wanted))


def _odd(name: str) -> bool:
    return not (name.replace("_", "a").isalnum() and name.islower())


def _spell_out(select: exp.Select, *, numbers: bool) -> None:
    """Numbers in GROUP BY and ORDER BY as the items they stand for."""
    group, order = select.args.get("group"), select.args.get("order")
    for item in list(group.expressions) if group is not None and numbers else ():
        meant = ordinal(select, item)
        if meant is not None:
            item.replace(meant.unalias().copy())
    for item in order.expressions if order is not None else ():
        meant = ordinal(select, item.this)
        if meant is not None:
            named = exp.column(meant.alias) if isinstance(meant, exp.Alias) else meant.copy()
            item.this.replace(named)


def order_by_output(tree: exp.Expr) -> None:
    """Name the output column in ORDER BY where the same expression is selected."""
    for select in tree.find_all(exp.Select):
        order = select.args.get("order")
        if order is None or select.args.get("distinct") is not None:
            continue
        names = {
            item.unalias().sql("postgres"): item for item in select.expressions if not item.is_star
        }
        for item in order.expressions:
            meant = names.get(item.this.sql("postgres"))
            if meant is None or not meant.alias_or_name:
                continue
            spans = [part.meta for part in item.this.walk() if "start" in part.meta]
            column = exp.column(exp.to_identifier(meant.alias_or_name))
            if spans:
                column.this.meta.update(spans[0])
            item.this.replace(column)


def ordinal(select: exp.Select, item: exp.Expr) -> exp.Expr | None:
    """The item of SELECT that a number stands for, or None."""
    if isinstance(item, exp.Literal) and not item.is_string and item.name.isdigit():
        at = int(item.name)
        if 0 < at <= len(select.expressions) and not select.is_star:
            found: exp.Expr = select.expressions[at - 1]
            return found
    return None


def _owners(tree: exp.Expr, names: Names, *, expand: bool) -> list[tuple[exp.Column, int]]:
    """Each column and the id of the FROM item that gives it."""
    found: list[tuple[exp.Column, int]] = []
    for column in list(tree.find_all(exp.Column)):
        above = column.parent.parent if isinstance(column.parent, exp.Ordered) else column.parent
        if _names_output(column) or isinstance(above, exp.OnConflict):
            continue
        owner = _owner(column, names)
        if owner is not None:
            found.append((column, owner))
        elif expand and not column.table and isinstance(column.parent, exp.Group):
            meant = by_alias(column.find_ancestor(exp.Select), column)
            if meant is not None:
                column.replace(meant.this.copy())
    return found


def _owner(column: exp.Column, names: Names) -> int | None:
    for level in names.levels(column):
        for source, relation in zip(sources(level), names.relations(level), strict=False):
            if column.table == relation.name and (column.is_star or not relation.columns):
                return id(source)
            if column.table in ("", relation.name) and relation.column(column.name):
                return None if _merged(level, column) else id(source)
    return None


def _merged(level: exp.Expr, column: exp.Column) -> bool:
    """True for a column without a table that USING makes one of two."""
    return not column.table and any(
        column.name in [item.name for item in join.args.get("using") or ()]
        for join in level.args.get("joins") or ()
    )


def _names_output(column: exp.Column) -> bool:
    """True for a name in ORDER BY that means an output column, and for what SET changes."""
    parent = column.parent
    if isinstance(parent, exp.EQ) and column.arg_key == "this":
        changes = isinstance(parent.parent, (exp.Update, exp.OnConflict))
        return changes and parent.arg_key == "expressions"
    if column.table:
        return False
    ordered = parent
    order = ordered.parent if isinstance(ordered, exp.Ordered) else None
    query = order.parent if isinstance(order, exp.Order) else None
    if isinstance(query, exp.SetOperation):
        return True
    return isinstance(query, exp.Select) and column.name in query.named_selects


def by_alias(select: exp.Expr | None, column: exp.Expr) -> exp.Alias | None:
    """The item of SELECT that a name without a table stands for as its alias, or None."""
    for item in select.expressions if select is not None else ():
        if isinstance(item, exp.Alias) and item.alias == column.name and column.this:
            return item
    return None


def _new_names(items: Iterable[tuple[exp.Expr, exp.Expr]], prefix: str) -> dict[int, str]:
    new: dict[int, str] = {}
    taken: set[str] = set()
    for source, level in items:
        if isinstance(level, _changes) and source is sources(level)[0] and not prefix:
            taken.add(source.alias_or_name)
            new[id(source)] = source.alias_or_name
        elif isinstance(source, exp.Table) and not isinstance(source.this, exp.Identifier):
            if source.alias and source.args["alias"].columns:
                new[id(source)] = _free(source.alias, taken, prefix)
        elif isinstance(source, (exp.Table, exp.Subquery, exp.Lateral, exp.Values)):
            new[id(source)] = _free(source.alias_or_name or "t", taken, prefix)
    return new


def _free(name: str, taken: set[str], prefix: str) -> str:
    wanted, at = prefix + name, 1
    while wanted in taken:
        at += 1
        wanted = f"{prefix}{name}_{at}"
    taken.add(wanted)
    return wanted


def _rename_ctes(tree: exp.Expr, prefix: str) -> None:
    if not prefix:
        return
    ctes = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if isinstance(table.this, exp.Identifier) and table.name in ctes and not table.db:
            if not table.alias:
                rename_relation(table, table.name)
            table.set("this", exp.to_identifier(prefix + table.name))
    for cte in tree.find_all(exp.CTE):
        rename_relation(cte, prefix + cte.alias)
