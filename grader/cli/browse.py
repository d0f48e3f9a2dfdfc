"""`list`, `show` and `schema`: what there is to practise, and on what."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from grader.cli.options import reporting
from grader.cli.session import Session, shown_path
from grader.content import ANSWER_SUFFIX
from grader.errors import UsageProblem
from grader.models import Track, judging_engines
from grader.reports.listing import Listed
from grader.workspace import State

if TYPE_CHECKING:
    from rich.console import Console


@click.command("list")
@click.option("--track", type=click.Choice([str(track) for track in Track]), help="Only these.")
@click.option("--topic", metavar="T", help="Only exercises on this topic, such as joins.")
@click.option("--state", type=click.Choice([str(state) for state in State]), help="Only these.")
@reporting
def list_exercises(
    session: Session, track: str | None, topic: str | None, state: str | None
) -> int:
    """List the exercises and how far you are with each."""
    everything = session.course()
    items = [
        item
        for item in everything
        if track in (None, item.track)
        and state in (None, item.state)
        and (topic is None or topic.lower() in _topics(item))
    ]
    if topic is not None and not any(topic.lower() in _topics(item) for item in everything):
        raise _unknown_topic(topic, everything)

    def draw(console: Console) -> None:
        from grader.reports.listing import show_list

        if not items:
            console.print("No exercise is like that.")
            return
        show_list(items, console, session.next() if session.workspace else None)

    session.show(lambda: [item.to_json() for item in items], draw)
    return 0


@click.command()
@click.argument("exercise", metavar="[ID]", required=False)
@reporting
def show(session: Session, exercise: str | None) -> int:
    """Show what an exercise asks.

    Without ID, the next one. In a workspace, your answer's file is begun from the starter.
    """
    loaded = session.library.load(session.chosen(exercise))
    path = session.answer_file(loaded) if session.workspace else None
    state = session.progress.state(loaded.id)
    twin = session.library.twin(loaded.id)

    def raw() -> object:
        return {
            "id": loaded.id,
            "track": str(loaded.track),
            "title": loaded.title,
            "dataset": loaded.dataset,
            "kind": str(loaded.kind),
            "level": loaded.level,
            "topics": list(loaded.topics),
            "engines": list(map(str, judging_engines(loaded.track, offline=loaded.offline))),
            "twin": twin or None,
            "suffix": ANSWER_SUFFIX[loaded.track],
            "state": str(state),
            "prompt": loaded.prompt,
            "starter": loaded.starter,
            "hints": len(loaded.hints),
            "answer": str(path) if path else None,
        }

    def draw(console: Console) -> None:
        from grader.reports.prompt import show_prompt

        show_prompt(loaded, str(state), console, twin)
        if path is None:
            console.print("To answer it: `dojo init` in a folder of your own, then `dojo show`.")
        else:
            console.print(f"Your answer: {shown_path(path)}   then: dojo check {loaded.id}")

    session.show(raw, draw)
    return 0


@click.command()
@click.argument("dataset", metavar="[DATASET]", required=False)
@click.option("--mongo", is_flag=True, help="Its collections of documents instead of its tables.")
@reporting
def schema(session: Session, dataset: str | None, mongo: bool) -> int:
    """Show a dataset's tables and a diagram, or its documents.

    Without DATASET, name the datasets. A dataset without tables shows its documents at once.
    """
    library = session.library
    if dataset is None:
        names = library.document_datasets() if mongo else library.datasets()
        session.show(lambda: list(names), lambda console: console.print("\n".join(names)))
        return 0
    tables, documents = (
        dataset in names for names in (library.table_datasets(), library.document_datasets())
    )
    if mongo or (documents and not tables):
        other = f"{dataset} has tables too: dojo schema {dataset}" if tables else ""
        _show_documents(session, dataset, other)
    else:
        other = f"{dataset} has documents too: dojo schema {dataset} --mongo" if documents else ""
        _show_tables(session, dataset, other)
    return 0


def _show_tables(session: Session, dataset: str, other: str) -> None:
    found = session.library.schema(dataset)

    def draw(console: Console) -> None:
        from grader.reports.schemaview import show_schema

        show_schema(found, console)
        _say(other, console)

    session.show(lambda: asdict(found), draw)


def _show_documents(session: Session, dataset: str, other: str) -> None:
    found = session.library.collections(dataset)

    def draw(console: Console) -> None:
        from grader.reports.collectionsview import show_collections

        show_collections(found, console)
        _say(other, console)

    def raw() -> object:
        return {"dataset": dataset, "collections": [item.to_json() for item in found]}

    session.show(raw, draw)


def _say(words: str, console: Console) -> None:
    if words:
        console.print()
        console.print(words)


def _topics(item: Listed) -> set[str]:
    return {item.id.split("/")[1].lower(), *(topic.lower() for topic in item.topics)}


def _unknown_topic(topic: str, items: Sequence[Listed]) -> UsageProblem:
    known = sorted(set().union(*(_topics(item) for item in items)))
    near = difflib.get_close_matches(topic.lower(), known, n=1)
    fix = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
    return UsageProblem("no such topic", repr(topic), fix)
