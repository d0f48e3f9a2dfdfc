"""What a prompt must say, checked against the expected result and the comparison policy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.models import Column, Exercise, Kind, Result, family

_HEADER = re.compile(r"^\|\s*column\s*\|\s*type\s*\|", re.IGNORECASE)
_ORDER = re.compile(r"\b(order|ordered|sort|sorted|first|latest|newest)\b", re.IGNORECASE)
_ANY_ORDER = re.compile(r"\bany order\b", re.IGNORECASE)
_SPELLING = {
    "int": "integer", "int4": "integer", "int8": "bigint", "decimal": "numeric", "bool": "boolean",
    "float": "double precision", "varchar": "text", "jsonb": "json",
}  # fmt: skip


def prompt_problems(exercise: Exercise) -> Iterator[str]:
    """Each thing the prompt leaves unsaid, as a sentence."""
    shown = _shown_result(exercise)
    stated = stated_columns(exercise.prompt)
    if shown is not None:
        yield from _column_problems(shown, stated)
    if exercise.policy.order_by:
        if not _ORDER.search(exercise.prompt) or _ANY_ORDER.search(exercise.prompt):
            yield "prompt.md does not state the row order, which counts here"
        for key in exercise.policy.order_by:
            if not re.search(rf"\b{re.escape(key.column)}\b", exercise.prompt):
                yield f"prompt.md does not name the sort key {key.column}"
    elif (
        shown is not None and exercise.kind is Kind.QUERY and not _ANY_ORDER.search(exercise.prompt)
    ):
        yield 'prompt.md does not say "in any order", though the row order does not count'
    for column, places in exercise.policy.round.items():
        if not re.search(rf"\bround(ed)?\b[^.|]*\b{places}\b", exercise.prompt, re.IGNORECASE):
            yield f"prompt.md does not say that {column} is rounded to {places} decimals"


def stated_columns(prompt: str) -> list[tuple[str, str]]:
    """The (name, type) pairs of the prompt's table of output columns, in order."""
    found: list[tuple[str, str]] = []
    inside = False
    for line in prompt.splitlines():
        if _HEADER.match(line):
            inside = True
        elif inside and line.startswith("|"):
            cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
            if len(cells) >= 2 and not set(cells[0]) <= set("-: "):
                found.append((cells[0], cells[1].lower()))
        elif inside:
            break
    return found


def _shown_result(exercise: Exercise) -> Result | None:
    """The result whose columns the prompt must name: the rows, else what a definition makes."""
    if exercise.expected.result is not None:
        return exercise.expected.result
    if exercise.kind is Kind.DEFINE and exercise.expected.state:
        return next(iter(exercise.expected.state.values())).content
    return None


def _column_problems(shown: Result, stated: list[tuple[str, str]]) -> Iterator[str]:
    names = [name for name, _ in stated]
    if not stated:
        yield "prompt.md has no table `| column | type | meaning |` of the output columns"
    elif names != list(shown.names):
        yield (
            f"prompt.md names the output columns {', '.join(names)}, "
            f"the expected result has {', '.join(shown.names)}"
        )
    else:
        for column, (_, kind) in zip(shown.columns, stated, strict=True):
            if not _same_type(column, kind):
                yield f"prompt.md says {column.name} is {kind}, the expected result {column.type}"


def _same_type(column: Column, stated: str) -> bool:
    word = stated.partition("(")[0].strip()
    return family(_SPELLING.get(word, word)) == family(column.type)
