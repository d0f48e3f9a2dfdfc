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
        live = "--live" in given or "postgres" in given
        launch.ahead(
            "postgres" if live else "duckdb"
        )  # before the imports below, which take as long as the child's
    from grader.cli.entry import main as run

    return run(given)


__all__ = ["main"]
