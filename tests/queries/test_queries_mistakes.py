"""What PostgreSQL would not accept: the code, its words, the exact place and the suggestion."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from grader.models import Kind, Schema, Verdict
from grader.queries import Rejected, prepare

FOLDER = Path(__file__).parent


def _cases() -> list[tuple[str, str, str, str]]:
    cases = []
    for line in (FOLDER / "mistakes.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, answer, suggestion, message = (part.strip() for part in line.split(" | "))
            cases.append((code, answer, suggestion, message))
    return cases


def _kind(answer: str) -> Kind:
    return Kind.CHANGE if re.match("INSERT|UPDATE|DELETE", answer) else Kind.QUERY


@pytest.mark.parametrize(("code", "marked", "suggestion", "message"), _cases())
def test_a_mistake_is_found_at_its_place(
    schema: Schema, code: str, marked: str, suggestion: str, message: str
) -> None:
    answer = marked.replace("«", "").replace("»", "")
    found = prepare(answer, schema, kind=_kind(answer))
    assert isinstance(found, Rejected)
    assert found.verdict is Verdict.ERROR
    finding = found.findings[0]
    assert finding.code == code
    assert message in finding.message
    assert finding.suggestion == suggestion
    if "«" in marked:
        assert finding.place is not None
        start = finding.place.column - 1
        assert finding.place.line == 1
        assert answer[: start] + "«" + answer[start : start + finding.place.length] + "»" + answer[
            start + finding.place.length :
        ] == marked  # fmt: skip


def test_a_place_counts_lines_and_characters(schema: Schema) -> None:
    found = prepare("SELECT 'é', '日本',\n  'ü', nmae\nFROM customers", schema)
    assert isinstance(found, Rejected)
    place = found.findings[0].place
    assert place is not None
    assert (place.line, place.column, place.length) == (2, 8, 4)


def test_postgresql_itself_refuses_each_mistake(postgres: str, psql_program: str) -> None:
    """Nothing is called a mistake that PostgreSQL would accept, and its words are the same."""
    for code, marked, _, message in _cases():
        if code in ("empty-answer", "several-statements"):
            continue
        answer = marked.replace("«", "").replace("»", "")
        done = subprocess.run(
            [psql_program, postgres, "-X", "-q", "-c", f"BEGIN; {answer}"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "ERROR" in done.stderr, answer
        said = done.stderr
        if code != "unknown-function" and not message.startswith(
            "operator does not exist: integer ~"
        ):
            assert message in said, (answer, said)


@pytest.mark.parametrize("allowed", [2, 3])
def test_several_statements_where_they_are_allowed(schema: Schema, allowed: int) -> None:
    found = prepare(
        "INSERT INTO staff (id) VALUES (70); UPDATE staff SET name = 'x' WHERE id = 70;",
        schema,
        kind=Kind.CHANGE,
        statements=allowed,
    )
    assert not isinstance(found, Rejected)
    assert len(found.sql) == 2
    assert found.returns_rows == (False, False)
