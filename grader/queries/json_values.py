"""SQL values as JSON and JSON as SQL values, in DuckDB's SQL.

Every JSON value of the offline engine has its keys in jsonb's order: constants, stored values and
what the functions here build. Blanks are put in where one is turned into text.
"""

from __future__ import annotations

from grader.queries.pg_types import FLOATS, INTEGERS
from grader.queries.rewriting import Node, cast, declined
from grader.queries.templates import bound, fill
from grader.queries.text_values import as_text, spaced
from grader.queries.typing_trees import Types

JSON = ("json", "jsonb")
NUMBERS = "('UBIGINT', 'BIGINT', 'DOUBLE', 'HUGEINT')"


def element_text(value: str) -> str:
    """A JSON value (an expression) as ->> gives it."""
    return (
        f"CASE WHEN json_type({value}) IN ('OBJECT', 'ARRAY') THEN {spaced(value)} "
        f"ELSE json_extract_string({value}, '$') END"
    )


def elements(value: str, otherwise: str = "") -> str:
    """The elements of a JSON array; of what is none, an error or what `otherwise` says."""
    failed = otherwise or (
        f"CASE json_type({value}) WHEN 'OBJECT' THEN error('cannot extract elements from an "
        f"object') "
        f"ELSE error('cannot extract elements from a scalar') END"
    )
    return (
        f"CASE WHEN json_type({value}) = 'ARRAY' THEN json_extract({value}, '$[*]') "
        f"WHEN {value} IS NOT NULL THEN {failed} END"
    )


def entries(value: str) -> str:
    """The (length, key, value) rows of a JSON object."""
    return (
        f"list_transform(list_zip(json_keys({value}), json_extract({value}, '$.*')), "
        "lambda e: {'l': strlen(e[1]), 'k': e[1], 'v': CAST(e[2] AS VARCHAR)})"
    )


def object_of(rows: str) -> str:
    """The JSON object of (length, key, value) rows without two of a key, in jsonb's order."""
    return (
        "CAST('{' || array_to_string(list_transform(list_sort(" + rows + "), "
        "lambda e: CAST(to_json(e.k) AS VARCHAR) || ':' || e.v), ',') || '}' AS JSON)"
    )


def array_of(items: str) -> str:
    """The JSON array of a list of JSON values."""
    return (
        "CAST('[' || array_to_string(list_transform(" + items + ", "
        "lambda e: coalesce(CAST(e AS VARCHAR), 'null')), ',') || ']' AS JSON)"
    )


def json_text(value: Node, given: str, types: Types) -> Node:
    """The JSON text of an SQL value; 'null' for NULL."""
    if given in JSON:
        return fill("coalesce(CAST({0} AS VARCHAR), 'null')", value, gives="text")
    if given in INTEGERS or given == "boolean":
        return fill("coalesce(CAST({0} AS VARCHAR), 'null')", value, gives="text")
    if given == "numeric" or given in FLOATS:
        number = as_text(value, given, types)
        text = (
            "CASE WHEN v.a IN ('NaN', 'Infinity', '-Infinity') THEN '\"' || v.a || '\"' ELSE "
            "v.a END"
        )
        return bound(f"coalesce({text}, 'null')", number, gives="text")
    if given in ("text", "unknown", "date", "time", "interval"):
        text_node = as_text(value, given, types)
        return fill(
            "coalesce(CAST(to_json(CAST({0} AS VARCHAR)) AS VARCHAR), 'null')",
            text_node,
            gives="text",
        )
    if given in ("timestamp", "timestamptz"):
        zone = " || '+00:00'" if given == "timestamptz" else ""
        plain = cast(value, "TIMESTAMP", "timestamp") if zone else value
        return fill(
            f"coalesce('\"' || replace(CAST({{0}} AS VARCHAR), ' ', 'T'){zone} || '\"', 'null')",
            plain, gives="text",
        )  # fmt: skip
    if given.endswith("[]") and (given[:-2] in INTEGERS or given[:-2] in ("text", "boolean")):
        return fill(
            "coalesce(CAST({0} AS VARCHAR), 'null')",
            fill("to_json({0})", value, gives="json"),
            gives="text",
        )
    raise declined(f"A value of type {given or 'unknown type'} turned into JSON", value, types)
