"""`check` and `run`: an answer graded, or only run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.answers import read_answer
from grader.cli.options import Place, on_engine, reporting
from grader.cli.session import Session, shown_path
from grader.cli.stderr import note
from grader.errors import ContentProblem
from grader.models import EXIT_CODES, Exercise, Kind, Report, Run, Track, Verdict
from grader.workspace import Entry, Event

if TYPE_CHECKING:
    from rich.console import Console

    from grader.grade import Grader


@click.command()
@click.argument("exercise", metavar="[ID]", required=False)
@click.option(
    "--file",
    metavar="F",
    help="Grade this file (- is standard input) instead of your answer; not kept as progress.",
)
@click.option(
    "--probe/--no-probe",
    default=True,
    help="Try an answer that is right on the stored data on data made for it.",
)
@click.option(
    "--counterexample/--no-counterexample",
    default=True,
    help="Look for the smallest data on which a wrong answer is wrong.",
)
@on_engine
@reporting
def check(
    session: Session,
    exercise: str | None,
    file: str | None,
    probe: bool,
    counterexample: bool,
    place: Place,
) -> int:
    """Grade your answer to an exercise.

    Without ID, to the next one. Every attempt is kept as progress, unless --file is given.
    """
    identifier = session.chosen(exercise)
    with place.grader(session.library, probe=probe) as grader:
        report, loaded = _graded(session, grader, identifier, file, counterexample)

        def draw(console: Console) -> None:
            from grader.reports.terminal import show_report

            show_report(report, loaded, console)
            if file is None and report.verdict is Verdict.CORRECT:
                _say_what_is_next(session, console)

        session.show(report.to_json, draw)
    return report.exit_code


def grade_own(
    session: Session, grader: Grader, exercise: Exercise, counterexample: bool = True
) -> tuple[Report, Path]:
    """Grade the learner's answer file and remember the attempt; gives the report and the file.

    A starter that nobody touched is graded but is no attempt.
    """
    path = session.answer_file(exercise)
    answer = read_answer(path)
    report = grader.grade(exercise, answer)
    try:
        if counterexample:
            report = with_counterexample(grader, exercise, report)
    finally:  # an attempt counts, whoever interrupts what follows
        if answer != exercise.starter.encode("utf-8"):
            remember(session, report, answer)
    return report, path


def with_counterexample(grader: Grader, exercise: Exercise, report: Report) -> Report:
    """The report of a wrong answer with the smallest data that shows it, and where to look."""
    report = replace(report, counterexample=grader.counterexample(exercise, report))
    place = grader.where_to_look(exercise, report)
    return report if place is None else replace(report, feedback=(*report.feedback, place))


def remember(session: Session, report: Report, answer: bytes) -> None:
    """Add an attempt to the log, unless the exercise is broken."""
    if report.verdict is Verdict.BROKEN:
        return
    session.remember(
        Entry(
            report.exercise,
            Event.ATTEMPT,
            engine=report.engine,
            verdict=str(report.verdict),
            codes=tuple(finding.code for finding in report.feedback),
            answer=report.answer or answer[:100_000].decode("utf-8", "replace"),
        )
    )


def _graded(
    session: Session, grader: Grader, identifier: str, file: str | None, counterexample: bool
) -> tuple[Report, Exercise | None]:
    try:
        grader.warm(track_of(identifier))
        grader.warm(track_of(identifier), session.library.summary(identifier).dataset)
        exercise = session.library.load(identifier)
    except ContentProblem as problem:
        return grader.broken(identifier, problem), None
    if file is None:
        report, path = grade_own(session, grader, exercise, counterexample)
        if not session.json:
            note(f"graded: {shown_path(path)}")
        return report, exercise
    report = grader.grade(exercise, read_answer(file))
    return with_counterexample(grader, exercise, report) if counterexample else report, exercise


def track_of(identifier: str) -> Track:
    """The track of an exercise: the first part of its id."""
    return Track(identifier.partition("/")[0])


def _say_what_is_next(session: Session, console: Console) -> None:
    following = session.next()
    console.print()
    if following is None:
        console.print("All exercises are done.")
    else:
        console.print(f"Next: {following}  (dojo show, dojo watch)")


@click.command()
@click.argument("exercise", metavar="[ID]", required=False)
@click.option("--file", metavar="F", help="Run this file (- is standard input).")
@click.option("--dataset", metavar="D", help="Run it on this dataset; needs no exercise.")
@on_engine
@reporting
def run(
    session: Session,
    exercise: str | None,
    file: str | None,
    dataset: str | None,
    place: Place,
) -> int:
    """Run your answer and show its rows, ungraded.

    Without ID, the answer to the next exercise.
    """
    with place.grader(session.library) as grader:
        result = _run(session, grader, place, exercise, file, dataset)

        def draw(console: Console) -> None:
            from grader.reports.terminal import show_run

            show_run(result, console)

        session.show(result.to_json, draw)
    return EXIT_CODES[result.verdict]


def _run(
    session: Session,
    grader: Grader,
    place: Place,
    text: str | None,
    file: str | None,
    dataset: str | None,
) -> Run:
    if file is not None and dataset is not None and text is None:
        track = place.track or (Track.MONGO if file.endswith(".js") else Track.SQL)
        return grader.run(dataset, read_answer(file), Kind.QUERY, track)
    exercise = session.library.load(session.chosen(text))
    answer = read_answer(session.answer_file(exercise) if file is None else file)
    return grader.run(dataset or exercise.dataset, answer, exercise.kind, exercise.track)
