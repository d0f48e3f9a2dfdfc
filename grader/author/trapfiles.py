"""Distilled traps as files: their names, the sentence that says what they catch, their writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.author.record import write_outcome
from grader.models import Exercise, Trap, to_extended

if TYPE_CHECKING:
    from grader.author.panel import Suspect, Witness

DISTILLED = "distilled-"
"""How the names of these traps begin; other traps are an author's own and stay."""

_SHOWN = 2
_LONGEST = 90


@dataclass(slots=True)
class Changes:
    """The names of the traps kept, and the files written and removed."""

    names: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


def write_traps(
    exercise: Exercise, traps: Iterable[tuple[Trap, Witness, Sequence[Suspect]]]
) -> Changes:
    """Write distilled traps into the exercise's folder, in the place of those before.

    Each comes with what the reference gives on it and the suspects that it tells apart.
    """
    folder = exercise.folder / "traps"
    changes = Changes()
    for trap, witness, told in traps:
        changes.names.append(name := _name(told, changes.names))
        folder.mkdir(exist_ok=True)
        written = write_outcome(
            folder / f"{name}.json", trap_head(trap, why_of(told)), witness.expected
        )
        changes.written += [written] if written is not None else []
    for path in sorted(folder.glob(f"{DISTILLED}*.json")):
        if path.stem not in changes.names:
            path.unlink()
            changes.removed.append(path)
    return changes


def trap_head(trap: Trap, why: str) -> dict[str, Any]:
    """A trap's file without its expected result."""
    head: dict[str, Any] = {"format": 1, "why": why}
    if trap.collections:
        head["collections"] = {
            name: [to_extended(one) for one in documents]
            for name, documents in trap.collections.items()
        }
        return head
    head["tables"] = {
        name: {"columns": list(content.columns), "rows": [list(row) for row in content.rows]}
        for name, content in trap.tables.items()
    }
    return head


def why_of(told: Sequence[Suspect]) -> str:
    """One sentence about whom a trap tells apart: a change of each kind, then how many more."""
    chosen: dict[str, Suspect] = {}
    for one in sorted(told, key=lambda suspect: (suspect.wrong is None, len(suspect.what))):
        chosen.setdefault(one.operator, one)
    short = [one.what for one in chosen.values() if len(one.what) <= _LONGEST]
    shown = (short or [one.what for one in chosen.values()])[:_SHOWN]
    more = len(told) - len(shown)
    rest = f", and {more} more like {'it' if len(shown) == 1 else 'these'}" if more else ""
    return f"Tells the right answer from those in which {'; or '.join(shown)}{rest}."


def sized(trap: Trap) -> int:
    """How many rows or documents a trap holds."""
    tables = sum(len(content.rows) for content in trap.tables.values())
    return tables + sum(len(documents) for documents in trap.collections.values())


def _name(told: Sequence[Suspect], taken: Sequence[str]) -> str:
    """The kind of change that the trap tells most of."""
    kinds = Counter(one.operator.split("+")[0] for one in told)
    base = f"{DISTILLED}{kinds.most_common(1)[0][0]}"
    number = 1
    while (name := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return name
