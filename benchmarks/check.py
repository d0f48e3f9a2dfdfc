"""How much grading costs over running the same SQL bare, measured side by side in one run.

Two tables: `dojo check --json` as a whole process (all of it; without the probe; on the shipped
data alone) against a Python process that imports duckdb and sqlglot, opens the same seeded data and
runs the same SQL; and the warm grading of one answer inside one process, on the shipped data alone
and with the traps, this in its parts too. The sides take turns, so that a busy machine hits all.

    python benchmarks/check.py [ROUNDS]
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from grader.content import VARIANTS, Library, default_root
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


def without_traps(library: Library, identifier: str, root: Path) -> None:
    """Put an exercise into a course of its own, without its traps."""
    skip = shutil.ignore_patterns("traps", VARIANTS)
    shutil.copytree(library.folder(identifier), root / "exercises" / identifier, ignore=skip)
    for part in ("schemas", "seed_data"):
        if not (root / part).exists():
            (root / part).symlink_to(library.root / part, target_is_directory=True)


def whole_process(library: Library, identifier: str, rounds: int, bare_root: Path) -> list[float]:
    """Median seconds of the four sides: all, without the probe, shipped data alone, bare."""
    answer = library.folder(identifier) / "solution.sql"
    dataset = library.summary(identifier).dataset
    database = seeded_path(library.schema_path(dataset), library.seed_folder(dataset))
    dojo = [str(Path(sys.executable).parent / "dojo"), "check", identifier, "--json",
            "--file", str(answer)]  # fmt: skip
    bare = [sys.executable, "-c", BARE, str(database)]
    without_traps(library, identifier, bare_root)

    def run_dojo(*more: str) -> None:
        subprocess.run([*dojo, *more], check=True, stdout=subprocess.DEVNULL)

    def run_bare() -> None:
        with answer.open() as file:
            subprocess.run(bare, check=True, stdin=file, stdout=subprocess.DEVNULL)

    sides = (
        run_dojo,
        lambda: run_dojo("--no-probe"),
        lambda: run_dojo("--no-probe", "--root", str(bare_root)),
        run_bare,
    )
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds + 1):
        for side, found in zip(sides, times, strict=True):
            found.append(seconds(side))
    return [statistics.median(found[1:]) for found in times]


def warm(library: Library, identifier: str, rounds: int, traps: bool = True) -> dict[str, float]:
    """Median milliseconds of grading a correct answer again, as a whole and in parts."""
    exercise = library.load(identifier)
    if not traps:
        exercise = replace(exercise, traps=())
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
        f"(goals: shipped / bare <= {GOAL_RATIO}, all / shipped <= {GOAL_PROBE})"
    )
    heads = "".join(f"{head:>10}" for head in ("all", "no probe", "shipped", "bare"))
    print(f"{'exercise':44}{heads} {'shipped/bare':>13} {'all/shipped':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for identifier in EXERCISES:
            sides = whole_process(library, identifier, rounds, Path(folder))
            print(
                f"{identifier:44}"
                + "".join(f"{side * 1000:7.0f} ms" for side in sides)
                + f" {sides[2] / sides[3]:13.2f} {sides[0] / sides[2]:12.2f}"
            )
    print()
    print(f"warm, one process, median of {rounds} in ms (goal: shipped <= {GOAL_WARM_MS:g})")
    names = ("whole", "parse", "load", "run", "compare")
    titles = ("shipped", "traps", *names[1:])
    print(f"{'exercise':44} " + " ".join(f"{title:>8}" for title in titles))
    shipped: list[float] = []
    for identifier in library.ids():
        if not identifier.startswith("sql/"):
            continue
        shipped.append(warm(library, identifier, rounds, traps=False)["whole"])
        parts = warm(library, identifier, rounds)
        row = (shipped[-1], *(parts[name] for name in names))
        print(f"{identifier:44} " + " ".join(f"{value:8.2f}" for value in row))
    print(f"{'median of all':44} {statistics.median(shipped):8.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
