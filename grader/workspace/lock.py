"""An advisory lock on an open file, so that two windows take turns."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

if sys.platform == "win32":
    import msvcrt
    import os

    # A byte far behind any content: on Windows a locked byte cannot be read or written.
    _place = 1 << 40

    def _try(descriptor: int) -> None:
        os.lseek(descriptor, _place, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, _place, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


_busy = (BlockingIOError, PermissionError)
"""What a lock held by another raises: EWOULDBLOCK, or EACCES on Windows."""


@contextmanager
def locked(descriptor: int, patience: float = 5.0) -> Iterator[bool]:
    """Hold the lock on an open file; gives False where it could not be had.

    Waits at most `patience` seconds. Some network file systems know no locks at all, and a
    suspended process may hold one for ever: the caller then goes on without it.
    """
    held = _acquire(descriptor, patience)
    try:
        yield held
    finally:
        if held:
            with suppress(OSError):
                _release(descriptor)


def _acquire(descriptor: int, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while True:
        try:
            _try(descriptor)
        except _busy:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.002)
        except OSError:
            return False
        else:
            return True
