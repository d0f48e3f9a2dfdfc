"""What PostgreSQL 18 knows of types, casts, operators and functions, read when first asked for.

The files in `data` are written by tests/queries/catalog.py. Types go by their names in pg_type
("int4", "text[]") here; `code` and `plain` lead from and to those of `grader.queries.pg_types`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Signature(NamedTuple):
    """One function of a name. `kind` is f, a, w, p, or o for an aggregate over an ordered set;
    `defaults` is the number of arguments that may be left out.
    """

    kind: str
    rows: bool
    variadic: bool
    defaults: int
    arguments: tuple[str, ...]
    gives: str


class Operator(NamedTuple):
    """One operator of a sign; one argument for a sign in front."""

    arguments: tuple[str, ...]
    gives: str


class Type(NamedTuple):
    """A type's category, whether the category prefers it, and the name shown for it."""

    category: str
    preferred: bool
    shown: str


_codes = {
    "smallint": "int2", "integer": "int4", "bigint": "int8", "numeric": "numeric",
    "real": "float4", "double precision": "float8", "boolean": "bool", "text": "text",
    "date": "date", "timestamp": "timestamp", "timestamptz": "timestamptz", "time": "time",
    "interval": "interval", "json": "json", "jsonb": "jsonb", "unknown": "unknown",
}  # fmt: skip
_plain = {code: name for name, code in _codes.items()} | {
    "varchar": "text", "name": "text"
}  # fmt: skip


def code(name: str) -> str:
    """PostgreSQL's name of a type of ours; "" for one that is not known."""
    if name.endswith("[]"):
        element = code(name[:-2])
        return f"{element}[]" if element else ""
    return _codes.get(name, "")


def plain(name: str) -> str:
    """Our name of a type of PostgreSQL's; "" where there is none."""
    if name.endswith("[]"):
        element = plain(name[:-2])
        return f"{element}[]" if element else ""
    return _plain.get(name, "")


def shown(name: str) -> str:
    """How messages name a type of PostgreSQL's."""
    return shown(name[:-2]) + "[]" if name.endswith("[]") else type_of(name).shown


def in_words(name: str) -> str:
    """How messages name a type of ours."""
    return shown(code(name) or name or "unknown")


def type_of(name: str) -> Type:
    """The facts about a type."""
    if name.endswith("[]"):
        return Type("A", False, name)
    return _types().get(name) or Type("U", False, name)


def is_type(name: str) -> bool:
    """True for the name of a type, as pg_type has it."""
    return name in _types()


@cache
def signatures(name: str) -> tuple[Signature, ...]:
    """All functions of a name but those that only the server itself calls."""
    found = _line("functions.txt", name)
    return tuple(map(_signature, found.split(";"))) if found else ()


@cache
def operators(sign: str) -> tuple[Operator, ...]:
    """All operators of a sign."""
    found = []
    for item in _line("operators.txt", sign).split(";"):
        if item:
            given, _, gives = item.partition(">")
            found.append(Operator(tuple(part for part in given.split(",") if part), gives))
    return tuple(found)


@cache
def casts() -> dict[tuple[str, str], str]:
    """Between two types: i, a or e for implicit, on assignment or explicit only."""
    lines = (line.split(" ") for line in _text("casts.txt").strip().splitlines())
    return {(source, target): how[0] for source, target, how in lines}


@cache
def binary_casts() -> frozenset[tuple[str, str]]:
    """The pairs of types of which the first needs no change to be the second."""
    lines = (line.split(" ") for line in _text("casts.txt").strip().splitlines())
    return frozenset((source, target) for source, target, how in lines if how == "ib")


@cache
def _types() -> dict[str, Type]:
    found = {"unknown": Type("X", False, "unknown")}
    for line in _text("types.txt").strip().splitlines():
        name, category, preferred, words = line.split(" ", 3)
        found[name] = Type(category, preferred == "p", words)
    return found


def _signature(text: str) -> Signature:
    head, _, rest = text.partition("(")
    arguments, _, gives = rest.partition(")")
    defaults = head[1:].lstrip("*+")
    return Signature(
        head[0],
        "*" in head,
        "+" in head,
        int(defaults or 0),
        tuple(arguments.split(",")) if arguments else (),
        gives,
    )


def _line(file: str, key: str) -> str:
    """What stands behind a key in a file of lines."""
    text = _text(file)
    start = text.find(f"\n{key} ")
    if start < 0:
        return ""
    return text[start + len(key) + 2 : text.index("\n", start + 1)]


@cache
def _text(file: str) -> str:
    return "\n" + (Path(__file__).parent / "data" / file).read_text("utf-8")
