"""An exercise's prompt, hints and solutions shown."""

from __future__ import annotations

from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text

from grader.content import ANSWER_SUFFIX
from grader.models import Exercise, Finding, Track, judging_engines
from grader.reports.terminal import show_finding
from grader.reports.text import visible

_languages = {Track.SQL: "SQL", Track.MONGO: "MongoDB"}


def show_prompt(exercise: Exercise, state: str, console: Console, twin: str = "") -> None:
    """The whole prompt under a line that says which exercise it is.

    `twin` is the id of the exercise of the other track that asks the same, "" without one.
    """
    show_title(exercise, state, console)
    if exercise.track is Track.MONGO or not exercise.offline:
        console.print(Text(_how(exercise), style="dim"))
    if twin:
        language = _languages[Track(twin.partition("/")[0])]
        words = f"The same question in {language}: {visible(twin)}"
        console.print(Text(words, style="dim"))
    console.print()
    _markdown(exercise.prompt, console)
    console.print()


def _how(exercise: Exercise) -> str:
    """What the answer is written in, and which engines can judge it."""
    *offline, live = judging_engines(exercise.track, offline=exercise.offline)
    judged = f"{live} alone (--live)"
    if offline:
        judged = f"{offline[0]}, or by {live} (--live)"
    return f"answered in a {ANSWER_SUFFIX[exercise.track]} file · judged by {judged}"


def show_title(exercise: Exercise, state: str, console: Console) -> None:
    """One line: id, title, dataset, level and state."""
    details = f"  {exercise.title} · {exercise.dataset} · level {exercise.level} · {state}"
    console.print(Text.assemble((visible(exercise.id), "bold cyan"), (visible(details), "dim")))


def show_brief(exercise: Exercise, state: str, console: Console) -> None:
    """The title and the prompt's first paragraph."""
    show_title(exercise, state, console)
    paragraphs = [part.strip() for part in exercise.prompt.split("\n\n")]
    first = next((part for part in paragraphs if part and part[0] not in "#|`"), "")
    if first:
        _markdown(first, console)
    if len([part for part in paragraphs if part]) > 1:
        console.print(Text(f"dojo show {visible(exercise.id)}: the whole of it", style="dim"))


def show_hint(exercise: Exercise, step: int, console: Console) -> None:
    """One step of the hint ladder; `step` counts from 1."""
    title = Text(f"Hint {step} of {len(exercise.hints)}", style="bold")
    console.print(title.append(f"  {visible(exercise.id)}", style="not bold dim"))
    _markdown(exercise.hints[step - 1], console)


def show_finding_as_hint(
    exercise: Exercise, finding: Finding, answer: str, console: Console
) -> None:
    """What was found in the learner's last attempt, with its place there."""
    title = Text("Hint on your last attempt", style="bold")
    console.print(title.append(f"  {visible(exercise.id)}", style="not bold dim"))
    show_finding(finding, answer, console)


def show_solution(
    text: str, number: int, count: int, console: Console, comment: str = "--"
) -> None:
    """One solution, as it stands in its file; `comment` is how its language begins a remark."""
    if count > 1:
        console.print(Text(f"{comment} solution {number} of {count}", style="dim"))
    for line in text.rstrip().splitlines():
        console.print(Text(visible(line, keep="\t")), soft_wrap=True)


def _markdown(text: str, console: Console) -> None:
    console.print(Markdown(visible(text, keep="\n\t\u200c\u200d"), hyperlinks=False))
