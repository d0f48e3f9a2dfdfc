"""From MongoDB's cursors and values to `Documents`, within caps on documents and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import bson
from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument

from grader.engines.base import TooMuch
from grader.models import Limits

RAW: CodecOptions[Any] = CodecOptions(document_class=RawBSONDocument)
"""Documents stay bytes until they are wanted, so that their size is known."""


def read_all(cursor: Any, limits: Limits) -> list[dict[str, Any]]:
    """Everything that a cursor over raw documents gives. Raises TooMuch where a cap is passed.

    The cursor is closed in any case, so that the server forgets it.
    """
    found: list[dict[str, Any]] = []
    size = 0
    with cursor:
        for document in cursor:
            size += len(document.raw)
            if len(found) >= limits.rows or size > limits.bytes:
                raise TooMuch
            found.append(bson.decode(document.raw))
    return found


def capped(value: Any, limits: Limits) -> Any:
    """A value that came whole, such as that of `distinct`. Raises TooMuch where it is too large."""
    if isinstance(value, list) and len(value) > limits.rows:
        raise TooMuch
    if isinstance(value, (list, Mapping)) and len(bson.encode({"": value})) > limits.bytes:
        raise TooMuch
    return value
