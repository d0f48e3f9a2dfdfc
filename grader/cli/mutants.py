"""How `dojo author mutants` and `dojo author distil` show what they found, and how far they are."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.cli.stderr import note

if TYPE_CHECKING:
    from rich.console import Console

    from grader.author import Distilled, Judged
    from grader.author.panel import Suspect


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function that shows how far a long command is, on standard error.

    On a terminal one line that changes; elsewhere one line for each exercise.
    """
    if sys.stderr is not None and sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("") as status:
            yield lambda text: status.update(text)
        return
    told: set[str] = set()

    def once(text: str) -> None:
        identifier = text.partition(":")[0]
        if identifier not in told:
            told.add(identifier)
            note(identifier)

    yield once


def mutants_json(judged: Judged) -> dict[str, object]:
    """The counts of one exercise; `by` counts what each case kills first."""
    return {
        "id": judged.id,
        "mutants": len(judged.mutants),
        "killed": judged.killed,
        "equivalent": len(judged.equivalent),
        "survivors": len(judged.survivors),
        "declined": len(judged.declined),
        "by": dict(Counter(killer for killer in judged.killers if killer)),
        "surviving": [_suspect_json(one) for one in judged.survivors],
        "notes": list(judged.notes),
    }


def distilled_json(found: Distilled) -> dict[str, object]:
    """What the search for one exercise gave."""
    return {
        "id": found.id,
        "traps": list(found.traps),
        "looked_for": found.looked_for,
        "killed": found.killed,
        "survivors": len(found.survivors),
        "surviving": [_suspect_json(one) for one in found.survivors],
        "datasets": found.datasets,
        "held_back": [one.text for one in found.held_back],
        "seconds": round(found.seconds, 2),
        "complete": found.complete,
        "notes": list(found.notes),
    }


def draw_mutants(judged: Sequence[Judged], console: Console, *, each: bool) -> None:
    """Every mutant with what kills it where `each`, else the survivors; then the counts."""
    from rich.text import Text

    for one in judged:
        for suspect, killer in zip(one.mutants, one.killers, strict=True):
            if killer and each:
                line = ("✓ ", "green"), (killer, "bold"), f"  {suspect.operator}: {suspect.what}"
                console.print(Text.assemble(*line))
        for suspect in one.equivalent if each else ():
            reason = f"  {suspect.operator}: {suspect.what}; {suspect.equivalent}"
            console.print(Text.assemble(("= ", "yellow"), ("equivalent", "bold"), reason))
        _survivors(one.survivors, console, one.id)
        for told in one.notes:
            console.print(Text.assemble(("? ", "yellow"), (one.id, "bold"), f": {told}"))
        sign = ("✗ ", "red") if one.survivors else ("✓ ", "green")
        counts = (
            f": {len(one.mutants)} mutants, {one.killed} killed, {len(one.equivalent)} equivalent, "
            f"{len(one.survivors)} survive"
        )
        if one.declined:
            counts += f"; {len(one.declined)} more only a server can judge"
        console.print(Text.assemble(sign, (one.id, "bold"), counts))


def draw_distilled(found: Sequence[Distilled], console: Console) -> None:
    """The traps of each exercise, what survives them, and whether the time sufficed."""
    from rich.text import Text

    for one in found:
        for name in one.traps:
            console.print(Text.assemble(("+ ", "green"), f"traps/{name}.json"))
        _survivors(one.survivors, console, one.id)
        for suspect in one.held_back:
            console.print(
                Text.assemble(
                    ("? ", "yellow"),
                    "a trap for it would change what a wrong answer is pinned to: ",
                    suspect.what,
                )
            )
        for told in one.notes:
            console.print(Text.assemble(("? ", "yellow"), (one.id, "bold"), f": {told}"))
        sign = ("✗ ", "red") if one.survivors else ("✓ ", "green")
        over = "" if one.complete else ", the time was over"
        counts = (
            f": {len(one.traps)} traps kill {one.killed} of {one.looked_for} that were left "
            f"({one.datasets} datasets, {one.seconds:.0f} s{over})"
        )
        console.print(Text.assemble(sign, (one.id, "bold"), counts))


def _survivors(survivors: Sequence[Suspect], console: Console, identifier: str) -> None:
    from rich.text import Text

    for suspect in survivors:
        told = f"  {suspect.operator}: {suspect.what}"
        console.print(Text.assemble(("✗ ", "red"), (identifier, "bold"), " survives", told))
        console.print(Text("    " + suspect.text.replace("\n", " ")))


def _suspect_json(suspect: Suspect) -> dict[str, str]:
    return {"operator": suspect.operator, "what": suspect.what, "text": suspect.text}
