"""variants.toml: how many wrong variants of the reference the stored data was seen to kill."""

from __future__ import annotations

import hashlib
from pathlib import Path

from grader.content.fields import Fields
from grader.content.files import check_format, read_toml
from grader.models import Variants

VARIANTS = "variants.toml"
"""The file's name in an exercise folder; `dojo author mutants --record` writes it."""

_MOST = 1_000_000


def read_variants(folder: Path, reference: str) -> Variants | None:
    """What the file tells; None where there is none, or it tells of other traps or another
    reference. Raises ContentProblem.
    """
    path = folder / VARIANTS
    if not path.exists():
        return None
    raw = read_toml(path)
    check_format(path, raw)
    fields = Fields(path, raw, ("format", "killed", "wrong", "of"))
    wrong = fields.integer("wrong", 0, _MOST)
    found = Variants(fields.integer("killed", 0, wrong), wrong)
    return found if fields.text("of") == _digest(folder, reference) else None


def write_variants(folder: Path, reference: str, variants: Variants) -> Path:
    """Write the file; gives where."""
    path = folder / VARIANTS
    path.write_text(
        "# Written by `dojo author mutants --record`: of so many wrong variants of the solution,\n"
        "# so many fail on the shipped data or a trap. `of` is a digest of solution and traps.\n"
        "format = 1\n"
        f"killed = {variants.killed}\n"
        f"wrong = {variants.wrong}\n"
        f'of = "{_digest(folder, reference)}"\n',
        encoding="utf-8",
    )
    return path


def _digest(folder: Path, reference: str) -> str:
    digest = hashlib.sha256(reference.encode())
    for path in sorted((folder / "traps").glob("*.json")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
