"""Functions that give rows, in FROM and in SELECT: the list of their rows is unnested."""

from __future__ import annotations

from sqlglot import exp

from grader.queries.rewriting import Node, declined
from grader.queries.rules import modules, row_rule
from grader.queries.templates import Template, fill
from grader.queries.typing_trees import Types

OUTPUTS: dict[str, tuple[tuple[str, str], ...]] = {
    "json_array_elements": (("value", "json"),),
    "jsonb_array_elements": (("value", "jsonb"),),
    "json_array_elements_text": (("value", "text"),),
    "jsonb_array_elements_text": (("value", "text"),),
    "json_each": (("key", "text"), ("value", "json")),
    "jsonb_each": (("key", "text"), ("value", "jsonb")),
    "json_each_text": (("key", "text"), ("value", "text")),
    "jsonb_each_text": (("key", "text"), ("value", "text")),
}
"""The columns of functions that name theirs; of any other there is one, named as the alias."""


def call_of(node: Node) -> Node | None:
    """The call of such a function that an item of FROM is, or None."""
    inner = node.this
    if isinstance(inner, exp.Anonymous) and str(inner.this).lower() in modules("LISTS"):
        return inner
    return None


def in_select(node: Node, types: Types) -> Node:
    """A call in SELECT; one in FROM is left to `in_from`."""
    if isinstance(node.parent, (exp.Table, exp.Lateral)):
        return node
    name = str(node.this).lower()
    if len(OUTPUTS.get(name, ("",))) > 1:
        raise declined(f"{name}() in SELECT", node, types)
    return fill("unnest({0})", row_rule(name)(node, types), gives=types.of(node))


def in_from(node: Node, call: Node, types: Types) -> Node:
    """An item of FROM as a subquery over the rows."""
    name = str(call.this).lower()
    numbered = bool(node.args.get("ordinality"))
    if node.args.get("joins"):
        raise declined("A function in FROM that is joined so", node, types)
    alias = node.args.get("alias")
    label = alias.this.copy() if alias is not None and alias.this else exp.to_identifier(name)
    given = alias.columns if alias is not None else []
    own = [exp.to_identifier(column) for column, _ in OUTPUTS.get(name, ())] or [label.copy()]
    picked = [f"s.r.{column.name}" for column in own] if len(own) > 1 else ["s.r"]
    if numbered:
        own.append(exp.to_identifier("ordinality"))
        picked.append("s.n")
    columns = [*(column.copy() for column in given), *own[len(given) :]]
    text = "SELECT unnest({0})"
    if len(picked) > 1:
        parts = "list_transform({0}, lambda r, n: {{'r': r, 'n': n}})"
        text = f"SELECT {', '.join(picked)} FROM (SELECT unnest({parts}) AS s)"
    rows = Template(this=text, expressions=[row_rule(name)(call, types)])
    return exp.Lateral(this=rows, alias=exp.TableAlias(this=label, columns=columns))
