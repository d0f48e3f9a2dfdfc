"""Answers as learners write them, and what is read from each: the files next to this one."""

from __future__ import annotations

from typing import Any

import pytest
from bson import json_util
from mongosh.snippets import lines, marked, same, shown

from grader.models import Finding, Kind, Verdict
from grader.queries import Rejected
from grader.queries.mongosh import parse, prepare_mongo
from grader.queries.mongosh.methods import METHODS

_canonical = json_util.JSONOptions(
    json_mode=json_util.JSONMode.CANONICAL, tz_aware=False, document_class=dict
)
_verdicts = {"!": Verdict.REFUSED, "?": Verdict.UNSUPPORTED}


def prepared(answer: str, code: str = "") -> Any:
    """The answer, prepared for an exercise of the kind that fits it."""
    names = [name for name, method in METHODS.items() if method.does != "read"]
    changing = any(f".{name}(" in answer for name in names) and code != "wrong-statement"
    return prepare_mongo(
        answer,
        database="shop",
        kind=Kind.DEFINE if changing else Kind.QUERY,
        collections=("orders", "customers", "archive", "users") * (code == "unknown-collection"),
    )


@pytest.mark.parametrize(("expression", "expected"), lines("values.txt", " ⇒ "))
def test_a_value_is_read(expression: str, expected: str) -> None:
    command = parse(f"db.c.insertOne({{ v: {expression} }})").answer
    value = command.arguments["document"]["v"]
    assert same(value, json_util.loads(expected, json_options=_canonical)), value


@pytest.mark.parametrize(("answer", "expected"), lines("accepted.txt", " ⇒ "))
def test_an_answer_is_read(answer: str, expected: str) -> None:
    script = parse(answer)
    found = [shown(command) for command in script.commands]
    assert same(found, json_util.loads(expected)), found
    assert script.notes == ()


@pytest.mark.parametrize(("code", "answer", "suggestion"), lines("refused.txt", "¦"))
def test_an_answer_is_refused_at_its_place(code: str, answer: str, suggestion: str) -> None:
    verdict = _verdicts.get(code[0], Verdict.ERROR)
    text = answer.replace("⟦", "").replace("⟧", "")
    found = prepared(text, code.lstrip("!?"))
    assert isinstance(found, Rejected)
    finding = found.findings[0]
    place = marked(text, finding.place)
    if "\n" in answer.partition("⟦")[2].partition("⟧")[0]:
        place = answer
    assert (finding.code, place, finding.suggestion) == (code.lstrip("!?"), answer, suggestion)
    assert found.verdict is verdict
    assert _is_a_sentence(finding)


@pytest.mark.parametrize(("code", "answer", "suggestion"), lines("notes.txt", "¦"))
def test_a_remark_is_made(code: str, answer: str, suggestion: str) -> None:
    text = answer.replace("⟦", "").replace("⟧", "")
    found = prepared(text)
    assert not isinstance(found, Rejected), found
    (note,) = found.notes
    assert (note.code, marked(text, note.place), note.suggestion) == (code, answer, suggestion)
    assert _is_a_sentence(note)


def _is_a_sentence(finding: Finding) -> bool:
    return finding.message[-1] in ".?…" and len(finding.message) <= 400


def test_there_are_300_snippets() -> None:
    accepted = len(lines("values.txt", " ⇒ ")) + len(lines("accepted.txt", " ⇒ "))
    refused = len(lines("refused.txt", "¦"))
    assert accepted >= 200
    assert refused >= 200
