"""How two lists of documents differ, path by path, as facts without opinion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from grader.models.documents import Documents, Form


class PathFault(StrEnum):
    """What is wrong at one path of a document."""

    MISSING = "missing"
    """The field should be there and is not."""
    EXTRA = "extra"
    """The field is there and should not be."""
    NULL_FOR_MISSING = "null-for-missing"
    """The field is null and should not be there at all."""
    MISSING_FOR_NULL = "missing-for-null"
    """The field is not there and should be null."""
    TYPE = "type"
    """A value of another type: text for a number, an array for a document."""
    VALUE = "value"
    """Another value of the right type."""
    LENGTH = "length"
    """An array with more or fewer elements."""
    ORDER = "order"
    """An array with the right elements in another order."""


@dataclass(frozen=True, slots=True)
class PathDifference:
    """One place at which two documents differ.

    `path` is dotted, with array indexes (`items.0.price`); "" is the item itself. `expected` and
    `actual` are the values there, ABSENT where there is none; for `length` and `order` the arrays.
    """

    path: str
    fault: PathFault
    expected: Any
    actual: Any


@dataclass(frozen=True, slots=True)
class CountedDocument:
    """An item with the number of copies on each side (`expected` differs from `actual`)."""

    item: Any
    expected: int
    actual: int


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """A missing item and the extra item most like it, with all that differs between them.

    The indexes are the items' places (from 0) in their results.
    """

    expected: Any
    actual: Any
    paths: tuple[PathDifference, ...]
    expected_index: int
    actual_index: int


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """The first place (from 0) at which the sort keys of the two sequences part."""

    index: int
    expected: Any
    actual: Any


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """All that differs between what was expected and what came out.

    `forms` is (expected, actual) where the command gave another kind of thing. `missing` items are
    those expected that did not come out at all, `extra` the reverse, `miscounted` those on both
    sides with other numbers of copies. `pairs` matches missing with extra items that are alike; a
    paired item is still listed in `missing` and `extra`. `order` is set only where the bags agree.
    """

    expected: Documents
    actual: Documents
    forms: tuple[Form, Form] | None = None
    missing: tuple[CountedDocument, ...] = ()
    extra: tuple[CountedDocument, ...] = ()
    miscounted: tuple[CountedDocument, ...] = ()
    pairs: tuple[DocumentPair, ...] = ()
    order: DocumentOrder | None = None
