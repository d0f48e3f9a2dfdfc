"""How far a learner is, read off the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from grader.workspace.log import Entry, Event


class State(StrEnum):
    """How far an exercise is: not tried, tried, or answered correctly once."""

    NEW = "new"
    TRIED = "tried"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Progress:
    """What the log says. `last` is the exercise worked on last, None where there is none.

    `attempts` holds the last attempt at each exercise since it was last reset, and `told` the codes
    of what was said of it since, "" for a step of the written ladder.
    """

    states: Mapping[str, State] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    last: str | None = None
    attempts: Mapping[str, Entry] = field(default_factory=dict)
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def state(self, exercise: str) -> State:
        """How far that exercise is."""
        return self.states.get(exercise, State.NEW)

    def hints_seen(self, exercise: str) -> int:
        """How many steps of the written ladder were shown since the exercise was last reset."""
        return self.hints.get(exercise, 0)

    def told_of_attempt(self, exercise: str) -> frozenset[str]:
        """The codes of what was said of the last attempt, "" for a step of the written ladder."""
        return self.told.get(exercise, frozenset())


def read_progress(entries: Iterable[Entry]) -> Progress:
    """Sum up a log. What was done stays done, whatever is tried afterwards."""
    states: dict[str, State] = {}
    hints: dict[str, int] = {}
    attempts: dict[str, Entry] = {}
    told: dict[str, frozenset[str]] = {}
    last = None
    for entry in entries:
        last = entry.exercise
        if entry.event is Event.HINT:
            written = not entry.codes
            hints[entry.exercise] = hints.get(entry.exercise, 0) + written
            before = told.get(entry.exercise, frozenset())
            told[entry.exercise] = before.union(entry.codes or ("",))
        elif entry.event is Event.RESET:
            hints[entry.exercise] = 0
            attempts.pop(entry.exercise, None)
            told.pop(entry.exercise, None)
        elif entry.event is Event.ATTEMPT:
            attempts[entry.exercise] = entry
            told[entry.exercise] = frozenset(entry.codes)
            if states.get(entry.exercise) is not State.DONE:
                done = entry.verdict == "correct"
                states[entry.exercise] = State.DONE if done else State.TRIED
    return Progress(states, hints, last, attempts, told)


def next_exercise(course: Sequence[str], progress: Progress) -> str | None:
    """What to work on: the exercise in hand while it is not done, else the next one not done.

    `course` is the exercises in the order in which they are taught. None where all are done.
    """
    start = 0
    if progress.last in course:
        start = course.index(progress.last)
    for exercise in (*course[start:], *course[:start]):
        if progress.state(exercise) is not State.DONE:
            return exercise
    return None
