"""The schemas that data is made for: the shipped ones, and one of nasty rules."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from grader.content import Library
from grader.content.schema import read_schema
from grader.models import Schema
from grader.traps.data import Salt


@pytest.fixture(scope="session")
def salt() -> Salt:
    """Constants of every family, some for a column of their own."""
    return Salt(
        {
            ("orders", "status"): ("paid",),
            ("customers", "customer_id"): (7,),
            ("subjects", "country"): ("DE",),
        },
        (5, Decimal("10.50")),
        ("Ada%", "DE"),
        (date(2024, 3, 31),),
        (datetime(2024, 5, 1, 12),),
    )


@pytest.fixture(scope="session")
def nasty() -> Schema:
    """A schema with rules of every kind."""
    return read_schema("nasty", Path(__file__).with_name("nasty.sql"))


@pytest.fixture(scope="session")
def schemas(library: Library, nasty: Schema) -> dict[str, Schema]:
    """All schemas by name."""
    return {"shop": library.schema("shop"), "lab": library.schema("lab"), "nasty": nasty}
