"""Exercises listed, and how far a learner is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.reports.text import visible

if TYPE_CHECKING:
    from rich.console import Console

SIGNS = {"done": "✓", "tried": "•", "new": " ", "broken": "!"}
"""The sign of each state."""
_styles = {"done": "green", "tried": "yellow", "new": "", "broken": "magenta"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list. `state` is "new", "tried", "done" or "broken"."""

    id: str
    track: str
    title: str
    dataset: str
    kind: str
    level: int
    topics: tuple[str, ...]
    engines: tuple[str, ...]
    state: str

    def to_json(self) -> dict[str, object]:
        """The form printed by `dojo list --json`."""
        return {
            "id": self.id,
            "track": self.track,
            "title": self.title,
            "dataset": self.dataset,
            "kind": self.kind,
            "level": self.level,
            "topics": list(self.topics),
            "engines": list(self.engines),
            "state": self.state,
        }


def show_list(items: Sequence[Listed], console: Console, current: str | None = None) -> None:
    """The exercises, one a line; `current` is marked by an arrow. `items` is not empty."""
    from rich.cells import set_cell_size
    from rich.text import Text

    widest = max(len("exercise"), *(len(visible(item.id)) for item in items))
    dataset = max(len("dataset"), *(len(visible(item.dataset)) for item in items))
    room = console.width - (3 + widest + 2 + 5 + 2 + dataset + 2)
    heading = f"   {'exercise':{widest}}  level  {'dataset':{dataset}}"
    console.print(Text(heading + ("  title" if room > 8 else ""), style="bold"), no_wrap=True)
    for item in items:
        line = Text(f"{SIGNS[item.state]}{'→' if item.id == current else ' '} ")
        line.append(f"{visible(item.id):{widest}}")
        line.stylize(_styles[item.state])
        level = str(item.level) if item.level else ""
        line.append(f"  {level:>5}  {visible(item.dataset):{dataset}}")
        title = visible(item.title)
        if room > 8:
            line.append(
                "  " + (title if len(title) <= room else set_cell_size(title, room - 1) + "…")
            )
        line.rstrip()
        console.print(line, no_wrap=True, crop=False, overflow="ignore")
    console.print(Text(_legend(items), style="dim"))


def show_status(items: Sequence[Listed], console: Console) -> None:
    """A bar a track, and the counts."""
    from rich.text import Text

    for track in sorted({item.track for item in items}):
        own = [item for item in items if item.track == track]
        done = sum(item.state == "done" for item in own)
        tried = sum(item.state == "tried" for item in own)
        width = min(40, len(own))
        filled = done * width // len(own)
        bar = Text.assemble(("█" * filled, "green"), ("░" * (width - filled), "dim"))
        also = f", {tried} tried" if tried else ""
        console.print(Text.assemble(f"{track:6}", bar, f" {done} of {len(own)} done{also}"))


def _legend(items: Sequence[Listed]) -> str:
    counts = [(state, sum(item.state == state for item in items)) for state in SIGNS]
    return "  ".join(f"{SIGNS[state]} {count} {state}".strip() for state, count in counts if count)
