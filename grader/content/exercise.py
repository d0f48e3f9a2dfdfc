"""Reading one exercise folder into an `Exercise`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.content.fields import Fields
from grader.content.files import check_format, read_json, read_text, read_toml
from grader.content.variants import read_variants
from grader.errors import ContentProblem
from grader.models import (
    EngineName,
    Exercise,
    Kind,
    Limits,
    Outcome,
    Policy,
    SortKey,
    TableRows,
    Track,
    Trap,
    Verdict,
    WrongAnswer,
    from_extended,
    judging_engines,
)

ANSWER_SUFFIX = {Track.SQL: ".sql", Track.MONGO: ".mongodb.js"}
"""How answer files of a track end."""

COMMENT = {Track.SQL: "--", Track.MONGO: "//"}
"""How a remark begins in a track's language."""

_PIN = re.compile(r"verdict:\s*(?P<verdict>[a-z]+)\s*,\s*code:\s*(?P<code>[a-z0-9-]+)\s*$")
_TOP_KEYS = ("format", "title", "dataset", "kind", "level", "topics", "compare", "limits", "state",
             "twin", "offline")  # fmt: skip
PLANNED = "planned.mongodb.js"
"""The query whose plan judges the indexes that an answer makes."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What `dojo list` shows of an exercise, read from exercise.toml alone."""

    id: str
    track: Track
    title: str
    dataset: str
    kind: Kind
    level: int
    topics: tuple[str, ...]
    twin: str = ""
    offline: bool = True

    @property
    def engines(self) -> tuple[EngineName, ...]:
        """The engines that can judge it, the offline one first."""
        return judging_engines(self.track, offline=self.offline)


def read_summary(identifier: str, folder: Path) -> Summary:
    """Read an exercise's summary. Raises ContentProblem."""
    return _summary(identifier, _settings(folder))


def read_exercise(identifier: str, folder: Path, *, recorded: bool = True) -> Exercise:
    """Read and check a whole exercise folder. Raises ContentProblem naming file and key.

    With `recorded` false it is a draft: expected results may be missing or stale and come back
    empty, as do a prompt, a starter and hints that are not written yet.
    """
    fields = _settings(folder)
    summary = _summary(identifier, fields)
    suffix = ANSWER_SUFFIX[summary.track]
    state = Fields(fields.path, fields.table("state"), ("relations",), "state.")
    relations = state.texts("relations", ())
    planned = folder / PLANNED if summary.track is Track.MONGO else None
    if planned is not None and not planned.is_file():
        planned = None
    if summary.kind is not Kind.QUERY and not relations and planned is None:
        raise ContentProblem(
            fields.path, f"kind {summary.kind.value!r} needs key `state.relations`",
            "name the tables, views or collections whose content counts afterwards",
        )  # fmt: skip
    empty = Outcome(None)
    solutions = _solutions(folder, suffix)
    return Exercise(
        id=identifier,
        folder=folder,
        track=summary.track,
        title=summary.title,
        dataset=summary.dataset,
        kind=summary.kind,
        level=summary.level,
        topics=summary.topics,
        policy=_policy(fields),
        limits=_limits(fields),
        state_relations=relations,
        prompt=_text(folder / "prompt.md", recorded),
        starter=_text(folder / f"starter{suffix}", recorded),
        hints=_hints(folder / "hints.md") if recorded or (folder / "hints.md").exists() else (),
        solutions=solutions,
        expected=_expected(folder / "expected.json") if recorded else empty,
        traps=_traps(folder, recorded),
        wrong_answers=_wrong_answers(folder, summary.track, suffix),
        planned=read_text(planned) if planned is not None else "",
        twin=summary.twin,
        offline=summary.offline,
        variants=read_variants(folder, solutions[0]) if recorded else None,
    )


def _settings(folder: Path) -> Fields:
    path = folder / "exercise.toml"
    raw = read_toml(path)
    check_format(path, raw)
    return Fields(path, raw, _TOP_KEYS)


def _summary(identifier: str, fields: Fields) -> Summary:
    track = identifier.split("/", 1)[0]
    return Summary(
        id=identifier,
        track=Track(track),
        title=fields.text("title"),
        dataset=fields.text("dataset"),
        kind=Kind(fields.choice("kind", tuple(kind.value for kind in Kind))),
        level=fields.integer("level", 1, 5),
        topics=fields.texts("topics"),
        twin=fields.text("twin") if fields.has("twin") else "",
        offline=fields.boolean("offline") is not False,
    )


