"""Parts of stored collections: documents that values name, or that stand side by side."""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from grader.models import from_extended, to_extended

_RUN = 24
_NAMED = 12
_LINKED = 24

_FIRST = '{"_id":'
_NAMED_ID = re.compile(r'_ids?":\[?([^,\]}]+)')

Chosen = dict[str, list[int]]
"""Places of documents, by collection."""


def document_parts(
    texts: Mapping[str, str], wanted: Sequence[Any], count: int, seed: int
) -> Iterator[dict[str, tuple[Any, ...]]]:
    """Parts of the collections whose JSON lines `texts` gives.

    First, for each of `wanted` (an item that came out or should have), the documents that hold
    most of its fields; then `count` runs of documents. Each with documents of the other
    collections that it names by their `_id`, or that name its own.
    """
    lines = {name: [line for line in text.split("\n") if line] for name, text in texts.items()}
    for item in wanted:
        if start := _holding(lines, item):
            yield _part(lines, start)
    rng = random.Random(seed)
    names = [name for name, found in lines.items() if found]
    for _ in range(count if names else 0):
        name = rng.choice(names)
        yield _part(lines, {name: _run(lines[name], rng)})


def _holding(lines: Mapping[str, Sequence[str]], item: Any) -> Chosen:
    fields = {text for name, value in _scalars("", item) if (text := _written(name, value))}
    start: Chosen = {}
    for name, found in lines.items():
        scores = [sum(field in line for field in fields) for line in found]
        best = max(scores, default=0)
        if best:
            start[name] = [at for at, score in enumerate(scores) if score == best][:_NAMED]
    return start


def _run(lines: Sequence[str], rng: random.Random) -> list[int]:
    """Documents one after the other: of all, or of those that share a field with one of them."""
    first = rng.randrange(len(lines))
    places = list(range(first, len(lines)))
    fields = [_written(name, value) for name, value in _scalars("", _read(lines[first])) if name]
    if fields and rng.random() < 0.5:
        field = rng.choice(fields)
        places = [at for at in places if at == first or field in lines[at]]
    return places[:_RUN]


def _part(lines: Mapping[str, Sequence[str]], start: Chosen) -> dict[str, tuple[Any, ...]]:
    part = {name: [_read(lines[name][at]) for at in places] for name, places in start.items()}
    values = {_key(value) for found in part.values() for _, value in _scalars("", found)}
    ids = {_key(document.get("_id")) for found in part.values() for document in found}
    for name, found in lines.items():
        if name not in start:
            linked = (line for line in found if _own_id(line) in values or _named_ids(line) & ids)
            part[name] = [_read(line) for line in itertools.islice(linked, _LINKED)]
    return {name: tuple(found) for name, found in part.items() if found}


def _own_id(line: str) -> str:
    return line[len(_FIRST) : line.find(',"')] if line.startswith(_FIRST) else ""


def _named_ids(line: str) -> set[str]:
    return set(_NAMED_ID.findall(line, len(_FIRST)))


def _scalars(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every value inside, with the name of the field it stands in."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(name, inner)
    elif value is not None and not isinstance(value, bool | float):
        yield name, value


def _written(name: str, value: Any) -> str:
    """How a field stands in a line; "" for values that say little."""
    if name in ("", "_id") and isinstance(value, datetime):
        return ""
    return f'"{name}":{_key(value)}'


def _key(value: Any) -> str:
    return json.dumps(to_extended(value), ensure_ascii=False, separators=(",", ":"))


def _read(line: str) -> Any:
    return from_extended(json.loads(line))
