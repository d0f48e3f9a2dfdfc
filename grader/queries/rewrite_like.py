"""LIKE and ILIKE, their escapes, and ANY and ALL of several patterns."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries.rewrite_regex import text_of
from grader.queries.rewriting import Node, declined
from grader.queries.stop import mistake
from grader.queries.templates import bound
from grader.queries.typing_trees import Types


def _like(node: Node, types: Types) -> Node:
    pattern = node.expression
    if isinstance(node.parent, exp.Escape):
        escape = text_of(node.parent.expression)
        if escape is not None and len(escape) > 1:
            raise mistake("runtime", "invalid escape string", types.place(node))
        return node
    if isinstance(pattern, (exp.Any, exp.All)):
        return _like_any(node, pattern, types)
    text = text_of(pattern)
    if text is not None and "\\" not in text:
        return node
    if node.args.get("negate") and text is not None and text.endswith("\\"):
        raise declined("A pattern that ends with its escape character", node, types)
    if text is not None and (len(text) - len(text.rstrip("\\"))) % 2:
        if any(sign in text[:-1] for sign in "\\%_") or isinstance(node, exp.ILike):
            raise declined("A pattern that ends with its escape character", node, types)
        failed = "error('LIKE pattern must not end with escape character')"
        body = (
            f"CASE WHEN starts_with(v.a, v.b) AND length(v.a) > length(v.b) THEN {failed} "
            f"WHEN v.a IS NOT NULL THEN false END"
        )
        return bound(body, node.this, text[:-1], gives="boolean")
    return exp.Escape(this=node.copy(), expression=exp.Literal.string("\\"))


def _like_any(node: Node, pattern: Node, types: Types) -> Node:
    """LIKE ANY and ALL of an array that is written out."""
    items = pattern.this.unnest()
    around = node.parent
    while isinstance(around, exp.Paren):
        around = around.parent
    if not isinstance(items, exp.Array) or isinstance(around, exp.Not):
        raise declined("LIKE ANY and LIKE ALL of this", node, types)
    tests = []
    for item in items.expressions:
        test = _like(type(node)(this=node.this.copy(), expression=item.copy()), types)
        tests.append(exp.Not(this=exp.paren(test)) if node.args.get("negate") else test)
    return exp.paren(exp.or_(*tests) if isinstance(pattern, exp.Any) else exp.and_(*tests))


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {exp.Like: _like, exp.ILike: _like}
