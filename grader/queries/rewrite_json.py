"""Operators on JSON: ->, ->>, #>, #>>, @>, <@, ?, ?|, ?&, ||, -, #-, = and casts out of it."""

from __future__ import annotations

import json
from collections.abc import Callable

from sqlglot import exp

from grader.queries import json_constants
from grader.queries.json_paths import constant, path_step, steps_behind, steps_of, walk
from grader.queries.json_values import (
    JSON,
    NUMBERS,
    array_of,
    element_text,
    elements,
    entries,
    object_of,
)
from grader.queries.rewriting import Node, cast, declined, whole_number
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types

_beyond = "error('This JSON text cannot be judged offline')"


def _path_argument(node: Node, types: Types) -> Node:
    """The path of a -> step as an SQL expression."""
    steps = steps_behind(node, types)
    if steps is not None:
        if len(steps) != 1:
            raise declined("This JSON key", node, types)
        return exp.Literal.string(path_step(steps[0]))
    given = types.of(node.expression)
    if given == "text":
        return fill(
            "'$.\"' || replace(replace({0}, '\\', '\\\\'), '\"', '\\\"') || '\"'",
            node.expression, gives="text",
        )  # fmt: skip
    if given in ("integer", "smallint"):
        return fill(
            "CASE WHEN {0} < 0 THEN '$[#' ELSE '$[' END || CAST({0} AS VARCHAR) || ']'",
            node.expression, gives="text",
        )  # fmt: skip
    raise declined("This JSON key", node, types)


def _found(node: Node, types: Types) -> Node:
    """What -> gives; jsonb takes a scalar for an array of one when asked by place."""
    given = _json_type(node.this, types)
    path = _path_argument(node, types)
    text = "json_extract({0}, {1})"
    shown = path.name if isinstance(path, exp.Literal) else "$["
    if given == "jsonb" and shown in ("$[0]", "$[#-1]", "$["):
        one = "json_type({0}) NOT IN ('OBJECT', 'ARRAY')"
        if shown == "$[":
            if types.of(node.expression) == "text":
                return fill(text, node.this, path, gives=given)
            one += " AND {1} IN ('$[0]', '$[#-1]')"
        text = f"CASE WHEN {one} THEN {{0}} ELSE {text} END"
    return fill(text, node.this, path, gives=given)


def _step(node: Node, types: Types) -> Node:
    return _found(node, types)


def _step_text(node: Node, types: Types) -> Node:
    return text_found(node, _found(node, types), _json_type(node.this, types))


def subscript(node: Node, types: Types) -> Node:
    """`document['key'][0]`."""
    found: Node = node.this
    for item in node.expressions:
        number, text = whole_number(item), constant(item)
        if number is None and text is None:
            raise declined("A JSON subscript that is not constant", node, types)
        if number is None and text is not None and text.lstrip("-").isdigit():
            raise declined("This JSON subscript", node, types)
        step = path_step(number if number is not None else str(text))
        found = fill("json_extract({0}, {1})", found, step, gives="jsonb")
    return found


def _json_type(node: Node, types: Types) -> str:
    given = types.of(node)
    if given not in JSON:
        raise declined("A JSON step into something of unknown type", node, types)
    return given


def text_found(node: Node, found: Node, given: str) -> Node:
    """What ->> gives for the value found; as no object or array where only a scalar can matter."""
    around = node.parent
    while isinstance(around, exp.Paren):
        around = around.parent
    plain = fill("json_extract_string({0}, '$')", found, gives="text")
    if isinstance(around, (exp.Is, exp.Count)):
        return plain
    if isinstance(around, exp.Cast) and not around.to.is_type("text", "varchar", "json", "jsonb"):
        return plain
    if isinstance(around, (exp.EQ, exp.NEQ, exp.In)) and _plain_words(around):
        return plain
    if given == "json":
        text = (
            f"CASE WHEN json_type(v.a) IN ('OBJECT', 'ARRAY') THEN {_beyond} "
            "ELSE json_extract_string(v.a, '$') END"
        )
        return bound(text, found, gives="text")
    return bound(element_text("v.a"), found, gives="text")


