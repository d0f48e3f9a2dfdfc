"""SQL of DuckDB's that stands for a function it lacks, with places for the arguments.

A template is text with `{0}`, `{1}` …; braces of its own are doubled. An argument that is needed
more than once, or that must not be worked out twice, is bound: `bound` names the arguments a, b,
c … of the row `v`, so that the template reads them as `v.a`, `v.b`. Arguments never stand inside a
lambda's body, so that the names used there cannot be mistaken for the learner's.
"""

from __future__ import annotations

import re
from typing import ClassVar

from sqlglot import exp
from sqlglot.generators.duckdb import DuckDBGenerator

from grader.queries.rewriting import Node, wrap


class Template(exp.Expression, exp.Condition):
    """Text of DuckDB's with arguments."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "expressions": False}


def fill(text: str, *arguments: Node | str | int, gives: str) -> Node:
    """The template with its arguments; `gives` is PostgreSQL's type of the outcome."""
    new = Template(this=text, expressions=[wrap(item) for item in arguments])
    new.meta["type"] = gives
    return new


def bound(body: str, *arguments: Node | str | int, gives: str) -> Node:
    """A template that reads its arguments as `v.a`, `v.b`, …, each worked out once.

    They are written `v['a']`: in HAVING, DuckDB takes `v.a` for a column.
    """
    names = ", ".join(
        f"'{letter}': {{{at}}}" for at, letter in enumerate("abcdefgh"[: len(arguments)])
    )
    plain = re.sub(r"\bv\.([a-h])\b", r"v['\1']", body)
    inner = plain.replace("{", "{{").replace("}", "}}")
    return fill(f"list_transform([{{{{{names}}}}}], lambda v: {inner})[1]", *arguments, gives=gives)


def write(generator: DuckDBGenerator, node: Node) -> str:
    """A template as SQL."""
    return "(" + str(node.this).format(*[generator.sql(item) for item in node.expressions]) + ")"
