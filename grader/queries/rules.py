"""The rules by which single nodes of sqlglot's tree are changed so that DuckDB keeps their meaning.

Each rule takes a node and the types around it, and gives the node or another for its place. The
modules hold them in `RULES` (by the node's class), `NAMED` (by the name of a function that sqlglot
does not know) and `LISTS` (functions that give rows: the list of their rows). data/rules.txt says
which module holds which, so that an answer loads only those it needs; a test holds that
file to what the modules hold.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

from sqlglot import exp

from grader.queries.rewriting import Node
from grader.queries.typing_trees import Types

Rule = Callable[[Node, Types], Node]


@cache
def modules(kind: str) -> dict[str, str]:
    """By its key, the module that holds a rule of this kind: RULES, NAMED or LISTS."""
    text = (Path(__file__).parent / "data" / "rules.txt").read_text("utf-8")
    found = {}
    for line in text.splitlines():
        of, key, module = line.split(" ")
        if of == kind:
            found[key] = module
    return found


_found: dict[type[exp.Expr], Rule | None] = {exp.Anonymous: lambda *given: _anonymous(*given)}


def rule_for(node: type[exp.Expr]) -> Rule | None:
    """The rule for nodes of a class, None where they stay as they are."""
    if node not in _found:
        held = _load("RULES", node.__name__)
        _found[node] = None if held is None else cast(Rule, held[node])
    return _found[node]


def row_rule(name: str) -> Rule:
    """The rule that gives the list of a row function's rows."""
    held = _load("LISTS", name)
    assert held is not None, name
    return cast(Rule, held[name])


def hidden_names() -> frozenset[str]:
    """Functions hidden from sqlglot, which would change them in ways of its own."""
    return frozenset((*modules("NAMED"), *modules("LISTS")))


def _load(kind: str, key: str) -> dict[object, object] | None:
    module = modules(kind).get(key)
    if module is None:
        return None
    held: dict[object, object] = getattr(importlib.import_module(f"grader.queries.{module}"), kind)
    return held


def _anonymous(node: Node, types: Types) -> Node:
    """The functions that were hidden from sqlglot, and those it does not know."""
    name = str(node.this).lower()
    if name in modules("LISTS"):
        from grader.queries.row_functions import in_select

        return in_select(node, types)
    held = _load("NAMED", name)
    return node if held is None else cast(Rule, held[name])(node, types)
