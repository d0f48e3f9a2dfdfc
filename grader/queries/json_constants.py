"""JSON constants: the steps of a path, and conditions that hold where a constant is contained."""

from __future__ import annotations

import json
import re
from typing import Any

_array = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,{}"\\](?:[^,{}"\\]*[^\s,{}"\\])?))\s*')


def path(text: str) -> list[str] | None:
    """The steps of a path such as `{a,b,0}`, or None where it is written in another way."""
    inner = text.strip()
    if not (inner.startswith("{") and inner.endswith("}")):
        return None
    inner = inner[1:-1]
    if not inner.strip():
        return []
    steps, position = [], 0
    while True:
        match = _array.match(inner, position)
        if match is None or (match.group(2) or "").upper() == "NULL":
            return None
        quoted_part = match.group(1)
        steps.append(
            match.group(2) if quoted_part is None else re.sub(r"\\(.)", r"\1", quoted_part)
        )
        position = match.end()
        if position == len(inner):
            return steps
        if inner[position] != ",":
            return None
        position += 1


def contains(value: str, needle: Any, depth: int = 0) -> str:
    """The condition in DuckDB's SQL that the JSON `value` (an expression) contains the needle."""
    kind = f"json_type({value})"
    if isinstance(needle, dict):
        parts = [f"{kind} = 'OBJECT'"]
        for key, item in needle.items():
            step = sql_text("$." + json.dumps(key, ensure_ascii=False))
            parts.append(contains(f"json_extract({value}, {step})", item, depth))
        return "(" + " AND ".join(parts) + ")"
    if isinstance(needle, list):
        parts = [f"{kind} = 'ARRAY'"]
        for item in needle:
            name = f"e{depth}"
            inner = contains(name, item, depth + 1)
            parts.append(
                f"len(list_filter(json_extract({value}, '$[*]'), lambda {name}: {inner})) > 0"
            )
        return "(" + " AND ".join(parts) + ")"
    return equals(value, needle)


def equals(value: str, scalar: Any) -> str:
    """The condition that the JSON `value` is this scalar."""
    kind = f"json_type({value})"
    if scalar is None:
        return f"coalesce({kind} = 'NULL', false)"
    if isinstance(scalar, bool):
        return (
            f"coalesce({kind} = 'BOOLEAN' AND CAST({value} AS VARCHAR) = "
            f"'{str(scalar).lower()}', false)"
        )
    if isinstance(scalar, str):
        return (
            f"coalesce({kind} = 'VARCHAR' AND json_extract_string({value}, '$') = "
            f"{sql_text(scalar)}, false)"
        )
    numbers = "('UBIGINT', 'BIGINT', 'DOUBLE', 'HUGEINT')"
    return (
        f"coalesce(CASE WHEN {kind} IN {numbers} THEN CAST({value} AS DOUBLE) = "
        f"{float(scalar)!r} END, false)"
    )


def sql_text(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
