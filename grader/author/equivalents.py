"""The mutants that an author holds to be no wrong answers, each with the reason why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.content import ANSWER_SUFFIX, Library
from grader.content.fields import Fields
from grader.content.files import check_format, read_toml
from grader.errors import ContentProblem
from grader.models import Exercise, Track

EQUIVALENT = "equivalent.toml"
"""The file's name in an exercise folder."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant that gives what the reference gives on all data: its operator and canonical text."""

    operator: str
    text: str
    reason: str


def read_equivalents(folder: Path) -> tuple[Equivalent, ...]:
    """The entries of equivalent.toml, none where there is no such file. Raises ContentProblem."""
    path = folder / EQUIVALENT
    if not path.exists():
        return ()
    raw = read_toml(path)
    check_format(path, raw)
    Fields(path, raw, ("format", "mutant"))
    entries = raw.get("mutant", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise ContentProblem(path, "key `mutant` must be a list", "write each as `[[mutant]]`")
    found: dict[tuple[str, str], Equivalent] = {}
    for number, entry in enumerate(entries, start=1):
        fields = Fields(path, entry, ("operator", "text", "reason"), f"mutant {number}: ")
        one = Equivalent(fields.text("operator"), fields.text("text"), fields.text("reason"))
        if (one.operator, one.text) in found:
            raise ContentProblem(path, f"mutant {number}: {one.operator} stands there twice")
        found[one.operator, one.text] = one
    return tuple(found.values())


def stale_equivalents(exercise: Exercise, library: Library) -> list[str]:
    """Sentences on the entries that are no mutants of the reference as it stands.

    Raises ContentProblem where the file cannot be read.
    """
    entries = read_equivalents(exercise.folder)
    if not entries:
        return []
    known = _known(exercise, library, pairs=any("+" in entry.operator for entry in entries))
    name = f"solution{ANSWER_SUFFIX[exercise.track]}"
    return [
        f"{EQUIVALENT}: no mutant of {name} by {entry.operator} reads {entry.text!r}"
        for entry in entries
        if (entry.operator, entry.text) not in known
    ]


def _known(exercise: Exercise, library: Library, *, pairs: bool) -> set[tuple[str, str]]:
    """The mutants of the reference; those of two changes may be left out where no `pairs` count."""
    if exercise.track is Track.MONGO:
        from grader.author.document_material import DocumentMaterial

        return {(one.operator, one.text) for one in DocumentMaterial(library, exercise).mutants}
    from grader.traps.mutants import changes_of, mutants_of

    reference, schema = exercise.solutions[0], library.schema(exercise.dataset)
    known = set(changes_of(reference, schema))
    if pairs:
        known |= {(mutant.operator, mutant.text) for mutant in mutants_of(reference, schema)}
    return known
