"""Text: patterns, substrings and concatenation."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import patterns
from grader.queries.rewrite_casts import check_text
from grader.queries.rewriting import Node, call, choose, declined, whole_number
from grader.queries.typing_trees import Types


def _concatenate(node: Node, types: Types) -> Node:
    left, right = types.of(node.this), types.of(node.expression)
    if left.endswith("[]") or right.endswith("[]"):
        if not (left.endswith("[]") and right.endswith("[]")):
            raise declined("An array joined with an element", node, types)
        return node
    for side, given in ((node.this, left), (node.expression, right)):
        if given != "" or not isinstance(side, exp.DPipe):
            check_text(side, given, types)
    return node


def _concat(node: Node, types: Types) -> Node:
    items = node.expressions
    for item in items:
        check_text(item, types.of(item), types, plain=False)
    return call("concat_ws" if isinstance(node, exp.ConcatWs) else "concat", *items)


def _like(node: Node, types: Types) -> Node:
    pattern = node.expression
    if isinstance(node.parent, exp.Escape):
        return node
    if isinstance(pattern, (exp.Any, exp.All)):
        raise declined("LIKE ANY and LIKE ALL", node, types)
    if isinstance(pattern, exp.Literal) and "\\" not in pattern.this:
        return node
    return exp.Escape(this=node.copy(), expression=exp.Literal.string("\\"))


def _regex(node: Node, types: Types) -> Node:
    pattern = node.expression
    if not isinstance(pattern, exp.Literal) or not pattern.is_string:
        raise declined("A regular expression that is not constant", node, types)
    translated = patterns.regular(pattern.this)
    if translated is None:
        raise declined("This regular expression", node, types)
    options = "si" if isinstance(node, exp.RegexpILike) else "s"
    return call("regexp_matches", node.this, translated, options)


def _similar(node: Node, types: Types) -> Node:
    pattern = node.expression
    translated = patterns.similar(pattern.this) if isinstance(pattern, exp.Literal) else None
    if translated is None or isinstance(node.parent, exp.Escape):
        raise declined("This SIMILAR TO", node, types)
    return call("regexp_full_match", node.this, translated, "s")


def _regexp_replace(node: Node, types: Types) -> Node:
    pattern = node.expression
    flags = node.args.get("modifiers")
    options = flags.this if isinstance(flags, exp.Literal) else "" if flags is None else "?"
    if node.args.get("position") is not None or node.args.get("occurrence") is not None:
        options = "?"
    translated = None
    if isinstance(pattern, exp.Literal) and set(options) <= set("gi"):
        translated = patterns.regular(pattern.this, finds_length=True)
    if translated is None:
        raise declined("This regexp_replace()", node, types)
    replacement = node.args["replacement"]
    if not isinstance(replacement, exp.Literal) or "&" in replacement.this:
        raise declined("This regexp_replace()", node, types)
    return call("regexp_replace", node.this, translated, replacement, "s" + options)


def _string_agg(node: Node, types: Types) -> Node:
    if not isinstance(node.args.get("separator"), exp.Literal):
        raise declined("string_agg() with a separator that is not constant", node, types)
    return node


def _split_part(node: Node, types: Types) -> Node:
    separator = node.args.get("delimiter")
    if isinstance(separator, exp.Literal) and separator.this == "":
        raise declined("split_part() by nothing", node, types)
    return node


def _initcap(node: Node, _: Types) -> Node:
    parts = call("regexp_extract_all", node.expressions[0], r"[\pL\pN]+|[^\pL\pN]+")
    word = exp.column(exp.to_identifier("word"))
    each = exp.DPipe(
        this=call("upper", call("left", word, 1)), expression=call("lower", call("substr", word, 2))
    )
    change = exp.Lambda(this=each, expressions=[exp.to_identifier("word")])
    return call("array_to_string", call("list_transform", parts, change), "")


def _substring(node: Node, _: Types) -> Node:
    start, length = node.args.get("start"), node.args.get("length")
    first, count = whole_number(start), whole_number(length)
    simple = (first is not None and first >= 1) and (
        length is None or (count is not None and count >= 0)
    )
    if start is None:
        start, simple = exp.Literal.number(1), length is None or (count is not None and count >= 0)
        first = 1
    if simple:
        return call("substr", node.this, start, *([length] if length is not None else []))
    low = exp.LT(this=exp.paren(start.copy()), expression=exp.Literal.number(1))
    begin = start if first is not None and first >= 1 else choose(low, 1, start)
    if length is None:
        return call("substr", node.this, begin)
    negative = exp.LT(this=exp.paren(length.copy()), expression=exp.Literal.number(0))
    failure = call("error", "negative substring length not allowed")
    size: Node = length if count is not None and count >= 0 else choose(negative, failure, length)
    if begin is not start:
        end = exp.Sub(
            this=exp.Add(this=exp.paren(start.copy()), expression=exp.paren(size.copy())),
            expression=exp.Literal.number(1),
        )
        size = choose(low, call("greatest", end, 0), size)
    return call("substr", node.this, begin, size)


RULES: dict[type[exp.Expr], Callable[[Node, Types], Node]] = {
    exp.DPipe: _concatenate,
    exp.Concat: _concat,
    exp.ConcatWs: _concat,
    exp.Like: _like,
    exp.ILike: _like,
    exp.RegexpLike: _regex,
    exp.RegexpILike: _regex,
    exp.SimilarTo: _similar,
    exp.RegexpReplace: _regexp_replace,
    exp.Substring: _substring,
    exp.GroupConcat: _string_agg,
    exp.SplitPart: _split_part,
}

NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "initcap": _initcap,
}
"""Functions that sqlglot keeps by their name."""
