"""What kind of thing a change of a stage or argument mends: which part is off, not what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

DIFFERS = "differs"
SEVERAL = "several"
_CONDITIONS = {"filter", "$match", "arrayFilters"}
_KEYS = {"sort", "$sort", "keys"}
_NUMBERS = {"limit", "skip"}


def document_kind(name: str, mine: Any, theirs: Any) -> str:
    """The kind of what is off in an argument or stage of that name, such as `condition-missing`.

    What differs is followed down to the one place where it does; `several` where there are more.
    """
    if not isinstance(mine, (dict, list)) or not isinstance(theirs, (dict, list)):
        return "number" if name.lstrip("$") in _NUMBERS else DIFFERS
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
    if not any(isinstance(one, (dict, list)) for one in (mine, theirs)) and not any(both):
        return [f"{noun}-value"]
    used = [Counter(_operators(one)) for one in (mine, theirs)]
    kind = "short" if used[0] < used[1] else "long" if used[1] < used[0] else DIFFERS
    return [f"{noun}-{kind}"]


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


def _operators(value: Any) -> Iterator[str]:
    """The operators inside, each as often as it is there."""
    if isinstance(value, dict):
        yield from (key for key in value if key.startswith("$"))
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        if isinstance(item, (dict, list)):
            yield from _operators(item)


def _paths(value: Any) -> bool:
    """Whether it reads a field: `"$total"`."""
    return isinstance(value, str) and value.startswith("$")
