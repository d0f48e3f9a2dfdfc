"""What the MongoDB track gives to the search for traps: see `grader.author.material`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any

from grader.content import Library
from grader.errors import ContentProblem
from grader.models import Exercise, Kind, Outcome, Trap

if TYPE_CHECKING:
    from grader.author.material import Maker, MutantLike
    from grader.models.collections import Field
    from grader.traps.data.salt import Salt
    from grader.traps.documents.rules import Collections, Layout


_MOST = 120
"""So many mutants of one reference are taken, of every operator in turn: each takes the offline
engine some milliseconds on every dataset."""


class DocumentMaterial:
    """The MongoDB track's: collections of the dataset's mongo.json."""

    slow = True

    def __init__(self, library: Library, exercise: Exercise) -> None:
        self._exercise = exercise
        path = library.mongo_path(exercise.dataset)
        self._layout: Layout = json.loads(path.read_text(encoding="utf-8"))["collections"]
        self._fields = {
            item.name: frozenset(_paths(item.fields))
            for item in library.collections(exercise.dataset)
        }

    @cached_property
    def mutants(self) -> Sequence[MutantLike]:
        """See `Material.mutants`. Raises ContentProblem where the reference cannot be read."""
        return document_mutants(self._exercise, self._fields, self._layout)

    def maker(self, texts: Sequence[str]) -> Maker:
        """See `Material.maker`."""
        from grader.traps.documents.salting import salted_commands

        names = tuple(self._layout)
        own = self._statements(self._exercise.solutions)
        base, named = salted_commands(own, names)
        salt, _ = salted_commands([*own, *self._statements(texts)], names)
        salt = replace(salt, columns=base.columns)  # mutants add what stands beside
        wanted = {*named, *self._exercise.state_relations}
        return _DocumentMaker(self._layout, salt, [name for name in names if name in wanted])

    def shrunk(
        self, dataset: Trap, still: Callable[[Trap], bool], budget: Callable[[], bool]
    ) -> Trap:
        """See `Material.shrunk`. No reference is left without what it refers to."""
        from grader.traps.documents import dangling_references, shrink_documents

        dangling = dangling_references(self._layout, dataset.collections)
        found = shrink_documents(
            self._layout,
            dataset.collections,
            lambda smaller: (
                dangling_references(self._layout, smaller) <= dangling and still(_trap(smaller))
            ),
            budget=budget,
        )
        return replace(dataset, collections=found)

    def _statements(self, texts: Sequence[str]) -> list[str]:
        """The commands of those texts that would be accepted."""
        from grader.queries.mongosh import PreparedMongo, prepare_mongo

        exercise = self._exercise
        found: list[str] = []
        for text in texts:
            prepared = prepare_mongo(
                text,
                database=exercise.dataset,
                kind=exercise.kind,
                most=exercise.limits.statements,
                collections=tuple(self._layout),
            )
            if isinstance(prepared, PreparedMongo):
                found += prepared.statements
        return found


def document_mutants(
    exercise: Exercise, fields: Mapping[str, frozenset[str]], layout: Layout
) -> Sequence[MutantLike]:
    """The mutants of a reference that are wrong as far as the validators tell.

    `fields` are the paths of each collection. Raises ContentProblem where it cannot be read.
    """
    from grader.queries.stop import Stop
    from grader.traps.pipelines import mongo_mutants_of

    try:
        return mongo_mutants_of(
            exercise.solutions[0],
            database=exercise.dataset,
            collections=fields,
            kind=exercise.kind,
            layout=layout,
            ids=exercise.kind is not Kind.QUERY or bool(exercise.policy.id),
            most=_MOST,
        )
    except Stop as problem:
        path = exercise.folder / "solution.mongodb.js"
        raise ContentProblem(path, f"cannot be read: {problem}") from None


class _DocumentMaker:
    def __init__(self, layout: Layout, salt: Salt, collections: Sequence[str]) -> None:
        self._layout = layout
        self._salt = salt
        self._collections = collections

    def dataset(self, seed: int) -> Trap:
        return _trap(self._made(seed))

    def varied(self, dataset: Trap, seed: int) -> Trap:
        from grader.traps.documents.vary import vary_documents

        varied = vary_documents(
            self._layout, dataset.collections, self._made(seed), Random(seed), self._salt.columns
        )
        return _trap(varied)

    def _made(self, seed: int) -> Collections:
        from grader.traps.documents import generate_documents

        return generate_documents(
            self._layout, self._salt, seed=seed, collections=self._collections
        )


def _trap(collections: Collections) -> Trap:
    kept = {name: tuple(documents) for name, documents in collections.items()}
    return Trap("candidate", "", {}, Outcome(None), kept)


def _paths(fields: Sequence[Field]) -> Iterator[str]:
    for field in fields:
        item: Any = field
        yield field.path
        while item is not None:
            yield from _paths(item.fields)
            item = item.items
