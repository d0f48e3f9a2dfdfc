"""`up`, `down`, `reset --data`, and the servers' part of `doctor`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from grader.cli.finding import Finding, problem_found
from grader.cli.options import reporting
from grader.cli.session import Session
from grader.cli.stderr import note
from grader.errors import DojoError, EngineUnavailable, UsageProblem
from grader.servers.settings import Settings, read_settings

if TYPE_CHECKING:
    from rich.console import Console

    from grader.servers.looking import Connection


@click.command()
@click.option(
    "--timeout", "seconds", metavar="S", type=click.FloatRange(min=1), default=300.0,
    show_default=True, help="Wait at most so many seconds for the servers, once they are started.",
)  # fmt: skip
@reporting
def up(session: Session, seconds: float) -> int:
    """Start PostgreSQL and MongoDB in Docker.

    Waits until both are seeded and healthy. The first start fetches their images.
    """
    _up(session, read_settings(session.root), seconds)
    return 0


@click.command()
@click.option("--volumes", is_flag=True, help="Remove the servers' data too.")
@reporting
def down(session: Session, volumes: bool) -> int:
    """Stop the servers of `dojo up`.

    Their data stays for the next start, unless --volumes is given.
    """
    from grader.servers.lifecycle import down as stop

    stop(read_settings(session.root), note, volumes=volumes)
    session.show(
        lambda: {"running": False, "data_removed": volumes},
        lambda console: console.print(
            "The servers are down, their data is removed." if volumes else "The servers are down."
        ),
    )
    return 0


def reset_data(session: Session, yes: bool) -> int:
    """Remove the servers' data and start them anew, after a confirmation."""
    from grader.servers.lifecycle import down as stop

    settings = read_settings(session.root)
    if not yes:
        if sys.stdin is None or not sys.stdin.isatty():
            raise UsageProblem(
                "not confirmed", "the servers' data would be removed", "--yes does it unasked"
            )
        question = f"Remove all data of the servers of {settings.project} and seed it anew?"
        click.confirm(question, abort=True, err=True)
    stop(settings, note, volumes=True)
    _up(session, settings, 300.0)
    return 0


def _up(session: Session, settings: Settings, seconds: float) -> None:
    from grader.servers.lifecycle import up as start
    from grader.servers.looking import connections

    containers = start(settings, note, seconds)
    ways = connections(settings, session.library.datasets())

    def draw(console: Console) -> None:
        console.print("PostgreSQL and MongoDB are up, seeded and healthy.")
        for line in connect_lines(ways):
            console.print(line, soft_wrap=True, markup=False, highlight=False)

    session.show(
        lambda: {
            "running": True,
            "containers": [{"service": c.service, "health": c.health} for c in containers],
        },
        draw,
    )


def connect_lines(connections: Sequence[Connection]) -> list[str]:
    """The ways to connect as lines of text, nothing where there are none."""
    if not connections:
        return []
    lines = [f"  {one.client:10} {one.command}" for one in connections]
    return ["", "Connect, as the role learner, which may only read:", *lines]


def look(session: Session) -> tuple[list[Finding], tuple[Connection, ...]]:
    """What there is to say about Docker and the servers, and the ways to connect to those there."""
    from grader.servers.looking import connections

    try:
        settings = read_settings(session.root)
        datasets = session.library.datasets()
    except DojoError as problem:
        return [problem_found("servers", problem)], ()
    findings = [*_docker(settings), *_postgres(session, settings), *_mongo(settings)]
    answering = {
        client
        for finding in findings
        if finding.status == "ok"
        for client in {"PostgreSQL": ("psql", "any other"), "MongoDB": ("mongosh",)}.get(
            finding.name, ()
        )
    }
    ways = (one for one in connections(settings, datasets) if one.client in answering)
    return findings, tuple(ways)


def _docker(settings: Settings) -> Iterator[Finding]:
    # Offline practice needs none of it: what is missing is a note, what is broken a problem.
    from grader.servers.compose import find_compose
    from grader.servers.engine import Engine
    from grader.servers.lifecycle import problem_of

    try:
        with Engine() as engine:
            yield Finding("Docker", "ok", f"engine {engine.version()} at {engine.address}")
            try:
                compose = find_compose()
                yield Finding("Compose", "ok", f"{' '.join(compose.command)} {compose.version}")
            except EngineUnavailable as problem:
                yield problem_found("Compose", problem, "note")
            containers = engine.containers(settings.project)
            if not containers:
                yield Finding("containers", "note", "none; `dojo up` starts the servers")
            for container in containers:
                wrong = problem_of(engine, container)
                if wrong is not None:
                    yield problem_found(container.service, wrong)
                else:
                    state = container.health or container.state
                    status = "ok" if state in ("healthy", "running") else "note"
                    yield Finding(container.service, status, f"{container.name}, {state}")
    except EngineUnavailable as problem:
        yield problem_found("Docker", problem, "note")


def _postgres(session: Session, settings: Settings) -> Iterator[Finding]:
    from grader.servers.looking import look_at_postgres
    from grader.servers.ports import answers
    from grader.servers.urls import postgres_url, shown_url

    try:
        address = shown_url(postgres_url(settings))
        if not settings.postgres_address and not answers("127.0.0.1", settings.postgres_port):
            yield Finding("PostgreSQL", "note", f"nothing answers at {address}; `dojo up`")
            return
        library = session.library
        folders = [(name, library.seed_folder(name)) for name in library.table_datasets()]
        version, tables = look_at_postgres(settings, folders)
    except DojoError as problem:
        yield problem_found("PostgreSQL", problem)
        return
    yield Finding("PostgreSQL", "ok", f"{version} at {address}")
    for check in tables:
        name = f"{check.dataset}.{check.table}"
        if check.same:
            told = f"{check.rows} rows as in the seed file, sha256 {(check.checksum or '')[:12]}"
            yield Finding("seeded", "ok", f"{name}: {told}")
        else:
            there = "no such table" if check.rows is None else f"{check.rows} rows"
            wrong = f"{name}: {there}, not the {check.seed_rows} rows of the seed file"
            yield Finding("seeded", "problem", f"{wrong} (`dojo reset --data`)")


def _mongo(settings: Settings) -> Iterator[Finding]:
    from grader.servers.looking import look_at_mongo
    from grader.servers.ports import answers
    from grader.servers.urls import mongo_url, shown_url

    try:
        address = shown_url(mongo_url(settings))
        if not settings.mongo_address and not answers("127.0.0.1", settings.mongo_port):
            yield Finding("MongoDB", "note", f"nothing answers at {address}; `dojo up`")
            return
        version, collections = look_at_mongo(settings, settings.content / "seed_data")
    except DojoError as problem:
        yield problem_found("MongoDB", problem)
        return
    yield Finding("MongoDB", "ok", f"{version} at {address}")
    for check in collections:
        status = "ok" if check.documents == check.seed_documents else "problem"
        told = f"{check.documents} of {check.seed_documents} documents"
        yield Finding("seeded", status, f"{check.dataset}.{check.collection}: {told}")