def _plain_words(node: Node) -> bool:
    """True where the other side is constant strings that cannot be an object's or array's text."""
    others = node.expressions if isinstance(node, exp.In) else [node.this, node.expression]
    texts = [constant(item) for item in others]
    return (
        any(texts)
        and all(text is None or text[:1] not in ("{", "[") for text in texts)
        and (not isinstance(node, exp.In) or None not in texts)
    )


def _at_path(node: Node, types: Types) -> Node:
    given = _json_type(node.this, types)
    return walk(node.this, steps_of(node.expression, types), given)


def _at_path_text(node: Node, types: Types) -> Node:
    given = _json_type(node.this, types)
    return text_found(node, walk(node.this, steps_of(node.expression, types), given), given)


def keys(value: str) -> str:
    """The keys ? looks among: an object's, or the strings of an array or scalar."""
    strings = (
        f"list_transform(list_filter(json_extract({value}, '$[*]'), "
        "lambda e: json_type(e) = 'VARCHAR'), lambda e: json_extract_string(e, '$'))"
    )
    return (
        f"CASE json_type({value}) WHEN 'OBJECT' THEN json_keys({value}) WHEN 'ARRAY' THEN "
        f"{strings} "
        f"WHEN 'VARCHAR' THEN [json_extract_string({value}, '$')] ELSE CAST([] AS VARCHAR[]) END"
    )


def _has(how: str) -> Callable[[Node, Types], Node]:
    def rule(node: Node, _: Types) -> Node:
        text = f"CASE WHEN v.a IS NOT NULL AND v.b IS NOT NULL THEN {how}({keys('v.a')}, v.b) END"
        return bound(text, node.this, node.expression, gives="boolean")

    return rule


def contains(node: Node, types: Types) -> Node:
    """`@>`, and `<@` the other way round, with a constant on the smaller side."""
    big, small = node.this, node.expression
    if isinstance(node, exp.ArrayContainedBy):
        big, small = small, big
    text = constant(small)
    if text is None:
        raise declined("JSON contained in JSON, none of them constant,", node, types)
    needle = json.loads(text)
    test = json_constants.contains("v.a", needle)
    if not isinstance(needle, (dict, list)):
        inner = json_constants.equals("e", needle)
        test = (
            f"{test} OR (json_type(v.a) = 'ARRAY' AND "
            f"len(list_filter(json_extract(v.a, '$[*]'), lambda e: {inner})) > 0)"
        )
    return bound(
        f"CASE WHEN v.a IS NOT NULL THEN coalesce({test}, false) END", big, gives="boolean"
    )


def joined(left: Node, right: Node) -> Node:
    """`||` of two jsonb values."""
    both = object_of(
        f"list_concat(list_filter({entries('v.a')}, "
        f"lambda e: NOT list_contains(json_keys(v.b), e.k)), {entries('v.b')})"
    )
    lists = array_of(f"list_concat({elements('v.a', '[v.a]')}, {elements('v.b', '[v.b]')})")
    text = (
        "CASE WHEN v.a IS NULL OR v.b IS NULL THEN NULL "
        f"WHEN json_type(v.a) = 'OBJECT' AND json_type(v.b) = 'OBJECT' THEN {both} ELSE {lists} END"
    )
    return bound(text, left, right, gives="jsonb")


