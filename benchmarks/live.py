"""Warm grading on the live server, offline, and the same SQL sent by psycopg alone, side by side.

    DOJO_POSTGRES_URL=… python benchmarks/live.py [ROUNDS]

Without a server's address one is started for the run. The three take turns, so that a busy machine
hits all of them. Milliseconds at the median.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from grader.content import Library, default_root
from grader.grade import Grader
from grader.models import EngineName, Exercise, Verdict

EXERCISES = (
    "sql/select/failed-runs",
    "sql/joins/customers-without-orders",
    "sql/joins/paid-in-full",
    "sql/changes/delete-failed-payments",
    "sql/retention/weekly-cohorts",
)


def milliseconds(action: Callable[[], object]) -> float:
    """Wall-clock milliseconds that `action` takes."""
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def measure(
    exercise: Exercise, live: Grader, offline: Grader, connection: psycopg.Connection, rounds: int
) -> list[float]:
    """Medians for live, offline and psycopg alone; a change is rolled back in the last."""
    answer = exercise.solutions[0]

    def bare() -> None:
        cursor = connection.execute(answer.encode())
        if cursor.description is not None:
            cursor.fetchall()
        connection.rollback()

    def graded(grader: Grader) -> Callable[[], None]:
        def run() -> None:
            report = grader.grade(exercise, answer.encode())
            assert report.verdict is Verdict.CORRECT, (exercise.id, report.feedback)

        return run

    actions = (graded(live), graded(offline), bare)
    taken: list[list[float]] = [[] for _ in actions]
    for number in range(rounds + 2):
        for place, action in enumerate(actions):
            value = milliseconds(action)
            if number >= 2:
                taken[place].append(value)
    return [statistics.median(values) for values in taken]


def main(arguments: list[str]) -> None:
    """Print the table."""
    rounds = int(arguments[0]) if arguments else 15
    library = Library(default_root())
    with tempfile.TemporaryDirectory(prefix="dojo-bench-", ignore_cleanup_errors=True) as folder:
        url = os.environ.get("DOJO_POSTGRES_URL", "")
        if not url:
            sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
            from local_postgres import start

            Path(folder).chmod(0o755)
            url = os.environ["DOJO_POSTGRES_URL"] = start(Path(folder))
        print(f"warm, median of {rounds}, taking turns")
        print(f"{'exercise':44} {'live':>8} {'offline':>8} {'psycopg':>8} {'live/psycopg':>13}")
        with Grader(library, EngineName.POSTGRES) as live, Grader(library) as offline:
            for identifier in EXERCISES:
                exercise = library.load(identifier)
                admin = url.replace("grader@", "postgres@", 1)
                with psycopg.connect(admin, dbname=exercise.dataset) as connection:
                    ours, alone, bare = measure(exercise, live, offline, connection, rounds)
                row = f"{identifier:44} {ours:5.1f} ms {alone:5.1f} ms {bare:5.1f} ms"
                print(f"{row} {ours / bare:13.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
