"""Small collections from validators alone, which keep them and the unique indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Any

from grader.traps.data.salt import Salt
from grader.traps.data.shape import MOODS, Shape, shape_of
from grader.traps.documents.rules import (
    Document,
    Layout,
    index_keys,
    unique_indexes,
    validator,
    values_at,
)
from grader.traps.documents.validators import bson_type, comparable, faults, types_of
from grader.traps.documents.values import Scalars, object_id, scalar_types, scalars
from grader.traps.problems import Unfillable

Path = tuple[str, str]
"""A collection and a dotted path in its documents."""

_TRIES = 30
_AIMED = 0.4
"""The chance of a document that is made to be found: what answers compare is near its value."""
_STRAY = 0.1
"""The chance of a field in it that is not."""


def generate_documents(
    layout: Layout,
    salt: Salt,
    *,
    seed: int,
    shape: Shape | None = None,
    references: Mapping[Path, Path] | None = None,
    collections: Sequence[str] | None = None,
) -> dict[str, tuple[Document, ...]]:
    """Small collections, 0 to 8 documents each, the same for a seed.

    `layout` is what mongo.json holds under "collections"; the salt's columns are (collection,
    path). Values at a path that `references` names are among those at the path it refers to, where
    there are any; without `references` they are guessed, see `guessed_references`. Only the
    `collections` asked for and those they refer to are made. Raises UnknownRule for validators that
    cannot be evaluated, Unfillable where no document was found.
    """
    known = _known(layout, salt)
    refers = known.guessed if references is None else references
    maker = _Maker(known, Random(seed), shape or shape_of(seed), refers)
    names = _wanted(layout, refers, collections)
    empty: set[str] = set()
    if (shape or shape_of(seed)) is Shape.EMPTY:
        asked = list(collections or names)
        empty = set(maker.random.sample(asked, maker.random.randint(1, max(1, len(asked) // 2))))
    for name in names:
        targets = {there for (here, _), (there, _) in refers.items() if here == name} - {name}
        if targets & empty:  # nothing would be left of what its documents refer to
            empty.add(name)
        maker.fill(name, empty=name in empty)
    return {name: tuple(maker.made[name]) for name in names}


def guessed_references(layout: Layout) -> dict[Path, Path]:
    """Paths whose last name is another collection's in the singular and `_id` (or `_ids`);
    `parent_id` refers to its own collection.
    """
    found: dict[Path, Path] = {}
    for name in layout:
        for path in _paths(validator(name, layout), ""):
            last = path.rpartition(".")[2]
            for other in layout:
                single = other[:-3] + "y" if other.endswith("ies") else other.removesuffix("s")
                if last in (f"{single}_id", f"{single}_ids") and other != name:
                    found[name, path] = (other, "_id")
            if last == "parent_id":
                found[name, path] = (name, "_id")
    return found


def dangling_references(
    layout: Layout, collections: Mapping[str, Sequence[Document]]
) -> frozenset[tuple[Path, Any]]:
    """Values that should, by `guessed_references`, stand in another collection and do not."""
    found = set()
    for (name, path), (other, there) in guessed_references(layout).items():
        known = {comparable(one.get(there)) for one in collections.get(other, ())}
        for document in collections.get(name, ()):
            for value in values_at(document, path):
                if not isinstance(value, (list, dict)) and value is not None:
                    key = comparable(value)
                    if key not in known:
                        found.add(((name, path), key))
    return frozenset(found)


def _paths(schema: Mapping[str, Any], path: str) -> list[str]:
    found = [path] if path else []
    for name, part in schema.get("properties", {}).items():
        found += _paths(part, f"{path}.{name}" if path else name)
    if isinstance(schema.get("items"), Mapping):
        found += [one for one in _paths(schema["items"], path) if one != path]
    return found


def _wanted(layout: Layout, refers: Mapping[Path, Path], asked: Sequence[str] | None) -> list[str]:
    """The collections to make, each after those it refers to where there is no circle."""
    todo = list(asked if asked is not None else layout)
    chosen: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in layout:
            raise Unfillable(name, "there is no such collection")
        if name not in chosen:
            chosen.add(name)
            todo += [there for (here, _), (there, _) in refers.items() if here == name]
    left = [name for name in layout if name in chosen]
    ordered: list[str] = []
    while left:
        needs = {
            name: {there for (here, _), (there, _) in refers.items() if here == name} - {name}
            for name in left
        }
        ready = next((name for name in left if needs[name] <= set(ordered)), left[0])
        ordered.append(ready)
        left.remove(ready)
    return ordered


def _shared(salt: Salt, refers: Mapping[Path, Path]) -> dict[Path, tuple[Any, ...]]:
    """The salt by place, where what refers shares with what it refers to."""
    found = dict(salt.columns)
    for here, there in refers.items():
        if here in salt.columns:
            found[there] = tuple(dict.fromkeys((*found.get(there, ()), *salt.columns[here])))
    return found


class _Known:
    """What is read once for a layout and a salt."""

    def __init__(self, layout: Layout, salt: Salt) -> None:
        self.layout = layout
        self.salt = salt
        self.guessed = guessed_references(layout)
        self.validators = {name: validator(name, layout) for name in layout}
        self.indexes = {name: unique_indexes(name, layout) for name in layout}
        self.columns = _shared(salt, self.guessed)
        self._aimed = {
            (name, ".".join(parts[:size]))
            for (name, path), values in self.columns.items()
            for parts in [path.split(".")]
            for size in range(1, len(parts) + 1)
            if values
        }
        self._scalars: dict[tuple[str, str, str], Scalars] = {}

    def aims_at(self, name: str, path: str) -> bool:
        """Whether answers compare what stands at a path, or inside of it, with something."""
        return (name, path) in self._aimed

    def named(self, name: str, path: str) -> tuple[str, ...]:
        """The fields right below a path that the salt names."""
        start = f"{path}."
        below = [
            there.removeprefix(start).partition(".")[0]
            for owner, there in self.salt.columns
            if owner == name and there.startswith(start)
        ]
        return tuple(dict.fromkeys(below))

    def scalars(self, name: str, path: str, kind: str, schema: Mapping[str, Any]) -> Scalars:
        """Values of a type for a path; see `scalars`."""
        key = (name, path, kind)
        if key not in self._scalars:
            named = self.columns.get((name, path), ())
            self._scalars[key] = scalars(path, kind, schema, self.salt, named)
        return self._scalars[key]


_KEPT = 8
_cache: dict[tuple[int, int], _Known] = {}


def _known(layout: Layout, salt: Salt) -> _Known:
    """Kept with the layout and the salt, so that their ids stay theirs."""
    key = (id(layout), id(salt))
    if key not in _cache:
        if len(_cache) >= _KEPT:
            _cache.clear()
        _cache[key] = _Known(layout, salt)
    return _cache[key]


class _Maker:
    """Makes the documents of one dataset."""

    def __init__(
        self, known: _Known, random: Random, shape: Shape, refers: Mapping[Path, Path]
    ) -> None:
        self.made: dict[str, list[Document]] = {}
        self.random = random
        self._known = known
        self._salt = known.salt
        self._shape = shape
        self._mood = MOODS[shape]
        self._refers = refers
        self._palettes: dict[tuple[str, str, str], list[Any]] = {}
        self._bare: dict[Path, bool] = {}
        self._name = ""
        self._number = 0
        self._aimed = False
        self._ids: list[int] = []

    def fill(self, name: str, *, empty: bool) -> None:
        """Add a collection."""
        documents = self.made[name] = []
        if empty:
            return
        self._name = name
        schema = self._known.validators[name]
        indexes = self._known.indexes[name]
        self._ids = self.random.sample(range(1, 13), 12)
        seen: list[set[Any]] = [set() for _ in indexes]
        for _ in range(self.random.randint(self._mood.least, self._mood.most)):
            self._aimed = self._chance(_AIMED)
            for self._number in range(_TRIES):
                document = self._object(schema, "")
                if next(faults(schema, document), None) is not None:
                    continue
                keys = [index_keys(index, document) for index in indexes]
                if all(not (one & known) for one, known in zip(keys, seen, strict=True)):
                    for one, known in zip(keys, seen, strict=True):
                        known |= one
                    documents.append(document)
                    break
        if not documents:
            raise Unfillable(name, "no document was found that keeps its validator")

    def _value(self, schema: Mapping[str, Any], path: str) -> Any:
        target = self._refers.get((self._name, path))
        if target is not None and (found := self._referred(target, schema, path)) is not None:
            return found
        if target is not None and target[0] == self._name and "null" in types_of(schema):
            return None  # the first of a tree has no parent
        if path == "_id":
            return self._id(schema)
        if "enum" in schema and "bsonType" not in schema:
            return self._pick(path, "enum", schema)
        types = types_of(schema)
        null = _STRAY / 2 if self._aims(path) else self._mood.null
        if "null" in types and ("bsonType" in schema) and self._chance(null):
            return None
        choices = scalar_types(schema)
        if not choices:
            return None
        kind = choices[0] if self._chance(0.7) else self.random.choice(choices)
        if kind == "object":
            return self._object(schema, path)
        if kind == "array":
            return self._array(schema, path)
        return self._pick(path, kind, schema)

    def _object(self, schema: Mapping[str, Any], path: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        properties = schema.get("properties", {})
        required = schema.get("required", ())
        absent = 0.0 if self._shape is Shape.FULL else max(self._mood.null, 0.1)
        for name in dict.fromkeys((*properties, *required)):
            here = f"{path}.{name}" if path else name
            if name in required or not self._chance(_STRAY if self._aims(here) else absent):
                found[name] = self._value(properties.get(name, {}), here)
        more = schema.get("additionalProperties", True)
        if isinstance(more, Mapping) or (more and path and not properties):
            named = self._known.named(self._name, path) if more is True else ()
            for name in named:
                if not self._chance(_STRAY if self._aims(f"{path}.{name}") else absent):
                    found[name] = self._guess(f"{path}.{name}")
            others = [name for name in ("a", "b", "c") if name not in named]
            for name in self.random.sample(others, self.random.randint(0, 1 if named else 2)):
                found[name] = self._value(
                    more if isinstance(more, Mapping) else {}, f"{path}.{name}"
                )
        return found

    def _guess(self, path: str) -> Any:
        """A value of which the validator says nothing, but that the salt names."""
        inner = self._known.named(self._name, path)
        if self._chance(_STRAY / 2 if self._aims(path) else self._mood.null):
            return None
        if not inner:
            if not self._chance(0.7):
                return self._value({}, path)
            kinds = [bson_type(one) for one in self._salt.columns.get((self._name, path), ())]
            kind = self.random.choice(kinds or ["int", "int", "string"])
            return self._pick(path, kind, {"bsonType": ["number", "string"]})
        key = (self._name, path)
        if self._bare.setdefault(key, self._chance(0.15)):
            return self._guessed(inner, path)
        least = 1 if self._aims(path) else 0
        return [self._guessed(inner, path) for _ in range(self.random.randint(least, 3))]

    def _guessed(self, names: Sequence[str], path: str) -> dict[str, Any]:
        absent = max(self._mood.null, 0.1) / 2
        return {name: self._guess(f"{path}.{name}") for name in names if not self._chance(absent)}

    def _array(self, schema: Mapping[str, Any], path: str) -> list[Any]:
        least = schema.get("minItems", 0)
        most = min(schema.get("maxItems", least + 3), least + 3)
        size = self.random.choice((least, min(least + 1, most), self.random.randint(least, most)))
        if self._aims(path) and not self._chance(_STRAY):
            size = max(size, min(1, most))
        items: list[Any] = []
        for _ in range(size):
            if items and self._chance(self._mood.copy) and not schema.get("uniqueItems"):
                items.append(items[-1])
            else:
                items.append(self._value(schema.get("items", {"bsonType": "string"}), path))
        if schema.get("uniqueItems"):
            items = list({comparable(item): item for item in items}.values())
        return items

    def _pick(self, path: str, kind: str, schema: Mapping[str, Any]) -> Any:
        """One of the few values that a path takes in this dataset; any legal one in a later try."""
        if kind == "objectId":
            return object_id(self.random.randint(1, 40))
        if self._aims(path) and not self._chance(_STRAY):
            known = self._known.scalars(self._name, path, kind, schema)
            if known.exact and self._chance(0.45 if known.beside else 1.0):
                return self.random.choice(known.exact)
            if known.beside:
                return self.random.choice(known.beside)
        key = (self._name, path, kind)
        palette = self._palettes.get(key)
        if palette is None or self._number > 2:
            found = self._known.scalars(self._name, path, kind, schema)
            sources = [self._source(found) for _ in range(self._mood.values)]
            palette = [self.random.choice(values) for values in sources if values]
            if not palette:
                raise Unfillable(self._name, f"no {kind} was found for {path}")
            self._palettes.setdefault(key, palette)
        return self.random.choice(palette)

    def _source(self, known: Scalars) -> Sequence[Any]:
        """The values to choose one from, by the mood."""
        if self._chance(self._mood.salted):
            near = known.exact if known.exact and self._chance(self._mood.exact) else known.salted
            return near or known.exact or known.plain
        return known.plain or known.salted or known.exact

    def _aims(self, path: str) -> bool:
        """Whether what stands at a path is to be what answers look for."""
        return self._aimed and self._known.aims_at(self._name, path)

    def _id(self, schema: Mapping[str, Any]) -> Any:
        """An id that no document has yet, most of the time."""
        kind = (scalar_types(schema) or ["objectId"])[0]
        number = self._ids.pop() if self._ids else self.random.randint(13, 99)
        if kind == "objectId":
            return object_id(number)
        named = [
            one
            for value in self._known.columns.get((self._name, "_id"), ())
            if not isinstance(value, Decimal)
            for one in ((value, value, value + 1, value - 1) if type(value) is int else (value,))
            if next(faults(schema, one), None) is None
        ]
        if named and self._chance(0.45):
            return self.random.choice(named)
        if kind == "string":
            return f"{self._name[:1]}{number}"
        return number if kind == "int" else self._pick("_id", kind, schema)

    def _referred(self, target: Path, schema: Mapping[str, Any], path: str) -> Any:
        """A value at the target that fits here, None where there is none."""
        name, there = target
        if ("null" in types_of(schema) and "bsonType" in schema) and self._chance(self._mood.null):
            return None
        found = [one for document in self.made.get(name, ()) for one in values_at(document, there)]
        found = found[: self._mood.parents or None]
        part = schema.get("items", schema) if "array" in types_of(schema) else schema
        legal = [one for one in found if next(faults(part, one), None) is None]
        if not legal:
            return None
        if self._aims(path) and part is schema:
            wanted = self._known.columns.get((self._name, path), ())
            legal = [one for one in legal if one in wanted] or legal
        if part is not schema:
            size = self.random.randint(schema.get("minItems", 0), 2)
            return [self.random.choice(legal) for _ in range(size)]
        return self.random.choice(legal)

    def _chance(self, chance: float) -> bool:
        return self.random.random() < chance
