"""How small the counterexamples are and how long they take, warm, over wrong answers and mutants.

Over every pinned wrong answer that is `wrong`, and every STEP-th mutant of each reference: in how
many cases one was found (none is looked for where the columns are wrong, which needs no data), the
rows shown, and the time of the search as a share of its own limit and in seconds.

    python benchmarks/counterexamples.py [STEP] [sql|mongo] [SECONDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator

from grader.author.material import MUTATED, material_of
from grader.content import Library, default_root
from grader.grade import Grader
from grader.models import Exercise, Track, Verdict

GOAL_ROWS = (3, 8)
GOAL_SECONDS = 1.0


def answers(library: Library, exercise: Exercise, step: int) -> Iterator[tuple[str, str]]:
    """What an answer is called, and its text."""
    for wrong in exercise.wrong_answers:
        yield wrong.path.stem, wrong.text
    mutants = material_of(library, exercise).mutants if exercise.track in MUTATED else ()
    for mutant in mutants[::step]:
        yield mutant.what, mutant.text


def main() -> None:
    """Measure and print."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    tracks = {Track(sys.argv[2])} if len(sys.argv) > 2 else set(Track)
    limit = float(sys.argv[3]) if len(sys.argv) > 3 else 0.7
    library = Library(default_root())
    rows: list[int] = []
    times: list[float] = []
    none: list[str] = []
    with Grader(library) as grader:
        for identifier in library.ids():
            exercise = library.load(identifier)
            if exercise.track not in tracks or not exercise.offline or exercise.planned:
                continue
            for name, text in answers(library, exercise, step):
                report = grader.grade(exercise, text.encode())
                failing = report.failing_case
                if report.verdict is not Verdict.WRONG or failing is None:
                    continue
                if failing.findings and failing.findings[0].code.startswith("column-"):
                    continue
                started = time.perf_counter()
                found = grader.counterexample(exercise, report, limit)
                times.append(time.perf_counter() - started)
                if found is None:
                    none.append(f"{identifier}: {name} ({failing.name}, {times[-1]:.2f} s)")
                    continue
                rows.append(found.rows)
                if found.rows > GOAL_ROWS[1]:
                    print(f"{found.rows} rows: {identifier}: {name} (from {found.source})")
    print(*(f"none: {one}" for one in none), sep="\n")
    print(
        f"looked for {len(times)}, found {len(rows)}, rows: {spread(rows)} (goal: median 3, 95 % 8)"
    )
    within = sum(one <= GOAL_SECONDS for one in times) / len(times)
    print(f"seconds: {spread(times)}; {within:.0%} within {GOAL_SECONDS:g} (goal: 95 %)")


def spread(values: list[int] | list[float]) -> str:
    """Median, 95th percentile and maximum."""
    ordered = sorted(values)
    at = ordered[int(0.95 * (len(ordered) - 1))]
    return f"median {statistics.median(ordered):.2g}, 95 % {at:.2g}, most {ordered[-1]:.2g}"


if __name__ == "__main__":
    main()
