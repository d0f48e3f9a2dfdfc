"""The clauses at fault in the pinned wrong answers, and how they are looked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from grader.content import Library
from grader.grade import Grader
from grader.models import Exercise, Verdict

Key = tuple[str, str]


def pinned(name: str) -> dict[Key, frozenset[str]]:
    """Exercise and wrong answer, and the clauses that may be named."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {(row[0], row[1]): frozenset(row[2:]) for row in rows}


def wrong_answers(library: Library, track: str) -> set[Key]:
    """All pinned answers of a track whose verdict is wrong."""
    return {
        (identifier, file.name.partition(".")[0])
        for identifier in library.ids()
        if identifier.startswith(f"{track}/")
        for file in (library.folder(identifier) / "wrong").iterdir()
        if "verdict: wrong" in file.read_text("utf-8").partition("\n")[0]
    }


def references(library: Library, identifier: str, suffix: str) -> list[str]:
    """The solutions, the first one first."""
    files = library.folder(identifier).glob(f"solution*.{suffix}")
    return [
        file.read_text("utf-8")
        for file in sorted(files, key=lambda file: (len(file.name), file.name))
    ]


def runner(
    grader: Grader, exercise: Exercise, most: int = 24
) -> Callable[[Sequence[str]], list[bool]]:
    """What `first_faulty` asks; it stops behind the first right text, and runs at most so many."""
    left = most
    exercise = replace(exercise, limits=replace(exercise.limits, seconds=2.0))  # some never end

    def right(texts: Sequence[str]) -> list[bool]:
        nonlocal left
        found: list[bool] = []
        for text in texts[:left]:
            left -= 1
            found.append(grader.grade(exercise, text.encode()).verdict is Verdict.CORRECT)
            if found[-1]:
                break
        return found

    return right
