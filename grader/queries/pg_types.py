"""PostgreSQL's types by name, as far as reading an answer needs them.

A type is spelt as in `grader.models.values.type_names`; "unknown" is a bare string literal or
NULL, "" a type that was not worked out. `family_of` is the question most callers ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from grader.queries.catalog import code, plain
from grader.queries.coercion import common
from grader.queries.overloads import Choice, operator
from grader.queries.tree import Node, strings
from grader.queries.words import words

INTEGERS = ("smallint", "integer", "bigint")
NUMBERS = (*INTEGERS, "numeric", "real", "double precision")
FLOATS = ("real", "double precision")
MOMENTS = ("date", "timestamp", "timestamptz")

_spellings = {
    "int": "integer", "int4": "integer", "integer": "integer",
    "int8": "bigint", "bigint": "bigint",
    "int2": "smallint", "smallint": "smallint",
    "numeric": "numeric", "decimal": "numeric", "dec": "numeric",
    "float8": "double precision", "double precision": "double precision",
    "float": "double precision", "float4": "real", "real": "real",
    "bool": "boolean", "boolean": "boolean",
    "text": "text", "varchar": "text", "character varying": "text", "name": "text",
    "date": "date", "timestamp": "timestamp", "timestamp without time zone": "timestamp",
    "timestamptz": "timestamptz", "timestamp with time zone": "timestamptz",
    "time": "time", "time without time zone": "time", "interval": "interval",
    "json": "json", "jsonb": "jsonb", "unknown": "unknown",
}  # fmt: skip


def named(spelling: str) -> str:
    """The type of a spelling such as `numeric(10,2)`, `VARCHAR(20)` or `text[]`; "" if unknown."""
    plain = re.sub(r"\([^)]*\)", "", spelling).strip().lower()
    if plain.endswith("[]"):
        element = named(plain[:-2])
        return f"{element}[]" if element else ""
    return _spellings.get(" ".join(plain.split()), "")


def modified(spelling: str) -> str:
    """The type with its length or precision, as PostgreSQL spells it; "" where it has none."""
    if "(" not in spelling:
        return ""
    plain = re.sub(r"\s+", "", spelling.lower())
    for short in ("varchar(", "charactervarying("):
        if plain.startswith(short):
            return "character varying(" + plain.removeprefix(short)
    return plain.replace("decimal(", "numeric(")


def size_of(modifier: str) -> tuple[int, int] | None:
    """Precision and scale of `numeric(10,2)`; None for every other spelling."""
    found = re.fullmatch(r"numeric\((\d+)(?:,(\d+))?\)", modifier)
    return (int(found[1]), int(found[2] or 0)) if found else None


def of_type_name(type_name: Node) -> str:
    """The type a TypeName node names."""
    names = strings(type_name.get("names"))
    found = _spellings.get(names[-1], "") if names else ""
    return f"{found}[]" if found and type_name.get("arrayBounds") else found


def family_of(type_name: str) -> str:
    """number, moment or the type itself; "" for any other or unknown type."""
    if type_name in NUMBERS:
        return "number"
    if type_name in MOMENTS:
        return "moment"
    others = ("text", "boolean", "interval", "time", "json", "jsonb")
    return type_name if type_name in others else ""


def unify(types: Iterable[str]) -> str:
    """The type CASE, COALESCE, UNION and the like give for these types; "" where unsure."""
    codes = [code(item) for item in types]
    if not codes or "" in codes:
        return ""
    found = common(codes)
    return plain(found) if isinstance(found, str) else ""


def of_operation(sign: str, left: str, right: str) -> str:
    """The type of `left sign right`; "" where unsure."""
    chosen = operator("<>" if sign == "!=" else sign, (code(left), code(right)))
    return plain(chosen.gives) if isinstance(chosen, Choice) else ""


def of_function(name: str, arguments: list[str], declared: str) -> str:
    """The type a function gives for these argument types.

    `declared` is its return type where all its forms agree, else "".
    """
    first = arguments[0] if arguments else ""
    if name == "sum":
        return {"smallint": "bigint", "integer": "bigint", "bigint": "numeric"}.get(first, first)
    if name in ("avg", "stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop"):
        return "numeric" if first in (*INTEGERS, "numeric") else _float_or(first, "interval")
    if name in _same_as_first:
        return "text" if first == "unknown" else first
    if name in _numeric_or_double:
        if name in ("round", "trunc") and len(arguments) == 2:
            return "numeric"
        if any(item not in NUMBERS for item in arguments):
            return ""
        if any(item in FLOATS for item in arguments) or "numeric" not in arguments:
            return "double precision"
        return "numeric"
    if name in ("lower", "upper") and first == "":  # of a text, or the bound of a range
        return ""
    if name in _fixed:
        return _fixed[name]
    if name == "array_agg":
        return f"{first}[]" if first and first != "unknown" else ""
    if name == "unnest":
        return first[:-2] if first.endswith("[]") else ""
    if name in ("mod", "gcd", "lcm"):
        return unify(arguments)
    if name == "generate_series":
        if first in MOMENTS:
            return "timestamp" if set(arguments[:2]) == {"timestamp"} else "timestamptz"
        return unify(arguments)
    if name == "date_trunc":
        value = arguments[1] if len(arguments) > 1 else ""
        return "timestamptz" if value == "date" else value if value in _truncated else ""
    return declared


_same_as_first = words(
    "bit_and bit_or bit_xor min max lag lead first_value last_value nth_value mode "
    "percentile_disc any_value abs array_append array_cat array_remove"
)
_numeric_or_double = words("round ceil ceiling floor trunc sign sqrt exp ln log log10 power pow")
_truncated = ("timestamp", "timestamptz", "interval")


_fixed = {
    "lower": "text", "upper": "text", "btrim": "text", "ltrim": "text", "rtrim": "text",
    "overlay": "text", "substr": "text", "substring": "text", "reverse": "text",
    "string_agg": "text", "length": "integer", "age": "interval",
}  # fmt: skip


def _float_or(type_name: str, other: str) -> str:
    if type_name in FLOATS:
        return "double precision"
    return other if type_name == other else ""
