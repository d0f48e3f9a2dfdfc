"""The hints on an exercise, one step at a time.

After a wrong attempt its own hints come first, as far as `check` did not tell them: where to look,
then what kind of thing is off there. Both are found by running. Then the written ladder goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.cli.session import Session
from grader.cli.stderr import bug_beside, warn
from grader.errors import DojoError
from grader.models import EngineName, Exercise, Finding, Verdict
from grader.workspace import Entry, Event

if TYPE_CHECKING:
    from rich.console import Console

    from grader.grade import Grader
    from grader.grade.looking import Look

_WHERE, _KIND, _WRITTEN = "look-here", "look-closer", ""
_SECONDS = 4.0
"""How long is looked at most: who asks for a hint waits for it."""

Looking = Callable[[Exercise, Entry], "Look | None"]


@dataclass(frozen=True, slots=True)
class Hint:
    """A step of the written ladder, counted from 1; or, with the number 0, what was found in the
    last attempt, of which `answer` is the text.
    """

    number: int
    text: str
    finding: Finding | None = None
    answer: str = ""

    def to_json(self) -> dict[str, object]:
        """The form shown by `--json`."""
        raw: dict[str, object] = {"step": self.number, "text": self.text}
        if self.finding is not None:
            raw |= {
                name: item for name, item in self.finding.to_json().items() if name != "message"
            }
        return raw

    def show(self, exercise: Exercise, console: Console) -> None:
        """Draw it."""
        from grader.reports.prompt import show_finding_as_hint, show_hint

        if self.finding is None:
            show_hint(exercise, self.number, console)
        else:
            show_finding_as_hint(exercise, self.finding, self.answer, console)


def next_hint(session: Session, exercise: Exercise, looking: Looking) -> Hint:
    """The hint that is due, which is remembered; the last one comes again."""
    due = next(_of_attempt(session, exercise, looking), None)
    if due is not None and due.finding is not None:
        session.remember(Entry(exercise.id, Event.HINT, codes=(due.finding.code,)))
        return due
    seen = session.progress.hints_seen(exercise.id)
    if seen >= len(exercise.hints):
        return _written(exercise, len(exercise.hints))
    session.remember(Entry(exercise.id, Event.HINT))
    return _written(exercise, seen + 1)


def all_hints(session: Session, exercise: Exercise, looking: Looking) -> list[Hint]:
    """What there is to say of the last attempt, and the whole written ladder."""
    found = _of_attempt(session, exercise, looking, everything=True)
    return [*found, *(_written(exercise, at) for at in range(1, len(exercise.hints) + 1))]


def look_at_attempt(session: Session, exercise: Exercise, attempt: Entry) -> Look | None:
    """Run an attempt again where it ran; None, with a warning, where that does not go."""
    from grader.grade import Grader

    try:
        engine = EngineName(attempt.engine)
        with Grader(session.library, engine, on_bug=bug_beside) as grader:
            return look_with(grader, exercise, attempt)
    except (DojoError, ValueError) as problem:
        if isinstance(problem, DojoError):
            warn(problem)
        return None


def look_with(grader: Grader, exercise: Exercise, attempt: Entry) -> Look | None:
    """Run an attempt again, and look for what is at fault in it."""
    report = grader.grade(exercise, attempt.answer.encode("utf-8", "replace"))
    if report.verdict is not Verdict.WRONG:
        return None
    report = replace(report, counterexample=grader.counterexample(exercise, report))
    return grader.look(exercise, report, _SECONDS)


def _of_attempt(
    session: Session, exercise: Exercise, looking: Looking, *, everything: bool = False
) -> Iterator[Hint]:
    """The hints on the last attempt that are due; none once the written ladder went on since."""
    attempt = session.progress.attempts.get(exercise.id)
    if attempt is None or attempt.verdict != Verdict.WRONG:
        return
    told = frozenset() if everything else session.progress.told_of_attempt(exercise.id)
    if _WRITTEN in told or told >= {_WHERE, _KIND}:
        return
    found = looking(exercise, attempt)
    for finding in (found.where, found.kind) if found is not None else ():
        if finding.code not in told:
            yield Hint(0, finding.message, finding, attempt.answer)


def _written(exercise: Exercise, step: int) -> Hint:
    return Hint(step, exercise.hints[step - 1])
