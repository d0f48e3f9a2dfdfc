"""The author's check: nothing wrong with an exercise reaches a learner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.author.documents import document_prompt_problems, document_shape_problems
from grader.author.equivalents import EQUIVALENT, stale_equivalents
from grader.author.prompt import prompt_problems
from grader.content import ANSWER_SUFFIX, PLANNED, VARIANTS, Library
from grader.errors import DojoError
from grader.grade import Grader
from grader.models import EngineName, Exercise, Outcome, Report, Track, Verdict, judging_engines

_FEWEST_WRONG_ANSWERS = 3
_OFFLINE = (EngineName.DUCKDB, EngineName.MONGOMOCK)
_KNOWN_FILES = (
    "exercise.toml", "prompt.md", "expected.json", "hints.md", EQUIVALENT, VARIANTS
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check found in one exercise: each problem a sentence; none means it is sound.

    `notes` tell what could not be looked at here.
    """

    id: str
    problems: tuple[str, ...]
    wrong_answers: int
    notes: tuple[str, ...] = ()


def check_exercise(library: Library, grader: Grader, identifier: str) -> Checked:
    """Check one exercise: its files, its prompt, its solutions, its wrong answers, its traps."""
    strays = tuple(_stray_files(library, identifier))
    try:
        exercise = library.load(identifier)
        answers = _Answers(exercise, grader)
        found = (
            *_twin_problems(library, exercise),
            *_problems(exercise, answers),
            *_equivalent_problems(library, exercise),
            *_variant_problems(exercise),
        )
    except DojoError as problem:
        fix = f" ({problem.fix})" if problem.fix else ""
        return Checked(identifier, (*strays, f"{problem.title}: {problem.message}{fix}"), 0)
    return Checked(identifier, strays + found, len(exercise.wrong_answers), answers.notes())


class _Answers:
    """Grades the answers of one exercise; counts those that this engine cannot judge.

    That is no problem where exercise.toml says `offline = false`, which on a server is for plans
    that not every server tells; and none of a wrong answer that the offline MongoDB engine
    declines: `grade` then gives None.
    """

    def __init__(self, exercise: Exercise, grader: Grader) -> None:
        self._exercise = exercise
        self._grader = grader
        self._engine = grader.engine(exercise.track)
        self._excused = not exercise.offline and (
            self._engine in _OFFLINE or bool(exercise.planned)
        )
        self._unjudged = 0

    def grade(self, text: str, *, wrong: bool = False) -> Report | None:
        report = self._grader.grade(self._exercise, text.encode())
        excused = self._excused or (wrong and self._engine is EngineName.MONGOMOCK)
        if excused and report.verdict is Verdict.UNSUPPORTED:
            self._unjudged += 1
            return None
        return report

    def notes(self) -> tuple[str, ...]:
        """One sentence where some answers were not judged."""
        if not self._unjudged:
            return ()
        live = judging_engines(self._exercise.track, offline=False)[0]
        see = f"see {live}" if live is not self._engine else "this server tells no plan"
        count = f"{self._unjudged} answer{'' if self._unjudged == 1 else 's'}"
        return (f"{count} not judged on {self._engine}; {see}",)


def _problems(exercise: Exercise, answers: _Answers) -> Iterator[str]:
    if exercise.track is Track.MONGO:
        yield from document_shape_problems(exercise)
        yield from document_prompt_problems(exercise)
    else:
        yield from _shape_problems(exercise)
        yield from prompt_problems(exercise)
    for number, text in enumerate(exercise.solutions, start=1):
        report = answers.grade(text)
        if report is None:
            continue
        if report.verdict is not Verdict.CORRECT:
            name = "solution" if number == 1 else f"solution.{number}"
            yield f"{name} is {_told(report)}"
        if report.verdict is Verdict.BROKEN:
            return
    report = answers.grade(exercise.starter)
    if report is not None and report.verdict is Verdict.CORRECT:
        yield "the starter is correct already"
    if len(exercise.wrong_answers) < _FEWEST_WRONG_ANSWERS:
        yield (
            f"{len(exercise.wrong_answers)} wrong answers in wrong/, "
            f"at least {_FEWEST_WRONG_ANSWERS} are needed"
        )
    for wrong in exercise.wrong_answers:
        report = answers.grade(wrong.text, wrong=True)
        if report is None:
            continue
        code = report.feedback[0].code if report.feedback else "none"
        if (report.verdict.value, code) != (wrong.verdict, wrong.code):
            yield (
                f"wrong/{wrong.path.name} is pinned to {wrong.verdict}, {wrong.code}, "
                f"but is {_told(report)}"
            )


def _twin_problems(library: Library, exercise: Exercise) -> Iterator[str]:
    if not exercise.twin:
        return
    if not library.exists(exercise.twin):
        yield f"exercise.toml: `twin` names {exercise.twin}, which is no exercise"
    elif exercise.twin.startswith(f"{exercise.track}/"):
        yield f"exercise.toml: `twin` names {exercise.twin}, which is of the same track"


def _equivalent_problems(library: Library, exercise: Exercise) -> Iterator[str]:
    if (exercise.folder / EQUIVALENT).exists():
        yield from stale_equivalents(exercise, library)


def _variant_problems(exercise: Exercise) -> Iterator[str]:
    if exercise.variants is None and (exercise.folder / VARIANTS).exists():
        yield (
            f"{VARIANTS} tells of another solution or other traps: "
            f"`dojo author mutants --record {exercise.id}` writes it anew"
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
    track = Track(identifier.split("/", 1)[0])
    suffix = ANSWER_SUFFIX[track]
    known = {*_KNOWN_FILES, f"starter{suffix}", f"solution{suffix}"}
    if track is Track.MONGO:
        known.add(PLANNED)
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
