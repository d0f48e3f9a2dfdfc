"""Running a reference and writing what it gives as the expected result."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.content import ANSWER_SUFFIX, Library
from grader.errors import ContentProblem
from grader.grade import Grader
from grader.models import Exercise, Form, Kind, Outcome, Track
from grader.sandbox import CaseRun, Status


def record(library: Library, grader: Grader, identifier: str) -> list[Path]:
    """Run the reference on the shipped data and every trap, and write what changed.

    Returns the files written; none where all was up to date. Raises ContentProblem where the
    reference does not run.
    """
    exercise = library.load(identifier, recorded=False)
    solution = exercise.folder / f"solution{ANSWER_SUFFIX[exercise.track]}"
    runs = grader.execute(exercise, exercise.solutions[0].encode())
    if not isinstance(runs, list):
        raise ContentProblem(solution, runs.findings[0].message)
    for run in runs:
        if run.status is not Status.OK:
            raise ContentProblem(solution, f"on {run.name}: {run.status}: {run.message}")
    written = [
        write_outcome(exercise.folder / "expected.json", {}, recorded_outcome(exercise, runs[0]))
    ]
    for trap, run in zip(exercise.traps, runs[1:], strict=True):
        path = exercise.folder / "traps" / f"{trap.name}.json"
        raw = json.loads(path.read_text(encoding="utf-8"))
        raw.pop("expected", None)
        written.append(write_outcome(path, raw, recorded_outcome(exercise, run)))
    return [path for path in written if path is not None]


def recorded_outcome(exercise: Exercise, run: CaseRun) -> Outcome:
    """What of the reference's run is kept as the expected result."""
    outcome = run.outcome or Outcome(None)
    if exercise.track is Track.MONGO:
        return _documents_outcome(exercise, outcome)
    if exercise.kind is Kind.QUERY or outcome.result is None:
        return outcome
    return Outcome(outcome.result if outcome.result.columns else None, outcome.state)


def _documents_outcome(exercise: Exercise, outcome: Outcome) -> Outcome:
    """What of a command's outcome counts.

    An answer that changes or defines is judged by what it leaves behind: the counts that a server
    tells of a change and the name of an index say no more. A document that it gives is part of
    what was asked.
    """
    kept = {
        name: content
        for name, content in outcome.collections.items()
        if name in exercise.state_relations
    }
    documents = outcome.documents
    asked = documents is not None and documents.form is Form.DOCUMENT
    return Outcome(
        None,
        documents=documents if exercise.kind is Kind.QUERY or asked else None,
        collections=kept,
        plan=outcome.plan,
    )


def write_outcome(path: Path, head: Mapping[str, Any], outcome: Outcome) -> Path | None:
    """Write the file where its content changes: whole or not at all."""
    raw = {**head, "expected": outcome.to_json()} if head else {"format": 1, **outcome.to_json()}
    text = format_json(raw) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return None
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    Path(draft).chmod(0o644)
    Path(draft).replace(path)
    return path


def format_json(value: Any, indent: str = "") -> str:
    """JSON for people and for diffs: one line a row, a column, a document or a scalar."""
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        if not indent or any(isinstance(item, (dict, list)) for item in value.values()):
            inner = ",\n".join(
                f"{deeper}{json.dumps(key)}: {format_json(item, deeper)}"
                for key, item in value.items()
            )
            return "{\n" + inner + f"\n{indent}}}"
    elif isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
        inner = ",\n".join(deeper + json.dumps(item, ensure_ascii=False) for item in value)
        return "[\n" + inner + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)
