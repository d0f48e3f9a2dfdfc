"""to_char, to_date, to_timestamp and to_number by their templates."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlglot import exp

from grader.queries import formats, number_formats
from grader.queries.pg_types import FLOATS, INTEGERS, MOMENTS
from grader.queries.rewrite_intervals import SPLIT
from grader.queries.rewriting import Node, call, cast, declined
from grader.queries.templates import bound, fill
from grader.queries.typing_trees import Types


def _to_char(node: Node, types: Types) -> Node:
    value, pattern = node.expressions
    given = types.of(value)
    text = _constant(pattern)
    if text is None:
        raise declined("A template that is not constant", node, types)
    if given in MOMENTS:
        return _moment(node, value, text, given, types)
    if given == "interval":
        found = formats.interval_sql(text)
        if found is None:
            raise declined(f"The format {text!r}", node, types)
        return bound(f"list_transform([{SPLIT}}}], lambda w: {found})[1]", value, gives="text")
    if given in (*INTEGERS, "numeric", *FLOATS):
        return _number(node, value, text, given, types)
    raise declined("to_char() of this", node, types)


def _constant(node: Node) -> str | None:
    inner = node.unnest()
    if isinstance(inner, exp.Cast) and inner.to.is_type("text", "varchar"):
        inner = inner.this
    return str(inner.this) if isinstance(inner, exp.Literal) and inner.is_string else None


def _moment(node: Node, value: Node, pattern: str, given: str, types: Types) -> Node:
    found = formats.pieces(pattern, given)
    if found is None:
        raise declined(f"The format {pattern!r}", node, types)
    if not found:
        return fill("CASE WHEN {0} IS NOT NULL THEN '' END", value, gives="text")
    if len(found) == 1 and found[0].strftime:
        new = call("strftime", value, found[0].strftime)
        new.meta["type"] = "text"
        return new
    parts = [
        piece.sql or "strftime(v.a, '" + piece.strftime.replace("'", "''") + "')" for piece in found
    ]
    return bound(
        "CASE WHEN v.a IS NOT NULL THEN " + " || ".join(parts) + " END", value, gives="text"
    )


def _number(node: Node, value: Node, pattern: str, given: str, types: Types) -> Node:
    form = number_formats.read(pattern)
    if form is None:
        raise declined(f"The format {pattern!r}", node, types)
    places = form.places
    if given in INTEGERS:
        zeros = "." + "0" * places if places else ""
        text = fill(f"CAST({{0}} AS VARCHAR) || '{zeros}'", value, gives="text")
    elif given == "numeric":
        exact = cast(value, f"DECIMAL(38,{min(places + 8, 20)})", "numeric")
        text = fill(
            f"CAST(CAST(round({{0}}, {places}) AS DECIMAL(38,{places})) AS VARCHAR)",
            exact,
            gives="text",
        )
    else:
        if form.digits + places > 15 or given == "real":
            raise declined(f"The format {pattern!r} for {given}", node, types)
        text = fill(
            f"CASE WHEN isfinite({{0}}) THEN printf('%.{places}f', {{0}}) "
            "WHEN {0} IS NOT NULL THEN error('to_char() of NaN cannot be judged offline') END",
            cast(value, "DOUBLE", given), gives="text",
        )  # fmt: skip
    return bound(
        f"CASE WHEN v.a IS NOT NULL THEN {number_formats.to_char(form)} END", text, gives="text"
    )


def _parse_moment(node: Node, types: Types) -> Node:
    name = node.name.lower()
    if len(node.expressions) == 1:
        return node
    value, pattern = node.expressions
    text = _constant(pattern)
    found = formats.strptime(text) if text is not None else None
    if found is None:
        raise declined("This format", node, types)
    words, shape = found
    shape = f"^\\s*({shape})(?:[^0-9A-Za-z].*)?$"
    number = re.match("%[YmdHIMS]", words)
    letters = "NOT regexp_matches(v.a, '^\\s*[+-]?\\d') AND v.a <> ''" if number else "false"
    parts = (
        f"regexp_replace(regexp_extract(v.a, '{shape}', 1, 's'), '{formats.SEPARATOR}|T', '-', 'g')"
    )
    failed = (
        f"CASE WHEN regexp_matches(v.a, '{shape}', 's') "
        "THEN error('date/time field value out of range: \"' || v.a || '\"') "
        f"WHEN {letters} THEN error('invalid value for a field of the format: \"' || v.a || '\"') "
        "ELSE error('This text in to_date() cannot be judged offline') END"
    )
    body = (
        "CASE WHEN v.a IS NULL THEN NULL "
        f"WHEN try_strptime({parts}, '{words}') IS NOT NULL AND regexp_matches(v.a, "
        f"'{shape}', 's') "
        f"THEN try_strptime({parts}, '{words}') ELSE {failed} END"
    )
    parsed = bound(body, value, gives="timestamp")
    if name == "to_date":
        return cast(parsed, "DATE", "date")
    return cast(parsed, "TIMESTAMPTZ", "timestamptz")


def _to_number(node: Node, types: Types) -> Node:
    value, pattern = node.expressions
    text = _constant(pattern)
    form = number_formats.read(text) if text is not None else None
    body = number_formats.to_number(form) if form is not None else None
    if body is None:
        raise declined("This format", node, types)
    return bound(body, value, gives="numeric")


NAMED: dict[str, Callable[[Node, Types], Node]] = {
    "to_char": _to_char,
    "to_date": _parse_moment,
    "to_timestamp": _parse_moment,
    "to_number": _to_number,
}
"""Functions that sqlglot keeps by their name."""
