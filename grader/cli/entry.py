"""The entry point: runs a command and turns every failure into a message and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

import click

from grader.cli import output
from grader.cli.stderr import bug, fail, note
from grader.errors import DojoError

_broken = 2
_interrupted = 130
_pipe_closed = 141


def main(args: Sequence[str] | None = None) -> int:
    """Run `dojo` with these arguments (those of the process) and return its exit code."""
    output.prepare()
    try:
        code = _run(args)
    except output.OutputClosed:
        output.abandon()
        code = _pipe_closed
    except DojoError as problem:
        fail(problem.title, problem.message, problem.fix)
        if isinstance(problem, output.OutputProblem):
            output.abandon()
        code = problem.exit_code
    except click.ClickException as problem:
        _usage(problem)
        code = problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        note("interrupted")
        code = _interrupted
    except Exception as problem:
        bug(problem, "")
        code = _broken
    return code


def _run(args: Sequence[str] | None) -> int:
    from grader.cli.root import dojo

    code = dojo.main(args, prog_name="dojo", standalone_mode=False)
    output.flush()
    return code if isinstance(code, int) else 0


def _usage(problem: click.ClickException) -> None:
    fix = ""
    if isinstance(problem, click.UsageError) and problem.ctx is not None:
        fix = f"see `{problem.ctx.command_path} --help`"
    fail(problem.format_message().rstrip("."), "", fix)
