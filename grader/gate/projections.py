"""Projections and sort keys, walked; both are spelt alike in find and in a pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from grader.gate.expressions import Expressions
from grader.gate.filters import Filters, candidates, is_operators
from grader.gate.shapes import MISSING, NOTHING, Shape, array_of, join, object_of
from grader.gate.walk import Exercised, literal_class, mixes, operand

_QUERY_FORMS = {"$slice", "$elemMatch", "$meta"}


def walk_sort(
    walk: Exercised, operator: str, keys: Iterable[tuple[str, Any]], shape: Shape
) -> None:
    """Sort keys: the way of each, and what kinds are put in order by it."""
    listed = list(keys)
    walk.note(operator, "by one key" if len(listed) == 1 else "by several keys")
    for name, way in listed:
        if way not in (1, -1) or isinstance(way, bool) or name.startswith("$"):
            walk.note(operator, "unknown direction")
            continue
        shown = "up" if way == 1 else "down"
        found = candidates(shape, name.split("."))
        operand(walk, operator, shown, found.shape)
        walk.note_all(operator, (f"{shown} {way}" for way in found.ways))
        inside = found.shape.elements.kinds if "array" in found.shape.kinds else frozenset[str]()
        mixes(walk, operator, "key", found.shape.kinds | inside)


def walk_projection(walk: Exercised, operator: str, spec: Any, scope: Expressions) -> Shape:
    """A projection of find or $project; the shape of the documents it gives."""
    if not isinstance(spec, Mapping) or not spec:
        walk.note(operator, "unknown form")
        return scope.root
    fields = dict(_flat(walk, operator, spec, ""))
    kept = fields.pop("_id", True)
    if isinstance(kept, (str, Mapping)):
        fields["_id"] = kept
        kept = True
    below_id = any(name.startswith("_id.") for name in fields)
    includes = [name for name, value in fields.items() if _is_flag(value) and value]
    leaves_out = [name for name, value in fields.items() if _is_flag(value) and not value]
    computed = {name: value for name, value in fields.items() if not _is_flag(value)}
    slices = [name for name, value in computed.items() if _is_form(operator, value, "$slice")]
    if leaves_out and (includes or len(slices) < len(computed)):
        walk.note(operator, "unknown: fields both in and out")
    walk.note(operator, f"{'with' if kept else 'without'} _id")
    alone = not fields and "_id" in spec and kept
    if slices and len(slices) == len(fields) and "_id" in spec and kept:
        walk.note(operator, "unknown: $slice beside _id alone")
    if leaves_out or (not alone and not includes and len(slices) == len(computed)):
        walk.note_all("$slice (projection)", ("keeps the other fields" for _ in slices))
        result = _excluded(walk, operator, leaves_out, scope)
    else:
        result = _included(walk, operator, includes, scope)
        kept = kept and "_id" not in computed and not below_id
        if kept:
            result = result.put("_id", scope.root.get("_id"))
    for name, value in computed.items():
        result = _computed(walk, operator, name, value, scope, result)
    return result if kept or "_id" in computed or below_id else result.put("_id", MISSING)


def _flat(
    walk: Exercised, operator: str, spec: Mapping[str, Any], prefix: str
) -> Iterable[tuple[str, Any]]:
    """The fields of a projection with nested documents written as dotted paths."""
    for name, value in spec.items():
        if isinstance(value, Mapping) and value and not is_operators(value):
            inner = list(_flat(walk, operator, value, f"{prefix}{name}."))
            what = {"computed" if not _is_flag(part) else "flag" for _, part in inner}
            walk.note(operator, f"nested {' and '.join(sorted(what))}")
            yield from inner
        else:
            yield prefix + name, value


def _is_flag(value: Any) -> bool:
    return isinstance(value, (bool, int, float))


def _is_form(operator: str, value: Any, name: str) -> bool:
    return operator == "projection" and isinstance(value, Mapping) and set(value) == {name}


def _note_path(walk: Exercised, operator: str, what: str, name: str, root: Shape) -> None:
    found = candidates(root, name.split("."))
    walk.note(operator, f"{what} {'a dotted path' if '.' in name else 'a field'}")
    walk.note_all(operator, (f"{what} {way}" for way in found.ways))
    parts = name.split(".")
    for end in range(1, len(parts)):
        operand(walk, operator, f"{what} below", candidates(root, parts[:end]).shape)


def _included(walk: Exercised, operator: str, names: Sequence[str], scope: Expressions) -> Shape:
    tree: dict[str, Any] = {}
    for name in names:
        if name.endswith(".$") and operator == "projection":
            walk.note(operator, "the matched element ($)")
            name = name.removesuffix(".$")
        elif "$" in name:
            walk.note(operator, "unknown: a field's name")
        _note_path(walk, operator, "includes", name, scope.root)
        branch = tree
        *above, last = name.split(".")
        for part in above:
            branch = branch.setdefault(part, {})
            if not isinstance(branch, dict):
                walk.note(operator, "unknown: a path and one below it")
                return scope.root
        branch[last] = True
    return include(scope.root, tree)


def include(shape: Shape, tree: Mapping[str, Any]) -> Shape:
    """What is left of objects when only these fields are kept."""
    fields = {
        name: shape.get(name) if part is True else include(shape.get(name), part)
        for name, part in tree.items()
    }
    found = [object_of(fields)] if "object" in shape.kinds else []
    if shape.kinds & {"array", "empty"}:
        found.append(array_of(include(shape.elements, tree).without("missing")))
    if shape.kinds - {"array", "empty", "object"}:
        found.append(MISSING)
    return join(found)


def _excluded(walk: Exercised, operator: str, names: Sequence[str], scope: Expressions) -> Shape:
    result = scope.root
    for name in names:
        _note_path(walk, operator, "leaves out", name, scope.root)
        result = exclude(result, name.split("."))
    return result


def exclude(shape: Shape, path: Sequence[str]) -> Shape:
    """The shape when a field is taken away."""
    item = exclude(shape.item, path) if shape.item is not None else None
    fields = dict(shape.fields)
    if path[0] in fields:
        if len(path) == 1:
            del fields[path[0]]
        else:
            fields[path[0]] = exclude(fields[path[0]], path[1:])
    return Shape(shape.kinds, item, fields, shape.open)


def _computed(
    walk: Exercised, operator: str, name: str, value: Any, scope: Expressions, result: Shape
) -> Shape:
    if operator == "projection" and isinstance(value, Mapping) and set(value) & _QUERY_FORMS:
        return _query_form(walk, name, value, scope, result)
    form = _form(value)
    walk.note(operator, f"computes from {form}")
    walk.note(operator, f"computes {'a dotted path' if '.' in name else 'a field'}")
    given = scope.shape(value)
    operand(walk, operator, "computed", given)
    if "." in name:
        operand(walk, operator, "computed at a dotted path", given)
        operand(
            walk, operator, "computes below", candidates(scope.root, name.split(".")[:-1]).shape
        )
    if scope.root.get(name.split(".")[0]).kinds != {"missing"}:
        walk.note(operator, "computes over a field")
    return assign(result, name.split("."), given)


def _form(value: Any) -> str:
    if isinstance(value, Mapping):
        return "an expression"
    if isinstance(value, list):
        return "an array"
    path = isinstance(value, str) and value.startswith("$")
    return "a path" if path else f"literal {literal_class(value)}"


def _query_form(
    walk: Exercised, name: str, value: Mapping[str, Any], scope: Expressions, result: Shape
) -> Shape:
    kind = next(iter(value))
    operator = f"{kind} (projection)"
    found = candidates(scope.root, name.split("."))
    operand(walk, operator, "data", found.shape)
    walk.note_all(operator, (f"path {way}" for way in found.ways))
    if kind == "$elemMatch" and len(value) == 1:
        Filters(walk, scope.root).element(value[kind], found)
        one = found.shape.without(*(found.shape.kinds - {"array"}))
        return assign(result, name.split("."), one.also("missing"))
    if kind == "$slice" and len(value) == 1:
        many = value[kind] if isinstance(value[kind], list) else [value[kind]]
        walk.note(operator, "of " + ", ".join(literal_class(part) for part in many))
    else:
        walk.note(operator, "unknown")
    return assign(result, name.split("."), found.shape.also("missing", "empty"))


def assign(shape: Shape, path: Sequence[str], value: Shape) -> Shape:
    """The shape once a field is set, the objects above it made where there are none."""
    if not path:
        return value
    found = []
    if shape.kinds - {"array", "empty"} or not shape.kinds:
        base = Shape(frozenset({"object"}), None, shape.fields, shape.open)
        found.append(base.put(path[0], assign(base.get(path[0]), path[1:], value)))
        if shape.kinds & NOTHING or "object" not in shape.kinds:
            found.append(object_of({path[0]: assign(MISSING, path[1:], value)}))
    if shape.kinds & {"array", "empty"}:
        inner = assign(shape.elements, path, value) if shape.elements.kinds else shape.elements
        found.append(array_of(inner))
    return join(found)
