"""What every command of one call shares: where things are, and how results are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli import output
from grader.cli.stderr import note, warn
from grader.content import Library, default_root
from grader.errors import ContentProblem, UsageProblem, WorkspaceProblem
from grader.models import Exercise, Track
from grader.reports.listing import Listed
from grader.workspace import Entry, Progress, Workspace, next_exercise

if TYPE_CHECKING:
    from rich.console import Console


@dataclass
class Session:
    """One call of `dojo`. `root` is the folder given by `--root`."""

    root: Path | None = None
    json: bool = False

    @cached_property
    def library(self) -> Library:
        """The exercises. Raises UsageProblem where the root holds none."""
        return Library(self.root or default_root())

    @cached_property
    def workspace(self) -> Workspace | None:
        """The learner's folder, None outside of one."""
        return Workspace.find()

    def needed_workspace(self) -> Workspace:
        """The learner's folder. Raises WorkspaceProblem outside of one."""
        if self.workspace is None:
            raise WorkspaceProblem(
                "no workspace",
                f"neither {Path.cwd()} nor a folder above it is one",
                "`dojo init` makes this folder a workspace",
            )
        return self.workspace

    @cached_property
    def progress(self) -> Progress:
        """How far the learner is; nothing outside of a workspace or where the log is unreadable."""
        if self.workspace is None:
            return Progress()
        try:
            return self.workspace.progress()
        except WorkspaceProblem as problem:
            warn(problem)
            return Progress()

    def forget_progress(self) -> None:
        """Read the log again when progress is next asked for."""
        self.__dict__.pop("progress", None)

    def course(self) -> list[Listed]:
        """All exercises in the order in which they are taught: by track, level and id.

        A broken one stands at the end, and a warning says why.
        """
        items = []
        for identifier in self.library.ids():
            state = str(self.progress.state(identifier))
            try:
                found = self.library.summary(identifier)
            except ContentProblem as problem:
                warn(problem)
                track = identifier.partition("/")[0]
                items.append(Listed(identifier, track, "", "", "", 0, (), (), "broken"))
                continue
            items.append(
                Listed(
                    found.id,
                    str(found.track),
                    found.title,
                    found.dataset,
                    str(found.kind),
                    found.level,
                    found.topics,
                    tuple(map(str, found.engines)),
                    state,
                )
            )
        return sorted(items, key=lambda item: (item.track != Track.SQL, item.level or 9, item.id))

    def next(self) -> str | None:
        """The exercise in hand, or the next one not done; None where all are done."""
        ids = [item.id for item in self.course() if item.state != "broken" and item.engines]
        return next_exercise(ids, self.progress)

    def chosen(self, text: str | None) -> str:
        """The id that `text` names, without it the next exercise's.

        Raises UsageProblem where there is none, WorkspaceProblem where no workspace knows.
        """
        if text is not None:
            return self.library.find(text)
        self.needed_workspace()
        identifier = self.next()
        if identifier is None:
            raise UsageProblem(
                "all exercises are done", "there is no next one", "name one by its ID: `dojo list`"
            )
        return identifier

    def answer_file(self, exercise: Exercise) -> Path:
        """The learner's answer to an exercise, begun from the starter where there is none."""
        path, begun = self.needed_workspace().ensure_answer(exercise)
        if begun:
            note(f"begun: {shown_path(path)}")
        return path

    def remember(self, entry: Entry) -> None:
        """Add to the log; where that fails a warning says so, and the result stands."""
        if self.workspace is None:
            return
        try:
            self.workspace.log.append(entry)
        except WorkspaceProblem as problem:
            warn(problem)
        self.forget_progress()

    def show(self, raw: Callable[[], object], draw: Callable[[Console], None]) -> None:
        """Put a result on standard output: `raw()` as JSON, or what `draw` draws."""
        if self.json:
            output.write_json(raw())
            return
        with output.showing() as console:
            draw(console)


def shown_path(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
