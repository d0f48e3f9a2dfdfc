"""The log loses nothing: not by a kill, not by two at once, not by a full disk."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.errors import WorkspaceProblem
from grader.workspace import Entry, Event, Log

appender = """
import sys
from pathlib import Path
from grader.workspace import Entry, Event, Log
log, name, count = Log(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(count):
    log.append(Entry("sql/a/b", Event.ATTEMPT, verdict="wrong", answer=f"{name} {number} " + "x" * 500))
    print(number, flush=True)
"""


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", appender, str(path), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    log = Log(tmp_path / "attempts.jsonl")
    attempt = Entry("sql/a/b", Event.ATTEMPT, "", "duckdb", "wrong", ("fan-out",), "SELECT 'ü\n';")
    log.append(attempt)
    log.append(Entry("sql/a/b", Event.HINT))
    first, second = log.read().entries
    assert first.at
    assert first == Entry(
        "sql/a/b", Event.ATTEMPT, first.at, "duckdb", "wrong", ("fan-out",), "SELECT 'ü\n';"
    )
    assert (second.event, second.answer) == (Event.HINT, "")


def test_a_line_is_json_that_a_person_can_read(tmp_path: Path) -> None:
    log = Log(tmp_path / "attempts.jsonl")
    log.append(Entry("sql/a/b", Event.ATTEMPT, engine="duckdb", verdict="correct", answer="é"))
    (line,) = log.path.read_text("utf-8").splitlines()
    assert list(json.loads(line)) == [
        "at",
        "exercise",
        "event",
        "engine",
        "verdict",
        "codes",
        "answer",
    ]
    assert '"é"' in line


def test_a_missing_log_is_empty(tmp_path: Path) -> None:
    assert Log(tmp_path / "attempts.jsonl").read().entries == ()


def test_a_torn_last_line_is_skipped_and_closed_by_the_next_append(tmp_path: Path) -> None:
    log = Log(tmp_path / "attempts.jsonl")
    log.append(Entry("sql/a/b", Event.HINT))
    with log.path.open("ab") as file:
        file.write(b'{"at": "2025-01-01", "exerc')
    assert len(log.read().entries) == 1
    log.append(Entry("sql/a/c", Event.HINT))
    reading = log.read()
    assert [entry.exercise for entry in reading.entries] == ["sql/a/b", "sql/a/c"]
    assert reading.unreadable == (2,)


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"exercise": 1, "event": "hint"}',
        b'{"exercise": "a", "event": "dance"}',
        b'{"exercise": "a"}',
        b"[" * 100_000,
    ],
)
def test_a_corrupt_line_is_reported_and_costs_only_itself(tmp_path: Path, line: bytes) -> None:
    log = Log(tmp_path / "attempts.jsonl")
    log.append(Entry("sql/a/b", Event.HINT))
    with log.path.open("ab") as file:
        file.write(line + b"\n")
    log.append(Entry("sql/a/c", Event.HINT))
    reading = log.read()
    assert len(reading.entries) == 2
    assert reading.unreadable == (2,)


def test_two_processes_appending_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "attempts.jsonl"
    processes = [start(path, name, 500) for name in ("left", "right")]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0
    reading = Log(path).read()
    assert reading.unreadable == ()
    answers = [entry.answer.rsplit(" ", 1)[0] for entry in reading.entries]
    assert sorted(answers) == sorted(
        f"{name} {n}" for name in ("left", "right") for n in range(500)
    )


def test_a_kill_loses_nothing_that_was_reported_as_saved(tmp_path: Path) -> None:
    path = tmp_path / "attempts.jsonl"
    saved: set[str] = set()
    for turn in range(8):
        process = start(path, f"turn{turn}", 100_000)
        time.sleep(0.15 + turn * 0.013)
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate(timeout=60)
        numbers = out.split("\n")[:-1]
        saved |= {f"turn{turn} {number}" for number in numbers}
    Log(path).append(Entry("sql/a/b", Event.HINT))
    reading = Log(path).read()
    kept = {entry.answer.rsplit(" ", 1)[0] for entry in reading.entries}
    assert saved
    assert saved <= kept
    assert len(reading.unreadable) <= 8


def test_no_space_left_is_a_problem_with_a_way_out_and_leaves_the_log_whole(
    tmp_path: Path,
) -> None:
    log = Log(tmp_path / "attempts.jsonl")
    log.append(Entry("sql/a/b", Event.HINT))
    before = log.path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 40, hard))
    try:
        with pytest.raises(WorkspaceProblem, match="progress was not saved") as caught:
            log.append(Entry("sql/a/c", Event.ATTEMPT, answer="x" * 5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.fix
    assert log.path.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "attempts.jsonl").symlink_to("/dev/full")
    with pytest.raises(WorkspaceProblem):
        Log(tmp_path / "attempts.jsonl").append(Entry("sql/a/c", Event.HINT))
    with pytest.raises(WorkspaceProblem, match="not a file"):
        Log(tmp_path / "attempts.jsonl").read()


def test_a_log_replaced_by_an_editor_while_waiting_for_the_lock_is_found_anew(
    tmp_path: Path,
) -> None:
    log = Log(tmp_path / "attempts.jsonl")
    log.append(Entry("sql/a/b", Event.HINT))
    with log._open() as (descriptor, held):
        assert held
        process = start(log.path, "other", 1)
        time.sleep(0.5)
        copy = tmp_path / "copy"
        copy.write_bytes(log.path.read_bytes())
        copy.replace(log.path)
        os.fsync(descriptor)
    process.communicate(timeout=60)
    assert len(log.read().entries) == 2
