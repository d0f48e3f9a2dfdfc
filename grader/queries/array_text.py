"""PostgreSQL's array literals, `{a,"b c",NULL}`.

See https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
"""

from __future__ import annotations

import re

WRITABLE = {
    "text": "TEXT", "integer": "INTEGER", "bigint": "BIGINT", "smallint": "SMALLINT",
    "boolean": "BOOLEAN", "date": "DATE", "timestamp": "TIMESTAMP", "timestamptz": "TIMESTAMPTZ",
    "double precision": "DOUBLE", "numeric": "DECIMAL(38,10)",
}  # fmt: skip
"""The types of elements that a literal can be written out in, with DuckDB's names for them."""

_space = " \t\n\r\f\v"
_element = re.compile(
    r"""[ \t\n\r\f\v]*
    (?: "(?P<quoted> (?:[^"\\]|\\.)* )" | (?P<plain> (?:[^",{}\\]|\\.)+ ) )
    [ \t\n\r\f\v]*""",
    re.DOTALL | re.VERBOSE,
)


def elements(text: str) -> list[str | None] | None:
    """The elements of a one-dimensional array; None for one of several dimensions or bounds.

    Raises ValueError where PostgreSQL would call the text malformed.
    """
    body = text.strip(_space)
    if body.startswith("[") and "={" in body.replace(" ", ""):
        return None
    if not body.startswith("{") or not body.endswith("}") or len(body) < 2:
        raise ValueError(text)
    body = body[1:-1]
    if body.lstrip(_space).startswith("{"):
        return None
    if not body.strip(_space):
        return []
    found: list[str | None] = []
    position = 0
    while True:
        match = _element.match(body, position)
        if match is None:
            raise ValueError(text)
        found.append(_value(match, text))
        position = match.end()
        if position == len(body):
            return found
        if body[position] != ",":
            raise ValueError(text)
        position += 1


def _value(match: re.Match[str], text: str) -> str | None:
    quoted = match.group("quoted")
    if quoted is not None:
        return _unescaped(quoted)
    plain = match.group("plain").strip(_space)
    if not plain:
        raise ValueError(text)
    return None if plain.upper() == "NULL" else _unescaped(plain)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
