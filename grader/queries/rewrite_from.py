"""Functions that give rows: in FROM, alone or side by side, and among the output columns."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import row_functions
from grader.queries.pg_types import INTEGERS, MOMENTS
from grader.queries.rewriting import Node, call, cast, declined, whole_number
from grader.queries.stop import mistake
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types

_steps = (
    "CASE WHEN v.c = 0 THEN error('step size cannot equal zero') "
    "ELSE list_transform(generate_series(0, CAST(floor((v.b - v.a) / v.c + 1e-9) AS BIGINT)), "
    "lambda w: v.a + CAST(w AS DECIMAL(18,0)) * v.c) END"
)


def _generate_series(node: Node, types: Types) -> Node:
    """Dates become timestamps, as in PostgreSQL."""
    arguments = list(node.expressions)
    kinds = [types.of(item) for item in arguments]
    if len(arguments) > 2 and whole_number(arguments[2]) == 0:
        raise mistake("runtime", "step size cannot equal zero", types.place(node))
    if any(kind in MOMENTS for kind in kinds[:2]) and len(arguments) > 2:
        both = "TIMESTAMP" if set(kinds[:2]) == {"timestamp"} else "TIMESTAMPTZ"
        if "unknown" in kinds[:2] or "" in kinds[:2]:
            raise declined("generate_series() of this", node, types)
        arguments[:2] = [
            _moment(item, kind, both) for item, kind in zip(arguments[:2], kinds, strict=False)
        ]
        series: Node = call("generate_series", *arguments)
    elif all(
        kind in INTEGERS or isinstance(item, exp.Null)
        for kind, item in zip(kinds, arguments, strict=True)
    ):
        series = call("generate_series", *arguments)
    elif all(kind in (*INTEGERS, "numeric") for kind in kinds):
        parts = [*arguments, exp.Literal.number(1)][:3]
        exact = [cast(item, "DECIMAL(18,6)", "numeric") for item in parts]
        series = bound(_steps, *exact, gives="numeric[]")
    else:
        raise declined("generate_series() of this", node, types)
    if isinstance(node.parent, exp.Table) and isinstance(series, exp.Anonymous):
        return series
    if isinstance(node.parent, exp.Lateral):
        _name(node.parent, "generate_series")
    return call("unnest", series)


def _moment(node: Node, kind: str, to: str) -> Node:
    if kind == "date":
        node = cast(node, "TIMESTAMP", "timestamp")
    return cast(node, to, to.lower()) if kind != to.lower() else node


def _table(node: Node, types: Types) -> Node:
    """A function in FROM: its column is named as the alias where that names no columns."""
    if node.args.get("rows_from"):
        return _rows_from(node, types)
    inner = node.this
    if isinstance(inner, exp.Identifier):
        return node
    called = row_functions.call_of(node)
    if called is not None:
        return row_functions.in_from(node, called, types)
    named = isinstance(inner, exp.Anonymous) and str(inner.this) != "unnest"
    _name(node, str(inner.this) if named else "generate_series")
    return node


def _name(node: Node, name: str, width: int = 1) -> None:
    """Give an item of FROM its alias and the names of its columns."""
    alias = node.args.get("alias")
    if alias is None or alias.this is None:
        alias = exp.TableAlias(this=exp.to_identifier(name))
        node.set("alias", alias)
        alias.set("columns", [exp.to_identifier(name)] * width)
    elif not alias.columns:
        first = alias.this if width == 1 else exp.to_identifier(name)
        alias.set("columns", [first.copy() for _ in range(width)])


def _unnest(node: Node, _: Types) -> Node:
    around = node.parent
    if isinstance(around, exp.Lateral):
        if len(node.expressions) > 1:
            around.replace(_of_unnest(node, around))
        else:
            _name(around, "unnest")
        return node
    if not isinstance(around, (exp.From, exp.Join)):
        return node
    if len(node.expressions) > 1:
        return _of_unnest(node, node)
    _name(node, "unnest")
    return node


def _of_unnest(node: Node, named: Node) -> Node:
    """Several arrays side by side; `named` is the item that bears the alias."""
    last = node.args.get("offset")
    lists = list(node.expressions)
    extra: list[Node] = [last] if isinstance(last, exp.Identifier) else []
    return _side_by_side(lists, ["unnest"] * len(lists), named, extra, bool(last))


def _rows_from(node: Node, types: Types) -> Node:
    lists: list[Node] = []
    names: list[str] = []
    for item in node.args["rows_from"]:
        if isinstance(item, exp.Unnest):
            lists.extend(item.expressions)
            names.extend(["unnest"] * len(item.expressions))
        elif isinstance(item, exp.Table) and isinstance(item.this, exp.Anonymous):
            inner = item.this
            unnested = str(inner.this) == "unnest"
            if not unnested and str(inner.this) != "generate_series":
                raise declined("This function in ROWS FROM", node, types)
            lists.append(inner.expressions[0] if unnested else inner)
            names.append("generate_series")
        else:
            raise declined("This function in ROWS FROM", node, types)
    return _side_by_side(lists, names, node, [], bool(node.args.get("ordinality")))


def _side_by_side(
    lists: list[Node], names: list[str], named: Node, extra: list[Node], ordinality: bool
) -> Node:
    """The arrays' elements in columns, the shorter ones filled with NULL."""
    columns = [call("unnest", item) for item in lists]
    if ordinality:
        lengths = ", ".join(f"len({{{at}}})" for at in range(len(lists)))
        count = fill(f"generate_series(1, greatest({lengths}))", *lists, gives="bigint[]")
        columns.append(call("unnest", count))
        names = [*names, "ordinality"]
    alias = named.args.get("alias")
    given = [*(alias.columns if alias is not None else []), *extra]
    if len(lists) == 1 and alias is not None and alias.this is not None:
        names[0] = alias.this.name
    chosen = [*given, *(exp.to_identifier(name) for name in names[len(given) :])]
    table = alias.this.copy() if alias is not None and alias.this else exp.to_identifier(names[0])
    select = exp.Select(expressions=[exp.alias_(item, f"c{at}") for at, item in enumerate(columns)])
    return exp.Subquery(
        this=select,
        alias=exp.TableAlias(this=table, columns=[item.copy() for item in chosen]),
    )


NAMED: dict[str, Callable[[Node, Types], Node]] = {"generate_series": _generate_series}
RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Table: _table,
    exp.Unnest: _unnest,
}
