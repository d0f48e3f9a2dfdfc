"""The `dojo` command. Everything it needs is imported by the subcommand that runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from grader import launch

_GRADES = ("check", "run", "watch")


def main(args: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process) and return its exit code."""
    given = sys.argv[1:] if args is None else args
    if any(argument in _GRADES for argument in given[:3]) and "--help" not in given:
        # before the imports below, which take as long as the child's
        launch.ahead(_engine(given))
    from grader.cli.entry import main as run

    return run(given)


def _engine(given: Sequence[str]) -> str:
    """The engine that these arguments will most likely need; a wrong guess costs time only."""
    for engine in ("postgres", "mongodb", "mongomock"):
        if engine in given:
            return engine
    mongo = any("mongo/" in argument or argument.endswith(".js") for argument in given)
    if "--live" in given:
        return "mongodb" if mongo else "postgres"
    return "mongomock" if mongo else "duckdb"


__all__ = ["main"]
