"""MongoDB's stages, operators and methods, and the server version that brought each.

`catalogue.json` keeps them by group. A version of 2.4 means that it was there in 2.4 or before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from grader.queries.nearest import nearest

GROUPS: Mapping[str, str] = {
    "stages": "an aggregation stage",
    "accumulators": "an accumulator of $group",
    "window": "an operator of $setWindowFields",
    "expressions": "an expression operator",
    "query": "a query operator",
    "update": "an update operator",
    "modifiers": "a modifier of an update operator",
    "projection": "a projection operator",
}
"""The groups of names that begin with `$`, and what a name of each is called."""


@cache
def _content() -> dict[str, Any]:
    text = (files("grader.queries.mongosh") / "catalogue.json").read_text("utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


@cache
def names(group: str) -> Mapping[str, str]:
    """The names of a group, and the server version that brought each."""
    found: dict[str, str] = {}
    for version, words in _content()[group].items():
        found.update(dict.fromkeys(words.split(), version))
    return found


@cache
def shape(name: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The named arguments of a stage or an expression operator: those needed, and all.

    None for those that take none.
    """
    line = _content()["arguments"].get(name)
    if line is None:
        return None
    words = line.split()
    needed = frozenset(word for word in words if not word.endswith("?"))
    return needed, frozenset(word.rstrip("?") for word in words)


def since(group: str, name: str) -> str:
    """The server version that brought a name, or "" for an unknown one."""
    return names(group).get(name, "")


def group_of(name: str, tried: str) -> str:
    """Another group that knows the name, or ""."""
    return next((group for group in GROUPS if group != tried and name in names(group)), "")


def nearest_name(name: str, group: str) -> str:
    """The group's name that the learner most likely meant, or ""."""
    known = names(group)
    if f"${name}" in known:
        return f"${name}"
    for meant, words in _content()["synonyms"].items():
        if meant in known and name.removeprefix("$").lower() in words.lower().split():
            return str(meant)
    bare = {item.removeprefix("$"): item for item in known}
    return bare.get(nearest(name.removeprefix("$"), bare), "")
