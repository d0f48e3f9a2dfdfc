"""Projections of find and $project: what is kept, in the document's order, then what is computed.

https://www.mongodb.com/docs/manual/reference/operator/aggregation/project/ and
https://www.mongodb.com/docs/manual/reference/method/db.collection.find/#projection
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from operator import itemgetter
from typing import Any

from pymongo.errors import OperationFailure
from sentinels import NOTHING  # type: ignore[import-untyped]

Tree = dict[str, Any]
"""By field: True or False, what computes it from the whole document, or the tree below it."""
ValueOf = Callable[[Any, Any], Any]
"""The value of an expression on a document, NOTHING where it is missing."""
Passes = Callable[[Mapping[str, Any], Any], bool]
"""Whether a document passes a filter."""


def project(document: Any, spec: Any, value_of: ValueOf) -> dict[str, Any]:
    """What $project makes of a document."""
    leaves = dict(_leaves(spec))
    kept = leaves.pop("_id", True)
    if not _is_flag(kept):
        leaves["_id"], kept = kept, True
    flags = {bool(leaf) for leaf in leaves.values() if _is_flag(leaf)}
    computed = {name: leaf for name, leaf in leaves.items() if not _is_flag(leaf)}
    if len(flags) > 1 or (computed and False in flags):
        raise OperationFailure("a projection cannot both include and exclude fields")
    if True in flags or computed or (kept and not flags):
        return _including(document, leaves, kept, value_of)
    return _excluding(document, leaves, kept)


def find_projection(
    document: Any, spec: Any, filter_: Any, value_of: ValueOf, passes: Passes
) -> dict[str, Any]:
    """What the projection of find makes of a document that passed the filter."""
    leaves = dict(_leaves(spec))
    slices = {name: leaves.pop(name)["$slice"] for name in list(leaves)
              if _is_form(leaves[name], "$slice")}  # fmt: skip
    matched = {name.removesuffix(".$"): leaves.pop(name) for name in list(leaves)
               if name.endswith(".$")}  # fmt: skip
    for name, leaf in leaves.items():
        if _is_form(leaf, "$elemMatch"):
            leaves[name] = _first_match(name, leaf["$elemMatch"], passes)
    others = {name: leaf for name, leaf in leaves.items() if name != "_id"}
    if slices and not others and not matched:
        if leaves.get("_id"):
            raise NotImplementedError("$slice beside nothing but _id")
        result = _excluding(document, {}, bool(leaves.get("_id", True)))
    else:
        chosen = dict.fromkeys(matched, 1)
        if any(not _is_flag(leaf) or leaf for leaf in others.values()) or matched:
            chosen |= dict.fromkeys(slices, 1)
        result = project(document, {**leaves, **chosen}, value_of)
    for path, limits in slices.items():
        result = _at(result, path.split("."), partial(_cut, limits))
    for path in matched:
        place = _matched_place(document, path, filter_, passes)
        result = _at(result, path.split("."), itemgetter(slice(place, place + 1)))
    return result


def _leaves(spec: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The fields of a projection, those of nested documents by dotted paths."""
    if not isinstance(spec, Mapping) or not spec:
        raise OperationFailure("an empty projection")
    for name, leaf in spec.items():
        if isinstance(leaf, Mapping) and not any(str(key).startswith("$") for key in leaf):
            yield from _leaves(leaf, f"{prefix}{name}.")
        else:
            yield prefix + name, leaf


def _is_flag(leaf: Any) -> bool:
    return isinstance(leaf, (bool, int, float))


def _is_form(leaf: Any, name: str) -> bool:
    return isinstance(leaf, Mapping) and set(leaf) == {name}


def _tree(leaves: Mapping[str, Any], document: Any, value_of: ValueOf) -> Tree:
    tree: Tree = {}
    for path, leaf in leaves.items():
        *above, last = path.split(".")
        branch = tree
        for name in above:
            branch = branch.setdefault(name, {})
            if not isinstance(branch, dict):
                raise OperationFailure(f"path collision at {path}")
        if last in branch:
            raise OperationFailure(f"path collision at {path}")
        branch[last] = bool(leaf) if _is_flag(leaf) else _Computed(leaf, document, value_of)
    return tree


class _Computed:
    """A field that is computed from the whole document."""

    def __init__(self, leaf: Any, document: Any, value_of: ValueOf) -> None:
        self._leaf, self._document, self._value_of = leaf, document, value_of

    def value(self) -> Any:
        if callable(self._leaf):
            return self._leaf(self._document)
        return self._value_of(self._leaf, self._document)


