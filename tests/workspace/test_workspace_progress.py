"""Progress is what the log says."""

from __future__ import annotations

from dataclasses import replace

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


def test_what_was_said_of_the_last_attempt_is_kept_apart_from_the_ladder() -> None:
    first, second = attempt("a", "wrong"), replace(attempt("a", "wrong"), codes=("look-here",))
    closer = Entry("a", Event.HINT, codes=("look-closer",))
    progress = read_progress([first, closer, Entry("a", Event.HINT)])
    assert progress.attempts["a"] == first
    assert progress.told_of_attempt("a") == {"look-closer", ""}
    assert progress.hints_seen("a") == 1
    progress = read_progress([first, closer, Entry("a", Event.HINT), second, closer])
    assert progress.told_of_attempt("a") == {"look-here", "look-closer"}
    assert progress.hints_seen("a") == 1
    progress = read_progress([first, closer, Entry("a", Event.RESET)])
    assert "a" not in progress.attempts
    assert progress.told_of_attempt("a") == frozenset()


def test_the_codes_of_a_hint_stay_in_the_log() -> None:
    for entry in (Entry("a", Event.HINT, codes=("look-here",)), Entry("a", Event.HINT)):
        assert Entry.from_line(entry.to_line()) == entry


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
