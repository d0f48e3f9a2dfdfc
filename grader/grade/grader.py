"""The one pipeline: an answer goes in, a report comes out; every front end uses it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.content import Library
from grader.errors import ContentProblem, DojoError, UsageProblem
from grader.grade.backends import SHIPPED, Backend, Dialect, Ready
from grader.grade.choosing import make_backend, track_of
from grader.grade.datasets import Dataset
from grader.grade.judge import judge, run_findings
from grader.grade.running import Clock, prepare, probed, ran, run_cases, worst
from grader.grade.trial import Trial
from grader.models import (
    Counterexample,
    EngineName,
    Exercise,
    Finding,
    Kind,
    Limits,
    Outcome,
    Report,
    Run,
    Track,
    Verdict,
)
from grader.sandbox import CaseRun, Job

if TYPE_CHECKING:
    from grader.grade.looking import Look, Made
    from grader.grade.probe import Probe
    from grader.queries import Rejected


_MADE = 8


class Grader:
    """Grades answers; keeps a sandbox for each track, and the datasets, warm between answers.

    Answers run on `engine`, which judges the exercises of its own track only; without it on the
    offline engine of each track, or with `live` on the servers. A sandbox starts in the background
    when it is first needed, that of `engine` at once. Use as a context manager.
    With `probe` an answer that is right on all stored datasets is tried on some made for it.
    What breaks beside the verdict (the probe, the counterexample, where to look) goes to `on_bug`
    and costs no more than itself; without `on_bug` it is raised.
    Raises EngineUnavailable for an engine that this machine lacks.
    """

    def __init__(
        self,
        library: Library,
        engine: EngineName | None = None,
        dialect: Dialect = "postgres",
        *,
        live: bool = False,
        probe: bool = True,
        on_bug: Callable[[Exception], None] | None = None,
    ) -> None:
        self._library = library
        self._on_bug = on_bug
        self._engine = engine
        self._dialect: Dialect = dialect
        self._live = live
        self._probing = probe
        self._last: Probe | None = None
        self._backends: dict[Track, Backend] = {}
        self._datasets: dict[str, Dataset] = {}
        if engine is not None:
            self._backend(track_of(engine))

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the sandboxes."""
        for backend in self._backends.values():
            backend.sandbox.close()
        self._backends.clear()

    def warm(self, track: Track, dataset: str = "") -> None:
        """Start a track's sandbox, and have the dataset opened in the background.

        Problems with the data are left for the answer to tell. Raises EngineUnavailable.
        """
        backend = self._backend(track)
        if dataset:
            with contextlib.suppress(ContentProblem, UsageProblem, OSError):
                backend.warm(self._dataset(dataset))

    def engine(self, track: Track) -> EngineName:
        """Where a track's answers run."""
        return self._backend(track).engine

    def grade(self, exercise: Exercise, answer: bytes) -> Report:
        """Grade one answer on the shipped data, on every trap, and then on data made for it.

        Whatever the answer does becomes the report's verdict; faults of the exercise or its data
        become `broken`. Raises EngineUnavailable where the engine cannot be reached.
        """
        clock = Clock()
        try:
            return self._grade(exercise, answer, clock)
        except ContentProblem as problem:
            return self.broken(exercise.id, problem, clock.total())

    def broken(self, exercise: str, problem: ContentProblem, seconds: float = 0.0) -> Report:
        """The report that blames the exercise or the installation, not the learner."""
        engine = self.engine(Track(exercise.partition("/")[0]))
        fix = f" ({problem.fix})" if problem.fix else ""
        code = "missing-data" if "seed" in problem.message else "broken-exercise"
        finding = Finding(code, f"{problem.title}: {problem.message}{fix}")
        return Report(exercise, engine.value, Verdict.BROKEN, (finding,), (), seconds)

    def execute(self, exercise: Exercise, answer: bytes) -> list[CaseRun] | Rejected:
        """Run an answer on the shipped data and every trap without comparing, to record it."""
        from grader.queries import Rejected

        data, backend = self._dataset(exercise.dataset), self._backend(exercise.track)
        _, prepared = prepare(backend, data, answer, exercise.kind, exercise.limits)
        if isinstance(prepared, Rejected):
            return prepared
        return run_cases(backend, exercise, data, prepared)

    def run(
        self, dataset: str, answer: bytes, kind: Kind = Kind.QUERY, track: Track = Track.SQL
    ) -> Run:
        """Run an answer on the shipped data and return what it gives, without judging it.

        Raises ContentProblem where the data is at fault, EngineUnavailable like `grade`.
        """
        clock = Clock()
        data, backend = self._dataset(dataset), self._backend(track)
        backend.warm(data)
        from grader.queries import Rejected

        limits = Limits()
        engine = backend.engine.value
        text, prepared = prepare(backend, data, answer, kind, limits)
        if isinstance(prepared, Rejected):
            return Run(engine, prepared.verdict, None, prepared.findings, clock.total(), text,
                       server=backend.server)  # fmt: skip
        relations = () if kind is Kind.QUERY else tuple(backend.relations(data))
        if track is Track.MONGO and relations:  # a server's copy of all takes long
            relations = tuple(name for name in relations if name in text) or relations[:1]
        case = backend.shipped(data, private=bool(relations))
        keys = data.foreign_keys if track is Track.SQL else ()
        run = ran(backend, Job(prepared.statements, (case,), limits, relations, keys))[0]
        verdict, findings = run_findings(
            run, limits, lambda ended: backend.explain(ended, prepared), None, track
        )
        outcome = run.outcome or Outcome(None)
        state = {name: kept for name, kept in outcome.state.items() if name in run.changed}
        left = {name: kept for name, kept in outcome.collections.items() if name in run.changed}
        return Run(engine, verdict, outcome.result, findings, clock.total(), text, state,
                   outcome.documents, left, backend.server)  # fmt: skip

    def trial(self, exercise: Exercise) -> Trial:
        """A way to run answers to this exercise on other datasets."""
        return Trial(self._backend(exercise.track), self._dataset(exercise.dataset), exercise)

    def counterexample(
        self, exercise: Exercise, report: Report, seconds: float = 0.7
    ) -> Counterexample | None:
        """The smallest dataset found within about `seconds` on which a wrong answer is wrong.

        None for answers that are not wrong, or wrong whatever the data is, and where none is found.
        Raises EngineUnavailable.
        """
        from grader.grade.counterexample import find_counterexample

        if report.verdict not in (Verdict.WRONG, Verdict.ERROR) or not report.answer:
            return None
        clock = Clock()
        try:
            probe = self._last
            if probe is None or not probe.of(exercise, report.answer):
                answer = self.trial(exercise).ready(report.answer)
                probe = self._prepare_probe(exercise, answer) if answer is not None else None
            if probe is None or exercise.planned:
                return None
            return find_counterexample(probe, report, lambda: clock.total() < seconds)
        except ContentProblem:
            return None
        except Exception as problem:
            self._beside(problem)
            return None

    def where_to_look(
        self, exercise: Exercise, report: Report, seconds: float = 2.0
    ) -> Finding | None:
        """Where a wrong answer can first no longer be right, found by running; see `look`."""
        found = self.look(exercise, report, seconds)
        return found.where if found is not None else None

    def look(self, exercise: Exercise, report: Report, seconds: float) -> Look | None:
        """Where to look in a wrong answer, and what kind of thing is off there.

        None where there is nothing, or nothing was found within `seconds`. A report that holds its
        counterexample saves time. Raises EngineUnavailable.
        """
        if report.verdict is not Verdict.WRONG:
            return None
        from grader.grade.looking import find_where_to_look

        clock, probing = Clock(), self._probing
        self._probing = False
        try:
            sql = exercise.track is Track.SQL
            schema = self._dataset(exercise.dataset).schema if sql else None
            return find_where_to_look(
                exercise, report, schema, self.trial(exercise), self.grade,
                lambda: clock.total() < seconds, self._made(exercise, report),
            )  # fmt: skip
        except ContentProblem:
            return None
        except Exception as problem:
            self._beside(problem)
            return None
        finally:
            self._probing = probing

    def _made(self, exercise: Exercise, report: Report) -> Made | None:
        """Some of the datasets made for an answer, where they cost less than the shipped data."""
        from grader.grade.looking import Made

        probe = self._last
        if self.engine(exercise.track) is not EngineName.MONGOMOCK:
            return None
        if probe is None or not probe.of(exercise, report.answer) or probe.rivals.first is None:
            return None
        return Made(probe.datasets[:_MADE], probe.rivals.first)

    def _prepare_probe(self, exercise: Exercise, answer: Ready) -> Probe:
        from grader.grade.probe import Probe
        from grader.grade.rivals import Rivals

        backend = self._backend(exercise.track)
        trial = self.trial(exercise)
        probe = Probe(Rivals(trial, backend, exercise, answer), trial.data)
        self._last = probe
        return probe

    def _grade(self, exercise: Exercise, answer: bytes, clock: Clock) -> Report:
        data, backend = self._dataset(exercise.dataset), self._backend(exercise.track)
        backend.warm(data)
        from grader.queries import Rejected

        engine = backend.engine.value
        text, prepared = prepare(backend, data, answer, exercise.kind, exercise.limits)
        clock.lap("parse")
        if isinstance(prepared, Rejected):
            return Report(exercise.id, engine, prepared.verdict, prepared.findings, (),
                          clock.total(), text, clock.parts, backend.server)  # fmt: skip
        backend.shipped(data, private=False)
        clock.lap("load")
        probing = self._probing and not exercise.planned
        probe = self._started_probe(exercise, prepared) if probing else None
        runs = run_cases(backend, exercise, data, prepared)
        clock.lap("run")
        expected = {SHIPPED: exercise.expected}
        expected.update((trap.name, trap.expected) for trap in exercise.traps)
        cases = tuple(
            judge(
                exercise,
                expected[run.name],
                run,
                prepared.facts,
                lambda ended: backend.explain(ended, prepared),
            )
            for run in runs
        )
        clock.lap("compare")
        report = Report(exercise.id, engine, worst(cases), (), cases, clock.total(),
                        text, clock.parts, backend.server)  # fmt: skip
        if report.verdict is Verdict.CORRECT:
            report = self._probed(report, probe, exercise)
            clock.lap("probe")
            report = replace(report, seconds=clock.total())
        failing = report.failing_case
        if failing is None:
            return report
        notes = prepared.notes if report.verdict is Verdict.WRONG else ()
        return replace(report, feedback=(*notes, *failing.findings))

    def _started_probe(self, exercise: Exercise, answer: Ready) -> Probe | None:
        try:
            return self._prepare_probe(exercise, answer)
        except Exception as problem:
            self._beside(problem)
            return None

    def _probed(self, report: Report, probe: Probe | None, exercise: Exercise) -> Report:
        try:
            return probed(report, probe, exercise.variants)
        except Exception as problem:
            self._beside(problem)
            return probed(report, None, exercise.variants)

    def _beside(self, problem: Exception) -> None:
        """Hand on a bug in what is worked out beside the verdict; other problems are raised."""
        if self._on_bug is None or isinstance(problem, DojoError):
            raise problem
        self._on_bug(problem)

    def _backend(self, track: Track) -> Backend:
        if track not in self._backends:
            self._backends[track] = make_backend(
                self._library, track, self._engine, self._dialect, live=self._live
            )
        return self._backends[track]

    def _dataset(self, name: str) -> Dataset:
        if name not in self._datasets:
            self._datasets[name] = Dataset(self._library, name)
        return self._datasets[name]
