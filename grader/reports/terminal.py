"""A report or a run shown to the learner."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from grader.models import (
    CaseReport,
    Column,
    Counterexample,
    Evidence,
    Exercise,
    Finding,
    Form,
    Place,
    Policy,
    Report,
    Result,
    Run,
    Trap,
    Verdict,
)
from grader.reports.diffview import difference_lines
from grader.reports.grid import counted, table_lines
from grader.reports.text import visible

_headlines = {
    Verdict.CORRECT: ("✓", "Correct", "bold green"),
    Verdict.WRONG: ("✗", "Wrong", "bold red"),
    Verdict.ERROR: ("!", "Error", "bold red"),
    Verdict.TIMEOUT: ("⏱", "Out of time", "bold yellow"),
    Verdict.REFUSED: ("⊘", "Refused", "bold yellow"),
    Verdict.UNSUPPORTED: ("?", "Cannot be judged offline", "bold yellow"),
    Verdict.BROKEN: ("!", "The exercise is broken; this is not your fault", "bold magenta"),
}
_own_servers = {"mongodb": "MongoDB", "postgres": "PostgreSQL"}
_shipped = "shipped"
_most_findings = 4
_where = "look-here"
_most_rows = 40
_most_trap_rows = 10
_most_documents = 20


def show_report(report: Report, exercise: Exercise | None, console: Console) -> None:
    """The verdict, why, and what came out against what should have."""
    details = [report.exercise, f"{report.seconds:.2f} s on {where(report)}"]
    if report.evidence is not None:
        details.insert(1, _evidence(report.evidence))
    elif report.verdict is Verdict.CORRECT and len(report.cases) > 1:
        details.insert(1, f"right on all {len(report.cases)} sets of data")
    _headline(report.verdict, details, console)
    _findings(report.feedback, report.answer, console)
    case = report.failing_case
    if case is None:
        return
    smaller = report.counterexample
    if smaller is not None and case.name != _shipped:
        dataset = _dataset(case, exercise)
        if dataset is None or smaller.rows < dataset.size:
            _counterexample(smaller, exercise, console)
            return
        smaller = None
    if case.name != _shipped:
        _trap(case, exercise, console)
    _differences(case, exercise, console)
    if smaller is not None:
        _counterexample(smaller, exercise, console)


def _evidence(evidence: Evidence) -> str:
    """On what a correct answer was right."""
    words = "right on the shipped data"
    if evidence.traps:
        words += f" and {counted(evidence.traps, 'trap')}"
    told = evidence.variants
    if told is not None and told.wrong:
        words += f", which {told.killed} of {told.wrong} wrong variants do not survive"
    if evidence.probes:
        words += f"; {counted(evidence.probes, 'further dataset')} tried"
    return words


def _counterexample(found: Counterexample, exercise: Exercise | None, console: Console) -> None:
    """The smallest data that shows it, and what comes out of it."""
    what = "documents" if found.dataset.collections else "rows"
    console.print()
    if not found.rows:
        console.print(Text("It shows even where all is empty:", style="bold"))
    else:
        console.print(Text(f"It shows with no more than these {what}:", style="bold"))
    _tables(found.shown, console)
    if found.beside:
        names = visible(", ".join(found.beside))
        note = f"and what they refer to in {names}; nothing else is there"
        _paragraph(note, 2, console, "dim")
    if found.case.actual is None:  # the error is told above, with its place
        return
    _differences(found.case, exercise, console)


def _differences(case: CaseReport, exercise: Exercise | None, console: Console) -> None:
    """What came out of one case against what should have."""
    if case.difference is not None:
        console.print()
        if case.relation:
            name = visible(case.relation)
            console.print(Text(f"What {name} holds after your statement", style="bold"))
        policy = exercise.policy if exercise is not None else Policy()
        _lines(difference_lines(case.difference, console.width, policy), console)
    elif case.document_difference is not None or _plans(case):
        _documents(case, exercise, console)


def where(done: Report | Run) -> str:
    """The engine, and the program behind it where that is not the one it is called after."""
    if not done.server:
        return done.engine
    own = _own_servers.get(done.engine, done.engine)
    return f"{done.engine} ({done.server}, not {own}'s own server)"


def show_run(run: Run, console: Console) -> None:
    """The rows of an answer, ungraded."""
    if run.verdict is not Verdict.CORRECT:
        _headline(run.verdict, [f"{run.seconds:.2f} s on {where(run)}"], console)
        _findings(run.findings, run.answer, console)
        return
    if run.documents is not None or run.collections:
        _run_documents(run, console)
        return
    if run.result is None:
        console.print("The statement ran; it returns no rows.")
        return
    _lines(table_lines(run.result, console.width, _most_rows, types=True), console)
    rows = counted(len(run.result.rows), "row")
    console.print(Text(f"{rows} in {run.seconds:.2f} s on {where(run)}; not graded", style="dim"))


def _plans(case: CaseReport) -> bool:
    """Whether both sides have a plan, and they differ."""
    sides = (case.expected, case.actual)
    plans = [side.plan for side in sides if side is not None and side.plan is not None]
    return len(plans) == 2 and plans[0] != plans[1]


def _documents(case: CaseReport, exercise: Exercise | None, console: Console) -> None:
    """How the documents differ, or the plans."""
    from grader.reports.documents import document_difference_lines, plan_lines

    console.print()
    if case.document_difference is not None:
        if case.relation:
            name = visible(case.relation)
            console.print(Text(f"What {name} holds after your command", style="bold"))
        policy = exercise.policy if exercise is not None else Policy()
        found = document_difference_lines(case.document_difference, console.width, policy)
        _lines(found, console)
        return
    assert case.expected is not None
    assert case.actual is not None
    if case.expected.plan is not None and case.actual.plan is not None:
        _lines(plan_lines(case.expected.plan, case.actual.plan), console)


def _run_documents(run: Run, console: Console) -> None:
    """The documents of an answer, then what the collections it changed hold."""
    from grader.reports.documents import documents_lines, noun

    took = f"{run.seconds:.2f} s on {where(run)}; not graded"
    if run.documents is not None:
        _lines(documents_lines(run.documents, console.width, _most_documents), console)
        if run.documents.form in (Form.DOCUMENTS, Form.VALUES):
            took = f"{counted(len(run.documents.items), noun(run.documents))} in {took}"
    for name, content in run.collections.items():
        held = counted(len(content.items), "document")
        console.print(Text.assemble((visible(name), "bold cyan"), f" was changed: it holds {held}"))
    console.print(Text(took, style="dim"))


def _headline(verdict: Verdict, details: Iterable[str], console: Console) -> None:
    sign, words, style = _headlines[verdict]
    line = Text.assemble((f"{sign} {words}", style))
    for detail in details:
        line.append(f"  {visible(detail)}", style="dim")
    console.print(line)


def _findings(findings: tuple[Finding, ...], answer: str, console: Console) -> None:
    told = [finding for finding in findings if finding.code != _where]
    for number, finding in enumerate(told[:_most_findings]):
        show_finding(finding, answer, console, first=number == 0)
    for finding in findings[len(told) :]:  # where to look stands last, and is always told
        show_finding(finding, answer, console, first=not told)
    left = len(told) - _most_findings
    if left > 0:
        console.print(Text(f"    and {counted(left, 'more remark')}", style="dim"))


def show_finding(finding: Finding, answer: str, console: Console, *, first: bool = True) -> None:
    """What there is to tell, and its place in the answer."""
    message = visible(finding.message, keep="\n")
    indent = 2 if first else 4
    _paragraph(message if first else f"also: {message}", indent, console)
    if finding.place is not None and answer:
        _lines(place_lines(answer, finding.place, console.width), console)
    if finding.suggestion and finding.suggestion not in finding.message:
        _paragraph(f"Perhaps you meant {visible(finding.suggestion)}.", indent, console)


def _paragraph(text: str, indent: int, console: Console, style: str = "") -> None:
    _lines(Text(text, style).wrap(console, max(20, console.width - indent)), console, indent)


def place_lines(answer: str, place: Place, width: int) -> list[Text]:
    """The learner's line with its number, and a caret under the place."""
    lines = answer.splitlines() or [""]
    number = min(max(place.line, 1), len(lines))
    line = lines[number - 1]
    start = min(max(place.column - 1, 0), len(line)) if number == place.line else len(line)
    length = max(1, min(place.length, len(line) - start))
    before, inside, after = line[:start], line[start : start + length], line[start + length :]
    before, inside, after = (_one_blank(part) for part in (before, inside, after))
    label = f"  {number} │ "
    room = max(20, width - len(label))
    inside = _cut(inside, room // 2)
    if cell_len(before) + cell_len(inside) > room - 10:
        before = "…" + _tail(before, max(0, room - 12 - cell_len(inside)))
    after = _cut(after, max(1, room - cell_len(before) - cell_len(inside)))
    blank = " " * (len(label) - 2) + "│ "
    code = Text.assemble((label, "dim"), before, (inside, "bold"), after, no_wrap=True)
    carets = "^" * max(1, cell_len(inside))
    mark = Text.assemble((blank, "dim"), " " * cell_len(before), (carets, "bold red"), no_wrap=True)
    return [code, mark]


def _one_blank(text: str) -> str:
    return visible(text.replace("\t", " "))


def _cut(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) > room - 1:
        text = text[: len(text) - max(1, (cell_len(text) - room) // 2)]
    return text + "…"


def _tail(text: str, room: int) -> str:
    text = text[-room:] if room else ""
    while cell_len(text) > room:
        text = text[1:]
    return text


def _dataset(case: CaseReport, exercise: Exercise | None) -> Trap | None:
    """The small dataset that a case ran on; None for the shipped one."""
    traps = exercise.traps if exercise is not None else ()
    return case.dataset or next((trap for trap in traps if trap.name == case.name), None)


def _trap(case: CaseReport, exercise: Exercise | None, console: Console) -> None:
    """What stands in the tiny dataset that the answer fails on."""
    trap = _dataset(case, exercise)
    name = visible(case.name)
    console.print()
    if trap is None:
        console.print(Text(f"It shows on a second set of data, {name}.", style="bold"))
        return
    what = "documents" if trap.collections else "rows"
    told = f", {name}," if case.dataset is None else ", made for this answer,"
    console.print(Text(f"It shows on a tiny set of data{told} with these {what}:", style="bold"))
    _tables(trap, console)


def _tables(trap: Trap, console: Console) -> None:
    if trap.collections:
        _trap_documents(trap, console)
    for table, content in trap.tables.items():
        console.print(Text(visible(table), style="bold cyan"))
        columns = tuple(Column(column, "unknown") for column in content.columns)
        rows = Result(columns, content.rows)
        _lines(table_lines(rows, console.width - 2, _most_trap_rows), console, indent=2)


def _trap_documents(trap: Trap, console: Console) -> None:
    from grader.reports.documents import tiny_lines

    for collection, items in trap.collections.items():
        console.print(Text(visible(collection), style="bold cyan"))
        _lines(tiny_lines(items, console.width - 2, _most_trap_rows), console, indent=2)


def _lines(lines: Iterable[Text], console: Console, indent: int = 0) -> None:
    for line in lines:
        shown = Text.assemble(" " * indent, line, no_wrap=True, overflow="ellipsis")
        shown.rstrip()
        console.print(shown, no_wrap=True, overflow="ellipsis", crop=True)