def _including(document: Any, leaves: Any, kept: Any, value_of: ValueOf) -> dict[str, Any]:
    tree = _tree(leaves, document, value_of)
    if kept and "_id" not in tree:
        tree["_id"] = True
    found = _include(document, tree)
    return {"_id": found["_id"], **found} if "_id" in found else found


def _include(document: Mapping[str, Any], tree: Tree) -> dict[str, Any]:
    found = {}
    for name, value in document.items():
        part = tree.get(name)
        if part is True:
            found[name] = copied(value)
        elif isinstance(part, dict):
            inner = _include_below(value, part)
            if inner is not NOTHING:
                found[name] = inner
    for name, part in tree.items():
        value = NOTHING
        if isinstance(part, _Computed):
            value = part.value()
        elif isinstance(part, dict) and name not in document and _computes(part):
            value = _include({}, part)
        if value is not NOTHING:
            found[name] = value
    return found


def _include_below(value: Any, tree: Tree) -> Any:
    if isinstance(value, Mapping):
        return _include(value, tree)
    if isinstance(value, list):
        inside = [_include_below(one, tree) for one in value]
        return [one for one in inside if one is not NOTHING]
    return _include({}, tree) if _computes(tree) else NOTHING


def _computes(tree: Tree) -> bool:
    return any(
        isinstance(part, _Computed) or (isinstance(part, dict) and _computes(part))
        for part in tree.values()
    )


def _excluding(document: Any, leaves: Any, kept: Any) -> dict[str, Any]:
    tree = _tree(leaves, document, lambda *_: NOTHING)
    if not kept:
        tree["_id"] = False
    return dict(_exclude(document, tree))


def _exclude(value: Any, tree: Tree) -> Any:
    if isinstance(value, list):
        return [_exclude(one, tree) for one in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: _exclude(part, tree[name]) if isinstance(tree.get(name), dict) else copied(part)
        for name, part in value.items()
        if tree.get(name) is not False
    }


def copied(value: Any) -> Any:
    """A copy of documents and arrays, to any depth."""
    if isinstance(value, Mapping):
        return {name: copied(part) for name, part in value.items()}
    return [copied(one) for one in value] if isinstance(value, list) else value


def _at(document: Any, path: list[str], change: Callable[[Any], Any]) -> Any:
    """A copy with an array changed; a value that is no array stays as it is."""
    if not path:
        return change(document) if isinstance(document, list) else document
    if isinstance(document, list):
        raise NotImplementedError("a part of arrays inside arrays")
    if not isinstance(document, Mapping) or path[0] not in document:
        return document
    return {**document, path[0]: _at(document[path[0]], path[1:], change)}


def _cut(limits: Any, array: list[Any]) -> list[Any]:
    """What $slice leaves: the first, or the last where negative; or so many after a number."""
    if not isinstance(limits, list):
        number = _whole(limits)
        return array[:number] if number >= 0 else array[number:]
    skip, number = map(_whole, limits)
    if number <= 0:
        raise OperationFailure("$slice must take a positive number")
    start = skip if skip >= 0 else max(0, len(array) + skip)
    return array[start : start + number]


def _whole(number: Any) -> int:
    if isinstance(number, bool) or not isinstance(number, (int, float)) or number != int(number):
        raise OperationFailure("$slice needs whole numbers")
    return int(number)


def _first_match(path: str, condition: Any, passes: Passes) -> Callable[[Any], Any]:
    """The first element that $elemMatch lets through, as an array; missing where there is none."""
    if "." in path or not isinstance(condition, Mapping):
        raise OperationFailure("$elemMatch needs a document, and no dotted path")

    def first(document: Any) -> Any:
        array = document.get(path)
        for one in array if isinstance(array, list) else []:
            if passes({"array": {"$elemMatch": condition}}, {"array": [one]}):
                return [copied(one)]
        return NOTHING

    return first


def _matched_place(document: Any, path: str, filter_: Any, passes: Passes) -> int:
    """Which element of an array was the first that the one condition on it was true of."""
    names = [name for name in filter_ or {} if name == path or name.startswith(f"{path}.")]
    array: Any = document
    for name in path.split("."):
        array = array.get(name) if isinstance(array, Mapping) else None
    if len(names) != 1 or not isinstance(array, list):
        raise NotImplementedError("the matched element of no array, or by several conditions")
    rest, condition = names[0].removeprefix(path), filter_[names[0]]
    for place, one in enumerate(array):
        inner = one if not rest or isinstance(one, Mapping) else {}
        if passes({f"array{rest}": condition}, {"array": [inner]}):
            return place
    raise OperationFailure("positional operator '.$' couldn't find a matching element in the array")
