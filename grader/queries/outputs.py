"""Gives the columns of a translated query the names, order and grouping PostgreSQL gives them."""

from __future__ import annotations

from sqlglot import exp

from grader.queries.expressions import Reading
from grader.queries.figure import ColumnNames
from grader.queries.source import Source

_type_names = {
    "INT": "int4", "BIGINT": "int8", "SMALLINT": "int2", "DECIMAL": "numeric", "DOUBLE": "float8",
    "FLOAT": "float4", "BOOLEAN": "bool", "TEXT": "text", "VARCHAR": "varchar", "DATE": "date",
    "TIMESTAMP": "timestamp", "TIMESTAMPTZ": "timestamptz", "TIME": "time",
    "INTERVAL": "interval", "JSON": "json", "JSONB": "jsonb",
}  # fmt: skip


def spell_out_stars(tree: exp.Expr, reading: Reading) -> None:
    """Replace `*` by its columns, in PostgreSQL's order and names, where DuckDB has others."""
    if not reading.stars:
        return
    for star in list(tree.find_all(exp.Star)):
        whole = star.parent if isinstance(star.parent, exp.Column) else star
        first = whole.parts[0] if isinstance(whole, exp.Column) else whole
        found = reading.stars.get(first.meta.get("start", -1))
        select = whole.parent
        if found is None or not isinstance(select, exp.Select):
            continue
        columns = [_spelt(*item) for item in found]
        selected: list[exp.Expr] = []
        for item in select.expressions:
            selected.extend(columns if item is whole else [item])
        select.set("expressions", selected)


def _spelt(owner: str, name: str, shown: str) -> exp.Expr:
    table = exp.to_identifier(owner, quoted=True) if owner else None
    column = exp.column(exp.to_identifier(name, quoted=True), table)
    if name == shown:
        return column
    return exp.alias_(column, exp.to_identifier(shown, quoted=True))


def add_group_keys(tree: exp.Expr, reading: Reading) -> None:
    """Group by the columns too that a grouped primary key determines, which DuckDB asks for."""
    if not reading.freed and not reading.freed_stars:
        return
    added: set[tuple[int, str]] = set()
    for node in list(tree.find_all(exp.Column, exp.Star)):
        first = node.parts[0] if isinstance(node, exp.Column) else node
        start = first.meta.get("start", -1)
        keys = [
            exp.column(exp.to_identifier(name, quoted=True), exp.to_identifier(owner, quoted=True))
            for owner, name in reading.freed_stars.get(start, [])
        ]
        if start in reading.freed:
            table = node.args.get("table")
            keys = [exp.column(node.this.copy(), table.copy() if table is not None else None)]
        if not keys:
            continue
        select = node.find_ancestor(exp.Select)
        for _ in range(reading.freed.get(start, 0)):
            select = select.find_ancestor(exp.Select) if select is not None else None
        group = select.args.get("group") if select is not None else None
        for key in keys:
            if group is not None and (id(group), key.sql("postgres")) not in added:
                added.add((id(group), key.sql("postgres")))
                group.append("expressions", key)


def name_columns(tree: exp.Expr, names: ColumnNames, source: Source) -> None:
    """Give each unnamed output column the name PostgreSQL would give it."""
    for select in list(tree.find_all(exp.Select))[::-1]:  # what stands within is copied below
        depth = _depth(select)
        selected = [_named(item, depth, names, source) for item in select.expressions]
        if not selected and _is_only_tested(select):
            selected = [exp.Literal.number(1)]  # DuckDB wants a column in EXISTS (SELECT FROM …)
        select.set("expressions", selected)
    returning = tree.args.get("returning")
    if returning is not None:
        selected = [_named(item, 0, names, source) for item in returning.expressions]
        returning.set("expressions", selected)


def _is_only_tested(select: exp.Expr) -> bool:
    """Whether EXISTS asks no more of a query than whether it has rows."""
    around = select.parent
    while isinstance(around, (exp.SetOperation, exp.Subquery, exp.Paren)):
        around = around.parent
    return isinstance(around, exp.Exists)


def _depth(select: exp.Expr) -> int:
    """How many SELECTs a SELECT stands in, itself included."""
    count, around = 1, select.find_ancestor(exp.Select)
    while around is not None:
        count, around = count + 1, around.find_ancestor(exp.Select)
    return count


