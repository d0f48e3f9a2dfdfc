"""`hint`, `solution` and `reset`: for when it does not go on."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.ladder import all_hints, look_at_attempt, next_hint
from grader.cli.options import reporting
from grader.cli.session import Session, shown_path
from grader.cli.stderr import note
from grader.content import COMMENT
from grader.errors import UsageProblem
from grader.models import Exercise
from grader.workspace import Entry, Event, State

if TYPE_CHECKING:
    from rich.console import Console


@click.command()
@click.argument("exercise", metavar="[ID]", required=False)
@click.option("--all", "everything", is_flag=True, help="Show all hints.")
@reporting
def hint(session: Session, exercise: str | None, everything: bool) -> int:
    """Give a hint, each time one step further.

    After a wrong attempt: where to look, then what kind of thing is off there. Then the written
    hints go on. Without ID, on the next exercise.
    """
    loaded = session.library.load(session.chosen(exercise))
    looking = partial(look_at_attempt, session)
    if everything:
        hints = all_hints(session, loaded, looking)
    else:
        hints = [next_hint(session, loaded, looking)]

    def raw() -> object:
        shown = [one.to_json() for one in hints]
        return {"exercise": loaded.id, "steps": len(loaded.hints), "hints": shown}

    def draw(console: Console) -> None:
        for one in hints:
            one.show(loaded, console)

    session.show(raw, draw)
    if session.workspace is None and not everything:
        note("outside of a workspace this is always the first hint; --all shows the ladder")
    return 0


@click.command()
@click.argument("exercise", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@reporting
def solution(session: Session, exercise: str, yes: bool) -> int:
    """Show the solutions.

    Asks first while the exercise is not done.
    """
    loaded = session.library.load(session.library.find(exercise))
    if not yes and session.progress.state(loaded.id) is not State.DONE:
        _confirm(loaded)
    session.remember(Entry(loaded.id, Event.SOLUTION))

    def draw(console: Console) -> None:
        from grader.reports.prompt import show_solution

        for number, text in enumerate(loaded.solutions, start=1):
            if number > 1:
                console.print()
            comment = COMMENT[loaded.track]
            show_solution(text, number, len(loaded.solutions), console, comment)

    session.show(lambda: {"exercise": loaded.id, "solutions": list(loaded.solutions)}, draw)
    return 0


def _confirm(exercise: Exercise) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageProblem(
            "not solved yet", exercise.id, "`dojo hint` helps on; --yes shows the solution"
        )
    click.confirm(f"{exercise.id} is not solved yet. Show the solution?", abort=True, err=True)


@click.command()
@click.argument("exercise", metavar="[ID]", required=False)
@click.option("--data", is_flag=True, help="Instead: remove the servers' data and seed it anew.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@reporting
def reset(session: Session, exercise: str | None, data: bool, yes: bool) -> int:
    """Begin an answer, or the servers' data, anew.

    The old answer is moved aside, into .dojo/old, not deleted. With --data the databases of
    `dojo up` are removed and seeded again.
    """
    if data and exercise is None:
        from grader.cli.servers import reset_data

        return reset_data(session, yes)
    if data or exercise is None:
        raise UsageProblem(
            "what is to be reset?", "give an exercise's ID, or else --data",
            "see `dojo reset --help`",
        )  # fmt: skip
    workspace = session.needed_workspace()
    loaded = session.library.load(session.library.find(exercise))
    done = workspace.reset(loaded)
    session.remember(Entry(loaded.id, Event.RESET))

    def raw() -> object:
        old = str(done.old) if done.old else None
        return {"exercise": loaded.id, "answer": str(done.answer), "old": old}

    def draw(console: Console) -> None:
        console.print(_told(done.answer, done.old), soft_wrap=True)

    session.show(raw, draw)
    return 0


def _told(answer: Path, old: Path | None) -> str:
    begun = f"{shown_path(answer)} is as it began"
    return f"{begun}; the old answer is {shown_path(old)}" if old else f"{begun}."
