"""One document or value as lines: on one line where it fits, else a field a line, folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.cells import cell_len

from grader.reports.mongosh import beginning, key

most_elements = 5
"""Elements of a broken array that are shown; the rest is counted."""
most_fields = 24
"""Fields of a broken document that are shown; the rest is counted."""
_narrowest = 20
"""Columns below which nothing is packed."""


def brief(value: Any, room: int) -> str:
    """The value on one line of at most `room` columns; what is longer ends in `…`."""
    text, _ = beginning(value, room)
    return cut(text, room)


def cut(text: str, room: int) -> str:
    """The text, or as much of it as fits `room` columns with `…` after it."""
    if len(text) <= room and cell_len(text) <= room:
        return text
    text = text[: max(0, room - 1)]
    while text and cell_len(text) > room - 1:
        text = text[:-1]
    return text + "…"


def value_lines(value: Any, width: int, most: int) -> list[str]:
    """The value on at most `most` lines of at most `width` columns."""
    lines: list[str] = []
    for line in _lines(value, width, 0, "", ""):
        lines.append(line)
        if len(lines) > most:
            return [*lines[: most - 1], "…"]
    return lines


def packed_lines(value: Any, width: int) -> list[str]:
    """The value on lines of at most `width` columns, as many fields or elements a line as fit;
    long arrays are folded.
    """
    text, whole = beginning(value, width)
    if (whole and cell_len(text) <= width) or not isinstance(value, (Mapping, list)) or not value:
        return [cut(text, width)]
    named = isinstance(value, Mapping)
    if width < _narrowest or (not named and len(value) > most_elements + 1):
        return list(_lines(value, width, 0, "", ""))
    lines = ["{" if named else "["]
    for number, item in enumerate(value):
        label = f"{key(item)}: " if named else ""
        broken = packed_lines(value[item] if named else item, width - 4 - cell_len(label))
        broken[0] = label + broken[0]
        broken[-1] += "," if number < len(value) - 1 else " }" if named else " ]"
        if len(broken) == 1 and cell_len(lines[-1]) + 1 + cell_len(broken[0]) <= width:
            lines[-1] += f" {broken[0]}"
        else:
            lines += [f"  {line}" for line in broken]
    return [cut(line, width) for line in lines]


def _lines(value: Any, width: int, depth: int, label: str, tail: str) -> Iterator[str]:
    indent = "  " * min(depth, width // 4) + label
    room = width - cell_len(indent) - len(tail)
    text, whole = beginning(value, max(room, 0))
    named = isinstance(value, Mapping)
    if (whole and cell_len(text) <= room) or not value or not isinstance(value, (Mapping, list)):
        yield cut(indent + text, width - len(tail)) + tail
        return
    most = most_fields if named else most_elements
    if (
        not named
        and len(value) > most + 1
        and not any(isinstance(item, (Mapping, list)) for item in value[:most])
    ):
        short = (
            beginning(value[:most], room)[0].removesuffix(" ]")
            + f", … {len(value) - most:,} more elements ]"
        )
        if cell_len(short) <= room:
            yield indent + short + tail
            return
    yield cut(indent + ("{" if named else "["), width)
    shown = len(value) if len(value) <= most + 1 else most
    for number, item in enumerate(value):
        if number == shown:
            left, noun = len(value) - shown, "field" if named else "element"
            yield cut("  " * min(depth + 1, width // 4) + f"… {left:,} more {noun}s", width)
            break
        inner = value[item] if named else item
        comma = "," if number < len(value) - 1 else ""
        yield from _lines(inner, width, depth + 1, f"{key(item)}: " if named else "", comma)
    yield cut("  " * min(depth, width // 4) + ("}" if named else "]") + tail, width)
