"""$regexFind and $regexFindAll, which the engine lacks.

https://www.mongodb.com/docs/manual/reference/operator/aggregation/regexFind/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pymongo.errors import OperationFailure

from grader.engines.mongomock.mending.operators import Operator, nothing

_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
_ASCII_ONLY = re.compile(r"\\[wWdDsSbB]")


def _operands(name: str, parser: Any, value: Any) -> tuple[Any, Any]:
    """The text and the compiled pattern, either of them null."""
    if not isinstance(value, Mapping) or set(value) - {"input", "regex", "options"}:
        raise OperationFailure(f"{name} needs input, regex and perhaps options")
    text, pattern = parser.parse(value.get("input")), parser.parse(value.get("regex"))
    options = parser.parse(value["options"]) if "options" in value else ""
    if not nothing(text) and not isinstance(text, str):
        raise OperationFailure(f"{name} needs 'input' to be a string")
    if nothing(text) or nothing(pattern):
        return None, None
    if hasattr(pattern, "pattern"):
        options, pattern = options or _letters(pattern.flags), pattern.pattern
    if not isinstance(pattern, str) or set(options or "") - set(_FLAGS):
        raise OperationFailure(f"{name} needs a pattern, and options of i, m, s and x")
    if not text.isascii() and ("i" in (options or "") or _ASCII_ONLY.search(pattern)):
        raise NotImplementedError("classes of letters beyond ASCII")
    try:
        return text, re.compile(pattern, sum(_FLAGS[one] for one in options or ""))
    except re.error as problem:
        raise OperationFailure(f"Regular expression is invalid: {problem}") from problem


def _letters(flags: int) -> str:
    return "".join(letter for letter, flag in _FLAGS.items() if flags & flag)


def _found(match: re.Match[str]) -> dict[str, Any]:
    return {"match": match[0], "idx": match.start(), "captures": list(match.groups())}


def _first(parser: Any, value: Any) -> Any:
    text, pattern = _operands("$regexFind", parser, value)
    match = pattern.search(text) if pattern is not None else None
    return _found(match) if match is not None else None


def _all(parser: Any, value: Any) -> Any:
    text, pattern = _operands("$regexFindAll", parser, value)
    matches = list(pattern.finditer(text)) if pattern is not None else []
    if any(match[0] == "" for match in matches):
        raise NotImplementedError("$regexFindAll of nothing")
    return [_found(match) for match in matches]


PATTERNS: dict[str, Operator] = {"$regexFind": _first, "$regexFindAll": _all}