def name_values(tree: exp.Expr) -> exp.Expr:
    """Name the columns of VALUES column1, column2, …, as PostgreSQL does."""
    for values in list(tree.find_all(exp.Values)):
        if isinstance(values.parent, exp.Insert):
            continue
        rows = values.expressions
        width = len(rows[0].expressions) if rows and isinstance(rows[0], exp.Tuple) else 1
        alias = values.args.get("alias")
        given = alias.columns if alias is not None else []
        names = [
            *given,
            *(exp.to_identifier(f"column{at}") for at in range(len(given) + 1, width + 1)),
        ]
        if alias is not None or isinstance(values.parent, (exp.From, exp.Join)):
            name = alias.this if alias is not None and alias.this else exp.to_identifier("values")
            values.set("alias", exp.TableAlias(this=name, columns=names))
            continue
        kept = {key: values.args.pop(key, None) for key in ("order", "limit", "offset", "with_")}
        inner = values.copy()
        inner.set("alias", exp.TableAlias(this=exp.to_identifier("values"), columns=names))
        select = exp.select("*").from_(inner)
        for key, value in kept.items():
            if value is not None:
                select.set(key, value)
        if values is tree:
            tree = select
        else:
            values.replace(select)
    return tree


def _named(item: exp.Expr, depth: int, names: ColumnNames, source: Source) -> exp.Expr:
    if isinstance(item, (exp.Alias, exp.Star, exp.Column, exp.Aliases)):
        return item
    if isinstance(item, exp.Dot) and isinstance(item.expression, exp.Star):
        return item
    leaves = [
        node.meta["start"]
        for node in item.walk()
        if "start" in node.meta and isinstance(node, (exp.Identifier, exp.Literal))
    ]
    name = names.get((depth, min(leaves)), "") if leaves else ""
    if not name:
        name, _ = figure(item, source)
    return exp.alias_(item, exp.to_identifier(name or "?column?", quoted=True))


def figure(node: exp.Expr, source: Source) -> tuple[str, int]:
    """PostgreSQL's name for an unnamed column, and how firmly it stands (see `figure`)."""
    if isinstance(node, exp.Column):
        return _fold(node.this), 2
    if isinstance(node, (exp.Paren, exp.Window, exp.Filter, exp.WithinGroup, exp.Bracket)):
        return figure(node.this, source)
    if isinstance(node, exp.Interval):
        return "interval", 1
    if isinstance(node, exp.Cast):
        name, strength = figure(node.this, source)
        if strength > 1:
            return name, strength
        return _type_names.get(node.to.this.name, node.to.this.name.lower()), 1
    if isinstance(node, exp.Case):
        default = node.args.get("default")
        name, strength = figure(default, source) if default is not None else ("", 0)
        return (name, 2) if strength > 1 else ("case", 1)
    if isinstance(node, exp.Subquery):
        inner = node.this
        while isinstance(inner, exp.SetOperation):
            inner = inner.this
        if isinstance(inner, exp.Select) and inner.selects:
            first = inner.selects[0]
            return (first.alias, 2) if isinstance(first, exp.Alias) else figure(first, source)
        return "", 0
    if isinstance(node, (exp.Literal, exp.Null, exp.Boolean)):
        return "", 0
    for kind, name in _fixed.items():
        if isinstance(node, kind):
            return name, 2
    if isinstance(node, exp.Func) and not isinstance(node, (exp.Connector, exp.Predicate)):
        start, end = node.meta.get("start"), node.meta.get("end")
        if start is not None and end is not None:
            word = source.text[start : end + 1]
            return (word.strip('"') if word.startswith('"') else word.lower()), 2
    return "", 0


_fixed: dict[type[exp.Expr], str] = {
    exp.Exists: "exists",
    exp.Extract: "extract",
    exp.Coalesce: "coalesce",
    exp.Greatest: "greatest",
    exp.Least: "least",
    exp.Nullif: "nullif",
    exp.Array: "array",
    exp.CurrentDate: "current_date",
}


def _fold(name: exp.Expr) -> str:
    return str(name.this) if name.args.get("quoted") else str(name.this).lower()
