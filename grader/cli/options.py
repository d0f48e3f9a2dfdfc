"""Options shared by the commands."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from grader.cli.session import Session
from grader.errors import UsageProblem
from grader.models import EngineName

_Function = TypeVar("_Function", bound=Callable[..., Any])


def reporting(function: _Function) -> Callable[..., Any]:
    """Give a command that reports `--json` and `--root`, and the session as its last argument."""
    option = click.option(
        "--json",
        "as_json",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_set_json,
        help="Print JSON for a program instead of text for a person.",
    )
    return with_session(option(function))


def on_engine(function: _Function) -> Callable[..., Any]:
    """Give a command `--engine`, `--live` and `--dialect`, as arguments `engine` and `dialect`."""

    @click.option(
        "--engine",
        type=click.Choice([str(name) for name in EngineName]),
        help="Where to run it; offline without.",
    )
    @click.option("--live", is_flag=True, help="Run it on the database server.")
    @click.option(
        "--dialect",
        type=click.Choice(["postgres", "duckdb"]),
        default="postgres",
        show_default=True,
        help="The SQL that the answer is written in.",
    )
    @wraps(function)
    def wrapped(*args: Any, engine: str | None, live: bool, **kwargs: Any) -> Any:
        return function(*args, engine=_engine(engine, live), **kwargs)

    return wrapped


def _engine(name: str | None, live: bool) -> EngineName:
    if not live:
        return EngineName(name or EngineName.DUCKDB)
    if name in (EngineName.DUCKDB, EngineName.MONGOMOCK):
        raise UsageProblem("two engines", f"{name} is no server", "leave out --live or --engine")
    return EngineName(name or EngineName.POSTGRES)


def with_session(function: _Function) -> Callable[..., Any]:
    """Give a command `--root`, and the session as the argument `session`."""

    @click.option(
        "--root",
        metavar="DIR",
        type=click.Path(path_type=Path),
        expose_value=False,
        is_eager=True,
        callback=_set_root,
        help="Take exercises, schemas and seed data from this folder.",
    )
    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return function(*args, session=_session(click.get_current_context()), **kwargs)

    return wrapped


def _session(context: click.Context) -> Session:
    # One for the whole call: an option may stand before or after the subcommand's name.
    root = context.find_root()
    if not isinstance(root.obj, Session):
        root.obj = Session()
    return root.obj


def _set_json(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        _session(context).json = True


def _set_root(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        _session(context).root = value
