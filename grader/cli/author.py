"""`dojo author`: making exercises and holding them to what they promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli.mutants import (
    distilled_json,
    draw_distilled,
    draw_mutants,
    mutants_json,
    progress,
)
from grader.cli.options import Place, on_engine, reporting, with_session
from grader.cli.session import Session, shown_path
from grader.cli.stderr import note
from grader.errors import UsageProblem

if TYPE_CHECKING:
    from rich.console import Console

    from grader.author import Checked


_every = click.option("--all", "every", is_flag=True, help="All exercises that have mutants.")


@click.group("author")
def author() -> None:
    """Make exercises: scaffold, record, check, distil traps."""


@author.command()
@click.argument("identifier", metavar="ID")
@click.option("--dataset", default="shop", show_default=True, help="The dataset it asks about.")
@with_session
def new(identifier: str, dataset: str, session: Session) -> int:
    """Scaffold the folder of a new exercise, sql/<topic>/<slug> or mongo/<topic>/<slug>."""
    from grader.author import scaffold

    for path in scaffold(session.library, identifier, dataset):
        click.echo(shown_path(path))
    note("next: fill them in, `dojo author record` and `dojo author check`")
    return 0


@author.command()
@click.argument("identifiers", metavar="[ID]...", nargs=-1)
@on_engine
@with_session
def record(identifiers: tuple[str, ...], session: Session, place: Place) -> int:
    """Run the references and write expected.json and the traps' expected results."""
    from grader.author import record as record_one

    with place.grader(session.library, probe=False) as grader:
        for identifier in _chosen(session, identifiers):
            for path in record_one(session.library, grader, identifier):
                click.echo(shown_path(path))
    return 0


@author.command()
@click.argument("identifiers", metavar="[ID]...", nargs=-1)
@on_engine
@reporting
def check(identifiers: tuple[str, ...], session: Session, place: Place) -> int:
    """Check that exercises hold: solutions pass, wrong answers get what they are pinned to."""
    from grader.author import check_exercise

    with place.grader(session.library, probe=False) as grader:
        checked = [
            check_exercise(session.library, grader, identifier)
            for identifier in _chosen(session, identifiers)
        ]
    session.show(lambda: _raw(checked), lambda console: _draw(checked, console))
    return 2 if any(item.problems for item in checked) else 0


@author.command()
@click.argument("identifiers", metavar="[ID]...", nargs=-1)
@_every
@click.option("--record", "recording", is_flag=True,
              help="Write what was found to variants.toml, which verdicts tell of.")  # fmt: skip
@reporting
def mutants(identifiers: tuple[str, ...], every: bool, recording: bool, session: Session) -> int:
    """List the mutants of a reference: which data kills each, and which survive.

    Mutants are wrong variants of the solution, made by one small change. One that gives what the
    solution gives on the shipped data and on every trap survives, unless equivalent.toml says why
    it is no mistake. Ends with 1 where one survives.
    """
    from grader.author import judge_mutants, record_variants
    from grader.grade import Grader

    judged = []
    with Grader(session.library) as grader, progress() as tell:
        for identifier in _mutated(session, identifiers, every):
            tell(f"{identifier}: its mutants run")
            judged.append(judge_mutants(session.library, grader, identifier))
            if recording:
                record_variants(session.library, judged[-1])
    session.show(
        lambda: [mutants_json(one) for one in judged],
        lambda console: draw_mutants(judged, console, each=not every),
    )
    return 1 if any(one.survivors for one in judged) else 0


@author.command("distil")
@click.argument("identifiers", metavar="[ID]...", nargs=-1)
@_every
@click.option("--seconds", type=click.FloatRange(min=1), default=60.0, show_default=True,
              help="How long to search for each exercise.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True,
              help="The same seed gives the same traps, if the time suffices.")  # fmt: skip
@reporting
def distil_traps(
    identifiers: tuple[str, ...], every: bool, seconds: float, seed: int, session: Session
) -> int:
    """Search for tiny datasets that kill the mutants of a reference, and keep them as traps.

    Needs a schema and a solution, and no seed data. Traps distilled before are replaced, those
    written by hand stay. Ends with 1 where a mutant survives.
    """
    from grader.author import distil
    from grader.grade import Grader

    found = []
    with Grader(session.library) as grader, progress() as tell:
        for identifier in _mutated(session, identifiers, every):
            found.append(
                distil(session.library, grader, identifier, seed=seed, seconds=seconds, tell=tell)
            )
    session.show(
        lambda: [distilled_json(one) for one in found],
        lambda console: draw_distilled(found, console),
    )
    return 1 if any(one.survivors for one in found) else 0


def _mutated(session: Session, identifiers: tuple[str, ...], every: bool) -> list[str]:
    """The exercises named, or with --all those of the tracks whose references have mutants."""
    from grader.author import MUTATED

    if every == bool(identifiers):
        raise UsageProblem("which exercises?", "give ids, or --all", "`dojo list` names them all")
    if every:
        found = [one for one in session.library.ids() if one.partition("/")[0] in MUTATED]
        left_out = [one for one in found if not session.library.summary(one).offline]
        for one in left_out:
            note(f"{one}: left out, only a server judges its answers")
        return [one for one in found if one not in left_out]
    return [session.library.find(text) for text in identifiers]


def _chosen(session: Session, identifiers: tuple[str, ...]) -> list[str]:
    if not identifiers:
        return list(session.library.ids())
    return [session.library.find(text) for text in identifiers]


def _raw(checked: list[Checked]) -> dict[str, object]:
    return {
        "exercises": len(checked),
        "broken": [
            {"id": item.id, "problem": problem} for item in checked for problem in item.problems
        ],
        "wrong_answers": sum(item.wrong_answers for item in checked),
        "notes": [{"id": item.id, "note": told} for item in checked for told in item.notes],
    }


def _draw(checked: list[Checked], console: Console) -> None:
    from rich.text import Text

    for item in checked:
        for problem in item.problems:
            console.print(Text.assemble(("✗ ", "red"), (item.id, "bold"), f": {problem}"))
        for told in item.notes:
            console.print(Text.assemble(("? ", "yellow"), (item.id, "bold"), f": {told}"))
    broken = sum(bool(item.problems) for item in checked)
    count = sum(item.wrong_answers for item in checked)
    sign, style = ("✗", "red") if broken else ("✓", "green")
    console.print(
        Text.assemble(
            (f"{sign} ", style),
            f"{len(checked)} exercises, {broken} broken, {count} wrong answers as pinned"
            if not broken
            else f"{len(checked)} exercises, {broken} broken, {count} wrong answers",
        )
    )
