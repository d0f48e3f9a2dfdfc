"""What a track gives to the search for traps: mutants, datasets, and a way to make them smaller.

The rest of the search (`panel`, `distil`) is the same for all tracks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from grader.content import Library
from grader.errors import ContentProblem, UsageProblem
from grader.models import Exercise, Outcome, Schema, TableRows, Track, Trap

if TYPE_CHECKING:
    from grader.traps.data import Generator


class MutantLike(Protocol):
    """One wrong variant of a reference."""

    @property
    def operator(self) -> str:
        """The stable name of the kind of change."""

    @property
    def text(self) -> str:
        """The answer, in its one canonical spelling."""

    @property
    def what(self) -> str:
        """A sentence that names the change."""


class Material(Protocol):
    """What the search asks of a track, for one exercise."""

    @property
    def mutants(self) -> Sequence[MutantLike]:
        """The mutants of the reference."""

    def dataset(self, seed: int) -> Trap:
        """A small dataset that keeps every rule; the same for a seed.

        Raises UnknownRule, Unfillable.
        """

    def shrunk(
        self, dataset: Trap, still: Callable[[Trap], bool], budget: Callable[[], bool]
    ) -> Trap:
        """A smaller dataset of which `still` holds, found before `budget` says no."""


class TableMaterial:
    """The SQL track's: tables of the dataset's schema."""

    def __init__(self, library: Library, exercise: Exercise) -> None:
        self._exercise = exercise
        self._schema: Schema = library.schema(exercise.dataset)

    @cached_property
    def mutants(self) -> Sequence[MutantLike]:
        """See `Material.mutants`. Raises ContentProblem where the reference cannot be read."""
        from sqlglot.errors import SqlglotError

        from grader.traps.mutants import mutants_of

        try:
            return mutants_of(self._exercise.solutions[0], self._schema)
        except SqlglotError as problem:
            path = self._exercise.folder / "solution.sql"
            raise ContentProblem(path, f"cannot be read: {problem}") from None

    def dataset(self, seed: int) -> Trap:
        """See `Material.dataset`."""
        return _trap(self._generator.dataset(seed))

    def shrunk(
        self, dataset: Trap, still: Callable[[Trap], bool], budget: Callable[[], bool]
    ) -> Trap:
        """See `Material.shrunk`."""
        from grader.traps.shrink import shrink

        tables = shrink(
            self._schema, dataset.tables, lambda smaller: still(_trap(smaller)), budget=budget
        )
        return replace(dataset, tables=tables)

    @cached_property
    def _generator(self) -> Generator:
        """For the tables that the reference, its mutants or the wrong answers use."""
        from sqlglot.errors import SqlglotError

        from grader.traps.data import Generator
        from grader.traps.salting import salt_of, tables_of

        texts = [*self._exercise.solutions, *(mutant.text for mutant in self.mutants)]
        for wrong in self._exercise.wrong_answers:
            try:
                tables_of([wrong.text], self._schema)
            except SqlglotError:
                continue
            texts.append(wrong.text)
        named = {*tables_of(texts, self._schema), *self._exercise.state_relations}
        tables = [table.name for table in self._schema.tables if table.name in named]
        return Generator(self._schema, salt_of(texts, self._schema), tables)


def _trap(tables: Mapping[str, TableRows]) -> Trap:
    return Trap("candidate", "", tables, Outcome(None))


_MATERIALS: dict[Track, Callable[[Library, Exercise], Material]] = {Track.SQL: TableMaterial}

MUTATED = tuple(_MATERIALS)
"""The tracks whose references have mutants."""


def material_of(library: Library, exercise: Exercise) -> Material:
    """What the exercise's track gives. Raises UsageProblem where it has no mutants."""
    make = _MATERIALS.get(exercise.track)
    if make is None:
        raise UsageProblem(
            "no mutants", f"{exercise.id}: references of the track {exercise.track} have none yet"
        )
    return make(library, exercise)
