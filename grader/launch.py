"""Starting the sandbox's child process, with nothing imported but the standard library.

The child needs a while to load its engine. The `dojo` command calls `ahead` before it imports
anything else, so that both load at the same time; the sandbox takes that child over.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass

_PACKAGE_PARENT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_BOOT = "import sys; sys.path.insert(0, {path!r}); from grader.sandbox.child import main; main()"


@dataclass
class Started:
    """A child process for one engine, and the private folder it runs in."""

    engine: str
    process: subprocess.Popen[bytes]
    folder: str

    def end(self) -> None:
        """Kill the process and remove its folder."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        if os.path.isdir(self.folder) and not _emptied(self.folder):
            import shutil  # a child that ends by itself leaves nothing, so this is seldom needed

            shutil.rmtree(self.folder, ignore_errors=True)


_waiting: list[Started] = []


def _private_folder() -> str:
    # As tempfile.mkdtemp does, without the milliseconds that importing tempfile takes.
    base = next(
        (
            path
            for name in ("TMPDIR", "TEMP", "TMP")
            if os.path.isdir(path := os.environ.get(name, ""))
        ),
        "/tmp" if os.name == "posix" else os.getcwd(),
    )
    folder = os.path.join(base, "dojo-sandbox-" + os.urandom(8).hex())
    os.mkdir(folder, 0o700)
    return folder


def _emptied(folder: str) -> bool:
    try:
        os.rmdir(folder)
    except OSError:
        return False
    return True


def start(engine: str) -> Started:
    """Start a child process in an empty private folder, with an empty environment."""
    folder = _private_folder()
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _BOOT.format(path=_PACKAGE_PARENT), engine],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**kept, "TMPDIR": folder, "TEMP": folder, "TMP": folder, "HOME": folder,
             "LC_ALL": "C.UTF-8", "PATH": ""},
        start_new_session=True,
    )  # fmt: skip
    return Started(engine, process, folder)


def ahead(engine: str) -> None:
    """Start a child that a coming sandbox will take; one that nobody takes ends at exit."""
    _waiting.append(start(engine))


def take(engine: str) -> Started:
    """The child started ahead for this engine, else a new one."""
    for started in _waiting:
        if started.engine == engine:
            _waiting.remove(started)
            return started
    return start(engine)


@atexit.register
def _end_waiting() -> None:
    for started in _waiting:
        started.end()
    _waiting.clear()
