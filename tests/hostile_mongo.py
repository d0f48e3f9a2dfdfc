"""Hostile MongoDB answers, for the offline engine and for a server."""

from __future__ import annotations

from pathlib import Path

BLOCKS = (Path(__file__).parent / "grade" / "hostile.mongodb.js").read_text("utf-8").split("//: ")
ANSWERS = [
    (verdicts.split(), text.strip())
    for verdicts, _, text in (block.partition("\n") for block in BLOCKS[1:])
]
"""Pairs of the verdicts that are fine, and the answer."""

GENERATED = [
    "db.orders.find(" + "[" * 5_000 + "]" * 5_000 + ")",
    "db.orders.find({a: " * 3_000 + "1" + "})" * 3_000,
    "db.orders.find({$and: [" * 400 + "{a: 1}" + "]})" * 400,
    "db.orders.find({a: '" + "x" * 4_000_000 + "'})",
    "db.orders.find({a: {$in: [" + "1, " * 400_000 + "1]}})",
    "db.orders.aggregate([" + "{$set: {a: 1}}, " * 5_000 + "])",
    "//" + "*" * 1_000_000,
    "db.orders.find({a: /" + "(a+)+" * 2_000 + "$/})",
]


HEAVY = [text for verdicts, text in ANSWERS if "timeout" in verdicts]
"""Those that ask more of a server than it can do."""


def all_answers() -> list[str]:
    """Those written by hand, then the generated ones."""
    return [*(text for _, text in ANSWERS), *GENERATED]
