"""The rules by which single nodes of sqlglot's tree are changed so that DuckDB keeps their meaning.

Each rule takes a node and the types around it, and gives the node or another for its place.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import (
    rewrite_casts,
    rewrite_moments,
    rewrite_numbers,
    rewrite_rows,
    rewrite_text,
)
from grader.queries.rewriting import Node
from grader.queries.typing_trees import Types

_named = {**rewrite_moments.NAMED, **rewrite_text.NAMED}


def _anonymous(node: Node, types: Types) -> Node:
    """The functions that were hidden from sqlglot, and those it does not know."""
    name = str(node.this).lower()
    return _named[name](node, types) if name in _named else node


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Anonymous: _anonymous,
    **rewrite_casts.RULES,
    **rewrite_moments.RULES,
    **rewrite_numbers.RULES,
    **rewrite_rows.RULES,
    **rewrite_text.RULES,
}
