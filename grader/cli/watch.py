"""`watch`: grade on every save, and move on only when told."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.grading import grade_own
from grader.cli.keys import QUIT, Keys, open_keys
from grader.cli.ladder import look_with, next_hint
from grader.cli.options import Place, on_engine, with_session
from grader.cli.output import showing
from grader.cli.saves import Saves
from grader.cli.session import Session, shown_path
from grader.cli.stderr import warn
from grader.errors import ContentProblem, DojoError, EngineUnavailable
from grader.models import Exercise, Report
from grader.workspace import State

if TYPE_CHECKING:
    from rich.console import Console

    from grader.grade import Grader


@click.command()
@click.argument("exercise", metavar="[ID]", required=False)
@on_engine
@with_session
def watch(session: Session, exercise: str | None, place: Place) -> int:
    """Grade your answer on every save.

    Without ID, the answer to the next exercise.

    Keys: n next (once it is done), h hint, l list, r grade again, q quit. Where standard input is
    no terminal, the first letter of each line is a key.
    """
    session.needed_workspace()
    with (
        place.grader(session.library) as grader,
        showing() as console,
        open_keys() as keys,
    ):
        loaded = session.library.load(session.chosen(exercise))
        _Watch(session, grader, console, keys, loaded).run()
    return 0


class _Watch:
    """One session of watching; `exercise` is the one in hand."""

    def __init__(
        self, session: Session, grader: Grader, console: Console, keys: Keys, exercise: Exercise
    ) -> None:
        self._session = session
        self._grader = grader
        self._console = console
        self._keys = keys
        self._exercise = exercise
        self._saves = self._open_saves()
        self._polling_told = ""
        self._engine_seen = False

    def run(self) -> None:
        """Grade, wait, obey keys, until told to quit."""
        try:
            self._grade()
            while True:
                for key in self._keys.wait(self._saves.look_every):
                    if key == QUIT:
                        return
                    self._obey(key)
                if self._saves.changed():
                    self._grade()
                elif self._saves.polling != self._polling_told:
                    self._tell_keys()
        finally:
            self._saves.close()

    def _obey(self, key: str) -> None:
        if key == "n":
            self._next()
        elif key == "h":
            self._hint()
        elif key == "l":
            self._list()
        elif key == "r":
            self._saves.changed()
            self._grade()

    def _grade(self) -> None:
        from grader.reports.prompt import show_brief
        from grader.reports.terminal import show_report

        if self._console.is_terminal:
            self._console.print("grading …")
        report = self._report()
        if self._console.is_terminal:
            self._console.clear()
        show_brief(self._exercise, str(self._state()), self._console)
        self._console.print()
        if report is not None:
            show_report(report, self._exercise, self._console)
        self._console.print()
        self._tell_keys()

    def _report(self) -> Report | None:
        """The verdict on the file as it is now; None, with a warning, where it cannot be read."""
        try:
            # The exercise may be its author's work in progress: read it anew.
            self._exercise = self._session.library.load(self._exercise.id)
            report = grade_own(self._session, self._grader, self._exercise)[0]
            self._engine_seen = True
            return report
        except EngineUnavailable as problem:
            if not self._engine_seen:
                raise
            warn(problem)  # a server may come back; the next save or `r` tries again
            return None
        except ContentProblem as problem:
            return self._grader.broken(self._exercise.id, problem)
        except DojoError as problem:
            warn(problem)
            return None

    def _next(self) -> None:
        if self._state() is not State.DONE:
            self._console.print(f"{self._exercise.id} is not done yet; n moves on when it is.")
            return
        following = self._session.next()
        if following is None:
            self._console.print("All exercises are done. q quits.")
            return
        self._exercise = self._session.library.load(following)
        self._saves.close()
        self._saves = self._open_saves()
        self._grade()

    def _hint(self) -> None:
        try:
            due = next_hint(self._session, self._exercise, partial(look_with, self._grader))
        except DojoError as problem:  # a server that went away
            warn(problem)
            return
        due.show(self._exercise, self._console)
        self._tell_keys()

    def _list(self) -> None:
        from grader.reports.listing import show_list

        show_list(self._session.course(), self._console, self._exercise.id)
        self._tell_keys()

    def _tell_keys(self) -> None:
        from rich.text import Text

        if self._state() is State.DONE:
            self._console.print(Text("Done. n moves on to the next exercise.", style="green"))
        path = shown_path(self._path())
        self._polling_told = self._saves.polling
        how = f"watched by polling ({self._saves.polling})" if self._saves.polling else "watched"
        self._console.print(Text(f"{path} {how}", style="dim"), soft_wrap=True)
        self._console.print("n next  h hint  l list  r grade again  q quit")
        sys.stdout.flush()

    def _state(self) -> State:
        return self._session.progress.state(self._exercise.id)

    def _path(self) -> Path:
        return self._session.needed_workspace().answer_path(self._exercise.id)

    def _open_saves(self) -> Saves:
        return Saves(self._session.answer_file(self._exercise), self._keys.wake)
