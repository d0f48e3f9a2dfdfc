"""What a learner sees, kept as plain text; DOJO_GOLDEN=write writes the snapshots anew."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from grader.content import Library
from grader.models import Exercise, Finding, Place, Report, Run, Verdict
from grader.reports.console import make_console
from grader.reports.listing import Listed, show_list, show_status
from grader.reports.prompt import (
    show_brief,
    show_finding_as_hint,
    show_hint,
    show_prompt,
    show_solution,
)
from grader.reports.schemaview import show_schema
from grader.reports.terminal import show_report, show_run

golden = Path(__file__).parent / "golden"


def drawn(draw: Callable[[Console], None], width: int) -> str:
    file = io.StringIO()
    draw(make_console(file, width))
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines())


def compare_with_golden(name: str, text: str) -> None:
    path = golden / f"{name}.txt"
    if os.environ.get("DOJO_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert path.exists(), f"DOJO_GOLDEN=write pytest {__file__} writes {path}"
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_report_looks_as_it_did(
    sample: str, sample_report: Report, sample_exercise: Exercise, width: int
) -> None:
    text = drawn(lambda console: show_report(sample_report, sample_exercise, console), width)
    compare_with_golden(f"report-{sample}-{width}", text)


def test_no_report_lets_a_control_character_through(
    sample_report: Report, sample_exercise: Exercise
) -> None:
    text = drawn(lambda console: show_report(sample_report, sample_exercise, console), 100)
    assert all(character == "\n" or character.isprintable() for character in text)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_report_is_wider_than_the_terminal(
    sample_report: Report, sample_exercise: Exercise, width: int
) -> None:
    text = drawn(lambda console: show_report(sample_report, sample_exercise, console), width)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_without_colour_nothing_but_text_is_written(
    sample_report: Report, sample_exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "")
    file = io.StringIO()
    console = make_console(file, 80)
    show_report(sample_report, sample_exercise, console)
    assert "\x1b" not in file.getvalue()


def test_colour_is_used_where_a_terminal_shows_it(
    sample_report: Report, sample_exercise: Exercise
) -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, color_system="standard", width=80)
    show_report(sample_report, sample_exercise, console)
    assert "\x1b[" in file.getvalue()


@pytest.mark.parametrize("rows", [0, 3, 60])
def test_a_run_looks_as_it_did(rows: int, sample_run: Callable[[int], Run]) -> None:
    run = sample_run(rows)
    compare_with_golden(f"run-{rows}", drawn(lambda console: show_run(run, console), 80))


def test_a_run_without_a_result_says_so() -> None:
    nothing = Run("duckdb", Verdict.CORRECT, None, (), 0.05)
    assert "returns no rows" in drawn(lambda console: show_run(nothing, console), 80)


def test_a_list_and_the_status_look_as_they_did() -> None:
    items = [
        Listed(f"sql/topic/{'long-' * n}slug", "sql", "A title " * n, "shop", "query", n, (),
               ("duckdb",), state)
        for n, state in enumerate(("done", "tried", "new", "broken"), start=1)
    ]  # fmt: skip
    for width in (50, 80):
        text = drawn(lambda console: show_list(items, console, items[1].id), width)
        compare_with_golden(f"list-{width}", text)
    compare_with_golden("status", drawn(lambda console: show_status(items, console), 80))


def test_a_prompt_a_hint_and_a_solution_look_as_they_did(sample_exercise: Exercise) -> None:
    def draw(console: Console) -> None:
        show_prompt(sample_exercise, "new", console)
        show_brief(sample_exercise, "done", console)
        show_hint(sample_exercise, 1, console)
        finding = Finding("look-here", "Look at WHERE: it is \x1b at fault.", {}, Place(2, 3, 4))
        show_finding_as_hint(sample_exercise, finding, "SELECT 1\n  WHERE \x1b 2", console)
        show_solution("SELECT 1;\n\nSELECT \x1b 2;\n", 2, 2, console)

    compare_with_golden("prompt", drawn(draw, 80))


@pytest.mark.parametrize("dataset", ["shop", "lab"])
def test_a_schema_is_readable_at_80_columns(library: Library, dataset: str) -> None:
    schema = library.schema(dataset)
    text = drawn(lambda console: show_schema(schema, console), 80)
    assert max(len(line) for line in text.splitlines()) <= 80
    for table in schema.tables:
        assert f"│ {table.name} " in text
        for key in table.foreign_keys:
            if len(key.columns) == 1:
                arrow = f"{table.name}.{key.columns[0]} -> {key.table}.{key.references[0]}"
                assert arrow in text
        for column in table.columns:
            assert column.name in text


def test_where_to_look_is_told_however_many_findings_there_are(sample_exercise: Exercise) -> None:
    many = tuple(Finding(f"code-{at}", f"finding {at}") for at in range(6))
    report = Report(sample_exercise.id, "duckdb", Verdict.WRONG,
                    (*many, Finding("look-here", "Look at WHERE.")), (), 0.1, "")  # fmt: skip
    text = drawn(lambda console: show_report(report, sample_exercise, console), 80)
    assert "finding 3" in text
    assert "finding 4" not in text
    assert "also: Look at WHERE." in text
    assert "and 2 more remarks" in text
