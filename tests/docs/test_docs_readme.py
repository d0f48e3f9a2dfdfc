"""The README tells the truth: its commands run as it says, in the order in which it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from grader.cli.root import dojo as group

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def sessions() -> list[tuple[str, list[str]]]:
    """(command, the output lines shown below it) of every console block, in order."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(README):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line.rstrip())
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("learner")


def test_there_is_something_to_run() -> None:
    assert sum(command.startswith("dojo") for command, _ in sessions()) >= 8


def test_every_command_runs_and_shows_what_the_readme_shows(folder: Path) -> None:
    """Seconds differ from run to run and are left out of the comparison."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    place = folder
    for command, shown in sessions():
        if command.startswith(("git ", "make ", "cd query-dojo", "source ", "pip ")):
            continue
        words = shlex.split(command.partition("  #")[0])
        if words[0] == "cd":
            place = place / words[1]
            continue
        if words[0] == "mkdir":
            (place / words[1]).mkdir()
            continue
        if words[0] == "cp":
            source, target = (ROOT / words[1].removeprefix("../")), place / words[2]
            target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
            continue
        assert words[0] == "dojo", command
        arguments = [
            str(ROOT / word.removeprefix("../"))
            if word.removeprefix("../").startswith("exercises/")
            else word
            for word in words[1:]
        ]
        done = subprocess.run(
            [sys.executable, "-m", "grader", *arguments], cwd=place, env=environment,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), (command, done.stderr)
        told = told_of(done.stdout + done.stderr)
        for line in shown:
            if line.strip() not in ("", "…"):
                assert told_of(line) in told, (command, line, told)


def told_of(text: str) -> str:
    """The text without what depends on how fast the machine is, and where lines break."""
    line = " ".join(text.split())
    line = re.sub(r"\d+ further", "N further", line)
    return re.sub(r"\d+\.\d+ s\b", "N s", line)


def test_the_readme_names_every_command() -> None:
    context = click.Context(group)
    for name in group.list_commands(context):
        assert f"`dojo {name}" in README, name
