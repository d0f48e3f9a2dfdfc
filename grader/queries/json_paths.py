"""Steps into JSON: constant keys and paths, and what lies at their end, in DuckDB's SQL."""

from __future__ import annotations

import json

from sqlglot import exp

from grader.queries import json_constants
from grader.queries.json_constants import sql_text
from grader.queries.rewriting import Node, declined, whole_number
from grader.queries.templates import fill
from grader.queries.typing_trees import Types


def constant(node: Node) -> str | None:
    """The text of a JSON or string constant, or None."""
    inner = node.unnest()
    while isinstance(inner, exp.Cast):
        inner = inner.this.unnest()
    return str(inner.this) if isinstance(inner, exp.Literal) and inner.is_string else None


def path_step(step: str | int) -> str:
    """One step as a path of DuckDB's."""
    if isinstance(step, int):
        return f"$[{step}]" if step >= 0 else f"$[#{step}]"
    return "$." + json.dumps(step, ensure_ascii=False)


def steps_behind(node: Node, types: Types) -> list[str | int] | None:
    """The steps behind -> or ->>, or None for one that is not constant."""
    path = node.expression
    if isinstance(path, exp.JSONPath):
        found: list[str | int] = []
        for part in path.expressions[1:]:
            if not isinstance(part, (exp.JSONPathKey, exp.JSONPathSubscript)):
                raise declined("This JSON key", node, types)
            if not isinstance(part.this, (str, int)):
                raise declined("This JSON key", node, types)
            found.append(part.this)
        return found
    number = whole_number(path)
    if number is not None:
        return [number]
    text = constant(path)
    return [text] if text is not None else None


def steps_of(node: Node, types: Types) -> list[str]:
    """The constant steps of #>, #>>, #- or jsonb_set()."""
    inner = node.unnest()
    while isinstance(inner, exp.Cast):
        inner = inner.this.unnest()
    if isinstance(inner, exp.Array):
        texts = [constant(item) for item in inner.expressions]
        if None not in texts:
            return [text for text in texts if text is not None]
    text = constant(inner)
    found = json_constants.path(text) if text is not None else None
    if found is None:
        raise declined("A JSON path that is not constant", node, types)
    return found


def walk(value: Node, steps: list[str], given: str) -> Node:
    """The value at the end of a path; a number counts in arrays and names a key in objects."""
    found = value
    plain = ""
    for step in steps:
        if step.lstrip("-").isdigit() and step.startswith("-"):
            if plain:
                found = fill(f"json_extract({{0}}, {sql_text(plain)})", found, gives=given)
            path = sql_text(path_step(int(step)))
            found = fill(
                f"json_extract({{0}}, {path.replace('{', '{{').replace('}', '}}')})",
                found,
                gives=given,
            )
            plain = ""
        else:
            plain += "/" + step.replace("~", "~0").replace("/", "~1")
    if plain:
        found = fill("json_extract({0}, {1})", found, plain, gives=given)
    return found
