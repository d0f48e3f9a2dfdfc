"""The `dojo` command. Everything it needs is imported by the subcommand that runs."""

from grader.cli.entry import main

__all__ = ["main"]
