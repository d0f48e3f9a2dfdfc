"""The stored facts about types, casts, operators and functions are those of a real PostgreSQL."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.queries.catalog import operators, shown, signatures

sys.path.insert(0, str(Path(__file__).parent))


def test_the_files_are_what_the_server_says(postgres: str) -> None:
    from catalog import FOLDER, catalog

    for name, text in catalog(postgres).items():
        assert (FOLDER / name).read_text("utf-8") == text, f"renew {name}: tests/queries/catalog.py"


@pytest.mark.parametrize(
    ("name", "count"), [("round", 3), ("concat", 1), ("coalesce", 0), ("no_such", 0)]
)
def test_the_functions_of_a_name(name: str, count: int) -> None:
    assert len(signatures(name)) == count


def test_variadic_arguments_and_defaults_are_kept() -> None:
    assert signatures("concat")[0].variadic
    assert signatures("make_interval")[0].defaults == 7
    assert signatures("generate_series")[0].rows
    assert {item.gives for item in operators("||")} >= {"text", "jsonb"}
    assert shown("timestamptz[]") == "timestamp with time zone[]"
