"""Options shared by the commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from grader.cli.session import Session
from grader.cli.stderr import bug_beside
from grader.content import Library
from grader.errors import UsageProblem
from grader.models import EngineName, Track

if TYPE_CHECKING:
    from grader.grade import Grader

Dialect = Literal["postgres", "duckdb"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where answers run: on an engine that was named, else offline or live, as the track has it."""

    engine: EngineName | None
    live: bool
    dialect: Dialect

    @property
    def track(self) -> Track | None:
        """The track of the engine that was named."""
        if self.engine is None:
            return None
        mongo = self.engine in (EngineName.MONGOMOCK, EngineName.MONGODB)
        return Track.MONGO if mongo else Track.SQL

    def grader(self, library: Library, *, probe: bool = True) -> Grader:
        """A grader that runs answers there."""
        from grader.grade import Grader

        return Grader(
            library, self.engine, self.dialect, live=self.live, probe=probe, on_bug=bug_beside
        )


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
    """Give a command `--engine`, `--live` and `--dialect`, as the argument `place`."""

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
    def wrapped(*args: Any, engine: str | None, live: bool, dialect: Dialect, **kwargs: Any) -> Any:
        return function(*args, place=_where(engine, live, dialect), **kwargs)

    return wrapped


def _where(name: str | None, live: bool, dialect: Dialect) -> Place:
    if live and name in (EngineName.DUCKDB, EngineName.MONGOMOCK):
        raise UsageProblem("two engines", f"{name} is no server", "leave out --live or --engine")
    return Place(EngineName(name) if name else None, live, dialect)


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
