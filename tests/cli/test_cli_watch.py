"""`dojo watch` grades on every save and obeys its keys, in a terminal and from a script."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Dojo = Callable[..., "subprocess.CompletedProcess[str]"]
slug = "sql/joins/customers-without-orders"
_escapes = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """`dojo watch` in a pseudo-terminal."""

    def __init__(self, cwd: Path, *arguments: str, **environment: str) -> None:
        self.master, self.slave = pty.openpty()
        self.before = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader", "watch", *arguments],
            cwd=cwd,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "50", **environment},
            start_new_session=True,
        )
        self._held = ""

    def until(self, words: str, seconds: float = 30) -> str:
        """All that is shown up to these words; what comes after them is kept for later."""
        deadline = time.monotonic() + seconds
        while words not in self._held:
            ready, _, _ = select.select([self.master], [], [], 0.1)
            if ready:
                chunk = os.read(self.master, 65536).decode("utf-8", "replace")
                self._held = _escapes.sub("", self._held + chunk)
            assert time.monotonic() < deadline, f"{words!r} not in {self._held!r}"
        shown, _, self._held = self._held.partition(words)
        return shown

    def graded(self) -> str:
        """What is shown up to the line of keys under the next verdict."""
        return self.until("q quit")

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Wait for the end; the terminal must then be as it was before."""
        deadline = time.monotonic() + 30
        while self.process.poll() is None:
            assert time.monotonic() < deadline, "it does not end"
            ready, _, _ = select.select([self.master], [], [], 0.1)
            if ready:
                os.read(self.master, 65536)
        assert termios.tcgetattr(self.slave) == self.before
        return self.process.returncode

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)


Watch = Callable[..., Terminal]


@pytest.fixture
def answer(dojo: Dojo, tmp_path: Path) -> Path:
    """A workspace; gives the path of the exercise's answer."""
    dojo("init")
    return tmp_path / "answers" / f"{slug}.sql"


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    terminals: list[Terminal] = []

    def start(*arguments: str, **environment: str) -> Terminal:
        terminals.append(Terminal(tmp_path, *arguments, **environment))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()


@pytest.fixture
def solution(root: Path) -> str:
    return (root / "exercises" / slug / "solution.sql").read_text()


@pytest.mark.parametrize("how", ["events", "poll"])
def test_a_save_is_graded_and_keys_are_obeyed(
    watch: Watch, answer: Path, solution: str, how: str
) -> None:
    """Save in place and by renaming; n only once it is done; q restores the terminal."""
    terminal = watch(slug, DOJO_WATCH=how)
    first = terminal.graded()
    assert slug in first
    assert "✓ Correct" not in first
    assert ("watched by polling (DOJO_WATCH=poll)" in first) == (how == "poll")
    terminal.press("n")
    assert "not done yet" in terminal.until("n moves on when it is") + "not done yet"
    terminal.press("h")
    terminal.until("Hint 1 of 3")
    terminal.graded()
    answer.write_text("SELECT 1 AS x")
    assert "✗ Wrong" in terminal.graded()
    draft = answer.with_suffix(".tmp")
    draft.write_text(solution)
    draft.replace(answer)
    shown = terminal.graded()
    assert "✓ Correct" in shown
    assert "Done. n moves on" in shown
    terminal.press("\x1b[A")  # an arrow key is no letter
    terminal.press("l")
    assert f"✓→ {slug}" in terminal.until("1 done")
    terminal.graded()
    terminal.press("n")
    following = terminal.graded()
    assert slug not in following
    assert "Correct" not in following
    terminal.press("q")
    assert terminal.end() == 0


def test_r_grades_again_and_a_deleted_answer_is_begun_anew(watch: Watch, answer: Path) -> None:
    terminal = watch(slug)
    terminal.graded()
    answer.unlink()
    terminal.press("r")
    terminal.graded()
    assert answer.exists()
    terminal.press("\x04")
    assert terminal.end() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_restores_the_terminal(
    watch: Watch, answer: Path, number: signal.Signals, code: int
) -> None:
    terminal = watch(slug)
    terminal.graded()
    assert termios.tcgetattr(terminal.slave) != terminal.before
    terminal.process.send_signal(number)
    assert terminal.end() == code
    assert answer.exists()


def test_where_file_events_fail_it_polls_and_says_so(
    watch: Watch, answer: Path, tmp_path: Path, solution: str
) -> None:
    (tmp_path / "watchfiles.py").write_text(
        "def watch(*arguments, **options): raise OSError('no inotify watches left')\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    terminal = watch(slug, PYTHONPATH=path)
    terminal.until("watched by polling (file events failed: no inotify watches left)")
    answer.write_text(solution)
    terminal.until("✓ Correct")


def test_where_events_never_arrive_saves_are_noticed_all_the_same(
    watch: Watch, answer: Path, tmp_path: Path, solution: str
) -> None:
    """As on some network folders, which announce nothing."""
    (tmp_path / "watchfiles.py").write_text(
        "def watch(*arguments, stop_event, **options):\n    stop_event.wait()\n    yield from ()\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    terminal = watch(slug, PYTHONPATH=path)
    terminal.graded()
    answer.write_text(solution)
    terminal.until("✓ Correct")
    terminal.until("watched by polling (no file events arrive here)")


def test_lines_are_keys_where_there_is_no_terminal(dojo: Dojo, answer: Path, solution: str) -> None:
    answer.parent.mkdir(parents=True)
    answer.write_text(solution)
    done = dojo("watch", slug, text="hint\nlist\n\nn\nq\nh\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Hint 1 of 3") == 1
    assert f"✓→ {slug}" in done.stdout
    assert "\x1b" not in done.stdout


def test_h_goes_on_from_a_wrong_answer(dojo: Dojo, answer: Path, root: Path) -> None:
    answer.parent.mkdir(parents=True)
    wrong = root / "exercises" / slug / "wrong" / "recommendations-ignored.sql"
    answer.write_text(wrong.read_text())
    shown = dojo("watch", slug, text="h\nh\nh\nq\n").stdout
    place, of_attempt = shown.index("✗ Wrong"), shown.index("Hint on your last attempt")
    assert place < of_attempt < shown.index("Hint 1 of 3")
    assert "In WHERE one condition is missing." in shown


def test_the_end_of_standard_input_quits(dojo: Dojo, answer: Path) -> None:
    assert dojo("watch", slug, text="").returncode == 0
    assert answer.exists()
