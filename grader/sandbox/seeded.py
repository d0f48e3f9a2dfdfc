"""Seeded databases, built once from schema and seed files and kept in the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from grader.errors import ContentProblem
from grader.models import Schema
from grader.sandbox.process import Sandbox

_LAYOUT = 5
"""Raised when seeded databases come out differently from the same files."""


def cache_folder() -> Path:
    """Where seeded databases are kept: `DOJO_CACHE`, else the platform's place for caches."""
    if own := os.environ.get("DOJO_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "query-dojo"


def seeded_path(schema: Path, seed: Path, *, documents: bool = False) -> Path:
    """Where the database of these files is kept; another path as soon as one of them changes.

    With `documents` it is that of the dataset's collections, without that of its tables.
    """
    driver, seeds, suffix = ("bson", "*.jsonl", "bson") if documents else (
        _driver(), "*.csv", "duckdb"
    )  # fmt: skip
    digest = hashlib.sha256(f"{_LAYOUT} {driver} {seed.resolve()}".encode())
    for path in [schema, *sorted(seed.glob(seeds))]:
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return cache_folder() / f"{seed.name}-{digest.hexdigest()[:20]}.{suffix}"


def cached_schema(path: Path, read: Callable[[], Schema]) -> Schema:
    """A dataset's schema as it was parsed before; parsed and kept where its file has changed.

    Parsing takes longer than grading a short answer. A cache that cannot be read or written is
    done without.
    """
    state = path.stat()
    told = f"{_LAYOUT} {path.resolve()} {state.st_size} {state.st_mtime_ns}"
    name = f"{path.parent.name}-{hashlib.sha256(told.encode()).hexdigest()[:20]}.schema.json"
    kept = cache_folder() / name
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return Schema.from_json(json.loads(kept.read_text(encoding="utf-8")))
    schema = read()
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = _draft(kept)
        draft.write_text(json.dumps(schema.to_json()), encoding="utf-8")
        draft.replace(kept)
    return schema


def build_seeded(
    sandbox: Sandbox, target: Path, ddl: Sequence[str], seeds: Mapping[str, Path]
) -> Path:
    """Build the database at `target` from one file a table or collection; returns where it is.

    It is written beside `target` and moved there whole, so that two at once do no harm. Where the
    cache cannot be written, a temporary folder takes its place for this process.

    Raises ContentProblem where a seed file is missing or does not fit its table.
    """
    files = {}
    for name, path in seeds.items():
        if not path.is_file():
            raise ContentProblem(path, "the seed file is missing", f"{name} needs it")
        files[name] = str(path.resolve())
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = _draft(target)
    except OSError:
        target = Path(tempfile.mkdtemp(prefix="dojo-cache-")) / target.name
        draft = _draft(target)
    try:
        if message := sandbox.build(str(draft), ddl, files):
            folder = next(iter(seeds.values())).parent
            raise ContentProblem(folder, f"the seed data does not load: {message}")
        draft.chmod(0o444)
        draft.replace(target)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return target


def _draft(target: Path) -> Path:
    """A name beside `target` that nobody else uses; the file does not exist yet."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".draft-")
    os.close(descriptor)
    path = Path(name)
    path.unlink()
    return path


def _driver() -> str:
    """What identifies the installed DuckDB without importing it."""
    found = importlib.util.find_spec("_duckdb")
    if found is None or not found.origin:
        return "none"
    state = Path(found.origin).stat()
    return f"{state.st_size}-{state.st_mtime_ns}"
