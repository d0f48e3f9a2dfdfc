"""Single keys from a terminal, or lines where standard input is none; a wait can be woken."""

from __future__ import annotations

import os
import queue
import re
import signal
import sys
import threading
import time
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Protocol

QUIT = "q"
_end_of_input = "\x04"
_escape_sequence = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]?|O.?|.)?", re.DOTALL)


class Keys(Protocol):
    """Where keys come from. A context manager: leaving it restores the terminal."""

    def wait(self, seconds: float) -> list[str]:
        """The keys pressed, in lower case; none where the time is up or `wake` was called."""

    def wake(self) -> None:
        """End a wait; may be called from any thread."""

    def __enter__(self) -> Keys: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def open_keys() -> Keys:
    """Keys of the terminal that standard input is, else the first letters of its lines."""
    if sys.stdin is None or not sys.stdin.isatty():
        return LineKeys()
    if sys.platform == "win32":
        return WindowsKeys()
    return TerminalKeys()


class LineKeys:
    """The first letter of each line of standard input; its end means quit."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="keys", daemon=True)

    def __enter__(self) -> LineKeys:
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to restore; the reader ends with the process."""

    def wait(self, seconds: float) -> list[str]:
        """See `Keys`."""
        try:
            key = self._queue.get(timeout=seconds)
        except queue.Empty:
            return []
        return [key] if key else []

    def wake(self) -> None:
        """See `Keys`."""
        self._queue.put("")

    def _read(self) -> None:
        rest = b""
        with suppress(OSError, ValueError, AttributeError):
            descriptor = sys.stdin.fileno()
            while chunk := os.read(descriptor, 4096):
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    self._put(line)
        self._put(rest)
        self._queue.put(QUIT)

    def _put(self, line: bytes) -> None:
        text = line.decode("utf-8", "replace").strip().lower()
        if text:
            self._queue.put(text[0])


if sys.platform == "win32":
    import msvcrt

    class WindowsKeys:
        """Keys of the console."""

        def __init__(self) -> None:
            self._woken = threading.Event()

        def __enter__(self) -> WindowsKeys:
            return self

        def __exit__(self, *_: object) -> None:
            """Nothing to restore."""

        def wait(self, seconds: float) -> list[str]:
            """See `Keys`."""
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline:
                if msvcrt.kbhit():
                    key = msvcrt.getwch()
                    if key in "\x00\xe0":
                        msvcrt.getwch()
                        continue
                    if key == "\x03":
                        raise KeyboardInterrupt
                    return [key.lower()]
                if self._woken.wait(0.05):
                    self._woken.clear()
                    break
            return []

        def wake(self) -> None:
            """See `Keys`."""
            self._woken.set()

else:
    import select
    import termios
    import tty

    class TerminalKeys:
        """Keys of the terminal, each as soon as it is pressed."""

        def __init__(self) -> None:
            self._descriptor = sys.stdin.fileno()
            self._before = termios.tcgetattr(self._descriptor)
            self._awake, self._waker = os.pipe()
            os.set_blocking(self._waker, False)
            self._handlers: dict[int, object] = {}

        def __enter__(self) -> TerminalKeys:
            for number, handler in (
                (signal.SIGTERM, _leave),
                (signal.SIGHUP, _leave),
                (signal.SIGCONT, self._resume),
            ):
                self._handlers[number] = signal.signal(number, handler)
            tty.setcbreak(self._descriptor)
            return self

        def __exit__(self, *_: object) -> None:
            with suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)
            for number, handler in self._handlers.items():
                signal.signal(number, handler)  # type: ignore[arg-type]
            os.close(self._awake)
            os.close(self._waker)

        def wait(self, seconds: float) -> list[str]:
            """See `Keys`."""
            ready, _, _ = select.select([self._descriptor, self._awake], [], [], seconds)
            if self._awake in ready:
                os.read(self._awake, 4096)
            if self._descriptor not in ready:
                return []
            try:
                pressed = os.read(self._descriptor, 1024)
            except OSError:
                return [QUIT]
            if not pressed:
                return [QUIT]
            text = _escape_sequence.sub("", pressed.decode("utf-8", "ignore"))
            return [QUIT if key == _end_of_input else key.lower() for key in text]

        def wake(self) -> None:
            """See `Keys`."""
            with suppress(OSError):
                os.write(self._waker, b"x")

        def _resume(self, _number: int, _frame: FrameType | None) -> None:
            # A shell gives the terminal back in its own mode after Ctrl-Z and fg.
            with suppress(termios.error):
                tty.setcbreak(self._descriptor)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
