"""Progress is what the log says."""

from __future__ import annotations

import pytest

from grader.workspace import Entry, Event, Progress, State, next_exercise, read_progress


def attempt(exercise: str, verdict: str) -> Entry:
    return Entry(exercise, Event.ATTEMPT, verdict=verdict)


def test_an_exercise_is_new_then_tried_then_done_and_stays_done() -> None:
    entries = [attempt("a", "wrong"), attempt("b", "correct"), attempt("b", "wrong")]
    progress = read_progress([*entries, Entry("b", Event.RESET)])
    assert progress.state("a") is State.TRIED
    assert progress.state("b") is State.DONE
    assert progress.state("c") is State.NEW


def test_hints_and_the_solution_are_no_attempts() -> None:
    progress = read_progress([Entry("a", Event.HINT), Entry("a", Event.SOLUTION)])
    assert progress.state("a") is State.NEW
    assert progress.hints_seen("a") == 1


def test_a_reset_begins_the_hints_anew() -> None:
    entries = [Entry("a", Event.HINT), Entry("a", Event.HINT), Entry("a", Event.RESET)]
    assert read_progress(entries).hints_seen("a") == 0


@pytest.mark.parametrize(
    ("done", "last", "expected"),
    [
        ("", None, "a"),
        ("", "b", "b"),
        ("b", "b", "c"),
        ("bc", "c", "a"),
        ("abc", "c", None),
        ("a", "gone", "b"),
    ],
)
def test_next_is_the_one_in_hand_else_the_following_one_not_done(
    done: str, last: str | None, expected: str | None
) -> None:
    progress = Progress(dict.fromkeys(done, State.DONE), {}, last)
    assert next_exercise(["a", "b", "c"], progress) == expected


def test_an_empty_course_has_no_next() -> None:
    assert next_exercise([], Progress()) is None
