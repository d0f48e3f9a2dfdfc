"""Functions on JSON: those that build it, those that take it apart, and those that look into it."""

from __future__ import annotations

import json
from collections.abc import Callable

from sqlglot import exp

from grader.queries.json_constants import sql_text
from grader.queries.json_paths import constant, steps_of, walk
from grader.queries.json_values import (
    element_text,
    elements,
    entries,
    json_text,
    object_of,
)
from grader.queries.rewrite_json import text_found
from grader.queries.rewriting import Node, declined
from grader.queries.stop import mistake
from grader.queries.templates import bound, fill
from grader.queries.text_values import as_text
from grader.queries.typing_trees import Types

_kind = (
    "CASE json_type(v.a) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' "
    "WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' "
    "ELSE CASE WHEN v.a IS NOT NULL THEN 'number' END END"
)
_twice = "error('JSON with a key twice cannot be judged offline')"


def _typeof(node: Node, _: Types) -> Node:
    return bound(_kind, node.expressions[0], gives="text")


def _length(node: Node, _: Types) -> Node:
    text = (
        "CASE json_type(v.a) WHEN 'ARRAY' THEN CAST(json_array_length(v.a) AS INTEGER) "
        "WHEN 'OBJECT' THEN error('cannot get array length of a non-array') "
        "ELSE CASE WHEN v.a IS NOT NULL THEN error('cannot get array length of a scalar') END END"
    )
    return bound(text, node.expressions[0], gives="integer")


def _extract_path(node: Node, types: Types) -> Node:
    value, *steps = node.expressions
    texts = [constant(item) for item in steps]
    if None in texts:
        raise declined("A JSON path that is not constant", node, types)
    given = types.of(value)
    found = walk(value, [text for text in texts if text is not None], given)
    if not node.name.lower().endswith("_text"):
        return found
    return text_found(node, found, given)


def _strip_nulls(node: Node, types: Types) -> Node:
    if len(node.expressions) > 1:
        raise declined(f"This {node.name.lower()}()", node, types)
    return fill("json_strip_nulls({0})", node.expressions[0], gives=types.of(node))


def _pretty(node: Node, _: Types) -> Node:
    text = "json_pretty({0})"
    checked = (
        f"CASE WHEN regexp_matches(CAST(json({{0}}) AS VARCHAR), '\\[\\]|\\{{{{\\}}}}') "
        f"THEN error('An empty object or array in jsonb_pretty() cannot be judged offline') "
        f"ELSE {text} END"
    )
    return fill(checked, node.expressions[0], gives="text")


def _set(node: Node, types: Types) -> Node:
    """jsonb_set() along a constant path of keys; what is new is put into its place by its key."""
    value, path_node, new = node.expressions[:3]
    create = True
    if len(node.expressions) > 3:
        flag = node.expressions[3]
        if not isinstance(flag, exp.Boolean):
            raise declined("This jsonb_set()", node, types)
        create = bool(flag.this)
    steps = steps_of(path_node, types)
    if not steps or any(step.lstrip("-").isdigit() for step in steps):
        raise declined("jsonb_set() along such a path", node, types)
    paths = ["$" + "".join("." + json.dumps(step, ensure_ascii=False) for step in steps[:depth])
             for depth in range(len(steps) + 1)]  # fmt: skip
    quoted = [sql_text(path) for path in paths]
    parent, whole = quoted[-2], quoted[-1]
    changed = f"json_set(v.a, {whole}, v.b)"
    inner = object_of(entries(f"json_extract({changed}, {parent})"))
    sorted_again = inner if len(steps) == 1 else f"json_set(v.a, {parent}, {inner})"
    added = sorted_again if create else "v.a"
    text = (
        "CASE WHEN v.a IS NULL OR v.b IS NULL THEN NULL "
        "WHEN json_type(v.a) NOT IN ('OBJECT', 'ARRAY') THEN error('cannot set path in scalar') "
        f"WHEN json_type(v.a, {whole}) IS NOT NULL THEN {changed} "
        f"WHEN json_type(v.a, {parent}) = 'OBJECT' THEN {added} ELSE v.a END"
    )
    return bound(text, value, new, gives="jsonb")


