"""Every command says what it is for, and every option too."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from grader.cli.root import dojo as root_command


def every_command(group: click.Group, prefix: str = "dojo") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        path = f"{prefix} {name}"
        yield path, command
        if isinstance(command, click.Group):
            yield from every_command(command, path)


commands = dict(every_command(root_command))


def test_the_commands_of_the_design_are_there() -> None:
    names = {path.split()[1] for path in commands}
    assert names >= {
        "init", "list", "show", "check", "run", "watch", "hint", "solution", "reset", "schema",
        "doctor",
    }  # fmt: skip


@pytest.mark.parametrize("path", commands)
def test_a_command_has_help(path: str) -> None:
    assert commands[path].help


@pytest.mark.parametrize("path", [path for path in commands if path.count(" ") == 1])
def test_a_command_is_told_in_one_line_of_the_list_of_commands(path: str) -> None:
    assert not commands[path].get_short_help_str(62).endswith("...")


@pytest.mark.parametrize("path", commands)
def test_every_option_has_help(path: str) -> None:
    for parameter in commands[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{path} {parameter.opts}"


@pytest.mark.parametrize("path", commands)
def test_root_is_accepted_after_every_command(path: str) -> None:
    if not isinstance(commands[path], click.Group):
        options = {name for parameter in commands[path].params for name in parameter.opts}
        assert "--root" in options


@pytest.mark.parametrize(
    "path", [path for path in commands if path.split()[1] not in ("watch", "author", "up", "down")]
)
def test_every_command_that_reports_has_json(path: str) -> None:
    options = {name for parameter in commands[path].params for name in parameter.opts}
    assert "--json" in options
