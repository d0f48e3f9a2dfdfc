"""How much grading costs over running the same SQL bare, measured side by side in one run.

Two tables: `dojo check --json` as a whole process, on the stored data alone and with the probe,
against a Python process that imports duckdb and sqlglot, opens the same seeded data and runs the
same SQL; and the warm grading of one answer inside one process, with its parts. The sides take
turns, so that a busy machine hits all.

    python benchmarks/check.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from grader.content import Library, default_root
from grader.grade import Grader
from grader.models import Verdict
from grader.sandbox import seeded_path

EXERCISES = (
    "sql/select/failed-runs",
    "sql/joins/customers-without-orders",
    "sql/joins/paid-in-full",
    "sql/retention/weekly-cohorts",
)
BARE = """
import sys
import duckdb, sqlglot
sql = sqlglot.transpile(sys.stdin.read(), read="postgres", write="duckdb")[0]
with duckdb.connect(sys.argv[1], read_only=True, config={"threads": 1}) as connection:
    connection.execute("USE public")
    print(len(connection.execute(sql).fetchall()))
"""
GOAL_RATIO = 1.5
GOAL_PROBE = 1.6
GOAL_WARM_MS = 30.0


def seconds(action: Callable[[], object]) -> float:
    """Wall-clock seconds that `action` takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def whole_process(library: Library, identifier: str, rounds: int) -> tuple[float, float, float]:
    """Median seconds of `dojo check`, of the same without the probe, and of the bare process."""
    answer = library.folder(identifier) / "solution.sql"
    dataset = library.summary(identifier).dataset
    database = seeded_path(library.schema_path(dataset), library.seed_folder(dataset))
    dojo = [str(Path(sys.executable).parent / "dojo"), "check", identifier, "--json",
            "--file", str(answer)]  # fmt: skip
    bare = [sys.executable, "-c", BARE, str(database)]

    def run_dojo(*more: str) -> None:
        subprocess.run([*dojo, *more], check=True, stdout=subprocess.DEVNULL)

    def run_bare() -> None:
        with answer.open() as file:
            subprocess.run(bare, check=True, stdin=file, stdout=subprocess.DEVNULL)

    sides = (run_dojo, lambda: run_dojo("--no-probe"), run_bare)
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds + 1):
        for side, found in zip(sides, times, strict=True):
            found.append(seconds(side))
    probed, plain, bare_seconds = (statistics.median(found[1:]) for found in times)
    return probed, plain, bare_seconds


def warm(library: Library, identifier: str, rounds: int) -> dict[str, float]:
    """Median milliseconds of grading a correct answer again, as a whole and in parts."""
    exercise = library.load(identifier)
    answer = exercise.solutions[0].encode()
    totals: dict[str, list[float]] = {}
    with Grader(library, probe=False) as grader:
        for round_number in range(rounds + 2):
            report = grader.grade(exercise, answer)
            assert report.verdict is Verdict.CORRECT, (identifier, report.feedback)
            if round_number >= 2:
                for name, value in {"whole": report.seconds, **report.parts}.items():
                    totals.setdefault(name, []).append(value * 1000)
    return {name: statistics.median(values) for name, values in totals.items()}


def main(arguments: list[str]) -> None:
    """Print both tables."""
    rounds = int(arguments[0]) if arguments else 15
    library = Library(default_root())
    print(
        f"whole process, median of {rounds}, taking turns "
        f"(goals: stored data / bare <= {GOAL_RATIO}, with probe / stored data <= {GOAL_PROBE})"
    )
    heads = f"{'with probe':>11} {'stored data':>12} {'bare':>9} {'ratio':>6} {'probe':>6}"
    print(f"{'exercise':44} {heads}")
    for identifier in EXERCISES:
        probed, plain, bare = whole_process(library, identifier, rounds)
        print(
            f"{identifier:44} {probed * 1000:8.0f} ms {plain * 1000:9.0f} ms {bare * 1000:6.0f} ms "
            f"{plain / bare:6.2f} {probed / plain:6.2f}"
        )
    print()
    print(f"warm, one process, median of {rounds} in ms (goal: whole <= {GOAL_WARM_MS:g})")
    names = ("whole", "parse", "load", "run", "compare")
    print(f"{'exercise':44} " + " ".join(f"{name:>8}" for name in names))
    for identifier in EXERCISES:
        parts = warm(library, identifier, rounds)
        print(f"{identifier:44} " + " ".join(f"{parts[name]:8.2f}" for name in names))


if __name__ == "__main__":
    main(sys.argv[1:])
