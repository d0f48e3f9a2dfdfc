"""Runs a server's command until standard input ends, that is, until whoever started it is gone.

Run as a program: `keeper.py FOLDER COMMAND …`. The folder is the server's own; it is removed in the
end, however the starter died. Only the standard library is imported: this starts before anything.
"""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

_seconds_to_stop = 5


def main(folder: Path, command: list[str]) -> int:
    """Start the command in its folder, end it with standard input, give its exit code."""
    try:
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        threading.Thread(target=_end_with_input, args=(server,), daemon=True).start()
        return server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _end_with_input(server: "subprocess.Popen[bytes]") -> None:
    while sys.stdin.buffer.read(1):
        pass
    server.terminate()
    try:
        server.wait(_seconds_to_stop)
    except subprocess.TimeoutExpired:
        server.kill()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
