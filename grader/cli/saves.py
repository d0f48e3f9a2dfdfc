"""Noticing that a file was saved: by the system's events, else by looking at it again and again."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_look_every = 0.5
"""Seconds between two looks while polling; twice as long while events arrive."""
_patience = 3.0
"""Seconds after a save that was seen but not announced until events are given up."""

Signature = tuple[int, int, int] | None
"""Modification time, size and inode; None where there is no file."""


class Saves:
    """Watches one file. `polling` says why events are not used, "" while they are.

    The file's folder is watched, not the file, so that an editor may save by renaming.
    """

    def __init__(self, path: Path, wake: Callable[[], None]) -> None:
        self._path = path
        self._wake = wake
        self._seen = _signature(path)
        self._stop = threading.Event()
        self._announced = threading.Event()
        self._unannounced_since: float | None = None
        self.polling = "DOJO_WATCH=poll" if os.environ.get("DOJO_WATCH") == "poll" else ""
        if not self.polling:
            threading.Thread(target=self._listen, name="saves", daemon=True).start()

    @property
    def look_every(self) -> float:
        """How long to wait, in seconds, before asking `changed` again unasked."""
        return _look_every if self.polling else 2 * _look_every

    def changed(self) -> bool:
        """Whether the file was saved since the last call."""
        if self._announced.is_set():
            self._announced.clear()
            self._unannounced_since = None
        elif not self.polling and self._overdue():
            self._give_up("no file events arrive here")
        now = _signature(self._path)
        if now == self._seen:
            return False
        self._seen = now
        if not self.polling and self._unannounced_since is None:
            self._unannounced_since = time.monotonic()
        return now is not None

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()

    def _overdue(self) -> bool:
        since = self._unannounced_since
        return since is not None and time.monotonic() - since > _patience

    def _give_up(self, why: str) -> None:
        self.polling = why
        self._stop.set()

    def _listen(self) -> None:
        try:
            from watchfiles import watch

            for _ in watch(
                self._path.parent,
                stop_event=self._stop,
                watch_filter=None,
                debounce=200,
                step=50,
                recursive=False,
                raise_interrupt=False,
            ):
                self._announced.set()
                self._wake()
            why = "file events ended"
        except Exception as problem:
            # Whatever the system's reason (no inotify left, a network folder), polling serves.
            why = f"file events failed: {problem}"
        if not self._stop.is_set():
            self._give_up(why)
            with suppress(OSError):
                self._wake()


def _signature(path: Path) -> Signature:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
