"""The table of which module holds which rule lists exactly what the modules hold."""

from __future__ import annotations

import importlib
import os
import pkgutil
from pathlib import Path

import grader.queries

TABLE = Path(grader.queries.__file__).parent / "data" / "rules.txt"


def lines() -> list[str]:
    """One line a rule: what it is for, a node's class or a function's name, and its module."""
    found: dict[tuple[str, str], str] = {}
    for module in sorted(item.name for item in pkgutil.iter_modules(grader.queries.__path__)):
        if module in ("mongosh", "row_functions", "rules", "translate"):
            continue
        loaded = importlib.import_module(f"grader.queries.{module}")
        for kind in ("RULES", "NAMED", "LISTS"):
            for key in getattr(loaded, kind, {}):
                name = key if isinstance(key, str) else key.__name__
                other = found.setdefault((kind, name), module)
                if other != module:
                    raise ValueError(f"{kind} {name} stands in {other} and in {module}")
    return [f"{kind} {name} {module}" for (kind, name), module in sorted(found.items())]


def test_the_table_of_rules_is_up_to_date() -> None:
    """Written anew where DOJO_GOLDEN=write."""
    if os.environ.get("DOJO_GOLDEN") == "write":
        TABLE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8").splitlines() == lines()
