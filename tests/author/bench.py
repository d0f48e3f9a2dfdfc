"""A course of one small dataset of documents, and a grader that runs known answers on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.content import Library
from grader.engines.mongomock.commands import run_command
from grader.engines.mongomock.engine import open_database
from grader.models import (
    CaseReport,
    Documents,
    EngineName,
    Exercise,
    Finding,
    Form,
    Outcome,
    Plan,
    Report,
    Verdict,
    from_extended,
)
from grader.models.command import Command
from grader.sandbox import CaseRun, Status

ID = "mongo/arrays/large-cities"
TWIN = "sql/select/large-cities"
CITIES = (
    {"_id": 1, "name": "Oslo", "people": 700, "tags": ["sea", "hills"]},
    {"_id": 2, "name": "Bergen", "people": 290, "tags": ["sea"]},
    {"_id": 3, "name": "Vadsø", "people": 5, "area": {"km2": 12.5}},
)
SCHEMA = {
    "format": 1,
    "collections": {
        "cities": {
            "comment": "Towns.",
            "validator": {
                "$jsonSchema": {
                    "bsonType": "object",
                    "required": ["_id", "name"],
                    "properties": {
                        "_id": {"bsonType": "int"},
                        "name": {"bsonType": "string"},
                        "people": {"bsonType": "int", "minimum": 0},
                        "tags": {"bsonType": "array", "items": {"bsonType": "string"}},
                        "area": {"bsonType": "object"},
                    },
                }
            },
            "indexes": [{"keys": {"name": 1}, "name": "name"}],
            "fields": {"area.km2": "Square kilometres."},
        },
        "log": {"validator": {"$jsonSchema": {"bsonType": "object"}}},
    },
}
FOUND = Command("find", "cities", {"people": {"$gt": 100}},
                options={"projection": {"_id": 0, "name": 1, "people": 1}})  # fmt: skip
COMMANDS = {
    "// large\n": FOUND,
    "// all\n": Command("find", "cities", {}, options=FOUND.options),
    "// none\n": Command("find", "cities", {"people": 9999}, options=FOUND.options),
    "// one\n": Command("findOne", "cities", {"name": "Oslo"}),
    "// count\n": Command("countDocuments", "cities", {}),
    "// grow\n": Command("updateMany", "cities", {}, {"$inc": {"people": 1}}),
    "// take\n": Command("findOneAndUpdate", "cities", {"_id": 1}, {"$set": {"people": 1}}),
    "// index\n": Command("countDocuments", "log", {}),
}
_FORMS = {"find": Form.DOCUMENTS, "findOne": Form.DOCUMENT, "findOneAndUpdate": Form.DOCUMENT,
          "countDocuments": Form.VALUE, "updateMany": Form.CHANGE}  # fmt: skip
PLAN = Plan("IXSCAN", False, True, 2, 2, 2)


class Bench:
    """Runs the answers of COMMANDS on the offline engine, without a gate and a sandbox.

    Answers among `unsupported` are those it will not judge.
    """

    engine = EngineName.MONGOMOCK

    def __init__(self, library: Library, unsupported: tuple[str, ...] = ()) -> None:
        self._library = library
        self._unsupported = unsupported

    def execute(self, exercise: Exercise, answer: bytes) -> list[CaseRun]:
        data: dict[str, Mapping[str, Any]] = {"shipped": self._seeds(exercise.dataset)}
        data.update((trap.name, trap.collections) for trap in exercise.traps)
        command = COMMANDS[_body(answer)]
        return [self._run(name, found, command, exercise) for name, found in data.items()]

    def grade(self, exercise: Exercise, answer: bytes) -> Report:
        def report(verdict: Verdict, code: str = "", cases: tuple[CaseReport, ...] = ()) -> Report:
            findings = (Finding(code, "it is so"),) if code else ()
            return Report(exercise.id, "mongomock", verdict, findings, cases, 0.0)

        text = _body(answer)
        if text in self._unsupported:
            return report(Verdict.UNSUPPORTED, "not-offline")
        if text not in COMMANDS:
            return report(Verdict.REFUSED, "syntax")
        expected = {trap.name: trap.expected for trap in exercise.traps}
        expected["shipped"] = exercise.expected
        for run in self.execute(exercise, answer):
            assert run.outcome is not None
            if run.outcome.documents != expected[run.name].documents:
                case = CaseReport(run.name, Verdict.WRONG)
                return report(Verdict.WRONG, "different-documents", (case,))
        return report(Verdict.CORRECT)

    def _seeds(self, dataset: str) -> dict[str, list[Any]]:
        return {
            name: [from_extended(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
            for name, path in self._library.seed_documents(dataset).items()
        }

    def _run(
        self, name: str, data: Mapping[str, Any], command: Command, exercise: Exercise
    ) -> CaseRun:
        database = open_database(data)
        value = run_command(database, command)
        form = _FORMS[command.verb]
        documents = Documents(form, tuple(value) if form is Form.DOCUMENTS else (value,))
        held = {
            one: Documents(Form.DOCUMENTS, tuple(database[one].find()))
            for one in (data if command.verb in ("updateMany", "findOneAndUpdate") else ())
        }
        plan = PLAN if exercise.planned else None
        outcome = Outcome(None, documents=documents, collections=held, plan=plan)
        return CaseRun(name, Status.OK, outcome)


def _body(answer: bytes) -> str:
    """The answer without the line that pins a wrong one."""
    return answer.decode().rpartition("code: different-documents\n")[2]


SETTINGS = """\
format = 1
title = "Large cities"
dataset = "tiny"
kind = "query"
level = 1
topics = ["arrays"]
"""
PROMPT = """\
Which cities have more than 100 people?

| field | type | meaning |
| --- | --- | --- |
| name | string | its name |
| people | int | how many live there |

The documents may come in any order.
"""


def write_exercise(root: Path, identifier: str = ID, **files: str) -> Path:
    """A sound exercise in `root`; `files` replace its own, `__` in their names standing for `.`."""
    folder = root / "exercises" / identifier
    suffix = ".sql" if identifier.startswith("sql/") else ".mongodb.js"
    comment = "--" if suffix == ".sql" else "//"
    texts = {
        "exercise.toml": SETTINGS,
        "prompt.md": PROMPT,
        "hints.md": "## a\nb\n## c\nd\n## e\nf\n",
        f"starter{suffix}": "\n",
        f"solution{suffix}": f"{comment} large\n",
        "traps/none.json": json.dumps(
            {"format": 1, "why": "nobody is large", "collections": {"cities": [{"_id": {"$oid": "0" * 24}, "n": {"x": [1]}}], "log": []}}
        ),
        **{
            f"wrong/{name}{suffix}": f"{comment} verdict: wrong, code: different-documents\n{comment} {name}\n"
            for name in ("all", "none", "one")
        },
    }  # fmt: skip
    texts.update((name.replace("__", "."), text) for name, text in files.items())
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
