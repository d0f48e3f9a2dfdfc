"""The rules by which single nodes of sqlglot's tree are changed so that DuckDB keeps their meaning.

Each rule takes a node and the types around it, and gives the node or another for its place.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import (
    array_functions,
    json_functions,
    number_functions,
    rewrite_arrays,
    rewrite_casts,
    rewrite_formats,
    rewrite_from,
    rewrite_intervals,
    rewrite_json,
    rewrite_logic,
    rewrite_moments,
    rewrite_numbers,
    rewrite_ordered,
    rewrite_regex,
    rewrite_rows,
    rewrite_text,
    rewrite_windows,
    row_functions,
    text_functions,
)
from grader.queries.rewriting import Node
from grader.queries.typing_trees import Types

NAMED = {
    **array_functions.NAMED,
    **rewrite_arrays.NAMED,
    **json_functions.NAMED,
    **number_functions.NAMED,
    **dict.fromkeys(row_functions.LISTS, row_functions.in_select),
    **rewrite_formats.NAMED,
    **rewrite_from.NAMED,
    **rewrite_intervals.NAMED,
    **rewrite_logic.NAMED,
    **rewrite_moments.NAMED,
    **rewrite_regex.NAMED,
    **text_functions.NAMED,
}


def _anonymous(node: Node, types: Types) -> Node:
    """The functions that were hidden from sqlglot, and those it does not know."""
    name = str(node.this).lower()
    return NAMED[name](node, types) if name in NAMED else node


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.Anonymous: _anonymous,
    **array_functions.RULES,
    **rewrite_arrays.RULES,
    **rewrite_casts.RULES,
    **rewrite_intervals.RULES,
    **rewrite_json.RULES,
    **rewrite_logic.RULES,
    **rewrite_moments.RULES,
    **rewrite_from.RULES,
    **rewrite_numbers.RULES,
    **number_functions.RULES,
    **rewrite_ordered.RULES,
    **rewrite_rows.RULES,
    **rewrite_regex.RULES,
    **rewrite_text.RULES,
    **text_functions.RULES,
    **rewrite_windows.RULES,
}
