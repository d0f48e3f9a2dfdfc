"""Small collections from validators alone, which keep them and the unique indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from grader.traps.documents.validators import comparable, faults, types_of
from grader.traps.documents.values import object_id, scalar_types, scalars
from grader.traps.problems import Unfillable

Path = tuple[str, str]
"""A collection and a dotted path in its documents."""

_TRIES = 30


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


class _Known:
    """What is read once for a layout and a salt."""

    def __init__(self, layout: Layout, salt: Salt) -> None:
        self.layout = layout
        self.salt = salt
        self.guessed = guessed_references(layout)
        self.validators = {name: validator(name, layout) for name in layout}
        self.indexes = {name: unique_indexes(name, layout) for name in layout}
        self._scalars: dict[tuple[str, str, str], tuple[list[Any], list[Any]]] = {}

    def scalars(
        self, name: str, path: str, kind: str, schema: Mapping[str, Any]
    ) -> tuple[list[Any], list[Any]]:
        """Salted and plain values of a type for a path."""
        key = (name, path, kind)
        if key not in self._scalars:
            named = self.salt.columns.get((name, path), ())
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
        self._name = ""
        self._number = 0
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
        if target is not None and (found := self._referred(target, schema)) is not None:
            return found
        if path == "_id":
            return self._id(schema)
        if "enum" in schema and "bsonType" not in schema:
            return self._pick(path, "enum", schema)
        types = types_of(schema)
        if "null" in types and ("bsonType" in schema) and self._chance(self._mood.null):
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
            if name in required or not self._chance(absent):
                part = properties.get(name, {})
                found[name] = self._value(part, f"{path}.{name}" if path else name)
        more = schema.get("additionalProperties", True)
        if isinstance(more, Mapping) or (more and path and not properties):
            for name in self.random.sample(("a", "b", "c"), self.random.randint(0, 2)):
                found[name] = self._value(
                    more if isinstance(more, Mapping) else {}, f"{path}.{name}"
                )
        return found

    def _array(self, schema: Mapping[str, Any], path: str) -> list[Any]:
        least = schema.get("minItems", 0)
        most = min(schema.get("maxItems", least + 3), least + 3)
        size = self.random.choice((least, min(least + 1, most), self.random.randint(least, most)))
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
        key = (self._name, path, kind)
        palette = self._palettes.get(key)
        if palette is None or self._number > 2:
            salted, plain = self._known.scalars(self._name, path, kind, schema)
            source = [salted if salted and self._chance(self._mood.salted) else plain or salted
                      for _ in range(self._mood.values)]  # fmt: skip
            palette = [self.random.choice(values) for values in source if values]
            if not palette:
                raise Unfillable(self._name, f"no {kind} was found for {path}")
            self._palettes.setdefault(key, palette)
        return self.random.choice(palette)

    def _id(self, schema: Mapping[str, Any]) -> Any:
        """An id that no document has yet, most of the time."""
        kind = (scalar_types(schema) or ["objectId"])[0]
        number = self._ids.pop() if self._ids else self.random.randint(13, 99)
        if kind == "objectId":
            return object_id(number)
        named = self._salt.columns.get((self._name, "_id"), ())
        if named and self._chance(0.3):
            return self.random.choice(named)
        if kind == "string":
            return f"{self._name[:1]}{number}"
        return number if kind == "int" else self._pick("_id", kind, schema)

    def _referred(self, target: Path, schema: Mapping[str, Any]) -> Any:
        """A value at the target that fits here, None where there is none."""
        name, path = target
        if ("null" in types_of(schema) and "bsonType" in schema) and self._chance(self._mood.null):
            return None
        found = [one for document in self.made.get(name, ()) for one in values_at(document, path)]
        found = found[: self._mood.parents or None]
        part = schema.get("items", schema) if "array" in types_of(schema) else schema
        legal = [one for one in found if next(faults(part, one), None) is None]
        if not legal:
            return None
        if part is not schema:
            size = self.random.randint(schema.get("minItems", 0), 2)
            return [self.random.choice(legal) for _ in range(size)]
        return self.random.choice(legal)

    def _chance(self, chance: float) -> bool:
        return self.random.random() < chance
