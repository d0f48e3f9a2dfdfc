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


def listing(folder: Path) -> list[str]:
    """What lies in a folder, but for what the tests' own tools keep there."""
    return sorted(item.name for item in folder.iterdir() if item.name not in _TOOLS)


_TOOLS = {".cache", ".config", ".docker", ".hypothesis", ".mongodb", ".npm", ".pytest_cache"}
