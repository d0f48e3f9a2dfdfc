"""Rewritings of whole queries: joins, aliases, WITH, DISTINCT, GROUP BY and ORDER BY."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlglot import exp

from grader.traps.mutants.edits import (
    Edit,
    Setting,
    Statement,
    conjuncts,
    put,
    show,
    swap,
    table_as,
)


def joins_commuted(statement: Statement) -> Iterator[Edit]:
    """The first two tables of FROM in each other's place; RIGHT for LEFT."""
    sides = {"": None, "LEFT": "RIGHT", "RIGHT": "LEFT", "FULL": "FULL"}
    for select in statement.all(exp.Select):
        joins, start = select.args.get("joins") or [], select.args.get("from_")
        if not joins or start is None or any(item.is_star for item in select.expressions):
            continue
        first, join = start.this, joins[0]
        plain = not isinstance(join.this, exp.Lateral) and not first.args.get("joins")
        if plain and (join.args.get("on") or join.args.get("using") or join.kind == "CROSS"):
            what = f"{show(first)} and {show(join.this)} changed places"
            yield Edit(what, "from", (
                (start, "this", join.this.copy()), (join, "this", first.copy()),
                (join, "side", sides[join.side]),
            ))  # fmt: skip


def joins_reordered(statement: Statement) -> Iterator[Edit]:
    """Two neighbouring joins in each other's place, where neither's condition reads the other."""
    for select in statement.all(exp.Select):
        joins = select.args.get("joins") or []
        if any(item.is_star for item in select.expressions):
            continue
        for at in range(len(joins) - 1):
            one, two = joins[at], joins[at + 1]
            on = two.args.get("on")
            owners = {column.table for column in on.find_all(exp.Column)} if on else {""}
            inner_or_left = all(join.side in ("", "LEFT") for join in (one, two))
            if "" in owners or one.this.alias_or_name in owners or not inner_or_left:
                continue
            if any(isinstance(join.this, exp.Lateral) or join.args.get("using")
                   for join in (one, two)):  # fmt: skip
                continue
            order = [*joins[:at], two, one, *joins[at + 2 :]]
            yield put(select, "joins", order, f"{show(two.this)} joined before {show(one.this)}")


def using(statement: Statement) -> Iterator[Edit]:
    """`ON a.x = b.x` as `USING (x)`."""
    for select in statement.all(exp.Select):
        joins = select.args.get("joins") or []
        if any(item.is_star for item in select.expressions):
            continue
        for join in joins:
            parts = conjuncts(join.args.get("on"))
            names = [_common_name(part) for part in parts]
            if names and all(names):
                listed = [exp.to_identifier(name) for name in names]
                what = f"ON became USING for {show(join.this)}"
                # what USING merges is ambiguous further on if a third table has it too
                yield Edit(what, "from", ((join, "on", None), (join, "using", listed)))


def join_words(statement: Statement) -> Iterator[Edit]:
    """INNER JOIN and OUTER spelled out."""
    settings: list[Setting] = []
    for join in statement.all(exp.Join):
        if join.kind == "" and (join.args.get("on") or join.args.get("using")):
            settings.append((join, "kind", "OUTER" if join.side else "INNER"))
    if settings:
        yield Edit("INNER and OUTER were written out", "from", tuple(settings))


def alias_renamed(statement: Statement) -> Iterator[Edit]:
    """A table of FROM under another alias."""
    tables = statement.all(exp.Table)
    known = Counter(table.alias_or_name for table in tables)
    known.update(cte.alias for cte in statement.all(exp.CTE))
    for at, table in enumerate(tables):
        name = table.alias_or_name
        own = known[name] == 1 or (
            not table.alias and known[name] == 2 and _is_cte(statement, name)
        )
        in_from = isinstance(table.parent, (exp.From, exp.Join)) and isinstance(
            table.parent.parent, exp.Select
        )
        if not own or not in_from or not isinstance(table.this, exp.Identifier):
            continue
        alias = exp.TableAlias(this=exp.to_identifier(f"t{at}"))
        settings: list[Setting] = [(table, "alias", alias)]
        for column in statement.all(exp.Column):
            if column.table == name:
                settings.append((column, "table", exp.to_identifier(f"t{at}")))
        yield Edit(f"{name} became t{at}", "from", tuple(settings))


