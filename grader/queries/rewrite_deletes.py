"""DELETE … USING as a DELETE with EXISTS, which meets every row once.

DuckDB 2.0 fails over a row that USING finds twice and that its own transaction has written.
"""

from __future__ import annotations

from sqlglot import exp


def delete_once(tree: exp.Expr) -> None:
    """Ask whether there is a row in USING instead of joining with it.

    Left as it is where RETURNING may show columns of USING.
    """
    if not isinstance(tree, exp.Delete) or not tree.args.get("using"):
        return
    target = tree.this.alias_or_name.lower()
    returning = tree.args.get("returning")
    shown = returning.find_all(exp.Column) if returning else ()
    if any(column.table.lower() != target for column in shown):
        return
    first, *others = tree.args["using"]
    found = exp.select("1").from_(first, copy=False)
    for other in others:
        found = found.join(other, join_type="cross", copy=False)
    where = tree.args.get("where")
    if where is not None:
        found = found.where(where.this, copy=False)
    tree.set("using", None)
    tree.set("where", exp.Where(this=exp.Exists(this=found)))
