"""The author's check: nothing wrong with an exercise reaches a learner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.author.prompt import prompt_problems
from grader.content import ANSWER_SUFFIX, Library
from grader.errors import DojoError
from grader.grade import Grader
from grader.models import Exercise, Outcome, Report, Track, Verdict

_FEWEST_WRONG_ANSWERS = 3
_KNOWN_FILES = ("exercise.toml", "prompt.md", "expected.json", "hints.md")


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check found in one exercise: each problem a sentence; none means it is sound."""

    id: str
    problems: tuple[str, ...]
    wrong_answers: int


def check_exercise(library: Library, grader: Grader, identifier: str) -> Checked:
    """Check one exercise: its files, its prompt, its solutions, its wrong answers, its traps."""
    strays = tuple(_stray_files(library, identifier))
    try:
        exercise = library.load(identifier)
        found = tuple(_problems(exercise, grader))
    except DojoError as problem:
        fix = f" ({problem.fix})" if problem.fix else ""
        return Checked(identifier, (*strays, f"{problem.title}: {problem.message}{fix}"), 0)
    return Checked(identifier, strays + found, len(exercise.wrong_answers))


def _problems(exercise: Exercise, grader: Grader) -> Iterator[str]:
    yield from _shape_problems(exercise)
    yield from prompt_problems(exercise)
    for number, text in enumerate(exercise.solutions, start=1):
        report = grader.grade(exercise, text.encode())
        if report.verdict is not Verdict.CORRECT:
            name = "solution" if number == 1 else f"solution.{number}"
            yield f"{name} is {_told(report)}"
        if report.verdict is Verdict.BROKEN:
            return
    report = grader.grade(exercise, exercise.starter.encode())
    if report.verdict is Verdict.CORRECT:
        yield "the starter is correct already"
    if len(exercise.wrong_answers) < _FEWEST_WRONG_ANSWERS:
        yield (
            f"{len(exercise.wrong_answers)} wrong answers in wrong/, "
            f"at least {_FEWEST_WRONG_ANSWERS} are needed"
        )
    for wrong in exercise.wrong_answers:
        report = grader.grade(exercise, wrong.text.encode())
        code = report.feedback[0].code if report.feedback else "none"
        if (report.verdict.value, code) != (wrong.verdict, wrong.code):
            yield (
                f"wrong/{wrong.path.name} is pinned to {wrong.verdict}, {wrong.code}, "
                f"but is {_told(report)}"
            )


def _shape_problems(exercise: Exercise) -> Iterator[str]:
    cases = [("expected.json", exercise.expected)]
    cases += [(f"traps/{trap.name}.json", trap.expected) for trap in exercise.traps]
    keys = {key.column for key in exercise.policy.order_by} | set(exercise.policy.round)
    columns = exercise.expected.result.columns if exercise.expected.result else ()
    for key in sorted(keys - {column.name for column in columns}):
        yield f"exercise.toml: [compare] names {key}, which is no output column"
    for name, outcome in cases:
        if set(outcome.state) != set(exercise.state_relations):
            yield f"{name}: the states kept are not those of `state.relations`"
        if outcome.result is not None and outcome.result.columns != columns:
            yield f"{name}: its columns differ from those of expected.json"
        if _rows(outcome) > exercise.limits.rows:
            yield f"{name}: more rows than `limits.rows` lets an answer return"
    if exercise.expected.result is not None and not exercise.expected.result.rows:
        yield "expected.json: no rows, so an answer that returns nothing would pass"


def _rows(outcome: Outcome) -> int:
    return len(outcome.result.rows) if outcome.result is not None else 0


def _told(report: Report) -> str:
    told = f"{report.verdict.value}"
    if report.feedback:
        told += f", {report.feedback[0].code} ({report.feedback[0].message})"
    case = report.failing_case
    return told + (f" on {case.name}" if case is not None else "")


def _stray_files(library: Library, identifier: str) -> Iterator[str]:
    folder = library.folder(identifier)
    suffix = ANSWER_SUFFIX[Track(identifier.split("/", 1)[0])]
    known = {*_KNOWN_FILES, f"starter{suffix}", f"solution{suffix}"}
    known |= {f"solution.{number}{suffix}" for number in range(2, 10)}
    for path in sorted(folder.iterdir()):
        if path.name in known or path.name.startswith("."):
            continue
        if path.is_dir() and path.name in ("wrong", "traps"):
            ending = suffix if path.name == "wrong" else ".json"
            for item in sorted(path.iterdir()):
                if not item.name.endswith(ending):
                    yield f"{path.name}/{item.name} is no file of an exercise"
        else:
            yield f"{path.name} is no file of an exercise"
