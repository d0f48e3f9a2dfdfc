"""Text: substrings, concatenation and string_agg."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from grader.queries import rewrite_arrays, rewrite_json, rewrite_regex
from grader.queries.rewriting import Node, call, choose, declined, whole_number
from grader.queries.text_values import as_text
from grader.queries.typing_trees import Types


def _concatenate(node: Node, types: Types) -> Node:
    left, right = types.of(node.this), types.of(node.expression)
    if left.endswith("[]") or right.endswith("[]"):
        return rewrite_arrays.join(node, types)
    if "jsonb" in (left, right) and {left, right} <= {"jsonb", "unknown"}:
        return rewrite_json.joined(node.this, node.expression)
    for side, given in ((node.this, left), (node.expression, right)):
        if given != "" or not isinstance(side, exp.DPipe):
            side.replace(as_text(side, given, types))
    return node


def _concat(node: Node, types: Types) -> Node:
    items = [as_text(item, types.of(item), types, plain=False) for item in node.expressions]
    return call("concat_ws" if isinstance(node, exp.ConcatWs) else "concat", *items)


def _string_agg(node: Node, types: Types) -> Node:
    if not isinstance(node.args.get("separator"), exp.Literal):
        raise declined("string_agg() with a separator that is not constant", node, types)
    return node


def _substring(node: Node, types: Types) -> Node:
    start, length = node.args.get("start"), node.args.get("length")
    if start is not None and types.of(start) in ("text", "unknown"):
        if length is not None:
            raise declined("substring() by a SIMILAR TO pattern", node, types)
        return rewrite_regex.substring(node, node.this, start, types)
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
    exp.Substring: _substring,
    exp.GroupConcat: _string_agg,
}