def removed(node: Node, types: Types) -> Node:
    """`jsonb - text`, `jsonb - integer` and `jsonb - text[]`."""
    value, key = node.this, node.expression
    given = types.of(key)
    if given in ("integer", "smallint"):
        kept = (
            "list_filter(json_extract(v.a, '$[*]'), lambda e, i: i <> CASE WHEN v.b < 0 THEN "
            "v.b + 1 + json_array_length(v.a) ELSE v.b + 1 END)"
        )
        text = (
            "CASE WHEN v.a IS NULL OR v.b IS NULL THEN NULL WHEN json_type(v.a) = 'OBJECT' "
            "THEN error('cannot delete from object using integer index') "
            "WHEN json_type(v.a) <> 'ARRAY' THEN error('cannot delete from scalar') "
            f"ELSE {array_of(kept)} END"
        )
        return bound(text, value, cast(key, "BIGINT", "bigint"), gives="jsonb")
    several = "v.b" if given.endswith("[]") else "[v.b]"
    fields = f"list_filter({entries('v.a')}, lambda e: NOT list_contains({several}, e.k))"
    items = (
        "list_filter(json_extract(v.a, '$[*]'), lambda e: NOT coalesce(json_type(e) = 'VARCHAR' "
        f"AND list_contains({several}, json_extract_string(e, '$')), false))"
    )
    text = (
        "CASE WHEN v.a IS NULL OR v.b IS NULL THEN NULL "
        f"WHEN json_type(v.a) = 'OBJECT' THEN {object_of(fields)} "
        f"WHEN json_type(v.a) = 'ARRAY' THEN {array_of(items)} "
        "ELSE error('cannot delete from scalar') END"
    )
    return bound(text, value, key, gives="jsonb")


def out_of(node: Node, to: str) -> Node:
    """A cast of jsonb to a number or boolean."""
    wanted, word = (NUMBERS, to) if to != "boolean" else ("('BOOLEAN')", "boolean")
    value = (
        "CAST(v.a AS DOUBLE)"
        if to == "double precision"
        else "CAST(CAST(v.a AS VARCHAR) AS DECIMAL(38,10))"
    )
    if to == "boolean":
        value = "CAST(CAST(v.a AS VARCHAR) AS BOOLEAN)"
    elif to in ("smallint", "integer", "bigint"):
        value = f"CAST(round({value}) AS {to})"
    kinds = " ".join(
        f"WHEN '{kind}' THEN '{name}'"
        for kind, name in (
            ("OBJECT", "object"),
            ("ARRAY", "array"),
            ("VARCHAR", "string"),
            ("BOOLEAN", "boolean"),
        )
    )
    text = (
        f"CASE WHEN json_type(v.a) IN {wanted} THEN {value} WHEN v.a IS NULL OR "
        f"json_type(v.a) = 'NULL' "
        f"THEN NULL ELSE error('cannot cast jsonb ' || CASE json_type(v.a) {kinds} ELSE "
        f"'numeric' END "
        f"|| ' to type {word}') END"
    )
    return bound(text, node, gives=to)


def equal(node: Node) -> Node:
    """= and <> of jsonb; of a constant scalar by its value, else by the text."""
    sign = "=" if isinstance(node, exp.EQ) else "<>"
    for one, other in ((node.this, node.expression), (node.expression, node.this)):
        text = constant(other)
        if text is None:
            continue
        value = json.loads(text)
        if not isinstance(value, (dict, list)):
            test = json_constants.equals("v.a", value)
            test = f"NOT {test}" if sign == "<>" else test
            return bound(f"CASE WHEN v.a IS NOT NULL THEN {test} END", one, gives="boolean")
    return fill(
        f"CAST(json({{0}}) AS VARCHAR) {sign} CAST(json({{1}}) AS VARCHAR)",
        node.this, node.expression, gives="boolean",
    )  # fmt: skip


def _delete_path(node: Node, types: Types) -> Node:
    steps = steps_of(node.expression, types)
    if not steps or any(step.lstrip("-").isdigit() for step in steps):
        raise declined("#- along such a path", node, types)
    path = "$" + "".join("." + json.dumps(step, ensure_ascii=False) for step in steps)
    return fill("json_remove({0}, {1})", node.this, path, gives="jsonb")


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.JSONExtract: _step,
    exp.JSONExtractScalar: _step_text,
    exp.JSONBExtract: _at_path,
    exp.JSONBExtractScalar: _at_path_text,
    exp.JSONBDeleteAtPath: _delete_path,
    exp.JSONBContainsTopKey: _has("list_contains"),
    exp.JSONBContainsAnyTopKeys: _has("list_has_any"),
    exp.JSONBContainsAllTopKeys: _has("list_has_all"),
}
