"""The learner's folder: answers they own, and the log from which progress is read."""

from grader.workspace.folder import Reset, Workspace
from grader.workspace.log import Entry, Event, Log, LogReading
from grader.workspace.progress import Progress, State, next_exercise, read_progress

__all__ = [
    "Entry",
    "Event",
    "Log",
    "LogReading",
    "Progress",
    "Reset",
    "State",
    "Workspace",
    "next_exercise",
    "read_progress",
]
