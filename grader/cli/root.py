"""The group of all commands, and `dojo` by itself: where you are and what is next."""

from __future__ import annotations

import click

from grader import __version__
from grader.cli.lazy import LazyGroup
from grader.cli.options import reporting
from grader.cli.session import Session

_commands = {
    "init": "grader.cli.setup:init",
    "list": "grader.cli.browse:list_exercises",
    "show": "grader.cli.browse:show",
    "check": "grader.cli.grading:check",
    "run": "grader.cli.grading:run",
    "watch": "grader.cli.watch:watch",
    "hint": "grader.cli.help:hint",
    "solution": "grader.cli.help:solution",
    "reset": "grader.cli.help:reset",
    "schema": "grader.cli.browse:schema",
    "up": "grader.cli.servers:up",
    "down": "grader.cli.servers:down",
    "doctor": "grader.cli.setup:doctor",
    "author": "grader.cli.author:author",
}


@click.group(
    cls=LazyGroup,
    lazy=_commands,
    invoke_without_command=True,
    epilog=(
        "Exit codes: 0 correct or done; 1 wrong, error or refused; 2 usage or a broken exercise; "
        "3 engine not available or unsupported; 4 out of time; 130 interrupted."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="Query Dojo %(version)s")
@reporting
@click.pass_context
def dojo(context: click.Context, session: Session) -> int:
    """Practise SQL, graded by verdicts that can be trusted.

    By itself it says how far you are and what is next. An ID is an exercise's path, such as
    sql/joins/customers-without-orders, or any part of it that fits no other.
    """
    if context.invoked_subcommand is not None:
        return 0
    from grader.cli.status import show_where_you_are

    show_where_you_are(session)
    return 0
