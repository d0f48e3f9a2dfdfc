"""The steps of the pipeline: an answer made ready, run on its cases, timed."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.errors import EngineUnavailable
from grader.grade.backends import Backend, Ready
from grader.grade.datasets import Dataset
from grader.models import (
    CaseReport,
    Evidence,
    Exercise,
    Finding,
    Kind,
    Limits,
    Report,
    Track,
    Variants,
    Verdict,
)
from grader.sandbox import CaseRun, Job, Status

if TYPE_CHECKING:
    from grader.grade.probe import Probe
    from grader.queries import Rejected

_WORST_FIRST = (
    Verdict.BROKEN,
    Verdict.REFUSED,
    Verdict.UNSUPPORTED,
    Verdict.TIMEOUT,
    Verdict.ERROR,
    Verdict.WRONG,
)


def run_cases(
    backend: Backend, exercise: Exercise, data: Dataset, prepared: Ready
) -> list[CaseRun]:
    """How an answer ends on the shipped data and on every trap, as `ran`."""
    changes = exercise.kind is not Kind.QUERY
    shipped = backend.shipped(data, private=changes)
    cases = (shipped, *(backend.case(data, trap) for trap in exercise.traps))
    relations = exercise.state_relations if changes else ()
    keys = data.foreign_keys if exercise.track is Track.SQL else ()
    planned = backend.planned(exercise, data)
    return ran(backend, Job(prepared.statements, cases, exercise.limits, relations, keys, planned))


def ran(backend: Backend, job: Job) -> list[CaseRun]:
    """How a job ends on its cases, up to the first that does not end well.

    Raises EngineUnavailable where the server is not there.
    """
    runs = backend.sandbox.run(job)
    backend.ended(runs)
    for run in runs:
        if run.status is Status.UNREACHABLE:
            raise EngineUnavailable(
                f"{backend.engine.value} cannot be reached",
                run.message,
                "`dojo up` starts the servers, `dojo doctor` says what is wrong",
            )
    return runs


def prepare(
    backend: Backend, data: Dataset, answer: bytes, kind: Kind, limits: Limits
) -> tuple[str, Ready | Rejected]:
    """The answer's text, and the answer ready to run or the reasons why it will not be."""
    from grader.queries import Rejected, decode_answer

    text = decode_answer(answer)
    if isinstance(text, Finding):
        return "", Rejected(Verdict.REFUSED, (text,))
    return text, backend.prepare(text, data, kind, limits)


def probed(report: Report, probe: Probe | None, variants: Variants | None) -> Report:
    """The report of an answer that is right on all stored datasets, after the probe."""
    found, tried = probe.look() if probe is not None else (None, 0)
    if probe is None or found is None:
        evidence = Evidence(1, len(report.cases) - 1, tried, variants)
        return replace(report, evidence=evidence)
    case = probe.rivals.judged(found, "probe")
    return replace(report, verdict=case.verdict, cases=(*report.cases, case))


class Clock:
    """Wall-clock time since it was made, in laps."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self.parts: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """End a piece of work."""
        now = time.perf_counter()
        self.parts[name] = now - self._last
        self._last = now

    def total(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._start


def worst(cases: tuple[CaseReport, ...]) -> Verdict:
    """The worst verdict of all cases."""
    found = {case.verdict for case in cases}
    return next((item for item in _WORST_FIRST if item in found), Verdict.CORRECT)
