"""A document dataset kept as one file: each collection's documents in BSON, and their shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bson import Binary, decode, decode_all, encode

from grader.engines.mongodb.loading import read_lines
from grader.gate import Shape, shape_of_documents


class SeededFile:
    """A file made by `write_seeded`; a collection is decoded when it is asked for."""

    def __init__(self, path: str) -> None:
        raw = decode(Path(path).read_bytes())
        self._content: Mapping[str, bytes] = raw["collections"]
        self._shapes: Mapping[str, str] = raw["shapes"]

    @property
    def names(self) -> tuple[str, ...]:
        """The collections."""
        return tuple(self._content)

    def documents(self, name: str) -> list[dict[str, Any]]:
        """A fresh copy of a collection's documents; none where there is no such collection."""
        return decode_all(self._content.get(name, b""))

    def shape(self, name: str) -> Shape:
        """The shape of a collection's documents."""
        return Shape.from_json(json.loads(self._shapes[name])) if name in self._shapes else Shape()


def write_seeded(target: str, files: Mapping[str, str]) -> None:
    """Write the documents of one JSON-lines file a collection to `target`.

    Raises ValueError with file and line for what is no document in Extended JSON.
    """
    collections, shapes = {}, {}
    for name, path in files.items():
        documents = read_lines(Path(path))
        collections[name] = Binary(b"".join(encode(document) for document in documents))
        shapes[name] = json.dumps(shape_of_documents(documents).to_json())
    Path(target).write_bytes(encode({"collections": collections, "shapes": shapes}))
