"""Calls that cannot be served say why; a fault of ours says so in one line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]
slug = "sql/joins/customers-without-orders"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an empty file and a folder that is named like one."""
    (tmp_path / "empty.sql").write_bytes(b"")
    (tmp_path / "folder.sql").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["check", ""], 2, "no such exercise"),
        (["check", "../../etc"], 2, "no such exercise"),
        (["check", slug], 2, "dojo init"),
        (["reset", slug], 2, "dojo init"),
        (["watch", slug], 2, "dojo init"),
        (["check", slug, "--file", "missing.sql"], 2, "dojo show"),
        (["check", slug, "--file", "folder.sql"], 2, "folder"),
        (["check", slug, "--engine", "mongodb", "--file", "empty.sql"], 2, "mongodb"),
        (["check", slug, "--engine", "mongomock", "--file", "empty.sql"], 2, "mongomock"),
        (["check", slug, "--live", "--engine", "duckdb"], 2, "--live"),
        (["list", "--topic", "join"], 2, "joins"),
        (["solution"], 2, "ID"),
        (["solution", slug], 2, "--yes"),
        (["init", "empty.sql"], 2, "empty.sql"),
        (["init", "empty.sql/below"], 2, "empty.sql"),
        (["run", "--dataset", "nix", "--file", "empty.sql"], 2, "nix"),
    ],
)
def test_the_command_says_what_is_wrong(
    dojo: Dojo, folder: Path, arguments: list[str], code: int, words: str
) -> None:
    done = dojo(*arguments, cwd=folder)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_endless_file_is_not_read_to_its_end(dojo: Dojo) -> None:
    assert dojo("check", slug, "--file", "/dev/zero").returncode == 1


def test_an_answer_that_cannot_be_read_is_a_message(dojo: Dojo, tmp_path: Path) -> None:
    dojo("init")
    file = tmp_path / "answers" / f"{slug}.sql"
    file.parent.mkdir(parents=True)
    file.symlink_to(file)
    done = dojo("check", slug)
    assert done.returncode == 2
    assert "cannot be read" in done.stderr


def test_a_broken_exercise_does_not_hide_the_others_in_the_list(
    dojo: Dojo, tmp_path: Path, root: Path
) -> None:
    folder = tmp_path / "exercises" / "sql" / "joins"
    folder.mkdir(parents=True)
    (folder / "good").symlink_to(root / "exercises" / slug)
    (folder / "bad").mkdir()
    (folder / "bad" / "exercise.toml").write_text("format = [")
    done = dojo("list", "--root", str(tmp_path))
    assert done.returncode == 0
    assert "sql/joins/good" in done.stdout
    assert "! 1 broken" in done.stdout
    assert "exercise.toml" in done.stderr


def test_an_unexpected_failure_is_short_unless_asked_for(dojo: Dojo, tmp_path: Path) -> None:
    """A bug says where to look instead of showing a traceback."""
    (tmp_path / "sitecustomize.py").write_text(
        "import grader.content\n"
        "def bang(self): raise RuntimeError('bang\\nand more')\n"
        "grader.content.Library.ids = bang\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    short = dojo("list", PYTHONPATH=path)
    assert short.returncode == 2
    assert "RuntimeError: bang" in short.stderr
    assert "DOJO_DEBUG=1" in short.stderr
    assert "Traceback" not in short.stderr
    assert "Traceback" in dojo("list", PYTHONPATH=path, DOJO_DEBUG="1").stderr
