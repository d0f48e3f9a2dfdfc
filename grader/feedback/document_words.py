"""Small pieces of sentences and evidence about documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from grader.compare.cells import Number, number
from grader.compare.values import canonical
from grader.feedback.words import MOST_ROWS, form
from grader.models import ABSENT, CountedDocument, DocumentPair, Form, PathDifference, to_extended

MOST_FINDINGS = 5

_MOST_TEXT = 300
_MOST_ELEMENTS = 20
_MOST_FIELDS = 40
_MOST_DEPTH = 8
_MOST_PATHS = 10


def things(count: int, of: Form = Form.DOCUMENTS) -> str:
    """`1 document`, `2 documents`; values where a command gives those."""
    noun = "value" if of in (Form.VALUES, Form.VALUE) else "document"
    return f"{count:,} {form(count, noun, noun + 's')}"


def shown(value: Any) -> object:
    """A value as Extended JSON; what is long is cut and ends in an ellipsis."""
    return {"missing": True} if value is ABSENT else _cut(to_extended(value), 0)


def _cut(value: Any, depth: int) -> Any:
    if isinstance(value, str) and len(value) > _MOST_TEXT:
        return value[:_MOST_TEXT] + "…"
    if isinstance(value, (list, dict)) and depth > _MOST_DEPTH:
        return "…"
    if isinstance(value, list):
        cut = [_cut(item, depth + 1) for item in value[:_MOST_ELEMENTS]]
        return [*cut, "…"] if len(value) > _MOST_ELEMENTS else cut
    if isinstance(value, dict):
        names = list(value)[:_MOST_FIELDS]
        fields = {name: _cut(value[name], depth + 1) for name in names}
        return {**fields, "…": "…"} if len(value) > _MOST_FIELDS else fields
    return value


def counted_evidence(counted: Sequence[CountedDocument]) -> dict[str, object]:
    """The first items with their numbers of copies on both sides."""
    return {
        "count": len(counted),
        "documents": [
            {"document": shown(item.item), "expected": item.expected, "actual": item.actual}
            for item in counted[:MOST_ROWS]
        ],
    }


def paired_evidence(
    pairs: Sequence[DocumentPair], paths: Iterable[PathDifference] = ()
) -> dict[str, object]:
    """The first pairs of an expected item and the one that came instead, and where they differ.

    With `paths` only those differences are told.
    """
    chosen = {id(path) for path in paths}
    return {
        "count": len(pairs),
        "pairs": [
            {
                "expected": shown(pair.expected),
                "actual": shown(pair.actual),
                "paths": [
                    {
                        "path": path.path,
                        "fault": str(path.fault),
                        "expected": shown(path.expected),
                        "actual": shown(path.actual),
                    }
                    for path in pair.paths
                    if not chosen or id(path) in chosen
                ][:_MOST_PATHS],
            }
            for pair in pairs[:MOST_ROWS]
        ],
    }


def without_indexes(path: str) -> str:
    """`items.0.price` as `items.price`."""
    return ".".join(step for step in path.split(".") if not step.isdigit()) if path else ""


def numeric(value: Any) -> Number | None:
    """A value of documents as a number, None where it is none."""
    found = canonical(value)
    return number(found)
