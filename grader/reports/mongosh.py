"""Documents and values as mongosh writes them: unquoted keys, single quotes, `ObjectId('…')`."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from grader.models.documents import ABSENT
from grader.reports.text import visible

missing = "(missing)"
"""What stands for a field that is not there; no value looks like it, as texts have quotes."""
_deepest = 60
"""Levels of nesting that are written out."""
_plain_key = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")

_odd_blank = re.compile(r"[^\S ]")


def written(value: Any) -> str:
    """A whole value on one line. Numbers of every binary type look alike, as they compare alike."""
    return "".join(_pieces(value, _deepest, sys.maxsize))


def beginning(value: Any, room: int) -> tuple[str, bool]:
    """The value on one line, and true; or a little more than its first `room` characters, and
    false. However large the value is, no more of it is written than is asked for.
    """
    text = ""
    for piece in _pieces(value, _deepest, room + 1):
        if len(text) > room:
            return text, False
        text += piece
    return text, True


def _pieces(value: Any, depth: int, longest: int) -> Iterator[str]:
    """The text in pieces; of a text longer than `longest` only the beginning."""
    if isinstance(value, (Mapping, list, tuple)) and value:
        named = isinstance(value, Mapping)
        if not depth:
            yield "{ … }" if named else "[ … ]"
            return
        yield "{ " if named else "[ "
        for number, item in enumerate(value):
            if number:
                yield ", "
            if named:
                yield f"{key(item)}: "
            yield from _pieces(value[item] if named else item, depth - 1, longest)
        yield " }" if named else " ]"
    elif isinstance(value, (Mapping, list, tuple)):
        yield "{}" if isinstance(value, Mapping) else "[]"
    elif isinstance(value, str) and len(value) > longest and value is not ABSENT:
        yield quoted(value[:longest])
    else:
        yield scalar(value)


def scalar(value: Any) -> str:
    """A value that holds no others."""
    if value is ABSENT:
        return missing
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        # BSON's code is a str too, and known by its name
        return _by_name.get(type(value).__name__, quoted)(value)
    if isinstance(value, float):
        return _double(value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, datetime):
        return f"ISODate('{value.isoformat(timespec='milliseconds')[:23]}Z')"
    return _by_name.get(type(value).__name__, _unknown)(value)


def key(name: str) -> str:
    """A field's name, in quotes where JavaScript needs them."""
    return name if _plain_key.match(name) else quoted(name)


def quoted(text: str) -> str:
    """A text in the quotes that need the fewest escapes; nothing in it is invisible."""
    shown = _odd_blank.sub(_escaped, visible(text.replace("\\", "\\\\")))
    sign = next((sign for sign in "'\"`" if sign not in shown), "'")
    if sign in shown:
        shown = shown.replace(sign, "\\" + sign)
    return f"{sign}{shown}{sign}"


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def type_name(value: Any) -> str:
    """The BSON type's name, as `$type` gives it, for telling values that look alike apart."""
    if value is ABSENT:
        return "missing"
    for kind, name in _types:
        if isinstance(value, kind):
            return name
    return _named_types.get(type(value).__name__, type(value).__name__)


def _double(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value.is_integer() and abs(value) < 1e21:
        return "-0" if value == 0 and math.copysign(1, value) < 0 else str(int(value))
    return re.sub(r"e([+-])0+(?=\d)", r"e\1", repr(value))


def _unknown(value: Any) -> str:
    return visible(f"{type(value).__name__}({str(value)!r})")


def _regex(value: Any) -> str:
    names = ((re.IGNORECASE, "i"), (re.MULTILINE, "m"), (re.DOTALL, "s"), (re.VERBOSE, "x"))
    flags = "".join(name for flag, name in names if int(value.flags) & flag)
    return visible(f"/{value.pattern}/{flags}")


def _binary(value: bytes) -> str:
    from base64 import b64encode

    kind = getattr(value, "subtype", 0)
    return f"Binary.createFromBase64('{b64encode(value).decode()}', {kind})"


_by_name: Mapping[str, Callable[[Any], str]] = {
    "ObjectId": lambda value: f"ObjectId('{value}')",
    "Decimal128": lambda value: f"Decimal128('{value}')",
    "UUID": lambda value: f"UUID('{value}')",
    "Timestamp": lambda value: f"Timestamp({{ t: {value.time}, i: {value.inc} }})",
    "Regex": _regex,
    "Pattern": _regex,
    "Binary": _binary,
    "bytes": _binary,
    "MinKey": lambda _: "MinKey()",
    "MaxKey": lambda _: "MaxKey()",
    "Code": lambda value: f"Code({quoted(str(value))})",
    "DatetimeMS": lambda value: f"ISODate({int(value)})",
}
_types: tuple[tuple[Any, str], ...] = (
    (bool, "bool"), (str, "string"), (float, "double"), (int, "int"), (datetime, "date"),
    (Mapping, "object"), ((list, tuple), "array"), (type(None), "null"),
)  # fmt: skip
_named_types = {
    "ObjectId": "objectId", "Decimal128": "decimal", "Binary": "binData", "bytes": "binData",
    "UUID": "binData", "Timestamp": "timestamp", "Regex": "regex", "Pattern": "regex",
    "MinKey": "minKey", "MaxKey": "maxKey", "DatetimeMS": "date",
}  # fmt: skip
