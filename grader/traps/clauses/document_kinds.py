"""What kind of thing a change of a stage or argument mends: which part is off, not what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

DIFFERS = "differs"
SEVERAL = "several"
_CONDITIONS = {"filter", "$match"}
_KEYS = {"sort", "$sort", "keys"}


def document_kind(name: str, mine: Any, theirs: Any) -> str:
    """The kind of what is off in an argument or stage of that name, such as `condition-missing`.

    What differs is followed down to the one place where it does; `several` where there are more.
    """
    noun = "condition" if name in _CONDITIONS else "key" if name in _KEYS else "field"
    found = _differences(mine, theirs, noun)
    return found[0] if len(found) == 1 else SEVERAL if found else DIFFERS


def _differences(mine: Any, theirs: Any, noun: str) -> list[str]:
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _documents(mine, theirs, noun)
    if isinstance(mine, list) and isinstance(theirs, list):
        return _arrays(mine, theirs, noun)
    if mine == theirs and type(mine) is type(theirs):
        return []
    if noun == "key":
        return ["key-direction"]
    both = [_paths(mine), _paths(theirs)]
    if all(both):
        return [f"{noun}-path"]
    plain = not any(isinstance(one, (dict, list)) for one in (mine, theirs)) and not any(both)
    return [f"{noun}-value" if plain else f"{noun}-{DIFFERS}"]


def _documents(mine: Mapping[str, Any], theirs: Mapping[str, Any], noun: str) -> list[str]:
    out = [key for key in mine if key not in theirs]
    put = [key for key in theirs if key not in mine]
    found: list[str] = []
    if len(out) == len(put) == 1:
        found.append(_exchanged(out[0], put[0], mine[out[0]] == theirs[put[0]], noun))
    else:
        found += [f"{noun}-extra"] * len(out) + [f"{noun}-missing"] * len(put)
    for key in mine:
        if key in theirs:
            found += _differences(mine[key], theirs[key], noun)
    if not found and noun == "key" and list(mine) != list(theirs):
        found.append("key-order")
    return found


def _exchanged(mine: str, theirs: str, same: bool, noun: str) -> str:
    """One key in the place of another."""
    operators = [key.startswith("$") for key in (mine, theirs)]
    if all(operators) and same:
        return f"{noun}-operator"
    if not any(operators) and same:
        return f"{noun}-name"
    return f"{noun}-{DIFFERS}"


def _arrays(mine: Sequence[Any], theirs: Sequence[Any], noun: str) -> list[str]:
    if len(mine) == len(theirs):
        return [
            item
            for one, two in zip(mine, theirs, strict=True)
            for item in _differences(one, two, noun)
        ]
    longer, shorter = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
    if len(longer) - len(shorter) == 1 and all(item in longer for item in shorter):
        return [f"{noun}-{'extra' if longer is mine else 'missing'}"]
    return [f"{noun}-{DIFFERS}"]


def _paths(value: Any) -> bool:
    """Whether it reads a field: `"$total"`."""
    return isinstance(value, str) and value.startswith("$")
