"""A full disk, a broken log, a closed pipe, an interrupt: the verdict stands, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]
slug = "sql/joins/customers-without-orders"


@pytest.fixture
def log(dojo: Dojo, tmp_path: Path, root: Path) -> Path:
    """A workspace with a right answer in it; gives the log's path."""
    dojo("init")
    dojo("show", slug)
    solution = (root / "exercises" / slug / "solution.sql").read_text()
    (tmp_path / "answers" / f"{slug}.sql").write_text(solution)
    return tmp_path / ".dojo" / "attempts.jsonl"


def test_a_corrupt_log_costs_nothing_and_the_doctor_tells(dojo: Dojo, log: Path) -> None:
    log.write_bytes(b"\xff\xfenonsense\n[]\n")
    assert dojo("check", slug).returncode == 0
    doctor = dojo("doctor")
    assert doctor.returncode == 0
    assert "lines skipped" in doctor.stdout


def test_a_log_that_cannot_be_opened_is_a_warning_and_the_verdict_stands(
    dojo: Dojo, log: Path
) -> None:
    log.unlink()
    log.mkdir()
    done = dojo("check", slug)
    assert done.returncode == 0
    assert done.stdout.startswith("✓ Correct")
    assert "progress was not saved" in done.stderr
    assert dojo("doctor").returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_no_space_for_progress_is_a_warning_and_the_verdict_stands(dojo: Dojo, log: Path) -> None:
    log.unlink()
    log.symlink_to("/dev/full")
    done = dojo("check", slug)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("✓ Correct")
    assert "progress was not saved" in done.stderr
    assert "No space left" in done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if os.getuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no tmpfs can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_fills_up_loses_nothing(dojo: Dojo, small_disk: Path, root: Path) -> None:
    dojo("init", cwd=small_disk)
    dojo("show", slug, cwd=small_disk)
    answer = small_disk / "answers" / f"{slug}.sql"
    solution = (root / "exercises" / slug / "solution.sql").read_text()
    answer.write_text(solution + "-- a long remark\n" * 500)
    written = answer.read_bytes()
    assert dojo("hint", slug, cwd=small_disk).returncode == 0
    log = small_disk / ".dojo" / "attempts.jsonl"
    before = log.read_bytes()
    with (small_disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(b"x" * 512)

    checked = dojo("check", slug, cwd=small_disk)
    assert checked.returncode == 0
    assert "progress was not saved" in checked.stderr
    assert log.read_bytes() == before

    begun = dojo("show", "paid-in-full", cwd=small_disk)
    assert begun.returncode == 2
    assert "cannot be written" in begun.stderr
    assert not list(small_disk.glob("answers/**/paid-in-full.sql"))

    reset = dojo("reset", slug, cwd=small_disk)
    assert "Traceback" not in reset.stderr
    kept = [answer, *(small_disk / ".dojo" / "old").glob("**/*.sql")]
    assert written in [path.read_bytes() for path in kept if path.exists()]

    (small_disk / "filler").unlink()
    answer.write_bytes(written)
    assert dojo("check", slug, cwd=small_disk).stderr.count("progress was not saved") == 0
    verdicts = [json.loads(line).get("verdict") for line in log.read_text().splitlines()]
    assert verdicts[-1] == "correct"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_output_is_a_message(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "grader", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=tmp_path,
        )
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["schema", "shop"]])
def test_a_closed_pipe_is_quiet(tmp_path: Path, arguments: list[str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    """Ctrl-C while it waits for an answer."""
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "check", slug, "--file", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        start_new_session=True,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in error


BROKEN = """
import sys
from grader.grade import {module}

def fails(*_, **__):
    raise ZeroDivisionError("a bug of ours")

{module}.{name} = fails
from grader.cli.entry import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("module", "name", "answer", "code", "starts"),
    [("probe", "Probe.look", "solution.sql", 0, "✓ Correct"),
     ("probe", "Probe.__init__", "solution.sql", 0, "✓ Correct"),
     ("counterexample", "find_counterexample", "wrong/inner-join.sql", 1, "✗ Wrong"),
     ("looking", "find_where_to_look", "wrong/inner-join.sql", 1, "✗ Wrong")],
)  # fmt: skip
def test_what_breaks_beside_the_verdict_does_not_cost_it(
    tmp_path: Path, root: Path, module: str, name: str, answer: str, code: int, starts: str
) -> None:
    file = root / "exercises" / "sql/joins/products-per-category" / answer
    done = subprocess.run(
        [sys.executable, "-c", BROKEN.format(module=module, name=name), "check",
         "sql/joins/products-per-category", "--file", str(file)],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert done.stdout.startswith(starts)
    assert "the verdict stands: ZeroDivisionError: a bug of ours" in done.stderr
    assert "Traceback" not in done.stderr
