"""Regular expressions: matches, replacements, splits and what is found."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import patterns
from grader.queries.patterns import Pattern
from grader.queries.rewriting import Node, declined, whole_number
from grader.queries.stop import mistake
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types


def text_of(node: Node | None) -> str | None:
    """A constant string, or None."""
    if node is None:
        return None
    inner = node.unnest()
    if isinstance(inner, exp.Cast) and inner.to.is_type("text", "varchar"):
        inner = inner.this
    return str(inner.this) if isinstance(inner, exp.Literal) and inner.is_string else None


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def read(
    node: Node | None, flags: Node | None, around: Node, types: Types, *, allowed: str = "ics"
) -> tuple[Pattern, str]:
    """The pattern and its flags; raises where PostgreSQL refuses them or RE2 has no like."""
    text = text_of(node)
    options = "" if flags is None else text_of(flags)
    if text is None or options is None:
        raise declined("A regular expression that is not constant", around, types)
    for letter in options:
        if letter not in "bceimnpqstwxg" or (letter == "g" and "g" not in allowed):
            message = f'invalid regular expression option: "{letter}"'
            raise mistake("runtime", message, types.place(around))
        if letter not in allowed:
            raise declined("These flags of a regular expression", around, types)
    try:
        folded = "i" in options and options.rfind("i") > options.rfind("c")
        return patterns.regular(text, folded=folded), options
    except patterns.Invalid as problem:
        message = f"invalid regular expression: {problem}"
        raise mistake("runtime", message, types.place(around)) from None
    except patterns.Unlike:
        raise declined("This regular expression", around, types) from None


def _exact(found: Pattern, node: Node, types: Types, *, never_empty: bool = True) -> Pattern:
    """Pass a pattern of which both engines find the same match."""
    if not found.same_length or (never_empty and found.may_be_empty):
        raise declined("This regular expression", node, types)
    return found


def _matches(value: str, found: Pattern) -> str:
    return f"regexp_matches({value}, {_sql(found)}, '{found.options}')"


def _sql(found: Pattern) -> str:
    """The pattern as an SQL literal inside a template that is bound."""
    return _quoted(found.text)


def _operator(node: Node, types: Types) -> Node:
    text = text_of(node.expression)
    if text is None:
        raise declined("A regular expression that is not constant", node, types)
    folded = exp.Literal.string("i") if isinstance(node, exp.RegexpILike) else None
    found, _ = read(node.expression, folded, node, types)
    return fill(
        "regexp_matches({0}, {1}, {2})", node.this, found.text, found.options, gives="boolean"
    )


def _like_function(node: Node, types: Types) -> Node:
    value, pattern, *flags = node.expressions
    found, _ = read(pattern, flags[0] if flags else None, node, types)
    return fill("regexp_matches({0}, {1}, {2})", value, found.text, found.options, gives="boolean")


def _similar(node: Node, types: Types) -> Node:
    text = text_of(node.expression)
    if text is None or isinstance(node.parent, exp.Escape):
        raise declined("This SIMILAR TO", node, types)
    try:
        found = patterns.regular(patterns.similar(text))
    except (patterns.Invalid, patterns.Unlike):
        raise declined("This SIMILAR TO", node, types) from None
    return fill("regexp_full_match({0}, {1}, 's')", node.this, found.text, gives="boolean")


def _replace(node: Node, types: Types) -> Node:
    items = node.expressions
    flags = items[3] if len(items) == 4 else None
    if len(items) > 4 or types.of(flags) in ("integer", "bigint", "smallint"):
        raise declined("regexp_replace() from a place on", node, types)
    found, options = read(items[1], flags, node, types, allowed="icsg")
    _exact(found, node, types)
    replacement = text_of(items[2])
    if replacement is None:
        raise declined("A replacement that is not constant", node, types)
    out, at = "", 0
    while at < len(replacement):
        letter = replacement[at]
        at += 1
        if letter != "\\":
            out += letter
            continue
        following = replacement[at : at + 1]
        if following.isdigit() and following != "0":
            out += f"\\{following}" if int(following) <= found.groups else ""
            at += 1
        elif following == "&":
            out += "\\0"
            at += 1
        else:
            out += "\\\\"
            at += following == "\\"
    if found.loose_groups and "\\" in out:
        raise declined("This regexp_replace()", node, types)
    mode = found.options + ("g" if "g" in options else "")
    return fill("regexp_replace({0}, {1}, {2}, {3})", items[0], found.text, out, mode, gives="text")


def substring(node: Node, value: Node, pattern: Node, types: Types) -> Node:
    """Find what matches a pattern: the first group, or all that matches."""
    found, _ = read(pattern, None, node, types)
    _exact(found, node, types, never_empty=False)
    if found.loose_groups:
        raise declined("This regular expression", node, types)
    group = 1 if found.groups else 0
    text = (
        f"CASE WHEN {_matches('v.a', found)} "
        f"THEN regexp_extract(v.a, {_sql(found)}, {group}, '{found.options}') END"
    )
    return bound(text, value, gives="text")


def _groups(found: Pattern) -> list[int]:
    return list(range(1, found.groups + 1)) or [0]


def _match(node: Node, types: Types) -> Node:
    value, pattern, *flags = node.expressions
    found, _ = read(pattern, flags[0] if flags else None, node, types)
    return bound(_one_match(found, node, types), value, gives="text[]")


def _one_match(found: Pattern, node: Node, types: Types) -> str:
    _exact(found, node, types, never_empty=False)
    if found.loose_groups:
        raise declined("This regular expression", node, types)
    parts = ", ".join(
        f"regexp_extract(v.a, {_sql(found)}, {at}, '{found.options}')" for at in _groups(found)
    )
    return f"CASE WHEN {_matches('v.a', found)} THEN [{parts}] END"


def _all_matches(node: Node, types: Types) -> Node:
    """The rows of regexp_matches() as a list."""
    value, pattern, *flags = node.expressions
    found, options = read(pattern, flags[0] if flags else None, node, types, allowed="icsg")
    one = _one_match(found, node, types)
    if "g" not in options:
        return bound(f"list_filter([{one}], lambda e: e IS NOT NULL)", value, gives="text[][]")
    _exact(found, node, types)
    lists = [
        f"regexp_extract_all(v.a, {_sql(found)}, {at}, '{found.options}')" for at in _groups(found)
    ]
    if len(lists) == 1:
        return bound(f"list_transform({lists[0]}, lambda e: [e])", value, gives="text[][]")
    zipped = f"list_zip({', '.join(lists)})"
    fields = ", ".join(f"e[{at}]" for at in range(1, len(lists) + 1))
    return bound(f"list_transform({zipped}, lambda e: [{fields}])", value, gives="text[][]")


def _split(node: Node, types: Types) -> Node:
    value, pattern, *flags = node.expressions
    if text_of(pattern) == "" and not flags:
        text = "CASE WHEN v.a = '' THEN [''] ELSE regexp_extract_all(v.a, '.', 0, 's') END"
        return bound(text, value, gives="text[]")
    found, _ = read(pattern, flags[0] if flags else None, node, types)
    _exact(found, node, types)
    return fill(
        "regexp_split_to_array({0}, {1}, {2})", value, found.text, found.options, gives="text[]"
    )


def _count(node: Node, types: Types) -> Node:
    value, pattern, *rest = node.expressions
    if rest and whole_number(rest[0]) != 1:
        raise declined("regexp_count() from a place on", node, types)
    found, _ = read(pattern, rest[1] if len(rest) > 1 else None, node, types)
    _exact(found, node, types)
    text = f"CAST(len(regexp_extract_all(v.a, {_sql(found)}, 0, '{found.options}')) AS INTEGER)"
    return bound(f"CASE WHEN v.a IS NOT NULL THEN {text} END", value, gives="integer")


def _substr(node: Node, types: Types) -> Node:
    """regexp_substr(text, pattern, start, N, flags, group)."""
    value, pattern, *rest = node.expressions
    start, number = [whole_number(item) for item in rest[:2]] + [1] * (2 - len(rest[:2]))
    group = whole_number(rest[3]) if len(rest) > 3 else 0
    if start != 1 or number is None or number < 1 or group is None or group < 0:
        raise declined("regexp_substr() from a place on", node, types)
    found, _ = read(pattern, rest[2] if len(rest) > 2 else None, node, types)
    _exact(found, node, types)
    if group > found.groups:
        return fill("CASE WHEN false THEN {0} END", value, gives="text")
    if found.loose_groups and group:
        raise declined("This regular expression", node, types)
    return fill(
        f"regexp_extract_all({{0}}, {{1}}, {group}, {{2}})[{number}]",
        value,
        found.text,
        found.options,
        gives="text",
    )


def _instr(node: Node, types: Types) -> Node:
    if len(node.expressions) > 2:
        raise declined("regexp_instr() with more than a pattern", node, types)
    value, pattern = node.expressions
    found, _ = read(pattern, None, node, types)
    whole = _quoted(f"^(.*?)(?:{found.text})")
    text = (
        f"CASE WHEN {_matches('v.a', found)} "
        f"THEN length(regexp_extract(v.a, {whole}, 1, '{found.options}')) + 1 "
        "WHEN v.a IS NOT NULL THEN 0 END"
    )
    return bound(f"CAST({text} AS INTEGER)", value, gives="integer")


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.RegexpLike: _operator,
    exp.RegexpILike: _operator,
    exp.SimilarTo: _similar,
}

LISTS: dict[str, Callable[[Node, Types], Node]] = {
    "regexp_matches": _all_matches,
    "regexp_split_to_table": _split,
}

NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "regexp_count": _count,
    "regexp_instr": _instr,
    "regexp_like": _like_function,
    "regexp_match": _match,
    "regexp_replace": _replace,
    "regexp_split_to_array": _split,
    "regexp_substr": _substr,
}
"""Functions that sqlglot keeps by their name."""
