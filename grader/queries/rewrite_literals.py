"""Bare strings that PostgreSQL reads as values of another type, written so that DuckDB does too."""

from __future__ import annotations

from sqlglot import exp

from grader.queries.expressions import Reading
from grader.queries.source import Source
from grader.queries.stop import not_offline

_kept = ("text", "json", "")


def settle_literals(tree: exp.Expr, reading: Reading) -> None:
    """Give each bare string its plain form and its type; what is done is taken off the reading."""
    if not reading.literals:
        return
    for node in list(tree.find_all(exp.Literal)):
        found = reading.literals.pop(node.meta.get("start", -1), None) if node.is_string else None
        if found is None or found[0] in _kept or found[0].endswith("[]"):
            continue
        to, value = found
        new = exp.Literal.string(value)
        new.meta.update(node.meta)
        around = node.parent
        if isinstance(around, exp.Cast) and around.this is node:
            node.replace(new)
        else:
            node.replace(exp.Cast(this=new, to=exp.DataType.build(to, dialect="postgres")))


def check_settled(source: Source, reading: Reading) -> None:
    """Raise where a string that needs its plain form was not found again."""
    for offset, (to, value) in reading.literals.items():
        token = source.token_at(offset)
        plain = token is not None and token.text == f"'{value}'"
        if to not in (*_kept, "interval") and not to.endswith("[]") and not plain:
            raise not_offline("This way of writing it", source.place(offset))