def _build_array(node: Node, types: Types) -> Node:
    parts = [json_text(item, types.of(item), types) for item in node.expressions]
    places = " || ',' || ".join(f"{{{at}}}" for at in range(len(parts)))
    text = f"CAST('[' || {places} || ']' AS JSON)" if parts else "CAST('[]' AS JSON)"
    return fill(text, *parts, gives=types.of(node))


def _build_object(node: Node, types: Types) -> Node:
    items = node.expressions
    gives = types.of(node)
    if len(items) % 2:
        raise mistake(
            "runtime", "argument list must have even number of elements", types.place(node)
        )
    names, values = items[::2], items[1::2]
    texts = [json_text(item, types.of(item), types) for item in values]
    constants = [
        item.this if isinstance(item, exp.Literal) and item.is_string else None for item in names
    ]
    if None not in constants:
        found = {str(key): text for key, text in zip(constants, texts, strict=True)}
        if gives == "json" and len(found) < len(texts):
            raise declined("JSON with a key twice", node, types)
        order = sorted(found, key=lambda key: (len(key.encode()), key.encode()))
        order = order if gives == "jsonb" else list(found)
        parts: list[Node | str] = []
        for key in order:
            parts += [json.dumps(key, ensure_ascii=False) + ":", found[key]]
        shown = " || ',' || ".join(f"{{{at}}} || {{{at + 1}}}" for at in range(0, len(parts), 2))
        text = f"CAST('{{{{' || {shown} || '}}}}' AS JSON)" if parts else "CAST('{{}}' AS JSON)"
        return fill(text, *parts, gives=gives)
    rows = []
    arguments: list[Node] = []
    for key, value in zip(names, texts, strict=True):
        at = len(arguments)
        arguments += [as_text(key, types.of(key), types, plain=True), value]
        missing = f"error('argument {at + 1}: key must not be null')"
        rows.append(f"{{{{'k': coalesce({{{at}}}, {missing}), 'v': {{{at + 1}}}}}}}")
    listed = fill(f"[{', '.join(rows)}]", *arguments, gives="")
    return _from_pairs(listed, gives)


def _from_pairs(pairs: Node, gives: str) -> Node:
    rows = "list_transform(v.a, lambda e: {'l': strlen(e.k), 'k': e.k, 'v': e.v})"
    text = (
        f"CASE WHEN len(list_distinct(list_transform(v.a, lambda e: e.k))) < len(v.a) THEN "
        f"{_twice} "
        f"ELSE {object_of(rows)} END"
    )
    return bound(text, pairs, gives=gives)


def _aggregate(node: Node, new: Node, finish: Callable[[Node], Node]) -> Node:
    """Put the aggregate in the call's place, FILTER and OVER kept, and `finish` around it all."""
    top = node
    while isinstance(top.parent, (exp.Filter, exp.Window)) and top.arg_key == "this":
        top = top.parent
    if top is node:
        return finish(new)
    node.replace(new)
    top.replace(finish(top.copy()))
    return new


def _ordered(node: Node, argument: Node, types: Types) -> tuple[Node, list[Node]]:
    """The argument of an aggregate, and its ORDER BY."""
    if isinstance(argument, exp.Distinct):
        raise declined(f"{node.name.lower()}(DISTINCT …)", node, types)
    if isinstance(argument, exp.Order):
        return argument.this, argument.expressions
    return argument, []


def _agg(node: Node, types: Types) -> Node:
    gives = types.of(node)
    value, order = _ordered(node, node.expressions[-1], types)
    text = json_text(value, types.of(value), types)
    call = exp.GroupConcat(
        this=exp.Order(this=text, expressions=[item.copy() for item in order]) if order else text,
        separator=exp.Literal.string(","),
    )
    return _aggregate(
        node, call, lambda top: fill("CAST('[' || {0} || ']' AS JSON)", top, gives=gives)
    )


