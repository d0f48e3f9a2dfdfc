"""`init` and `doctor`: a folder to work in, and whether all is well."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

import grader
from grader.cli.finding import Finding, problem_found
from grader.cli.options import reporting
from grader.cli.session import Session, shown_path
from grader.errors import DojoError
from grader.models import Track, Verdict
from grader.workspace import Workspace

if TYPE_CHECKING:
    from rich.console import Console

_packages = (
    "duckdb", "sqlglot", "pgparse", "click", "rich", "watchfiles", "docker", "psycopg", "pymongo",
    "sqlalchemy",
)  # fmt: skip


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@reporting
def init(session: Session, folder: Path) -> int:
    """Make this folder, or DIR, your workspace.

    It gets answers/ for your answers and .dojo/ for your progress.
    """
    workspace, fresh = Workspace.create(folder)

    def raw() -> object:
        return {"workspace": str(workspace.folder), "created": fresh}

    def draw(console: Console) -> None:
        if fresh:
            console.print(f"{workspace.folder} is your workspace now.", soft_wrap=True)
        else:
            console.print(f"{workspace.folder} is a workspace already.", soft_wrap=True)
        console.print("  answers/     your answers, one file an exercise; they are yours to keep")
        console.print("  .dojo/       your progress")
        console.print()
        if workspace.folder.resolve() != Path.cwd().resolve():
            console.print(f"Next: cd {shown_path(workspace.folder)}", soft_wrap=True)
            console.print("then: dojo")
        else:
            console.print("Next: dojo")

    session.show(raw, draw)
    return 0


@click.command()
@reporting
def doctor(session: Session) -> int:
    """Look whether all is well.

    Looks at Python and its packages, the exercises, the engine, the cache and your workspace; at
    Docker, and whether the servers are there and hold what they should.
    """
    from grader.cli.servers import connect_lines, look

    servers, connections = look(session)
    findings = [*_findings(session), *servers]
    problems = [finding for finding in findings if finding.status == "problem"]
    signs = {"ok": ("✓", "green"), "note": ("•", "yellow"), "problem": ("✗", "red")}

    def draw(console: Console) -> None:
        from rich.text import Text

        from grader.reports.text import visible

        for finding in findings:
            sign, style = signs[finding.status]
            text = Text.assemble((sign, style), f" {finding.name:12} {visible(finding.detail)}")
            console.print(text, soft_wrap=True)
        for line in connect_lines(connections):
            console.print(line, soft_wrap=True, markup=False, highlight=False)
        if problems:
            console.print(f"\n{len(problems)} to be put right")

    def raw() -> object:
        return {
            "ok": not problems,
            "checks": [asdict(finding) for finding in findings],
            "connections": [asdict(connection) for connection in connections],
        }

    session.show(raw, draw)
    return 2 if problems else 0


def _findings(session: Session) -> Iterator[Finding]:
    python = f"{platform.python_version()} on {platform.system()}, {sys.executable}"
    yield Finding("Python", "ok", python)
    yield Finding("Query Dojo", "ok", f"{grader.__version__}, {Path(grader.__file__).parent}")
    for package in _packages:
        try:
            yield Finding(package, "ok", metadata.version(package))
        except metadata.PackageNotFoundError:
            yield Finding(package, "problem", "not installed")
    yield from _content(session)
    yield from _workspace(session)


def _content(session: Session) -> Iterator[Finding]:
    try:
        library = session.library
    except DojoError as problem:
        yield problem_found("exercises", problem)
        return
    broken = []
    for identifier in library.ids():
        try:
            library.load(identifier)
        except DojoError as problem:
            broken.append(problem_found("exercise", problem))
    yield Finding("exercises", "ok", f"{len(library.ids())} in {library.root / 'exercises'}")
    yield from broken
    yield from _engine(session)


def _engine(session: Session) -> Iterator[Finding]:
    from grader.grade import Grader
    from grader.sandbox import cache_folder

    yield _cache(cache_folder())
    try:
        with Grader(session.library) as engine:
            library = session.library
            tried = [(name, Track.SQL, b"SELECT 1 AS one") for name in library.table_datasets()]
            for name in library.document_datasets():
                first = library.collection_names(name)[0]
                count = f'db.getCollection("{first}").countDocuments({{}})'.encode()
                tried.append((name, Track.MONGO, count))
            for dataset, track, answer in tried:
                run = engine.run(dataset, answer, track=track)
                if run.verdict is Verdict.CORRECT:
                    yield Finding("engine", "ok", f"{run.engine} on {dataset}: {run.seconds:.2f} s")
                else:
                    why = "; ".join(finding.message for finding in run.findings)
                    yield Finding("engine", "problem", f"{run.engine} on {dataset}: {why}")
    except DojoError as problem:
        yield problem_found("engine", problem)


def _cache(folder: Path) -> Finding:
    existing = next(place for place in (folder, *folder.parents) if place.is_dir())
    if os.access(existing, os.W_OK):
        return Finding("cache", "ok", str(folder))
    return Finding("cache", "note", f"{folder} cannot be written; each call takes longer")


def _workspace(session: Session) -> Iterator[Finding]:
    workspace = session.workspace
    if workspace is None:
        yield Finding("workspace", "note", "none here; `dojo init` makes one")
        return
    try:
        workspace.check_writable()
        reading = workspace.log.read()
    except DojoError as problem:
        yield problem_found("workspace", problem)
        return
    yield Finding("workspace", "ok", f"{workspace.folder}, {len(reading.entries)} log entries")
    if reading.unreadable:
        lines = ", ".join(str(number) for number in reading.unreadable[:10])
        detail = f"lines skipped in {workspace.log.path}: {lines}"
        yield Finding("workspace", "note", detail)
