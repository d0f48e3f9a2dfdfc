"""What runs on this machine, as Linux tells."""

from __future__ import annotations

from pathlib import Path


def children(pid: int) -> int:
    """How many processes descend from this one."""
    count = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        if parent == pid:
            count += 1 + children(int(path.parent.name))
    return count
