"""The one pipeline: an answer goes in, a report comes out; every front end uses it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.content import Library
from grader.errors import ContentProblem, EngineUnavailable, UsageProblem
from grader.grade.backends import (
    SHIPPED,
    Backend,
    Dataset,
    Dialect,
    OfflineBackend,
    live_postgres,
)
from grader.grade.judge import judge, run_findings
from grader.models import (
    CaseReport,
    EngineName,
    Exercise,
    Finding,
    Kind,
    Limits,
    Outcome,
    Report,
    Run,
    Verdict,
)
from grader.sandbox import CaseRun, Job, Status

if TYPE_CHECKING:
    from grader.queries import Prepared, Rejected

_WORST_FIRST = (
    Verdict.BROKEN,
    Verdict.REFUSED,
    Verdict.UNSUPPORTED,
    Verdict.TIMEOUT,
    Verdict.ERROR,
    Verdict.WRONG,
)


class Grader:
    """Grades answers on one engine; keeps its sandbox and datasets warm between answers.

    The sandbox starts in the background at once, so make the grader before reading exercises.
    Use as a context manager. Raises EngineUnavailable for an engine that this machine lacks.
    """

    def __init__(
        self,
        library: Library,
        engine: EngineName = EngineName.DUCKDB,
        dialect: Dialect = "postgres",
    ) -> None:
        self.engine = engine
        self._library = library
        self._backend = _backend(library, engine, dialect)
        self._datasets: dict[str, Dataset] = {}

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the sandbox."""
        self._backend.sandbox.close()

    def warm(self, dataset: str) -> None:
        """Have the dataset opened in the background; problems are left for the answer to tell."""
        try:
            self._backend.warm(self._dataset(dataset))
        except (ContentProblem, UsageProblem, OSError):
            return

    def grade(self, exercise: Exercise, answer: bytes) -> Report:
        """Grade one answer on the shipped data and on every trap.

        Whatever the answer does becomes the report's verdict; faults of the exercise or its data
        become `broken`. Raises EngineUnavailable where the engine cannot be reached.
        """
        clock = _Clock()
        try:
            return self._grade(exercise, answer, clock)
        except ContentProblem as problem:
            return self.broken(exercise.id, problem, clock.total())

    def broken(self, exercise: str, problem: ContentProblem, seconds: float = 0.0) -> Report:
        """The report that blames the exercise or the installation, not the learner."""
        fix = f" ({problem.fix})" if problem.fix else ""
        code = "missing-data" if "seed" in problem.message else "broken-exercise"
        finding = Finding(code, f"{problem.title}: {problem.message}{fix}")
        return Report(exercise, self.engine.value, Verdict.BROKEN, (finding,), (), seconds)

    def execute(self, exercise: Exercise, answer: bytes) -> list[CaseRun] | Rejected:
        """Run an answer on the shipped data and every trap without comparing, to record it."""
        from grader.queries import Rejected

        data, limits = self._dataset(exercise.dataset), exercise.limits
        _, prepared = self._prepare(data, answer, exercise.kind, limits.statements)
        if isinstance(prepared, Rejected):
            return prepared
        return self._run(exercise, data, prepared)

    def run(self, dataset: str, answer: bytes, kind: Kind = Kind.QUERY) -> Run:
        """Run an answer on the shipped data and return its rows, without judging them.

        Raises ContentProblem where the data is at fault, EngineUnavailable like `grade`.
        """
        clock = _Clock()
        data = self._dataset(dataset)
        self._backend.warm(data)
        from grader.queries import Rejected

        limits = Limits()
        text, prepared = self._prepare(data, answer, kind, limits.statements)
        if isinstance(prepared, Rejected):
            return Run(self.engine.value, prepared.verdict, None, prepared.findings,
                       clock.total(), text)  # fmt: skip
        relations = () if kind is Kind.QUERY else tuple(t.name for t in data.schema.tables)
        case = self._backend.shipped(data, private=bool(relations))
        job = Job(prepared.sql, (case,), limits, relations, data.foreign_keys)
        run = self._ran(job)[0]
        verdict, findings = run_findings(
            run, limits, lambda ended: self._backend.explain(ended, prepared), None
        )
        outcome = run.outcome or Outcome(None)
        state = {name: kept for name, kept in outcome.state.items() if name in run.changed}
        return Run(self.engine.value, verdict, outcome.result, findings, clock.total(), text, state)

    def _grade(self, exercise: Exercise, answer: bytes, clock: _Clock) -> Report:
        data = self._dataset(exercise.dataset)
        self._backend.warm(data)
        from grader.queries import Rejected

        text, prepared = self._prepare(data, answer, exercise.kind, exercise.limits.statements)
        clock.lap("parse")
        if isinstance(prepared, Rejected):
            return Report(exercise.id, self.engine.value, prepared.verdict, prepared.findings, (),
                          clock.total(), text, clock.parts)  # fmt: skip
        self._backend.shipped(data, private=False)
        clock.lap("load")
        runs = self._run(exercise, data, prepared)
        clock.lap("run")
        expected = {SHIPPED: exercise.expected}
        expected.update((trap.name, trap.expected) for trap in exercise.traps)
        cases = tuple(
            judge(
                exercise,
                expected[run.name],
                run,
                prepared.facts,
                lambda ended: self._backend.explain(ended, prepared),
            )
            for run in runs
        )
        clock.lap("compare")
        report = Report(exercise.id, self.engine.value, _worst(cases), (), cases, clock.total(),
                        text, clock.parts)  # fmt: skip
        failing = report.failing_case
        return replace(report, feedback=failing.findings) if failing is not None else report

    def _run(self, exercise: Exercise, data: Dataset, prepared: Prepared) -> list[CaseRun]:
        changes = exercise.kind is not Kind.QUERY
        shipped = self._backend.shipped(data, private=changes)
        cases = (shipped, *self._backend.traps(data, exercise))
        relations = exercise.state_relations if changes else ()
        return self._ran(Job(prepared.sql, cases, exercise.limits, relations, data.foreign_keys))

    def _ran(self, job: Job) -> list[CaseRun]:
        runs = self._backend.sandbox.run(job)
        for run in runs:
            if run.status is Status.UNREACHABLE:
                raise EngineUnavailable(
                    f"{self.engine.value} cannot be reached",
                    run.message,
                    "`dojo up` starts the servers, `dojo doctor` says what is wrong",
                )
        return runs

    def _prepare(
        self, data: Dataset, answer: bytes, kind: Kind, statements: int
    ) -> tuple[str, Prepared | Rejected]:
        """The answer's text, and the answer ready to run or the reasons why it will not be."""
        from grader.queries import Rejected, decode_answer

        text = decode_answer(answer)
        if isinstance(text, Finding):
            return "", Rejected(Verdict.REFUSED, (text,))
        return text, self._backend.prepare(text, data, kind, statements)

    def _dataset(self, name: str) -> Dataset:
        if name not in self._datasets:
            self._datasets[name] = Dataset(self._library, name)
        return self._datasets[name]


def _backend(library: Library, engine: EngineName, dialect: Dialect) -> Backend:
    if engine is EngineName.DUCKDB:
        return OfflineBackend(dialect)
    if engine is EngineName.POSTGRES:
        return live_postgres(library.root)
    raise EngineUnavailable(
        f"engine {engine.value}",
        "this version has no MongoDB exercises yet",
        "leave out --engine",
    )


class _Clock:
    """Wall-clock time since it was made, in laps."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self.parts: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.parts[name] = now - self._last
        self._last = now

    def total(self) -> float:
        return time.perf_counter() - self._start


def _worst(cases: tuple[CaseReport, ...]) -> Verdict:
    found = {case.verdict for case in cases}
    return next((item for item in _WORST_FIRST if item in found), Verdict.CORRECT)
