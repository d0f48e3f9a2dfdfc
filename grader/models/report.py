"""What comes out of grading: findings, cases and the report that every front end shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from grader.models.difference import Difference
from grader.models.document_difference import DocumentDifference
from grader.models.documents import Documents
from grader.models.exercise import Trap, Variants
from grader.models.results import Outcome, RelationState, Result


class Verdict(StrEnum):
    """What a learner is told. See the design's words for the meaning of each."""

    CORRECT = "correct"
    WRONG = "wrong"
    ERROR = "error"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"
    BROKEN = "broken"


EXIT_CODES: Mapping[Verdict, int] = {
    Verdict.CORRECT: 0,
    Verdict.WRONG: 1,
    Verdict.ERROR: 1,
    Verdict.REFUSED: 1,
    Verdict.BROKEN: 2,
    Verdict.UNSUPPORTED: 3,
    Verdict.TIMEOUT: 4,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text the learner wrote: 1-based line and column, and `length` characters."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the learner.

    `code` is stable and in kebab case; `message` one sentence that teaches; `evidence` is JSON-able
    data behind it (rows already encoded); `place` where in the learner's text; `suggestion` the
    nearest known name, or "".
    """

    code: str
    message: str
    evidence: Mapping[str, object] = field(default_factory=dict)
    place: Place | None = None
    suggestion: str = ""

    def to_json(self) -> dict[str, object]:
        """The form shown by `--json`."""
        raw: dict[str, object] = {"code": self.code, "message": self.message}
        if self.evidence:
            raw["evidence"] = dict(self.evidence)
        if self.place is not None:
            raw["line"], raw["column"] = self.place.line, self.place.column
            raw["length"] = self.place.length
        if self.suggestion:
            raw["suggestion"] = self.suggestion
        return raw


@dataclass(frozen=True, slots=True)
class CaseReport:
    """How the answer did on one dataset: `shipped`, or a trap's name.

    `relation` names the table, view or collection that the difference is about; "" is what was
    returned. `dataset` is what the answer ran on where it is kept with no exercise.
    """

    name: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    difference: Difference | None = None
    relation: str = ""
    expected: Outcome | None = None
    actual: Outcome | None = None
    document_difference: DocumentDifference | None = None
    dataset: Trap | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """On how many datasets a correct answer was right: the shipped one, traps, and datasets made
    for this very answer; and how many wrong variants of the solution these were seen to kill.
    """

    shipped: int = 1
    traps: int = 0
    probes: int = 0
    variants: Variants | None = None

    def to_json(self) -> dict[str, object]:
        """The form shown by `--json`."""
        told: dict[str, object] = {
            "shipped": self.shipped, "traps": self.traps, "probes": self.probes
        }  # fmt: skip
        if self.variants is not None:
            told["variants"] = {"killed": self.variants.killed, "wrong": self.variants.wrong}
        return told


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The smallest dataset found on which the answer is wrong, and what it does there.

    `dataset` holds tables or collections; what it does not name is empty. `case` holds what should
    have come out and what did, or the finding for the error. `source` is the case whose dataset
    was made smaller, "made" for one made for this answer. `beside` names tables whose rows are
    only there for foreign keys: neither the answer nor a solution reads them.
    """

    dataset: Trap
    case: CaseReport
    source: str
    beside: tuple[str, ...] = ()

    @property
    def shown(self) -> Trap:
        """The dataset without what stands beside it."""
        tables = {
            name: rows for name, rows in self.dataset.tables.items() if name not in self.beside
        }
        return replace(self.dataset, tables=tables)

    @property
    def rows(self) -> int:
        """How many rows or documents it shows in all."""
        return self.shown.size

    def to_json(self) -> dict[str, object]:
        """The form shown by `--json`."""
        case, raw = self.case, self.dataset.data_to_json()
        raw |= {"rows": self.rows, "source": self.source, "verdict": str(case.verdict)}
        if self.beside:
            raw["beside"] = list(self.beside)
        if case.relation:
            raw["relation"] = case.relation
        if case.expected is not None:
            raw["expected"] = case.expected.to_json()
        if case.actual is not None:
            raw["actual"] = case.actual.to_json()
        elif case.findings:
            raw["error"] = case.findings[0].to_json()
        return raw


@dataclass(frozen=True, slots=True)
class Report:
    """The whole verdict on one answer. `seconds` is wall-clock time, `parts` its pieces.

    `server` names the program behind a live engine where it is not the one the engine is called
    after. `evidence` is there for correct answers, `counterexample` where one was looked for.
    """

    exercise: str
    engine: str
    verdict: Verdict
    feedback: tuple[Finding, ...]
    cases: tuple[CaseReport, ...]
    seconds: float
    answer: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)
    server: str = ""
    evidence: Evidence | None = None
    counterexample: Counterexample | None = None

    @property
    def exit_code(self) -> int:
        """What `dojo check` ends with."""
        return EXIT_CODES[self.verdict]

    @property
    def failing_case(self) -> CaseReport | None:
        """The case the learner is shown: the first that is not correct, the smallest first."""
        bad = [case for case in self.cases if case.verdict is not Verdict.CORRECT]
        return min(bad, key=_size) if bad else None

    def to_json(self) -> dict[str, object]:
        """The form printed by `dojo check --json`."""
        return {
            "exercise": self.exercise,
            "engine": self.engine,
            **({"server": self.server} if self.server else {}),
            "verdict": str(self.verdict),
            "feedback": [finding.to_json() for finding in self.feedback],
            "cases": [{"name": case.name, "verdict": str(case.verdict)} for case in self.cases],
            "seconds": round(self.seconds, 4),
            **({"evidence": self.evidence.to_json()} if self.evidence else {}),
            **({"counterexample": shown.to_json()} if (shown := self.counterexample) else {}),
        }


@dataclass(frozen=True, slots=True)
class Run:
    """What `dojo run` shows: the rows of an answer, without a comparison.

    `result` is None where nothing came out. `verdict` is `correct` where the answer ran. `state`
    holds the relations that it changed or created.
    """

    engine: str
    verdict: Verdict
    result: Result | None
    findings: tuple[Finding, ...]
    seconds: float
    answer: str = ""
    state: Mapping[str, RelationState] = field(default_factory=dict)
    documents: Documents | None = None
    collections: Mapping[str, Documents] = field(default_factory=dict)
    server: str = ""

    def to_json(self) -> dict[str, object]:
        """The form printed by `dojo run --json`; an answer that ran has the verdict "ran"."""
        raw: dict[str, object] = {
            "engine": self.engine,
            "verdict": "ran" if self.verdict is Verdict.CORRECT else str(self.verdict),
            "feedback": [finding.to_json() for finding in self.findings],
            "seconds": round(self.seconds, 4),
        }
        if self.result is not None:
            raw["result"] = self.result.to_json()
        if self.documents is not None:
            raw["documents"] = self.documents.to_json()
        if self.state or self.collections:
            raw["changed"] = [*self.state, *self.collections]
        return raw


def _size(case: CaseReport) -> int:
    """How many rows a learner has to look at: all that were expected and that came out."""
    size = 0
    for outcome in (case.expected, case.actual):
        if outcome is not None:
            states = [state.content for state in outcome.state.values()]
            size += sum(len(item.rows) for item in (outcome.result, *states) if item is not None)
            found = (outcome.documents, *outcome.collections.values())
            size += sum(len(item.items) for item in found if item is not None)
    return size
