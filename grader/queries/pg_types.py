"""PostgreSQL's types by name, as far as reading an answer needs them.

A type is spelt as in `grader.models.values.type_names`; "unknown" is a bare string literal or
NULL, "" a type that was not worked out. `family_of` is the question most callers ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    "json": "json", "jsonb": "json", "unknown": "unknown",
}  # fmt: skip


def named(spelling: str) -> str:
    """The type of a spelling such as `numeric(10,2)`, `VARCHAR(20)` or `text[]`; "" if unknown."""
    plain = re.sub(r"\([^)]*\)", "", spelling).strip().lower()
    if plain.endswith("[]"):
        element = named(plain[:-2])
        return f"{element}[]" if element else ""
    return _spellings.get(" ".join(plain.split()), "")


def of_type_name(type_name: Node) -> str:
    """The type a TypeName node names."""
    names = strings(type_name.get("names"))
    found = _spellings.get(names[-1], "") if names else ""
    return f"{found}[]" if found and type_name.get("arrayBounds") else found


def family_of(type_name: str) -> str:
    """number, text, boolean, moment, interval, time or json; "" for any other or unknown type."""
    if type_name in NUMBERS:
        return "number"
    if type_name in MOMENTS:
        return "moment"
    return type_name if type_name in ("text", "boolean", "interval", "time", "json") else ""


def unify(types: Iterable[str]) -> str:
    """The type CASE, COALESCE, UNION and the like give for these types; "" where unsure."""
    found = [type_name for type_name in types if type_name != "unknown"]
    if not found:
        return "text"
    if "" in found:
        return ""
    if all(type_name == found[0] for type_name in found):
        return found[0]
    for family in (NUMBERS, MOMENTS):
        if all(type_name in family for type_name in found):
            return max(found, key=family.index)
    return ""


def clash(types: Iterable[str]) -> tuple[str, str] | None:
    """The first two types of different families, where both are known for certain."""
    known = [type_name for type_name in types if family_of(type_name)]
    for other in known[1:]:
        if family_of(other) != family_of(known[0]):
            return known[0], other
    return None


def of_operation(sign: str, left: str, right: str) -> str:
    """The type of `left sign right`; "" where unsure."""
    if sign in ("=", "<>", "!=", "<", ">", "<=", ">=", "~", "~*", "!~", "!~*", "@>", "<@", "&&"):
        return "boolean"
    if sign in ("~~", "!~~", "~~*", "!~~*"):
        return "boolean"
    if sign == "->>":
        return "text"
    if sign == "->":
        return "json"
    if sign == "||":
        arrays = [side for side in (left, right) if side.endswith("[]")]
        return arrays[0] if arrays else ("text" if left and right else "")
    if sign not in ("+", "-", "*", "/", "%", "^"):
        return ""
    if "" in (left, right):
        return ""
    return _of_arithmetic(sign, left, right)


def _of_arithmetic(sign: str, left: str, right: str) -> str:
    if left == "unknown" or right == "unknown":
        other = right if left == "unknown" else left
        if other in NUMBERS:
            left = right = other
        else:
            return "interval" if sign in "*/" and other == "interval" else ""
    if left in NUMBERS and right in NUMBERS:
        widest = max((left, right), key=NUMBERS.index)
        if sign == "^" and widest in INTEGERS:
            return "double precision"
        return "double precision" if widest == "real" and left != right else widest
    if left == "interval" and right == "interval" and sign in "+-":
        return "interval"
    if "interval" in (left, right) and sign in "*/":
        return "interval"
    if left in MOMENTS and right in MOMENTS and sign == "-":
        return "integer" if left == right == "date" else "interval"
    moment = next((side for side in (left, right) if side in MOMENTS), "")
    other = right if moment == left else left
    if moment == "date" and other in INTEGERS:
        return "date"
    if moment and other == "interval":
        return "timestamp" if moment == "date" else moment
    return ""


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