def _policy(fields: Fields) -> Policy:
    compare = Fields(
        fields.path,
        fields.table("compare"),
        ("order_by", "tolerance", "round", "id", "unordered"),
        "compare.",
    )
    keys = []
    for text in compare.texts("order_by", ()):
        name, _, direction = text.strip().partition(" ")
        if direction.strip().lower() not in ("", "asc", "desc"):
            raise compare.problem(
                "order_by", f"{text!r} is not a column followed by nothing, asc or desc"
            )
        keys.append(SortKey(name, direction.strip().lower() == "desc"))
    places = compare.table("round")
    for column, count in places.items():
        if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= 12:
            raise compare.problem("round", f"{column} = {count!r} is not a number of decimals")
    default = Policy()
    return Policy(
        order_by=tuple(keys),
        tolerance=compare.number("tolerance", 0.0, 0.5, default.tolerance),
        round=dict(places),
        id=compare.boolean("id"),
        unordered=compare.texts("unordered", ()),
    )


def _limits(fields: Fields) -> Limits:
    limits = Fields(
        fields.path, fields.table("limits"), ("seconds", "rows", "statements"), "limits."
    )
    default = Limits()
    return Limits(
        seconds=limits.number("seconds", 0.1, 60, default.seconds),
        rows=limits.integer("rows", 1, 100_000, default.rows),
        statements=limits.integer("statements", 1, 20, default.statements),
    )


def _text(path: Path, needed: bool) -> str:
    return read_text(path) if needed or path.exists() else ""


def _hints(path: Path) -> tuple[str, ...]:
    parts = re.split(r"^## .*$", read_text(path), flags=re.MULTILINE)
    hints = tuple(part.strip() for part in parts[1:])
    if len(hints) != 3 or not all(hints):
        raise ContentProblem(
            path, f"has {len(hints)} hints", "three sections are needed, each under a `## ` heading"
        )
    return hints


def _solutions(folder: Path, suffix: str) -> tuple[str, ...]:
    texts = [read_text(folder / f"solution{suffix}")]
    number = 2
    while (path := folder / f"solution.{number}{suffix}").exists():
        texts.append(read_text(path))
        number += 1
    return tuple(texts)


def _expected(path: Path) -> Outcome:
    if not path.exists():
        raise ContentProblem(path, "the file is missing", "`dojo author record` writes it")
    try:
        return Outcome.from_json(read_json(path))
    except ValueError as problem:
        raise ContentProblem(path, str(problem), "`dojo author record` writes it anew") from None


def _traps(folder: Path, recorded: bool) -> tuple[Trap, ...]:
    return tuple(read_trap(path, recorded) for path in sorted((folder / "traps").glob("*.json")))


def read_trap(path: Path, recorded: bool) -> Trap:
    """Read one trap. Raises ContentProblem. With `recorded` false its expected result is empty."""
    fields = Fields(path, read_json(path), ("format", "why", "tables", "collections", "expected"))
    tables: dict[str, TableRows] = {}
    for name, content in fields.table("tables").items():
        where = Fields(path, content if isinstance(content, dict) else {}, ("columns", "rows"),
                       f"tables.{name}.")  # fmt: skip
        columns = where.texts("columns")
        rows = content.get("rows")
        if not isinstance(rows, list):
            raise where.problem("rows", "must be a list of rows")
        for place, row in enumerate(rows):
            if not isinstance(row, list) or len(row) != len(columns):
                raise where.problem(
                    "rows", f"row {place + 1} does not have {len(columns)} cells like `columns`"
                )
        tables[name] = TableRows(columns, tuple(tuple(row) for row in rows))
    expected = Outcome(None)
    if recorded:
        try:
            expected = Outcome.from_json(fields.table("expected"))
        except ValueError as problem:
            raise fields.problem("expected", str(problem)) from None
    return Trap(path.stem, fields.text("why"), tables, expected, _collections(fields))


def _collections(fields: Fields) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """The documents of a MongoDB trap, in Extended JSON; empty in the SQL track."""
    collections = {}
    for name, content in fields.table("collections").items():
        try:
            documents = from_extended(content)
        except ValueError as problem:
            raise fields.problem(f"collections.{name}", str(problem)) from None
        if not isinstance(documents, list) or not all(isinstance(one, dict) for one in documents):
            raise fields.problem(f"collections.{name}", "must be a list of documents")
        collections[name] = tuple(documents)
    return collections


def _wrong_answers(folder: Path, track: Track, suffix: str) -> tuple[WrongAnswer, ...]:
    answers = []
    for path in sorted((folder / "wrong").glob(f"*{suffix}")):
        text = read_text(path)
        first = text.partition("\n")[0].strip()
        pin = _PIN.match(first.removeprefix(COMMENT[track]).strip())
        if not first.startswith(COMMENT[track]) or pin is None:
            raise ContentProblem(
                path, "line 1 does not say what the answer must get",
                f"begin with `{COMMENT[track]} verdict: wrong, code: missing-rows`",
            )  # fmt: skip
        if pin["verdict"] not in set(Verdict):
            raise ContentProblem(
                path, f"line 1: {pin['verdict']!r} is not a verdict",
                "known: " + ", ".join(Verdict),
            )  # fmt: skip
        answers.append(WrongAnswer(path, text, pin["verdict"], pin["code"]))
    return tuple(answers)