def _object_agg(node: Node, types: Types) -> Node:
    gives = types.of(node)
    if len(node.expressions) != 2:
        raise declined(f"This {node.name.lower()}()", node, types)
    key = node.expressions[0]
    value, _ = _ordered(node, node.expressions[1], types)
    name = as_text(key, types.of(key), types)
    missing = "error('field name must not be null')"
    pair = fill(
        f"{{{{'k': coalesce({{0}}, {missing}), 'v': {{1}}}}}}",
        name, json_text(value, types.of(value), types), gives="",
    )  # fmt: skip
    call = exp.ArrayAgg(this=pair)
    return _aggregate(node, call, lambda top: _from_pairs(top, gives))


def _to_json(node: Node, types: Types) -> Node:
    value = node.expressions[0]
    if types.of(value) == types.of(node):
        return fill("{0}", value, gives=types.of(node))
    text = json_text(value, types.of(value), types)
    return fill(
        "CASE WHEN {0} IS NOT NULL THEN CAST({1} AS JSON) END", value, text, gives=types.of(node)
    )


# -- functions that give rows: as lists, which `set_returning` unnests -----------------------


def _elements(node: Node, types: Types) -> Node:
    given = (
        "text[]" if node.name.lower().endswith("_text") else f"{types.of(node.expressions[0])}[]"
    )
    found = elements("v.a")
    if given == "text[]":
        found = f"list_transform({found}, lambda e: {element_text('e')})"
    return bound(found, node.expressions[0], gives=given)


def _keys(node: Node, _: Types) -> Node:
    name = node.name.lower()
    text = (
        "CASE json_type(v.a) WHEN 'OBJECT' THEN json_keys(v.a) "
        f"WHEN 'ARRAY' THEN error('cannot call {name} on an array') "
        f"ELSE CASE WHEN v.a IS NOT NULL THEN error('cannot call {name} on a scalar') END END"
    )
    return bound(text, node.expressions[0], gives="text[]")


def _each(node: Node, _: Types) -> Node:
    name = node.name.lower()
    value = element_text("e[2]") if name.endswith("_text") else "e[2]"
    text = (
        "CASE WHEN json_type(v.a) = 'OBJECT' THEN list_transform(list_zip(json_keys(v.a), "
        f"json_extract(v.a, '$.*')), lambda e: {{'key': e[1], 'value': {value}}}) "
        f"WHEN v.a IS NOT NULL THEN error('cannot call {name} on a non-object') END"
    )
    return bound(text, node.expressions[0], gives="")


LISTS: dict[str, Callable[[Node, Types], Node]] = {
    f"{kind}_{name}": rule
    for kind in ("json", "jsonb")
    for name, rule in (
        ("array_elements", _elements),
        ("array_elements_text", _elements),
        ("object_keys", _keys),
        ("each", _each),
        ("each_text", _each),
    )
}
"""Functions that give rows, by the list of their rows; those of several columns as structs."""

_both: dict[str, Callable[[Node, Types], Node]] = {
    f"{kind}_{name}": rule
    for kind in ("json", "jsonb")
    for name, rule in (
        ("typeof", _typeof),
        ("array_length", _length),
        ("extract_path", _extract_path),
        ("extract_path_text", _extract_path),
        ("strip_nulls", _strip_nulls),
        ("build_array", _build_array),
        ("build_object", _build_object),
        ("agg", _agg),
        ("object_agg", _object_agg),
    )
}
NAMED: dict[str, Callable[[Node, Types], Node]] = {
    **_both,
    "jsonb_pretty": _pretty,
    "jsonb_set": _set,
    "to_json": _to_json,
    "to_jsonb": _to_json,
}
"""Functions that sqlglot keeps by their name."""
