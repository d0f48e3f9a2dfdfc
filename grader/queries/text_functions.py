"""Functions on text whose edges differ between the engines, and those that DuckDB lacks."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlglot import exp

from grader.queries.rewrite_regex import text_of
from grader.queries.rewriting import Node, declined, whole_number
from grader.queries.stop import mistake
from grader.queries.templates import bound, fill
from grader.queries.text_values import as_text
from grader.queries.typing_trees import Types

_specifier = re.compile(r"%(?:(\d+)\$)?(-)?(\d+)?(\*)?(.?)", re.DOTALL)


def _format(node: Node, types: Types) -> Node:
    pattern, *arguments = node.expressions
    text = text_of(pattern)
    if text is None:
        raise declined("format() with a template that is not constant", node, types)
    parts: list[Node] = []
    at = following = 0
    for match in _specifier.finditer(text):
        plain = text[at : match.start()]
        at = match.end()
        if plain:
            parts.append(exp.Literal.string(plain))
        place, minus, width, star, kind = match.groups()
        if kind == "%" and match.group() == "%%":
            parts.append(exp.Literal.string("%"))
            continue
        if not kind:
            raise _problem("unterminated format() type specifier", node, types)
        if star:
            raise declined("A width in format() that is an argument", node, types)
        if kind not in "sIL":
            raise _problem(f'unrecognized format() type specifier "{kind}"', node, types)
        following = int(place) if place else following + 1
        if following > len(arguments):
            raise _problem("too few arguments for format()", node, types)
        if following < 1:
            raise _problem(
                "format specifies argument 0, but arguments are numbered from 1", node, types
            )
        shown = _shown(kind, arguments[following - 1], node, types)
        parts.append(_padded(shown, int(width or 0), bool(minus)))
    if text[at:]:
        parts.append(exp.Literal.string(text[at:]))
    if not parts:
        return exp.Literal.string("")
    places = " || ".join(f"{{{number}}}" for number in range(len(parts)))
    return fill(places, *parts, gives="text")


def _problem(message: str, node: Node, types: Types) -> Exception:
    return mistake("runtime", message, types.place(node), function=node.name.lower())


def _shown(kind: str, argument: Node, node: Node, types: Types) -> Node:
    value = as_text(argument, types.of(argument), types, plain=False)
    if kind == "s":
        return fill("coalesce(CAST({0} AS VARCHAR), '')", value, gives="text")
    if kind == "L":
        return _nullable_literal(value)
    raise declined("format() with %I", node, types)


def _padded(value: Node, width: int, left: bool) -> Node:
    if not width:
        return value
    pad = "rpad" if left else "lpad"
    return bound(
        f"CASE WHEN length(v.a) < {width} THEN {pad}(v.a, {width}, ' ') ELSE v.a END",
        value, gives="text",
    )  # fmt: skip


_literal = (
    "CASE WHEN contains(v.a, '\\') THEN 'E''' || replace(replace(v.a, '\\', '\\\\'), '''', '''''') "
    "|| '''' ELSE '''' || replace(v.a, '''', '''''') || '''' END"
)


def _nullable_literal(value: Node) -> Node:
    return bound(f"CASE WHEN v.a IS NULL THEN 'NULL' ELSE {_literal} END", value, gives="text")


def _quote_literal(node: Node, types: Types) -> Node:
    value = node.expressions[0]
    text = as_text(value, types.of(value), types)
    if node.name.lower() == "quote_nullable":
        return _nullable_literal(fill("CAST({0} AS VARCHAR)", text, gives="text"))
    return bound(_literal, text, gives="text")


def _split_part(node: Node, types: Types) -> Node:
    value, separator, place = node.expressions
    number, mark = whole_number(place), text_of(separator)
    if number == 0:
        raise mistake("runtime", "field position must not be zero", types.place(node))
    if number is not None and mark:
        return fill("split_part({0}, {1}, {2})", value, separator, place, gives="text")
    body = (
        "CASE WHEN v.a IS NULL OR v.b IS NULL OR v.c IS NULL THEN NULL "
        "WHEN v.c = 0 THEN error('field position must not be zero') "
        "WHEN v.b = '' THEN CASE WHEN v.c IN (1, -1) THEN v.a ELSE '' END "
        "ELSE split_part(v.a, v.b, v.c) END"
    )
    return bound(body, value, separator, place, gives="text")


def _pad(node: Node, _: Types) -> Node:
    """Lpad and rpad: cut from the right, nothing for a length below 1, as is for no fill."""
    name = node.name.lower()
    value, length, *rest = node.expressions
    fillings = rest[0] if rest else exp.Literal.string(" ")
    number, mark = whole_number(length), text_of(fillings)
    if number is not None and number > 0 and mark:
        return fill(f"{name}({{0}}, {{1}}, {{2}})", value, length, fillings, gives="text")
    body = (
        "CASE WHEN v.a IS NULL OR v.b IS NULL OR v.c IS NULL THEN NULL WHEN v.b <= 0 THEN '' "
        f"WHEN length(v.a) >= v.b OR v.c = '' THEN left(v.a, v.b) ELSE {name}(v.a, CAST(v.b "
        f"AS INTEGER), v.c) END"
    )
    return bound(body, value, length, fillings, gives="text")


def _upper(node: Node, _: Types) -> Node:
    """PostgreSQL leaves ß, which has no capital of one letter in its locale."""
    value = node.this if not isinstance(node, exp.Anonymous) else node.expressions[0]
    if text_of(value) is not None and str(text_of(value)).isascii():
        return node
    return fill("replace(upper({0}), 'ẞ', 'ß')", value, gives="text")


def _chr(node: Node, types: Types) -> Node:
    value = node.expressions[0]
    number = whole_number(value)
    if number is not None and number <= 0:
        message = (
            "null character not permitted" if number == 0 else "character number must be positive"
        )
        raise mistake("runtime", message, types.place(node))
    if number is not None:
        return fill("chr({0})", value, gives="text")
    body = (
        "CASE WHEN v.a = 0 THEN error('null character not permitted') "
        "WHEN v.a < 0 THEN error('character number must be positive') ELSE chr(v.a) END"
    )
    return bound(body, value, gives="text")


def _to_hex(node: Node, types: Types) -> Node:
    value = node.expressions[0]
    if types.of(value) == "bigint":
        return fill("lower(to_hex(CAST({0} AS BIGINT)))", value, gives="text")
    return fill("lower(to_hex(CAST({0} AS BIGINT) & 4294967295))", value, gives="text")


def _nulls(test: str) -> Callable[[Node, Types], Node]:
    def rule(node: Node, _: Types) -> Node:
        parts = " + ".join(
            f"CASE WHEN {{{at}}} IS {test} THEN 1 ELSE 0 END" for at in range(len(node.expressions))
        )
        return fill(parts, *node.expressions, gives="integer")

    return rule


def _initcap(node: Node, _: Types) -> Node:
    parts = r"regexp_extract_all({0}, '[\pL\pN]+|[^\pL\pN]+')"
    each = "lambda e: upper(left(e, 1)) || lower(substr(e, 2))"
    return fill(
        f"array_to_string(list_transform({parts}, {each}), '')", node.expressions[0], gives="text"
    )


def _md5(node: Node, _: Types) -> Node:
    return fill("md5({0})", node.expressions[0], gives="text")


def _bit_length(node: Node, _: Types) -> Node:
    return fill("CAST(strlen({0}) * 8 AS INTEGER)", node.expressions[0], gives="integer")


def _to_table(node: Node, _: Types) -> Node:
    """The rows of string_to_table() as a list."""
    value, separator, *rest = node.expressions
    parts = (
        "CASE WHEN v.a IS NULL THEN NULL WHEN v.a = '' THEN CAST([] AS VARCHAR[]) "
        "WHEN v.b IS NULL THEN regexp_extract_all(v.a, '.', 0, 's') "
        "WHEN v.b = '' THEN [v.a] ELSE string_split(v.a, v.b) END"
    )
    if rest:
        parts = f"list_transform({parts}, lambda e: CASE WHEN v.c IS NULL OR e <> v.c THEN e END)"
    arguments = [fill("CAST({0} AS VARCHAR)", item, gives="text") for item in (separator, *rest)]
    return bound(parts, value, *arguments, gives="text[]")


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {exp.Upper: _upper}

LISTS: dict[str, Callable[[Node, Types], Node]] = {"string_to_table": _to_table}

NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "bit_length": _bit_length,
    "chr": _chr,
    "format": _format,
    "initcap": _initcap,
    "lpad": _pad,
    "md5": _md5,
    "num_nonnulls": _nulls("NOT NULL"),
    "num_nulls": _nulls("NULL"),
    "quote_literal": _quote_literal,
    "quote_nullable": _quote_literal,
    "rpad": _pad,
    "split_part": _split_part,
    "to_hex": _to_hex,
}
"""Functions that sqlglot keeps by their name."""