def columns_qualified(statement: Statement) -> Iterator[Edit]:
    """Every column of a query with its table's name before it."""
    for select in statement.all(exp.Select):
        outputs = {item.alias for item in select.expressions if item.alias}
        settings: list[Setting] = []
        for column in select.find_all(exp.Column):
            sorts = column.find_ancestor(exp.Order, exp.Select)
            sorting = isinstance(sorts, exp.Order) and isinstance(sorts.parent, exp.Select)
            grouping = isinstance(column.parent, exp.Group)
            if statement.names.level(column) is not select or column.table:
                continue
            if isinstance(column.this, exp.Star) or (
                (sorting or grouping) and column.name in outputs
            ):
                continue
            relation = statement.names.relation_of(column)
            if relation is not None and relation.name:
                settings.append((column, "table", exp.to_identifier(relation.name)))
        if settings:
            yield Edit("columns were given their table's name", "select", tuple(settings))


def with_as_derived(statement: Statement) -> Iterator[Edit]:
    """A WITH query that is read once, written where it is read."""
    for cte in statement.all(exp.CTE):
        clause = cte.parent
        reads = [table for table in statement.all(exp.Table) if table.name == cte.alias]
        if len(reads) != 1 or reads[0].find_ancestor(exp.CTE) is cte or clause is None:
            continue
        names = [item.alias for item in statement.all(exp.CTE)]
        if names.count(cte.alias) > 1 or reads[0].args.get("joins"):
            continue
        alias = cte.args["alias"].copy()
        alias.set("this", exp.to_identifier(reads[0].alias_or_name))
        what = f"WITH {cte.alias} became a derived table"
        derived = exp.Subquery(this=cte.this.copy(), alias=alias)
        kept = [item for item in clause.expressions if item is not cte]
        away: Setting = (clause, "expressions", kept)
        if not kept and clause.parent is not None:
            away = (clause.parent, "with_", None)
        yield Edit(what, "with", (*swap(reads[0], derived, what).settings, away))


def derived_as_with(statement: Statement) -> Iterator[Edit]:
    """A derived table as a WITH query of the SELECT that reads it."""
    for at, derived in enumerate(statement.all(exp.Subquery)):
        place = derived.parent
        select = place.parent if isinstance(place, (exp.From, exp.Join)) else None
        alias = derived.args.get("alias")
        if not isinstance(select, exp.Select) or not isinstance(alias, exp.TableAlias):
            continue
        clause = select.args.get("with_")
        named = exp.TableAlias(this=exp.to_identifier(f"moved_{at}"), columns=[
            column.copy() for column in alias.columns
        ])  # fmt: skip
        cte = exp.CTE(this=derived.this.copy(), alias=named)
        present = list(clause.expressions) if clause is not None else []
        what = f"{show(derived)} became a WITH query"
        edit = swap(derived, table_as(f"moved_{at}", derived.alias), what)
        new = [item.copy() for item in present] + [cte]
        yield edit.also(put(select, "with_", exp.With(expressions=new), what))


def distinct_as_group(statement: Statement) -> Iterator[Edit]:
    """SELECT DISTINCT as GROUP BY, and GROUP BY without aggregates as DISTINCT."""
    for select in statement.all(exp.Select):
        clause = select.args.get("distinct")
        busy = any(select.args.get(key) for key in ("group", "having", "order", "windows"))
        if clause is None or clause.args.get("on") or busy or _computed(select):
            continue
        keys = [item.unalias().copy() for item in select.expressions]
        if all(key.find(exp.Column) for key in keys) and not any(key.is_star for key in keys):
            what = "DISTINCT became GROUP BY"
            group = put(select, "group", exp.Group(expressions=keys), what)
            yield put(select, "distinct", None, what).also(group)


def distinct_of_groups(statement: Statement) -> Iterator[Edit]:
    """DISTINCT added to a query whose rows differ anyway: all keys of GROUP BY are shown."""
    for select in statement.all(exp.Select):
        group = select.args.get("group")
        if group is None or select.args.get("distinct") or not group.expressions:
            continue
        shown = {item.unalias().sql() for item in select.expressions}
        names = {item.alias_or_name for item in select.expressions}
        sorts = select.args.get("order")
        sorted_by_shown = all(
            key.this.sql() in shown or key.this.sql() in names or key.this.is_int
            for key in (sorts.expressions if sorts else ())
        )
        if sorted_by_shown and all(
            key.sql() in shown or key.is_int for key in group.expressions
        ):  # fmt: skip
            yield put(select, "distinct", exp.Distinct(), "DISTINCT over groups")


