"""The smallest dataset on which a wrong answer shows itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.grade.backends import SHIPPED
from grader.models import CaseReport, Counterexample, Outcome, Report, Trap, Verdict

if TYPE_CHECKING:
    from grader.grade.made import Maker
    from grader.grade.probe import Probe
    from grader.grade.rivals import Parting

MADE = "made"
_AT_ONCE = 6
_MORE = 48
_PARTS = 18
_SECONDS = 0.25


def find_counterexample(
    probe: Probe, report: Report, budget: Callable[[], bool]
) -> Counterexample | None:
    """A dataset made as small as `budget` allows, confirmed by a second run.

    It starts from the trap or probe that failed, else from data made for the answer. None where
    the columns are wrong, which needs no data, where an error comes whatever the data is, or where
    none was found.
    """
    failing = report.failing_case
    if failing is None or failing.verdict not in (Verdict.WRONG, Verdict.ERROR):
        return None
    if any(finding.code.startswith("column-") for finding in failing.findings[:1]):
        return None
    maker = probe.maker
    if maker is None:
        return None
    rivals = probe.rivals
    wanted = failing.verdict
    if wanted is Verdict.ERROR and _shows(rivals.part(Trap("", "", {}, Outcome(None))), wanted):
        return None
    for source, dataset in _starts(probe, failing, budget):
        start = rivals.part(dataset)
        found = None
        if start is not None and _shows(start, wanted):
            found = _smaller(probe, maker, start, source, wanted, budget)
        if found is not None:
            return found
        if not budget():
            break
    return None


def _starts(
    probe: Probe, failing: CaseReport, budget: Callable[[], bool]
) -> Iterator[tuple[str, Trap]]:
    """Datasets on which the answer may fail: what it failed on, then made ones by their size."""
    if failing.dataset is not None:
        yield failing.name, failing.dataset
    traps = probe.rivals.exercise.traps
    failed = [trap for trap in traps if trap.name == failing.name]
    suspects, _ = probe.rivals.suspects(
        [trap for trap in traps if trap not in failed], _SECONDS, _SECONDS
    )
    for trap in sorted((*failed, *suspects), key=lambda one: one.size):
        yield trap.name, trap
    for source, datasets in _further(probe, failing):
        ordered = sorted(datasets, key=lambda one: one.size)
        for at in range(0, len(ordered), _AT_ONCE):
            if not budget():
                return
            suspects, _ = probe.rivals.suspects(ordered[at : at + _AT_ONCE], _SECONDS, _SECONDS)
            for dataset in suspects:
                yield source, dataset


def _further(probe: Probe, failing: CaseReport) -> Iterator[tuple[str, list[Trap]]]:
    yield MADE, probe.datasets
    if probe.maker is not None and failing.name == SHIPPED:
        yield SHIPPED, list(probe.maker.stored(failing, _PARTS, SHIPPED))
    yield MADE, probe.more(_MORE)


def _smaller(
    probe: Probe,
    maker: Maker,
    start: Parting,
    source: str,
    wanted: Verdict,
    budget: Callable[[], bool],
) -> Counterexample | None:
    rivals = probe.rivals

    def still(dataset: Trap) -> bool:
        return _shows(rivals.part(dataset), wanted)

    found = rivals.confirmed(maker.smaller(start.dataset, still, budget))
    if found is None or not _shows(found, wanted):  # the other references think otherwise
        found = rivals.confirmed(start.dataset)
        if found is None or not _shows(found, wanted):
            return None

        def surely(dataset: Trap) -> bool:
            return _shows(rivals.confirmed(dataset), wanted)

        found = rivals.confirmed(maker.smaller(start.dataset, surely, budget)) or found
    case = rivals.judged(found, source)
    shown = [name for name in found.dataset.tables if name in maker.relations]
    beside = [name for name in found.dataset.tables if shown and name not in shown]
    return Counterexample(found.dataset, replace(case, dataset=None), source, tuple(beside))


def _shows(parting: Parting | None, wanted: Verdict) -> bool:
    """Whether the answer goes wrong in the way wanted: other rows, or an error."""
    if parting is None:
        return False
    return (parting.run.outcome is None) == (wanted is Verdict.ERROR)
