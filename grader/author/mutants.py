"""The mutants of an exercise's reference: which of its data shows each to be wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from grader.author.equivalents import read_equivalents
from grader.author.material import Material, material_of
from grader.author.panel import Panel, Suspect, Witness
from grader.content import Library, write_variants
from grader.errors import ContentProblem
from grader.grade import Grader
from grader.models import Exercise, Trap, Variants

SHIPPED = "shipped"
"""How the shipped data is named among what kills."""

Tell = Callable[[str], None]
"""Takes a line about how far the work is."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The mutants of one exercise, in a fixed order, and what kills them.

    `killers` names for each mutant the first that does, "" for none; `declined` are further ones
    that nothing kills, but that the engine did not judge on all of the data; `notes` are sentences
    on what does not fit.
    """

    id: str
    mutants: tuple[Suspect, ...]
    killers: tuple[str, ...]
    declined: tuple[Suspect, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def killed(self) -> int:
        """How many show themselves."""
        return sum(bool(killer) for killer in self.killers)

    @property
    def equivalent(self) -> tuple[Suspect, ...]:
        """Those that nothing kills, and that are said to be right."""
        return tuple(one for one in self._alive() if one.equivalent)

    @property
    def survivors(self) -> tuple[Suspect, ...]:
        """Those that nothing kills, and nobody explains."""
        return tuple(one for one in self._alive() if not one.equivalent)

    def _alive(self) -> list[Suspect]:
        pairs = zip(self.mutants, self.killers, strict=True)
        return [one for one, killer in pairs if not killer]


@dataclass(frozen=True, slots=True)
class Bench:
    """An exercise with its suspects, and the data it has: `witnesses` by name, in their order."""

    exercise: Exercise
    material: Material
    panel: Panel
    witnesses: dict[str, Witness]
    notes: tuple[str, ...]

    def killers(self, *, shipped: bool = True) -> list[str]:
        """For each suspect the first that kills it, "" for none; with the shipped data or without.

        Slow shipped data comes last.
        """
        found = [""] * len(self.panel.suspects)
        names = [name for name in self.witnesses if shipped or name != SHIPPED]
        if self.material.slow:
            names.sort(key=lambda name: name == SHIPPED)
        for name in names:
            witness = self.witnesses[name]
            alive = [at for at, killer in enumerate(found) if not killer]
            for at in self.panel.killed(witness, alive):
                found[at] = name
        return found


def judge_mutants(library: Library, grader: Grader, identifier: str) -> Judged:
    """Run every mutant of one exercise on its data until something kills it.

    Raises UsageProblem for a track without mutants, ContentProblem.
    """
    bench = make_bench(library, grader, identifier)
    suspects, told, declined = bench.panel.suspects, bench.killers(), bench.panel.declined
    places = range(bench.panel.mutants)
    unsure = [at for at in places if at in declined and not (told[at] or suspects[at].equivalent)]
    counted = [at for at in places if at not in unsure]
    mutants, killers = [suspects[at] for at in counted], [told[at] for at in counted]
    notes = list(bench.notes)
    for one, killer in zip(mutants, killers, strict=True):
        if one.equivalent and killer:
            notes.append(f"held to be equivalent, but {killer} kills it: {one.what}")
    left_out = tuple(suspects[at] for at in unsure)
    return Judged(identifier, tuple(mutants), tuple(killers), left_out, tuple(notes))


def record_variants(library: Library, judged: Judged) -> Path:
    """Write down how many of the mutants that are wrong show themselves; gives where.

    Raises ContentProblem where the exercise cannot be read.
    """
    exercise = library.load(judged.id, recorded=False)
    wrong = len(judged.mutants) - len(judged.equivalent)
    return write_variants(exercise.folder, exercise.solutions[0], Variants(judged.killed, wrong))


def make_bench(
    library: Library,
    grader: Grader,
    identifier: str,
    keep: Callable[[Trap], bool] = lambda _: True,
) -> Bench:
    """An exercise's mutants and wrong answers, with the shipped data and the traps to `keep`.

    Works where the seed data, the expected results, or both are missing.
    """
    exercise = library.load(identifier, recorded=False)
    material = material_of(library, exercise)
    entries = read_equivalents(exercise.folder)
    known = {(one.operator, one.text) for one in material.mutants}
    notes = [
        f"equivalent.toml: no mutant by {one.operator} reads {one.text!r}"
        for one in entries
        if (one.operator, one.text) not in known
    ]
    reasons = {(one.operator, one.text): one.reason for one in entries}
    cases: dict[str, Trap | None] = {SHIPPED: None} if _has_seed(library, exercise) else {}
    cases.update((trap.name, trap) for trap in exercise.traps if keep(trap))
    if not exercise.solutions:
        raise ContentProblem(exercise.folder, "has no solution")
    trial = grader.trial(exercise)
    panel = Panel(trial, exercise, material.mutants, reasons)
    witnesses: dict[str, Witness] = {}
    for name, dataset in cases.items():
        witness = panel.witness(dataset)
        if witness is None or (dataset is not None and not panel.decided(witness)):
            notes.append(f"the trap {name} does not decide what is right: left out")
        else:
            witnesses[name] = witness
    return Bench(exercise, material, panel, witnesses, tuple(notes))


def _has_seed(library: Library, exercise: Exercise) -> bool:
    return (library.root / "seed_data" / exercise.dataset).is_dir()