def order_ordinal(statement: Statement) -> Iterator[Edit]:
    """A key of ORDER BY by its number, or by its name."""
    for select in statement.all(exp.Select):
        order = select.args.get("order")
        for key in order.expressions if order else ():
            at = _output(select, key.this)
            if at:
                yield swap(key.this, exp.Literal.number(at), f"ORDER BY {show(key)} by number")


def group_ordinal(statement: Statement) -> Iterator[Edit]:
    """A key of GROUP BY by its number, or the expression that a number stands for."""
    for select in statement.all(exp.Select):
        group = select.args.get("group")
        for key in group.expressions if group else ():
            if key.is_int:
                value = select.expressions[int(key.name) - 1].unalias()
                yield swap(key, value.copy(), "GROUP BY a number became the expression")
                continue
            for at, item in enumerate(select.expressions, 1):
                if item.unalias() == key:
                    yield swap(key, exp.Literal.number(at), f"GROUP BY {show(key)} by number")
                    break


def group_keys_swapped(statement: Statement) -> Iterator[Edit]:
    """The keys of GROUP BY, or of PARTITION BY, in the other order."""
    for group in statement.all(exp.Group):
        if len(group.expressions) > 1:
            keys = list(reversed(group.expressions))
            yield put(group, "expressions", keys, "the keys of GROUP BY were turned round")
    for window in statement.all(exp.Window):
        keys = window.args.get("partition_by") or []
        if len(keys) > 1:
            turned = list(reversed(keys))
            yield put(window, "partition_by", turned, "the keys of PARTITION BY were turned round")


def wrapped(statement: Statement) -> Iterator[Edit]:
    """The whole query as a derived table or a WITH query, its ORDER BY kept outside."""
    tree = statement.tree
    query = tree.expression if isinstance(tree, (exp.Create, exp.Insert)) else tree
    if not isinstance(query, exp.Query) or query.args.get("limit") or query.args.get("offset"):
        return
    names = [item.alias_or_name for item in query.selects]
    if len(set(names)) < len(names) or "" in names or "*" in names:
        return
    inner = query.copy()
    outer_order = query.args.get("order")
    keys = []
    for key in outer_order.expressions if outer_order else ():
        at = _output(query, key.this) if isinstance(query, exp.Select) else 0
        if not at:
            return
        named = key.copy()
        named.set("this", exp.column(names[at - 1]))
        keys.append(named)
    inner.set("order", None)
    order = exp.Order(expressions=keys) if keys else None
    with_clause = exp.With(expressions=[
        exp.CTE(this=inner.copy(), alias=exp.TableAlias(this=exp.to_identifier("answer")))
    ])  # fmt: skip
    listed = [exp.column(name) for name in names]
    for what, shown, start, clause in (
        ("the query was wrapped in SELECT *", [exp.Star()], inner.subquery("answer"), None),
        ("the query was wrapped", listed, inner.subquery("answer"), None),
        ("the query became a WITH query", [exp.Star()], table_as("answer"), with_clause),
    ):
        outside = exp.Select(
            with_=clause, expressions=shown, from_=exp.From(this=start),
            order=order.copy() if order else None,
        )  # fmt: skip
        yield swap(query, outside, what)


def _common_name(part: exp.Expr) -> str:
    if not isinstance(part, exp.EQ):
        return ""
    left, right = part.this, part.expression
    both = isinstance(left, exp.Column) and isinstance(right, exp.Column)
    return left.name if both and left.name == right.name else ""


def _is_cte(statement: Statement, name: str) -> bool:
    return any(cte.alias == name for cte in statement.all(exp.CTE))


def _computed(select: exp.Select) -> bool:
    return any(item.find(exp.AggFunc, exp.Window, exp.Subquery) for item in select.expressions)


def _output(select: exp.Select, key: exp.Expr) -> int:
    """The number of the output column that an ORDER BY key is, 0 for none."""
    if not isinstance(key, exp.Column):
        return 0
    for at, item in enumerate(select.expressions, 1):
        if (not key.table and item.alias_or_name == key.name) or item.unalias() == key:
            return at
    return 0


rules = {
    "joins-commuted": joins_commuted,
    "joins-reordered": joins_reordered,
    "using": using,
    "join-words": join_words,
    "alias-renamed": alias_renamed,
    "columns-qualified": columns_qualified,
    "with-as-derived": with_as_derived,
    "derived-as-with": derived_as_with,
    "distinct-as-group": distinct_as_group,
    "distinct-of-groups": distinct_of_groups,
    "order-ordinal": order_ordinal,
    "group-ordinal": group_ordinal,
    "group-keys-swapped": group_keys_swapped,
    "wrapped": wrapped,
}
