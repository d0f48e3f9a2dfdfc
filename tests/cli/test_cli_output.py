"""Results on standard output, all else on standard error; nothing heavy is loaded unasked."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]
slug = "sql/joins/customers-without-orders"
watched = ("rich", "sqlglot", "duckdb", "pgparse", "watchfiles", "hypothesis", "pygments")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--json"],
        ["init", "--json"],
        ["list", "--json"],
        ["show", slug, "--json"],
        ["check", slug, "--json"],
        ["run", slug, "--json"],
        ["hint", slug, "--json"],
        ["solution", slug, "--yes", "--json"],
        ["reset", slug, "--json"],
        ["schema", "lab", "--json"],
        ["schema", "lab", "--mongo", "--json"],
        ["schema", "--json"],
        ["doctor", "--json"],
    ],
)
def test_json_is_one_document_and_nothing_else(dojo: Dojo, arguments: list[str]) -> None:
    dojo("init")
    done = dojo(*arguments)
    json.loads(done.stdout)
    assert "\x1b" not in done.stdout


def test_check_prints_what_the_design_says(dojo: Dojo) -> None:
    raw = json.loads(dojo("check", slug, "--json", "--file", "-", text="SELECT 1").stdout)
    assert list(raw) == ["exercise", "engine", "verdict", "feedback", "cases", "seconds"]
    assert raw["exercise"] == slug
    assert {"code", "message"} <= set(raw["feedback"][0])
    assert {"name", "verdict"} == set(raw["cases"][0])


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["list", "--json"], ()),
        (["show", slug, "--json"], ()),
        (["--json"], ()),
        (["check", slug, "--json", "--file", "-"], ("sqlglot", "pgparse")),
        (["list"], ("rich",)),
    ],
)
def test_only_what_is_needed_is_loaded(
    tmp_path: Path, arguments: list[str], allowed: tuple[str, ...]
) -> None:
    program = (
        "import sys\nfrom grader.cli import main\ncode = main(sys.argv[1:])\n"
        f"print([name for name in {watched!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        input="SELECT 1",
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    loaded = set(json.loads(done.stderr.splitlines()[-1].replace("'", '"')))
    assert loaded <= set(allowed)


def test_data_cannot_command_the_terminal(dojo: Dojo) -> None:
    """Escape sequences in an answer's rows, names and text are shown, not obeyed."""
    sql = "SELECT chr(27) || '[2J' AS \"a\x1b]0;x\x07b\", chr(155) AS c, 'x\x9b' AS d"
    for arguments in (["run", slug, "--file", "-"], ["check", slug, "--file", "-"]):
        for extra in ([], ["--json"]):
            done = dojo(*arguments, *extra, text=sql, FORCE_COLOR="")
            for text in (done.stdout, done.stderr):
                assert all(sign in "\n" or sign.isprintable() for sign in text), repr(text)


def test_columns_sets_the_width_and_no_color_is_honoured(dojo: Dojo) -> None:
    narrow = dojo("schema", "shop", COLUMNS="60", FORCE_COLOR="1", NO_COLOR="1")
    plain = narrow.stdout.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[2m", "")
    assert "\x1b[3" not in plain
    assert max(len(line) for line in dojo("schema", "lab", COLUMNS="60").stdout.splitlines()) <= 60


def test_a_poor_encoding_shows_escapes_instead_of_failing(dojo: Dojo) -> None:
    done = dojo("check", slug, "--file", "-", text="SELECT 'é' AS x", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Wrong" in done.stdout
    raw = dojo("show", slug, "--json", PYTHONIOENCODING="ascii")
    assert json.loads(raw.stdout)["id"] == slug


def test_version_and_help_need_no_exercises(dojo: Dojo, tmp_path: Path) -> None:
    assert dojo("--version").stdout.startswith("Query Dojo ")
    assert "Commands:" in dojo("--help", "--root", str(tmp_path)).stdout
    assert not list(tmp_path.iterdir())
