"""What a track gives to the search for traps: mutants, datasets, and a way to make them smaller.

The rest of the search (`panel`, `distil`) is the same for all tracks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from grader.author.document_material import DocumentMaterial
from grader.content import Library
from grader.errors import ContentProblem, UsageProblem
from grader.models import Exercise, Kind, Outcome, Schema, TableRows, Track, Trap

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


class Maker(Protocol):
    """Makes small datasets that keep every rule, each of a seed and the same for it."""

    def dataset(self, seed: int) -> Trap:
        """A dataset made from nothing. Raises Unfillable."""

    def varied(self, dataset: Trap, seed: int) -> Trap:
        """One that differs a little from a dataset made before."""


class Material(Protocol):
    """What the search asks of a track, for one exercise."""

    slow: bool
    """Whether a run on the shipped data takes so long that it is asked after all traps."""

    @property
    def mutants(self) -> Sequence[MutantLike]:
        """The mutants of the reference."""

    def maker(self, texts: Sequence[str]) -> Maker:
        """Makes small datasets of what the answers `texts` read, salted with their constants.

        Raises UnknownRule and Unfillable.
        """

    def shrunk(
        self, dataset: Trap, still: Callable[[Trap], bool], budget: Callable[[], bool]
    ) -> Trap:
        """A smaller dataset of which `still` holds, found before `budget` says no."""


class TableMaterial:
    """The SQL track's: tables of the dataset's schema."""

    slow = False

    def __init__(self, library: Library, exercise: Exercise) -> None:
        self._exercise = exercise
        self._schema: Schema = library.schema(exercise.dataset)

    @cached_property
    def mutants(self) -> Sequence[MutantLike]:
        """See `Material.mutants`. Raises ContentProblem where the reference cannot be read.

        Where the rows may come in any order, another order makes no mutant.
        """
        from sqlglot.errors import SqlglotError

        from grader.traps.mutants import mutants_of

        reference = self._exercise.solutions[0]
        try:
            found = mutants_of(reference, self._schema)
            if self._exercise.kind is Kind.QUERY and not self._exercise.policy.order_by:
                bare = _without_order(reference)
                found = tuple(one for one in found if _without_order(one.text) != bare)
            return found
        except SqlglotError as problem:
            path = self._exercise.folder / "solution.sql"
            raise ContentProblem(path, f"cannot be read: {problem}") from None

    def maker(self, texts: Sequence[str]) -> Maker:
        """See `Material.maker`."""
        from grader.traps.data import Generator
        from grader.traps.salting import used_by

        used = used_by((*self._exercise.solutions, *texts), self._schema)
        named = {*used.tables, *self._exercise.state_relations}
        tables = [table.name for table in self._schema.tables if table.name in named]
        return _TableMaker(Generator(self._schema, used.salt, tables))

    def shrunk(
        self, dataset: Trap, still: Callable[[Trap], bool], budget: Callable[[], bool]
    ) -> Trap:
        """See `Material.shrunk`."""
        from grader.traps.shrink import shrink

        tables = shrink(
            self._schema, dataset.tables, lambda smaller: still(_trap(smaller)), budget=budget
        )
        return replace(dataset, tables=tables)


class _TableMaker:
    def __init__(self, generator: Generator) -> None:
        self._generator = generator

    def dataset(self, seed: int) -> Trap:
        return _trap(self._generator.dataset(seed))

    def varied(self, dataset: Trap, seed: int) -> Trap:
        return _trap(self._generator.varied(dataset.tables, seed))


def _without_order(text: str) -> str:
    """A statement without the ORDER BY of its result, where that chooses no rows."""
    import sqlglot

    tree = sqlglot.parse_one(text, dialect="postgres")
    if not tree.args.get("limit") and not tree.args.get("offset"):
        tree.set("order", None)
    return tree.sql("postgres")


def _trap(tables: Mapping[str, TableRows]) -> Trap:
    return Trap("candidate", "", tables, Outcome(None))


_MATERIALS: dict[Track, Callable[[Library, Exercise], Material]] = {
    Track.SQL: TableMaterial,
    Track.MONGO: DocumentMaterial,
}

MUTATED = tuple(_MATERIALS)
"""The tracks whose references have mutants."""


def material_of(library: Library, exercise: Exercise) -> Material:
    """What the exercise's track gives. Raises UsageProblem where it has no mutants."""
    make = _MATERIALS.get(exercise.track)
    if make is None:
        raise UsageProblem(
            "no mutants", f"{exercise.id}: references of the track {exercise.track} have none yet"
        )
    if not exercise.offline:
        raise UsageProblem("no mutants", f"{exercise.id}: only a server judges its answers")
    return make(library, exercise)
